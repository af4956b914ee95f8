//! A clock that tests move.

use crate::db::Clock;
use app::i18n::Instant;
use std::sync::atomic::{AtomicI64, Ordering};

/// A clock that stands until a test moves it.
#[derive(Debug)]
pub struct Moved(AtomicI64);

impl Moved {
    /// Standing at that instant.
    pub const fn at(now: Instant) -> Self {
        Self(AtomicI64::new(now.0))
    }

    /// Sets it.
    pub fn set(&self, now: Instant) {
        self.0.store(now.0, Ordering::SeqCst);
    }

    /// Moves it by so many milliseconds; backwards where negative.
    pub fn by(&self, ms: i64) {
        self.0.fetch_add(ms, Ordering::SeqCst);
    }
}

impl Clock for Moved {
    fn now(&self) -> Instant {
        Instant(self.0.load(Ordering::SeqCst))
    }
}
