//! What came of a lecture for somebody, and what they ask to be set right.

use super::LiveStore;
use super::gate::{Gate, gate};
use super::reading::{ExtraRecords, records};
use super::records::AttendanceKey;
use super::rule::{Interval, Times};
use crate::db::{StoreError, Tx};
use crate::events::{Act, EventKind, Subject};
use crate::features::locks::lock_lecture;
use crate::features::parsing::{Check, reason};
use app::accounts::{Organizer, Person, PersonId};
use app::answer::{Answer, Problem, Read, Refused, ValidationErrors};
use app::i18n::{Instant, Locale};
use app::lectures::LectureId;
use app::live::{
    AttendanceResult, CORRECTION_ASKED_WITHIN, CorrectionRequest, CorrectionRequests,
    RequestAnswer, WaitingRequest, WaitingRequests,
};
use async_trait::async_trait;
use std::collections::BTreeSet;

/// Shorter stretches without presence weigh nothing: a line that comes back by itself.
const AWAY_LEAST: i64 = 2 * Instant::MINUTE;
/// So many stretches are told.
const AWAY_MOST: usize = 3;

#[derive(sqlx::FromRow)]
struct RequestRow {
    asked_at: i64,
    note: String,
    answered_at: Option<i64>,
    granted: bool,
    answer: String,
}

impl From<RequestRow> for CorrectionRequest {
    fn from(row: RequestRow) -> Self {
        Self {
            at: Instant(row.asked_at),
            note: row.note,
            answer: row.answered_at.map(|at| RequestAnswer {
                at: Instant(at),
                granted: row.granted,
                reason: row.answer,
            }),
        }
    }
}

#[derive(sqlx::FromRow)]
struct WaitingRow {
    slug: String,
    title: String,
    person_id: PersonId,
    name: String,
    asked_at: i64,
    note: String,
    total: i64,
}

async fn request(
    tx: &mut Tx<'_>,
    lecture: LectureId,
    person: PersonId,
) -> sqlx::Result<Option<CorrectionRequest>> {
    let row: Option<RequestRow> = tx
        .sql(sql!(
            "SELECT asked_at, note, answered_at, granted, answer FROM correction_requests
             WHERE lecture_id = $1 AND person_id = $2"
        ))
        .bind(lecture)
        .bind(person)
        .opt()
        .await?;
    Ok(row.map(Into::into))
}

/// Whether somebody has asked and has no answer yet.
pub(super) async fn waits(
    tx: &mut Tx<'_>,
    (lecture, person): (LectureId, PersonId),
) -> sqlx::Result<bool> {
    let asked = request(tx, lecture, person).await?;
    Ok(asked.is_some_and(|request| request.answer.is_none()))
}

/// Why somebody cannot ask at that instant, if so.
fn not_askable(
    gate: &Gate,
    asked: Option<&CorrectionRequest>,
    now: Instant,
) -> Option<&'static str> {
    let schedule = &gate.schedule;
    if schedule.terms().cancelled || !schedule.is_published() {
        Some("correction-cancelled")
    } else if now < schedule.end() {
        Some("request-too-early")
    } else if !gate.enrolled {
        Some("request-no-seat")
    } else if now > schedule.end().plus(CORRECTION_ASKED_WITHIN) {
        Some("request-too-late")
    } else if asked.is_some_and(|request| request.answer.is_none()) {
        Some("request-waits-already")
    } else {
        None
    }
}

/// The stretches of the core without any of these, the longest first, of those that weigh.
fn away(mut present: Vec<Interval>, times: Times) -> Vec<Interval> {
    let (mut from, end) = times.core();
    present.sort_unstable();
    let mut away = Vec::new();
    for (comes, goes) in present.into_iter().chain([(end, end)]) {
        let until = comes.min(end);
        if until.since(from) >= AWAY_LEAST {
            away.push((from, until));
        }
        from = from.max(goes);
    }
    away.sort_by_key(|(from, until)| std::cmp::Reverse(until.since(*from)));
    away.truncate(AWAY_MOST);
    away
}

