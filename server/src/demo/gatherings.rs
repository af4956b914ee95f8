//! The demonstration's gathered rooms: somebody who sat through a lecture, and colleagues before the same screen.

use super::lectures::Held;
use super::people::Guest;
use super::schedule::LIVE;
use super::{clock, stopped};
use crate::db::{Db, StoreError};
use app::accounts::{Organizer, Person, PersonId};
use app::answer::{NoRefusal, Refused};
use app::enrolment::Enrolment;
use app::i18n::Instant;
use app::lectures::LectureId;
use app::live::{Code, Gatherings, Live, RosterLine};
use std::collections::HashMap;

/// So many come at most, a minute after one another.
const MEMBERS: usize = 4;
/// How long after its start a room is gathered, in milliseconds.
const OPENED: i64 = 6 * Instant::MINUTE;

/// A host, and those who come; who holds no seat comes last.
struct Gathering<'a> {
    host: &'a Person,
    members: Vec<(&'a Person, bool)>,
}

/// Gathers a room whose members were counted, at the lecture where most had reason to, and one that is open now.
pub(super) async fn fill(
    db: &Db,
    organizer: &Organizer,
    guests: &[Guest],
    lectures: &[Held],
) -> Result<(), String> {
    let live = &lectures[LIVE];
    let inside = db
        .live()
        .roster(organizer, &live.slug)
        .await
        .map_err(stopped)?;
    // Checking in elsewhere would end what is measured of them in the live room.
    let busy: Vec<PersonId> = inside
        .iter()
        .filter(|p| p.joined)
        .map(|p| p.person)
        .collect();
    let mut past = Vec::new();
    for lecture in lectures.iter().filter(|lecture| lecture.place < LIVE) {
        let came = db
            .live()
            .roster(organizer, &lecture.slug)
            .await
            .map_err(stopped)?;
        let free = |guest: &Guest| !busy.contains(&guest.person.id);
        past.extend(chosen(guests, &came, 0, free).map(|gathering| (lecture, gathering)));
    }
    let most = past
        .iter()
        .max_by_key(|(_, gathering)| gathering.members.len());
    if let Some((lecture, gathering)) = most {
        let code = gather(db, lecture, gathering).await?;
        count(db, lecture, gathering, &code).await?;
    }
    if let Some(gathering) = chosen(guests, &inside, 1, |_| true) {
        gather(db, live, &gathering).await?;
    }
    Ok(())
}

/// Of those who stayed nearly as long as anybody, the one with most colleagues who hold a seat and did not come by
/// themselves. So many more come without a seat. Those who sign in to look around find their room still to be entered.
fn chosen<'a>(
    guests: &'a [Guest],
    listed: &[RosterLine],
    more: usize,
    free: impl Fn(&Guest) -> bool,
) -> Option<Gathering<'a>> {
    let known: HashMap<PersonId, &RosterLine> = listed.iter().map(|p| (p.person, p)).collect();
    let seat = |guest: &Guest| known.get(&guest.person.id).is_some_and(|p| p.enrolled);
    let away = |guest: &Guest| known.get(&guest.person.id).is_none_or(|p| !p.joined);
    let colleagues = |host: &Guest| -> Vec<(&'a Person, bool)> {
        let near = |guest: &&Guest| {
            guest.person.country == host.person.country
                && !guest.named
                && away(guest)
                && free(guest)
        };
        let mut near: Vec<_> = guests
            .iter()
            .filter(near)
            .map(|g| (&g.person, seat(g)))
            .collect();
        near.sort_by_key(|(_, seat)| !seat);
        let seated = near.iter().filter(|(_, seat)| *seat).count();
        near.truncate((seated + more).min(MEMBERS));
        near
    };
    let present = |guest: &Guest| {
        known
            .get(&guest.person.id)
            .map_or(0, |p| p.attendance.present_ms)
    };
    let longest = guests.iter().map(present).max()?;
    let host = guests
        .iter()
        .filter(|guest| !guest.named && present(guest) >= longest * 4 / 5)
        .max_by_key(|guest| (colleagues(guest).len(), present(guest)))?;
    Some(Gathering {
        host: &host.person,
        members: colleagues(host),
    })
}

