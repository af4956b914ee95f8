//! Those in a gathered room: they are invited, come in, and leave.

use super::super::gate::{LectureSchedule, gate, lock_for_entry, pass};
use super::super::gathered_room::{MembershipRow, RoomRow, hosted_of, membership, of_code};
use super::super::measure::measure_one;
use crate::db::{Db, StoreError, Tx, json_rows};
use crate::features::locks::lock_lecture;
use app::accounts::{Person, PersonId};
use app::answer::{Answer, Refused};
use app::i18n::Instant;
use app::lectures::LectureId;
use app::live::{Code, Invitation, NoGathering};

/// Where somebody may stay who leaves all other gathered rooms.
#[derive(Debug, Clone, Copy)]
pub(in crate::features::live) enum Staying {
    /// In that one gathered room.
    InRoom(i64),
    /// In the gathered rooms of that lecture.
    AtLecture(LectureId),
}

/// Takes a person out of every other gathered room, and measures them anew at the lectures of those.
pub(in crate::features::live) async fn leave_others(
    tx: &mut Tx<'_>,
    person: PersonId,
    staying: Staying,
    now: Instant,
) -> sqlx::Result<()> {
    // No row has the number 0.
    let (room, lecture) = match staying {
        Staying::InRoom(room) => (room, LectureId(0)),
        Staying::AtLecture(lecture) => (0, lecture),
    };
    let left: Vec<i64> = tx
        .sql(sql!(
            "UPDATE gathering_stays SET left_at = $3
             WHERE person_id = $1 AND gathering_id <> $2 AND left_at IS NULL
               AND gathering_id NOT IN (SELECT id FROM gatherings WHERE lecture_id = $4)
             RETURNING gathering_id"
        ))
        .bind(person)
        .bind(room)
        .bind(now.0)
        .bind(lecture)
        .values()
        .await?;
    let lectures: Vec<String> = if left.is_empty() {
        Vec::new()
    } else {
        tx.sql(sql!(
            "SELECT DISTINCT l.slug FROM jsonb_each(CAST($1 AS jsonb_text)) b
             JOIN gatherings g ON g.id = CAST(b.value ->> 0 AS BIGINT)
                 JOIN lectures l ON l.id = g.lecture_id
             ORDER BY l.slug"
        ))
        .bind(json_rows(left.iter().map(|room| (room,))))
        .values()
        .await?
    };
    for slug in lectures {
        if let Some(gate) = gate(tx, &slug, person).await? {
            measure_one(tx, &gate.schedule, person, now).await?;
        }
    }
    Ok(())
}

/// Lets them in, where the room does; whoever is in stays in.
async fn enter(
    tx: &mut Tx<'_>,
    room: &RoomRow,
    code: &str,
    (who, now): (PersonId, Instant),
) -> Result<LectureSchedule, StoreError<NoGathering>> {
    if room.closed_at.is_some() {
        return Err(NoGathering::Closed.into());
    }
    if room.host_id == who {
        return Err(NoGathering::Own.into());
    }
    let member = membership(tx, room.id, who).await?;
    let is_in = member.as_ref().is_some_and(|m| m.since().is_some());
    // A code that was renewed lets nobody in any more.
    if room.code != code && !is_in {
        return Err(NoGathering::NoSuchCode.into());
    }
    if member.is_some_and(|member| member.is_gone()) {
        return Err(NoGathering::Gone.into());
    }
    if !room.is_alive(now) && !is_in {
        return Err(NoGathering::HostAway.into());
    }
    let gate = gate(tx, &room.slug, who).await?.ok_or(Refused::NotFound)?;
    let inside: i64 = tx
        .sql(sql!(
            "SELECT count(*) FROM gathering_stays s WHERE s.gathering_id = $1 AND s.left_at IS NULL"
        ))
        .bind(room.id)
        .value()
        .await?;
    // Before the gate, which would send them to take a seat.
    if inside >= room.most_members && !is_in {
        return Err(NoGathering::Full(room.most_members).into());
    }
    gate.lets_in(now).map_err(NoGathering::Gate)?;
    Ok(gate.schedule)
}

