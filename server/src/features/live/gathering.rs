//! Gathered rooms: opening, coming and going. Their minutes are no record of their own but the host's presence, cut by
//! these times; so every change here measures anew.

use super::gate::{LectureSchedule, gate, lock_for_entry, lock_lecture};
use super::gathered_room::{MembershipRow, RoomRow, hosted_of, membership, of_code, open_room};
use super::measure::measure_one;
use crate::db::{Db, StoreError, Tx, json_rows};
use crate::events::{EventKind, Subject};
use crate::features::live::LiveStore;
use app::accounts::{Person, PersonId};
use app::answer::{Answer, Read, Refused};
use app::i18n::Instant;
use app::lectures::LectureId;
use app::live::{Code, GateRefusal, Gatherings, Invitation, NoGathering};
use async_trait::async_trait;
use std::collections::BTreeSet;

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

/// Where somebody may stay who leaves all other gathered rooms.
#[derive(Debug, Clone, Copy)]
pub(super) enum Staying {
    /// In that one gathered room.
    InRoom(i64),
    /// In the gathered rooms of that lecture.
    AtLecture(LectureId),
}

/// Takes a person out of every other gathered room, and measures them anew at the lectures of those.
pub(super) async fn leave_others(
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

/// A person before the gate, and the gate open to them.
fn admitted(
    gate: Option<super::gate::Gate>,
    now: Instant,
) -> Result<LectureSchedule, StoreError<NoGathering>> {
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

/// What a host typed as the number of members.
fn number(typed: &str, most: i64) -> Result<i64, NoGathering> {
    let heads = typed.trim().parse::<i64>().ok();
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

#[async_trait]
impl Gatherings for LiveStore {
    async fn open_gathering(&self, host: &Person, lecture: &str) -> Answer<(), NoGathering> {
        let (now, lecture, who) = (self.db.now(), lecture.to_owned(), host.id);
        let codes: Vec<String> = (0..DRAWS).map(|_| draw(&self.db)).collect();
        self.db
            .change(move |tx| {
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

    async fn close_gathering(&self, host: &Person, lecture: &str) -> Answer<(), NoGathering> {
        let (now, lecture, who) = (self.db.now(), lecture.to_owned(), host.id);
        self.db
            .change(move |tx| {
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

    async fn renew_code(&self, host: &Person, lecture: &str) -> Answer<(), NoGathering> {
        let (lecture, who) = (lecture.to_owned(), host.id);
        let codes: Vec<String> = (0..DRAWS).map(|_| draw(&self.db)).collect();
        self.db
            .change(move |tx| {
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

    async fn count_heads(
        &self,
        host: &Person,
        code: &Code,
        heads: &str,
        ticked: &[PersonId],
    ) -> Answer<(), NoGathering> {
        let (act, who) = (self.db.act(host), host.id);
        let (code, heads) = (code.to_string(), heads.to_owned());
        let ticked: BTreeSet<(PersonId,)> = ticked.iter().map(|who| (*who,)).collect();
        let now = act.at;
        self.db
            .change(move |tx| {
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

    async fn mark_left(
        &self,
        host: &Person,
        lecture: &str,
        member: PersonId,
    ) -> Answer<(), NoGathering> {
        let (now, lecture, who) = (self.db.now(), lecture.to_owned(), host.id);
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    let (schedule, room) = hosted_room(tx, &lecture, who).await?;
                    let left = tx
                        .sql(sql!(
                            "UPDATE gathering_stays SET left_at = $3 WHERE gathering_id = $1
                             AND person_id = $2 AND left_at IS NULL"
                        ))
                        .bind(room)
                        .bind(member)
                        .bind(now.0)
                        .run()
                        .await?;
                    if left == 0 {
                        return Err(Refused::NotFound.into());
                    }
                    tx.sql(sql!(
                        "UPDATE gathering_members SET removed_at = $3
                         WHERE gathering_id = $1 AND person_id = $2"
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

    async fn let_back_in(
        &self,
        host: &Person,
        lecture: &str,
        member: PersonId,
    ) -> Answer<(), NoGathering> {
        let (lecture, who) = (lecture.to_owned(), host.id);
        self.db
            .change(move |tx| {
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

    async fn invitation(&self, person: &Person, code: &Code) -> Answer<Invitation, NoGathering> {
        let (now, code, who) = (self.db.now(), code.to_string(), person.id);
        Ok(self
            .db
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

    async fn check_in(&self, person: &Person, code: &Code) -> Answer<(), NoGathering> {
        let (db, code, who) = (self.db.clone(), code.to_string(), person.id);
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    let room = of_code(tx, &code, who).await?;
                    let slug = room.ok_or(NoGathering::NoSuchCode)?.slug;
                    lock_for_entry(tx, who, &slug).await?;
                    // Only now: what waited for the lock was credited up to a later instant than that of the asking.
                    let now = db.now();
                    // Read again, as it may have been closed before the lock was given.
                    let room = of_code(tx, &code, who).await?;
                    let room = room.ok_or(NoGathering::NoSuchCode)?;
                    let schedule = enter(tx, &room, &code, (who, now)).await?;
                    tx.sql(sql!(
                        "INSERT INTO joins (lecture_id, person_id, joined_at) VALUES ($1, $2, $3)
                         ON CONFLICT (lecture_id, person_id) DO NOTHING"
                    ))
                    .bind(schedule.id)
                    .bind(who)
                    .bind(now.0)
                    .run()
                    .await?;
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

    async fn leave_gathering(&self, person: &Person, code: &Code) -> Answer<(), NoGathering> {
        let (now, code, who) = (self.db.now(), code.to_string(), person.id);
        self.db
            .change(move |tx| {
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

    async fn answer_here(&self, person: &Person, code: &Code) -> Answer<(), NoGathering> {
        let (now, code, who) = (self.db.now(), code.to_string(), person.id);
        self.db
            .change(move |tx| {
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

    async fn asked_of(&self, person: &Person, lecture: &str) -> Read<Vec<Code>> {
        let (now, lecture, who) = (self.db.now(), lecture.to_owned(), person.id);
        Ok(self
            .db
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
}
