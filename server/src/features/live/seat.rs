//! Seats that are given up, or that an organizer takes away and puts back: the seat's own row says who did it and why.

use super::gate::{LectureSchedule, gate, lock_for_entry};
use super::measure::measure_one;
use crate::db::{Db, StoreError, Tx};
use crate::events::{EventKind, Subject};
use crate::features::holds;
use crate::features::live::LiveStore;
use crate::features::parsing::{Check, reason};
use crate::features::rights::end_presence_of_person;
use app::accounts::{Organizer, Person, PersonId};
use app::answer::{Answer, Problem, Read, Refused, ValidationErrors};
use app::enrolment::NoSeat;
use app::i18n::Instant;
use app::lectures::{LectureId, Status};
use app::live::{SeatAct, SeatRecord, SeatSpan, Seats, given_up_until};
use async_trait::async_trait;

#[derive(sqlx::FromRow)]
struct SeatRow {
    from_at: i64,
    to_at: Option<i64>,
    taken_by: Option<String>,
    reason: String,
}

/// The latest of somebody's seats at a lecture.
#[derive(Debug, Clone, Copy, sqlx::FromRow)]
struct Latest {
    id: i64,
    held: bool,
    /// Whether an organizer has taken it away.
    taken_away: bool,
}

async fn latest(
    tx: &mut Tx<'_>,
    lecture: LectureId,
    person: PersonId,
) -> sqlx::Result<Option<Latest>> {
    tx.sql(sql!(
        "SELECT id, to_at IS NULL AS held, ended_by IS NOT NULL AS taken_away FROM seats
         WHERE lecture_id = $1 AND person_id = $2 ORDER BY id DESC LIMIT 1"
    ))
    .bind(lecture)
    .bind(person)
    .opt()
    .await
}

/// The seat that can be given up now, if one can.
fn to_give_up(
    schedule: &LectureSchedule,
    latest: Option<Latest>,
    now: Instant,
) -> Result<Latest, NoSeat> {
    let began = schedule.began_at.map(Instant);
    let until = given_up_until(Instant(schedule.starts_at), began, schedule.end());
    if schedule.status == Status::Cancelled.code() {
        Err(NoSeat::Cancelled)
    } else if now >= until {
        Err(NoSeat::Begun)
    } else {
        latest.filter(|seat| seat.held).ok_or(NoSeat::NotEnrolled)
    }
}

/// The seat that an organizer can take away now, if one can; else why not, as the key of a sentence.
fn to_take_away(
    schedule: &LectureSchedule,
    latest: Option<Latest>,
    now: Instant,
) -> Result<Latest, &'static str> {
    if !schedule.is_published() || now >= schedule.end() {
        Err("seat-not-now")
    } else {
        latest.filter(|seat| seat.held).ok_or("seat-none-held")
    }
}

/// The seat that an organizer can put back, if one can; else why not, as the key of a sentence.
fn to_put_back(schedule: &LectureSchedule, latest: Option<Latest>) -> Result<Latest, &'static str> {
    if schedule.is_published() {
        latest
            .filter(|seat| seat.taken_away)
            .ok_or("seat-none-taken")
    } else {
        Err("seat-not-back-now")
    }
}

/// What an organizer can do with the latest of somebody's seats.
fn act(schedule: &LectureSchedule, latest: Option<Latest>, now: Instant) -> Option<SeatAct> {
    if to_take_away(schedule, latest, now).is_ok() {
        Some(SeatAct::TakeAway)
    } else {
        let back = to_put_back(schedule, latest);
        back.is_ok().then_some(SeatAct::PutBack)
    }
}

/// Ends a seat, and with it the presence of whoever held it; measures them anew where anything was measured. The organizer
/// who does it, and why; none where it is given up. The person and the lecture are locked by the change.
async fn end_seat(
    tx: &mut Tx<'_>,
    (schedule, person, seat): (&LectureSchedule, PersonId, Latest),
    by: Option<(PersonId, &str)>,
    db: &Db,
) -> sqlx::Result<()> {
    let now = db.now();
    tx.sql(sql!(
        "UPDATE seats SET to_at = CASE WHEN from_at > $2 THEN from_at ELSE $2 END,
             ended_by = $3, reason = $4
         WHERE id = $1"
    ))
    .bind(seat.id)
    .bind(now.0)
    .bind(by.map(|(by, _)| by))
    .bind(by.map_or("", |(_, reason)| reason))
    .run()
    .await?;
    add_taken(tx, schedule.id, -1).await?;
    end_presence_of_person(tx, person, db).await?;
    let measured: bool = tx
        .sql(sql!(
            "SELECT EXISTS (SELECT 1 FROM attendance WHERE lecture_id = $1 AND person_id = $2)"
        ))
        .bind(schedule.id)
        .bind(person)
        .value()
        .await?;
    if measured {
        measure_one(tx, schedule, person, now).await?;
    }
    Ok(())
}

/// So many more seats of a lecture are taken.
async fn add_taken(tx: &mut Tx<'_>, lecture: LectureId, more: i64) -> sqlx::Result<()> {
    tx.sql(sql!(
        "UPDATE lectures SET seats_taken = seats_taken + $2 WHERE id = $1"
    ))
    .bind(lecture)
    .bind(more)
    .run()
    .await?;
    Ok(())
}

fn problem(key: &str) -> ValidationErrors {
    ValidationErrors(vec![Problem::new("", key)])
}