/// Says of what somebody has asked for, if they have, how it stands after what an organizer has decided now: minutes were set,
/// or what was measured holds.
pub(super) async fn settle(
    tx: &mut Tx<'_>,
    (lecture, person): (LectureId, PersonId),
    at: Instant,
    granted: bool,
    reason: &str,
) -> sqlx::Result<()> {
    tx.sql(sql!(
        "UPDATE correction_requests SET answered_at = $3, granted = $4, answer = $5
         WHERE lecture_id = $1 AND person_id = $2"
    ))
    .bind(lecture)
    .bind(person)
    .bind(at.0)
    .bind(granted)
    .bind(reason)
    .run()
    .await?;
    Ok(())
}

fn refuse(key: &str) -> StoreError<ValidationErrors> {
    ValidationErrors(vec![Problem::new("", key)]).into()
}

async fn ask(
    tx: &mut Tx<'_>,
    act: &Act,
    (slug, person): (&str, PersonId),
    note: String,
) -> Result<(), StoreError<ValidationErrors>> {
    lock_lecture(tx, slug).await?;
    let gate = gate(tx, slug, person).await?.ok_or(Refused::NotFound)?;
    let lecture = gate.schedule.id;
    let asked = request(tx, lecture, person).await?;
    // A second press of the same form.
    if asked
        .as_ref()
        .is_some_and(|asked| asked.answer.is_none() && asked.note == note)
    {
        return Ok(());
    }
    if let Some(key) = not_askable(&gate, asked.as_ref(), act.at) {
        return Err(refuse(key));
    }
    tx.sql(sql!(
        "INSERT INTO correction_requests (lecture_id, person_id, asked_at, note)
         VALUES ($1, $2, $3, $4)
         ON CONFLICT (lecture_id, person_id) DO UPDATE SET asked_at = excluded.asked_at,
             note = excluded.note, answered_at = NULL, granted = FALSE, answer = ''"
    ))
    .bind(lecture)
    .bind(person)
    .bind(act.at.0)
    .bind(&note)
    .run()
    .await?;
    let event = act
        .event(EventKind::CorrectionRequested, Subject::Person(person))
        .with("lecture", lecture)
        .with_detail("note", note);
    tx.emit(event).await?;
    Ok(())
}

#[async_trait]
impl CorrectionRequests for LiveStore {
    async fn result(&self, person: &Person, lecture: &str) -> Read<Option<AttendanceResult>> {
        let (now, slug, who) = (self.db.now(), lecture.to_owned(), person.id);
        Ok(self
            .db
            .read(async |tx| {
                let gate = gate(tx, &slug, who).await?.ok_or(Refused::NotFound)?;
                let schedule = &gate.schedule;
                let terms = schedule.terms();
                if terms.cancelled || now < schedule.end() || !gate.enrolled {
                    return Ok(None);
                }
                let whose = AttendanceKey {
                    lecture: schedule.id,
                    person: who,
                };
                let (records, _) = records(tx, BTreeSet::from([whose]), ExtraRecords::ALL).await?;
                let asked = request(tx, schedule.id, who).await?;
                let times = terms.times;
                let attendance = records.attendance(whose, terms);
                let gathered = records.gathered(whose, times);
                let present = records.own(whose, times).to_vec();
                let present = present
                    .into_iter()
                    .chain(gathered.into_iter().map(|(_, at)| at));
                Ok(Some(AttendanceResult {
                    ended: schedule.end(),
                    counts_ms: attendance
                        .corrected_ms
                        .unwrap_or_else(|| records.within_core(whose, times)),
                    attendance,
                    core_ms: times.core_ms(),
                    needed_ms: times.gives_standing().then(|| times.needed(terms.percent)),
                    away: away(present.collect(), times),
                    can_ask: not_askable(&gate, asked.as_ref(), now).is_none(),
                    request: asked,
                }))
            })
            .await?)
    }

    async fn ask_correction(
        &self,
        person: &Person,
        lecture: &str,
        note: &str,
    ) -> Answer<(), ValidationErrors> {
        let mut check = Check::default();
        let typed = reason(&mut check, "note", note);
        let note = check.done(typed)?;
        let (act, slug, who) = (self.db.act(person), lecture.to_owned(), person.id);
        self.db
            .change(move |tx| Box::pin(async move { ask(tx, &act, (&slug, who), note).await }))
            .await?;
        Ok(())
    }

