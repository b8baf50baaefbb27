//! The address from which a request comes.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use http::HeaderMap;
use http::request::Parts;

use crate::AppRef;

/// The machine that asks. Behind an HTTPS server on this very machine it is the address which that server added last to
/// `X-Forwarded-For`; what a request from elsewhere says of itself is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Peer(pub IpAddr);

impl FromRequestParts<AppRef> for Peer {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &AppRef) -> Result<Self, Infallible> {
        let connected = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        Ok(Peer(told(connected.unwrap_or(Ipv4Addr::UNSPECIFIED.into()), &parts.headers)))
    }
}

fn told(connected: IpAddr, headers: &HeaderMap) -> IpAddr {
    if !connected.to_canonical().is_loopback() {
        return connected;
    }
    let last = headers.get_all("x-forwarded-for").iter().next_back();
    let named = last.and_then(|line| line.to_str().ok()).and_then(|line| line.rsplit(',').next());
    named.and_then(|address| address.trim().parse().ok()).unwrap_or(connected)
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    #[test]
    fn only_a_server_on_this_machine_is_believed() {
        for (connected, forwarded, peer) in [
            ("127.0.0.1", None, "127.0.0.1"),
            ("127.0.0.1", Some("203.0.113.7"), "203.0.113.7"),
            ("::1", Some("198.51.100.1, 203.0.113.7"), "203.0.113.7"),
            ("127.0.0.1", Some("nobody"), "127.0.0.1"),
            ("203.0.113.9", Some("198.51.100.1"), "203.0.113.9"),
        ] {
            let mut headers = HeaderMap::new();
            if let Some(forwarded) = forwarded {
                headers.insert("x-forwarded-for", HeaderValue::from_static(forwarded));
            }
            let (Ok(connected), Ok(peer)) = (connected.parse(), peer.parse::<IpAddr>()) else { panic!("addresses") };
            assert_eq!(told(connected, &headers), peer);
        }
    }
}
