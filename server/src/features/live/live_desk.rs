//! The live desk: extending, moving, announcing, and who is there.

use super::gate::LectureSchedule;
use super::measure::measure_all;
use super::rule;
use crate::db::StoreError;
use crate::events::{EventKind, Subject};
use crate::features::lectures::live_url;
use crate::features::live::LiveStore;
use crate::features::locks::lock_lecture;
use crate::features::parsing::Check;
use crate::features::presses::Press;
use app::accounts::Organizer;
use app::answer::{Answer, Problem, Read, Refused, ValidationErrors};
use app::i18n::Instant;
use app::lectures::{GATE_OPENS_BEFORE, LectureId};
use app::live::{ANNOUNCEMENT_MOST, EXTENSIONS, LiveDesk, PresentNow, RoomState};
use async_trait::async_trait;
use std::collections::HashSet;

/// So many bars tell who was there over time.
const BARS: i64 = 40;

fn refuse(key: &str) -> StoreError<ValidationErrors> {
    ValidationErrors(vec![Problem::new("", key)]).into()
}

#[async_trait]
impl LiveDesk for LiveStore {
    async fn extend_by_press(
        &self,
        organizer: &Organizer,
        slug: &str,
        minutes: i64,
        press: &str,
    ) -> Answer<(), ValidationErrors> {
        if !EXTENSIONS.contains(&minutes) {
            return Err(ValidationErrors(vec![Problem::new("minutes", "problem-choice")]).into());
        }
        let who = organizer.person().id.0.to_string();
        let press = Press::of("extend", press, &who, &format!("{slug} {minutes}"));
        let (slug, act) = (slug.to_owned(), self.db.act(organizer));
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    if let Some(press) = &press {
                        press.begin(tx, act.at.0).await?;
                        if press.made(tx).await?.is_some() {
                            return Ok(());
                        }
                        press.note(tx, "extended", act.at.0).await?;
                    }
                    let lecture: Option<LectureSchedule> = tx
                        .sql(sql!(
                        "UPDATE lectures SET planned_ends_at = COALESCE(planned_ends_at, ends_at),
                             ends_at = ends_at + $3, updated_at = $2,
                             schedule_changes = schedule_changes + 1
                         WHERE slug = $1 AND status = 'published' AND ended_at IS NULL
                             AND ends_at > $2 AND ends_at < $2 + $5
                           AND (began_at IS NOT NULL OR starts_at <= $2 + $4)
                         RETURNING id, slug, status, starts_at, ends_at, began_at, ended_at,
                             planned_ends_at, attended_percent"
                    ))
                        .bind(slug)
                        .bind(act.at.0)
                        .bind(minutes * Instant::MINUTE)
                        .bind(GATE_OPENS_BEFORE)
                        .bind(Instant::DAY)
                        .opt()
                        .await?;
                    let lecture = lecture.ok_or_else(|| refuse("lecture-cannot-extend"))?;
                    measure_all(tx, &lecture, act.at).await?;
                    let subject = Subject::Lecture(lecture.id);
                    let event = act.event(EventKind::LectureExtended, subject);
                    let before = lecture.ends_at - minutes * Instant::MINUTE;
                    tx.emit(event.changed("ends_at", before, lecture.ends_at))
                        .await?;
                    Ok(())
                })
            })
            .await?;
        Ok(())
    }

    async fn relocate(
        &self,
        organizer: &Organizer,
        slug: &str,
        url: &str,
    ) -> Answer<(), ValidationErrors> {
        let mut check = Check::default();
        let parsed = live_url(&mut check, url);
        let url = check.done(parsed)?;
        let (slug, act) = (slug.to_owned(), self.db.act(organizer));
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    lock_lecture(tx, &slug).await?;
                    let before: Option<(LectureId, String)> = tx
                        .sql(sql!(
                            "SELECT id, live_url FROM lectures
                             WHERE slug = $1 AND status = 'published'
                                 AND COALESCE(ended_at, ends_at) > $2"
                        ))
                        .bind(&slug)
                        .bind(act.at.0)
                        .opt()
                        .await?;
                    let (id, before) = before.ok_or_else(|| refuse("lecture-cannot-relocate"))?;
                    tx.sql(sql!(
                        "UPDATE lectures SET live_url = $3, updated_at = $2 WHERE id = $1"
                    ))
                    .bind(id)
                    .bind(act.at.0)
                    .bind(&url)
                    .run()
                    .await?;
                    let subject = Subject::Lecture(id);
                    let event = act.event(EventKind::LectureRelocated, subject);
                    tx.emit(event.changed_detail("live_url", before, url))
                        .await?;
                    Ok(())
                })
            })
            .await?;
        Ok(())
    }

    async fn announce(
        &self,
        organizer: &Organizer,
        slug: &str,
        text: &str,
    ) -> Answer<(), ValidationErrors> {
        let mut check = Check::default();
        let parsed = check.text("announcement", text, 0, ANNOUNCEMENT_MOST);
        let text = check.done(parsed)?;
        let (slug, act, who) = (
            slug.to_owned(),
            self.db.act(organizer),
            organizer.person().id,
        );
        let now = act.at.0;
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    let lecture: Option<LectureId> = tx
                        .sql(sql!("SELECT id FROM public_lectures WHERE slug = $1"))
                        .bind(slug)
                        .opt_value()
                        .await?;
                    let lecture = lecture.ok_or(Refused::NotFound)?;
                    tx.sql(sql!(
                        "UPDATE announcements SET withdrawn_at = $2 WHERE lecture_id = $1
                         AND withdrawn_at IS NULL"
                    ))
                    .bind(lecture)
                    .bind(now)
                    .run()
                    .await?;
                    if !text.is_empty() {
                        tx.sql(sql!(
                            "INSERT INTO announcements (lecture_id, person_id, said, said_at)
                             VALUES ($1, $2, $3, $4)"
                        ))
                        .bind(lecture)
                        .bind(who)
                        .bind(&text)
                        .bind(now)
                        .run()
                        .await?;
                    }
                    let subject = Subject::Lecture(lecture);
                    let event = act.event(EventKind::Announced, subject);
                    tx.emit(event.with_detail("announcement", text)).await?;
                    Ok(())
                })
            })
            .await?;
        Ok(())
    }

    async fn room_state(&self, _organizer: &Organizer, slug: &str) -> Read<RoomState> {
        let (state, _) = self.live_state(slug, i64::MAX).await?;
        Ok(RoomState {
            live_url: state.live_url,
            announcement: state.announcement,
            planned_end: state.planned_end,
            revision: state.revision,
        })
    }

    async fn presence(&self, _organizer: &Organizer, slug: &str) -> Read<PresentNow> {
        let (now, slug) = (self.db.now(), slug.to_owned());
        let (span, by_country, intervals) = self
            .db
            .read(async |tx| {
                let (lecture, starts, ends): (LectureId, i64, i64) = tx
                    .sql(sql!(
                        "SELECT id, COALESCE(began_at, starts_at), COALESCE(ended_at, ends_at)
                         FROM lectures WHERE slug = $1"
                    ))
                    .bind(&slug)
                    .one()
                    .await?;
                let by_country: Vec<(String, i64)> = tx
                    .sql(sql!(
                        "SELECT q.country, count(*) AS here FROM presence_leases b
                             JOIN people_in_totals q ON q.lecture_id = b.lecture_id
                                 AND q.person_id = b.person_id
                         WHERE b.lecture_id = $1 AND b.beat_at >= $2 AND b.beat_at <= $3
                         GROUP BY q.country ORDER BY here DESC, q.country"
                    ))
                    .bind(lecture)
                    .bind(now.plus(-rule::LONGEST_GAP).0)
                    .bind(now.plus(rule::LONGEST_GAP).0)
                    .all()
                    .await?;
                let intervals: Vec<(i64, i64, i64)> = tx
                    .sql(sql!(
                        "SELECT i.person_id, i.from_at, i.to_at FROM presence_intervals i
                         WHERE i.lecture_id = $1
                         AND NOT EXISTS (SELECT 1 FROM staff s WHERE s.lecture_id = i.lecture_id
                             AND s.person_id = i.person_id)"
                    ))
                    .bind(lecture)
                    .all()
                    .await?;
                Ok(((starts, ends), by_country, intervals))
            })
            .await?;
        let span = (Instant(span.0), Instant(span.1));
        Ok(PresentNow {
            now: by_country.iter().map(|(_, n)| n).sum(),
            by_country,
            over_time: over_time(span, now, &intervals),
        })
    }
}

