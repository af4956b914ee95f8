//! What was made of a replay, and the work of making it, for those who watch and those who organize.

use crate::features::lectures::LectureRow;
use crate::features::replays::{MakeSounds, RecordingId, ReplayStore};
use crate::queue::{Job, Lane};
use app::accounts::Organizer;
use app::answer::{Answer, Problem, Read, ValidationErrors};
use app::i18n::Locale;
use app::lectures::Lecture;
use app::replays::{
    Quality, Rendition, RenditionJob, RenditionJobState, RenditionService, Renditions,
};
use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// Renditions of a recording are to be made.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct MakeRenditions {
    /// The recording.
    pub recording: RecordingId,
}

impl Job for MakeRenditions {
    const KIND: &'static str = "renditions";
    const LANE: Lane = Lane::Renditions;
    // Each program that it runs has a limit of its own, by the film's length.
    const LIMIT: Duration = Duration::from_hours(7 * 24);

    fn key(&self) -> String {
        self.recording.0.to_string()
    }
}

/// So much work is named one by one.
const MOST: i64 = 50;

/// A rendition; without a file one that was not kept, as the original is smaller.
#[derive(sqlx::FromRow)]
struct RenditionRow {
    kind: String,
    file: Option<String>,
    media_type: String,
    bytes: i64,
    width: i64,
    height: i64,
    quieter_lu: i64,
}

#[derive(sqlx::FromRow)]
struct JobRow {
    state: String,
    stage: String,
    percent: i64,
    attempts: i64,
    reason: String,
}

#[derive(sqlx::FromRow)]
struct LectureJobRow {
    #[sqlx(flatten)]
    lecture: LectureRow,
    state: String,
    stage: String,
    percent: i64,
    attempts: i64,
    reason: String,
}

impl From<JobRow> for RenditionJob {
    fn from(row: JobRow) -> Self {
        let state = match row.state.as_str() {
            "running" => RenditionJobState::Running,
            "done" => RenditionJobState::Done,
            "failed" => RenditionJobState::Failed,
            _ => RenditionJobState::Waiting,
        };
        Self {
            state,
            stage: row.stage,
            percent: row.percent,
            tries: row.attempts,
            reason: reason_of(&row.reason),
        }
    }
}

/// Why a job did not end well, as the queue keeps it: the key of a sentence, a line's end, and what stands in the sentence.
pub(super) fn reason_of(kept: &str) -> Option<Problem> {
    let (key, detail) = kept.split_once('\n')?;
    Some(Problem::new("", key).with("detail", detail))
}

/// What was made, in the order it is offered.
fn made(rows: Vec<RenditionRow>) -> Renditions {
    let mut made = Renditions::default();
    for row in rows {
        match (Quality::parse(&row.kind), row.file) {
            (Some(quality), None) => made.as_original.push(quality),
            (Some(quality), Some(file)) => made.films.push(Rendition {
                quality,
                file,
                media_type: row.media_type,
                bytes: row.bytes,
                width: row.width,
                height: row.height,
                quieter_lu: row.quieter_lu,
            }),
            (None, file) if row.kind == "poster" => made.poster = file,
            (None, file) => made.remuxed = file,
        }
    }
    made.films.sort_by_key(|film| {
        Quality::ALL
            .iter()
            .position(|quality| *quality == film.quality)
    });
    made
}

