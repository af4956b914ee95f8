//! A gathered room as it is read: by a code, by its host, and who is in it.

use super::gate::LectureSchedule;
use super::rule::{self, Interval};
use crate::db::Tx;
use app::accounts::PersonId;
use app::i18n::Instant;
use app::lectures::LectureId;
use app::live::{Code, Heads, Hosted, Member, StillHere};

/// A room with its lecture and its host.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct RoomRow {
    pub(super) id: i64,
    pub(super) code: String,
    pub(super) lecture_id: LectureId,
    pub(super) slug: String,
    pub(super) host_id: PersonId,
    pub(super) host: String,
    pub(super) vouches: bool,
    pub(super) opened_at: i64,
    pub(super) closed_at: Option<i64>,
    pub(super) heads: Option<i64>,
    pub(super) most_members: i64,
    /// The last beat of the host at that lecture.
    host_beat_at: Option<i64>,
}

impl RoomRow {
    /// Whether the host's presence is measured at that instant.
    pub(super) fn is_alive(&self, now: Instant) -> bool {
        // Nor is that of a clock that ran ahead.
        self.host_beat_at
            .is_some_and(|at| now.since(Instant(at)).abs() <= rule::LONGEST_GAP)
    }

    /// From when until when it is asked who is in it.
    pub(super) fn asked(&self, schedule: &LectureSchedule) -> Interval {
        schedule.times().asked(Instant(self.opened_at))
    }

    fn heads(&self, schedule: &LectureSchedule, now: Instant) -> Heads {
        let (from, until) = self.asked(schedule);
        match self.heads {
            Some(heads) => Heads::Counted(heads),
            None if now < from => Heads::From(from),
            None if now < until => Heads::Asked(until),
            None => Heads::Missed,
        }
    }
}

/// The room of a code: the one it lets into now, or one that this person has come into by it.
pub(super) async fn of_code(
    tx: &mut Tx<'_>,
    code: &str,
    person: PersonId,
) -> sqlx::Result<Option<RoomRow>> {
    tx.sql(sql!(
        "SELECT g.id, g.code, g.lecture_id, l.slug, g.host_id, p.name AS host,
             p.sign_up_network IS NULL OR p.created_at <= g.opened_at - 86400000
             OR p.confirmed_at IS NOT NULL AS vouches, g.opened_at, g.closed_at, g.heads,
             g.most_members, (SELECT b.beat_at FROM presence_leases b
                WHERE b.person_id = g.host_id AND b.lecture_id = g.lecture_id) AS host_beat_at
         FROM gatherings g JOIN lectures l ON l.id = g.lecture_id JOIN people p ON p.id = g.host_id
         WHERE g.id IN (
             SELECT o.id FROM gatherings o WHERE o.code = $1
             UNION
             SELECT m.gathering_id FROM gathering_members m WHERE m.person_id = $2 AND m.code = $1)
         ORDER BY CASE WHEN g.code = $1 THEN 0 ELSE 1 END, g.id DESC LIMIT 1"
    ))
    .bind(code)
    .bind(person)
    .opt::<RoomRow>()
    .await
}

/// The code of the open room of a person at a lecture.
pub(super) async fn open_room(
    tx: &mut Tx<'_>,
    lecture: LectureId,
    host: PersonId,
) -> sqlx::Result<Option<(i64, String)>> {
    tx.sql(sql!(
        "SELECT id, code FROM gatherings
         WHERE host_id = $1 AND lecture_id = $2 AND closed_at IS NULL"
    ))
    .bind(host)
    .bind(lecture)
    .opt::<(i64, String)>()
    .await
}

#[derive(sqlx::FromRow)]
struct MemberRow {
    person_id: PersonId,
    name: String,
    came_at: i64,
    gone: bool,
    ticked: bool,
    answered: bool,
}

