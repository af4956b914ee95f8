//! The gate: enrolled and of those the lecture is for, from 15 minutes before until the end.

use super::rule::{Terms, Times};
use crate::db::{Tx, json_rows};
use crate::features::locks::lock_person;
use app::accounts::PersonId;
use app::i18n::Instant;
use app::lectures::{GATE_OPENS_BEFORE, LectureId, Status};
use app::live::GateRefusal;

/// When a lecture is, and what it asks for.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct LectureSchedule {
    pub(super) id: LectureId,
    pub(super) slug: String,
    pub(super) status: String,
    pub(super) starts_at: i64,
    pub(super) ends_at: i64,
    pub(super) began_at: Option<i64>,
    pub(super) ended_at: Option<i64>,
    pub(super) planned_ends_at: Option<i64>,
    pub(super) attended_percent: i64,
}

impl LectureSchedule {
    /// Whether it is neither a draft nor cancelled.
    pub(super) fn is_published(&self) -> bool {
        self.status == Status::Published.code()
    }

    /// The lecture's actual start: what an organizer pressed or set, else the schedule's.
    pub(super) fn start(&self) -> Instant {
        Instant(self.began_at.unwrap_or(self.starts_at))
    }

    /// The lecture's actual end.
    pub(super) fn end(&self) -> Instant {
        Instant(self.ended_at.unwrap_or(self.ends_at))
    }

    /// What was planned, and what came of it.
    pub(super) fn times(&self) -> Times {
        let planned_end = self.planned_ends_at.unwrap_or(self.ends_at);
        Times {
            planned: (Instant(self.starts_at), Instant(planned_end)),
            actual: (self.start(), self.end()),
        }
    }

    /// What its figures go by.
    pub(super) fn terms(&self) -> Terms {
        Terms {
            times: self.times(),
            percent: self.attended_percent,
            cancelled: self.status == Status::Cancelled.code(),
        }
    }

    /// Whether the gate lets somebody in at that instant, who is admitted: holds a seat and is of those it is for.
    pub(super) fn lets_in(&self, admitted: bool, now: Instant) -> Result<(), GateRefusal> {
        if self.status == "cancelled" {
            Err(GateRefusal::Cancelled)
        } else if !admitted {
            Err(GateRefusal::NotEnrolled)
        } else if now >= self.end() {
            Err(GateRefusal::Over)
        } else if self.began_at.is_none() && now < Instant(self.starts_at - GATE_OPENS_BEFORE) {
            Err(GateRefusal::TooEarly)
        } else {
            Ok(())
        }
    }
}

/// The schedule of a lecture, also of a draft.
pub(super) async fn schedule_of(
    tx: &mut Tx<'_>,
    slug: &str,
) -> sqlx::Result<Option<LectureSchedule>> {
    tx.sql(sql!(
        "SELECT id, slug, status, starts_at, ends_at, began_at, ended_at, planned_ends_at,
             attended_percent
         FROM lectures WHERE slug = $1"
    ))
    .bind(slug)
    .opt()
    .await
}

/// What the gate asks of a lecture and a person.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct Gate {
    #[sqlx(flatten)]
    pub(super) schedule: LectureSchedule,
    pub(super) enrolled: bool,
    admitted: bool,
    /// Whether they have passed it with the seat that they hold.
    pub(super) joined: bool,
}

impl Gate {
    /// Whether the gate lets this person in at that instant.
    pub(super) fn lets_in(&self, now: Instant) -> Result<(), GateRefusal> {
        match self.schedule.lets_in(self.admitted, now) {
            Err(GateRefusal::NotEnrolled) if self.enrolled => Err(GateRefusal::NotAdmitted),
            done => done,
        }
    }
}

/// The lecture and the person before its gate.
pub(super) async fn gate(
    tx: &mut Tx<'_>,
    slug: &str,
    person: PersonId,
) -> sqlx::Result<Option<Gate>> {
    tx.sql(sql!(
        "SELECT l.id, l.slug, l.status, l.starts_at, l.ends_at, l.began_at, l.ended_at,
             l.planned_ends_at, l.attended_percent, EXISTS (SELECT 1 FROM seats_held s
                        WHERE s.lecture_id = l.id AND s.person_id = $2) AS enrolled,
                EXISTS (SELECT 1 FROM admitted a WHERE a.lecture_id = l.id
                    AND a.person_id = $2) AS admitted,
                EXISTS (SELECT 1 FROM seats s WHERE s.lecture_id = l.id AND s.person_id = $2
                    AND s.to_at IS NULL AND s.passed_at IS NOT NULL) AS joined
         FROM public_lectures l WHERE l.slug = $1"
    ))
    .bind(slug)
    .bind(person)
    .opt::<Gate>()
    .await
}

/// Locks a lecture for one who comes in, first the person and then, in order, the lecture, that of the lease the person
/// still holds, and those in whose gathered rooms the person still is: nobody is credited by two lectures at once.
pub(super) async fn lock_for_entry(
    tx: &mut Tx<'_>,
    person: PersonId,
    slug: &str,
) -> sqlx::Result<()> {
    lock_person(tx, person).await?;
    tx.sql(locking!(
        "SELECT id FROM lectures WHERE id IN (
             SELECT l.id FROM jsonb_each(CAST($1 AS jsonb_text)) b
                 JOIN lectures l ON l.slug = b.value ->> 0
             UNION
             SELECT p.lecture_id FROM jsonb_each(CAST($1 AS jsonb_text)) b
             JOIN presence_leases p ON p.person_id = CAST(b.value ->> 1 AS BIGINT)
             UNION
             SELECT g.lecture_id FROM jsonb_each(CAST($1 AS jsonb_text)) b
             JOIN gathering_stays s ON s.person_id = CAST(b.value ->> 1 AS BIGINT)
                 AND s.left_at IS NULL
             JOIN gatherings g ON g.id = s.gathering_id)
         ORDER BY id FOR NO KEY UPDATE"
    ))
    .bind(json_rows([(slug, person)]))
    .run()
    .await?;
    Ok(())
}

/// Lets a person pass the gate with the seat that they hold. It is on record once for each seat; the join, when they came
/// first.
pub(super) async fn pass(
    tx: &mut Tx<'_>,
    lecture: LectureId,
    person: PersonId,
    now: Instant,
) -> sqlx::Result<()> {
    tx.sql(sql!(
        "INSERT INTO joins (lecture_id, person_id, joined_at) VALUES ($1, $2, $3)
         ON CONFLICT (lecture_id, person_id) DO NOTHING"
    ))
    .bind(lecture)
    .bind(person)
    .bind(now.0)
    .run()
    .await?;
    tx.sql(sql!(
        "UPDATE seats SET passed_at = $3
         WHERE lecture_id = $1 AND person_id = $2 AND to_at IS NULL AND passed_at IS NULL"
    ))
    .bind(lecture)
    .bind(person)
    .bind(now.0)
    .run()
    .await?;
    Ok(())
}
