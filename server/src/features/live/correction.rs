//! A person's presence on record, and what an organizer sets right.

use super::correction_request;
use super::gate::{Gate, LectureSchedule, gate};
use super::measure::measure_one;
use super::reading::{ExtraRecords, records};
use super::records::AttendanceKey;
use crate::db::{StoreError, Tx};
use crate::events::{Act, EventKind, Subject};
use crate::features::live::LiveStore;
use crate::features::locks::lock_lecture;
use crate::features::parsing::{Check, reason};
use app::accounts::{Organizer, PersonId};
use app::answer::{Answer, Problem, Read, Refused, ValidationErrors};
use app::i18n::Instant;
use app::lectures::LectureId;
use app::live::{Correction, CorrectionForm, Corrections, PresenceRecord, Stretch};
use async_trait::async_trait;
use std::collections::{BTreeSet, HashMap};

/// A correction, as an organizer reads it.
#[derive(sqlx::FromRow)]
struct CorrectionRow {
    corrected_at: i64,
    corrected_by: String,
    reason: String,
    corrected_ms: Option<i64>,
}

/// The name and the address of somebody of whom there is a record of a lecture: an enrolment, or credit in its player.
async fn of_lecture<R>(
    tx: &mut Tx<'_>,
    lecture: LectureId,
    person: PersonId,
) -> Result<(String, String), StoreError<R>> {
    Ok(tx
        .sql(sql!(
            "SELECT name, email FROM people p WHERE p.id = $2
             AND EXISTS (SELECT 1 FROM participations q WHERE q.lecture_id = $1
                 AND q.person_id = p.id)"
        ))
        .bind(lecture)
        .bind(person)
        .opt::<(String, String)>()
        .await?
        .ok_or(Refused::NotFound)?)
}

/// What was typed, as milliseconds and a reason.
fn parsed(
    form: &CorrectionForm,
    schedule: &LectureSchedule,
) -> Result<(i64, String), ValidationErrors> {
    let most = (schedule.times().actual_ms() + Instant::MINUTE - 1) / Instant::MINUTE;
    let mut check = Check::default();
    let minutes = check.whole(
        "minutes",
        &form.minutes,
        "correction-minutes-range",
        0..=most,
    );
    let reason = reason(&mut check, "reason", &form.reason);
    check.done(minutes.map(|n| n * Instant::MINUTE).zip(reason))
}

/// Why that organizer cannot correct the minutes of somebody before the gate, if so.
fn not_correctable(gate: &Gate, who: PersonId, by: PersonId, now: Instant) -> Option<&'static str> {
    let schedule = &gate.schedule;
    if schedule.terms().cancelled {
        Some("correction-cancelled")
    } else if now < schedule.start() {
        // Until it begins its hours may still change, and nothing has been measured.
        Some("correction-too-early")
    } else if !gate.enrolled {
        Some("correction-no-seat")
    } else if who == by {
        Some("correction-oneself")
    } else {
        None
    }
}

/// The record that decides now.
#[derive(sqlx::FromRow)]
struct Latest {
    /// None where it takes back those of before.
    corrected_ms: Option<i64>,
    reason: String,
    corrected_by: PersonId,
}

async fn latest(
    tx: &mut Tx<'_>,
    lecture: LectureId,
    person: PersonId,
) -> sqlx::Result<Option<Latest>> {
    tx.sql(sql!(
        "SELECT corrected_ms, reason, corrected_by FROM corrections
         WHERE lecture_id = $1 AND person_id = $2 ORDER BY id DESC LIMIT 1"
    ))
    .bind(lecture)
    .bind(person)
    .opt()
    .await
}

/// One more record beside those of before, of no minutes where it takes them back; measures the person by it. A second press of
/// the same form changes nothing.
async fn put(
    tx: &mut Tx<'_>,
    act: &Act,
    (schedule, person, by): (&LectureSchedule, PersonId, PersonId),
    corrected_ms: Option<i64>,
    reason: String,
) -> Result<(), StoreError<ValidationErrors>> {
    let whose = (schedule.id, person);
    let latest = latest(tx, schedule.id, person).await?;
    let is_same = latest.as_ref().is_some_and(|latest| {
        (latest.corrected_ms, &latest.reason, latest.corrected_by) == (corrected_ms, &reason, by)
    });
    if is_same && !correction_request::waits(tx, whose).await? {
        return Ok(());
    }
    let before = latest.and_then(|latest| latest.corrected_ms);
    if before.is_none() && corrected_ms.is_none() {
        return Err(refuse("correction-none-stands"));
    }
    tx.sql(sql!(
        "INSERT INTO corrections (lecture_id, person_id, corrected_ms, reason, corrected_by,
             corrected_at)
         VALUES ($1, $2, $3, $4, $5, $6)"
    ))
    .bind(schedule.id)
    .bind(person)
    .bind(corrected_ms)
    .bind(&reason)
    .bind(by)
    .bind(act.at.0)
    .run()
    .await?;
    measure_one(tx, schedule, person, act.at).await?;
    correction_request::settle(tx, whose, act.at, corrected_ms.is_some(), &reason).await?;
    let event = act
        .event(EventKind::AttendanceCorrected, Subject::Person(person))
        .with("lecture", schedule.id)
        .changed("corrected_ms", before, corrected_ms)
        .with_detail("reason", reason);
    tx.emit(event).await?;
    Ok(())
}

