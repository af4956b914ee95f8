//! Seats that an organizer takes away, and puts back: the seat's own row says who did it and why.

use super::correction::reason;
use super::gate::{Gate, gate, lock_for_entry};
use super::measure::measure_one;
use crate::db::StoreError;
use crate::events::{EventKind, Subject};
use crate::features::live::LiveStore;
use crate::features::parsing::Check;
use crate::features::rights::end_presence_of_person;
use app::accounts::{Organizer, PersonId};
use app::answer::{Answer, Problem, Read, Refused, ValidationErrors};
use app::i18n::Instant;
use app::live::{SeatAct, SeatRecord, SeatSpan, Seats};
use async_trait::async_trait;

#[derive(sqlx::FromRow)]
struct SeatRow {
    from_at: i64,
    to_at: Option<i64>,
    taken_by: Option<String>,
    reason: String,
}

/// What can be done with the latest of somebody's seats.
fn act(gate: &Gate, latest: Option<&SeatRow>, now: Instant) -> Option<SeatAct> {
    let latest = latest.filter(|_| gate.schedule.is_published())?;
    if latest.to_at.is_none() {
        (now < gate.schedule.end()).then_some(SeatAct::TakeAway)
    } else {
        latest.taken_by.is_some().then_some(SeatAct::PutBack)
    }
}

fn problem(key: &str) -> ValidationErrors {
    ValidationErrors(vec![Problem::new("", key)])
}

#[async_trait]
impl Seats for LiveStore {
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
                let act = act(&gate, rows.first(), now);
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
                    if !schedule.is_published() || now >= schedule.end() {
                        return Err(problem("seat-not-now").into());
                    }
                    let taken = tx
                        .sql(sql!(
                            "UPDATE seats SET to_at = CASE WHEN from_at > $3 THEN from_at ELSE $3 END,
                                 ended_by = $4, reason = $5
                             WHERE lecture_id = $1 AND person_id = $2 AND to_at IS NULL"
                        ))
                        .bind(schedule.id)
                        .bind(person)
                        .bind(now.0)
                        .bind(by)
                        .bind(&reason)
                        .run()
                        .await?;
                    if taken == 0 {
                        return Err(problem("seat-none-held").into());
                    }
                    tx.sql(sql!(
                        "UPDATE lectures SET seats_taken = seats_taken - 1 WHERE id = $1"
                    ))
                    .bind(schedule.id)
                    .run()
                    .await?;
                    end_presence_of_person(tx, person, &db).await?;
                    measure_one(tx, schedule, person, now).await?;
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
        let done = self
            .db
            .change(move |tx| {
                Box::pin(async move {
                    lock_for_entry(tx, person, &lecture).await?;
                    let gate = gate(tx, &lecture, person).await?.ok_or(Refused::NotFound)?;
                    let schedule = &gate.schedule;
                    if !schedule.is_published() {
                        return Err(problem("seat-not-back-now").into());
                    }
                    // From where the other was taken away: there is no instant without a seat between the two.
                    let back = tx
                        .sql(sql!(
                            "INSERT INTO seats (lecture_id, person_id, from_at, newcomer_network)
                             SELECT s.lecture_id, s.person_id, s.to_at, s.newcomer_network
                             FROM seats s
                             WHERE s.lecture_id = $1 AND s.person_id = $2
                                 AND s.ended_by IS NOT NULL
                                 AND NOT EXISTS (SELECT 1 FROM seats n WHERE n.lecture_id = $1
                                     AND n.person_id = $2 AND n.id > s.id)"
                        ))
                        .bind(schedule.id)
                        .bind(person)
                        .run()
                        .await?;
                    if back == 0 {
                        return Err(problem("seat-none-taken").into());
                    }
                    tx.sql(sql!(
                        "UPDATE lectures SET seats_taken = seats_taken + 1 WHERE id = $1"
                    ))
                    .bind(schedule.id)
                    .run()
                    .await?;
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