#[async_trait]
impl RenditionService for ReplayStore {
    async fn renditions(&self, slug: &str) -> Read<Renditions> {
        let slug = slug.to_owned();
        let rows: Vec<RenditionRow> = self
            .db
            .query(sql!(
                "WITH shown AS (
                     SELECT v.recording_id FROM lectures l
                     JOIN replays v ON v.lecture_id = l.id AND v.removed_at IS NULL
                     WHERE l.slug = $1)
                 SELECT x.kind, x.file, x.media_type, x.bytes, x.width, x.height, x.quieter_lu
                 FROM shown s JOIN renditions x ON x.recording_id = s.recording_id
                     AND x.sound = ''
                 UNION ALL
                 SELECT x.kind, NULL, '', x.bytes, 0, 0, 0
                 FROM shown s JOIN renditions_not_kept x ON x.recording_id = s.recording_id"
            ))
            .bind(slug)
            .all()
            .await?;
        Ok(made(rows))
    }

    async fn rendition_job(
        &self,
        _organizer: &Organizer,
        slug: &str,
    ) -> Read<Option<(RenditionJob, Renditions)>> {
        let slug = slug.to_owned();
        let (work, rows): (Option<JobRow>, Vec<RenditionRow>) = self
            .db
            .read(async |tx| {
                let work = tx
                    .sql(sql!(
                        "SELECT j.state, j.stage, j.percent, j.attempts, j.reason
                         FROM lectures l JOIN recordings r ON r.lecture_id = l.id
                             AND r.removed_at IS NULL
                         JOIN jobs j ON j.kind = 'renditions' AND j.key = CAST(r.id AS TEXT)
                         WHERE l.slug = $1 ORDER BY r.id DESC LIMIT 1"
                    ))
                    .bind(&slug)
                    .opt()
                    .await?;
                let rows = tx
                    .sql(sql!(
                        "WITH newest AS (
                             SELECT max(r.id) AS recording_id FROM lectures l
                             JOIN recordings r ON r.lecture_id = l.id AND r.removed_at IS NULL
                             WHERE l.slug = $1)
                         SELECT x.kind, x.file, x.media_type, x.bytes, x.width, x.height,
                             x.quieter_lu
                         FROM newest n JOIN renditions x ON x.recording_id = n.recording_id
                             AND x.sound = ''
                         UNION ALL
                         SELECT x.kind, NULL, '', x.bytes, 0, 0, 0
                         FROM newest n
                         JOIN renditions_not_kept x ON x.recording_id = n.recording_id"
                    ))
                    .bind(&slug)
                    .all()
                    .await?;
                Ok((work, rows))
            })
            .await?;
        Ok(work.map(|work| (work.into(), made(rows))))
    }

    async fn rendition_jobs(
        &self,
        _organizer: &Organizer,
        l: Locale,
    ) -> Read<Vec<(Lecture, RenditionJob)>> {
        let rows: Vec<LectureJobRow> = self
            .db
            .query(sql!(
                "SELECT r.*, t.*, j.state, j.stage, j.percent, j.attempts, j.reason
                 FROM jobs j JOIN recordings o ON o.id = CAST(j.key AS BIGINT)
                     AND o.removed_at IS NULL
                 JOIN lecture_rows r ON r.id = o.lecture_id
                 LEFT JOIN lecture_translations t ON t.lecture_id = r.id AND t.locale = $1
                 WHERE j.kind = 'renditions' AND j.state IN ('failed', 'running')
                 ORDER BY j.state, j.run_at, j.id
                 LIMIT $2"
            ))
            .bind(l.tag())
            .bind(MOST)
            .all()
            .await?;
        Ok(rows
            .into_iter()
            .map(|row| {
                let work = JobRow {
                    state: row.state,
                    stage: row.stage,
                    percent: row.percent,
                    attempts: row.attempts,
                    reason: row.reason,
                };
                (row.lecture.into(), work.into())
            })
            .collect())
    }

    async fn retry_job(&self, _organizer: &Organizer, slug: &str) -> Answer<(), ValidationErrors> {
        let (slug, now) = (slug.to_owned(), self.db.now());
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    let recordings: Vec<RecordingId> = tx
                        .sql(sql!(
                            "SELECT r.id FROM lectures l JOIN recordings r ON r.lecture_id = l.id
                                 AND r.removed_at IS NULL WHERE l.slug = $1"
                        ))
                        .bind(slug)
                        .values()
                        .await?;
                    let mut queued = false;
                    for recording in recordings {
                        let key = recording.0.to_string();
                        queued |= tx.retry::<MakeRenditions>(&key, now).await?;
                        queued |= tx.retry::<MakeSounds>(&key, now).await?;
                    }
                    if !queued {
                        return Err(ValidationErrors(vec![Problem::new(
                            "",
                            "rendition-not-failed",
                        )])
                        .into());
                    }
                    Ok(())
                })
            })
            .await?;
        Ok(())
    }
}