fn refuse(key: &str) -> StoreError<ValidationErrors> {
    ValidationErrors(vec![Problem::new("", key)]).into()
}

/// The person's stretches, their own and those gathered, in order.
fn stretches(
    own: &[super::rule::Interval],
    gathered: Vec<(PersonId, super::rule::Interval)>,
    (start, end): super::rule::Interval,
    names: &HashMap<PersonId, String>,
) -> Vec<Stretch> {
    let clipped = own
        .iter()
        .map(|(from, to)| (None, ((*from).max(start), (*to).min(end))));
    let gathered = gathered.into_iter().map(|(host, (from, to))| {
        let host = names.get(&host).cloned().unwrap_or_default();
        (Some(host), (from.max(start), to.min(end)))
    });
    let mut all: Vec<Stretch> = clipped
        .chain(gathered)
        .filter(|(_, (from, to))| from < to)
        .map(|(host, (from, to))| Stretch { from, to, host })
        .collect();
    all.sort_by_key(|stretch| (stretch.from, stretch.to));
    all
}

#[async_trait]
impl Corrections for LiveStore {
    async fn presence_record(
        &self,
        organizer: &Organizer,
        lecture: &str,
        person: PersonId,
    ) -> Read<PresenceRecord> {
        let (lecture, who, by) = (lecture.to_owned(), person, organizer.person().id);
        let now = self.db.now();
        Ok(self
            .db
            .read(async |tx| {
                let gate = gate(tx, &lecture, who).await?.ok_or(Refused::NotFound)?;
                let schedule = &gate.schedule;
                let (name, email) = of_lecture(tx, schedule.id, who).await?;
                let whose = AttendanceKey {
                    lecture: schedule.id,
                    person: who,
                };
                let (records, _) = records(tx, BTreeSet::from([whose]), ExtraRecords::ALL).await?;
                let hosts: Vec<(PersonId, String)> = tx
                    .sql(sql!(
                        "SELECT p.id, p.name FROM gatherings g JOIN people p ON p.id = g.host_id
                         WHERE g.lecture_id = $1"
                    ))
                    .bind(schedule.id)
                    .all()
                    .await?;
                let corrections: Vec<CorrectionRow> = tx
                    .sql(sql!(
                        "SELECT k.corrected_at, p.name AS corrected_by, k.reason, k.corrected_ms
                         FROM corrections k JOIN people p ON p.id = k.corrected_by
                         WHERE k.lecture_id = $1 AND k.person_id = $2 ORDER BY k.id DESC"
                    ))
                    .bind(schedule.id)
                    .bind(who)
                    .all()
                    .await?;
                let times = schedule.times();
                let (start, end) = times.actual;
                Ok(PresenceRecord {
                    name,
                    email,
                    start,
                    end,
                    middle: Some(times.middle()).filter(|at| (start..=end).contains(at)),
                    attendance: records.attendance(whose, schedule.terms()),
                    not_correctable: not_correctable(&gate, who, by, now),
                    can_take_back: who != by
                        && corrections
                            .first()
                            .is_some_and(|row| row.corrected_ms.is_some()),
                    stretches: stretches(
                        &records.own(whose, times),
                        records.gathered(whose, times),
                        (start, end),
                        &hosts.into_iter().collect(),
                    ),
                    corrections: corrections
                        .into_iter()
                        .map(|row| Correction {
                            at: Instant(row.corrected_at),
                            by: row.corrected_by,
                            reason: row.reason,
                            corrected_ms: row.corrected_ms,
                        })
                        .collect(),
                })
            })
            .await?)
    }

    async fn correct(
        &self,
        organizer: &Organizer,
        lecture: &str,
        person: PersonId,
        form: &CorrectionForm,
    ) -> Answer<(), ValidationErrors> {
        let (act, lecture, form) = (self.db.act(organizer), lecture.to_owned(), form.clone());
        let by = organizer.person().id;
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    lock_lecture(tx, &lecture).await?;
                    let gate = gate(tx, &lecture, person).await?.ok_or(Refused::NotFound)?;
                    of_lecture(tx, gate.schedule.id, person).await?;
                    if let Some(key) = not_correctable(&gate, person, by, act.at) {
                        return Err(refuse(key));
                    }
                    let (corrected_ms, reason) = parsed(&form, &gate.schedule)?;
                    let whose = (&gate.schedule, person, by);
                    put(tx, &act, whose, Some(corrected_ms), reason).await
                })
            })
            .await?;
        Ok(())
    }

    async fn take_back_correction(
        &self,
        organizer: &Organizer,
        lecture: &str,
        person: PersonId,
        reason: &str,
    ) -> Answer<(), ValidationErrors> {
        let mut check = Check::default();
        let typed = self::reason(&mut check, "back_reason", reason);
        let reason = check.done(typed)?;
        let (act, lecture) = (self.db.act(organizer), lecture.to_owned());
        let by = organizer.person().id;
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    lock_lecture(tx, &lecture).await?;
                    let gate = gate(tx, &lecture, person).await?.ok_or(Refused::NotFound)?;
                    if person == by {
                        return Err(refuse("correction-oneself"));
                    }
                    let whose = (&gate.schedule, person, by);
                    put(tx, &act, whose, None, reason).await
                })
            })
            .await?;
        Ok(())
    }
}
