//! Which parts of a replay are watched, and how often: counted from the spans whenever an organizer asks.
//!
//! Nothing of it is stored, so nothing has to be kept in step, and a speaker whose account becomes known is out at once. The cost is one
//! walk over the replay's spans, a handful a session.

use super::RecordingId;
use super::coverage::{BUCKET, buckets};
use crate::db::Db;
use app::answer::Read;
use app::lectures::LectureId;
use app::replays::Retention;

/// Buckets in a row that spans cover.
#[derive(sqlx::FromRow)]
struct Run {
    /// The first bucket.
    first: i64,
    /// The one after the last.
    past: i64,
    /// How many spans cover just these.
    times: i64,
}

pub(super) async fn retention(db: &Db, slug: &str) -> Read<Retention> {
    let slug = slug.to_owned();
    let (duration, runs): (i64, Vec<Run>) = db
        .read(async |tx| {
            let (lecture, recording, duration): (LectureId, RecordingId, i64) = tx
                .sql(sql!(
                    "SELECT v.lecture_id, v.recording_id, v.duration_ms FROM replays v
                         JOIN lectures l ON l.id = v.lecture_id
                     WHERE l.slug = $1 AND v.removed_at IS NULL"
                ))
                .bind(slug)
                .one()
                .await?;
            // A span covers a bucket of which it holds half, as in the share watched; the last one, which begins at $4,
            // may be shorter than the others.
            let runs = tx
                .sql(sql!(
                    "WITH of AS (
                         SELECT s.id, s.from_ms, s.to_ms FROM plays_without_staff s
                         WHERE s.lecture_id = $1 AND s.recording_id = $2),
                     played AS (
                         SELECT p.from_ms, p.to_ms FROM of o
                             JOIN play_spans p ON p.session_id = o.id
                         UNION ALL
                         SELECT o.from_ms, o.to_ms FROM of o WHERE o.from_ms IS NOT NULL),
                     within AS (SELECT from_ms, CASE WHEN to_ms > $3 THEN $3
                         ELSE to_ms END AS to_ms FROM played)
                     SELECT CASE WHEN p.from_ms >= $4 THEN $4 / 5000
                         ELSE (p.from_ms + 2499) / 5000 END AS first, CASE
                         WHEN 2 * p.to_ms >= $3 + $4 THEN $4 / 5000 + 1
                                 WHEN p.to_ms >= $4 THEN $4 / 5000
                                 ELSE (p.to_ms + 2500) / 5000 END AS past,
                            count(*) AS times
                     FROM within p
                     WHERE CASE WHEN p.from_ms >= $4 THEN 2 * (p.to_ms - p.from_ms) >= $3 - $4
                                ELSE p.to_ms - p.from_ms >= 2500 OR 2 * p.to_ms >= $3 + $4 END
                     GROUP BY 1, 2"
                ))
                .bind(lecture)
                .bind(recording)
                .bind(duration)
                .bind((buckets(duration) - 1).max(0) * BUCKET)
                .all()
                .await?;
            Ok((duration, runs))
        })
        .await?;
    Ok(Retention {
        step_ms: BUCKET,
        duration_ms: duration,
        times: times(buckets(duration), &runs),
    })
}

/// How often each bucket was watched.
fn times(all: i64, runs: &[Run]) -> Vec<i64> {
    let place = |bucket: i64| usize::try_from(bucket.clamp(0, all)).unwrap_or(0);
    let mut steps = vec![0; place(all) + 1];
    for run in runs.iter().filter(|run| run.first < run.past) {
        steps[place(run.first)] += run.times;
        steps[place(run.past)] -= run.times;
    }
    steps.pop();
    let mut now = 0;
    for step in &mut steps {
        now += *step;
        *step = now;
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(first: i64, past: i64, times: i64) -> Run {
        Run { first, past, times }
    }

    #[test]
    fn runs_are_laid_over_each_other() {
        assert_eq!(
            times(5, &[run(0, 3, 2), run(2, 5, 1), run(4, 4, 9), run(3, 1, 9)]),
            [2, 2, 3, 1, 1]
        );
        assert_eq!(times(2, &[run(-4, 9, 1)]), [1, 1]);
    }
}
