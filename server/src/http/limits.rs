//! How often one may try.

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter, clock::Clock};
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::Arc;

/// Tries of one account from one address, a minute.
const OF_ACCOUNT: NonZeroU32 = NonZeroU32::new(10).unwrap();
/// Tries from one address, a minute: a ministry behind one address signs in within a quarter of an hour.
const OF_ADDRESS: NonZeroU32 = NonZeroU32::new(120).unwrap();

/// How often one may try to sign in, sign up or set up.
#[derive(Debug, Clone)]
pub struct Limits {
    accounts: Arc<DefaultKeyedRateLimiter<(IpAddr, String)>>,
    addresses: Arc<DefaultKeyedRateLimiter<IpAddr>>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            accounts: Arc::new(RateLimiter::keyed(Quota::per_minute(OF_ACCOUNT))),
            addresses: Arc::new(RateLimiter::keyed(Quota::per_minute(OF_ADDRESS))),
        }
    }
}

impl Limits {
    /// One try of an account from an address; the seconds to wait where that is too often.
    ///
    /// # Errors
    /// The seconds to wait.
    pub fn may_try(&self, address: IpAddr, account: &str) -> Result<(), u64> {
        let clock = governor::clock::DefaultClock::default();
        let wait = |not_until: governor::NotUntil<_>| {
            not_until.wait_time_from(clock.now()).as_secs().max(1)
        };
        self.addresses.check_key(&address).map_err(wait)?;
        if account.is_empty() {
            return Ok(());
        }
        self.accounts
            .check_key(&(address, account.to_owned()))
            .map_err(wait)
    }

    /// Forgets those who have not tried for a while.
    pub fn sweep(&self) {
        self.accounts.retain_recent();
        self.addresses.retain_recent();
    }
}
