//! What an organizer presses in the course of a lecture: that it begins, that it ends, that it is not held.

use super::actual_times::record;
use super::gate::LectureSchedule;
use super::measure::measure_all;
use crate::db::{Db, StoreError};
use crate::events::{EventKind, Subject};
use crate::features::holds;
use crate::features::locks::lock_lecture;
use app::accounts::Organizer;
use app::answer::{Problem, ValidationErrors};
use app::live::{Began, START_EARLY, START_LATE, Started};

fn refuse(key: &str) -> StoreError<ValidationErrors> {
    ValidationErrors(vec![Problem::new("", key)]).into()
}

/// Starts it; asks first whether it began as planned where that was long ago and nobody has said so.
pub(super) async fn start(
    db: &Db,
    organizer: &Organizer,
    slug: &str,
    began: Option<Began>,
) -> Result<Started, StoreError<ValidationErrors>> {
    let (slug, act, by) = (slug.to_owned(), db.act(organizer), organizer.person().id);
    let now = act.at.0;
    db.change(move |tx| {
        Box::pin(async move {
            lock_lecture(tx, &slug).await?;
            let starts: Option<(i64, bool)> = tx
                .sql(sql!(
                    "SELECT starts_at, began_at IS NOT NULL FROM lectures
                     WHERE slug = $1 AND status = 'published'
                         AND ended_at IS NULL AND starts_at <= $3 AND ends_at > $2"
                ))
                .bind(&slug)
                .bind(now)
                .bind(now + START_EARLY)
                .opt()
                .await?;
            let (starts, begun) = starts.ok_or_else(|| refuse("lecture-cannot-start"))?;
            if begun {
                return Err(refuse("lecture-begun-already"));
            }
            let began_at = match began {
                None if now - starts > START_LATE => return Ok(Started::Asks),
                Some(Began::AsPlanned) => starts.min(now),
                None | Some(Began::Now) => now,
            };
            let lecture: LectureSchedule = tx
                .sql(sql!(
                    "UPDATE lectures SET began_at = $2, updated_at = $3 WHERE slug = $1
                     RETURNING id, slug, status, starts_at, ends_at, began_at, ended_at,
                         planned_ends_at, attended_percent"
                ))
                .bind(&slug)
                .bind(began_at)
                .bind(now)
                .one()
                .await?;
            record(tx, &lecture, (by, act.at), "").await?;
            measure_all(tx, &lecture, act.at).await?;
            let subject = Subject::Lecture(lecture.id);
            let event = act.event(EventKind::LectureStarted, subject);
            tx.emit(event.with("began_at", began_at)).await?;
            Ok(Started::Began)
        })
    })
    .await
}

/// Ends it.
pub(super) async fn end(
    db: &Db,
    organizer: &Organizer,
    slug: &str,
) -> Result<(), StoreError<ValidationErrors>> {
    let (slug, act, by) = (slug.to_owned(), db.act(organizer), organizer.person().id);
    let now = act.at.0;
    db.change(move |tx| {
        Box::pin(async move {
            let lecture: Option<LectureSchedule> = tx
                .sql(sql!(
                    "UPDATE lectures SET ended_at = $2, updated_at = $2
                     WHERE slug = $1 AND status = 'published' AND ended_at IS NULL
                       AND COALESCE(began_at, starts_at) < $2 AND ends_at > $2
                     RETURNING id, slug, status, starts_at, ends_at, began_at, ended_at,
                         planned_ends_at, attended_percent"
                ))
                .bind(slug)
                .bind(now)
                .opt()
                .await?;
            let lecture = lecture.ok_or_else(|| refuse("lecture-cannot-end"))?;
            record(tx, &lecture, (by, act.at), "").await?;
            measure_all(tx, &lecture, act.at).await?;
            let subject = Subject::Lecture(lecture.id);
            tx.emit(act.event(EventKind::LectureEnded, subject)).await?;
            Ok(())
        })
    })
    .await
}

/// Cancels it: one that is not over, or that passed and nobody has said that it was held. Nobody has any attendance then.
pub(super) async fn cancel(
    db: &Db,
    organizer: &Organizer,
    slug: &str,
) -> Result<(), StoreError<ValidationErrors>> {
    let (slug, act) = (slug.to_owned(), db.act(organizer));
    db.change(move |tx| {
        Box::pin(async move {
            let cancelled: Option<LectureSchedule> = tx
                .sql(sql!(
                    "UPDATE lectures SET status = 'cancelled', updated_at = $2,
                         schedule_changes = schedule_changes + 1
                     WHERE slug = $1 AND status = 'published' AND ended_at IS NULL
                         AND (ends_at > $2 OR (began_at IS NULL AND NOT EXISTS (
                             SELECT 1 FROM actual_times a WHERE a.lecture_id = lectures.id)))
                     RETURNING id, slug, status, starts_at, ends_at, began_at, ended_at,
                         planned_ends_at, attended_percent"
                ))
                .bind(slug)
                .bind(act.at.0)
                .opt()
                .await?;
            let lecture = cancelled.ok_or_else(|| refuse("lecture-cannot-cancel"))?;
            measure_all(tx, &lecture, act.at).await?;
            holds::cancel(tx, &act, lecture.id, act.at).await?;
            let subject = Subject::Lecture(lecture.id);
            tx.emit(act.event(EventKind::LectureCancelled, subject))
                .await?;
            Ok(())
        })
    })
    .await
}
