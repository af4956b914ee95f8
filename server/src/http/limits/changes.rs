//! How much one person may change: each change leaves an event that is never deleted, and many leave rows.

use super::counts::Counts;
use app::accounts::{Person, PersonId, Role};

/// So many at once, which are forgotten within so many milliseconds.
type Bound = (u32, i64);

const MINUTE: i64 = 60_000;

/// Of a learner: an official enrols in sixty lectures within minutes. Beyond it sixty a minute.
const LEARNER: Bound = (120, 2 * MINUTE);
/// Of an organizer, who schedules a season of hundreds of lectures. Beyond it three hundred a minute.
const ORGANIZER: Bound = (600, 2 * MINUTE);
/// Sign-ins of one person that succeed. Beyond it sixty a minute.
const SIGN_INS: Bound = (120, 2 * MINUTE);

/// Forms that are kept of one person until they sign in, or mend them. Beyond it fifteen a minute.
const KEPT: Bound = (30, 2 * MINUTE);

/// What people have changed lately.
#[derive(Debug)]
pub(super) struct Changes {
    learners: Counts,
    organizers: Counts,
    sign_ins: Counts,
    kept: Counts,
}

impl Default for Changes {
    fn default() -> Self {
        let counts = |(burst, within_ms): Bound| Counts::new(burst, within_ms);
        Self {
            learners: counts(LEARNER),
            organizers: counts(ORGANIZER),
            sign_ins: counts(SIGN_INS),
            kept: counts(KEPT),
        }
    }
}

/// Every person is a key; ids are positive.
const fn key(person: PersonId) -> u64 {
    person.0.unsigned_abs()
}

impl Changes {
    /// One more change of that person.
    ///
    /// # Errors
    /// The seconds to wait.
    pub(super) fn count(&self, person: &Person, now: i64) -> Result<(), u64> {
        let counts = if person.role >= Role::Organizer {
            &self.organizers
        } else {
            &self.learners
        };
        counts.add(key(person.id), now).map(|_| ())
    }

    /// One more sign-in of that person.
    ///
    /// # Errors
    /// The seconds to wait.
    pub(super) fn count_sign_in(&self, person: PersonId, now: i64) -> Result<(), u64> {
        self.sign_ins.add(key(person), now).map(|_| ())
    }

    /// One more form that is kept of that person.
    ///
    /// # Errors
    /// The seconds to wait.
    pub(super) fn count_kept(&self, person: PersonId, now: i64) -> Result<(), u64> {
        self.kept.add(key(person), now).map(|_| ())
    }

    pub(super) fn sweep(&self, now: i64) {
        for counts in [&self.learners, &self.organizers, &self.sign_ins, &self.kept] {
            counts.sweep(now);
        }
    }
}
