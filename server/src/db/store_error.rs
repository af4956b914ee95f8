//! What stops a feature: its own refusal, or the database.

use super::unavailable::passes;
use crate::sentence::chain;
use app::answer::{RETRY_SECONDS, Refused, ValidationErrors};
use app::enrolment::{NoSeat, NotSaved};
use app::live::{GateRefusal, NoGathering, NotAsked, NotSettled};
use app::replays::NotCounted;
use app::surveys::NoRating;

/// What stops a feature.
#[derive(Debug)]
pub enum StoreError<R> {
    /// The feature's refusal, or one of the common ones.
    Refused(Refused<R>),
    /// The database's error.
    Sql(sqlx::Error),
}

macro_rules! refusals {
    ($($room:ty),+) => {
        $(impl From<$room> for StoreError<$room> {
            fn from(refusal: $room) -> Self {
                Self::Refused(Refused::No(refusal))
            }
        })+
    };
}
// One by one: a blanket over every refusal would cover sqlx's error too, for all the compiler knows.
refusals!(
    ValidationErrors,
    NoSeat,
    GateRefusal,
    NoGathering,
    NotAsked,
    NotSettled,
    NotCounted,
    NotSaved,
    NoRating
);

impl<R> From<Refused<R>> for StoreError<R> {
    fn from(refused: Refused<R>) -> Self {
        Self::Refused(refused)
    }
}

impl<R> From<sqlx::Error> for StoreError<R> {
    fn from(error: sqlx::Error) -> Self {
        Self::Sql(error)
    }
}

impl<R> From<StoreError<R>> for Refused<R> {
    fn from(error: StoreError<R>) -> Self {
        match error {
            StoreError::Refused(refused) => refused,
            StoreError::Sql(sqlx::Error::RowNotFound) => Self::NotFound,
            StoreError::Sql(error) if passes(&error) => {
                tracing::warn!(cause = chain(&error), "the database is not available");
                Self::Unavailable(RETRY_SECONDS)
            }
            // Text that PostgreSQL cannot hold, as one with the character of nothing.
            StoreError::Sql(sqlx::Error::Database(error))
                if error.code().as_deref() == Some("22021") =>
            {
                Self::Malformed
            }
            StoreError::Sql(error) => Self::Fault(chain(&error)),
        }
    }
}

impl<R> StoreError<R> {
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
