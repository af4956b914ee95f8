//! How many connections there may be: in all, and from one address, so that nobody takes all of them.

use super::client_address::{TrustedProxies, network};
use std::collections::HashMap;
use std::fmt;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// So often it is said in the log that places are missing.
const SAID: Duration = Duration::from_mins(1);

/// Why there is no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Full {
    /// There are as many connections as there may be.
    Process,
    /// As many from that address as there may be.
    Address,
}

impl fmt::Display for Full {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Process => "as many connections are open as there may be (--connections)",
            Self::Address => {
                "as many connections are open from one address as there may be; a proxy there is to be named (--trusted-proxy)"
            }
        })
    }
}

/// The places for connections. Its clones are one.
#[derive(Debug, Clone)]
pub struct Places {
    counts: Arc<Mutex<Counts>>,
    all: usize,
    of_address: usize,
    proxies: TrustedProxies,
}

#[derive(Debug, Default)]
struct Counts {
    all: usize,
    of: HashMap<IpAddr, usize>,
    said: Option<Instant>,
}

/// A connection's place, until this is dropped.
#[derive(Debug)]
pub struct Place {
    counts: Arc<Mutex<Counts>>,
    of: Option<IpAddr>,
}

// What is guarded is whole after every statement, also one that panicked.
fn lock(counts: &Mutex<Counts>) -> MutexGuard<'_, Counts> {
    counts.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Places {
    /// So many in all and from one address. Proxies bring everybody, so theirs count in all alone.
    pub fn new(all: usize, of_address: usize, proxies: TrustedProxies) -> Self {
        Self {
            counts: Arc::default(),
            all,
            of_address,
            proxies,
        }
    }

    /// A place for a connection from there.
    pub fn take(&self, peer: IpAddr) -> Result<Place, Full> {
        let of = (!self.proxies.contain(peer)).then(|| network(peer));
        let mut counts = lock(&self.counts);
        let taken_there = of.and_then(|of| counts.of.get(&of)).copied().unwrap_or(0);
        let full = if counts.all >= self.all {
            Full::Process
        } else if taken_there >= self.of_address {
            Full::Address
        } else {
            counts.all += 1;
            if let Some(of) = of {
                counts.of.insert(of, taken_there + 1);
            }
            return Ok(Place {
                counts: Arc::clone(&self.counts),
                of,
            });
        };
        if counts.said.is_none_or(|said| said.elapsed() >= SAID) {
            counts.said = Some(Instant::now());
            tracing::warn!(%peer, "{full}");
        }
        Err(full)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut counts = lock(&self.counts);
        counts.all -= 1;
        let Some(of) = self.of else { return };
        if let Some(taken) = counts.of.get_mut(&of) {
            *taken -= 1;
            if *taken == 0 {
                counts.of.remove(&of);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[tokio::test]
    async fn one_address_fills_its_own_places_and_nobody_elses() {
        let places = Places::new(5, 2, TrustedProxies::default());
        let (one, other) = (address("2001:db8::1"), address("2001:db8::2"));
        let first = places.take(one).unwrap();
        let _second = places.take(other).unwrap();
        assert_eq!(
            places.take(one).unwrap_err(),
            Full::Address,
            "one network has both"
        );
        let elsewhere = address("203.0.113.7");
        let _third = places.take(elsewhere).unwrap();
        drop(first);
        let _again = places.take(other).unwrap();
        let _fourth = places.take(elsewhere).unwrap();
        let _fifth = places.take(address("203.0.113.8")).unwrap();
        assert_eq!(
            places.take(address("203.0.113.9")).unwrap_err(),
            Full::Process
        );
    }

    #[tokio::test]
    async fn a_proxy_brings_everybody_and_what_has_ended_costs_nothing() {
        let places = Places::new(4, 1, TrustedProxies::new(&[], true));
        let proxy = address("127.0.0.1");
        let taken: Vec<_> = (0..4).map(|_| places.take(proxy).unwrap()).collect();
        assert_eq!(places.take(proxy).unwrap_err(), Full::Process);
        drop(taken);
        for _ in 0..100 {
            drop(places.take(address("203.0.113.7")).unwrap());
        }
        let counts = lock(&places.counts);
        assert_eq!((counts.all, counts.of.len()), (0, 0));
    }
}
