//! The live room: the gate, presence, questions, gathered rooms, corrections, the organizer's desk.

mod actual_times;
mod attended_share;
mod beat;
mod correction;
mod correction_request;
mod course;
mod earlier;
mod gate;
mod gathered_room;
mod gathering;
mod gathering_desk;
mod hosted_gathering;
mod listening;
mod live_desk;
mod live_state;
pub(crate) mod measure;
mod messages;
mod participation;
mod questions;
pub(crate) mod reading;
pub(crate) mod records;
mod renew;
mod roster;
pub(crate) mod rule;
mod seat;

pub use beat::Beats;
pub use hosted_gathering::HostedGathering;
pub use listening::Listening;
pub use live_state::LiveState;
pub use messages::{Beat, BeatReply};

use crate::db::{Db, Tx};
use app::accounts::{Organizer, Person, PersonId};
use app::answer::{Answer, Read, Refused, ValidationErrors};
use app::lectures::LectureId;
use app::live::{Attendance, Began, GateRefusal, Live, Own, Room, RosterLine, Started};
use async_trait::async_trait;
use gate::{Gate, gate, pass};
use gathered_room::hosted;
use reading::{ExtraRecords, records};
use records::AttendanceKey;
use std::collections::{BTreeSet, HashMap};

/// A figure as it is stored.
#[derive(sqlx::FromRow)]
pub(crate) struct Measured {
    present_ms: i64,
    gathered_ms: i64,
    corrected_ms: Option<i64>,
    attended: bool,
    by_gathering: bool,
    late: bool,
    left_early: bool,
}

/// The live rooms, and who was present. A handle, cheap to clone.
#[derive(Debug, Clone)]
pub struct LiveStore {
    db: Db,
}

impl LiveStore {
    /// Those of a database.
    pub(in crate::features) const fn of(db: Db) -> Self {
        Self { db }
    }
}

impl From<Measured> for Attendance {
    fn from(row: Measured) -> Self {
        Self {
            present_ms: row.present_ms,
            gathered_ms: row.gathered_ms,
            corrected_ms: row.corrected_ms,
            attended: row.attended,
            by_gathering: row.by_gathering,
            late: row.late,
            left_early: row.left_early,
        }
    }
}

/// A seat that was taken, and what was measured of who took it.
#[derive(sqlx::FromRow)]
struct OwnRow {
    lecture_id: LectureId,
    enrolled: bool,
    measured: bool,
    #[sqlx(flatten)]
    figure: Measured,
}

/// Milliseconds of the person before the gate within the lecture's core, alone or gathered.
async fn within_core(tx: &mut Tx<'_>, gate: &Gate, person: PersonId) -> sqlx::Result<i64> {
    let whose = AttendanceKey {
        lecture: gate.schedule.id,
        person,
    };
    let (records, _) = records(tx, BTreeSet::from([whose]), ExtraRecords::ALL).await?;
    Ok(records.within_core(whose, gate.schedule.times()))
}

