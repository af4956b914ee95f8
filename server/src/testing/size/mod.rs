//! A hall of a size, for measurements: everything a hall of some years holds, written in statements of many rows, with
//! records and figures that agree.
//!
//! Once the size is 300 lectures, 6,000 people, 45,000 enrolments and 100,000 plays. What is made is the same each time
//! but for its instants, which lie around the hall's own now.

mod kept;
mod lectures;
mod live;
mod people;
mod plays;
mod talk;

use super::crowd::sessions;
use crate::db::{Db, Engine, Sql, StoreError};
use app::answer::NoRefusal;
use app::i18n::Instant;
use lectures::Lecture;

/// Who organizes.
const ORGANIZER: i64 = 1;
/// Who learns, and is in the open room.
const LEARNER: i64 = 50;
/// So many lectures' records go into one statement.
const AT_ONCE: usize = 20;

/// How much there is of everything.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// Lectures; nine of ten are over.
    pub lectures: i64,
    /// People: no multiple of 7, 11, 13, 17 or 19, by which steps the seats go round.
    pub people: i64,
    /// Seats that are taken in each lecture.
    pub seats: i64,
    /// Plays of all replays together.
    pub plays: i64,
}

impl Size {
    /// So many times the size.
    pub const fn times(times: i64) -> Self {
        Self {
            lectures: 300 * times,
            people: 6_000 * times,
            seats: 150,
            plays: 100_000 * times,
        }
    }
}

/// What can be walked in the hall that was filled.
#[derive(Debug, Clone)]
pub struct Filled {
    /// The session of somebody who organizes.
    pub organizer: String,
    /// The session of somebody who learns, and sits in the open room.
    pub learner: String,
    /// The lecture that is on.
    pub open: String,
    /// One that is to come.
    pub coming: String,
    /// One that is over, with a replay.
    pub over: String,
    /// Somebody who was there.
    pub person: i64,
}

impl Filled {
    /// Each with its name.
    pub fn lines(self) -> [(&'static str, String); 6] {
        [
            ("organizer", self.organizer),
            ("learner", self.learner),
            ("open", self.open),
            ("coming", self.coming),
            ("over", self.over),
            ("person", self.person.to_string()),
        ]
    }
}

/// Fills an empty hall to a size.
///
/// # Errors
/// The database's, in words.
pub async fn fill(db: &Db, size: Size) -> Result<Filled, String> {
    let now = db.now();
    let all = lectures::all(now, size.lectures);
    let people = size.people;
    people::write(db, now, people).await?;
    lectures::write(db, now, &all).await?;
    let mut person = None;
    for part in all.chunks(AT_ONCE) {
        let seats = live::write(db, now, part, size).await?;
        talk::write(db, part, &seats).await?;
        let over = part.iter().zip(&seats).find(|(of, _)| of.has_replay());
        if let Some((of, seats)) = over {
            let there = seats.iter().find(|seat| !seat.visits.is_empty());
            person = there.map(|seat| (of.slug.clone(), seat.person)).or(person);
        }
    }
    plays::write(db, now, &all, size).await?;
    participations(db).await?;
    kept::write(db, now, size).await?;
    settle(db).await?;
    let (over, person) = person.ok_or("nobody was anywhere")?;
    let slug = |is: &dyn Fn(&&Lecture) -> bool| {
        let found = all.iter().find(is).map(|lecture| lecture.slug.clone());
        found.ok_or("a lecture is missing")
    };
    let mut sessions = sessions(db, &[ORGANIZER, LEARNER]).await?.into_iter();
    Ok(Filled {
        organizer: sessions.next().unwrap_or_default(),
        learner: sessions.next().unwrap_or_default(),
        open: slug(&|lecture| lecture.is_on(now))?,
        coming: slug(&|lecture| lecture.starts > now && lecture.status == "published")?,
        over,
        person,
    })
}

/// Runs a statement on rows.
async fn insert(db: &Db, statement: Sql, rows: String) -> Result<(), String> {
    let done: Result<(), StoreError<NoRefusal>> = db
        .change(move |tx| {
            Box::pin(async move {
                tx.sql(statement).bind(rows).run().await?;
                Ok(())
            })
        })
        .await;
    done.map_err(|error| format!("{error:?}"))
}

/// Who everybody was at their first record of a lecture: as they are.
async fn participations(db: &Db) -> Result<(), String> {
    let done: Result<(), StoreError<NoRefusal>> = db
        .change(move |tx| {
            Box::pin(async move {
                tx.sql(sql!(
                    "INSERT INTO participations (lecture_id, person_id, at, country, kind,
                         confirmed, staff)
                     SELECT r.lecture_id, p.id, min(r.at), p.country, p.kind,
                         p.confirmed_at IS NOT NULL, p.role <> 'learner'
                     FROM (SELECT lecture_id, person_id, enrolled_at AS at FROM enrolments
                           UNION ALL
                           SELECT lecture_id, person_id, began_at FROM play_sessions
                           WHERE person_id IS NOT NULL AND credit_ms > 0) r
                     JOIN people p ON p.id = r.person_id
                     GROUP BY r.lecture_id, p.id"
                ))
                .run()
                .await?;
                Ok(())
            })
        })
        .await;
    done.map_err(|error| format!("{error:?}"))
}

/// Numbers go on after those that were given; and what the server of a database does by itself a minute after so many
/// rows have come.
async fn settle(db: &Db) -> Result<(), String> {
    let Engine::Postgres(pool, ..) = db.engine() else {
        return Ok(());
    };
    let settled = sqlx::raw_sql(
        "SELECT setval(pg_get_serial_sequence('people', 'id'), (SELECT max(id) FROM people));
         SELECT setval(pg_get_serial_sequence('hosts', 'id'), (SELECT max(id) FROM hosts));
         SELECT setval(pg_get_serial_sequence('series', 'id'), (SELECT max(id) FROM series));
         SELECT setval(pg_get_serial_sequence('speakers', 'id'), (SELECT max(id) FROM speakers));
         SELECT setval(pg_get_serial_sequence('lectures', 'id'), (SELECT max(id) FROM lectures));
         SELECT setval(pg_get_serial_sequence('gatherings', 'id'), (SELECT max(id) FROM gatherings));
         SELECT setval(pg_get_serial_sequence('questions', 'id'), (SELECT max(id) FROM questions));
         SELECT setval(pg_get_serial_sequence('seat_holds', 'id'), (SELECT max(id) FROM seat_holds));
         SELECT setval(pg_get_serial_sequence('recordings', 'id'), (SELECT max(id) FROM recordings));
         SELECT setval(pg_get_serial_sequence('play_sessions', 'id'), (SELECT max(id) FROM play_sessions));",
    );
    settled.execute(pool).await.map_err(|e| e.to_string())?;
    let analyzed = sqlx::raw_sql("VACUUM ANALYZE").execute(pool).await;
    analyzed.map(|_| ()).map_err(|e| e.to_string())
}

/// An instant some time ago, of a span in milliseconds.
fn ago(now: Instant, ms: i64) -> Instant {
    now.plus(-ms)
}