/// Gathers the room; answers its code.
async fn gather(
    db: &Db,
    lecture: &Held,
    Gathering { host, members }: &Gathering<'_>,
) -> Result<Code, String> {
    let mut at = lecture.starts.plus(OPENED);
    let then = clock::at(db, at);
    then.live()
        .open_gathering(host, &lecture.slug)
        .await
        .map_err(stopped)?;
    let room = then
        .live()
        .room(host, &lecture.slug)
        .await
        .map_err(stopped)?;
    let code = room.hosted.ok_or("a gathered room is gone")?.code;
    // A code lets in only while its host beats, and the host's lease is of later by now.
    let lease = lease_of(db, host).await?;
    let of = lease.with_lecture(db, &lecture.slug).await?;
    for (member, seat) in members {
        at = at.plus(Instant::MINUTE);
        let then = clock::at(db, at);
        of.at(at).put(db, host).await?;
        if !seat {
            then.enrolment()
                .enrol(member, &lecture.slug)
                .await
                .map_err(stopped)?;
        }
        then.live().check_in(member, &code).await.map_err(stopped)?;
    }
    lease.put(db, host).await?;
    Ok(code)
}

/// What a lease says of where somebody beat last, and when.
#[derive(Clone, Copy, sqlx::FromRow)]
struct LastBeat {
    lecture_id: LectureId,
    beat_at: i64,
}

impl LastBeat {
    /// The same at another lecture.
    async fn with_lecture(self, db: &Db, slug: &str) -> Result<Self, String> {
        let slug = slug.to_owned();
        let lecture_id = db
            .query(sql!("SELECT id FROM lectures WHERE slug = $1"))
            .bind(slug)
            .value()
            .await
            .map_err(|error: StoreError<NoRefusal>| stopped(Refused::from(error)))?;
        Ok(Self { lecture_id, ..self })
    }

    /// The same at another instant.
    const fn at(self, at: Instant) -> Self {
        Self {
            beat_at: at.0,
            ..self
        }
    }

    async fn put(self, db: &Db, person: &Person) -> Result<(), String> {
        let who = person.id;
        db.change(move |tx| {
            Box::pin(async move {
                tx.sql(sql!(
                    "UPDATE presence_leases SET lecture_id = $2, beat_at = $3 WHERE person_id = $1"
                ))
                .bind(who)
                .bind(self.lecture_id)
                .bind(self.beat_at)
                .run()
                .await?;
                Ok(())
            })
        })
        .await
        .map_err(|error: StoreError<NoRefusal>| stopped(Refused::from(error)))
    }
}

async fn lease_of(db: &Db, person: &Person) -> Result<LastBeat, String> {
    db.query(sql!(
        "SELECT lecture_id, beat_at FROM presence_leases WHERE person_id = $1"
    ))
    .bind(person.id)
    .one()
    .await
    .map_err(|error: StoreError<NoRefusal>| stopped(Refused::from(error)))
}

/// The last to come goes again before the host counts; the others stay to the end. The host ticks the first, and the
/// others answer.
async fn count(
    db: &Db,
    lecture: &Held,
    Gathering { host, members }: &Gathering<'_>,
    code: &Code,
) -> Result<(), String> {
    let middle = lecture.starts.plus(lecture.ends.since(lecture.starts) / 2);
    let Some(((last, _), others)) = members.split_last() else {
        return Ok(());
    };
    let then = clock::at(db, middle.plus(-12 * Instant::MINUTE));
    then.live()
        .leave_gathering(last, code)
        .await
        .map_err(stopped)?;
    let ticked: Vec<PersonId> = others.iter().take(1).map(|(one, _)| one.id).collect();
    for (member, _) in others.iter().skip(1) {
        let then = clock::at(db, middle);
        then.live()
            .answer_here(member, code)
            .await
            .map_err(stopped)?;
    }
    let then = clock::at(db, middle);
    then.live()
        .count_heads(host, code, &others.len().to_string(), &ticked)
        .await
        .map_err(stopped)?;
    let then = clock::at(db, lecture.ends.plus(-10_000));
    then.live()
        .close_gathering(host, &lecture.slug)
        .await
        .map_err(stopped)
}
