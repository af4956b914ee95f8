//! How often one may try.

mod changes;
mod counts;
mod tries;

pub(crate) use tries::From as TriesFrom;

use super::client_address::site;
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
/// Beats of one room or player, a second. An honest one sends one in thirty seconds, and a few more on a bad line.
const BEATS_OF_ONE: Quota =
    Quota::per_second(NonZeroU32::new(50).unwrap()).allow_burst(NonZeroU32::new(2_000).unwrap());
/// Leases that one may ask for who is signed in, or whose cookie the hall has signed: each costs a transaction, and a row. A
/// tab asks for one.
const LEASES_OF_KNOWN: Quota =
    Quota::per_minute(NonZeroU32::new(10).unwrap()).allow_burst(NonZeroU32::new(30).unwrap());
/// Leases that those may ask for together who come from one site and have no such cookie yet: a ministry or a campus
/// at once, and then five a second.
const LEASES_OF_SITE: Quota =
    Quota::per_second(NonZeroU32::new(5).unwrap()).allow_burst(NonZeroU32::new(600).unwrap());

/// Rooms and players share so many places, so that leases somebody makes up cost no memory. Sixty thousand people share them
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
    ones: Arc<Limit<Place>>,
    leases: Arc<Limit<Place>>,
    strangers: Arc<Limit<Network>>,
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
            ones: limit(BEATS_OF_ONE, &clock),
            leases: limit(LEASES_OF_KNOWN, &clock),
            strangers: limit(LEASES_OF_SITE, &clock),
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

    /// One form that is about to be kept of a person.
    ///
    /// # Errors
    /// The seconds to wait where there were too many.
    pub(crate) fn count_kept(&self, person: PersonId) -> Result<(), u64> {
        self.changes.count_kept(person, self.now_ms())
    }

    /// One beat from an address, of that room or player where it has a name: its lease, or the session it is of. That is
    /// asked first, so that one which floods uses nothing up of what the neighbours behind the same address need; and a
    /// made-up one gains nothing, as the address is asked of all.
    ///
    /// # Errors
    /// The seconds to wait.
    pub fn may_beat(&self, address: IpAddr, one: Option<&str>) -> Result<(), u64> {
        if let Some(one) = one {
            check(&self.ones, &self.place(one))?;
        }
        check(&self.beating, &self.network(address))
    }

    /// One lease more of somebody known, by a session that somebody is signed in with or by what the hall has signed; else
    /// of those at a site whom nobody knows.
    ///
    /// # Errors
    /// The seconds to wait.
    pub fn may_open(&self, address: IpAddr, known: Option<&str>) -> Result<(), u64> {
        match known {
            Some(known) => check(&self.leases, &self.place(known)),
            None => check(&self.strangers, &self.network(site(address))),
        }
    }

    fn place(&self, of: &str) -> Place {
        let [a, b, ..] = self.places.hash_one(of).to_le_bytes();
        Place::from_le_bytes([a, b])
    }

    fn network(&self, address: IpAddr) -> Network {
        let [a, b, c, d, ..] = self.places.hash_one(address).to_le_bytes();
        Network::from_le_bytes([a, b, c, d]) & NETWORKS
    }

    /// Forgets those who have not tried for a while.
    pub fn sweep(&self) {
        self.beating.retain_recent();
        self.ones.retain_recent();
        self.leases.retain_recent();
        self.strangers.retain_recent();
        self.codes.retain_recent();
        self.tries.sweep(self.now_ms());
        self.changes.sweep(self.now_ms());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use app::i18n::Instant;

    /// A clock that stands.
    struct Still;

    impl db::Clock for Still {
        fn now(&self) -> Instant {
            Instant(1_000_000)
        }
    }

    #[test]
    fn six_hundred_strangers_behind_an_address_open_at_once_and_somebody_known_thirty_times() {
        let limits = Limits::by(Arc::new(Still));
        let (campus, elsewhere) = (
            IpAddr::from([203, 0, 113, 7]),
            IpAddr::from([203, 0, 113, 8]),
        );
        let opened = (0..5_000).filter(|_| limits.may_open(campus, None).is_ok());
        assert_eq!(opened.count(), 600);
        assert_eq!(limits.may_open(elsewhere, None), Ok(()));
        let opened = (0..100).filter(|_| limits.may_open(campus, Some("somebody")).is_ok());
        assert_eq!(opened.count(), 30, "whatever the strangers beside them did");
        let opened = (0..=0xff).filter(|n| {
            let one = IpAddr::from([0x2001, 0xdb8, 1, 0x2300 + n, 0, 0, 0, 1]);
            (0..30).all(|_| limits.may_open(one, None).is_ok())
        });
        assert_eq!(opened.count(), 20, "a site of 56 bits is one");
    }

    #[test]
    fn whoever_makes_up_leases_is_bounded_by_the_address() {
        let limits = Limits::by(Arc::new(Still));
        let address = IpAddr::from([203, 0, 113, 7]);
        let beats = (0..12_000).filter(|n| limits.may_beat(address, Some(&n.to_string())).is_ok());
        assert_eq!(beats.count(), 10_000);
    }
}
