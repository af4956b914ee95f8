//! Figures. Staff are in none of them: the view `staff` says who that is for each lecture.

mod recount;

use crate::db::{Db, Halt};
use app::accounts::Organizer;
use app::answer::{Never, Read};
use app::i18n::{Instant, Locale};
use app::reports::{Counters, Figures, Recount, Reports};
use async_trait::async_trait;

#[derive(sqlx::FromRow)]
struct FiguresRow {
    of: String,
    slug: String,
    starts_at: Option<i64>,
    enrolled: i64,
    joined: i64,
    attended: i64,
    present_ms: i64,
    gathered_ms: i64,
    corrected: i64,
    by_replay: i64,
    replays: i64,
    viewers: i64,
    visitors: i64,
}

impl From<FiguresRow> for Figures {
    fn from(row: FiguresRow) -> Self {
        Self {
            of: row.of,
            slug: row.slug,
            starts: row.starts_at.map(Instant),
            enrolled: row.enrolled,
            joined: row.joined,
            attended: row.attended,
            present_ms: row.present_ms,
            gathered_ms: row.gathered_ms,
            corrected: row.corrected,
            by_replay: row.by_replay,
            replays: row.replays,
            viewers: row.viewers,
            visitors: row.visitors,
        }
    }
}

#[async_trait]
impl Reports for Db {
    async fn counters(&self) -> Read<Counters> {
        self.recent("counters", self.read_counters()).await
    }

    async fn by_lecture(&self, _organizer: &Organizer, l: Locale) -> Read<Vec<Figures>> {
        let rows: Vec<FiguresRow> = read!(self, |c| {
            sqlx::query_as(sql!(
            "WITH here AS (
                 SELECT l.id AS lecture_id, p.id AS person_id FROM lectures l CROSS JOIN people p WHERE l.status <> 'draft'
                   AND NOT EXISTS (SELECT 1 FROM staff s WHERE s.lecture_id = l.id AND s.person_id = p.id)
                   AND (EXISTS (SELECT 1 FROM enrolments e WHERE e.lecture_id = l.id AND e.person_id = p.id)
                        OR EXISTS (SELECT 1 FROM joins j WHERE j.lecture_id = l.id AND j.person_id = p.id)))
             SELECT COALESCE(t.title, l.title) AS of, l.slug, l.starts_at,
                (SELECT count(*) FROM enrolments e JOIN here h ON h.lecture_id = e.lecture_id AND h.person_id = e.person_id
                  WHERE e.lecture_id = l.id AND e.withdrawn_at IS NULL) AS enrolled,
                (SELECT count(*) FROM joins j JOIN here h ON h.lecture_id = j.lecture_id AND h.person_id = j.person_id
                  WHERE j.lecture_id = l.id) AS joined,
                (SELECT count(*) FROM attendance a JOIN here h ON h.lecture_id = a.lecture_id AND h.person_id = a.person_id
                  WHERE a.lecture_id = l.id AND a.attended = TRUE) AS attended,
                (SELECT CAST(COALESCE(sum(a.present_ms), 0) AS BIGINT) FROM attendance a
                   JOIN here h ON h.lecture_id = a.lecture_id AND h.person_id = a.person_id
                  WHERE a.lecture_id = l.id) AS present_ms,
                (SELECT CAST(COALESCE(sum(a.gathered_ms), 0) AS BIGINT) FROM attendance a
                   JOIN here h ON h.lecture_id = a.lecture_id AND h.person_id = a.person_id
                  WHERE a.lecture_id = l.id) AS gathered_ms,
                (SELECT count(a.corrected_ms) FROM attendance a
                   JOIN here h ON h.lecture_id = a.lecture_id AND h.person_id = a.person_id
                  WHERE a.lecture_id = l.id) AS corrected,
                (SELECT count(*) FROM replay_attendance r WHERE r.lecture_id = l.id) AS by_replay,
                (SELECT count(*) FROM play_sessions p WHERE p.lecture_id = l.id AND p.counted = TRUE
                   AND NOT EXISTS (SELECT 1 FROM staff s WHERE s.lecture_id = l.id AND s.person_id = p.person_id)) AS replays,
                (SELECT count(DISTINCT p.person_id) FROM play_sessions p
                  WHERE p.lecture_id = l.id AND p.counted = TRUE AND p.person_id IS NOT NULL
                    AND NOT EXISTS (SELECT 1 FROM staff s WHERE s.lecture_id = l.id AND s.person_id = p.person_id)) AS viewers,
                (SELECT count(DISTINCT p.viewer) FROM play_sessions p
                  WHERE p.lecture_id = l.id AND p.counted = TRUE AND p.person_id IS NULL) AS visitors
             FROM lectures l LEFT JOIN lecture_texts t ON t.lecture_id = l.id AND t.locale = $1
             WHERE l.status <> 'draft' ORDER BY l.starts_at DESC, l.id DESC"
        ))
        .bind(l.tag())
        .fetch_all(&mut *c)
        .await
        .map_err(Halt::<Never>::Sql)
        })?;
        Ok(rows.into_iter().map(Into::into).collect())
    }

    async fn by_country(&self, _organizer: &Organizer) -> Read<Vec<Figures>> {
        let rows: Vec<FiguresRow> = read!(self, |c| {
            sqlx::query_as(sql!(
            "WITH live AS (
                 SELECT p.country, e.person_id, e.lecture_id, e.withdrawn_at IS NULL AS enrolled,
                        j.person_id IS NOT NULL AS joined, COALESCE(a.attended, FALSE) AS attended,
                        COALESCE(a.present_ms, 0) AS present_ms, COALESCE(a.gathered_ms, 0) AS gathered_ms,
                        a.corrected_ms
                 FROM enrolments e JOIN people p ON p.id = e.person_id
                 LEFT JOIN joins j ON j.lecture_id = e.lecture_id AND j.person_id = e.person_id
                 LEFT JOIN attendance a ON a.lecture_id = e.lecture_id AND a.person_id = e.person_id
                 WHERE NOT EXISTS (SELECT 1 FROM staff s WHERE s.lecture_id = e.lecture_id AND s.person_id = e.person_id)),
             played AS (
                 SELECT p.country, s.person_id FROM play_sessions s JOIN people p ON p.id = s.person_id
                 WHERE s.counted = TRUE
                   AND NOT EXISTS (SELECT 1 FROM staff f WHERE f.lecture_id = s.lecture_id AND f.person_id = s.person_id)),
             watched AS (SELECT p.country FROM replay_attendance r JOIN people p ON p.id = r.person_id),
             named AS (SELECT country FROM live UNION SELECT country FROM played UNION SELECT country FROM watched)
             SELECT n.country AS of, '' AS slug, CAST(NULL AS BIGINT) AS starts_at,
                (SELECT count(*) FROM live v WHERE v.country = n.country AND v.enrolled = TRUE) AS enrolled,
                (SELECT count(*) FROM live v WHERE v.country = n.country AND v.joined = TRUE) AS joined,
                (SELECT count(*) FROM live v WHERE v.country = n.country AND v.attended = TRUE) AS attended,
                (SELECT CAST(COALESCE(sum(v.present_ms), 0) AS BIGINT) FROM live v WHERE v.country = n.country) AS present_ms,
                (SELECT CAST(COALESCE(sum(v.gathered_ms), 0) AS BIGINT) FROM live v WHERE v.country = n.country) AS gathered_ms,
                (SELECT count(v.corrected_ms) FROM live v WHERE v.country = n.country) AS corrected,
                (SELECT count(*) FROM watched w WHERE w.country = n.country) AS by_replay,
                (SELECT count(*) FROM played y WHERE y.country = n.country) AS replays,
                (SELECT count(DISTINCT y.person_id) FROM played y WHERE y.country = n.country) AS viewers,
                CAST(0 AS BIGINT) AS visitors
             FROM named n ORDER BY joined DESC, enrolled DESC, n.country"
        ))
        .fetch_all(&mut *c)
        .await
        .map_err(Halt::<Never>::Sql)
        })?;
        Ok(rows.into_iter().map(Into::into).collect())
    }

    async fn recount(&self) -> Read<Recount> {
        recount::recount(self).await
    }
}

