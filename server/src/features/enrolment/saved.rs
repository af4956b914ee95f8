//! Lectures saved for later: a list of each person's own, bounded by a lock of its person.

use super::EnrolmentStore;
use crate::db::{StoreError, Tx};
use crate::features::lectures::LectureRow;
use crate::features::locks::lock_person;
use app::accounts::{Person, PersonId};
use app::answer::{Answer, Read, Refused};
use app::enrolment::{NotSaved, SAVED_MOST, SavedLectures};
use app::i18n::Locale;
use app::lectures::{Lecture, LectureId, Status};
use async_trait::async_trait;

/// What saving asks of a lecture and a person.
#[derive(sqlx::FromRow)]
struct SaveTarget {
    id: LectureId,
    status: String,
    enrolled: bool,
    saved: bool,
    many: i64,
}

/// Takes a lecture off the list of whoever has just taken a seat in it; the person is locked.
pub(super) async fn forget(
    tx: &mut Tx<'_>,
    lecture: LectureId,
    person: PersonId,
) -> sqlx::Result<()> {
    tx.sql(sql!(
        "DELETE FROM saved_lectures WHERE person_id = $1 AND lecture_id = $2"
    ))
    .bind(person)
    .bind(lecture)
    .run()
    .await?;
    Ok(())
}

async fn save(
    tx: &mut Tx<'_>,
    slug: &str,
    person: PersonId,
    now: i64,
) -> Result<(), StoreError<NotSaved>> {
    lock_person(tx, person).await?;
    let target: Option<SaveTarget> = tx
        .sql(sql!(
            "SELECT l.id, l.status,
                 EXISTS (SELECT 1 FROM seats_held s
                     WHERE s.lecture_id = l.id AND s.person_id = $2) AS enrolled,
                 EXISTS (SELECT 1 FROM saved_lectures f
                     WHERE f.lecture_id = l.id AND f.person_id = $2) AS saved,
                 (SELECT count(*) FROM saved_lectures f WHERE f.person_id = $2) AS many
             FROM public_lectures l WHERE l.slug = $1"
        ))
        .bind(slug)
        .bind(person)
        .opt()
        .await?;
    let target = target.ok_or(Refused::NotFound)?;
    if target.status == Status::Cancelled.code() {
        return Err(NotSaved::Cancelled.into());
    }
    if target.enrolled {
        return Err(NotSaved::Enrolled.into());
    }
    if target.saved {
        return Ok(());
    }
    if target.many >= SAVED_MOST {
        return Err(NotSaved::TooMany.into());
    }
    tx.sql(sql!(
        "INSERT INTO saved_lectures (person_id, lecture_id, saved_at) VALUES ($1, $2, $3)
         ON CONFLICT (person_id, lecture_id) DO NOTHING"
    ))
    .bind(person)
    .bind(target.id)
    .bind(now)
    .run()
    .await?;
    Ok(())
}

#[async_trait]
impl SavedLectures for EnrolmentStore {
    async fn save_for_later(&self, person: &Person, slug: &str) -> Answer<(), NotSaved> {
        let (now, slug, who) = (self.db.now().0, slug.to_owned(), person.id);
        self.db
            .change(move |tx| Box::pin(async move { save(tx, &slug, who, now).await }))
            .await?;
        Ok(())
    }

    async fn remove_saved(&self, person: &Person, slug: &str) -> Answer<(), NotSaved> {
        let (slug, who) = (slug.to_owned(), person.id);
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    let lecture: Option<LectureId> = tx
                        .sql(sql!("SELECT id FROM public_lectures WHERE slug = $1"))
                        .bind(slug)
                        .opt_value()
                        .await?;
                    let lecture = lecture.ok_or(Refused::NotFound)?;
                    forget(tx, lecture, who).await?;
                    Ok::<_, StoreError<NotSaved>>(())
                })
            })
            .await?;
        Ok(())
    }

    async fn is_saved(&self, person: &Person, slug: &str) -> Read<bool> {
        let slug = slug.to_owned();
        let saved: bool = self
            .db
            .query(sql!(
                "SELECT EXISTS (SELECT 1 FROM lectures l JOIN saved_lectures f
                     ON f.lecture_id = l.id AND f.person_id = $2
                 WHERE l.slug = $1)"
            ))
            .bind(slug)
            .bind(person.id)
            .value()
            .await?;
        Ok(saved)
    }

    async fn saved_lectures(&self, person: &Person, l: Locale) -> Read<Vec<Lecture>> {
        let rows: Vec<LectureRow> = self
            .db
            .query(sql!(
                "SELECT r.*, t.*, (SELECT count(*) FROM seat_holds h
                     WHERE h.lecture_id = r.id AND h.ended_at IS NULL AND h.lapses_at > $3)
                     AS seats_on_hold
                 FROM saved_lectures f JOIN public_lecture_rows r ON r.id = f.lecture_id
                 LEFT JOIN lecture_translations t ON t.lecture_id = r.id AND t.locale = $2
                 WHERE f.person_id = $1 AND NOT EXISTS (SELECT 1 FROM seats_held s
                     WHERE s.lecture_id = f.lecture_id AND s.person_id = f.person_id)
                   AND NOT EXISTS (SELECT 1 FROM seat_holds o
                     WHERE o.lecture_id = f.lecture_id AND o.person_id = f.person_id
                         AND o.ended_at IS NULL AND o.lapses_at > $3)
                 ORDER BY r.starts_at, r.id"
            ))
            .bind(person.id)
            .bind(l.tag())
            .bind(self.db.now().0)
            .all()
            .await?;
        Ok(rows.into_iter().map(Into::into).collect())
    }
}
