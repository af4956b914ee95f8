//! Seats that are held for officials who wait to be confirmed (`seat_holds`): a hold fills a place in its lecture, and is no seat
//! until its person is confirmed. When it lapses: `hold_lapses` in `app/src/enrolment/held/mod.rs`.
//!
//! Whoever counts holds compares their lapse with the clock, so that a lapsed one fills no place from that instant on, whether or
//! not anything has written down yet that it is over. Whoever ends holds, or makes seats of them, has locked their lectures.

mod seat;

pub(crate) use seat::{seats_of_one, sit};

use crate::db::{Db, Tx, json_rows};
use crate::events::{Act, EventKind, Subject};
use crate::features::participations::{FirstRecord, keep};
use app::accounts::PersonId;
use app::enrolment::{HOLD_LAPSES_AFTER, HOLD_LAPSES_BEFORE};
use app::i18n::Instant;
use app::lectures::{Audience, LectureId};
use seat::Place;
use std::collections::BTreeMap;

/// How a hold ends that does not become a seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// Its time has run out.
    Lapsed,
    /// By the person.
    GivenUp,
    /// The person is not to be confirmed, is no official any more or was shut out, or the lecture is for others now.
    Declined,
    /// The lecture was cancelled.
    Cancelled,
}

impl Ending {
    const fn code(self) -> &'static str {
        match self {
            Self::Lapsed => "lapsed",
            Self::GivenUp => "given_up",
            Self::Declined => "declined",
            Self::Cancelled => "cancelled",
        }
    }

    const fn event(self) -> EventKind {
        match self {
            Self::Lapsed => EventKind::HoldLapsed,
            Self::GivenUp => EventKind::HoldGivenUp,
            Self::Declined | Self::Cancelled => EventKind::HoldDeclined,
        }
    }
}

/// A hold that nothing has ended yet. It may have lapsed.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct Hold {
    id: i64,
    lecture_id: LectureId,
    person_id: PersonId,
    pub(crate) lapses_at: i64,
    newcomer_network: Option<String>,
}

/// Those of somebody. Their lectures are locked, in order: the person is locked already.
async fn of_person(tx: &mut Tx<'_>, person: PersonId) -> sqlx::Result<Vec<Hold>> {
    tx.sql(locking!(
        "SELECT id FROM lectures WHERE id IN (
             SELECT h.lecture_id FROM seat_holds h
             WHERE h.person_id = $1 AND h.ended_at IS NULL)
         ORDER BY id FOR NO KEY UPDATE"
    ))
    .bind(person)
    .run()
    .await?;
    tx.sql(sql!(
        "SELECT id, lecture_id, person_id, lapses_at, newcomer_network FROM seat_holds
         WHERE person_id = $1 AND ended_at IS NULL ORDER BY lecture_id"
    ))
    .bind(person)
    .all()
    .await
}

/// Those of a lecture, which is locked: no more than it has places, and those that have lapsed since they were looked for last.
async fn of_lecture(tx: &mut Tx<'_>, lecture: LectureId) -> sqlx::Result<Vec<Hold>> {
    tx.sql(sql!(
        "SELECT id, lecture_id, person_id, lapses_at, newcomer_network FROM seat_holds
         WHERE lecture_id = $1 AND ended_at IS NULL ORDER BY id"
    ))
    .bind(lecture)
    .all()
    .await
}

/// The one of somebody at a lecture, which is locked.
pub(crate) async fn of_one(
    tx: &mut Tx<'_>,
    lecture: LectureId,
    person: PersonId,
) -> sqlx::Result<Option<Hold>> {
    tx.sql(sql!(
        "SELECT id, lecture_id, person_id, lapses_at, newcomer_network FROM seat_holds
         WHERE lecture_id = $1 AND person_id = $2 AND ended_at IS NULL"
    ))
    .bind(lecture)
    .bind(person)
    .opt()
    .await
}

/// Ends these.
pub(crate) async fn end(
    tx: &mut Tx<'_>,
    act: &Act,
    holds: &[Hold],
    (how, now): (Ending, Instant),
) -> sqlx::Result<()> {
    if holds.is_empty() {
        return Ok(());
    }
    write_ended(tx, holds, (how.code(), now)).await?;
    for hold in holds {
        let event = act
            .event(how.event(), Subject::Person(hold.person_id))
            .with("lecture", hold.lecture_id)
            .with("how", how.code());
        tx.emit(event).await?;
    }
    Ok(())
}

async fn write_ended(
    tx: &mut Tx<'_>,
    holds: &[Hold],
    (how, now): (&'static str, Instant),
) -> sqlx::Result<()> {
    tx.sql(sql!(
        "UPDATE seat_holds SET ended_at = $2, ended = $3 WHERE id IN (
             SELECT CAST(b.value ->> 0 AS BIGINT) FROM jsonb_each(CAST($1 AS jsonb_text)) b)"
    ))
    .bind(json_rows(holds.iter().map(|hold| (hold.id,))))
    .bind(now.0)
    .bind(how)
    .run()
    .await?;
    Ok(())
}

/// Writes down of these which have lapsed; answers the others.
async fn without_lapsed(
    tx: &mut Tx<'_>,
    holds: Vec<Hold>,
    now: Instant,
) -> sqlx::Result<Vec<Hold>> {
    let (standing, lapsed): (Vec<Hold>, Vec<Hold>) =
        holds.into_iter().partition(|hold| hold.lapses_at > now.0);
    end(tx, &Act::of_hall(now), &lapsed, (Ending::Lapsed, now)).await?;
    Ok(standing)
}