impl Db {
    async fn read_counters(&self) -> Read<Counters> {
        let now = self.now().0;
        let (participants, countries, lectures, replays): (i64, i64, i64, i64) = read!(
            self,
            |c| {
                sqlx::query_as(sql!(
            "SELECT here.participants, here.countries,
                (SELECT count(*) FROM lectures l WHERE l.status = 'published' AND (l.ends_at <= $1 OR l.ended_at IS NOT NULL)),
                (SELECT count(*) FROM play_sessions p WHERE p.counted = TRUE
                  AND (p.person_id IS NULL OR NOT EXISTS (
                      SELECT 1 FROM staff s WHERE s.lecture_id = p.lecture_id AND s.person_id = p.person_id)))
             FROM (SELECT count(*) AS participants, count(DISTINCT p.country) AS countries FROM people p
                   WHERE p.role = 'learner' AND EXISTS (
                       SELECT 1 FROM joins j WHERE j.person_id = p.id AND NOT EXISTS (
                           SELECT 1 FROM speakers s JOIN lecture_speakers ls ON ls.speaker_id = s.id
                           WHERE s.person_id = p.id AND ls.lecture_id = j.lecture_id))) here"
        ))
        .bind(now)
        .fetch_one(&mut *c)
        .await
        .map_err(Halt::<Never>::Sql)
            }
        )?;
        Ok(Counters {
            participants,
            countries,
            lectures,
            replays,
        })
    }
}
