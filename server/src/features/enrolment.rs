//! Enrolment: seats are counted on the lecture's own row, whose constraint has the last word. Places that are held for others
//! are counted in the same change, once that row is its own.

mod hold;
mod saved;

use crate::db::{Db, StoreError};
use crate::events::{EventKind, Subject};
use crate::features::holds::{self, seats_of_one, sit};
use crate::features::lectures::LectureRow;
use crate::features::locks::lock_person;
use app::accounts::Person;
use app::answer::{Answer, Read, Refused};
use app::enrolment::{EnrolledLecture, Enrolment, NoSeat, audience_refuses};
use app::i18n::{Instant, Locale};
use app::lectures::{Audience, LectureId};
use async_trait::async_trait;

/// What enrolment asks of a lecture, and of a newcomer: the mark of the network the account was made in, where that was less
/// than a day ago and no organizer has confirmed it.
#[derive(sqlx::FromRow)]
struct EnrolTarget {
    id: LectureId,
    status: String,
    audience: String,
    ends_at: i64,
    ended_at: Option<i64>,
    capacity: i64,
    newcomer: Option<String>,
}

/// So many seats of one lecture a person takes at most, one after the other: each is read wherever their presence is measured.
const SEATS_OF_ONE: i64 = 20;

/// So many seats of a lecture newcomers of one network may hold together: made-up accounts take no lecture from those
/// it is for, and a ministry's first ten never wait.
const fn newcomers_seats(capacity: i64) -> i64 {
    let fifth = capacity / 5;
    if fifth > 10 { fifth } else { 10 }
}

/// Who holds a seat. A handle, cheap to clone.
#[derive(Debug, Clone)]
pub struct EnrolmentStore {
    db: Db,
}

impl EnrolmentStore {
    /// Those of a database.
    pub(in crate::features) const fn of(db: Db) -> Self {
        Self { db }
    }
}

#[async_trait]
impl Enrolment for EnrolmentStore {
    async fn enrol(&self, person: &Person, slug: &str) -> Answer<(), NoSeat> {
        self.take_seat(person, slug, false).await
    }

    async fn enrol_vouched_for(&self, person: &Person, slug: &str) -> Answer<(), NoSeat> {
        self.take_seat(person, slug, true).await
    }

    async fn enrolled_lectures(&self, person: &Person, l: Locale) -> Read<Vec<EnrolledLecture>> {
        let rows: Vec<LectureRow> = self
            .db
            .query(sql!(
                "SELECT r.*, t.*, s.from_at AS enrolled_at
                 FROM seats_held s
                 JOIN public_lecture_rows r ON r.id = s.lecture_id
                 LEFT JOIN lecture_translations t ON t.lecture_id = r.id AND t.locale = $2
                 WHERE s.person_id = $1
                 ORDER BY r.starts_at, r.id"
            ))
            .bind(person.id)
            .bind(l.tag())
            .all()
            .await?;
        Ok(rows
            .into_iter()
            .map(|row| EnrolledLecture {
                since: Instant(row.enrolled_at),
                lecture: row.into(),
            })
            .collect())
    }
}

impl EnrolmentStore {
    async fn take_seat(&self, person: &Person, slug: &str, vouched: bool) -> Answer<(), NoSeat> {
        let (act, slug, who) = (self.db.act(person), slug.to_owned(), person.clone());
        let (now, yesterday) = (act.at.0, act.at.0 - Instant::DAY);
        let db = self.db.clone();
        let done = self
            .db
            .change(move |tx| {
                Box::pin(async move {
                    // Whoever saves the lecture at the same time has written it, or sees the seat.
                    lock_person(tx, who.id).await?;
                    let lecture: Option<EnrolTarget> = tx
                        .sql(sql!(
                            "SELECT l.id, l.status, l.audience, l.ends_at, l.ended_at, l.capacity,
                                    (SELECT p.sign_up_network FROM people p
                                     WHERE p.id = $2 AND p.created_at > $3
                                         AND p.confirmed_at IS NULL) AS newcomer
                             FROM public_lectures l WHERE l.slug = $1"
                        ))
                        .bind(slug)
                        .bind(who.id)
                        .bind(yesterday)
                        .opt()
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
                    let newcomer = lecture.newcomer.filter(|_| !vouched);
                    let place = (lecture.id, who.id);
                    if !sit(tx, place, act.at, newcomer.as_deref()).await? {
                        return Err(NoSeat::AlreadyEnrolled.into());
                    }
                    // Asked once the seat is ours: whoever took the one before away has committed it.
                    let all = seats_of_one(tx, lecture.id, who.id).await?;
                    if all.taken_away {
                        return Err(NoSeat::TakenAway.into());
                    }
                    if all.many > SEATS_OF_ONE {
                        return Err(NoSeat::TooOften.into());
                    }
                    saved::forget(tx, lecture.id, who.id).await?;
                    // Before the lecture's row is ours, so that its rivals wait no longer for it.
                    let subject = Subject::Lecture(lecture.id);
                    tx.emit(act.event(EventKind::Enrolled, subject)).await?;
                    tx.sql(sql!(
                        "UPDATE lectures SET seats_taken = seats_taken + 1 WHERE id = $1"
                    ))
                    .bind(lecture.id)
                    .run()
                    .await?;
                    // Asked once the lecture's row is ours: whoever took a seat before, or one is held for, has
                    // committed it. The row's constraint knows seats alone.
                    if !holds::fit(tx, lecture.id, db.now()).await? {
                        return Err(NoSeat::Full.into());
                    }
                    if let Some(network) = newcomer {
                        let held: i64 = tx
                            .sql(sql!(
                                "SELECT count(*) FROM seats_held s
                                     JOIN people p ON p.id = s.person_id
                                 WHERE s.lecture_id = $1 AND s.newcomer_network = $2
                                   AND p.created_at > $3 AND p.confirmed_at IS NULL"
                            ))
                            .bind(lecture.id)
                            .bind(network)
                            .bind(yesterday)
                            .value()
                            .await?;
                        if held > newcomers_seats(lecture.capacity) {
                            return Err(NoSeat::Newcomers.into());
                        }
                    }
                    Ok(())
                })
            })
            .await;
        Ok(done.map_err(|error: StoreError<NoSeat>| {
            error.on_constraint("lectures_seats_within_capacity", NoSeat::Full)
        })?)
    }
}
