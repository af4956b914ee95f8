//! How often one may try.

use governor::clock::{Clock, DefaultClock, QuantaInstant};
use governor::{DefaultKeyedRateLimiter, NotUntil, Quota, RateLimiter};
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::Arc;

/// Tries of one account from one address, a minute.
const OF_ACCOUNT: NonZeroU32 = NonZeroU32::new(10).unwrap();
/// Tries from one address, a minute: a ministry behind one address signs in within a quarter of an hour.
const OF_ADDRESS: NonZeroU32 = NonZeroU32::new(120).unwrap();

/// Beats from one address, a second: thirty thousand people behind it, or ten thousand who come back at once.
const BEATS_OF_ADDRESS: Quota = Quota::per_second(NonZeroU32::new(1_000).unwrap())
    .allow_burst(NonZeroU32::new(10_000).unwrap());

/// How often one may try to sign in, sign up or set up, and how often beat.
#[derive(Debug, Clone)]
pub struct Limits {
    beating: Arc<DefaultKeyedRateLimiter<IpAddr>>,
    accounts: Arc<DefaultKeyedRateLimiter<(IpAddr, String)>>,
    addresses: Arc<DefaultKeyedRateLimiter<IpAddr>>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            beating: Arc::new(RateLimiter::keyed(BEATS_OF_ADDRESS)),
            accounts: Arc::new(RateLimiter::keyed(Quota::per_minute(OF_ACCOUNT))),
            addresses: Arc::new(RateLimiter::keyed(Quota::per_minute(OF_ADDRESS))),
        }
    }
}

/// The whole seconds to wait.
#[expect(
    clippy::needless_pass_by_value,
    reason = "that is what a refusal comes as"
)]
fn wait(until: NotUntil<QuantaInstant>) -> u64 {
    until
        .wait_time_from(DefaultClock::default().now())
        .as_secs()
        .max(1)
}

impl Limits {
    /// One try of an account from an address; the seconds to wait where that is too often.
    ///
    /// # Errors
    /// The seconds to wait.
    pub fn may_try(&self, address: IpAddr, account: &str) -> Result<(), u64> {
        self.addresses.check_key(&address).map_err(wait)?;
        if account.is_empty() {
            return Ok(());
        }
        self.accounts
            .check_key(&(address, account.to_owned()))
            .map_err(wait)
    }

    /// One beat from an address.
    ///
    /// # Errors
    /// The seconds to wait.
    pub fn may_beat(&self, address: IpAddr) -> Result<(), u64> {
        self.beating.check_key(&address).map_err(wait)
    }

    /// Forgets those who have not tried for a while.
    pub fn sweep(&self) {
        self.beating.retain_recent();
        self.accounts.retain_recent();
        self.addresses.retain_recent();
    }
}
