//! The question at mid-lecture: how many are in a gathered room, and which.

use super::super::gate::gate;
use super::super::gathered_room::{membership, of_code};
use super::super::measure::measure_one;
use crate::db::{Db, Tx, json_rows};
use crate::events::{EventKind, Subject};
use crate::features::locks::lock_lecture;
use app::accounts::{Person, PersonId};
use app::answer::{Answer, Read, Refused};
use app::i18n::{Instant, whole_number};
use app::live::{Code, GateRefusal, NoGathering};
use std::collections::BTreeSet;

/// What a host typed as the number of members.
fn number(typed: &str, most: i64) -> Result<i64, NoGathering> {
    let heads = whole_number(typed);
    let heads = heads.filter(|heads| (0..=most).contains(heads));
    heads.ok_or(NoGathering::HeadsRange(most))
}

/// Ticks those who were there when it was asked.
async fn tick(
    tx: &mut Tx<'_>,
    room: i64,
    ticked: &BTreeSet<(PersonId,)>,
    (asked, now): (Instant, Instant),
) -> sqlx::Result<i64> {
    tx.sql(sql!(
        "UPDATE gathering_members SET ticked_at = $3 WHERE gathering_id = $1
             AND removed_at IS NULL
         AND person_id IN (SELECT CAST(b.value ->> 0 AS BIGINT)
             FROM jsonb_each(CAST($2 AS jsonb_text)) b)
         AND EXISTS (SELECT 1 FROM gathering_stays s
             WHERE s.gathering_id = gathering_members.gathering_id
                 AND s.person_id = gathering_members.person_id
                 AND (s.left_at IS NULL OR s.left_at > $4))"
    ))
    .bind(room)
    .bind(json_rows(ticked))
    .bind(now.0)
    .bind(asked.0)
    .run()
    .await
    .map(|rows| i64::try_from(rows).unwrap_or(i64::MAX))
}

/// A room that may be asked about, and the code by which this person knows it.
#[derive(sqlx::FromRow)]
struct AskedRow {
    code: String,
    opened_at: i64,
    /// When the person left it, unless they are in.
    left_at: Option<i64>,
}

/// Takes the host's number of members, and the names that were ticked.
pub(super) async fn count_heads(
    db: &Db,
    host: &Person,
    code: &Code,
    (heads, ticked): (&str, &[PersonId]),
) -> Answer<(), NoGathering> {
    let (act, who) = (db.act(host), host.id);
    let (code, heads) = (code.to_string(), heads.to_owned());
    let ticked: BTreeSet<(PersonId,)> = ticked.iter().map(|who| (*who,)).collect();
    let now = act.at;
    db.change(move |tx| {
        Box::pin(async move {
            let room = of_code(tx, &code, who).await?;
            let room = room.filter(|room| room.host_id == who);
            let slug = room.ok_or(NoGathering::NoneOpen)?.slug;
            lock_lecture(tx, &slug).await?;
            // Read again, as they may have been counted before the lock was given.
            let room = of_code(tx, &code, who).await?;
            let room = room.ok_or(NoGathering::NoneOpen)?;
            let gate = gate(tx, &slug, who).await?.ok_or(Refused::NotFound)?;
            if gate.schedule.terms().cancelled {
                return Err(NoGathering::Gate(GateRefusal::Cancelled).into());
            }
            if let Some(heads) = room.heads {
                return Err(NoGathering::AlreadyCounted(heads).into());
            }
            let asked = room.asked(&gate.schedule);
            if now < asked.0 {
                return Err(NoGathering::TooEarly.into());
            }
            if now >= asked.1 {
                return Err(NoGathering::TooLate.into());
            }
            let heads = number(&heads, room.most_members)?;
            let names = tick(tx, room.id, &ticked, (asked.0, now)).await?;
            if names > heads {
                return Err(NoGathering::MoreTicks(names).into());
            }
            tx.sql(sql!(
                "UPDATE gatherings SET heads = $2, heads_at = $3, heads_by = $4
                 WHERE id = $1"
            ))
            .bind(room.id)
            .bind(heads)
            .bind(now.0)
            .bind(who)
            .run()
            .await?;
            measure_one(tx, &gate.schedule, who, now).await?;
            let subject = Subject::Lecture(gate.schedule.id);
            let event = act.event(EventKind::HeadsCounted, subject);
            let event = event.with("gathering", room.id).with("ticked", names);
            tx.emit(event.changed("heads", None, Some(heads))).await?;
            Ok(())
        })
    })
    .await?;
    Ok(())
}

