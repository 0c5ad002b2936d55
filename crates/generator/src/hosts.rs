//! The headers of `_headers` in the words of hosts that do not read it, so that there is one list of them.

use super::{Outcome, fill::escape, site::Site};

/// What the host is to send, as far as every host can say it: more for the assets, and more for all that is none.
#[derive(Debug, PartialEq)]
struct Headers {
    all: Vec<Header>,
    assets: Vec<Header>,
    named: Vec<Header>,
}

/// Name and value.
type Header = (String, String);

/// Fills the files for nginx, Apache, Caddy and IIS. Returns the names of what each answer carries, as a browser tells them.
pub fn write(site: &mut Site) -> Outcome<Vec<String>> {
    let rules = site.take_text("_headers")?;
    let Headers { all, assets, named } = read(&rules)?;
    site.put("_headers", rules.into_bytes());
    let both = |more: &[Header]| [all.as_slice(), more].concat();
    let slots = [("named", nginx("", &both(&named))?), ("assets", nginx("  ", &both(&assets))?)];
    site.fill("_nginx.conf", &slots)?;
    let slots = [
        ("all", apache(&all, "")?),
        ("assets", apache(&assets, r#" "expr=%{REQUEST_URI} =~ m#/assets/#""#)?),
        ("named", apache(&named, r#" "expr=%{REQUEST_URI} !~ m#/assets/#""#)?),
    ];
    site.fill(".htaccess", &slots)?;
    let slots = [("named", caddy(&both(&named))?), ("assets", caddy(&both(&assets))?)];
    site.fill("_Caddyfile", &slots)?;
    // What a folder inherits it may only change, not have twice.
    let again: Vec<Header> =
        assets.iter().filter(|(name, _)| named.iter().any(|(other, _)| other == name)).cloned().collect();
    let slots = [
        ("named", removed(&both(&named)) + &iis("        ", &both(&named))),
        ("assets", removed(&again) + &iis("          ", &assets)),
    ];
    site.fill("web.config", &slots)?;
    let names = all.iter().map(|(name, _)| name.to_lowercase());
    Ok(["content-type".to_owned()].into_iter().chain(names).collect())
}

/// Sorts the rules of `_headers` by what they are for.
///
/// # Errors
/// A file is treated unlike the others. Only those hosts that read `_headers` could do that.
fn read(rules: &str) -> Outcome<Headers> {
    let mut sorted: Vec<(&str, Vec<Header>)> = Vec::new();
    let lines = rules.lines().map(str::trim_end);
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match (line.trim_start().split_once(": "), sorted.last_mut()) {
            _ if line.starts_with('/') => sorted.push((line, Vec::new())),
            (Some((name, value)), Some((_, headers))) if is_name(name) => {
                headers.push((name.to_owned(), value.to_owned()));
            }
            _ => return Err(format!("_headers: {line} is no header of a path")),
        }
    }
    let mut take = |path: &str| {
        let place = sorted.iter().position(|(known, _)| *known == path);
        let place = place.ok_or_else(|| format!("_headers has no rule for {path}"))?;
        Ok::<_, String>(sorted.remove(place).1)
    };
    let (all, assets, named) = (take("/*")?, take("/assets/*")?, take("/")?);
    match sorted.iter().find(|(_, headers)| *headers != named) {
        None => Ok(Headers { all, assets, named }),
        Some((path, _)) => Err(format!("_headers treats {path} unlike /, which _nginx.conf and the others can't say")),
    }
}

fn is_name(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

fn nginx(indent: &str, headers: &[Header]) -> Outcome<String> {
    let lines =
        headers.iter().map(|(name, value)| Ok(format!("{indent}add_header {name} \"{}\" always;", plain(value)?)));
    Ok(lines.collect::<Outcome<Vec<_>>>()?.join("\n"))
}

fn apache(headers: &[Header], condition: &str) -> Outcome<String> {
    let lines =
        headers.iter().map(|(name, value)| Ok(format!("  Header always set {name} \"{}\"{condition}", plain(value)?)));
    Ok(lines.collect::<Outcome<Vec<_>>>()?.join("\n"))
}

fn caddy(headers: &[Header]) -> Outcome<String> {
    let lines = headers.iter().map(|(name, value)| Ok(format!("  {name} \"{}\"", plain(value)?)));
    Ok(lines.collect::<Outcome<Vec<_>>>()?.join("\n"))
}

fn iis(indent: &str, headers: &[Header]) -> String {
    let lines =
        headers.iter().map(|(name, value)| format!("{indent}<add name=\"{name}\" value=\"{}\" />", escape(value)));
    lines.collect::<Vec<_>>().join("\n")
}

fn removed(headers: &[Header]) -> String {
    headers.iter().map(|(name, _)| format!("          <remove name=\"{name}\" />\n")).collect()
}

/// A value that means itself between the hosts' double quotes.
fn plain(value: &str) -> Outcome<&str> {
    match value.find(['"', '\\', '$', '%']) {
        None => Ok(value),
        Some(_) => Err(format!("_headers: nginx or Apache would read more into {value}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: &str = "# all\n/*\n  X-All: a: 'b';\n/assets/*\n  Cache-Control: long\n/\n  Cache-Control: short\n";

    #[test]
    fn rules_are_sorted_by_what_they_are_for() {
        let header = |name: &str, value: &str| vec![(name.to_owned(), value.to_owned())];
        let headers = Headers {
            all: header("X-All", "a: 'b';"),
            assets: header("Cache-Control", "long"),
            named: header("Cache-Control", "short"),
        };
        let again = format!("{RULES}/sw.js\n  Cache-Control: short\n");
        assert_eq!(read(&again), Ok(headers));
    }

    #[test]
    fn a_rule_that_not_every_host_can_follow_is_named() {
        let fault = read(&format!("{RULES}/sw.js\n  Cache-Control: none\n"));
        assert!(fault.is_err_and(|fault| fault.contains("/sw.js unlike /")));
        assert!(read("/*\n  X: y\n").is_err_and(|fault| fault.contains("/assets/*")));
        assert!(read("  X: y\n").is_err());
        assert!(read(&RULES.replace("  Cache", "! Cache")).is_err());
    }

    #[test]
    fn each_host_is_told_in_its_own_words() {
        let header = [("X-A".to_owned(), "'b'; c".to_owned())];
        let line = |text: &str| Ok(text.to_owned());
        assert_eq!(nginx("  ", &header), line("  add_header X-A \"'b'; c\" always;"));
        assert_eq!(apache(&header, " if"), line("  Header always set X-A \"'b'; c\" if"));
        let strange = [("X-A".to_owned(), "$host".to_owned())];
        assert!(nginx("", &strange).is_err() && apache(&strange, "").is_err());
    }
}
