//! What is done for the records of plays beside the beats: figures of an earlier rule made anew, empty sessions deleted.

use super::RecordingId;
use super::rule::{Span, VERSION, Watched};
use crate::db::{StoreError, Tx, json_rows};
use crate::events::{Act, Actor, EventKind, Subject};
use crate::features::replays::ReplayStore;
use app::answer::NoRefusal;
use app::i18n::Instant;
use app::lectures::LectureId;
use serde::Serialize;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

/// A span that is laid down, and whose it is.
#[derive(sqlx::FromRow)]
struct SpanRow {
    viewer: String,
    recording_id: RecordingId,
    duration_ms: i64,
    from_ms: i64,
    to_ms: i64,
    at: i64,
}

/// What is kept of a viewer's watching of one recording.
#[derive(Serialize, sqlx::FromRow, PartialEq, Eq)]
struct StoredCoverage {
    viewer: String,
    recording_id: RecordingId,
    watched: String,
    watched_ms: i64,
    completed: bool,
    watched_at: Option<i64>,
}

/// What was made anew.
pub(super) struct Renewal {
    /// How many figures.
    pub(super) done: usize,
    /// Those that are others now: completed or not, or watched enough to have attended since another instant.
    pub(super) changed: Vec<String>,
}

fn count(of: usize) -> i64 {
    i64::try_from(of).unwrap_or(i64::MAX)
}

impl ReplayStore {
    /// Makes anew, from the records, what is kept of so many viewers' watching of one replay under an earlier rule, and
    /// tells of each figure that is another now. Answers how many there were, and how many are others; nothing where there
    /// are none left.
    ///
    /// # Errors
    /// The database's.
    pub(crate) async fn renew_coverage(
        &self,
        most: i64,
        tell: &impl Fn(&str),
    ) -> Result<Option<(i64, i64)>, StoreError<NoRefusal>> {
        let first: Option<LectureId> = self
            .db
            .query(sql!(
                "SELECT lecture_id FROM coverage WHERE rule_version < $1
                 ORDER BY rule_version, lecture_id LIMIT 1"
            ))
            .bind(VERSION)
            .opt_value()
            .await?;
        let Some(lecture) = first else {
            return Ok(None);
        };
        let renewed = self.renew_coverage_of(lecture, most).await?;
        for figure in &renewed.changed {
            tell(figure);
        }
        Ok(Some((count(renewed.done), count(renewed.changed.len()))))
    }

    async fn renew_coverage_of(
        &self,
        lecture: LectureId,
        most: i64,
    ) -> Result<Renewal, StoreError<NoRefusal>> {
        let act = self.db.act(Actor::Operator);
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    // As the beats do: nobody grows meanwhile what is made anew.
                    tx.sql(locking!(
                        "SELECT lecture_id FROM replays WHERE lecture_id = $1
                         FOR NO KEY UPDATE"
                    ))
                    .bind(lecture)
                    .run()
                    .await?;
                    let viewers: Vec<String> = tx
                        .sql(sql!(
                            "SELECT DISTINCT viewer FROM (
                             SELECT viewer FROM coverage WHERE rule_version < $1
                                 AND lecture_id = $2
                             LIMIT $3) v"
                        ))
                        .bind(VERSION)
                        .bind(lecture)
                        .bind(most)
                        .values()
                        .await?;
                    let viewers = viewers.into_iter().collect();
                    Ok(renew_viewers(tx, lecture, &viewers, &act).await?)
                })
            })
            .await
    }

    /// Deletes the play sessions that began within that time and have credited nothing until its end: pages whose player
    /// was started once.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn sweep_plays(&self, began: Range<Instant>) -> Result<(), StoreError<NoRefusal>> {
        let (from, until) = (began.start.0, began.end.0);
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    // As the beats do, so that none is acknowledged of a session that is being deleted.
                    tx.sql(locking!(
                        "SELECT lecture_id FROM replays WHERE lecture_id IN (
                             SELECT s.lecture_id FROM play_sessions s
                             WHERE s.began_at >= (SELECT CAST(b.value ->> 0 AS BIGINT)
                                 FROM jsonb_each(CAST($1 AS jsonb_text)) b)
                               AND s.began_at < (SELECT CAST(b.value ->> 1 AS BIGINT)
                                   FROM jsonb_each(CAST($1 AS jsonb_text)) b)
                               AND s.credit_ms = 0)
                         ORDER BY lecture_id FOR NO KEY UPDATE"
                    ))
                    .bind(json_rows([(from, until)]))
                    .run()
                    .await?;
                    tx.sql(sql!(
                        "DELETE FROM play_sessions WHERE began_at >= $1 AND began_at < $2
                         AND credit_ms = 0 AND beat_at < $2"
                    ))
                    .bind(from)
                    .bind(until)
                    .run()
                    .await?;
                    Ok(())
                })
            })
            .await
    }
}