/// Writes down which holds of a lecture have lapsed, and answers how many; the lecture is locked.
pub(crate) async fn drop_lapsed(
    tx: &mut Tx<'_>,
    lecture: LectureId,
    now: Instant,
) -> sqlx::Result<usize> {
    let lapsed: Vec<Hold> = tx
        .sql(sql!(
            "SELECT id, lecture_id, person_id, lapses_at, newcomer_network FROM seat_holds
             WHERE lecture_id = $1 AND ended_at IS NULL AND lapses_at <= $2 ORDER BY id"
        ))
        .bind(lecture)
        .bind(now.0)
        .all()
        .await?;
    end(tx, &Act::of_hall(now), &lapsed, (Ending::Lapsed, now)).await?;
    Ok(lapsed.len())
}

/// Whether the seats of a lecture and its holds are no more than it has places; it is locked.
pub(crate) async fn fit(tx: &mut Tx<'_>, lecture: LectureId, now: Instant) -> sqlx::Result<bool> {
    tx.sql(sql!(
        "SELECT l.seats_taken + (SELECT count(*) FROM seat_holds h WHERE h.lecture_id = l.id
             AND h.ended_at IS NULL AND h.lapses_at > $2) <= l.capacity
         FROM lectures l WHERE l.id = $1"
    ))
    .bind(lecture)
    .bind(now.0)
    .value()
    .await
}

/// Makes seats of these, from now on: whoever is confirmed is enrolled from that moment, and their first record is kept as
/// they are by then. Nobody who has a seat by another way gets a second one.
pub(crate) async fn become_seats(
    tx: &mut Tx<'_>,
    act: &Act,
    holds: &[Hold],
    now: Instant,
) -> sqlx::Result<()> {
    if holds.is_empty() {
        return Ok(());
    }
    write_ended(tx, holds, ("seat", now)).await?;
    let records = holds.iter().map(|hold| FirstRecord {
        lecture: hold.lecture_id,
        person: hold.person_id,
        at: now,
    });
    let places = json_rows(holds.iter().map(|hold| Place {
        lecture: hold.lecture_id,
        person: hold.person_id,
        // A network takes no more seats by holds than by pressing for them.
        newcomer: hold.newcomer_network.as_deref(),
    }));
    seat::enrol(tx, &places, now).await?;
    keep(tx, records).await?;
    let taken = seat::take(tx, &places, now).await?;
    let mut more: BTreeMap<LectureId, i64> = BTreeMap::new();
    for lecture in taken {
        *more.entry(lecture).or_default() += 1;
    }
    for hold in holds {
        let event = act
            .event(EventKind::HoldBecameSeat, Subject::Person(hold.person_id))
            .with("lecture", hold.lecture_id);
        tx.emit(event).await?;
    }
    for (lecture, n) in more {
        tx.sql(sql!(
            "UPDATE lectures SET seats_taken = seats_taken + $2 WHERE id = $1"
        ))
        .bind(lecture)
        .bind(n)
        .run()
        .await?;
    }
    Ok(())
}

/// Somebody was confirmed: their holds become seats. The person has been changed before.
pub(crate) async fn confirm(
    tx: &mut Tx<'_>,
    act: &Act,
    person: PersonId,
    db: &Db,
) -> sqlx::Result<()> {
    let holds = of_person(tx, person).await?;
    // Only now: what waited for a lecture may have lapsed meanwhile.
    let now = db.now();
    let standing = without_lapsed(tx, holds, now).await?;
    become_seats(tx, act, &standing, now).await
}

/// Somebody is not to be confirmed: their holds are free. The person has been changed before.
pub(crate) async fn decline(
    tx: &mut Tx<'_>,
    act: &Act,
    person: PersonId,
    db: &Db,
) -> sqlx::Result<()> {
    let holds = of_person(tx, person).await?;
    let now = db.now();
    let standing = without_lapsed(tx, holds, now).await?;
    end(tx, act, &standing, (Ending::Declined, now)).await
}

/// A lecture was cancelled: its holds are free. It is locked.
pub(crate) async fn cancel(
    tx: &mut Tx<'_>,
    act: &Act,
    lecture: LectureId,
    now: Instant,
) -> sqlx::Result<()> {
    let holds = of_lecture(tx, lecture).await?;
    let standing = without_lapsed(tx, holds, now).await?;
    end(tx, act, &standing, (Ending::Cancelled, now)).await
}

/// A lecture was saved, with that audience and that start. Where it is for everyone now, its holds are seats; where it is for
/// practitioners, they are free; else they lapse by the start as it is now. What had lapsed by the start before stays lapsed.
pub(crate) async fn follow(
    tx: &mut Tx<'_>,
    act: &Act,
    (lecture, audience, starts): (LectureId, Audience, Instant),
    db: &Db,
) -> sqlx::Result<()> {
    // Only now, since the lecture is locked: a hold may have lapsed meanwhile.
    let now = db.now();
    let holds = of_lecture(tx, lecture).await?;
    let standing = without_lapsed(tx, holds, now).await?;
    match audience {
        Audience::Everyone => become_seats(tx, act, &standing, now).await,
        Audience::Practitioners => end(tx, act, &standing, (Ending::Declined, now)).await,
        Audience::Officials => {
            tx.sql(sql!(
                "UPDATE seat_holds SET lapses_at = CASE WHEN taken_at + $3 < $2 THEN taken_at + $3
                     ELSE CAST($2 AS BIGINT) END
                 WHERE lecture_id = $1 AND ended_at IS NULL"
            ))
            .bind(lecture)
            .bind(starts.plus(-HOLD_LAPSES_BEFORE).0)
            .bind(HOLD_LAPSES_AFTER)
            .run()
            .await?;
            // One that was moved near is at once without those that it is too late for.
            drop_lapsed(tx, lecture, now).await?;
            Ok(())
        }
    }
}
