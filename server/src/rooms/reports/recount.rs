//! Every stored figure computed anew from the records.

use crate::db::{Db, Halt};
use crate::rooms::live::Measured;
use crate::rooms::live::measure::{CorrectionRow, IntervalRow, Records, StayRow};
use crate::rooms::live::rule::Span;
use crate::rooms::replays::rule as plays;
use app::answer::{Never, Read};
use app::i18n::Instant;
use app::live::Attendance;
use app::reports::Recount;
use std::collections::HashMap;

#[derive(sqlx::FromRow)]
struct Stored {
    slug: String,
    lecture_id: i64,
    person_id: i64,
    #[sqlx(flatten)]
    measured: Measured,
    starts: i64,
    ends: i64,
    planned_end: i64,
    attended_percent: i64,
}

#[derive(sqlx::FromRow)]
struct Session {
    id: i64,
    lecture_id: i64,
    viewer: String,
    credit_ms: i64,
    needed_ms: i64,
    reached_at: Option<i64>,
    counted: bool,
}

pub(super) async fn recount(db: &Db) -> Read<Recount> {
    let mut recount = Recount::default();
    attendance(db, &mut recount).await?;
    seats(db, &mut recount).await?;
    replays(db, &mut recount).await?;
    Ok(recount)
}

/// What the figures of attendance are computed from.
type PresenceRows = (
    Vec<Stored>,
    Vec<IntervalRow>,
    Vec<StayRow>,
    Vec<CorrectionRow>,
);
/// Session, from, to, credit, at.
type SpanRow = (i64, i64, i64, i64, i64);
/// Lecture, viewer, buckets covered, completed.
type CoverageRow = (i64, String, i64, bool);
/// The lecture, the length of its film in milliseconds, since when it can be watched.
type Film = (i64, i64, i64);

async fn attendance(db: &Db, recount: &mut Recount) -> Result<(), Halt<Never>> {
    let (stored, intervals, stays, corrections): PresenceRows = read!(db, |c| {
        async {
        let stored = sqlx::query_as(sql!(
            "SELECT l.slug, a.lecture_id, a.person_id, a.present_ms, a.gathered_ms, a.corrected_ms,
                    a.attended, a.late, a.left_early,
                    COALESCE(l.began_at, l.starts_at) AS starts, COALESCE(l.ended_at, l.ends_at) AS ends,
                    l.ends_at AS planned_end, l.attended_percent
             FROM attendance a JOIN lectures l ON l.id = a.lecture_id"
        ))
        .fetch_all(&mut *c)
        .await?;
        let intervals = sqlx::query_as(sql!("SELECT lecture_id, person_id, from_at, to_at FROM presence_intervals"))
            .fetch_all(&mut *c)
            .await?;
        let stays = sqlx::query_as(sql!(
            "SELECT g.lecture_id, s.person_id, g.host_id, g.opened_at, g.confirmed_at, g.closed_at, s.came_at, s.left_at
             FROM gatherings g JOIN gathering_stays s ON s.gathering_id = g.id"
        ))
        .fetch_all(&mut *c)
        .await?;
        let corrections = sqlx::query_as(sql!("SELECT lecture_id, person_id, corrected_ms FROM corrections ORDER BY id"))
            .fetch_all(&mut *c)
            .await?;
        Ok::<_, sqlx::Error>((stored, intervals, stays, corrections))
    }
    .await
    .map_err(Halt::<Never>::Sql)
    })?;
    let records = Records::of(intervals, stays, corrections);
    let mut unseen = records.everybody();
    for row in stored {
        let whose = (row.lecture_id, row.person_id);
        unseen.remove(&whose);
        let span = Span {
            start: Instant(row.starts),
            end: Instant(row.ends),
            planned_end: Instant(row.planned_end),
        };
        let anew = records.attendance(whose, span, row.attended_percent);
        let was: Attendance = row.measured.into();
        recount.compared += 1;
        if was != anew {
            recount.differences.push(format!(
                "attendance of person {} at {}: stored {was:?}, from the records {anew:?}",
                row.person_id, row.slug
            ));
        }
    }
    for (lecture, person) in unseen {
        recount.differences.push(format!(
            "attendance of person {person} at lecture {lecture}: records without a figure"
        ));
    }
    Ok(())
}

async fn seats(db: &Db, recount: &mut Recount) -> Result<(), Halt<Never>> {
    let rows: Vec<(String, i64, i64)> = read!(db, |c| {
        sqlx::query_as(sql!(
        "SELECT l.slug, l.seats_taken,
                (SELECT count(*) FROM enrolments e WHERE e.lecture_id = l.id AND e.withdrawn_at IS NULL)
         FROM lectures l"
    ))
    .fetch_all(&mut *c)
    .await
    .map_err(Halt::<Never>::Sql)
    })?;
    for (slug, stored, anew) in rows {
        recount.compared += 1;
        if stored != anew {
            recount.differences.push(format!(
                "seats taken of {slug}: stored {stored}, from the records {anew}"
            ));
        }
    }
    Ok(())
}