    async fn waiting_requests(
        &self,
        _organizer: &Organizer,
        l: Locale,
        lecture: Option<&str>,
        most: i64,
    ) -> Read<WaitingRequests> {
        let rows: Vec<WaitingRow> = self
            .db
            .query(sql!(
                "SELECT l.slug, COALESCE(t.localized_title, l.title) AS title, q.person_id, p.name,
                     q.asked_at, q.note, count(*) OVER () AS total
                 FROM correction_requests q JOIN lectures l ON l.id = q.lecture_id
                     JOIN people p ON p.id = q.person_id
                     LEFT JOIN lecture_translations t ON t.lecture_id = l.id AND t.locale = $1
                 WHERE q.answered_at IS NULL AND ($2 = '' OR l.slug = $2)
                 ORDER BY q.asked_at, q.person_id LIMIT $3"
            ))
            .bind(l.tag())
            .bind(lecture.unwrap_or_default())
            .bind(most)
            .all()
            .await?;
        let total = rows.first().map_or(0, |row| row.total);
        let longest = rows
            .into_iter()
            .map(|row| WaitingRequest {
                lecture: row.slug,
                title: row.title,
                person: row.person_id,
                name: row.name,
                at: Instant(row.asked_at),
                note: row.note,
            })
            .collect();
        Ok(WaitingRequests { total, longest })
    }

    async fn request_of(
        &self,
        _organizer: &Organizer,
        lecture: &str,
        person: PersonId,
    ) -> Read<Option<CorrectionRequest>> {
        let slug = lecture.to_owned();
        Ok(self
            .db
            .read(async |tx| {
                let gate = gate(tx, &slug, person).await?.ok_or(Refused::NotFound)?;
                Ok(request(tx, gate.schedule.id, person).await?)
            })
            .await?)
    }

    async fn decline_correction(
        &self,
        organizer: &Organizer,
        lecture: &str,
        person: PersonId,
        reason: &str,
    ) -> Answer<(), ValidationErrors> {
        let mut check = Check::default();
        let typed = self::reason(&mut check, "decline_reason", reason);
        let reason = check.done(typed)?;
        let (act, slug) = (self.db.act(organizer), lecture.to_owned());
        let by = organizer.person().id;
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    lock_lecture(tx, &slug).await?;
                    let gate = gate(tx, &slug, person).await?.ok_or(Refused::NotFound)?;
                    if person == by {
                        return Err(refuse("correction-oneself"));
                    }
                    let whose = (gate.schedule.id, person);
                    let asked = request(tx, whose.0, person).await?;
                    let answer = asked.ok_or_else(|| refuse("request-none-waits"))?.answer;
                    if let Some(answer) = answer {
                        // A second press of the same form says what the first has said.
                        return match answer {
                            RequestAnswer {
                                granted: false,
                                reason: said,
                                ..
                            } if said == reason => Ok(()),
                            _ => Err(refuse("request-none-waits")),
                        };
                    }
                    settle(tx, whose, act.at, false, &reason).await?;
                    let event = act
                        .event(EventKind::CorrectionDeclined, Subject::Person(person))
                        .with("lecture", gate.schedule.id)
                        .with_detail("reason", reason);
                    tx.emit(event).await?;
                    Ok(())
                })
            })
            .await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minute: i64) -> Instant {
        Instant(minute * Instant::MINUTE)
    }

    #[test]
    fn what_is_missing_of_the_core_is_told_the_longest_first() {
        let times = Times {
            planned: (at(0), at(90)),
            actual: (at(5), at(100)),
        };
        let told = |present: &[(i64, i64)]| -> Vec<(i64, i64)> {
            let present = present.iter().map(|(from, to)| (at(*from), at(*to)));
            let away = away(present.collect(), times);
            let minute = |at: Instant| at.0 / Instant::MINUTE;
            away.into_iter()
                .map(|(from, to)| (minute(from), minute(to)))
                .collect()
        };
        assert_eq!(told(&[]), [(5, 90)]);
        assert_eq!(told(&[(0, 120)]), []);
        // Before and after the core nothing is missing, and a minute weighs nothing.
        assert_eq!(told(&[(5, 40), (41, 60), (80, 95)]), [(60, 80)]);
        assert_eq!(told(&[(70, 80), (10, 30)]), [(30, 70), (80, 90), (5, 10)]);
        // Together they leave four.
        assert_eq!(
            told(&[(10, 20), (23, 30), (34, 40), (60, 90)]),
            [(40, 60), (5, 10), (30, 34)]
        );
        assert_eq!(told(&[(5, 50), (10, 20), (51, 90)]), []);
    }
}