#[async_trait]
impl Seats for LiveStore {
    async fn withdraw(&self, person: &Person, lecture: &str) -> Answer<(), NoSeat> {
        let (act, lecture, who) = (self.db.act(person), lecture.to_owned(), person.id);
        let db = self.db.clone();
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    lock_for_entry(tx, who, &lecture).await?;
                    // Only now: its core may have started while this waited for the lock.
                    let now = db.now();
                    let gate = gate(tx, &lecture, who).await?.ok_or(Refused::NotFound)?;
                    let schedule = &gate.schedule;
                    let seat = latest(tx, schedule.id, who).await?;
                    let seat = to_give_up(schedule, seat, now)?;
                    end_seat(tx, (schedule, who, seat), None, &db).await?;
                    let subject = Subject::Lecture(schedule.id);
                    tx.emit(act.event(EventKind::Withdrawn, subject)).await?;
                    Ok(())
                })
            })
            .await?;
        Ok(())
    }

    async fn seat_record(
        &self,
        _organizer: &Organizer,
        lecture: &str,
        person: PersonId,
    ) -> Read<SeatRecord> {
        let (lecture, now) = (lecture.to_owned(), self.db.now());
        Ok(self
            .db
            .read(async |tx| {
                let gate = gate(tx, &lecture, person).await?;
                let gate = gate.ok_or(Refused::NotFound)?;
                let rows: Vec<SeatRow> = tx
                    .sql(sql!(
                        "SELECT s.from_at, s.to_at, p.name AS taken_by, s.reason FROM seats s
                             LEFT JOIN people p ON p.id = s.ended_by
                         WHERE s.lecture_id = $1 AND s.person_id = $2 ORDER BY s.id DESC"
                    ))
                    .bind(gate.schedule.id)
                    .bind(person)
                    .all()
                    .await?;
                let latest = latest(tx, gate.schedule.id, person).await?;
                let act = act(&gate.schedule, latest, now);
                let seats = rows.into_iter().map(|row| SeatSpan {
                    from: Instant(row.from_at),
                    to: row.to_at.map(Instant),
                    taken_by: row.taken_by,
                    reason: row.reason,
                });
                Ok(SeatRecord {
                    seats: seats.collect(),
                    act,
                })
            })
            .await?)
    }

    async fn take_seat_away(
        &self,
        organizer: &Organizer,
        lecture: &str,
        person: PersonId,
        typed: &str,
    ) -> Answer<(), ValidationErrors> {
        let mut check = Check::default();
        let typed = reason(&mut check, "seat_reason", typed);
        let reason = check.done(typed)?;
        let (act, by, db) = (
            self.db.act(organizer),
            organizer.person().id,
            self.db.clone(),
        );
        let lecture = lecture.to_owned();
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    lock_for_entry(tx, person, &lecture).await?;
                    // Only now: what waited for the lock was credited up to a later instant than that of the asking.
                    let now = db.now();
                    let gate = gate(tx, &lecture, person).await?.ok_or(Refused::NotFound)?;
                    let schedule = &gate.schedule;
                    let seat = latest(tx, schedule.id, person).await?;
                    let seat = to_take_away(schedule, seat, now).map_err(problem)?;
                    let why = Some((by, reason.as_str()));
                    end_seat(tx, (schedule, person, seat), why, &db).await?;
                    let event = act
                        .event(EventKind::SeatTakenAway, Subject::Person(person))
                        .with("lecture", schedule.id)
                        .with_detail("reason", reason);
                    tx.emit(event).await?;
                    Ok(())
                })
            })
            .await?;
        Ok(())
    }

    async fn put_seat_back(
        &self,
        organizer: &Organizer,
        lecture: &str,
        person: PersonId,
    ) -> Answer<(), ValidationErrors> {
        let (act, lecture) = (self.db.act(organizer), lecture.to_owned());
        let db = self.db.clone();
        let done = self
            .db
            .change(move |tx| {
                Box::pin(async move {
                    lock_for_entry(tx, person, &lecture).await?;
                    let gate = gate(tx, &lecture, person).await?.ok_or(Refused::NotFound)?;
                    let schedule = &gate.schedule;
                    let seat = latest(tx, schedule.id, person).await?;
                    let seat = to_put_back(schedule, seat).map_err(problem)?;
                    // From where it was taken away, and passed when that was: there is no instant without a seat
                    // between the two.
                    tx.sql(sql!(
                        "INSERT INTO seats (lecture_id, person_id, from_at, newcomer_network,
                             passed_at)
                         SELECT lecture_id, person_id, to_at, newcomer_network, passed_at
                         FROM seats WHERE id = $1"
                    ))
                    .bind(seat.id)
                    .run()
                    .await?;
                    add_taken(tx, schedule.id, 1).await?;
                    if !holds::fit(tx, schedule.id, db.now()).await? {
                        return Err(problem("seat-all-taken").into());
                    }
                    measure_one(tx, schedule, person, act.at).await?;
                    let event = act.event(EventKind::SeatPutBack, Subject::Person(person));
                    tx.emit(event.with("lecture", schedule.id)).await?;
                    Ok(())
                })
            })
            .await;
        Ok(done.map_err(|error: StoreError<ValidationErrors>| {
            error.on_constraint("lectures_seats_within_capacity", problem("seat-all-taken"))
        })?)
    }
}
