//! The address of this site as the browser typed it, for what leaves the screen: paper and QR codes.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use http::header::HOST;
use http::request::Parts;

use crate::AppRef;

/// "https://sauro.xahabac.example", without a slash at its end. Only this very machine is spoken to without TLS.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteAddress(pub String);

impl FromRequestParts<AppRef> for SiteAddress {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &AppRef) -> Result<Self, Infallible> {
        let host = parts.headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
        Ok(SiteAddress(of_host(host)))
    }
}

fn of_host(host: &str) -> String {
    let sound = |c: char| c.is_ascii_alphanumeric() || ".-:[]".contains(c);
    let host = if !host.is_empty() && host.chars().all(sound) { host } else { "localhost" };
    let here = ["localhost", "127.0.0.1", "[::1]"]
        .iter()
        .any(|name| host.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with(':')));
    format!("{}://{host}", if here { "http" } else { "https" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_begins_with_its_scheme() {
        for (host, address) in [
            ("sauro.xahabac.example", "https://sauro.xahabac.example"),
            ("127.0.0.1:8086", "http://127.0.0.1:8086"),
            ("localhost", "http://localhost"),
            ("localhost.example", "https://localhost.example"),
            ("[::1]:80", "http://[::1]:80"),
            ("xa.example/\"><b>", "http://localhost"),
            ("", "http://localhost"),
        ] {
            assert_eq!(of_host(host), address);
        }
    }
}
