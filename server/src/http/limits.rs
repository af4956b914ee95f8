//! How often one may try.

use governor::clock::{Clock, DefaultClock, QuantaInstant};
use governor::{DefaultKeyedRateLimiter, NotUntil, Quota, RateLimiter};
use std::hash::{BuildHasher, RandomState};
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::Arc;

/// Tries of one account from one address, a minute.
const OF_ACCOUNT: NonZeroU32 = NonZeroU32::new(10).unwrap();
/// Tries from one address, a minute: a ministry behind one address signs in within a quarter of an hour.
const OF_ADDRESS: NonZeroU32 = NonZeroU32::new(120).unwrap();

/// Tries of one person to guess the code of a gathered room, a minute, wherever they are.
const CODES_OF_PERSON: NonZeroU32 = NonZeroU32::new(10).unwrap();

/// Beats from one address, a second: thirty thousand people behind it, or ten thousand who come back at once.
const BEATS_OF_ADDRESS: Quota = Quota::per_second(NonZeroU32::new(1_000).unwrap())
    .allow_burst(NonZeroU32::new(10_000).unwrap());
/// Beats of one cookie, a second. An honest one sends one in thirty seconds, and a few more on a bad line.
const BEATS_OF_COOKIE: Quota =
    Quota::per_second(NonZeroU32::new(50).unwrap()).allow_burst(NonZeroU32::new(2_000).unwrap());
/// Leases one cookie may ask for: each costs a transaction. A tab asks for one.
const LEASES_OF_COOKIE: Quota = Quota::per_minute(NonZeroU32::new(30).unwrap());

/// Cookies share so many places, so that those somebody makes up cost no memory. Sixty thousand people share them
/// by one or a few, far below what one place takes.
type Place = u16;

/// How often one may try to sign in, sign up or set up, and how often beat.
#[derive(Debug, Clone)]
pub struct Limits {
    beating: Arc<DefaultKeyedRateLimiter<IpAddr>>,
    cookies: Arc<DefaultKeyedRateLimiter<Place>>,
    leases: Arc<DefaultKeyedRateLimiter<Place>>,
    codes: Arc<DefaultKeyedRateLimiter<i64>>,
    places: RandomState,
    accounts: Arc<DefaultKeyedRateLimiter<(IpAddr, String)>>,
    addresses: Arc<DefaultKeyedRateLimiter<IpAddr>>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            beating: Arc::new(RateLimiter::keyed(BEATS_OF_ADDRESS)),
            cookies: Arc::new(RateLimiter::keyed(BEATS_OF_COOKIE)),
            leases: Arc::new(RateLimiter::keyed(LEASES_OF_COOKIE)),
            codes: Arc::new(RateLimiter::keyed(Quota::per_minute(CODES_OF_PERSON))),
            places: RandomState::new(),
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

    /// One try of a person to guess a code; the seconds to wait where that is too often.
    ///
    /// # Errors
    /// The seconds to wait.
    pub fn may_guess(&self, person: i64) -> Result<(), u64> {
        self.codes.check_key(&person).map_err(wait)
    }

    /// One beat from an address, of whoever that cookie names; `opens` where it asks for a lease. The cookie is asked
    /// first, so that one who floods uses nothing up of what the neighbours behind the same address need.
    ///
    /// # Errors
    /// The seconds to wait.
    pub fn may_beat(&self, address: IpAddr, cookie: &str, opens: bool) -> Result<(), u64> {
        let place = self
            .places
            .hash_one((cookie, cookie.is_empty().then_some(address)));
        let place = place.to_le_bytes();
        let place = Place::from_le_bytes([place[0], place[1]]);
        if opens {
            self.leases.check_key(&place).map_err(wait)?;
        }
        self.cookies.check_key(&place).map_err(wait)?;
        self.beating.check_key(&address).map_err(wait)
    }

    /// Forgets those who have not tried for a while.
    pub fn sweep(&self) {
        self.beating.retain_recent();
        self.cookies.retain_recent();
        self.leases.retain_recent();
        self.codes.retain_recent();
        self.accounts.retain_recent();
        self.addresses.retain_recent();
    }
}
