//! Gathered rooms at the desk: what is to be looked at, and what an organizer says of them.

use super::gate::{LectureSchedule, schedule_of};
use super::measure::measure_one;
use super::rule::ASKED_AFTER_END;
use crate::db::{StoreError, Tx};
use crate::events::{EventKind, Subject};
use crate::features::live::LiveStore;
use crate::features::locks::lock_lecture;
use crate::features::parsing::{Check, reason};
use app::accounts::{Organizer, PersonId};
use app::answer::{Answer, Problem, Read, Refused, ValidationErrors};
use app::i18n::{Instant, Locale};
use app::lectures::LectureId;
use app::live::{
    CountedHeads, Gathered, GatheredMember, GatheringDesk, HeadsForm, MEMBERS_MOST, RAISED_MOST,
    UncountedRoom,
};
use async_trait::async_trait;

/// So many rooms are named that wait for an organizer; the next follow when these are counted.
const UNCOUNTED_MOST: i64 = 20;

/// A room as organizers read it.
#[derive(sqlx::FromRow)]
struct GatheredRow {
    id: i64,
    host_id: PersonId,
    host: String,
    opened_at: i64,
    closed_at: Option<i64>,
    members: i64,
    countries: i64,
    most_members: i64,
    heads: Option<i64>,
    heads_at: Option<i64>,
    heads_by: Option<String>,
    heads_reason: String,
}

impl GatheredRow {
    fn into_gathered(self, schedule: &LectureSchedule) -> Gathered {
        let opened = Instant(self.opened_at);
        let counted = self.heads.zip(self.heads_at);
        Gathered {
            id: self.id,
            host: self.host_id,
            host_name: self.host,
            opened,
            closed: self.closed_at.map(Instant),
            members: self.members,
            countries: self.countries,
            most_members: self.most_members,
            asked: schedule.times().asked(opened),
            counted: counted.map(|(heads, at)| CountedHeads {
                heads,
                at: Instant(at),
                by: self.heads_by.unwrap_or_default(),
                reason: self.heads_reason,
            }),
        }
    }
}

#[derive(sqlx::FromRow)]
struct MemberRow {
    person_id: PersonId,
    name: String,
    country: String,
    came_at: i64,
    left_at: Option<i64>,
    gone: bool,
    ticked_at: Option<i64>,
    answered_at: Option<i64>,
    attended: bool,
}

/// A room that nobody was counted in, with its lecture.
#[derive(sqlx::FromRow)]
struct UncountedRow {
    slug: String,
    title: String,
    room: i64,
    host: String,
}

/// A room that an organizer says something of; its lecture is locked by the change.
#[derive(sqlx::FromRow)]
struct RoomRow {
    host_id: PersonId,
    opened_at: i64,
    closed_at: Option<i64>,
    heads: Option<i64>,
    most_members: i64,
    /// Whether the organizer was a member of it.
    own: bool,
}

/// The gathered rooms of a lecture, or only that one.
async fn rooms(
    tx: &mut Tx<'_>,
    lecture: LectureId,
    room: Option<i64>,
) -> sqlx::Result<Vec<GatheredRow>> {
    tx.sql(sql!(
        "SELECT g.id, g.host_id, h.name AS host, g.opened_at, g.closed_at,
             (SELECT count(*) FROM gathering_members m WHERE m.gathering_id = g.id) AS members,
             (SELECT count(*) FROM (
                 SELECT c.country FROM participations c
                 WHERE c.lecture_id = g.lecture_id AND c.person_id = g.host_id
                 UNION
                 SELECT c.country FROM gathering_members m JOIN participations c
                     ON c.lecture_id = g.lecture_id AND c.person_id = m.person_id
                 WHERE m.gathering_id = g.id) places) AS countries,
             g.most_members, g.heads, g.heads_at, b.name AS heads_by, g.heads_reason
         FROM gatherings g JOIN people h ON h.id = g.host_id
             LEFT JOIN people b ON b.id = g.heads_by
         WHERE g.lecture_id = $1 AND g.id = COALESCE($2, g.id) ORDER BY g.opened_at, g.id"
    ))
    .bind(lecture)
    .bind(room)
    .all()
    .await
}

