//! Which of the sessions that have become a replay count.

use super::rule::{Cap, Tally, are_one};
use app::i18n::Instant;
use app::lectures::LectureId;
use serde::Serialize;

/// An hour of the clock, in milliseconds.
pub(super) const HOUR: i64 = 60 * Instant::MINUTE;

/// When the hour or the day began (UTC) in which an instant lies.
pub(super) const fn start_of(unit: i64, at: i64) -> i64 {
    at - at.rem_euclid(unit)
}

/// A session that has become a replay.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ReachedRow {
    pub(super) lecture: LectureId,
    pub(super) viewer: String,
    /// The visitor that a person's browser would be.
    pub(super) browser: Option<String>,
    /// The mark of a visitor's network.
    pub(super) network: Option<String>,
    pub(super) at: i64,
    pub(super) hour: i64,
    pub(super) day: i64,
}

/// What was counted before it: whether one within the hour of its viewer, or of its browser; whether one within the hour
/// was its viewer's beyond a cap; and how many it shares a cap with.
#[derive(sqlx::FromRow)]
pub(super) struct CountedBefore {
    pub(super) lease: String,
    within_hour: bool,
    beyond_within_hour: bool,
    of_film: i64,
    of_network: i64,
    of_cookie: i64,
}

/// Whether a replay counts.
pub(super) enum Counted {
    /// It does.
    Yes,
    /// Its viewer, or the same browser under another name, was counted within the hour.
    Before,
    /// It is a visitor's beyond a cap ...
    Beyond(Cap),
    /// ... of whom one within the hour was already.
    BeyondBefore,
}

/// What a group has counted so far.
#[derive(Default)]
pub(super) struct CountedNow(Vec<ReachedRow>);

impl CountedNow {
    /// Counts the next of them, in the order in which they became one.
    pub(super) fn count(&mut self, row: ReachedRow, before: &CountedBefore) -> Counted {
        if before.within_hour || self.has_within_hour(&row) {
            return Counted::Before;
        }
        // A session of before has no network, and counts as it did.
        let beyond = row.network.as_ref().and_then(|_| {
            let now = self.tally(&row);
            let tally = Tally {
                film: before.of_film + now.film,
                network: before.of_network + now.network,
                cookie: before.of_cookie + now.cookie,
            };
            tally.beyond()
        });
        match beyond {
            Some(_) if before.beyond_within_hour => Counted::BeyondBefore,
            Some(cap) => Counted::Beyond(cap),
            None => {
                self.0.push(row);
                Counted::Yes
            }
        }
    }

    /// Whether the same viewer or browser was counted within the hour.
    fn has_within_hour(&self, row: &ReachedRow) -> bool {
        self.0.iter().any(|other| {
            are_one(row.at, other.at)
                && other.lecture == row.lecture
                && (other.viewer == row.viewer
                    || row.browser.as_ref() == Some(&other.viewer)
                    || other.browser.as_ref() == Some(&row.viewer))
        })
    }

    fn tally(&self, row: &ReachedRow) -> Tally {
        let mut tally = Tally::default();
        for other in &self.0 {
            let same_network = other.network == row.network;
            let same_film = other.lecture == row.lecture && other.hour == row.hour;
            tally.film += i64::from(same_network && same_film);
            tally.network += i64::from(same_network && other.day == row.day);
            tally.cookie += i64::from(other.viewer == row.viewer && other.day == row.day);
        }
        tally
    }
}
