//! What cannot be, as no path of the hall makes it: presence without a seat or a join, at two lectures at once, or in the
//! future, and standing without a join.

use super::Lecture;
use crate::db::{CLOCKS_APART, Db, StoreError, Tx};
use app::accounts::PersonId;
use app::answer::NoRefusal;
use app::i18n::Instant;
use app::reports::Recount;

/// Names all of it at a lecture.
pub(super) async fn name(
    db: &Db,
    lecture: &Lecture,
    recount: &mut Recount,
) -> Result<(), StoreError<NoRefusal>> {
    let (now, id) = (db.now(), lecture.id);
    let found: Vec<(PersonId, String)> = db
        .snapshot(async |tx| {
            let mut found = Vec::new();
            let mut put = |people: Vec<PersonId>, what: &str| {
                found.extend(people.into_iter().map(|person| (person, what.to_owned())));
            };
            put(
                without_a_seat(tx, lecture).await?,
                "presence without a seat",
            );
            put(
                without_a_join(tx, lecture).await?,
                "presence without a join",
            );
            put(ahead(tx, lecture, now).await?, "presence in the future");
            let attended = tx
                .sql(sql!(
                    "SELECT a.person_id FROM attendance a
                     WHERE a.lecture_id = $1 AND a.attended = TRUE AND a.corrected_ms IS NULL
                     AND NOT EXISTS (SELECT 1 FROM joined j WHERE j.lecture_id = a.lecture_id
                         AND j.person_id = a.person_id)
                     ORDER BY a.person_id"
                ))
                .bind(id);
            put(attended.values().await?, "attended without a join");
            let elsewhere: Vec<(PersonId, String)> = tx
                .sql(sql!(
                    "SELECT DISTINCT i.person_id, l.slug FROM presence_intervals i
                     JOIN joins j ON j.person_id = i.person_id AND j.lecture_id < i.lecture_id
                     JOIN presence_intervals o ON o.lecture_id = j.lecture_id
                         AND o.person_id = i.person_id AND o.from_at < i.to_at
                         AND o.to_at > i.from_at
                     JOIN lectures l ON l.id = o.lecture_id
                     WHERE i.lecture_id = $1 ORDER BY i.person_id, l.slug"
                ))
                .bind(id)
                .all()
                .await?;
            found.extend(
                elsewhere
                    .into_iter()
                    .map(|(person, slug)| (person, format!("presence at {slug} at the same time"))),
            );
            let gathered: Vec<(PersonId, String)> = gathered_elsewhere(tx, lecture).await?;
            found.extend(gathered.into_iter().map(|(person, slug)| {
                let what = format!("in a gathered room, and present at {slug} at the same time");
                (person, what)
            }));
            Ok(found)
        })
        .await?;
    for (person, what) in found {
        recount
            .differences
            .push(format!("person {} at {}: {what}", person.0, lecture.slug));
    }
    Ok(())
}

/// Who was there by themselves, or came into a gathered room, while they held no seat: before they had taken one, after
/// they had given it up, or without any. Of whom an earlier seat was lost, nobody knows since when they held one.
async fn without_a_seat(tx: &mut Tx<'_>, lecture: &Lecture) -> sqlx::Result<Vec<PersonId>> {
    tx.sql(sql!(
        "SELECT DISTINCT r.person_id FROM (
             SELECT i.person_id, i.from_at, i.to_at FROM presence_intervals i
             WHERE i.lecture_id = $1
             UNION ALL
             SELECT s.person_id, s.came_at, s.came_at FROM gatherings g
                 JOIN gathering_stays s ON s.gathering_id = g.id
             WHERE g.lecture_id = $1) r
         WHERE NOT EXISTS (SELECT 1 FROM seats s WHERE s.lecture_id = $1
             AND s.person_id = r.person_id AND (s.to_at IS NULL OR s.to_at > r.to_at - $2)
             AND (s.from_at <= r.from_at + $2 OR s.earlier_lost = TRUE))
         ORDER BY r.person_id"
    ))
    .bind(lecture.id)
    .bind(CLOCKS_APART)
    .values()
    .await
}

/// Who was there, by themselves or in a gathered room, and had not passed the gate with the seat that they held.
async fn without_a_join(tx: &mut Tx<'_>, lecture: &Lecture) -> sqlx::Result<Vec<PersonId>> {
    tx.sql(sql!(
        "SELECT DISTINCT r.person_id FROM (
             SELECT i.person_id, i.to_at AS at FROM presence_intervals i WHERE i.lecture_id = $1
             UNION ALL
             SELECT s.person_id, s.came_at AS at FROM gatherings g
                 JOIN gathering_stays s ON s.gathering_id = g.id
             WHERE g.lecture_id = $1) r
         WHERE NOT EXISTS (SELECT 1 FROM joins j WHERE j.lecture_id = $1
             AND j.person_id = r.person_id)
         OR EXISTS (SELECT 1 FROM seats s WHERE s.lecture_id = $1
             AND s.person_id = r.person_id AND s.from_at <= r.at - $2
             AND (s.to_at IS NULL OR s.to_at > r.at + $2)
             AND (s.passed_at IS NULL OR s.passed_at > r.at + $2))
         ORDER BY r.person_id"
    ))
    .bind(lecture.id)
    .bind(CLOCKS_APART)
    .values()
    .await
}

/// Who was in a gathered room of the lecture while they were present at another: a stay ends with its room and the lecture.
async fn gathered_elsewhere(
    tx: &mut Tx<'_>,
    lecture: &Lecture,
) -> sqlx::Result<Vec<(PersonId, String)>> {
    tx.sql(sql!(
        "WITH sat AS MATERIALIZED (
             SELECT s.person_id, s.came_at, s.left_at, g.closed_at,
                 COALESCE(l.ended_at, l.ends_at) AS ends_at
             FROM lectures l JOIN gatherings g ON g.lecture_id = l.id
             JOIN gathering_stays s ON s.gathering_id = g.id WHERE l.id = $1)
         SELECT DISTINCT s.person_id, n.slug FROM sat s
         JOIN joins j ON j.person_id = s.person_id AND j.lecture_id <> $1
         JOIN presence_intervals o ON o.lecture_id = j.lecture_id AND o.person_id = s.person_id
             AND o.to_at > s.came_at AND o.from_at < COALESCE(s.left_at, o.to_at)
             AND o.from_at < COALESCE(s.closed_at, o.to_at) AND o.from_at < s.ends_at
         JOIN lectures n ON n.id = o.lecture_id ORDER BY s.person_id, n.slug"
    ))
    .bind(lecture.id)
    .all()
    .await
}

/// Who was there at a time that is still to come.
async fn ahead(tx: &mut Tx<'_>, lecture: &Lecture, now: Instant) -> sqlx::Result<Vec<PersonId>> {
    tx.sql(sql!(
        "SELECT DISTINCT i.person_id FROM presence_intervals i
         WHERE i.lecture_id = $1 AND i.to_at > $2 ORDER BY i.person_id"
    ))
    .bind(lecture.id)
    .bind(now.plus(CLOCKS_APART).0)
    .values()
    .await
}