/// The room of a lecture, for one who says something of it.
async fn locked(
    tx: &mut Tx<'_>,
    slug: &str,
    room: i64,
    by: PersonId,
) -> Result<(LectureSchedule, RoomRow), StoreError<ValidationErrors>> {
    lock_lecture(tx, slug).await?;
    let schedule = schedule_of(tx, slug).await?.ok_or(Refused::NotFound)?;
    let room: Option<RoomRow> = tx
        .sql(sql!(
            "SELECT g.host_id, g.opened_at, g.closed_at, g.heads, g.most_members, EXISTS (
                 SELECT 1 FROM gathering_members m WHERE m.gathering_id = g.id
                     AND m.person_id = $3) AS own
             FROM gatherings g WHERE g.id = $2 AND g.lecture_id = $1"
        ))
        .bind(schedule.id)
        .bind(room)
        .bind(by)
        .opt()
        .await?;
    Ok((schedule, room.ok_or(Refused::NotFound)?))
}

#[async_trait]
impl GatheringDesk for LiveStore {
    async fn gatherings(&self, _organizer: &Organizer, lecture: &str) -> Read<Vec<Gathered>> {
        let lecture = lecture.to_owned();
        Ok(self
            .db
            .read(async |tx| {
                let schedule = schedule_of(tx, &lecture).await?.ok_or(Refused::NotFound)?;
                let rooms = rooms(tx, schedule.id, None).await?;
                let rooms = rooms.into_iter();
                Ok(rooms.map(|room| room.into_gathered(&schedule)).collect())
            })
            .await?)
    }

    async fn gathering(
        &self,
        _organizer: &Organizer,
        lecture: &str,
        room: i64,
    ) -> Read<(Gathered, Vec<GatheredMember>)> {
        let lecture = lecture.to_owned();
        Ok(self
            .db
            .read(async |tx| {
                let schedule = schedule_of(tx, &lecture).await?.ok_or(Refused::NotFound)?;
                let found = rooms(tx, schedule.id, Some(room)).await?;
                let found = found.into_iter().next().ok_or(Refused::NotFound)?;
                let members: Vec<MemberRow> = tx
                    .sql(sql!(
                        "SELECT m.person_id, p.name, q.country, min(s.came_at) AS came_at,
                             CASE WHEN count(*) = count(s.left_at) THEN max(s.left_at)
                                 END AS left_at,
                             m.removed_at IS NOT NULL AS gone, m.ticked_at, m.answered_at,
                             COALESCE(a.attended, FALSE) AS attended
                         FROM gathering_members m JOIN people p ON p.id = m.person_id
                             JOIN participations q ON q.lecture_id = $2
                                 AND q.person_id = m.person_id
                             JOIN gathering_stays s ON s.gathering_id = m.gathering_id
                                 AND s.person_id = m.person_id
                             LEFT JOIN attendance a ON a.lecture_id = $2
                                 AND a.person_id = m.person_id
                         WHERE m.gathering_id = $1
                         GROUP BY m.person_id, p.name, q.country, m.removed_at, m.ticked_at,
                             m.answered_at, a.attended
                         ORDER BY min(s.came_at), m.person_id"
                    ))
                    .bind(room)
                    .bind(schedule.id)
                    .all()
                    .await?;
                let members = members.into_iter().map(|row| GatheredMember {
                    person: row.person_id,
                    name: row.name,
                    country: row.country,
                    came: Instant(row.came_at),
                    left: row.left_at.map(Instant),
                    gone: row.gone,
                    ticked: row.ticked_at.map(Instant),
                    answered: row.answered_at.map(Instant),
                    attended: row.attended,
                });
                Ok((found.into_gathered(&schedule), members.collect()))
            })
            .await?)
    }

