//! What stops a verb: its room's refusal, or the database.

use super::unavailable::passes;
use crate::sentence::chain;
use app::answer::{Invalid, RETRY_SECONDS, Refused};
use app::enrolment::NoSeat;
use app::live::{Closed, NoGathering, NotAsked, NotSettled};
use app::replays::NotCounted;

/// What stops a verb.
#[derive(Debug)]
pub enum Halt<R> {
    /// The room's refusal, or one of the common ones.
    Refused(Refused<R>),
    /// The database's error.
    Sql(sqlx::Error),
}

macro_rules! refusals {
    ($($room:ty),+) => {
        $(impl From<$room> for Halt<$room> {
            fn from(refusal: $room) -> Self {
                Self::Refused(Refused::No(refusal))
            }
        })+
    };
}
// One by one: a blanket over every refusal would cover sqlx's error too, for all the compiler knows.
refusals!(
    Invalid,
    NoSeat,
    Closed,
    NoGathering,
    NotAsked,
    NotSettled,
    NotCounted
);

impl<R> From<Refused<R>> for Halt<R> {
    fn from(refused: Refused<R>) -> Self {
        Self::Refused(refused)
    }
}

impl<R> From<sqlx::Error> for Halt<R> {
    fn from(error: sqlx::Error) -> Self {
        Self::Sql(error)
    }
}

impl<R> From<Halt<R>> for Refused<R> {
    fn from(halt: Halt<R>) -> Self {
        match halt {
            Halt::Refused(refused) => refused,
            Halt::Sql(sqlx::Error::RowNotFound) => Self::NotFound,
            Halt::Sql(error) if passes(&error) => {
                tracing::warn!(cause = chain(&error), "the database is not available");
                Self::Unavailable(RETRY_SECONDS)
            }
            // Text that PostgreSQL cannot hold, as one with the character of nothing.
            Halt::Sql(sqlx::Error::Database(error)) if error.code().as_deref() == Some("22021") => {
                Self::Malformed
            }
            Halt::Sql(error) => Self::Fault(chain(&error)),
        }
    }
}

impl<R> Halt<R> {
    /// The name of the constraint that refused, as the migrations give it, on either engine. `SQLite` names a unique
    /// constraint by its columns (`people.email`), which by our naming is `people_email_key`; a primary key ends in
    /// `_pkey`.
    pub fn constraint(&self) -> Option<String> {
        let Self::Sql(sqlx::Error::Database(error)) = self else {
            return None;
        };
        if let Some(name) = error.constraint() {
            return Some(name.to_owned());
        }
        let (_, what) = error.message().split_once("constraint failed: ")?;
        if !what.contains('.') {
            return Some(what.to_owned());
        }
        let table = what.split('.').next()?;
        // 1555 is SQLITE_CONSTRAINT_PRIMARYKEY.
        if error.code().as_deref() == Some("1555") {
            return Some(format!("{table}_pkey"));
        }
        let columns: Vec<&str> = what
            .split(", ")
            .filter_map(|c| c.split('.').nth(1))
            .collect();
        Some(format!("{table}_{}_key", columns.join("_")))
    }

    /// This refusal instead, where the constraint of that name refused.
    #[must_use]
    pub fn on_constraint(self, name: &str, refusal: impl Into<Self>) -> Self {
        if self.constraint().as_deref() == Some(name) {
            refusal.into()
        } else {
            self
        }
    }
}
