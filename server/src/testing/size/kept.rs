//! What people keep beside their seats: lectures saved for later, calendars of their own, ratings; and places that are and were
//! held for those who wait to be confirmed.

use super::{Size, ago, insert};
use crate::db::{Db, StoreError, json_rows};
use app::answer::NoRefusal;
use app::enrolment::HOLD_LAPSES_AFTER;
use app::i18n::Instant;

/// So many lectures are saved by each.
const SAVED: i64 = 3;
/// So many lectures, the last to come, are for officials and hold places.
const FOR_OFFICIALS: i64 = 4;
/// Places are held for those who wait among so many, the first people: with the seats they are within a lecture's capacity.
const HELD_FOR: i64 = 2_000;
/// So many people's rows go into one statement.
const AT_ONCE: usize = 2_000;

/// Writes it, of people and lectures that there are.
pub(super) async fn write(db: &Db, now: Instant, size: Size) -> Result<(), String> {
    let all: Vec<i64> = (1..=size.people).collect();
    let of = |person: i64, n: i64| 1 + (person * 7 + n * 11) % size.lectures;
    for part in all.chunks(AT_ONCE) {
        let pairs = part
            .iter()
            .flat_map(|person| (0..SAVED).map(move |n| (*person, of(*person, n), now.0)));
        insert(
            db,
            sql!(
                "INSERT INTO saved_lectures (person_id, lecture_id, saved_at)
                 SELECT CAST(b.value ->> 0 AS BIGINT), CAST(b.value ->> 1 AS BIGINT),
                     CAST(b.value ->> 2 AS BIGINT)
                 FROM jsonb_each(CAST($1 AS jsonb_text)) b"
            ),
            json_rows(pairs),
        )
        .await?;
        // One in two has waited once, and had a place that lapsed.
        let taken = ago(now, 40 * Instant::DAY).0;
        let lapsed = ago(now, 35 * Instant::DAY).0;
        let held = part.iter().filter(|person| *person % 2 == 0);
        let held = held.map(|person| (of(*person, SAVED), *person, taken, lapsed));
        insert(
            db,
            sql!(
                "INSERT INTO seat_holds (lecture_id, person_id, taken_at, lapses_at, ended_at, ended)
                 SELECT CAST(b.value ->> 0 AS BIGINT), CAST(b.value ->> 1 AS BIGINT),
                     CAST(b.value ->> 2 AS BIGINT), CAST(b.value ->> 3 AS BIGINT),
                     CAST(b.value ->> 3 AS BIGINT), 'lapsed'
                 FROM jsonb_each(CAST($1 AS jsonb_text)) b"
            ),
            json_rows(held),
        )
        .await?;
    }
    held(db, now, size).await?;
    of_records(db).await
}

/// Places that are held still, for officials who wait to be confirmed.
async fn held(db: &Db, now: Instant, size: Size) -> Result<(), String> {
    let after = size.lectures - FOR_OFFICIALS;
    let done: Result<(), StoreError<NoRefusal>> = db
        .change(move |tx| {
            Box::pin(async move {
                tx.sql(sql!(
                    "UPDATE lectures SET audience = 'officials'
                     WHERE id > $1 AND status = 'published' AND starts_at > $2"
                ))
                .bind(after)
                .bind(now.plus(HOLD_LAPSES_AFTER + Instant::DAY).0)
                .run()
                .await?;
                // Taken an hour apart, the first four days ago.
                tx.sql(sql!(
                    "INSERT INTO seat_holds (lecture_id, person_id, taken_at, lapses_at)
                     SELECT l.id, p.id, CAST($1 AS BIGINT) - (p.id % 96) * 3600000,
                         CAST($1 AS BIGINT) - (p.id % 96) * 3600000 + CAST($2 AS BIGINT)
                     FROM lectures l CROSS JOIN people p
                     WHERE l.audience = 'officials' AND p.kind = 'official'
                         AND p.confirmed_at IS NULL AND p.id <= $3
                         AND NOT EXISTS (SELECT 1 FROM seats_held s
                             WHERE s.lecture_id = l.id AND s.person_id = p.id)"
                ))
                .bind(now.0)
                .bind(HOLD_LAPSES_AFTER)
                .bind(HELD_FOR)
                .run()
                .await?;
                Ok(())
            })
        })
        .await;
    done.map_err(|error| format!("{error:?}"))
}

/// A calendar of each third person, and the ratings of who was there or watched.
async fn of_records(db: &Db) -> Result<(), String> {
    let done: Result<(), StoreError<NoRefusal>> = db
        .change(move |tx| {
            Box::pin(async move {
                tx.sql(sql!(
                    "INSERT INTO calendar_addresses (person_id, number, made_at)
                     SELECT id, 'number of ' || CAST(id AS TEXT), created_at FROM people
                     WHERE id % 3 = 0"
                ))
                .run()
                .await?;
                tx.sql(sql!(
                    "INSERT INTO ratings (lecture_id, person_id, rating, line, rated_at)
                     SELECT lecture_id, person_id, 1 + person_id % 5,
                         CASE WHEN person_id % 4 = 0 THEN 'Clear, and of use at once.' ELSE '' END, at
                     FROM participations WHERE person_id % 3 = 0"
                ))
                .run()
                .await?;
                Ok(())
            })
        })
        .await;
    done.map_err(|error| format!("{error:?}"))
}
