//! How often something was done, or failed, lately: a count that runs down with time, for a bounded number of keys.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The most keys that are remembered; those that were counted least make room.
const KEYS_MOST: usize = 65_536;

/// Counts by key. Each one more costs some time of waiting, and so many may be waited for at once (GCRA, as routers do it).
#[derive(Debug)]
pub(super) struct Counts {
    /// The milliseconds after which one is forgotten.
    each: i64,
    /// So many may be remembered before one is refused.
    burst: i64,
    /// When all of a key is forgotten, by the hall's clock.
    until: Mutex<HashMap<u64, i64>>,
}

impl Counts {
    /// So many counts in so many milliseconds.
    pub(super) fn new(burst: u32, within_ms: i64) -> Self {
        Self {
            each: within_ms / i64::from(burst.max(1)),
            burst: burst.into(),
            until: Mutex::default(),
        }
    }

    /// One more, which may be taken back; answers how many there were. Where that is one too many, it is not counted.
    ///
    /// # Errors
    /// The whole seconds to wait.
    pub(super) fn add(&self, key: u64, now: i64) -> Result<u32, u64> {
        let mut until = self.lock();
        let before = until.get(&key).map_or(now, |until| now.max(*until));
        let wait = before + self.each - (now + self.each * self.burst);
        if wait > 0 {
            return Err(wait.unsigned_abs().div_ceil(1_000));
        }
        until.insert(key, before + self.each);
        Self::bound(&mut until, now);
        Ok(self.number(before - now))
    }

    /// One more, however many there are; what is beyond twice the burst makes no difference.
    pub(super) fn note(&self, key: u64, now: i64) {
        let mut until = self.lock();
        let before = until.get(&key).map_or(now, |until| now.max(*until));
        until.insert(
            key,
            (before + self.each).min(now + 2 * self.each * self.burst),
        );
        Self::bound(&mut until, now);
    }

    /// One less: it was none.
    pub(super) fn take_back(&self, key: u64) {
        if let Some(until) = self.lock().get_mut(&key) {
            *until -= self.each;
        }
    }

    /// Whether as many are remembered as may be.
    pub(super) fn is_full(&self, key: u64, now: i64) -> bool {
        let left = self.lock().get(&key).map_or(0, |until| until - now);
        i64::from(self.number(left)) >= self.burst
    }

    /// Forgets those that have run down.
    pub(super) fn sweep(&self, now: i64) {
        self.lock().retain(|_, until| *until > now);
    }

    fn number(&self, left_ms: i64) -> u32 {
        let number = left_ms
            .max(0)
            .unsigned_abs()
            .div_ceil(self.each.unsigned_abs());
        u32::try_from(number).unwrap_or(u32::MAX)
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<u64, i64>> {
        // Nothing between lock and unlock can leave half a change.
        self.until.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes room where there are too many keys: those that have run down go first, then those that were counted least,
    /// so that nobody gets rid of their own count by making up others.
    fn bound(until: &mut HashMap<u64, i64>, now: i64) {
        if until.len() <= KEYS_MOST {
            return;
        }
        until.retain(|_, until| *until > now);
        if until.len() > KEYS_MOST {
            let mut all: Vec<i64> = until.values().copied().collect();
            let (_, middle, _) = all.select_nth_unstable(KEYS_MOST / 2);
            let middle = *middle;
            until.retain(|_, until| *until > middle);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_many_and_then_one_for_each_stretch_of_time() {
        let counts = Counts::new(10, 60_000);
        for n in 0..10 {
            assert_eq!(counts.add(1, 0), Ok(n));
        }
        assert_eq!(counts.add(1, 0), Err(6));
        assert_eq!(counts.add(1, 5_001), Err(1));
        assert_eq!(counts.add(2, 0), Ok(0), "another key");
        assert_eq!(counts.add(1, 6_000), Ok(9));
        assert!(counts.add(1, 6_000).is_err());
        counts.take_back(1);
        assert_eq!(counts.add(1, 6_000), Ok(9), "what was none is not counted");
        assert_eq!(counts.add(1, 126_000), Ok(0), "all is forgotten");
    }

    #[test]
    fn a_flood_is_remembered_no_longer_than_twice_the_time() {
        let counts = Counts::new(120, 60_000);
        for _ in 0..10_000 {
            counts.note(1, 0);
        }
        assert!(counts.is_full(1, 60_000));
        assert!(!counts.is_full(1, 60_501));
        assert!(!counts.is_full(2, 0));
    }

    #[test]
    fn made_up_keys_take_bounded_room_and_push_out_no_guesser() {
        let counts = Counts::new(10, 60_000);
        for _ in 0..10 {
            counts.add(u64::MAX, 0).unwrap();
        }
        for key in 0..3 * KEYS_MOST as u64 {
            counts.add(key, 0).unwrap();
        }
        assert!(counts.lock().len() <= KEYS_MOST);
        assert!(counts.add(u64::MAX, 0).is_err(), "the guesser still waits");
        counts.sweep(60_000);
        assert_eq!(counts.lock().len(), 0);
    }
}
