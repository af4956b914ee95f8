//! A seat's rows: how they are written, by whoever presses and for those whose holds become seats.

use crate::db::{CLOCKS_APART, Tx, json_rows};
use crate::features::participations::{FirstRecord, keep};
use app::accounts::PersonId;
use app::i18n::Instant;
use app::lectures::LectureId;
use serde::Serialize;

/// Somebody's seats at a lecture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct SeatsOfOne {
    /// How many there were, with the one that is held.
    pub(crate) many: i64,
    /// Whether an organizer has taken the latest of those that ended.
    pub(crate) taken_away: bool,
    /// Whether one is held.
    pub(crate) held: bool,
}

/// A place that somebody takes.
#[derive(Debug, Serialize)]
pub(super) struct Place<'a> {
    pub(super) lecture: LectureId,
    pub(super) person: PersonId,
    /// The mark of the network where a newcomer made their account.
    pub(super) newcomer: Option<&'a str>,
}

/// Those of one person at one lecture.
pub(crate) async fn seats_of_one(
    tx: &mut Tx<'_>,
    lecture: LectureId,
    person: PersonId,
) -> sqlx::Result<SeatsOfOne> {
    tx.sql(sql!(
        "SELECT count(*) AS many,
             EXISTS (SELECT 1 FROM seats s WHERE s.ended_by IS NOT NULL
                 AND s.id = (SELECT max(e.id) FROM seats e
                     WHERE e.lecture_id = $1 AND e.person_id = $2
                         AND e.to_at IS NOT NULL)) AS taken_away,
             EXISTS (SELECT 1 FROM seats s WHERE s.lecture_id = $1 AND s.person_id = $2
                 AND s.to_at IS NULL) AS held
         FROM seats WHERE lecture_id = $1 AND person_id = $2"
    ))
    .bind(lecture)
    .bind(person)
    .one()
    .await
}

/// Writes a seat of one person, and their first record where they have none yet: whether they held none before.
pub(crate) async fn sit(
    tx: &mut Tx<'_>,
    (lecture, person): (LectureId, PersonId),
    now: Instant,
    newcomer: Option<&str>,
) -> sqlx::Result<bool> {
    let place = json_rows([Place {
        lecture,
        person,
        newcomer,
    }]);
    enrol(tx, &place, now).await?;
    let record = FirstRecord {
        lecture,
        person,
        at: now,
    };
    keep(tx, [record]).await?;
    let taken = take(tx, &place, now).await?;
    Ok(!taken.is_empty())
}

/// Writes that these people have enrolled, each where they have not before: `places` are
/// rows of [`Place`].
pub(super) async fn enrol(tx: &mut Tx<'_>, places: &str, now: Instant) -> sqlx::Result<()> {
    tx.sql(sql!(
        "INSERT INTO enrolments (lecture_id, person_id, enrolled_at)
         SELECT CAST(b.value ->> 'lecture' AS BIGINT), CAST(b.value ->> 'person' AS BIGINT), CAST($2 AS BIGINT)
         FROM jsonb_each(CAST($1 AS jsonb_text)) b WHERE TRUE
         ON CONFLICT (lecture_id, person_id) DO NOTHING"
    ))
    .bind(places)
    .bind(now.0)
    .run()
    .await?;
    Ok(())
}

/// Writes the seats of these people, each where they hold none: the lectures of those that were written.
///
/// None is from the instant in which the one before was given up: only what is put back goes on with it. Where that lies far
/// ahead, the clock was, and has been set right: no minute of now is lost by it.
pub(super) async fn take(
    tx: &mut Tx<'_>,
    places: &str,
    now: Instant,
) -> sqlx::Result<Vec<LectureId>> {
    tx.sql(sql!(
        "INSERT INTO seats (lecture_id, person_id, from_at, newcomer_network)
         SELECT CAST(b.value ->> 'lecture' AS BIGINT), CAST(b.value ->> 'person' AS BIGINT), COALESCE((
             SELECT max(s.to_at) + 1 FROM seats s
                 WHERE s.lecture_id = CAST(b.value ->> 'lecture' AS BIGINT)
                 AND s.person_id = CAST(b.value ->> 'person' AS BIGINT)
                 AND s.to_at BETWEEN $2 AND $2 + $3), CAST($2 AS BIGINT)),
             b.value ->> 'newcomer'
         FROM jsonb_each(CAST($1 AS jsonb_text)) b WHERE TRUE
         ON CONFLICT (lecture_id, person_id) WHERE to_at IS NULL DO NOTHING
         RETURNING lecture_id"
    ))
    .bind(places)
    .bind(now.0)
    .bind(CLOCKS_APART)
    .values()
    .await
}