/// The same with its members, for its host.
pub(super) async fn hosted_of(
    tx: &mut Tx<'_>,
    schedule: &LectureSchedule,
    room: &RoomRow,
    now: Instant,
) -> sqlx::Result<Option<Hosted>> {
    let members: Vec<MemberRow> = tx
        .sql(sql!(
            "SELECT m.person_id, p.name, max(s.came_at) AS came_at, m.removed_at IS NOT NULL AS gone,
                 m.ticked_at IS NOT NULL AS ticked, m.answered_at IS NOT NULL AS answered
             FROM gathering_members m JOIN people p ON p.id = m.person_id
                 JOIN gathering_stays s ON s.gathering_id = m.gathering_id
                     AND s.person_id = m.person_id
             WHERE m.gathering_id = $1
             GROUP BY m.person_id, p.name, m.removed_at, m.ticked_at, m.answered_at
             HAVING m.removed_at IS NOT NULL OR count(*) > count(s.left_at) OR max(s.left_at) > $2
             ORDER BY max(s.came_at), m.person_id"
        ))
        .bind(room.id)
        .bind(room.asked(schedule).0.0)
        .all()
        .await?;
    Ok(Code::parse(&room.code).map(|code| Hosted {
        code,
        open: room.closed_at.is_none() && now < schedule.end(),
        members: members
            .into_iter()
            .map(|row| Member {
                person: row.person_id,
                name: row.name,
                since: Instant(row.came_at),
                gone: row.gone,
                ticked: row.ticked,
                answered: row.answered,
            })
            .collect(),
        most_members: room.most_members,
        heads: room.heads(schedule, now),
    }))
}

/// The open room of a person at a lecture, for its page.
pub(super) async fn hosted(
    tx: &mut Tx<'_>,
    schedule: &LectureSchedule,
    host: PersonId,
    now: Instant,
) -> sqlx::Result<Option<Hosted>> {
    let Some((_, code)) = open_room(tx, schedule.id, host).await? else {
        return Ok(None);
    };
    match of_code(tx, &code, host).await? {
        Some(room) => hosted_of(tx, schedule, &room, now).await,
        None => Ok(None),
    }
}

/// What is on record of somebody in a room.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct MembershipRow {
    removed_at: Option<i64>,
    ticked_at: Option<i64>,
    answered_at: Option<i64>,
    /// When they checked in, while they are in.
    since: Option<i64>,
    /// When they left, the last time.
    left_at: Option<i64>,
}

impl MembershipRow {
    /// Whether the host has marked them as gone.
    pub(super) const fn is_gone(&self) -> bool {
        self.removed_at.is_some()
    }

    /// When they checked in, while they are in.
    pub(super) fn since(&self) -> Option<Instant> {
        self.since.map(Instant)
    }

    /// Whether they were in when it was asked, or are in now.
    pub(super) fn was_there(&self, asked: Interval) -> bool {
        let left = self.left_at.is_some_and(|left| Instant(left) > asked.0);
        !self.is_gone() && (self.since.is_some() || left)
    }

    /// How it stands with the question; none for whoever was not there.
    pub(super) fn still_here(&self, asked: Interval, now: Instant) -> Option<StillHere> {
        if self.ticked_at.is_some() || self.answered_at.is_some() {
            return Some(StillHere::Said);
        }
        self.was_there(asked).then_some(if now < asked.0 {
            StillHere::From(asked.0)
        } else if now < asked.1 {
            StillHere::Asked(asked.1)
        } else {
            StillHere::Missed
        })
    }
}

/// The same, where that person ever was in the room.
pub(super) async fn membership(
    tx: &mut Tx<'_>,
    room: i64,
    person: PersonId,
) -> sqlx::Result<Option<MembershipRow>> {
    tx.sql(sql!(
        "SELECT m.removed_at, m.ticked_at, m.answered_at,
             max(CASE WHEN s.left_at IS NULL THEN s.came_at END) AS since, max(s.left_at) AS left_at
         FROM gathering_members m JOIN gathering_stays s ON s.gathering_id = m.gathering_id
             AND s.person_id = m.person_id
         WHERE m.gathering_id = $1 AND m.person_id = $2
         GROUP BY m.removed_at, m.ticked_at, m.answered_at"
    ))
    .bind(room)
    .bind(person)
    .opt::<MembershipRow>()
    .await
}
