//! Figures of attendance that an earlier version of the rules has computed, computed anew from the records.

use super::Measured;
use super::gate::LectureSchedule;
use super::measure::{AttendanceKey, ExtraRecords, Figures, figures, records, write_figures};
use crate::db::StoreError;
use crate::features::live::LiveStore;
use app::accounts::PersonId;
use app::answer::NoRefusal;
use app::lectures::LectureId;
use app::live::Attendance;
use app::reports::RULE_VERSION;
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
    /// Computes so many of them anew, of one lecture. Answers how many there were and how many are others now; nothing
    /// where there are none left.
    ///
    /// # Errors
    /// The database's.
    pub(crate) async fn renew_attendance(
        &self,
        most: i64,
    ) -> Result<Option<(i64, i64)>, StoreError<NoRefusal>> {
        let first: Option<String> = self
            .db
            .query(sql!(
                "SELECT l.slug FROM attendance a JOIN lectures l ON l.id = a.lecture_id
                 WHERE a.rule_version < $1 ORDER BY a.rule_version, a.lecture_id LIMIT 1"
            ))
            .bind(RULE_VERSION)
            .opt_value()
            .await?;
        let Some(slug) = first else {
            return Ok(None);
        };
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    tx.sql(locking!(
                        "SELECT id FROM lectures WHERE slug = $1 FOR NO KEY UPDATE"
                    ))
                    .bind(&slug)
                    .run()
                    .await?;
                    let schedule: LectureSchedule = tx
                        .sql(sql!(
                            "SELECT id, slug, status, starts_at, ends_at, began_at, ended_at,
                                 planned_ends_at, attended_percent
                             FROM lectures WHERE slug = $1"
                        ))
                        .bind(&slug)
                        .one()
                        .await?;
                    let stored: Vec<Stored> = tx
                        .sql(sql!(
                            "SELECT lecture_id, person_id, present_ms, gathered_ms, corrected_ms,
                                 attended, late, left_early
                             FROM attendance WHERE rule_version < $1 AND lecture_id = $2 LIMIT $3"
                        ))
                        .bind(RULE_VERSION)
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
                    let others = stored
                        .iter()
                        .filter(|(whose, was)| figures.get(whose) != Some(was));
                    let changed = others.count();
                    Ok(Some((
                        i64::try_from(stored.len()).unwrap_or(i64::MAX),
                        i64::try_from(changed).unwrap_or(i64::MAX),
                    )))
                })
            })
            .await
    }
}
