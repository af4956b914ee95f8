//! The gate: enrolled, from 15 minutes before until the end.

use super::rule::{self, Interval};
use app::i18n::Instant;
use app::lectures::GATE_OPENS_BEFORE;
use app::live::{Attendance, Closed};

/// When a lecture is, and what it asks for.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct Timetable {
    pub(super) id: i64,
    pub(super) slug: String,
    status: String,
    starts_at: i64,
    ends_at: i64,
    began_at: Option<i64>,
    ended_at: Option<i64>,
    pub(super) attended_percent: i64,
}

impl Timetable {
    /// The lecture's actual start: the organizer's button, else the schedule.
    pub(super) fn start(&self) -> Instant {
        Instant(self.began_at.unwrap_or(self.starts_at))
    }

    /// The lecture's actual end.
    pub(super) fn end(&self) -> Instant {
        Instant(self.ended_at.unwrap_or(self.ends_at))
    }

    /// What these intervals of a person amount to.
    pub(super) fn attendance(&self, intervals: &[Interval]) -> Attendance {
        rule::attendance(intervals, self.start(), self.end(), self.attended_percent)
    }

    /// Whether the gate lets somebody in at that instant.
    pub(super) fn lets_in(&self, enrolled: bool, now: Instant) -> Result<(), Closed> {
        if self.status == "cancelled" {
            Err(Closed::Cancelled)
        } else if !enrolled {
            Err(Closed::NotEnrolled)
        } else if now >= self.end() {
            Err(Closed::Over)
        } else if self.began_at.is_none() && now < Instant(self.starts_at - GATE_OPENS_BEFORE) {
            Err(Closed::TooEarly)
        } else {
            Ok(())
        }
    }
}

/// What the gate asks of a lecture and a person.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct Gate {
    #[sqlx(flatten)]
    pub(super) timetable: Timetable,
    pub(super) enrolled: bool,
    pub(super) joined: bool,
}

impl Gate {
    /// Whether the gate lets this person in at that instant.
    pub(super) fn lets_in(&self, now: Instant) -> Result<(), Closed> {
        self.timetable.lets_in(self.enrolled, now)
    }
}

/// The lecture and the person before its gate.
macro_rules! gate {
    ($c:ident, $slug:expr, $person:expr) => {
        sqlx::query_as::<_, $crate::rooms::live::gate::Gate>(sql!(
            "SELECT l.id, l.slug, l.status, l.starts_at, l.ends_at, l.began_at, l.ended_at, l.attended_percent,
                    EXISTS (SELECT 1 FROM enrolments e
                            WHERE e.lecture_id = l.id AND e.person_id = $2 AND e.withdrawn_at IS NULL) AS enrolled,
                    EXISTS (SELECT 1 FROM joins j WHERE j.lecture_id = l.id AND j.person_id = $2) AS joined
             FROM lectures l WHERE l.slug = $1 AND l.status <> 'draft'"
        ))
        .bind($slug)
        .bind($person)
        .fetch_optional(&mut *$c)
        .await?
    };
}
pub(super) use gate;