async fn replays(db: &Db, recount: &mut Recount) -> Result<(), Halt<Never>> {
    let (sessions, spans, kept, films): (Vec<Session>, Vec<SpanRow>, Vec<CoverageRow>, Vec<Film>) =
        read!(db, |c| {
            async {
        let sessions = sqlx::query_as(sql!(
            "SELECT id, lecture_id, viewer, credit_ms, needed_ms, reached_at, counted FROM play_sessions ORDER BY id"
        ))
        .fetch_all(&mut *c)
        .await?;
        let spans =
            sqlx::query_as(sql!("SELECT session_id, from_ms, to_ms, credit_ms, at FROM play_spans ORDER BY session_id, id"))
                .fetch_all(&mut *c)
                .await?;
        let kept = sqlx::query_as(sql!("SELECT lecture_id, viewer, covered, completed FROM coverage"))
            .fetch_all(&mut *c)
            .await?;
        let films = sqlx::query_as(sql!("SELECT lecture_id, duration_ms, published_at FROM replays"))
            .fetch_all(&mut *c)
            .await?;
        Ok::<_, sqlx::Error>((sessions, spans, kept, films))
    }
    .await
    .map_err(Halt::<Never>::Sql)
        })?;
    let films: HashMap<i64, (i64, i64)> = films
        .into_iter()
        .map(|(lecture, ms, since)| (lecture, (ms, since)))
        .collect();
    let mut of: HashMap<i64, Vec<(i64, i64, i64, i64)>> = HashMap::new();
    for (session, from, to, credit, at) in spans {
        of.entry(session).or_default().push((from, to, credit, at));
    }
    let mut watched: HashMap<(i64, String), plays::Coverage> = HashMap::new();
    let mut reached: Vec<(i64, String, i64, i64)> = Vec::new();
    let mut counted_was: HashMap<i64, bool> = HashMap::new();
    for session in sessions {
        let spans = of.remove(&session.id).unwrap_or_default();
        let mut credit = 0;
        let mut reached_at = None;
        for (from, to, span_credit, at) in spans {
            credit += span_credit;
            if reached_at.is_none() && credit >= session.needed_ms {
                reached_at = Some(at);
            }
            // A film that was replaced is covered by nobody any more.
            if let Some((duration, _)) = films
                .get(&session.lecture_id)
                .filter(|(_, since)| at >= *since)
            {
                watched
                    .entry((session.lecture_id, session.viewer.clone()))
                    .or_default()
                    .add(from, to, *duration);
            }
        }
        recount.compared += 1;
        if (credit, reached_at) != (session.credit_ms, session.reached_at) {
            recount.differences.push(format!(
                "play session {}: stored credit {} reached {:?}, from the records {credit} {reached_at:?}",
                session.id, session.credit_ms, session.reached_at
            ));
        }
        if let Some(at) = reached_at {
            reached.push((session.lecture_id, session.viewer, at, session.id));
        }
        counted_was.insert(session.id, session.counted);
    }
    count_replays(reached, &counted_was, recount);
    for (lecture, viewer, covered, completed) in kept {
        let duration = films.get(&lecture).map_or(0, |(duration, _)| *duration);
        let anew = watched
            .remove(&(lecture, viewer.clone()))
            .unwrap_or_default();
        recount.compared += 1;
        if (covered, completed) != (anew.covered(), anew.completed(duration)) {
            recount.differences.push(format!(
                "coverage of {viewer} at lecture {lecture}: stored {covered}, from the records {}",
                anew.covered()
            ));
        }
    }
    for ((lecture, viewer), coverage) in watched {
        if coverage.covered() > 0 {
            recount.differences.push(format!(
                "coverage of {viewer} at lecture {lecture}: records without a figure"
            ));
        }
    }
    Ok(())
}

/// The same viewer and replay count once an hour, in the order they reached the credit.
fn count_replays(
    mut reached: Vec<(i64, String, i64, i64)>,
    was: &HashMap<i64, bool>,
    recount: &mut Recount,
) {
    reached.sort();
    let mut last: HashMap<(i64, String), i64> = HashMap::new();
    let mut counts: HashMap<i64, bool> = HashMap::new();
    for (lecture, viewer, at, session) in reached {
        let before = last.get(&(lecture, viewer.clone())).copied();
        let counts_now = before.is_none_or(|before| at - before >= plays::ONCE_IN);
        if counts_now {
            last.insert((lecture, viewer), at);
        }
        counts.insert(session, counts_now);
    }
    for (session, stored) in was {
        let anew = counts.get(session).copied().unwrap_or(false);
        recount.compared += 1;
        if *stored != anew {
            recount.differences.push(format!(
                "play session {session}: stored counted {stored}, from the records {anew}"
            ));
        }
    }
}
