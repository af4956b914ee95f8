//! The figures of replays, computed anew from the spans that were watched.

use crate::db::{Db, Halt};
use crate::rooms::replays::group::counts;
use crate::rooms::replays::rule::{Span, Watched, needed};
use app::answer::Never;
use app::reports::Recount;
use std::collections::HashMap;

#[derive(sqlx::FromRow)]
struct Session {
    id: i64,
    lecture_id: i64,
    viewer: String,
    film: i64,
    duration_ms: i64,
    credit_ms: i64,
    reached_at: Option<i64>,
    counted: bool,
    beat_at: i64,
    from_ms: Option<i64>,
    to_ms: Option<i64>,
    spans: i64,
}

#[derive(sqlx::FromRow)]
struct Covered {
    lecture_id: i64,
    viewer: String,
    film: i64,
    duration_ms: i64,
    buckets: String,
    covered: i64,
    completed: bool,
    watched_at: Option<i64>,
}

/// Session, from, to, at.
type SpanRow = (i64, i64, i64, i64);
/// The lecture, the viewer, and the film by when it was published.
type Whose = (i64, String, i64);

/// Compares them. A viewer's sessions follow one another, for a newer one takes over; so what was watched, and when, is
/// told by going through them in their order.
pub(super) async fn recount(db: &Db, recount: &mut Recount) -> Result<(), Halt<Never>> {
    let (sessions, spans, kept): (Vec<Session>, Vec<SpanRow>, Vec<Covered>) = read!(db, |c| {
        async {
            let sessions = sqlx::query_as(sql!(
                "SELECT id, lecture_id, viewer, film, duration_ms, credit_ms, reached_at, counted, beat_at, from_ms, to_ms,
                        spans
                 FROM play_sessions ORDER BY id"
            ))
            .fetch_all(&mut *c)
            .await?;
            let spans = sqlx::query_as(sql!(
                "SELECT session_id, from_ms, to_ms, at FROM play_spans ORDER BY session_id, place"
            ))
            .fetch_all(&mut *c)
            .await?;
            let kept = sqlx::query_as(sql!(
                "SELECT lecture_id, viewer, film, duration_ms, buckets, covered, completed, watched_at FROM coverage"
            ))
            .fetch_all(&mut *c)
            .await?;
            Ok::<_, sqlx::Error>((sessions, spans, kept))
        }
        .await
        .map_err(Halt::<Never>::Sql)
    })?;
    let mut of: HashMap<i64, Vec<(Span, i64)>> = HashMap::new();
    for (session, from, to, at) in spans {
        of.entry(session).or_default().push((Span { from, to }, at));
    }
    let mut watched: HashMap<Whose, Watched> = HashMap::new();
    let mut last: HashMap<(i64, String), i64> = HashMap::new();
    for session in sessions {
        let laid = of.remove(&session.id).unwrap_or_default();
        one(&session, laid, &mut watched, &mut last, recount);
    }
    for row in kept {
        let whose = (row.lecture_id, row.viewer.clone(), row.film);
        let anew = watched.remove(&whose).unwrap_or_default();
        compare(&row, &anew, recount);
    }
    for ((lecture, viewer, film), anew) in watched {
        // What was watched of a film from before films were told apart has no figure.
        if film != 0 && anew.coverage.covered() > 0 {
            recount.differences.push(format!(
                "coverage of {viewer} at lecture {lecture}: records without a figure"
            ));
        }
    }
    Ok(())
}

/// One session: its credit, when it was a replay, whether it counts; and what of the film was watched in it.
fn one(
    session: &Session,
    mut spans: Vec<(Span, i64)>,
    watched: &mut HashMap<Whose, Watched>,
    last: &mut HashMap<(i64, String), i64>,
    recount: &mut Recount,
) {
    let laid = i64::try_from(spans.len()).unwrap_or(i64::MAX);
    let open = session.from_ms.zip(session.to_ms);
    spans.extend(open.map(|(from, to)| (Span { from, to }, session.beat_at)));
    let whose = (session.lecture_id, session.viewer.clone(), session.film);
    let watched = watched.entry(whose).or_default();
    let (mut credit, mut reached_at) = (0, None);
    for (span, at) in spans {
        credit += span.to - span.from;
        if reached_at.is_none() && credit >= needed(session.duration_ms) {
            reached_at = Some(at);
        }
        watched.add(span, span.from, session.duration_ms, at);
    }
    let of = (session.lecture_id, session.viewer.clone());
    let counted = reached_at.is_some_and(|at| counts(last.get(&of).copied(), at));
    if let Some(at) = reached_at.filter(|_| counted) {
        let latest = last.entry(of).or_insert(at);
        *latest = at.max(*latest);
    }
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
fn compare(row: &Covered, anew: &Watched, recount: &mut Recount) {
    let coverage = &anew.coverage;
    recount.compared += 1;
    let stored = (
        row.buckets.clone(),
        row.covered,
        row.completed,
        row.watched_at,
    );
    let anew = (
        coverage.to_string(),
        coverage.covered(),
        coverage.completed(row.duration_ms),
        anew.enough_at,
    );
    if stored != anew {
        recount.differences.push(format!(
            "coverage of {} at lecture {}: stored {stored:?}, from the records {anew:?}",
            row.viewer, row.lecture_id
        ));
    }
}
