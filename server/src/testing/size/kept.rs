//! What people keep beside their seats: lectures saved for later, calendars of their own, ratings; and places that were held for
//! those who waited to be confirmed.

use super::{Size, ago, insert};
use crate::db::{Db, StoreError, json_rows};
use app::answer::NoRefusal;
use app::i18n::Instant;

/// So many lectures are saved by each.
const SAVED: i64 = 3;
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
        // One in two has waited once; nobody does still.
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
    of_records(db).await
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
