//! The picture that stands for a replay, where an organizer chooses it.

use super::recording::{RecordingId, lock_newest};
use crate::db::Tx;
use crate::events::{EventKind, Subject};
use crate::features::replays::ReplayStore;
use crate::features::replays::renditions::reason_of;
use crate::queue::{Job, Lane, Priority};
use app::accounts::Organizer;
use app::answer::{Answer, Problem, Read, ValidationErrors};
use app::i18n::Instant;
use app::replays::{ChosenPoster, PosterState, Posters};
use async_trait::async_trait;
use serde::{Deserialize, Serialize};

/// The picture that was chosen for a recording is to be made.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct MakePoster {
    /// The recording.
    pub recording: RecordingId,
}

impl Job for MakePoster {
    const KIND: &'static str = "poster";
    const LANE: Lane = Lane::Short;
    const PRIORITY: Priority = Priority::High;

    fn key(&self) -> String {
        self.recording.0.to_string()
    }
}

#[derive(sqlx::FromRow)]
struct PosterRow {
    file: Option<String>,
    at_ms: Option<i64>,
    state: Option<String>,
    reason: String,
}

/// What has been chosen for a recording, and what can be.
#[derive(sqlx::FromRow)]
struct ChoiceRow {
    at_ms: Option<i64>,
    /// A picture that was sent and is not made yet.
    sent: Option<String>,
    /// Whether the first picture is still to be made: the job that makes it does not know the one that is chosen.
    is_making: bool,
    /// Whether there is a film to take a picture from.
    has_picture: bool,
}

async fn chosen(tx: &mut Tx<'_>, recording: RecordingId) -> sqlx::Result<ChoiceRow> {
    tx.sql(sql!(
        "SELECT r.poster_at_ms AS at_ms, r.poster_file AS sent,
             EXISTS (SELECT 1 FROM jobs j WHERE j.kind = 'renditions'
                     AND j.key = CAST(r.id AS TEXT) AND j.state IN ('waiting', 'running'))
                 AND NOT EXISTS (SELECT 1 FROM renditions x WHERE x.recording_id = r.id
                     AND x.kind = 'poster') AS is_making,
             EXISTS (SELECT 1 FROM renditions x WHERE x.recording_id = r.id
                     AND x.kind IN ('144p', '360p', '720p'))
                 OR EXISTS (SELECT 1 FROM renditions_not_kept x WHERE x.recording_id = r.id
                     AND x.kind IN ('144p', '360p', '720p')) AS has_picture
         FROM recordings r WHERE r.id = $1"
    ))
    .bind(recording)
    .one()
    .await
}

#[async_trait]
impl Posters for ReplayStore {
    async fn poster(&self, _organizer: &Organizer, slug: &str) -> Read<Option<ChosenPoster>> {
        let slug = slug.to_owned();
        let row: Option<PosterRow> = self
            .db
            .query(sql!(
                "SELECT x.file, r.poster_at_ms AS at_ms, j.state, COALESCE(j.reason, '') AS reason
                 FROM lectures l JOIN recordings r ON r.lecture_id = l.id AND r.removed_at IS NULL
                     LEFT JOIN renditions x ON x.recording_id = r.id AND x.kind = 'poster'
                     LEFT JOIN jobs j ON j.kind = 'poster' AND j.key = CAST(r.id AS TEXT)
                 WHERE l.slug = $1 ORDER BY r.id DESC LIMIT 1"
            ))
            .bind(slug)
            .opt()
            .await?;
        Ok(row.map(|row| ChosenPoster {
            file: row.file,
            at_ms: row.at_ms,
            state: match row.state.as_deref() {
                Some("waiting" | "running") => PosterState::Making,
                Some("failed") => PosterState::Failed(
                    reason_of(&row.reason).unwrap_or_else(|| Problem::new("", "job-fault")),
                ),
                _ => PosterState::Made,
            },
        }))
    }

    async fn choose_poster(
        &self,
        organizer: &Organizer,
        slug: &str,
        at: &str,
    ) -> Answer<Option<String>, ValidationErrors> {
        let at = place(at).map_err(|key| problem("poster_at", key))?;
        self.change(organizer, slug, Choice::Place(at)).await
    }

    async fn put_poster(
        &self,
        organizer: &Organizer,
        slug: &str,
        file: &str,
    ) -> Answer<Option<String>, ValidationErrors> {
        self.change(organizer, slug, Choice::Sent(file.to_owned()))
            .await
    }
}

/// What is chosen.
enum Choice {
    /// A place of the film, in milliseconds.
    Place(i64),
    /// A picture that was sent, by its key in the storage.
    Sent(String),
}