#[async_trait]
impl Live for LiveStore {
    async fn join(&self, person: &Person, slug: &str) -> Answer<(), GateRefusal> {
        let (now, slug, who) = (self.db.now(), slug.to_owned(), person.id);
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    let gate = gate(tx, &slug, who).await?.ok_or(Refused::NotFound)?;
                    gate.lets_in(now)?;
                    Ok(pass(tx, gate.schedule.id, who, now).await?)
                })
            })
            .await?;
        Ok(())
    }

    async fn room(&self, person: &Person, slug: &str) -> Answer<Room, GateRefusal> {
        let (now, slug, who) = (self.db.now(), slug.to_owned(), person.id);
        let (gate, within_core_ms, hosted) = self
            .db
            .read(async |tx| {
                let gate = gate(tx, &slug, who)
                    .await?
                    .ok_or(sqlx::Error::RowNotFound)?;
                let within_core_ms = within_core(tx, &gate, who).await?;
                let hosted = hosted(tx, &gate.schedule, who, now).await?;
                Ok((gate, within_core_ms, hosted))
            })
            .await?;
        gate.lets_in(now)?;
        if !gate.joined {
            return Err(GateRefusal::NotJoined.into());
        }
        let (state, _) = self
            .live_state(&gate.schedule.slug, i64::MAX)
            .await
            .map_err(Refused::widen)?;
        Ok(Room {
            live_url: state.live_url,
            within_core_ms,
            needed_ms: state.needed_ms,
            announcement: state.announcement,
            planned_end: state.planned_end,
            revision: state.revision,
            hosted,
        })
    }

    async fn within_core(&self, person: &Person, slug: &str) -> Read<i64> {
        let (slug, who) = (slug.to_owned(), person.id);
        Ok(self
            .db
            .read(async |tx| {
                let gate = gate(tx, &slug, who).await?.ok_or(Refused::NotFound)?;
                Ok(within_core(tx, &gate, who).await?)
            })
            .await?)
    }

    async fn came(&self, person: &Person, slug: &str) -> Read<bool> {
        let (slug, who) = (slug.to_owned(), person.id);
        let came: bool = self
            .db
            .query(sql!(
                "SELECT EXISTS (SELECT 1 FROM lectures l JOIN seats s ON s.lecture_id = l.id
                     AND s.to_at IS NULL AND s.passed_at IS NOT NULL
                 JOIN admitted a ON a.lecture_id = l.id AND a.person_id = s.person_id
                 WHERE l.slug = $1 AND s.person_id = $2)"
            ))
            .bind(slug)
            .bind(who)
            .value()
            .await?;
        Ok(came)
    }

    async fn present_now(&self, lecture: LectureId) -> Read<i64> {
        // Nor whoever beat by a clock that ran ahead.
        let now = self.db.now();
        let n: i64 = self
            .db
            .query(sql!(
                "SELECT count(*) FROM leases_without_staff p
                 WHERE p.lecture_id = $1 AND p.beat_at >= $2 AND p.beat_at <= $3"
            ))
            .bind(lecture)
            .bind(now.plus(-rule::LONGEST_GAP).0)
            .bind(now.plus(rule::LONGEST_GAP).0)
            .value()
            .await?;
        Ok(n)
    }

    async fn present_count(&self, slug: &str) -> Read<i64> {
        let slug = slug.to_owned();
        let id: LectureId = self
            .db
            .query(sql!("SELECT id FROM public_lectures WHERE slug = $1"))
            .bind(slug)
            .value()
            .await?;
        self.present_now(id).await
    }

    async fn own(&self, person: &Person) -> Read<HashMap<LectureId, Own>> {
        let rows: Vec<OwnRow> = self
            .db
            .query(sql!(
                "SELECT e.lecture_id, s.person_id IS NOT NULL AS enrolled,
                     a.person_id IS NOT NULL AS measured, COALESCE(a.present_ms, 0) AS present_ms,
                     COALESCE(a.gathered_ms, 0) AS gathered_ms, a.corrected_ms,
                     COALESCE(a.attended, FALSE) AS attended,
                     COALESCE(a.by_gathering, FALSE) AS by_gathering, COALESCE(a.late, FALSE) AS late,
                     COALESCE(a.left_early, FALSE) AS left_early
                 FROM enrolments e LEFT JOIN seats_held s
                     ON s.lecture_id = e.lecture_id AND s.person_id = e.person_id
                 LEFT JOIN attendance a
                     ON a.lecture_id = e.lecture_id AND a.person_id = e.person_id
                 WHERE e.person_id = $1"
            ))
            .bind(person.id)
            .all()
            .await?;
        Ok(rows
            .into_iter()
            .map(|row| {
                let own = Own {
                    enrolled: row.enrolled,
                    attendance: row.measured.then(|| row.figure.into()),
                    held_until: None,
                };
                (row.lecture_id, own)
            })
            .collect())
    }

    async fn roster(&self, _organizer: &Organizer, slug: &str) -> Read<Vec<RosterLine>> {
        roster::roster(&self.db, slug).await
    }

    async fn start(
        &self,
        organizer: &Organizer,
        slug: &str,
        began: Option<Began>,
    ) -> Answer<Started, ValidationErrors> {
        Ok(course::start(&self.db, organizer, slug, began).await?)
    }

    async fn end(&self, organizer: &Organizer, slug: &str) -> Answer<(), ValidationErrors> {
        Ok(course::end(&self.db, organizer, slug).await?)
    }

    async fn cancel(&self, organizer: &Organizer, slug: &str) -> Answer<(), ValidationErrors> {
        Ok(course::cancel(&self.db, organizer, slug).await?)
    }
}
