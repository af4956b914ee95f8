//! What is done for the records of plays beside the beats: figures of an earlier rule made anew, empty sessions deleted.

use super::rule::{Span, Watched};
use crate::db::{Db, Halt, Lock, rows};
use app::answer::Never;
use app::i18n::Instant;
use app::reports::RULE_VERSION;
use std::collections::HashMap;
use std::ops::Range;

/// Viewer, film, its length, from, to, when.
type SpanRow = (String, i64, i64, i64, i64, i64);

impl Db {
    /// Makes anew, from the records, what is kept of watching under an earlier rule. Answers for how many lectures.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn renew_coverage(&self) -> Result<usize, Halt<Never>> {
        let lectures: Vec<(i64,)> = read!(self, |c| {
            sqlx::query_as(sql!(
                "SELECT DISTINCT lecture_id FROM coverage WHERE rule_version <> $1"
            ))
            .bind(RULE_VERSION)
            .fetch_all(&mut *c)
            .await
            .map_err(Halt::Sql)
        })?;
        for (lecture,) in &lectures {
            self.renew_coverage_of(*lecture).await?;
        }
        Ok(lectures.len())
    }

    async fn renew_coverage_of(&self, lecture: i64) -> Result<(), Halt<Never>> {
        change!(self, |c| {
            c.lock(
                locking!(
                    "SELECT lecture_id FROM replays WHERE lecture_id = CAST($1 AS BIGINT) FOR NO KEY UPDATE"
                ),
                &lecture.to_string(),
            )
            .await?;
            // What still grows is laid down, so that the records tell when it was enough.
            sqlx::query(sql!(
                "INSERT INTO play_spans (session_id, place, from_ms, to_ms, at)
                 SELECT id, spans, from_ms, to_ms, beat_at FROM play_sessions
                 WHERE lecture_id = $1 AND from_ms IS NOT NULL"
            ))
            .bind(lecture)
            .execute(&mut *c)
            .await?;
            sqlx::query(sql!(
                "UPDATE play_sessions SET spans = spans + 1, from_ms = NULL, to_ms = NULL
                 WHERE lecture_id = $1 AND from_ms IS NOT NULL"
            ))
            .bind(lecture)
            .execute(&mut *c)
            .await?;
            let spans: Vec<SpanRow> = sqlx::query_as(sql!(
                "SELECT s.viewer, s.film, s.duration_ms, p.from_ms, p.to_ms, p.at
                 FROM play_sessions s JOIN play_spans p ON p.session_id = s.id
                 WHERE s.lecture_id = $1 ORDER BY s.id, p.place"
            ))
            .bind(lecture)
            .fetch_all(&mut *c)
            .await?;
            let mut watched: HashMap<(String, i64), (i64, Watched)> = HashMap::new();
            for (viewer, film, duration, from, to, at) in spans {
                let (length, watched) = watched.entry((viewer, film)).or_default();
                *length = duration;
                watched.add(Span { from, to }, from, duration, at);
            }
            let anew = watched
                .into_iter()
                .map(|((viewer, film), (duration, watched))| {
                    let coverage = watched.coverage;
                    (
                        viewer,
                        film,
                        coverage.to_string(),
                        coverage.covered(),
                        coverage.completed(duration),
                        watched.enough_at,
                    )
                });
            // What has no records is nothing.
            sqlx::query(sql!(
                "UPDATE coverage SET buckets = '', covered = 0, completed = FALSE, watched_at = NULL, rule_version = $2
                 WHERE lecture_id = $1"
            ))
            .bind(lecture)
            .bind(RULE_VERSION)
            .execute(&mut *c)
            .await?;
            sqlx::query(sql!(
                "UPDATE coverage SET buckets = b.value ->> 2, covered = CAST(b.value ->> 3 AS BIGINT),
                        completed = CAST(b.value ->> 4 AS BOOLEAN), watched_at = CAST(b.value ->> 5 AS BIGINT)
                 FROM jsonb_each(CAST($2 AS jsonb_text)) b
                 WHERE coverage.lecture_id = $1 AND coverage.viewer = b.value ->> 0
                   AND coverage.film = CAST(b.value ->> 1 AS BIGINT)"
            ))
            .bind(lecture)
            .bind(rows(anew))
            .execute(&mut *c)
            .await?;
            Ok(())
        })
    }

    /// Deletes the play sessions that began within that time and have credited nothing until its end: pages whose player
    /// was started once.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn sweep_plays(&self, began: Range<Instant>) -> Result<(), Halt<Never>> {
        let (from, until) = (began.start.0, began.end.0);
        change!(self, |c| {
            // As the beats do, so that none is acknowledged of a session that is being deleted.
            c.lock(
                locking!(
                    "SELECT lecture_id FROM replays WHERE lecture_id IN (
                         SELECT s.lecture_id FROM jsonb_each(CAST($1 AS jsonb_text)) b JOIN play_sessions s
                         ON s.began_at >= CAST(b.value ->> 0 AS BIGINT) AND s.began_at < CAST(b.value ->> 1 AS BIGINT)
                         WHERE s.credit_ms = 0)
                     ORDER BY lecture_id FOR NO KEY UPDATE"
                ),
                &rows([(from, until)]),
            )
            .await?;
            sqlx::query(sql!(
                "DELETE FROM play_sessions WHERE began_at >= $1 AND began_at < $2 AND credit_ms = 0 AND beat_at < $2"
            ))
            .bind(from)
            .bind(until)
            .execute(&mut *c)
            .await?;
            Ok(())
        })
    }
}
