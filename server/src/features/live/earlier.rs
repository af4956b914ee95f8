//! Figures of attendance that an earlier version of the rule has computed, and that a change makes anew with what it changes:
//! it says so in the log, once a lecture, as none of them is left then.

use super::Measured;
use super::measure::{Figures, stamp_renewed};
use super::records::AttendanceKey;
use crate::db::Tx;
use crate::events::{Act, EventKind, Subject};
use app::accounts::PersonId;
use app::i18n::Instant;
use app::lectures::LectureId;
use app::live::{ATTENDANCE_RULE, Attendance};

/// A figure as it was stored.
#[derive(sqlx::FromRow)]
struct StoredRow {
    person_id: PersonId,
    #[sqlx(flatten)]
    measured: Measured,
}

/// The figures of a lecture that an earlier version of the rule has computed, before they are made anew.
pub(super) struct Earlier {
    lecture: LectureId,
    figures: Vec<(PersonId, Attendance)>,
}

impl Earlier {
    /// Those of a lecture, whose row is locked.
    pub(super) async fn of(tx: &mut Tx<'_>, lecture: LectureId) -> sqlx::Result<Self> {
        let rows: Vec<StoredRow> = tx
            .sql(sql!(
                "SELECT person_id, present_ms, gathered_ms, corrected_ms, attended, by_gathering,
                     late, left_early
                 FROM attendance WHERE lecture_id = $1 AND rule_version < $2"
            ))
            .bind(lecture)
            .bind(ATTENDANCE_RULE)
            .all()
            .await?;
        let figures = rows.into_iter();
        Ok(Self {
            lecture,
            figures: figures
                .map(|row| (row.person_id, row.measured.into()))
                .collect(),
        })
    }

    /// Has them bear today's version, and says how many there were and how many are others now; nothing where there were
    /// none.
    pub(super) async fn mark_renewed(
        self,
        tx: &mut Tx<'_>,
        anew: &Figures,
        now: Instant,
    ) -> sqlx::Result<()> {
        if self.figures.is_empty() {
            return Ok(());
        }
        stamp_renewed(tx, anew).await?;
        let is_other = |(person, was): &&(PersonId, Attendance)| {
            let whose = AttendanceKey {
                lecture: self.lecture,
                person: *person,
            };
            anew.get(&whose)
                .is_none_or(|figure| figure.attendance != *was)
        };
        let event = Act::of_hall(now)
            .event(EventKind::FiguresRenewed, Subject::Lecture(self.lecture))
            .with("rule_version", ATTENDANCE_RULE)
            .with("figures", self.figures.len())
            .with("changed", self.figures.iter().filter(is_other).count());
        tx.emit(event).await?;
        Ok(())
    }
}
