//! Gathered rooms: opening, coming and going. Their minutes are no record of their own but the host's presence, cut by
//! these times; so every change here measures anew.

use super::gate::{LectureSchedule, gate, lock_for_entry, lock_lecture};
use super::measure::measure_one;
use super::rule;
use crate::db::{Db, StoreError, Tx, json_rows};
use crate::events::{EventKind, Subject};
use crate::features::live::LiveStore;
use app::accounts::{Organizer, Person, PersonId};
use app::answer::{Answer, Read, Refused};
use app::i18n::Instant;
use app::lectures::LectureId;
use app::live::{
    Code, GateRefusal, Gathered, Gatherings, Heads, Hosted, Invitation, Member, NoGathering,
};
use async_trait::async_trait;

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

/// The host's open room, as the page asks for it.
#[derive(sqlx::FromRow)]
pub(super) struct HostedRow {
    pub(super) id: i64,
    pub(super) code: String,
    pub(super) opened_at: i64,
    pub(super) confirmed_at: Option<i64>,
}

/// Somebody in a gathered room.
#[derive(sqlx::FromRow)]
pub(super) struct MemberRow {
    person_id: PersonId,
    name: String,
    came_at: i64,
}

/// The room of a host, with its members.
pub(super) fn hosted_of(
    schedule: &LectureSchedule,
    row: &HostedRow,
    members: Vec<MemberRow>,
    now: Instant,
) -> Option<Hosted> {
    let times = schedule.times();
    let from = times.may_confirm();
    let heads = if row.confirmed_at.is_some() || !times.needs_confirming(Instant(row.opened_at)) {
        Heads::Confirmed
    } else if now < from {
        Heads::From(from)
    } else {
        Heads::Due(times.middle().plus(rule::TOLERANCE))
    };
    Some(Hosted {
        code: Code::parse(&row.code)?,
        members: members
            .into_iter()
            .map(|row| Member {
                person: row.person_id,
                name: row.name,
                since: Instant(row.came_at),
            })
            .collect(),
        heads,
    })
}

/// The open room of a person at a lecture.
pub(super) async fn open_room(
    tx: &mut Tx<'_>,
    lecture: LectureId,
    host: PersonId,
) -> sqlx::Result<Option<HostedRow>> {
    tx.sql(sql!(
        "SELECT id, code, opened_at, confirmed_at FROM gatherings
         WHERE host_id = $1 AND lecture_id = $2 AND closed_at IS NULL"
    ))
    .bind(host)
    .bind(lecture)
    .opt::<HostedRow>()
    .await
}

