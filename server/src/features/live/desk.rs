//! The organizer's side of the live room.

use super::Measured;
use super::gate::LectureSchedule;
use super::measure::measure_all;
use crate::db::{Db, StoreError};
use crate::events::{EventKind, Subject};
use app::accounts::{Organizer, PersonId};
use app::answer::{Problem, Read, ValidationErrors};
use app::live::{RosterLine, START_EARLY};

#[derive(sqlx::FromRow)]
struct PresentRow {
    person_id: PersonId,
    name: String,
    email: String,
    country: String,
    organisation: String,
    enrolled: bool,
    joined: bool,
    #[sqlx(flatten)]
    measured: Measured,
}

pub(super) async fn roster(db: &Db, slug: &str) -> Read<Vec<RosterLine>> {
    let slug = slug.to_owned();
    let rows: Vec<PresentRow> = db
        .query(sql!(
            "SELECT p.id AS person_id, p.name, p.email, p.country, p.organisation,
                 e.withdrawn_at IS NULL AS enrolled, j.person_id IS NOT NULL AS joined,
                 COALESCE(a.present_ms, 0) AS present_ms,
                 COALESCE(a.gathered_ms, 0) AS gathered_ms, a.corrected_ms,
                 COALESCE(a.attended, FALSE) AS attended, COALESCE(a.late, FALSE) AS late,
                 COALESCE(a.left_early, FALSE) AS left_early
             FROM lectures l
             JOIN enrolments e ON e.lecture_id = l.id
             JOIN people p ON p.id = e.person_id
             LEFT JOIN joins j ON j.lecture_id = l.id AND j.person_id = p.id
             LEFT JOIN attendance a ON a.lecture_id = l.id AND a.person_id = p.id
             WHERE l.slug = $1 AND (e.withdrawn_at IS NULL OR j.person_id IS NOT NULL)
             ORDER BY p.name, p.id"
        ))
        .bind(slug)
        .all()
        .await?;
    Ok(rows
        .into_iter()
        .map(|r| RosterLine {
            person: r.person_id,
            name: r.name,
            email: r.email,
            country: r.country,
            organisation: r.organisation,
            enrolled: r.enrolled,
            joined: r.joined,
            attendance: r.measured.into(),
        })
        .collect())
}

fn refuse(key: &str) -> StoreError<ValidationErrors> {
    ValidationErrors(vec![Problem::new("", key)]).into()
}

pub(super) async fn start(
    db: &Db,
    organizer: &Organizer,
    slug: &str,
) -> Result<(), StoreError<ValidationErrors>> {
    let (slug, act) = (slug.to_owned(), db.act(organizer));
    let now = act.at.0;
    db.change(move |tx| {
        Box::pin(async move {
            let lecture: Option<LectureSchedule> = tx
                .sql(sql!(
                    "UPDATE lectures SET began_at = $2, updated_at = $2
                     WHERE slug = $1 AND status = 'published' AND began_at IS NULL
                         AND ended_at IS NULL
                       AND starts_at <= $3 AND ends_at > $2
                     RETURNING id, slug, status, starts_at, ends_at, began_at, ended_at,
                         planned_ends_at, attended_percent"
                ))
                .bind(slug)
                .bind(now)
                .bind(now + START_EARLY)
                .opt()
                .await?;
            let lecture = lecture.ok_or_else(|| refuse("lecture-cannot-start"))?;
            measure_all(tx, &lecture).await?;
            let subject = Subject::Lecture(lecture.id);
            tx.emit(act.event(EventKind::LectureStarted, subject))
                .await?;
            Ok(())
        })
    })
    .await
}

pub(super) async fn end(
    db: &Db,
    organizer: &Organizer,
    slug: &str,
) -> Result<(), StoreError<ValidationErrors>> {
    let (slug, act) = (slug.to_owned(), db.act(organizer));
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
            measure_all(tx, &lecture).await?;
            let subject = Subject::Lecture(lecture.id);
            tx.emit(act.event(EventKind::LectureEnded, subject)).await?;
            Ok(())
        })
    })
    .await
}
