//! The figures of replays, computed anew from the spans that were watched.

mod caps;
mod impossible;

use super::{Lecture, held};
use crate::db::{Db, StoreError};
use crate::features::replays::RecordingId;
use crate::features::replays::rule::{ONCE_IN, Span, VERSION, Watched, are_one, needed};
use app::answer::NoRefusal;
use app::reports::Recount;
use std::collections::HashMap;

#[derive(sqlx::FromRow)]
struct Session {
    id: i64,
    viewer: String,
    recording_id: Option<RecordingId>,
    duration_ms: i64,
    credit_ms: i64,
    reached_at: Option<i64>,
    counted: bool,
    not_counted: Option<String>,
    elsewhere: bool,
    elsewhere_before: bool,
    began_at: i64,
    began_behind_ms: Option<i64>,
    beat_at: i64,
    behind_ms: i64,
    from_ms: Option<i64>,
    to_ms: Option<i64>,
    spans: i64,
}

#[derive(sqlx::FromRow)]
struct StoredCoverage {
    rule_version: i64,
    viewer: String,
    recording_id: RecordingId,
    duration_ms: i64,
    watched: String,
    watched_ms: i64,
    completed: bool,
    watched_at: Option<i64>,
}

#[derive(sqlx::FromRow)]
struct SpanRow {
    session_id: i64,
    from_ms: i64,
    to_ms: i64,
    at: i64,
}

/// When a viewer's sessions became a replay: those that counted, and those that a cap left out.
#[derive(Default)]
struct Reached {
    counted: Vec<i64>,
    left_out: Vec<i64>,
}

/// Whether one of them is within the hour of an instant.
fn within_hour(reached: &[i64], at: i64) -> bool {
    reached.iter().any(|other| are_one(*other, at))
}

/// The viewer and the recording; none where that is one from before recordings were told apart.
type CoverageKey = (String, Option<RecordingId>);

/// Compares those of a lecture, so many viewers at a time. A viewer's sessions follow one another, for a newer one takes
/// over; so what was watched, and when, is told by going through them in their order.
pub(super) async fn compare(
    db: &Db,
    lecture: &Lecture,
    batch: i64,
    recount: &mut Recount,
) -> Result<(), StoreError<NoRefusal>> {
    let mut after = String::new();
    loop {
        let viewers: Vec<String> = db
            .query(sql!(
                "SELECT v.viewer FROM (
                     SELECT p.viewer FROM (SELECT DISTINCT viewer FROM play_sessions
                                           WHERE lecture_id = $1 AND viewer > $2 ORDER BY viewer
                                           LIMIT $3) p
                     UNION
                     SELECT k.viewer FROM (SELECT DISTINCT viewer FROM coverage
                                           WHERE lecture_id = $1 AND viewer > $2 ORDER BY viewer
                                           LIMIT $3) k) v
                 ORDER BY v.viewer LIMIT $3"
            ))
            .bind(lecture.id)
            .bind(&after)
            .bind(batch)
            .values()
            .await?;
        let Some(last) = viewers.into_iter().next_back() else {
            return caps::compare(db, lecture, recount).await;
        };
        of_viewers(db, lecture, (&after, &last), recount).await?;
        after = last;
    }
}