impl ReplayStore {
    async fn change(
        &self,
        organizer: &Organizer,
        slug: &str,
        choice: Choice,
    ) -> Answer<Option<String>, ValidationErrors> {
        let (slug, act) = (slug.to_owned(), self.db.act(organizer));
        let gone = self
            .db
            .change(move |tx| {
                Box::pin(async move {
                    let newest = lock_newest(tx, &slug).await?;
                    let before = chosen(tx, newest.recording).await?;
                    let (at, sent) = match choice {
                        Choice::Place(at) => (Some(at), None),
                        Choice::Sent(file) => (None, Some(file)),
                    };
                    let field = if at.is_some() { "poster_at" } else { "poster" };
                    if before.is_making {
                        return Err(problem(field, "poster-not-yet").into());
                    }
                    if at.is_some() && !before.has_picture {
                        return Err(problem(field, "poster-no-film").into());
                    }
                    if at.is_some_and(|at| at >= newest.duration_ms) {
                        return Err(problem(field, "poster-beyond").into());
                    }
                    let is_sent = sent.is_some();
                    tx.sql(sql!(
                        "UPDATE recordings SET poster_at_ms = $2, poster_file = $3 WHERE id = $1"
                    ))
                    .bind(newest.recording)
                    .bind(at)
                    .bind(sent)
                    .run()
                    .await?;
                    let job = MakePoster {
                        recording: newest.recording,
                    };
                    tx.enqueue(&job, act.at).await?;
                    let event =
                        act.event(EventKind::PosterChosen, Subject::Lecture(newest.lecture));
                    let event = event.changed("at_ms", before.at_ms, at);
                    tx.emit(event.with("sent", is_sent)).await?;
                    Ok(before.sent)
                })
            })
            .await?;
        Ok(gone)
    }
}

fn problem(field: &str, key: &str) -> ValidationErrors {
    ValidationErrors(vec![Problem::new(field, key)])
}

/// A place as it is typed: `1:02:03`, `2:03` or `3`, in milliseconds.
fn place(typed: &str) -> Result<i64, &'static str> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err("problem-required");
    }
    let parts: Vec<&str> = typed.split(':').collect();
    let is_number =
        |part: &&str| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if parts.len() > 3 || !parts.iter().all(is_number) {
        return Err("poster-place");
    }
    let numbers = parts
        .iter()
        .map(|part| part.parse::<i64>().unwrap_or_default());
    // Only the first may be beyond 59.
    if numbers.clone().skip(1).any(|number| number > 59) {
        return Err("poster-place");
    }
    Ok(numbers.fold(0, |seconds, number| seconds * 60 + number) * 1_000)
}

/// What a chosen picture is made of.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct PosterSource {
    /// A picture that was sent.
    pub(crate) sent: Option<String>,
    /// Else a place, in milliseconds ...
    pub(crate) at_ms: Option<i64>,
    /// ... of the largest film that there is, its media type, and its length in milliseconds.
    pub(crate) film: String,
    pub(crate) media_type: String,
    pub(crate) duration_ms: i64,
}

impl ReplayStore {
    /// What the chosen picture of a recording is made of; none where the recording is gone.
    pub(crate) async fn poster_source(&self, recording: RecordingId) -> Read<Option<PosterSource>> {
        Ok(self
            .db
            .query(sql!(
                "SELECT r.poster_file AS sent, r.poster_at_ms AS at_ms,
                     COALESCE(x.file, r.file) AS film, COALESCE(x.media_type, r.media_type) AS media_type,
                     r.duration_ms
                 FROM recordings r LEFT JOIN renditions x ON x.recording_id = r.id AND x.sound = ''
                     AND x.kind IN ('360p', '720p')
                 WHERE r.id = $1 AND r.removed_at IS NULL
                 ORDER BY x.kind DESC LIMIT 1"
            ))
            .bind(recording)
            .opt()
            .await?)
    }
}

/// Puts the picture of a recording in the place of the one there is; answers the files that are needed no more, and none where
/// something else was chosen meanwhile.
pub(crate) async fn replace_poster(
    tx: &mut Tx<'_>,
    recording: RecordingId,
    source: &PosterSource,
    (file, bytes): (String, i64),
    now: Instant,
) -> sqlx::Result<Option<Vec<String>>> {
    let still = tx
        .sql(sql!(
            "UPDATE recordings SET poster_file = NULL WHERE id = $1 AND removed_at IS NULL
                 AND COALESCE(poster_file, '') = COALESCE($2, '')
                 AND COALESCE(poster_at_ms, -1) = COALESCE($3, -1)"
        ))
        .bind(recording)
        .bind(source.sent.clone())
        .bind(source.at_ms)
        .run()
        .await?;
    if still == 0 {
        return Ok(None);
    }
    let mut gone: Vec<String> = tx
        .sql(sql!(
            "DELETE FROM renditions WHERE recording_id = $1 AND kind = 'poster' RETURNING file"
        ))
        .bind(recording)
        .values()
        .await?;
    tx.sql(sql!(
        "INSERT INTO renditions (recording_id, kind, sound, file, media_type, bytes, width, height,
             made_at)
         VALUES ($1, 'poster', '', $2, 'image/jpeg', $3, 0, 0, $4)"
    ))
    .bind(recording)
    .bind(file)
    .bind(bytes)
    .bind(now.0)
    .run()
    .await?;
    gone.extend(source.sent.clone());
    Ok(Some(gone))
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn a_place_is_typed_as_players_show_it() {
        for (typed, ms) in [
            ("0:00", 0),
            ("2:03", 123_000),
            (" 1:02:03 ", 3_723_000),
            ("90:00", 5_400_000),
            ("7", 7_000),
        ] {
            assert_eq!(place(typed), Ok(ms), "{typed}");
        }
        assert_eq!(place(" "), Err("problem-required"));
        for wrong in [
            "1:60", "1:2:3:4", "-1", "1:", "1.5", "99999:00", "1:61:00", "a",
        ] {
            assert_eq!(place(wrong), Err("poster-place"), "{wrong}");
        }
    }
}
