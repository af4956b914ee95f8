//! Where a request comes from: the one reader of `X-Forwarded-For`. Whatever decides by an address asks here.

use axum::extract::ConnectInfo;
use http::HeaderMap;
use http::request::Parts;
use ipnet::IpNet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;

/// The header in which a proxy writes whom it speaks for.
const FORWARDED: &str = "x-forwarded-for";

/// The proxies of whoever runs the hall: only their word about a visitor's address is taken.
#[derive(Debug, Clone, Default)]
pub struct TrustedProxies(Arc<[IpNet]>);

impl TrustedProxies {
    /// Those networks; with `loopback` also this machine's own addresses.
    pub fn new(networks: &[IpNet], loopback: bool) -> Self {
        let own = [
            IpNet::new_assert(IpAddr::V4(Ipv4Addr::new(127, 0, 0, 0)), 8),
            IpNet::new_assert(IpAddr::V6(Ipv6Addr::LOCALHOST), 128),
        ];
        let own = loopback.then_some(own).into_iter().flatten();
        Self(networks.iter().copied().chain(own).collect())
    }

    /// Whether that peer is one of them.
    pub fn contain(&self, peer: IpAddr) -> bool {
        let peer = peer.to_canonical();
        self.0.iter().any(|network| network.contains(&peer))
    }

    /// Where a request comes from, as throttles and caps count it: the last value of the last `X-Forwarded-For` where
    /// the peer is one of these proxies, else the peer. Where a proxy names nobody, all it passes on count as its own.
    pub fn client(&self, parts: &Parts) -> IpAddr {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let peer = peer.map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |peer| peer.0.ip());
        let named = self.contain(peer).then(|| forwarded(&parts.headers));
        network(named.flatten().unwrap_or(peer))
    }
}

/// Of IPv6 the network of 64 bits, as whoever has one address of it has all.
pub fn network(address: IpAddr) -> IpAddr {
    masked(address, 0xffff)
}

/// The network whose strangers are counted together, as their replays are: of IPv6 one of 56 bits, as a household has
/// that many networks of 64.
pub fn site(address: IpAddr) -> IpAddr {
    masked(address, 0xff00)
}

/// Of IPv6 the first 64 bits, of which the mask leaves so many of the last 16.
fn masked(address: IpAddr, mask: u16) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(six) if !six.is_loopback() => {
            let [a, b, c, d, ..] = six.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d & mask, 0, 0, 0, 0))
        }
        other => other,
    }
}

/// Whom the nearest proxy speaks for: what stands before its own value came from the visitor, who may write anything.
fn forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let line = headers.get_all(FORWARDED).iter().next_back()?;
    let value = line.to_str().ok()?.rsplit(',').next()?.trim();
    // Some proxies add the port.
    let bare = value.strip_prefix('[').and_then(|v| v.strip_suffix(']'));
    let bare = bare.unwrap_or(value).parse();
    bare.or_else(|_| value.parse::<SocketAddr>().map(|known| known.ip()))
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::Request;

    fn client(proxies: &TrustedProxies, peer: &str, lines: &[&str]) -> String {
        let mut request = Request::new(());
        let peer = SocketAddr::new(peer.parse().unwrap(), 4_711);
        request.extensions_mut().insert(ConnectInfo(peer));
        for line in lines {
            request
                .headers_mut()
                .append(FORWARDED, line.parse().unwrap());
        }
        proxies.client(&request.into_parts().0).to_string()
    }

    #[test]
    fn the_address_is_the_last_value_of_the_last_line_from_a_trusted_peer() {
        let proxies = TrustedProxies::new(
            &["10.1.0.0/16".parse().unwrap(), "fd00::/8".parse().unwrap()],
            true,
        );
        for (peer, lines, expected) in [
            // As it should be.
            ("127.0.0.1", &["203.0.113.7"][..], "203.0.113.7"),
            ("10.1.2.3", &["203.0.113.7"], "203.0.113.7"),
            ("::ffff:10.1.2.3", &["203.0.113.7"], "203.0.113.7"),
            ("fd00::1", &["203.0.113.7"], "203.0.113.7"),
            ("127.0.0.1", &["203.0.113.7:51234"], "203.0.113.7"),
            ("127.0.0.1", &["2001:db8:1:2:3:4:5:6"], "2001:db8:1:2::"),
            ("127.0.0.1", &["[2001:db8:1:2::9]"], "2001:db8:1:2::"),
            ("127.0.0.1", &["[2001:db8:1:2::9]:443"], "2001:db8:1:2::"),
            ("127.0.0.1", &["::ffff:203.0.113.7"], "203.0.113.7"),
            // What the visitor wrote stands before.
            ("127.0.0.1", &["127.0.0.1, 203.0.113.7"], "203.0.113.7"),
            ("127.0.0.1", &["1.2.3.4,5.6.7.8,203.0.113.7"], "203.0.113.7"),
            ("127.0.0.1", &["127.0.0.1", "203.0.113.7"], "203.0.113.7"),
            ("127.0.0.1", &["unknown", "203.0.113.7"], "203.0.113.7"),
            // Nobody is named: all are the proxy's.
            ("10.1.2.3", &[], "10.1.2.3"),
            ("10.1.2.3", &[""], "10.1.2.3"),
            ("10.1.2.3", &["unknown"], "10.1.2.3"),
            ("10.1.2.3", &["_hidden"], "10.1.2.3"),
            ("10.1.2.3", &["203.0.113.7,"], "10.1.2.3"),
            ("10.1.2.3", &["203.0.113.7", "unknown"], "10.1.2.3"),
            ("10.1.2.3", &["203.0.113.7", ""], "10.1.2.3"),
            ("10.1.2.3", &["203.0.113.7:99999"], "10.1.2.3"),
            ("10.1.2.3", &["203.0.113.7 junk"], "10.1.2.3"),
            // Whoever is no proxy of ours may write what they like.
            ("198.51.100.9", &["203.0.113.7"], "198.51.100.9"),
            ("198.51.100.9", &["127.0.0.1"], "198.51.100.9"),
            ("10.2.0.1", &["10.1.0.1", "::1"], "10.2.0.1"),
            ("2001:db8:7:8::1", &["203.0.113.7"], "2001:db8:7:8::"),
        ] {
            assert_eq!(client(&proxies, peer, lines), expected, "{peer} {lines:?}");
        }
    }

    #[test]
    fn a_site_is_an_address_of_ipv4_and_56_bits_of_ipv6() {
        let of = |address: &str| site(address.parse().unwrap()).to_string();
        assert_eq!(of("203.0.113.7"), "203.0.113.7");
        assert_eq!(of("::ffff:203.0.113.7"), "203.0.113.7");
        assert_eq!(of("2001:db8:1:23ff::9"), "2001:db8:1:2300::");
        assert_ne!(of("2001:db8:1:23ff::"), of("2001:db8:1:2400::"));
        assert_eq!(of("::1"), "::1");
    }

    #[test]
    fn with_no_proxy_the_header_says_nothing() {
        let none = TrustedProxies::default();
        assert_eq!(client(&none, "127.0.0.1", &["203.0.113.7"]), "127.0.0.1");
        assert_eq!(client(&none, "::1", &["203.0.113.7"]), "::1");
    }
}
