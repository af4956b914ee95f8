//! A person's presence on record, and what an organizer sets right.

use super::gate::{LectureSchedule, gate, lock_lecture};
use super::measure::{AttendanceKey, ExtraRecords, measure_one, records};
use super::rule::Span;
use crate::db::{StoreError, Tx};
use crate::events::{EventKind, Subject};
use crate::features::live::LiveStore;
use app::accounts::{Organizer, PersonId};
use app::answer::{Answer, Problem, Read, Refused, ValidationErrors};
use app::i18n::Instant;
use app::lectures::LectureId;
use app::live::{Correction, CorrectionForm, Corrections, PresenceRecord, REASON_MOST, Stretch};
use async_trait::async_trait;
use std::collections::{BTreeSet, HashMap};

/// A correction, as an organizer reads it.
#[derive(sqlx::FromRow)]
struct CorrectionRow {
    corrected_at: i64,
    corrected_by: String,
    reason: String,
    corrected_ms: i64,
}

/// The name and the address of somebody who enrolled in a lecture, or joined it.
async fn of_lecture<R>(
    tx: &mut Tx<'_>,
    lecture: LectureId,
    person: PersonId,
) -> Result<(String, String), StoreError<R>> {
    Ok(tx
        .sql(sql!(
            "SELECT name, email FROM people p WHERE p.id = $2
             AND (EXISTS (SELECT 1 FROM enrolments e WHERE e.lecture_id = $1
                 AND e.person_id = p.id)
                  OR EXISTS (SELECT 1 FROM joins j WHERE j.lecture_id = $1 AND j.person_id = p.id))"
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
    let Span { start, end, .. } = schedule.span();
    let most = (end.since(start) + Instant::MINUTE - 1) / Instant::MINUTE;
    let minutes = form.minutes.trim().parse::<i64>().ok();
    let minutes = minutes.filter(|n| (0..=most).contains(n));
    let reason = form.reason.trim();
    let mut problems = Vec::new();
    if minutes.is_none() {
        problems.push(Problem::new("minutes", "correction-minutes-range").with("most", most));
    }
    if reason.is_empty() {
        problems.push(Problem::new("reason", "correction-no-reason"));
    } else if reason.chars().count() > REASON_MOST {
        problems.push(Problem::new("reason", "correction-long-reason").with("most", REASON_MOST));
    }
    match minutes {
        Some(minutes) if problems.is_empty() => Ok((minutes * Instant::MINUTE, reason.to_owned())),
        _ => Err(ValidationErrors(problems)),
    }
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
        _organizer: &Organizer,
        lecture: &str,
        person: PersonId,
    ) -> Read<PresenceRecord> {
        let (lecture, who) = (lecture.to_owned(), person);
        Ok(self
            .db
            .read(async |tx| {
                let schedule = gate(tx, &lecture, who)
                    .await?
                    .ok_or(Refused::NotFound)?
                    .schedule;
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
                let Span { start, end, .. } = schedule.span();
                Ok(PresenceRecord {
                    name,
                    email,
                    start,
                    end,
                    attendance: records.attendance(
                        whose,
                        schedule.span(),
                        schedule.attended_percent,
                    ),
                    stretches: stretches(
                        records.own(whose),
                        records.gathered(whose, schedule.span()),
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
        let (now, who, by) = (act.at, person, organizer.person().id);
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    lock_lecture(tx, &lecture).await?;
                    let schedule = gate(tx, &lecture, who)
                        .await?
                        .ok_or(Refused::NotFound)?
                        .schedule;
                    of_lecture(tx, schedule.id, who).await?;
                    // Until it begins its hours may still change, and nothing has been measured.
                    if now < schedule.start() {
                        return Err(ValidationErrors(vec![Problem::new(
                            "",
                            "correction-too-early",
                        )])
                        .into());
                    }
                    let (corrected_ms, reason) = parsed(&form, &schedule)?;
                    let before: Option<i64> = tx
                        .sql(sql!(
                            "SELECT corrected_ms FROM corrections
                             WHERE lecture_id = $1 AND person_id = $2 ORDER BY id DESC LIMIT 1"
                        ))
                        .bind(schedule.id)
                        .bind(who)
                        .opt_value()
                        .await?;
                    tx.sql(sql!(
                        "INSERT INTO corrections (lecture_id, person_id, corrected_ms, reason,
                             corrected_by, corrected_at)
                         VALUES ($1, $2, $3, $4, $5, $6)"
                    ))
                    .bind(schedule.id)
                    .bind(who)
                    .bind(corrected_ms)
                    .bind(&reason)
                    .bind(by)
                    .bind(now.0)
                    .run()
                    .await?;
                    measure_one(tx, &schedule, who).await?;
                    let event = act
                        .event(EventKind::AttendanceCorrected, Subject::Person(person))
                        .with("lecture", schedule.id)
                        .changed("corrected_ms", before, Some(corrected_ms))
                        .with_detail("reason", reason);
                    tx.emit(event).await?;
                    Ok(())
                })
            })
            .await?;
        Ok(())
    }
}
