//! What the host of a gathered room does: opens and closes it, renews its code, and says who has left.

use super::super::gate::{Gate, LectureSchedule, gate};
use super::super::gathered_room::open_room;
use super::super::measure::measure_one;
use crate::db::{Db, StoreError, Tx};
use crate::features::locks::lock_lecture;
use app::accounts::{Person, PersonId};
use app::answer::{Answer, Refused};
use app::i18n::Instant;
use app::live::{Code, GateRefusal, NoGathering};

/// How many codes are drawn before giving up. Of nine hundred million there are always free ones.
const DRAWS: usize = 8;

/// A code nobody can guess, each of the same chance.
fn draw(db: &Db) -> String {
    let mut code = String::with_capacity(Code::LENGTH);
    while code.len() < Code::LENGTH {
        let letters = db
            .random(16)
            .into_iter()
            // What is left above the last whole round of the alphabet would make its first letters likelier.
            .filter(|byte| *byte < 248)
            .map(|byte| char::from(Code::ALPHABET[usize::from(byte) % Code::ALPHABET.len()]));
        code.extend(letters.take(Code::LENGTH - code.len()));
    }
    code
}

/// A person before the gate, and the gate open to them.
fn admitted(gate: Option<Gate>, now: Instant) -> Result<LectureSchedule, StoreError<NoGathering>> {
    let gate = gate.ok_or(Refused::NotFound)?;
    gate.lets_in(now).map_err(NoGathering::Gate)?;
    if gate.joined {
        Ok(gate.schedule)
    } else {
        Err(NoGathering::Gate(GateRefusal::NotJoined).into())
    }
}

/// The open room of a host, whose lecture is locked by the change.
async fn hosted_room(
    tx: &mut Tx<'_>,
    lecture: &str,
    host: PersonId,
) -> Result<(LectureSchedule, i64), StoreError<NoGathering>> {
    lock_lecture(tx, lecture).await?;
    let gate = gate(tx, lecture, host).await?.ok_or(Refused::NotFound)?;
    let room = open_room(tx, gate.schedule.id, host).await?;
    let (room, _) = room.ok_or(NoGathering::NoneOpen)?;
    Ok((gate.schedule, room))
}

/// Opens a room of theirs, under a code that nobody can guess.
pub(super) async fn open(db: &Db, host: &Person, lecture: &str) -> Answer<(), NoGathering> {
    let (now, lecture, who) = (db.now(), lecture.to_owned(), host.id);
    let codes: Vec<String> = (0..DRAWS).map(|_| draw(db)).collect();
    db.change(move |tx| {
        Box::pin(async move {
            lock_lecture(tx, &lecture).await?;
            let schedule = admitted(gate(tx, &lecture, who).await?, now)?;
            if open_room(tx, schedule.id, who).await?.is_some() {
                return Err(NoGathering::AlreadyOpen.into());
            }
            for code in codes {
                // A code that is taken is no error here, which would end the transaction on one of the engines.
                let opened = tx
                    .sql(sql!(
                        "INSERT INTO gatherings (lecture_id, host_id, code, opened_at)
                         VALUES ($1, $2, $3, $4)
                         ON CONFLICT (code) DO NOTHING"
                    ))
                    .bind(schedule.id)
                    .bind(who)
                    .bind(code)
                    .bind(now.0)
                    .run()
                    .await?;
                if opened == 1 {
                    return Ok(());
                }
            }
            Err(Refused::Fault("every code drawn was taken".into()).into())
        })
    })
    .await?;
    Ok(())
}

/// Closes their open room.
pub(super) async fn close(db: &Db, host: &Person, lecture: &str) -> Answer<(), NoGathering> {
    let (now, lecture, who) = (db.now(), lecture.to_owned(), host.id);
    db.change(move |tx| {
        Box::pin(async move {
            lock_lecture(tx, &lecture).await?;
            let gate = gate(tx, &lecture, who).await?.ok_or(Refused::NotFound)?;
            let closed = tx
                .sql(sql!(
                    "UPDATE gatherings SET closed_at = $3 WHERE host_id = $1
                     AND lecture_id = $2 AND closed_at IS NULL"
                ))
                .bind(who)
                .bind(gate.schedule.id)
                .bind(now.0)
                .run()
                .await?;
            if closed == 0 {
                return Err(NoGathering::NoneOpen.into());
            }
            measure_one(tx, &gate.schedule, who, now).await?;
            Ok(())
        })
    })
    .await?;
    Ok(())
}

/// Gives their open room another code.
pub(super) async fn renew_code(db: &Db, host: &Person, lecture: &str) -> Answer<(), NoGathering> {
    let (lecture, who) = (lecture.to_owned(), host.id);
    let codes: Vec<String> = (0..DRAWS).map(|_| draw(db)).collect();
    db.change(move |tx| {
        Box::pin(async move {
            let (_, room) = hosted_room(tx, &lecture, who).await?;
            for code in codes {
                let renewed = tx
                    .sql(sql!(
                        "UPDATE gatherings SET code = $2 WHERE id = $1
                         AND NOT EXISTS (SELECT 1 FROM gatherings o WHERE o.code = $2)"
                    ))
                    .bind(room)
                    .bind(code)
                    .run()
                    .await?;
                if renewed == 1 {
                    return Ok(());
                }
            }
            Err(Refused::Fault("every code drawn was taken".into()).into())
        })
    })
    .await?;
    Ok(())
}

/// Marks a member as gone, who comes back in only through the host.
pub(super) async fn mark_left(
    db: &Db,
    host: &Person,
    lecture: &str,
    member: PersonId,
) -> Answer<(), NoGathering> {
    let (now, lecture, who) = (db.now(), lecture.to_owned(), host.id);
    db.change(move |tx| {
        Box::pin(async move {
            let (schedule, room) = hosted_room(tx, &lecture, who).await?;
            // Also of one who has left by themselves, as the host's page may be older than that.
            let marked = tx
                .sql(sql!(
                    "UPDATE gathering_members SET removed_at = $3
                     WHERE gathering_id = $1 AND person_id = $2 AND removed_at IS NULL"
                ))
                .bind(room)
                .bind(member)
                .bind(now.0)
                .run()
                .await?;
            if marked == 0 {
                return Err(Refused::NotFound.into());
            }
            tx.sql(sql!(
                "UPDATE gathering_stays SET left_at = $3 WHERE gathering_id = $1
                 AND person_id = $2 AND left_at IS NULL"
            ))
            .bind(room)
            .bind(member)
            .bind(now.0)
            .run()
            .await?;
            measure_one(tx, &schedule, member, now).await?;
            Ok(())
        })
    })
    .await?;
    Ok(())
}

/// Lets one come again who was marked as gone.
pub(super) async fn let_back_in(
    db: &Db,
    host: &Person,
    lecture: &str,
    member: PersonId,
) -> Answer<(), NoGathering> {
    let (lecture, who) = (lecture.to_owned(), host.id);
    db.change(move |tx| {
        Box::pin(async move {
            let (_, room) = hosted_room(tx, &lecture, who).await?;
            // They may be before another screen meanwhile: they come by themselves.
            let back = tx
                .sql(sql!(
                    "UPDATE gathering_members SET removed_at = NULL WHERE gathering_id = $1
                     AND person_id = $2 AND removed_at IS NOT NULL"
                ))
                .bind(room)
                .bind(member)
                .run()
                .await?;
            if back == 0 {
                return Err(Refused::NotFound.into());
            }
            Ok(())
        })
    })
    .await?;
    Ok(())
}
