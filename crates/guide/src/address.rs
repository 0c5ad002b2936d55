//! Where an e-mail and a link lead.

/// Whether a link leads to a host by https.
pub fn is_link(link: &str) -> bool {
    let host = link.strip_prefix("https://").and_then(|rest| rest.split(['/', '?', '#']).next());
    let is_whole = |host: &str| host.split(['.', ':', '@']).all(|part| !part.is_empty());
    host.is_some_and(is_whole) && !link.contains(char::is_whitespace)
}

/// Whether this is an e-mail's address and nothing else. It stands in a link as it is: what has a meaning there is no part
/// of it.
pub fn is_email(address: &str) -> bool {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || ".!$'*+/=^_{|}~-".contains(c);
    let is_of_host = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let is_host = |host: &str| {
        let mut parts = host.split('.');
        host.contains('.') && parts.all(|part| !part.is_empty() && part.chars().all(is_of_host))
    };
    let halves = address.split_once('@');
    halves.is_some_and(|(name, host)| !name.is_empty() && name.chars().all(is_of_name) && is_host(host))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_email_has_a_name_and_a_host() {
        for address in ["team@example.org", "Team.2+guide@mail.north-field.sch.uk", "o'neill_{x}@example.org"] {
            assert!(is_email(address), "{address}");
        }
        for other in [
            "",
            "@",
            "team@",
            "@example.org",
            "team",
            "team@example",
            "team@.org",
            "team@example.",
            "team@example..org",
            "team@@example.org",
            "team@example.org,night@example.org",
            "mailto:team@example.org",
            "<team@example.org>",
            "Team <team@example.org>",
            "team@example.org ",
            "team@exam ple.org",
            "team@example.org?subject=x",
            "team@example_x.org",
            "a%b@example.org",
            "a&b@example.org",
            "a#b@example.org",
            "té@example.org",
        ] {
            assert!(!is_email(other), "{other:?}");
        }
    }

    #[test]
    fn a_link_names_a_host() {
        for link in [
            "https://example.org",
            "https://www.example.org/a?b#c",
            "https://intranet/",
            "https://bücher.example:8443/a",
        ] {
            assert!(is_link(link), "{link}");
        }
        for other in [
            "",
            "https:",
            "https://",
            "https:///",
            "https:///page",
            "https://?page",
            "https://#page",
            "https://.org",
            "https://example..org",
            "https://:443/",
            "https://team@",
            "https://https://example.org",
            "https://example .org",
            "http://example.org",
            "HTTPS.example.org",
        ] {
            assert!(!is_link(other), "{other:?}");
        }
    }
}