/// What a code invites somebody to, and how they stand there.
pub(super) async fn invitation(
    db: &Db,
    person: &Person,
    code: &Code,
) -> Answer<Invitation, NoGathering> {
    let (now, code, who) = (db.now(), code.to_string(), person.id);
    Ok(db
        .read(async |tx| {
            let room = of_code(tx, &code, who).await?;
            let room = room.ok_or(NoGathering::NoSuchCode)?;
            let gate = gate(tx, &room.slug, who).await?.ok_or(Refused::NotFound)?;
            let member = membership(tx, room.id, who).await?;
            let gathered_ms: Option<i64> = tx
                .sql(sql!(
                    "SELECT gathered_ms FROM attendance WHERE lecture_id = $1
                     AND person_id = $2"
                ))
                .bind(room.lecture_id)
                .bind(who)
                .opt_value()
                .await?;
            let own = if room.host_id == who {
                hosted_of(tx, &gate.schedule, &room, now).await?
            } else {
                None
            };
            let asked = room.asked(&gate.schedule);
            let asks = !gate.schedule.terms().cancelled;
            Ok(Invitation {
                alive: room.is_alive(now),
                lecture: room.slug,
                host: room.host,
                vouches: room.vouches && room.closed_at.is_none(),
                known: member.is_some() || own.is_some(),
                own,
                closed: room.closed_at.is_some(),
                since: member.as_ref().and_then(MembershipRow::since),
                gone: member.as_ref().is_some_and(MembershipRow::is_gone),
                still_here: member
                    .filter(|_| asks)
                    .and_then(|member| member.still_here(asked, now)),
                gathered_ms: gathered_ms.unwrap_or(0),
            })
        })
        .await?)
}

/// Checks somebody in under a code.
pub(super) async fn check_in(db: &Db, person: &Person, code: &Code) -> Answer<(), NoGathering> {
    let (clock, code, who) = (db.clone(), code.to_string(), person.id);
    db.change(move |tx| {
        Box::pin(async move {
            let room = of_code(tx, &code, who).await?;
            let slug = room.ok_or(NoGathering::NoSuchCode)?.slug;
            lock_for_entry(tx, who, &slug).await?;
            // Only now: what waited for the lock was credited up to a later instant than that of the asking.
            let now = clock.now();
            // Read again, as it may have been closed before the lock was given.
            let room = of_code(tx, &code, who).await?;
            let room = room.ok_or(NoGathering::NoSuchCode)?;
            let schedule = enter(tx, &room, &code, (who, now)).await?;
            pass(tx, schedule.id, who, now).await?;
            // Nobody is before two screens, nor credited by two lectures at once.
            leave_others(tx, who, Staying::InRoom(room.id), now).await?;
            tx.sql(sql!(
                "DELETE FROM presence_leases WHERE person_id = $1 AND lecture_id <> $2"
            ))
            .bind(who)
            .bind(schedule.id)
            .run()
            .await?;
            tx.sql(sql!(
                "INSERT INTO gathering_members (gathering_id, person_id, code)
                 VALUES ($1, $2, $3)
                 ON CONFLICT (gathering_id, person_id) DO UPDATE SET code = excluded.code"
            ))
            .bind(room.id)
            .bind(who)
            .bind(&code)
            .run()
            .await?;
            tx.sql(sql!(
                "INSERT INTO gathering_stays (gathering_id, person_id, came_at)
                 SELECT CAST($1 AS BIGINT), CAST($2 AS BIGINT), CAST($3 AS BIGINT)
                 WHERE NOT EXISTS (SELECT 1 FROM gathering_stays s
                                   WHERE s.gathering_id = $1 AND s.person_id = $2
                                       AND s.left_at IS NULL)
                 ON CONFLICT (gathering_id, person_id, came_at)
                     DO UPDATE SET left_at = NULL"
            ))
            .bind(room.id)
            .bind(who)
            .bind(now.0)
            .run()
            .await?;
            measure_one(tx, &schedule, who, now).await?;
            Ok(())
        })
    })
    .await?;
    Ok(())
}

/// Takes somebody out who leaves.
pub(super) async fn leave(db: &Db, person: &Person, code: &Code) -> Answer<(), NoGathering> {
    let (now, code, who) = (db.now(), code.to_string(), person.id);
    db.change(move |tx| {
        Box::pin(async move {
            // Whoever is in no such room learns nothing of whether there is one.
            let room = of_code(tx, &code, who).await?;
            let room = room.ok_or(NoGathering::NotIn)?;
            lock_lecture(tx, &room.slug).await?;
            let gate = gate(tx, &room.slug, who).await?.ok_or(Refused::NotFound)?;
            let left = tx
                .sql(sql!(
                    "UPDATE gathering_stays SET left_at = $3 WHERE gathering_id = $1
                     AND person_id = $2 AND left_at IS NULL"
                ))
                .bind(room.id)
                .bind(who)
                .bind(now.0)
                .run()
                .await?;
            if left == 0 {
                return Err(NoGathering::NotIn.into());
            }
            measure_one(tx, &gate.schedule, who, now).await?;
            Ok(())
        })
    })
    .await?;
    Ok(())
}