    async fn uncounted(
        &self,
        _organizer: &Organizer,
        l: Locale,
        since: Instant,
    ) -> Read<Vec<UncountedRoom>> {
        // Of lectures of which hosts are asked no more.
        let ended = self.db.now().plus(-ASKED_AFTER_END);
        let rows: Vec<UncountedRow> = self
            .db
            .query(sql!(
                "SELECT l.slug, COALESCE(t.localized_title, l.title) AS title, g.id AS room,
                     h.name AS host
                 FROM lectures l JOIN gatherings g ON g.lecture_id = l.id
                     JOIN people h ON h.id = g.host_id
                     LEFT JOIN lecture_translations t ON t.lecture_id = l.id AND t.locale = $1
                 WHERE l.starts_at >= $2 AND l.status = 'published'
                     AND COALESCE(l.ended_at, l.ends_at) <= $3
                     AND g.heads IS NULL AND EXISTS (
                         SELECT 1 FROM gathering_members m WHERE m.gathering_id = g.id)
                 ORDER BY l.starts_at DESC, g.id DESC LIMIT $4"
            ))
            .bind(l.tag())
            .bind(since.0)
            .bind(ended.0)
            .bind(UNCOUNTED_MOST)
            .all()
            .await?;
        Ok(rows
            .into_iter()
            .map(|row| UncountedRoom {
                lecture: row.slug,
                title: row.title,
                room: row.room,
                host: row.host,
            })
            .collect())
    }

    async fn set_heads(
        &self,
        organizer: &Organizer,
        lecture: &str,
        room: i64,
        form: &HeadsForm,
    ) -> Answer<(), ValidationErrors> {
        let (act, lecture, form) = (self.db.act(organizer), lecture.to_owned(), form.clone());
        let by = organizer.person().id;
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    let (schedule, found) = locked(tx, &lecture, room, by).await?;
                    let mut check = Check::default();
                    if found.own {
                        check.found(Some(Problem::new("", "gatherings-heads-oneself")));
                    }
                    if act.at < schedule.times().asked(Instant(found.opened_at)).0 {
                        check.found(Some(Problem::new("", "gathering-too-early")));
                    }
                    let heads = check.whole(
                        "heads",
                        &form.heads,
                        "gathering-heads-range",
                        0..=found.most_members,
                    );
                    let why = reason(&mut check, "heads_reason", &form.heads_reason);
                    let (heads, why) = check.done(heads.zip(why))?;
                    tx.sql(sql!(
                        "UPDATE gatherings SET heads = $2, heads_at = $3, heads_by = $4,
                             heads_reason = $5
                         WHERE id = $1"
                    ))
                    .bind(room)
                    .bind(heads)
                    .bind(act.at.0)
                    .bind(by)
                    .bind(&why)
                    .run()
                    .await?;
                    measure_one(tx, &schedule, found.host_id, act.at).await?;
                    let subject = Subject::Lecture(schedule.id);
                    let event = act
                        .event(EventKind::HeadsCounted, subject)
                        .with("gathering", room)
                        .changed("heads", found.heads, Some(heads));
                    tx.emit(event.with_detail("reason", why)).await?;
                    Ok(())
                })
            })
            .await?;
        Ok(())
    }

    async fn set_room_size(
        &self,
        organizer: &Organizer,
        lecture: &str,
        room: i64,
        most_members: &str,
    ) -> Answer<(), ValidationErrors> {
        let (act, lecture) = (self.db.act(organizer), lecture.to_owned());
        let (by, typed) = (organizer.person().id, most_members.to_owned());
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    let (schedule, found) = locked(tx, &lecture, room, by).await?;
                    let mut check = Check::default();
                    if found.closed_at.is_some() || act.at >= schedule.end() {
                        check.found(Some(Problem::new("", "gatherings-size-over")));
                    }
                    let most = check.whole(
                        "most_members",
                        &typed,
                        "gatherings-size-range",
                        MEMBERS_MOST..=RAISED_MOST,
                    );
                    let most = check.done(most)?;
                    tx.sql(sql!(
                        "UPDATE gatherings SET most_members = $2 WHERE id = $1"
                    ))
                    .bind(room)
                    .bind(most)
                    .run()
                    .await?;
                    let subject = Subject::Lecture(schedule.id);
                    let event = act.event(EventKind::RoomResized, subject);
                    let event = event.with("gathering", room);
                    tx.emit(event.changed("most_members", found.most_members, most))
                        .await?;
                    Ok(())
                })
            })
            .await?;
        Ok(())
    }
}
