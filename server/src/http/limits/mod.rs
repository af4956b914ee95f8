//! How often one may try.

mod changes;
mod counts;
mod tries;

pub(crate) use tries::From as TriesFrom;

use crate::db;
use app::accounts::{Attempt, Person, PersonId, Try};
use changes::Changes;
use governor::clock::Clock;
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::DefaultKeyedStateStore;
use governor::{NotUntil, Quota, RateLimiter};
use std::fmt;
use std::hash::{BuildHasher, Hash, RandomState};
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tries::Tries;

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
/// Networks share 131,072 places for the same reason: of IPv6 anybody has more of them than memory holds.
type Network = u32;
/// The bits of such a place.
const NETWORKS: Network = 0x1_ffff;

/// The hall's clock, as the limits read it: the time since 1970, which never goes back, or everybody would wait for it.
#[derive(Clone)]
struct HallClock {
    clock: Arc<dyn db::Clock>,
    latest: Arc<AtomicU64>,
}

impl Clock for HallClock {
    type Instant = Duration;

    fn now(&self) -> Duration {
        let now = u64::try_from(self.clock.now().0).unwrap_or(0);
        Duration::from_millis(now.max(self.latest.fetch_max(now, Ordering::Relaxed)))
    }
}

/// So many tries of each, by the hall's clock.
type Limit<K> = RateLimiter<K, DefaultKeyedStateStore<K>, HallClock, NoOpMiddleware<Duration>>;

/// One more try of that one; the whole seconds to wait where that is too often.
fn check<K: Hash + Eq + Clone>(limit: &Limit<K>, who: &K) -> Result<(), u64> {
    // Rounded up, or whoever obeys would be refused again.
    let wait = |until: NotUntil<Duration>| {
        let wait = until.wait_time_from(limit.clock().now());
        wait.as_secs() + u64::from(wait.subsec_nanos() > 0)
    };
    limit.check_key(who).map_err(|until| wait(until).max(1))
}

/// How often one may try to sign in, sign up or set up, how often beat, and how much change.
#[derive(Clone)]
pub struct Limits {
    beating: Arc<Limit<Network>>,
    cookies: Arc<Limit<Place>>,
    leases: Arc<Limit<Place>>,
    codes: Arc<Limit<i64>>,
    places: RandomState,
    tries: Arc<Tries>,
    changes: Arc<Changes>,
    clock: HallClock,
}

impl fmt::Debug for Limits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Limits").finish_non_exhaustive()
    }
}

impl Limits {
    /// Nobody has tried yet; time is what that clock says.
    pub fn by(clock: Arc<dyn db::Clock>) -> Self {
        fn limit<K: Hash + Eq + Clone>(quota: Quota, clock: &HallClock) -> Arc<Limit<K>> {
            let state = DefaultKeyedStateStore::default();
            Arc::new(RateLimiter::new(quota, state, clock.clone()))
        }
        let clock = HallClock {
            clock,
            latest: Arc::default(),
        };
        Self {
            beating: limit(BEATS_OF_ADDRESS, &clock),
            cookies: limit(BEATS_OF_COOKIE, &clock),
            leases: limit(LEASES_OF_COOKIE, &clock),
            codes: limit(Quota::per_minute(CODES_OF_PERSON), &clock),
            places: RandomState::new(),
            tries: Arc::default(),
            changes: Arc::default(),
            clock,
        }
    }

    /// One try at an account, counted as a failure until [`Limits::take_back`].
    ///
    /// # Errors
    /// The seconds to wait where the same has failed too often.
    pub(crate) fn begin(
        &self,
        kind: Try,
        account: &str,
        from: &TriesFrom<'_>,
    ) -> Result<Attempt, u64> {
        self.tries.begin(kind, account, from, self.now_ms())
    }

    /// That try was no failure.
    pub(crate) fn take_back(&self, attempt: &Attempt) {
        self.tries.take_back(attempt);
    }

    fn now_ms(&self) -> i64 {
        i64::try_from(self.clock.now().as_millis()).unwrap_or(i64::MAX)
    }

    /// One try of a person to guess a code; the seconds to wait where that is too often.
    ///
    /// # Errors
    /// The seconds to wait.
    pub fn check_code_rate(&self, person: i64) -> Result<(), u64> {
        check(&self.codes, &person)
    }

    /// One change of a person, whatever it changes.
    ///
    /// # Errors
    /// The seconds to wait where that is too much.
    pub(crate) fn count_change(&self, person: &Person) -> Result<(), u64> {
        self.changes.count(person, self.now_ms())
    }

    /// One sign-in of a person that is about to succeed.
    ///
    /// # Errors
    /// The seconds to wait where there were too many.
    pub(crate) fn count_sign_in(&self, person: PersonId) -> Result<(), u64> {
        self.changes.count_sign_in(person, self.now_ms())
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
            check(&self.leases, &place)?;
        }
        check(&self.cookies, &place)?;
        let network = self.places.hash_one(address).to_le_bytes();
        let [a, b, c, d, ..] = network;
        check(
            &self.beating,
            &(Network::from_le_bytes([a, b, c, d]) & NETWORKS),
        )
    }

    /// Forgets those who have not tried for a while.
    pub fn sweep(&self) {
        self.beating.retain_recent();
        self.cookies.retain_recent();
        self.leases.retain_recent();
        self.codes.retain_recent();
        self.tries.sweep(self.now_ms());
        self.changes.sweep(self.now_ms());
    }
}
