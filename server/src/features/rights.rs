//! Rights that are taken back: whoever is not admitted to a lecture any more holds no lease of it and is in none of its
//! gathered rooms. Done by the change that takes the right, so that nobody is counted after it.
//!
//! What was measured until then stands; it follows from records that this does not touch.

use crate::db::{Db, Tx};
use crate::events::{Act, EventKind, Subject};
use app::accounts::PersonId;
use app::lectures::LectureId;

/// Locks the lectures of one person whose rights a change has set anew, before it locks any other: those where they are
/// gathered and admitted no more, and those where a seat is held for them. In order, as one lot: [`end_presence_of_person`]
/// and what ends holds each lock a part of them.
pub(crate) async fn lock_lectures_of_person(tx: &mut Tx<'_>, person: PersonId) -> sqlx::Result<()> {
    tx.sql(locking!(
        "SELECT id FROM lectures WHERE id IN (
             SELECT h.lecture_id FROM seat_holds h
             WHERE h.person_id = $1 AND h.ended_at IS NULL
             UNION ALL
             SELECT g.lecture_id FROM gathering_stays s JOIN gatherings g ON g.id = s.gathering_id
             WHERE s.person_id = $1 AND s.left_at IS NULL AND NOT EXISTS (
                 SELECT 1 FROM admitted a WHERE a.lecture_id = g.lecture_id
                     AND a.person_id = s.person_id))
         ORDER BY id FOR NO KEY UPDATE"
    ))
    .bind(person)
    .run()
    .await?;
    Ok(())
}

/// Ends the presence of one person wherever they are admitted no more.
pub(crate) async fn end_presence_of_person(
    tx: &mut Tx<'_>,
    person: PersonId,
    db: &Db,
) -> sqlx::Result<()> {
    tx.sql(locking!(
        "SELECT id FROM lectures WHERE id IN (
             SELECT g.lecture_id FROM gathering_stays s JOIN gatherings g ON g.id = s.gathering_id
             WHERE s.person_id = $1 AND s.left_at IS NULL AND NOT EXISTS (
                 SELECT 1 FROM admitted a WHERE a.lecture_id = g.lecture_id
                     AND a.person_id = s.person_id))
         ORDER BY id FOR NO KEY UPDATE"
    ))
    .bind(person)
    .run()
    .await?;
    // Only now: what waited for the lock was credited up to a later instant than that of the asking.
    let now = db.now().0;
    tx.sql(sql!(
        "UPDATE gathering_stays SET left_at = $2 WHERE person_id = $1 AND left_at IS NULL
             AND NOT EXISTS (
         SELECT 1 FROM gatherings g JOIN admitted a ON a.lecture_id = g.lecture_id
         WHERE g.id = gathering_stays.gathering_id AND a.person_id = $1)"
    ))
    .bind(person)
    .bind(now)
    .run()
    .await?;
    tx.sql(sql!(
        "DELETE FROM presence_leases WHERE person_id = $1 AND NOT EXISTS (
         SELECT 1 FROM admitted a WHERE a.lecture_id = presence_leases.lecture_id
             AND a.person_id = $1)"
    ))
    .bind(person)
    .run()
    .await?;
    Ok(())
}

/// Ends the address under which calendars ask for a person's lectures, which lets in whoever knows it: it goes with the sessions
/// where somebody else may have been in the account, and whoever is let in again makes another.
pub(crate) async fn end_calendar_of_person(
    tx: &mut Tx<'_>,
    act: &Act,
    person: PersonId,
) -> sqlx::Result<()> {
    let ended = tx
        .sql(sql!("DELETE FROM calendar_addresses WHERE person_id = $1"))
        .bind(person)
        .run()
        .await?;
    if ended > 0 {
        let subject = Subject::Person(person);
        tx.emit(act.event(EventKind::CalendarAddressEnded, subject))
            .await?;
    }
    Ok(())
}

/// Ends the presence of everybody who is admitted to one lecture no more; its row is locked by the change.
pub(crate) async fn end_presence_at_lecture(
    tx: &mut Tx<'_>,
    lecture: LectureId,
    db: &Db,
) -> sqlx::Result<()> {
    // Only now, since the lecture is locked: see above.
    let now = db.now().0;
    tx.sql(sql!(
        "UPDATE gathering_stays SET left_at = $2 WHERE left_at IS NULL
         AND gathering_id IN (SELECT g.id FROM gatherings g WHERE g.lecture_id = $1)
         AND NOT EXISTS (SELECT 1 FROM admitted a WHERE a.lecture_id = $1
             AND a.person_id = gathering_stays.person_id)"
    ))
    .bind(lecture)
    .bind(now)
    .run()
    .await?;
    tx.sql(sql!(
        "DELETE FROM presence_leases WHERE lecture_id = $1 AND NOT EXISTS (
         SELECT 1 FROM admitted a WHERE a.lecture_id = $1
             AND a.person_id = presence_leases.person_id)"
    ))
    .bind(lecture)
    .run()
    .await?;
    Ok(())
}
