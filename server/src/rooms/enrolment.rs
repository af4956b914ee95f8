//! Enrolment: seats are counted on the lecture's own row, whose constraint has the last word.

use crate::db::{Db, Halt};
use crate::rooms::lectures::LectureRow;
use app::accounts::Person;
use app::answer::{Answer, Read, Refused};
use app::enrolment::{Enrolment, Mine, NoSeat, audience_refuses};
use app::i18n::{Instant, Locale};
use app::lectures::{Audience, LectureId};
use async_trait::async_trait;
use std::collections::HashSet;

/// What enrolment asks of a lecture.
#[derive(sqlx::FromRow)]
struct Seats {
    id: i64,
    status: String,
    audience: String,
    ends_at: i64,
    starts_at: i64,
    began_at: Option<i64>,
    ended_at: Option<i64>,
}

#[async_trait]
impl Enrolment for Db {
    async fn enrol(&self, person: &Person, slug: &str) -> Answer<(), NoSeat> {
        let (now, slug, who) = (self.now().0, slug.to_owned(), person.clone());
        let done = change!(self, |c| {
            let lecture: Option<Seats> = sqlx::query_as(sql!(
                "SELECT id, status, audience, ends_at, starts_at, began_at, ended_at FROM lectures
                 WHERE slug = $1 AND status <> 'draft'"
            ))
            .bind(slug)
            .fetch_optional(&mut *c)
            .await?;
            let lecture = lecture.ok_or(Refused::NotFound)?;
            if lecture.status == "cancelled" {
                return Err(NoSeat::Cancelled.into());
            }
            if lecture.ended_at.is_some() || lecture.ends_at <= now {
                return Err(NoSeat::Over.into());
            }
            if let Some(refusal) =
                Audience::parse(&lecture.audience).and_then(|a| audience_refuses(&who, a))
            {
                return Err(refusal.into());
            }
            let taken = sqlx::query(sql!(
                "INSERT INTO enrolments (lecture_id, person_id, enrolled_at) VALUES ($1, $2, $3)
                 ON CONFLICT (lecture_id, person_id) DO UPDATE SET enrolled_at = excluded.enrolled_at, withdrawn_at = NULL
                 WHERE enrolments.withdrawn_at IS NOT NULL"
            ))
            .bind(lecture.id)
            .bind(who.id.0)
            .bind(now)
            .execute(&mut *c)
            .await?;
            if taken.rows_affected() == 0 {
                return Err(NoSeat::AlreadyEnrolled.into());
            }
            sqlx::query(sql!(
                "UPDATE lectures SET seats_taken = seats_taken + 1 WHERE id = $1"
            ))
            .bind(lecture.id)
            .execute(&mut *c)
            .await?;
            Ok(())
        });
        Ok(done.map_err(|halt: Halt<NoSeat>| {
            halt.on_constraint("lectures_seats_within_capacity", NoSeat::Full)
        })?)
    }

    async fn withdraw(&self, person: &Person, slug: &str) -> Answer<(), NoSeat> {
        let (now, slug, who) = (self.now().0, slug.to_owned(), person.id.0);
        change!(self, |c| {
            let lecture: Option<Seats> = sqlx::query_as(sql!(
                "SELECT id, status, audience, ends_at, starts_at, began_at, ended_at FROM lectures
                 WHERE slug = $1 AND status <> 'draft'"
            ))
            .bind(slug)
            .fetch_optional(&mut *c)
            .await?;
            let lecture = lecture.ok_or(Refused::NotFound)?;
            if lecture.began_at.is_some() || lecture.starts_at <= now {
                return Err(NoSeat::Begun.into());
            }
            let given = sqlx::query(sql!(
                "UPDATE enrolments SET withdrawn_at = $3
                 WHERE lecture_id = $1 AND person_id = $2 AND withdrawn_at IS NULL"
            ))
            .bind(lecture.id)
            .bind(who)
            .bind(now)
            .execute(&mut *c)
            .await?;
            if given.rows_affected() == 0 {
                return Err(NoSeat::NotEnrolled.into());
            }
            sqlx::query(sql!(
                "UPDATE lectures SET seats_taken = seats_taken - 1 WHERE id = $1"
            ))
            .bind(lecture.id)
            .execute(&mut *c)
            .await?;
            Ok::<_, Halt<NoSeat>>(())
        })?;
        Ok(())
    }

    async fn seats(&self, person: &Person) -> Read<HashSet<LectureId>> {
        let rows: Vec<(i64,)> = read!(self, |c| sqlx::query_as(sql!(
            "SELECT lecture_id FROM enrolments WHERE person_id = $1 AND withdrawn_at IS NULL"
        ))
        .bind(person.id.0)
        .fetch_all(&mut *c)
        .await
        .map_err(Halt::Sql))?;
        Ok(rows.into_iter().map(|(id,)| LectureId(id)).collect())
    }

    async fn mine(&self, person: &Person, l: Locale) -> Read<Vec<Mine>> {
        let rows: Vec<LectureRow> = read!(self, |c| {
            sqlx::query_as(sql!(
            "SELECT r.*, t.title AS told_title, t.abstract_text AS told_abstract, t.locale AS told_locale, e.enrolled_at
             FROM enrolments e
             JOIN lecture_rows r ON r.id = e.lecture_id
             LEFT JOIN lecture_texts t ON t.lecture_id = r.id AND t.locale = $2
             WHERE e.person_id = $1 AND e.withdrawn_at IS NULL AND r.status <> 'draft'
             ORDER BY r.starts_at, r.id"
        ))
        .bind(person.id.0)
        .bind(l.tag())
        .fetch_all(&mut *c)
        .await
        .map_err(Halt::Sql)
        })?;
        Ok(rows
            .into_iter()
            .map(|row| Mine {
                since: Instant(row.enrolled_at),
                lecture: row.into(),
            })
            .collect())
    }
}
