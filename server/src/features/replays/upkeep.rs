//! What is done for the records of plays beside the beats: figures of an earlier rule made anew, empty sessions deleted.

use super::RecordingId;
use super::rule::{Span, Watched};
use crate::db::{StoreError, json_rows};
use crate::features::replays::ReplayStore;
use app::answer::NoRefusal;
use app::i18n::Instant;
use app::lectures::LectureId;
use app::reports::RULE_VERSION;
use serde::Serialize;
use std::collections::HashMap;
use std::ops::Range;

/// A span that a viewer watched of a recording of that length, and when.
#[derive(sqlx::FromRow)]
struct SpanRow {
    viewer: String,
    recording_id: RecordingId,
    duration_ms: i64,
    from_ms: i64,
    to_ms: i64,
    at: i64,
}

/// What is kept of a viewer's watching of a recording.
#[derive(PartialEq, Eq, sqlx::FromRow, Serialize)]
struct StoredCoverage {
    viewer: String,
    recording_id: RecordingId,
    buckets: String,
    covered: i64,
    completed: bool,
    watched_at: Option<i64>,
}

impl ReplayStore {
    /// Makes anew, from the records, what is kept of so many viewers' watching of one replay under an earlier rule.
    /// Answers of how many figures, and how many are others now; nothing where there are none left.
    ///
    /// # Errors
    /// The database's.
    pub(crate) async fn renew_coverage(
        &self,
        most: i64,
    ) -> Result<Option<(i64, i64)>, StoreError<NoRefusal>> {
        let first: Option<LectureId> = self
            .db
            .query(sql!(
                "SELECT lecture_id FROM coverage WHERE rule_version < $1
                 ORDER BY rule_version, lecture_id LIMIT 1"
            ))
            .bind(RULE_VERSION)
            .opt_value()
            .await?;
        match first {
            None => Ok(None),
            Some(lecture) => self.renew_coverage_of(lecture, most).await.map(Some),
        }
    }

    async fn renew_coverage_of(
        &self,
        lecture: LectureId,
        most: i64,
    ) -> Result<(i64, i64), StoreError<NoRefusal>> {
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
                        .bind(RULE_VERSION)
                        .bind(lecture)
                        .bind(most)
                        .values()
                        .await?;
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
                        "SELECT k.viewer, k.recording_id, k.buckets, k.covered, k.completed, k.watched_at
                         FROM jsonb_each(CAST($2 AS jsonb_text)) b
                         JOIN coverage k ON k.lecture_id = $1 AND k.viewer = b.value ->> 0"
                    ))
                        .bind(lecture)
                        .bind(&viewers)
                        .all()
                        .await?;
                    let anew = anew(spans, &before);
                    let changed = before.iter().filter(|was| !anew.contains(was)).count();
                    let done = before.len();
                    tx.sql(sql!(
                        "UPDATE coverage SET buckets = b.value ->> 'buckets',
                             covered = CAST(b.value ->> 'covered' AS BIGINT),
                             completed = CAST(b.value ->> 'completed' AS BOOLEAN),
                             watched_at = CAST(b.value ->> 'watched_at' AS BIGINT), rule_version = $3
                         FROM jsonb_each(CAST($2 AS jsonb_text)) b
                         WHERE coverage.lecture_id = $1 AND coverage.viewer = b.value ->> 'viewer'
                           AND coverage.recording_id = CAST(b.value ->> 'recording_id' AS BIGINT)"
                    ))
                    .bind(lecture)
                    .bind(json_rows(anew))
                    .bind(RULE_VERSION)
                    .run()
                    .await?;
                    Ok((
                        i64::try_from(done).unwrap_or(i64::MAX),
                        i64::try_from(changed).unwrap_or(i64::MAX),
                    ))
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

/// What was watched of each recording by those spans; what has no records is nothing.
fn anew(spans: Vec<SpanRow>, before: &[StoredCoverage]) -> Vec<StoredCoverage> {
    let mut watched: HashMap<(String, RecordingId), (i64, Watched)> = HashMap::new();
    for row in spans {
        let whose = (row.viewer, row.recording_id);
        let (length, watched) = watched.entry(whose).or_default();
        *length = row.duration_ms;
        let span = Span {
            from: row.from_ms,
            to: row.to_ms,
        };
        watched.add(span, row.from_ms, row.duration_ms, row.at);
    }
    let recordings = before.iter().map(|was| {
        let whose = (was.viewer.clone(), was.recording_id);
        let (duration, watched) = watched.remove(&whose).unwrap_or_default();
        let coverage = watched.coverage;
        StoredCoverage {
            viewer: whose.0,
            recording_id: whose.1,
            buckets: coverage.to_string(),
            covered: coverage.covered(),
            completed: coverage.completed(duration),
            watched_at: watched.enough_at,
        }
    });
    recordings.collect()
}
