//! The public counters. They stand on pages that everybody opens, so no request counts: a task beside the requests does,
//! and they may be a minute old.

use crate::db::Db;
use app::answer::Read;
use app::i18n::Instant;
use app::reports::Counters;
use std::time::Duration;

const NAME: &str = "counters";
/// No older are those that are shown, in milliseconds: were they not counted meanwhile, the next who asks counts.
const MOST: i64 = Instant::MINUTE;
/// They are counted anew after so long ...
const SOON: Duration = Duration::from_secs(5);
/// ... or, where counting takes long, after so many times as long ...
const SHARE: u32 = 50;
/// ... but no later than this.
const LATEST: Duration = Duration::from_secs(40);

/// As they were last counted.
pub(super) async fn counters(db: &Db) -> Read<Counters> {
    db.kept_up(NAME, MOST, count(db)).await
}

/// Counts them again and again, as long as the hall is open.
pub async fn keep_counters(db: Db) {
    loop {
        let begun = tokio::time::Instant::now();
        if let Err(refused) = db.renew(NAME, count(&db)).await {
            tracing::warn!(?refused, "the public counters were not counted");
        }
        tokio::time::sleep(pause(begun.elapsed())).await;
    }
}

/// How long after counting took so long they are counted again.
fn pause(took: Duration) -> Duration {
    (took * SHARE).clamp(SOON, LATEST)
}

#[derive(sqlx::FromRow)]
struct CountersRow {
    participants: i64,
    countries: i64,
    lectures: i64,
    replays: i64,
}

async fn count(db: &Db) -> Read<Counters> {
    let now = db.now().0;
    let row: CountersRow = db
        .query(sql!(
            "SELECT here.participants, here.countries,
                (SELECT count(*) FROM lectures l WHERE l.status = 'published'
                    AND (l.ends_at <= $1 OR l.ended_at IS NOT NULL)) AS lectures,
                (SELECT count(*) FROM play_sessions p WHERE p.counted = TRUE)
                - (SELECT count(*) FROM lectures l JOIN play_sessions p ON p.lecture_id = l.id
                     WHERE l.status = 'cancelled' AND p.counted = TRUE)
                - (SELECT count(*) FROM play_sessions p
                     JOIN lectures l ON l.id = p.lecture_id AND l.status <> 'cancelled'
                     WHERE p.counted = TRUE
                     AND p.person_id IN (SELECT s.person_id FROM staff s)
                     AND EXISTS (SELECT 1 FROM staff s WHERE s.lecture_id = p.lecture_id
                         AND s.person_id = p.person_id)) AS replays
             FROM (SELECT count(DISTINCT q.person_id) AS participants,
                     count(DISTINCT q.country) AS countries
                 FROM attendance a
                 JOIN lectures l ON l.id = a.lecture_id AND l.status <> 'cancelled'
                 JOIN joined j ON j.lecture_id = a.lecture_id AND j.person_id = a.person_id
                 JOIN people_in_totals q ON q.lecture_id = a.lecture_id
                     AND q.person_id = a.person_id
                 WHERE a.present_ms + a.gathered_ms >= 60000) here"
        ))
        .bind(now)
        .one()
        .await?;
    Ok(Counters {
        participants: row.participants,
        countries: row.countries,
        lectures: row.lectures,
        replays: row.replays,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_takes_long_is_counted_seldom_but_never_later_than_a_minute() {
        assert_eq!(pause(Duration::from_millis(3)), SOON);
        assert_eq!(pause(Duration::from_millis(300)), Duration::from_secs(15));
        let oldest = pause(Duration::from_secs(15)) + Duration::from_secs(15);
        assert!(oldest < Duration::from_mins(1));
    }
}