/// The same with its members, for the page.
pub(super) async fn hosted(
    tx: &mut Tx<'_>,
    schedule: &LectureSchedule,
    host: PersonId,
    now: Instant,
) -> sqlx::Result<Option<Hosted>> {
    Ok(match open_room(tx, schedule.id, host).await? {
        None => None,
        Some(room) => {
            let members = tx
                .sql(sql!(
                    "SELECT s.person_id, p.name, s.came_at FROM gathering_stays s
                         JOIN people p ON p.id = s.person_id
                     WHERE s.gathering_id = $1 AND s.left_at IS NULL ORDER BY s.came_at, p.id"
                ))
                .bind(room.id)
                .all()
                .await?;
            hosted_of(schedule, &room, members, now)
        }
    })
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

/// The room of a code.
#[derive(sqlx::FromRow)]
struct GatheringOfCode {
    id: i64,
    lecture_id: LectureId,
    slug: String,
    host_id: PersonId,
    host: String,
    vouches: bool,
    closed_at: Option<i64>,
}

async fn of_code(tx: &mut Tx<'_>, code: &str) -> sqlx::Result<Option<GatheringOfCode>> {
    tx.sql(sql!(
        "SELECT g.id, g.lecture_id, l.slug, g.host_id, p.name AS host, g.closed_at,
             p.sign_up_network IS NULL OR p.created_at <= g.opened_at - 86400000
             OR p.confirmed_at IS NOT NULL AS vouches
         FROM gatherings g JOIN lectures l ON l.id = g.lecture_id JOIN people p ON p.id = g.host_id
         WHERE g.code = $1"
    ))
    .bind(code)
    .opt::<GatheringOfCode>()
    .await
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

    async fn confirm_heads(&self, host: &Person, lecture: &str) -> Answer<(), NoGathering> {
        let (act, lecture, who) = (self.db.act(host), lecture.to_owned(), host.id);
        let now = act.at;
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    lock_lecture(tx, &lecture).await?;
                    let schedule = admitted(gate(tx, &lecture, who).await?, now)?;
                    let room = open_room(tx, schedule.id, who)
                        .await?
                        .ok_or(NoGathering::NoneOpen)?;
                    let times = schedule.times();
                    if !times.needs_confirming(Instant(room.opened_at)) {
                        return Ok(());
                    }
                    if now < times.may_confirm() {
                        return Err(NoGathering::TooEarly.into());
                    }
                    let heads: Option<i64> = tx
                        .sql(sql!(
                            "UPDATE gatherings SET confirmed_at = $2,
                                 heads = (SELECT count(*) FROM gathering_stays s
                                     WHERE s.gathering_id = $1 AND s.left_at IS NULL)
                             WHERE id = $1 AND confirmed_at IS NULL RETURNING heads"
                        ))
                        .bind(room.id)
                        .bind(now.0)
                        .opt_value()
                        .await?;
                    measure_one(tx, &schedule, who, now).await?;
                    if let Some(heads) = heads {
                        let subject = Subject::Lecture(schedule.id);
                        let event = act.event(EventKind::HeadsCounted, subject);
                        tx.emit(event.with("heads", heads)).await?;
                    }
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
                    lock_lecture(tx, &lecture).await?;
                    let gate = gate(tx, &lecture, who).await?.ok_or(Refused::NotFound)?;
                    let room = open_room(tx, gate.schedule.id, who)
                        .await?
                        .ok_or(NoGathering::NoneOpen)?;
                    let left = tx
                        .sql(sql!(
                            "UPDATE gathering_stays SET left_at = $3 WHERE gathering_id = $1
                             AND person_id = $2 AND left_at IS NULL"
                        ))
                        .bind(room.id)
                        .bind(member)
                        .bind(now.0)
                        .run()
                        .await?;
                    if left == 0 {
                        return Err(Refused::NotFound.into());
                    }
                    measure_one(tx, &gate.schedule, member, now).await?;
                    Ok(())
                })
            })
            .await?;
        Ok(())
    }

    async fn invitation(&self, person: &Person, code: &Code) -> Answer<Invitation, NoGathering> {
        let (code, who) = (code.to_string(), person.id);
        Ok(self
            .db
            .read(async |tx| {
                let room = of_code(tx, &code).await?.ok_or(NoGathering::NoSuchCode)?;
                let (stays, since, gathered_ms): (i64, Option<i64>, i64) = tx
                    .sql(sql!(
                        "SELECT count(*), max(CASE WHEN s.left_at IS NULL THEN s.came_at END),
                             COALESCE((SELECT a.gathered_ms FROM attendance a
                             WHERE a.lecture_id = $3 AND a.person_id = $2), 0)
                         FROM gathering_stays s WHERE s.gathering_id = $1 AND s.person_id = $2"
                    ))
                    .bind(room.id)
                    .bind(who)
                    .bind(room.lecture_id)
                    .one()
                    .await?;
                Ok(Invitation {
                    lecture: room.slug,
                    host: room.host,
                    vouches: room.vouches && room.closed_at.is_none(),
                    own: room.host_id == who,
                    closed: room.closed_at.is_some(),
                    since: since.map(Instant),
                    known: stays > 0 || room.host_id == who,
                    gathered_ms,
                })
            })
            .await?)
    }

    async fn check_in(&self, person: &Person, code: &Code) -> Answer<(), NoGathering> {
        let (db, code, who) = (self.db.clone(), code.to_string(), person.id);
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    let slug = of_code(tx, &code)
                        .await?
                        .ok_or(NoGathering::NoSuchCode)?
                        .slug;
                    lock_for_entry(tx, who, &slug).await?;
                    // Only now: what waited for the lock was credited up to a later instant than that of the asking.
                    let now = db.now();
                    // Read again, as it may have been closed before the lock was given.
                    let room = of_code(tx, &code).await?.ok_or(NoGathering::NoSuchCode)?;
                    if room.closed_at.is_some() {
                        return Err(NoGathering::Closed.into());
                    }
                    if room.host_id == who {
                        return Err(NoGathering::Own.into());
                    }
                    let gate = gate(tx, &slug, who).await?.ok_or(Refused::NotFound)?;
                    gate.lets_in(now).map_err(NoGathering::Gate)?;
                    tx.sql(sql!(
                        "INSERT INTO joins (lecture_id, person_id, joined_at) VALUES ($1, $2, $3)
                         ON CONFLICT (lecture_id, person_id) DO NOTHING"
                    ))
                    .bind(gate.schedule.id)
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
                    .bind(gate.schedule.id)
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
                    measure_one(tx, &gate.schedule, who, now).await?;
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
                    let room = of_code(tx, &code).await?.ok_or(NoGathering::NotIn)?;
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

    async fn gatherings(&self, _organizer: &Organizer, lecture: &str) -> Read<Vec<Gathered>> {
        let lecture = lecture.to_owned();
        let rows: Vec<GatheredRow> = self
            .db
            .query(sql!(
                "SELECT g.host_id, p.name, g.opened_at, g.closed_at, g.heads, g.confirmed_at,
                        (SELECT count(DISTINCT s.person_id) FROM gathering_stays s
                            WHERE s.gathering_id = g.id) AS members
                 FROM gatherings g JOIN lectures l ON l.id = g.lecture_id
                     JOIN people p ON p.id = g.host_id
                 WHERE l.slug = $1 ORDER BY g.opened_at, g.id"
            ))
            .bind(lecture)
            .all()
            .await?;
        Ok(rows
            .into_iter()
            .map(|row| Gathered {
                host: row.host_id,
                host_name: row.name,
                opened: Instant(row.opened_at),
                closed: row.closed_at.map(Instant),
                members: row.members,
                confirmed: row.heads.zip(row.confirmed_at.map(Instant)),
            })
            .collect())
    }
}

#[derive(sqlx::FromRow)]
struct GatheredRow {
    host_id: PersonId,
    name: String,
    opened_at: i64,
    closed_at: Option<i64>,
    heads: Option<i64>,
    confirmed_at: Option<i64>,
    members: i64,
}