/// Compares the viewers after the first of these, up to the second.
async fn of_viewers(
    db: &Db,
    lecture: &Lecture,
    (after, last): (&str, &str),
    recount: &mut Recount,
) -> Result<(), StoreError<NoRefusal>> {
    let (sessions, spans, kept): (Vec<Session>, Vec<SpanRow>, Vec<StoredCoverage>) = db
        .snapshot(async |tx| {
            let sessions = tx
                .sql(sql!(
                    "SELECT s.id, s.viewer, s.recording_id, s.duration_ms, s.credit_ms, s.reached_at,
                         s.counted, s.not_counted, s.began_at, s.began_behind_ms, s.beat_at,
                         s.behind_ms, s.from_ms, s.to_ms, s.spans,
                         EXISTS (SELECT 1 FROM play_sessions o WHERE o.lecture_id = s.lecture_id
                             AND o.counted = TRUE AND o.viewer = s.browser
                             AND o.reached_at > s.reached_at - $4
                             AND o.reached_at < s.reached_at + $4)
                         OR EXISTS (SELECT 1 FROM play_sessions o WHERE o.lecture_id = s.lecture_id
                             AND o.counted = TRUE AND o.browser = s.viewer
                             AND o.reached_at > s.reached_at - $4
                             AND o.reached_at < s.reached_at + $4) AS elsewhere,
                         EXISTS (SELECT 1 FROM play_sessions o WHERE o.lecture_id = s.lecture_id
                             AND o.counted = TRUE AND o.viewer = s.browser
                             AND o.reached_at > s.reached_at - $4
                             AND o.reached_at <= s.reached_at)
                         OR EXISTS (SELECT 1 FROM play_sessions o WHERE o.lecture_id = s.lecture_id
                             AND o.counted = TRUE AND o.browser = s.viewer
                             AND o.reached_at > s.reached_at - $4
                             AND o.reached_at <= s.reached_at) AS elsewhere_before
                     FROM play_sessions s
                     WHERE s.lecture_id = $1 AND s.viewer > $2 AND s.viewer <= $3
                     ORDER BY s.id"
                ))
                .bind(lecture.id)
                .bind(after)
                .bind(last)
                .bind(ONCE_IN)
                .all()
                .await?;
            let spans = tx
                .sql(sql!(
                    "SELECT p.session_id, p.from_ms, p.to_ms, p.at
                     FROM play_sessions s JOIN play_spans p ON p.session_id = s.id
                     WHERE s.lecture_id = $1 AND s.viewer > $2 AND s.viewer <= $3
                     ORDER BY p.session_id, p.place"
                ))
                .bind(lecture.id)
                .bind(after)
                .bind(last)
                .all()
                .await?;
            let kept = tx
                .sql(sql!(
                    "SELECT viewer, recording_id, duration_ms, watched, watched_ms, completed,
                         watched_at, rule_version
                     FROM coverage WHERE lecture_id = $1 AND viewer > $2 AND viewer <= $3"
                ))
                .bind(lecture.id)
                .bind(after)
                .bind(last)
                .all()
                .await?;
            Ok((sessions, spans, kept))
        })
        .await?;
    held(recount, sessions.len() + spans.len() + kept.len());
    let mut of: HashMap<i64, Vec<(Span, i64)>> = HashMap::new();
    for row in spans {
        let span = Span {
            from: row.from_ms,
            to: row.to_ms,
        };
        of.entry(row.session_id).or_default().push((span, row.at));
    }
    let mut watched: HashMap<CoverageKey, Watched> = HashMap::new();
    let mut reached: HashMap<String, Reached> = HashMap::new();
    let mut gone = impossible::Gone::default();
    for session in sessions {
        let laid = of.remove(&session.id).unwrap_or_default();
        gone.name(&session, &laid, db.now().0, recount);
        one(&session, laid, &mut watched, &mut reached, recount);
    }
    for row in kept {
        let whose = (row.viewer.clone(), Some(row.recording_id));
        let anew = watched.remove(&whose).unwrap_or_default();
        if row.rule_version < VERSION {
            recount.earlier += 1;
        } else {
            compare_one(lecture, &row, &anew, recount);
        }
    }
    for ((viewer, recording), anew) in watched {
        // What was watched of a recording from before they were told apart has no figure.
        if recording.is_some() && anew.coverage.watched_ms() > 0 {
            recount.differences.push(format!(
                "coverage of {viewer} at {}: records without a figure",
                lecture.slug
            ));
        }
    }
    Ok(())
}

/// One session: its credit, when it was a replay, whether it counts; and what of the film was watched in it.
fn one(
    session: &Session,
    mut spans: Vec<(Span, i64)>,
    watched: &mut HashMap<CoverageKey, Watched>,
    reached: &mut HashMap<String, Reached>,
    recount: &mut Recount,
) {
    let laid = i64::try_from(spans.len()).unwrap_or(i64::MAX);
    let open = session.from_ms.zip(session.to_ms);
    spans.extend(open.map(|(from, to)| (Span { from, to }, session.beat_at)));
    let whose = (session.viewer.clone(), session.recording_id);
    let watched = watched.entry(whose).or_default();
    let (mut credit, mut reached_at) = (0, None);
    for (span, at) in spans {
        credit += span.to - span.from;
        if reached_at.is_none() && credit >= needed(session.duration_ms) {
            reached_at = Some(at);
        }
        watched.add(span, session.duration_ms, at);
    }
    let own = reached.entry(session.viewer.clone()).or_default();
    let first_at = reached_at.filter(|at| !within_hour(&own.counted, *at));
    let is_left_out = session.not_counted.is_some();
    let left_out_before = reached_at.is_some_and(|at| within_hour(&own.left_out, at));
    // What was left out once within the hour is not left out again; it counts where the cap has room by then.
    let may_count = !is_left_out && (session.counted || !left_out_before);
    let counted = first_at.is_some() && may_count && !session.elsewhere;
    // What a cap leaves out would have counted without it: the same browser may have been counted after it.
    if is_left_out && (first_at.is_none() || session.elsewhere_before || left_out_before) {
        recount.differences.push(format!(
            "play session {}: left out by a cap, and would not have counted without it",
            session.id
        ));
    }
    own.counted.extend(first_at.filter(|_| counted));
    own.left_out.extend(reached_at.filter(|_| is_left_out));
    recount.compared += 1;
    let stored = (
        session.credit_ms,
        session.reached_at,
        session.counted,
        session.spans,
    );
    let anew = (credit, reached_at, counted, laid);
    if stored != anew {
        recount.differences.push(format!(
            "play session {}: stored credit, reached, counted, spans {stored:?}, from the records {anew:?}",
            session.id
        ));
    }
}

/// What is kept of a viewer's watching against what the records say.
fn compare_one(lecture: &Lecture, row: &StoredCoverage, anew: &Watched, recount: &mut Recount) {
    let coverage = &anew.coverage;
    recount.compared += 1;
    let stored = (
        row.watched.clone(),
        row.watched_ms,
        row.completed,
        row.watched_at,
    );
    let anew = (
        coverage.to_string(),
        coverage.watched_ms(),
        coverage.completed(row.duration_ms),
        anew.enough_at,
    );
    if stored != anew {
        recount.differences.push(format!(
            "coverage of {} at {}: stored {stored:?}, from the records {anew:?}",
            row.viewer, lecture.slug
        ));
    }
}