/// Takes a member's answer that they are still here.
pub(super) async fn answer_here(db: &Db, person: &Person, code: &Code) -> Answer<(), NoGathering> {
    let (now, code, who) = (db.now(), code.to_string(), person.id);
    db.change(move |tx| {
        Box::pin(async move {
            // Whoever is in no such room learns nothing of whether there is one.
            let room = of_code(tx, &code, who).await?;
            let room = room.ok_or(NoGathering::NotIn)?;
            lock_lecture(tx, &room.slug).await?;
            let gate = gate(tx, &room.slug, who).await?.ok_or(Refused::NotFound)?;
            let member = membership(tx, room.id, who).await?;
            let member = member.ok_or(NoGathering::NotIn)?;
            if gate.schedule.terms().cancelled {
                return Err(NoGathering::Gate(GateRefusal::Cancelled).into());
            }
            if member.is_gone() {
                return Err(NoGathering::Gone.into());
            }
            let asked = room.asked(&gate.schedule);
            if now < asked.0 {
                return Err(NoGathering::TooEarly.into());
            }
            if now >= asked.1 {
                return Err(NoGathering::TooLate.into());
            }
            if !member.was_there(asked) {
                return Err(NoGathering::NotIn.into());
            }
            tx.sql(sql!(
                "UPDATE gathering_members SET answered_at = $3 WHERE gathering_id = $1
                 AND person_id = $2 AND answered_at IS NULL"
            ))
            .bind(room.id)
            .bind(who)
            .bind(now.0)
            .run()
            .await?;
            measure_one(tx, &gate.schedule, who, now).await?;
            Ok(())
        })
    })
    .await?;
    Ok(())
}

/// The rooms of a lecture of which somebody is asked now, as their host or as a member.
pub(super) async fn asked_of(db: &Db, person: &Person, lecture: &str) -> Read<Vec<Code>> {
    let (now, lecture, who) = (db.now(), lecture.to_owned(), person.id);
    Ok(db
        .read(async |tx| {
            let gate = gate(tx, &lecture, who).await?.ok_or(Refused::NotFound)?;
            let schedule = gate.schedule;
            let rooms: Vec<AskedRow> = tx
                .sql(sql!(
                    "SELECT g.code, g.opened_at, CAST(NULL AS BIGINT) AS left_at
                     FROM gatherings g
                     WHERE g.host_id = $2 AND g.lecture_id = $1 AND g.heads IS NULL
                       AND EXISTS (SELECT 1 FROM gathering_members m
                           WHERE m.gathering_id = g.id)
                     UNION ALL
                     SELECT m.code, g.opened_at, (SELECT CASE
                             WHEN count(*) = count(s.left_at) THEN max(s.left_at) END
                         FROM gathering_stays s WHERE s.gathering_id = m.gathering_id
                             AND s.person_id = m.person_id) AS left_at
                     FROM gathering_members m
                         JOIN gatherings g ON g.id = m.gathering_id
                     WHERE m.person_id = $2 AND g.lecture_id = $1 AND m.removed_at IS NULL
                       AND m.ticked_at IS NULL AND m.answered_at IS NULL
                     ORDER BY 2"
                ))
                .bind(schedule.id)
                .bind(who)
                .all()
                .await?;
            let asked = |row: &AskedRow| {
                let (from, until) = schedule.times().asked(Instant(row.opened_at));
                let was_there = row.left_at.is_none_or(|left| Instant(left) > from);
                was_there && (from..until).contains(&now) && !schedule.terms().cancelled
            };
            let rooms = rooms.into_iter().filter(asked);
            Ok(rooms.filter_map(|row| Code::parse(&row.code)).collect())
        })
        .await?)
}
