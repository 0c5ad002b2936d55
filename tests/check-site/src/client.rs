//! Asks as a browser does, and keeps what came as it came: no redirect is followed, nothing is unpacked.

use std::io::{ErrorKind, Read};
use std::time::Duration;

use ureq::http::Uri;
use ureq::{Agent, Error};

/// More than any file of a site like this; a host that sends more is not to fill the memory.
const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// What came back.
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    /// The values of all headers of this name, joined as a browser joins them.
    pub fn header(&self, name: &str) -> Option<String> {
        let mut headers = self.headers.iter().filter(|(known, _)| known.eq_ignore_ascii_case(name));
        let first = headers.next()?.1.clone();
        Some(headers.fold(first, |joined, (_, value)| format!("{joined}, {value}")))
    }
}

/// Keeps its connections from one question to the next.
pub struct Client {
    agent: Agent,
    patience: Duration,
}

impl Client {
    pub fn new(patience: Duration) -> Client {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(patience))
            .user_agent(concat!("check-site/", env!("CARGO_PKG_VERSION")));
        #[cfg(feature = "tls")]
        let config = config
            .tls_config(ureq::tls::TlsConfig::builder().root_certs(ureq::tls::RootCerts::PlatformVerifier).build());
        Client { agent: config.build().new_agent(), patience }
    }

    /// The answer, or a part of a sentence that says why there is none.
    pub fn get(&self, url: &str, coding: &str) -> Result<Answer, String> {
        let request = self.agent.get(url).header("Accept-Encoding", coding).header("Accept", "*/*");
        let response = request.call().map_err(|error| self.reason(&error))?;
        let text = |value: &ureq::http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
        let headers = response.headers().iter();
        let headers = headers.map(|(name, value)| (name.to_string(), text(value))).collect();
        let status = response.status().as_u16();
        let mut body = Vec::new();
        let read = response.into_body().into_reader().take(MAX_BYTES).read_to_end(&mut body);
        match read {
            Ok(_) => Ok(Answer { status, headers, body }),
            Err(error) => Err(match error.get_ref().and_then(|inner| inner.downcast_ref::<Error>()) {
                Some(error) => self.reason(error),
                None if error.kind() == ErrorKind::TimedOut => self.late(),
                None => format!("broke off after {} bytes ({error})", body.len()),
            }),
        }
    }

    fn reason(&self, fault: &Error) -> String {
        match fault {
            Error::HostNotFound => "there is no such host".to_owned(),
            Error::Timeout(_) => self.late(),
            Error::Io(fault) if fault.kind() == ErrorKind::ConnectionRefused => {
                "nobody answers there (connection refused)".to_owned()
            }
            Error::Io(fault) => format!("the connection broke ({fault})"),
            other => format!("no answer ({other})"),
        }
    }

    fn late(&self) -> String {
        format!("no whole answer came within {} s", self.patience.as_secs_f32())
    }
}

/// The site's address with its last slash.
pub fn base(url: &str) -> Result<String, String> {
    let no_address = || format!("{url:?} is no address of a site: https://example.org/guide/ would be one.");
    let uri: Uri = url.parse().map_err(|_| no_address())?;
    let known = matches!(uri.scheme_str(), Some("http" | "https"));
    if !known || uri.host().is_none_or(str::is_empty) || uri.query().is_some() || url.contains('#') {
        return Err(no_address());
    }
    Ok(format!("{}/", url.trim_end_matches('/')))
}

/// Whether browsers treat the address as unsafe. This machine's own is excepted, as by them.
pub fn is_without_https(base: &str) -> bool {
    let own = ["localhost", "127.0.0.1", "[::1]"];
    base.strip_prefix("http://").is_some_and(|rest| {
        let host = rest.split('/').next().unwrap_or_default();
        !own.iter().any(|own| host.strip_prefix(own).is_some_and(|port| port.is_empty() || port.starts_with(':')))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_with_a_slash_and_has_a_host() {
        assert_eq!(base("https://a.test/guide"), Ok("https://a.test/guide/".to_owned()));
        assert_eq!(base("http://127.0.0.1:80"), Ok("http://127.0.0.1:80/".to_owned()));
        for bad in ["", "a.test", "ftp://a.test", "https://", "https://a.test/?x", "/guide/", "https://a.test/#x"] {
            assert!(base(bad).is_err_and(|error| error.contains("no address")), "{bad}");
        }
    }

    #[test]
    fn only_this_machine_needs_no_https() {
        for safe in ["https://a.test/", "http://127.0.0.1:80/", "http://localhost/", "http://[::1]:80/"] {
            assert!(!is_without_https(safe), "{safe}");
        }
        for unsafe_one in ["http://a.test/", "http://localhost.a.test/", "http://192.168.0.1/"] {
            assert!(is_without_https(unsafe_one), "{unsafe_one}");
        }
    }
}
