//! The hall's clock while the demonstration tells what has happened before.

use crate::db::{Clock, Db};
use app::i18n::Instant;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// A clock that stands where it is set.
#[derive(Debug)]
pub(super) struct SetClock(AtomicI64);

impl SetClock {
    /// Sets it.
    pub(super) fn set(&self, now: Instant) {
        self.0.store(now.0, Ordering::SeqCst);
    }
}

impl Clock for SetClock {
    fn now(&self) -> Instant {
        Instant(self.0.load(Ordering::SeqCst))
    }
}

/// The hall as it was at that instant.
pub(super) fn at(db: &Db, then: Instant) -> Db {
    moving(db, then).0
}

/// The hall by a clock of its own, which stands at that instant until it is set.
pub(super) fn moving(db: &Db, then: Instant) -> (Db, Arc<SetClock>) {
    let clock = Arc::new(SetClock(AtomicI64::new(then.0)));
    (db.with_clock(clock.clone()), clock)
}
