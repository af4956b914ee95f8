//! The share of the core that makes "attended", once a lecture has begun: each change is a record with its reason.

use super::gate::{LectureSchedule, schedule_of};
use super::measure::measure_all;
use crate::events::{EventKind, Subject};
use crate::features::lectures::attended_share;
use crate::features::live::LiveStore;
use crate::features::locks::lock_lecture;
use crate::features::parsing::{Check, reason};
use app::accounts::Organizer;
use app::answer::{Answer, Problem, Read, Refused, ValidationErrors};
use app::i18n::Instant;
use app::live::{AttendedShareForm, AttendedShareRecord, AttendedShareSetting, AttendedShares};
use async_trait::async_trait;

/// A change, as an organizer reads it.
#[derive(sqlx::FromRow)]
struct SettingRow {
    set_at: i64,
    set_by: String,
    reason: String,
    percent_before: i64,
    percent: i64,
}

impl LectureSchedule {
    /// Whether its share changes with a reason alone: others see it, it is not cancelled, and what is measured of it goes
    /// by the share already.
    fn share_can_be_set(&self, now: Instant) -> bool {
        self.is_published() && (self.began_at.is_some() || self.starts_at <= now.0)
    }
}

/// What was typed, as hundredths and a reason; the share that stands is no change.
fn parsed(form: &AttendedShareForm, stands: i64) -> Result<(i64, String), ValidationErrors> {
    let mut check = Check::default();
    let share = check.parsed("share", &form.share, "lecture-percent", attended_share);
    if share == Some(stands) {
        check.problem("share", "attended-share-same", &[]);
    }
    let reason = reason(&mut check, "share_reason", &form.share_reason);
    check.done(share.zip(reason))
}

#[async_trait]
impl AttendedShares for LiveStore {
    async fn attended_share(
        &self,
        _organizer: &Organizer,
        slug: &str,
    ) -> Read<AttendedShareRecord> {
        let (now, slug) = (self.db.now(), slug.to_owned());
        let (schedule, history) = self
            .db
            .read(async |tx| {
                let schedule = schedule_of(tx, &slug)
                    .await?
                    .ok_or(sqlx::Error::RowNotFound)?;
                let history: Vec<SettingRow> = tx
                    .sql(sql!(
                        "SELECT a.set_at, p.name AS set_by, a.reason, a.percent_before, a.percent
                         FROM attended_shares a JOIN people p ON p.id = a.set_by
                         WHERE a.lecture_id = $1 ORDER BY a.id DESC"
                    ))
                    .bind(schedule.id)
                    .all()
                    .await?;
                Ok((schedule, history))
            })
            .await?;
        Ok(AttendedShareRecord {
            share: schedule.attended_percent,
            needed_ms: schedule.times().needed(schedule.attended_percent),
            can_be_set: schedule.share_can_be_set(now),
            history: history
                .into_iter()
                .map(|row| AttendedShareSetting {
                    at: Instant(row.set_at),
                    by: row.set_by,
                    reason: row.reason,
                    before: row.percent_before,
                    share: row.percent,
                })
                .collect(),
        })
    }

    async fn set_attended_share(
        &self,
        organizer: &Organizer,
        slug: &str,
        form: &AttendedShareForm,
    ) -> Answer<(), ValidationErrors> {
        let (act, by) = (self.db.act(organizer), organizer.person().id);
        let (slug, form) = (slug.to_owned(), form.clone());
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    lock_lecture(tx, &slug).await?;
                    let schedule = schedule_of(tx, &slug).await?.ok_or(Refused::NotFound)?;
                    if !schedule.share_can_be_set(act.at) {
                        let problem = Problem::new("", "attended-share-cannot");
                        return Err(ValidationErrors(vec![problem]).into());
                    }
                    let before = schedule.attended_percent;
                    let (percent, reason) = parsed(&form, before)?;
                    let lecture: LectureSchedule = tx
                        .sql(sql!(
                            "UPDATE lectures SET attended_percent = $2, updated_at = $3
                             WHERE id = $1
                             RETURNING id, slug, status, starts_at, ends_at, began_at, ended_at,
                                 planned_ends_at, attended_percent"
                        ))
                        .bind(schedule.id)
                        .bind(percent)
                        .bind(act.at.0)
                        .one()
                        .await?;
                    tx.sql(sql!(
                        "INSERT INTO attended_shares (lecture_id, percent_before, percent, reason,
                             set_by, set_at)
                         VALUES ($1, $2, $3, $4, $5, $6)"
                    ))
                    .bind(lecture.id)
                    .bind(before)
                    .bind(percent)
                    .bind(&reason)
                    .bind(by)
                    .bind(act.at.0)
                    .run()
                    .await?;
                    measure_all(tx, &lecture, act.at).await?;
                    let event = act
                        .event(EventKind::AttendedShareSet, Subject::Lecture(lecture.id))
                        .changed("attended_percent", before, percent)
                        .with_detail("reason", reason);
                    tx.emit(event).await?;
                    Ok(())
                })
            })
            .await?;
        Ok(())
    }
}