/// Makes anew what is kept of these viewers' watching of one replay, whose row is locked, and says so in the log. Each
/// viewer's is made anew once, so no beat says it again.
pub(super) async fn renew_viewers(
    tx: &mut Tx<'_>,
    lecture: LectureId,
    viewers: &BTreeSet<String>,
    act: &Act,
) -> sqlx::Result<Renewal> {
    let viewers = json_rows(viewers.iter().map(|viewer| (viewer,)));
    // What still grows is laid down, so that the records tell when it was enough.
    tx.sql(sql!(
        "INSERT INTO play_spans (session_id, place, from_ms, to_ms, at)
         SELECT s.id, s.spans, s.from_ms, s.to_ms, s.beat_at
         FROM jsonb_each(CAST($2 AS jsonb_text)) b
         JOIN play_sessions s ON s.lecture_id = $1 AND s.viewer = b.value ->> 0
         WHERE s.from_ms IS NOT NULL"
    ))
    .bind(lecture)
    .bind(&viewers)
    .run()
    .await?;
    tx.sql(sql!(
        "UPDATE play_sessions SET spans = spans + 1, from_ms = NULL, to_ms = NULL
         FROM jsonb_each(CAST($2 AS jsonb_text)) b
         WHERE play_sessions.lecture_id = $1
             AND play_sessions.viewer = b.value ->> 0
           AND play_sessions.from_ms IS NOT NULL"
    ))
    .bind(lecture)
    .bind(&viewers)
    .run()
    .await?;
    let spans: Vec<SpanRow> = tx
        .sql(sql!(
            "SELECT s.viewer, s.recording_id, s.duration_ms, p.from_ms, p.to_ms, p.at
             FROM jsonb_each(CAST($2 AS jsonb_text)) b
             JOIN play_sessions s ON s.lecture_id = $1 AND s.viewer = b.value ->> 0
                 AND s.recording_id IS NOT NULL
             JOIN play_spans p ON p.session_id = s.id ORDER BY s.id, p.place"
        ))
        .bind(lecture)
        .bind(&viewers)
        .all()
        .await?;
    let before: Vec<StoredCoverage> = tx
        .sql(sql!(
            "SELECT k.viewer, k.recording_id, k.watched, k.watched_ms, k.completed, k.watched_at
             FROM jsonb_each(CAST($2 AS jsonb_text)) b
             JOIN coverage k ON k.lecture_id = $1 AND k.viewer = b.value ->> 0"
        ))
        .bind(lecture)
        .bind(&viewers)
        .all()
        .await?;
    let anew = anew(spans, &before);
    let figures = |of: &StoredCoverage| (of.completed, of.watched_at);
    let pairs = before.iter().zip(&anew);
    let changed = pairs.filter(|(was, is)| figures(was) != figures(is));
    let changed = changed
        .map(|(was, is)| {
            format!(
                "what {} watched of recording {} at lecture {}: was (completed, enough since) {:?}, is {:?}",
                is.viewer,
                is.recording_id.0,
                lecture.0,
                figures(was),
                figures(is)
            )
        })
        .collect();
    let renewal = Renewal {
        done: before.len(),
        changed,
    };
    tx.sql(sql!(
        "UPDATE coverage SET watched = b.value ->> 'watched',
             watched_ms = CAST(b.value ->> 'watched_ms' AS BIGINT),
             completed = CAST(b.value ->> 'completed' AS BOOLEAN),
             watched_at = CAST(b.value ->> 'watched_at' AS BIGINT), rule_version = $3
         FROM jsonb_each(CAST($2 AS jsonb_text)) b
         WHERE coverage.lecture_id = $1 AND coverage.viewer = b.value ->> 'viewer'
           AND coverage.recording_id = CAST(b.value ->> 'recording_id' AS BIGINT)"
    ))
    .bind(lecture)
    .bind(json_rows(anew))
    .bind(VERSION)
    .run()
    .await?;
    let event = act
        .event(EventKind::FiguresRenewed, Subject::Lecture(lecture))
        .with("rule_version", VERSION)
        .with("coverage", renewal.done)
        .with("changed", renewal.changed.len());
    tx.emit(event).await?;
    Ok(renewal)
}

/// What was watched of each recording by those spans; what has no records is nothing.
fn anew(spans: Vec<SpanRow>, before: &[StoredCoverage]) -> Vec<StoredCoverage> {
    let mut watched: HashMap<(String, RecordingId), (i64, Watched)> = HashMap::new();
    for row in spans {
        let (length, watched) = watched.entry((row.viewer, row.recording_id)).or_default();
        *length = row.duration_ms;
        let (from, to) = (row.from_ms, row.to_ms);
        watched.add(Span { from, to }, row.duration_ms, row.at);
    }
    let recordings = before.iter().map(|was| {
        let whose = (was.viewer.clone(), was.recording_id);
        let (duration, watched) = watched.remove(&whose).unwrap_or_default();
        let coverage = watched.coverage;
        StoredCoverage {
            viewer: whose.0,
            recording_id: whose.1,
            watched: coverage.to_string(),
            watched_ms: coverage.watched_ms(),
            completed: coverage.completed(duration),
            watched_at: watched.enough_at,
        }
    });
    recordings.collect()
}
