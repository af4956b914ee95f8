//! Figures of attendance that an earlier version of the rules has computed, computed anew from the records.

use super::Measured;
use super::gate::schedule_of;
use super::measure::{Figures, figures, stamp_renewed, write_figures};
use super::reading::{ExtraRecords, records};
use super::records::AttendanceKey;
use crate::db::StoreError;
use crate::events::{Actor, EventKind, Subject};
use crate::features::live::LiveStore;
use crate::features::locks::lock_lecture;
use app::accounts::PersonId;
use app::answer::NoRefusal;
use app::lectures::LectureId;
use app::live::{ATTENDANCE_RULE, Attendance};
use std::collections::{BTreeMap, BTreeSet};

/// A stored figure: of whom, and which.
#[derive(sqlx::FromRow)]
struct Stored {
    lecture_id: LectureId,
    person_id: PersonId,
    #[sqlx(flatten)]
    measured: Measured,
}

impl LiveStore {
    /// Computes so many of them anew, of one lecture, tells of each that is another now, and says in the log how many there
    /// were. Answers how many there were and how many are others now; nothing where there are none left.
    ///
    /// # Errors
    /// The database's.
    pub(crate) async fn renew_attendance(
        &self,
        most: i64,
        tell: &impl Fn(&str),
    ) -> Result<Option<(i64, i64)>, StoreError<NoRefusal>> {
        let first: Option<String> = self
            .db
            .query(sql!(
                "SELECT l.slug FROM attendance a JOIN lectures l ON l.id = a.lecture_id
                 WHERE a.rule_version < $1 ORDER BY a.rule_version, a.lecture_id LIMIT 1"
            ))
            .bind(ATTENDANCE_RULE)
            .opt_value()
            .await?;
        let Some(slug) = first else {
            return Ok(None);
        };
        let act = self.db.act(Actor::Operator);
        let (all, changed) = self
            .db
            .change(move |tx| {
                Box::pin(async move {
                    lock_lecture(tx, &slug).await?;
                    let schedule = schedule_of(tx, &slug)
                        .await?
                        .ok_or(sqlx::Error::RowNotFound)?;
                    let stored: Vec<Stored> = tx
                        .sql(sql!(
                            "SELECT lecture_id, person_id, present_ms, gathered_ms, corrected_ms,
                                 attended, by_gathering, late, left_early
                             FROM attendance WHERE rule_version < $1 AND lecture_id = $2 LIMIT $3"
                        ))
                        .bind(ATTENDANCE_RULE)
                        .bind(schedule.id)
                        .bind(most)
                        .all()
                        .await?;
                    let stored: BTreeMap<AttendanceKey, Attendance> = stored
                        .into_iter()
                        .map(|row| {
                            let whose = AttendanceKey {
                                lecture: row.lecture_id,
                                person: row.person_id,
                            };
                            (whose, row.measured.into())
                        })
                        .collect();
                    let whose: BTreeSet<AttendanceKey> = stored.keys().copied().collect();
                    let (records, _) = records(tx, whose.clone(), ExtraRecords::ALL).await?;
                    let figures: Figures = figures(&schedule, &records, whose);
                    write_figures(tx, &figures).await?;
                    stamp_renewed(tx, &figures).await?;
                    let changed: Vec<String> = stored
                        .iter()
                        .filter_map(|(whose, was)| {
                            let is = figures.get(whose)?.attendance;
                            let (slug, person) = (&schedule.slug, whose.person.0);
                            (is != *was).then(|| {
                                format!("attendance of person {person} at {slug}: was {was:?}, is {is:?}")
                            })
                        })
                        .collect();
                    let all = i64::try_from(stored.len()).unwrap_or(i64::MAX);
                    let subject = Subject::Lecture(schedule.id);
                    let event = act.event(EventKind::FiguresRenewed, subject);
                    let event = event.with("rule_version", ATTENDANCE_RULE).with("figures", all);
                    tx.emit(event.with("changed", changed.len())).await?;
                    Ok((all, changed))
                })
            })
            .await?;
        for one in &changed {
            tell(one);
        }
        Ok(Some((
            all,
            i64::try_from(changed.len()).unwrap_or(i64::MAX),
        )))
    }
}