/// How many people were present at each of some instants, from the opening of the gate until the end or now, by
/// intervals of presence: person, from, to. One whose intervals overlap, as after a clock that stepped back, is one.
fn over_time(
    (starts, ends): (Instant, Instant),
    now: Instant,
    intervals: &[(i64, i64, i64)],
) -> Vec<(Instant, i64)> {
    let from = starts.plus(-GATE_OPENS_BEFORE).0;
    // Whole minutes, so that an instant reads as a time of the day.
    let step = ((ends.0 - from) / BARS / Instant::MINUTE + 1) * Instant::MINUTE;
    (0..=BARS)
        .map(|n| from + n * step)
        .take_while(|at| *at <= now.0.min(ends.0))
        .map(|at| {
            let here: HashSet<i64> = intervals
                .iter()
                .filter(|(_, from, to)| *from <= at && at < *to)
                .map(|(person, ..)| *person)
                .collect();
            (Instant(at), i64::try_from(here.len()).unwrap_or(i64::MAX))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_was_there_is_told_for_whole_minutes_until_now() {
        let minute = Instant::MINUTE;
        let span = (Instant(15 * minute), Instant(105 * minute));
        let told = over_time(
            span,
            Instant(9 * minute),
            &[
                (1, 0, 3 * minute),
                (2, 3 * minute, 6 * minute),
                (2, 2 * minute, 5 * minute),
                (2, 0, 0),
            ],
        );
        assert_eq!(
            told,
            [
                (Instant(0), 1),
                (Instant(3 * minute), 1),
                (Instant(6 * minute), 0),
                (Instant(9 * minute), 0)
            ]
        );
        let whole = over_time(span, Instant(500 * minute), &[]);
        assert_eq!(whole.len(), 36);
        assert_eq!(whole.last(), Some(&(Instant(105 * minute), 0)));
    }
}
