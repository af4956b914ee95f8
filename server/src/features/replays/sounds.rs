//! The languages a replay can be heard in: what its recording holds, what was added, and what was made of both.

use super::mux::forget_muxes;
use super::recording::{RecordingId, lock_lecture_of, lock_newest};
use crate::db::{Db, StoreError, Tx};
use crate::events::{EventKind, Subject};
use crate::features::parsing::Check;
use crate::features::replays::ReplayStore;
use crate::features::replays::renditions::reason_of;
use crate::queue::{Job, Lane};
use app::accounts::Organizer;
use app::answer::{Answer, NoRefusal, Problem, Read, Refused, ValidationErrors};
use app::i18n::{Instant, is_language};
use app::replays::{NewSound, Quality, RecordingSound, Rendition, Sound, SoundState, Sounds};
use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// A recording is offered in no more languages beside its own.
const SOUNDS_MOST: i64 = 12;
/// A sound may be so much longer or shorter than its recording, in milliseconds ...
const APART: i64 = 60_000;
/// ... or by this share of it.
const APART_SHARE: i64 = 20;

/// The sounds of a recording that have a language are to be brought to the level of all lectures.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct MakeSounds {
    /// The recording.
    pub recording: RecordingId,
}

impl Job for MakeSounds {
    const KIND: &'static str = "sounds";
    const LANE: Lane = Lane::Renditions;
    // Each program that it runs has a limit of its own, by the film's length.
    const LIMIT: Duration = Duration::from_hours(24);

    fn key(&self) -> String {
        self.recording.0.to_string()
    }
}

/// A sound that was found in a recording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FoundSound {
    /// Which of its sounds, from 0.
    pub(crate) track: i64,
    /// Its language (BCP 47); empty where the file does not tell, or one that no lecture is held in.
    pub(crate) language: String,
    /// Whether it is the one that the films have.
    pub(crate) is_own: bool,
}

/// Keeps what was found in a recording of several sounds, and has them made. What was found before stays as it is.
pub(crate) async fn keep_found(
    db: &Db,
    recording: RecordingId,
    found: Vec<FoundSound>,
) -> Result<(), StoreError<NoRefusal>> {
    let now = db.now();
    db.change(move |tx| {
        Box::pin(async move {
            lock_lecture_of(tx, recording).await?;
            let own: Option<String> = tx
                .sql(sql!(
                    "SELECT l.language FROM recordings r JOIN lectures l ON l.id = r.lecture_id
                     WHERE r.id = $1"
                ))
                .bind(recording)
                .opt_value()
                .await?;
            let told = found.iter().find(|sound| sound.is_own);
            let told = told.map(|sound| sound.language.clone());
            let own = told
                .filter(|tag| !tag.is_empty())
                .or(own)
                .unwrap_or_default();
            for sound in found {
                let language = if sound.is_own || sound.language != own {
                    sound.language
                } else {
                    String::new()
                };
                tx.sql(sql!(
                    "INSERT INTO recording_sounds (recording_id, language, is_own, track, file,
                         media_type, name, bytes, duration_ms, added_at)
                     SELECT r.id, CASE WHEN EXISTS (SELECT 1 FROM recording_sounds s
                             WHERE s.recording_id = r.id AND s.language = $2)
                             OR (SELECT count(*) FROM recording_sounds s
                                 WHERE s.recording_id = r.id AND s.language <> ''
                                     AND s.is_own = FALSE) >= $6
                         THEN '' ELSE CAST($2 AS TEXT) END,
                         CAST($3 AS BOOLEAN), CAST($4 AS BIGINT), NULL, '', '', 0, 0,
                         CAST($5 AS BIGINT)
                     FROM recordings r WHERE r.id = $1 AND r.removed_at IS NULL
                     ON CONFLICT (recording_id, track) WHERE track IS NOT NULL DO NOTHING"
                ))
                .bind(recording)
                .bind(language)
                .bind(sound.is_own)
                .bind(sound.track)
                .bind(now.0)
                .bind(SOUNDS_MOST)
                .run()
                .await?;
            }
            tx.enqueue(&MakeSounds { recording }, now).await?;
            Ok(())
        })
    })
    .await
}

/// The language in which the films of a recording are heard: of their sound, else of its lecture.
async fn own_language(tx: &mut Tx<'_>, recording: RecordingId) -> sqlx::Result<String> {
    tx.sql(sql!(
        "SELECT COALESCE(s.language, l.language)
         FROM recordings r JOIN lectures l ON l.id = r.lecture_id
             LEFT JOIN recording_sounds s ON s.recording_id = r.id AND s.is_own = TRUE
                 AND s.language <> ''
         WHERE r.id = $1"
    ))
    .bind(recording)
    .value()
    .await
}

/// Forgets what was made of the sound in a language; answers its files.
async fn unmake(
    tx: &mut Tx<'_>,
    recording: RecordingId,
    language: &str,
) -> sqlx::Result<Vec<String>> {
    forget_muxes(tx, &format!("{} {language} ", recording.0)).await?;
    tx.sql(sql!(
        "DELETE FROM renditions WHERE recording_id = $1 AND sound = $2 AND sound <> ''
         RETURNING file"
    ))
    .bind(recording)
    .bind(language)
    .values()
    .await
}

/// Forgets the sounds of a recording that is removed; answers the files that came with them.
pub(super) async fn remove_all(
    tx: &mut Tx<'_>,
    recording: RecordingId,
) -> sqlx::Result<Vec<String>> {
    let files: Vec<Option<String>> = tx
        .sql(sql!(
            "DELETE FROM recording_sounds WHERE recording_id = $1 RETURNING file"
        ))
        .bind(recording)
        .values()
        .await?;
    tx.dequeue::<MakeSounds>(&recording.0.to_string()).await?;
    forget_muxes(tx, &format!("{} ", recording.0)).await?;
    Ok(files.into_iter().flatten().collect())
}

/// A sound that is offered beside the films' own.
#[derive(sqlx::FromRow)]
struct OfferedRow {
    language: String,
    file: String,
    media_type: String,
    bytes: i64,
}

#[derive(sqlx::FromRow)]
struct DeskRow {
    id: i64,
    language: String,
    is_own: bool,
    track: Option<i64>,
    name: String,
    bytes: i64,
    made: i64,
    state: Option<String>,
    reason: String,
}

impl From<DeskRow> for RecordingSound {
    fn from(row: DeskRow) -> Self {
        let failed = (row.state.as_deref() == Some("failed")).then(|| reason_of(&row.reason));
        let state = match failed {
            _ if row.is_own => SoundState::Own,
            _ if row.language.is_empty() => SoundState::Unnamed,
            _ if row.made == 2 => SoundState::Ready,
            Some(reason) => {
                SoundState::Failed(reason.unwrap_or_else(|| Problem::new("", "job-fault")))
            }
            None => SoundState::Making,
        };
        Self {
            id: row.id,
            language: row.language,
            track: row.track,
            name: row.name,
            bytes: row.bytes,
            state,
        }
    }
}

#[async_trait]
impl Sounds for ReplayStore {
    async fn sounds(&self, slug: &str) -> Read<Vec<Sound>> {
        let slug = slug.to_owned();
        let (own, offered): (String, Vec<OfferedRow>) = self
            .db
            .read(async |tx| {
                let own = tx
                    .sql(sql!(
                        "SELECT COALESCE(s.language, l.language)
                         FROM lectures l JOIN replays v ON v.lecture_id = l.id
                                 AND v.removed_at IS NULL
                             LEFT JOIN recording_sounds s ON s.recording_id = v.recording_id
                                 AND s.is_own = TRUE AND s.language <> ''
                         WHERE l.slug = $1"
                    ))
                    .bind(&slug)
                    .value()
                    .await?;
                let offered = tx
                    .sql(sql!(
                        "SELECT s.language, a.file, a.media_type, a.bytes
                         FROM lectures l JOIN replays v ON v.lecture_id = l.id
                                 AND v.removed_at IS NULL
                             JOIN recording_sounds s ON s.recording_id = v.recording_id
                                 AND s.is_own = FALSE AND s.language <> ''
                             JOIN renditions a ON a.recording_id = s.recording_id
                                 AND a.kind = 'audio' AND a.sound = s.language
                             JOIN renditions p ON p.recording_id = s.recording_id
                                 AND p.kind = 'speech' AND p.sound = s.language
                         WHERE l.slug = $1 ORDER BY s.language"
                    ))
                    .bind(&slug)
                    .all()
                    .await?;
                Ok((own, offered))
            })
            .await?;
        let others = offered
            .into_iter()
            .filter(|row| row.language != own)
            .map(|row| Sound {
                language: row.language,
                audio: Some(Rendition {
                    quality: Quality::Audio,
                    file: row.file,
                    media_type: row.media_type,
                    bytes: row.bytes,
                    width: 0,
                    height: 0,
                    quieter_lu: 0,
                }),
            })
            .collect::<Vec<_>>();
        let mut all = vec![Sound {
            language: own,
            audio: None,
        }];
        all.extend(others);
        Ok(all)
    }

    async fn recording_sounds(
        &self,
        _organizer: &Organizer,
        slug: &str,
    ) -> Read<Vec<RecordingSound>> {
        let slug = slug.to_owned();
        let rows: Vec<DeskRow> = self
            .db
            .query(sql!(
                "WITH newest AS (
                     SELECT max(r.id) AS id FROM lectures l
                     JOIN recordings r ON r.lecture_id = l.id AND r.removed_at IS NULL
                     WHERE l.slug = $1)
                 SELECT s.id, s.language, s.is_own, s.track, s.name, s.bytes,
                     (SELECT count(*) FROM renditions x WHERE x.recording_id = s.recording_id
                         AND x.sound = s.language AND x.sound <> ''
                         AND x.kind IN ('audio', 'speech')) AS made,
                     j.state, COALESCE(j.reason, '') AS reason
                 FROM newest n JOIN recording_sounds s ON s.recording_id = n.id
                     LEFT JOIN jobs j ON j.kind = 'sounds' AND j.key = CAST(n.id AS TEXT)
                 ORDER BY s.is_own DESC, s.id"
            ))
            .bind(slug)
            .all()
            .await?;
        Ok(rows.into_iter().map(Into::into).collect())
    }

    async fn put_sound(
        &self,
        organizer: &Organizer,
        slug: &str,
        sound: &NewSound,
    ) -> Answer<Vec<String>, ValidationErrors> {
        let (slug, new, act) = (slug.to_owned(), sound.clone(), self.db.act(organizer));
        let gone = self
            .db
            .change(move |tx| {
                Box::pin(async move {
                    let newest = lock_newest(tx, &slug).await?;
                    let own = own_language(tx, newest.recording).await?;
                    let mut check = Check::default();
                    let language = checked(&mut check, &new.language, &own);
                    check.found(unlike(new.duration_ms, newest.duration_ms));
                    let language = check.done(language)?;
                    let mut gone = unmake(tx, newest.recording, &language).await?;
                    let replaced: Vec<Option<String>> = tx
                        .sql(sql!(
                            "DELETE FROM recording_sounds WHERE recording_id = $1
                                 AND language = $2 AND file IS NOT NULL RETURNING file"
                        ))
                        .bind(newest.recording)
                        .bind(&language)
                        .values()
                        .await?;
                    gone.extend(replaced.into_iter().flatten());
                    // One of the recording's own in that language gives way, and can be offered again.
                    tx.sql(sql!(
                        "UPDATE recording_sounds SET language = '' WHERE recording_id = $1
                         AND language = $2"
                    ))
                    .bind(newest.recording)
                    .bind(&language)
                    .run()
                    .await?;
                    is_room(tx, newest.recording, "sound").await?;
                    tx.sql(sql!(
                        "INSERT INTO recording_sounds (recording_id, language, is_own, track, file,
                             media_type, name, bytes, duration_ms, added_at)
                         VALUES ($1, $2, FALSE, NULL, $3, $4, $5, $6, $7, $8)"
                    ))
                    .bind(newest.recording)
                    .bind(&language)
                    .bind(new.file)
                    .bind(new.media_type)
                    .bind(&new.name)
                    .bind(new.bytes)
                    .bind(new.duration_ms)
                    .bind(act.at.0)
                    .run()
                    .await?;
                    make(tx, newest.recording, act.at).await?;
                    let event = act.event(EventKind::SoundAdded, Subject::Lecture(newest.lecture));
                    let event = event.with("language", language).with("bytes", new.bytes);
                    tx.emit(event.with_detail("name", new.name)).await?;
                    Ok(gone)
                })
            })
            .await?;
        Ok(gone)
    }

    async fn name_sound(
        &self,
        organizer: &Organizer,
        slug: &str,
        id: i64,
        language: &str,
    ) -> Answer<Vec<String>, ValidationErrors> {
        let (slug, act) = (slug.to_owned(), self.db.act(organizer));
        let typed = language.trim().to_owned();
        let gone = self
            .db
            .change(move |tx| {
                Box::pin(async move {
                    let newest = lock_newest(tx, &slug).await?;
                    let before: Option<String> = tx
                        .sql(sql!(
                            "SELECT language FROM recording_sounds WHERE recording_id = $1
                             AND id = $2 AND track IS NOT NULL AND is_own = FALSE"
                        ))
                        .bind(newest.recording)
                        .bind(id)
                        .opt_value()
                        .await?;
                    let before = before.ok_or(Refused::NotFound)?;
                    let mut check = Check::default();
                    let language = if typed.is_empty() {
                        Some(typed)
                    } else {
                        let own = own_language(tx, newest.recording).await?;
                        checked(&mut check, &typed, &own)
                    };
                    let taken: Option<i64> = tx
                        .sql(sql!(
                            "SELECT id FROM recording_sounds WHERE recording_id = $1
                             AND language = $2 AND language <> '' AND id <> $3"
                        ))
                        .bind(newest.recording)
                        .bind(language.as_deref())
                        .bind(id)
                        .opt_value()
                        .await?;
                    check.found(taken.map(|_| Problem::new("sound_language", "sound-taken")));
                    let language = check.done(language)?;
                    if language == before {
                        return Ok(Vec::new());
                    }
                    if before.is_empty() {
                        is_room(tx, newest.recording, "sound_language").await?;
                    }
                    let gone = unmake(tx, newest.recording, &before).await?;
                    tx.sql(sql!(
                        "UPDATE recording_sounds SET language = $2 WHERE id = $1"
                    ))
                    .bind(id)
                    .bind(&language)
                    .run()
                    .await?;
                    make(tx, newest.recording, act.at).await?;
                    let event = act.event(EventKind::SoundNamed, Subject::Lecture(newest.lecture));
                    tx.emit(
                        event
                            .with("sound", id)
                            .changed("language", before, language),
                    )
                    .await?;
                    Ok(gone)
                })
            })
            .await?;
        Ok(gone)
    }

    async fn remove_sound(
        &self,
        organizer: &Organizer,
        slug: &str,
        id: i64,
    ) -> Answer<Vec<String>, ValidationErrors> {
        let (slug, act) = (slug.to_owned(), self.db.act(organizer));
        let gone = self
            .db
            .change(move |tx| {
                Box::pin(async move {
                    let newest = lock_newest(tx, &slug).await?;
                    let removed: Option<(String, String)> = tx
                        .sql(sql!(
                            "DELETE FROM recording_sounds WHERE recording_id = $1 AND id = $2
                                 AND file IS NOT NULL RETURNING language, file"
                        ))
                        .bind(newest.recording)
                        .bind(id)
                        .opt()
                        .await?;
                    let (language, file) = removed.ok_or(Refused::NotFound)?;
                    let mut gone = unmake(tx, newest.recording, &language).await?;
                    gone.push(file);
                    let event =
                        act.event(EventKind::SoundRemoved, Subject::Lecture(newest.lecture));
                    tx.emit(event.with("language", language)).await?;
                    Ok(gone)
                })
            })
            .await?;
        Ok(gone)
    }
}

/// Whether one more language can be offered.
async fn is_room(
    tx: &mut Tx<'_>,
    recording: RecordingId,
    field: &str,
) -> Result<(), StoreError<ValidationErrors>> {
    let there: i64 = tx
        .sql(sql!(
            "SELECT count(*) FROM recording_sounds WHERE recording_id = $1 AND language <> ''
             AND is_own = FALSE"
        ))
        .bind(recording)
        .value()
        .await?;
    if there >= SOUNDS_MOST {
        let problem = Problem::new(field, "sound-too-many").with("most", SOUNDS_MOST);
        return Err(ValidationErrors(vec![problem]).into());
    }
    Ok(())
}

async fn make(tx: &mut Tx<'_>, recording: RecordingId, at: Instant) -> sqlx::Result<()> {
    tx.enqueue(&MakeSounds { recording }, at).await
}

/// A language in which the films are not heard already.
fn checked(check: &mut Check, typed: &str, own: &str) -> Option<String> {
    let language = check.parsed("sound_language", typed, "problem-choice", |tag| {
        is_language(tag).then(|| tag.to_owned())
    });
    if language.as_deref() == Some(own) {
        check.problem("sound_language", "sound-is-own", &[]);
        return None;
    }
    language
}

/// Why a sound of that length cannot be of a recording of this one.
fn unlike(sound_ms: i64, recording_ms: i64) -> Option<Problem> {
    let most = APART.max(recording_ms / APART_SHARE);
    let minutes = |ms: i64| (ms + 30_000) / 60_000;
    ((sound_ms - recording_ms).abs() > most).then(|| {
        Problem::new("sound", "sound-unlike")
            .with("sound", minutes(sound_ms))
            .with("film", minutes(recording_ms))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sound_is_about_as_long_as_its_recording() {
        let is_unlike = |sound, film| unlike(sound, film).is_some();
        assert!(!is_unlike(60_000, 120_000) && is_unlike(59_999, 120_000));
        assert!(!is_unlike(3_780_000, 3_600_000) && is_unlike(3_780_001, 3_600_000));
        assert!(!is_unlike(3_420_000, 3_600_000) && is_unlike(3_419_999, 3_600_000));
    }

    #[test]
    fn it_is_not_in_the_language_of_the_films() {
        let checked = |typed: &str| {
            let mut check = Check::default();
            let language = super::checked(&mut check, typed, "en");
            check.done(language).map_err(|wrong| wrong.0[0].key.clone())
        };
        assert_eq!(checked(" ar "), Ok("ar".into()));
        assert_eq!(checked("en"), Err("sound-is-own".into()));
        assert_eq!(checked("tlh"), Err("problem-choice".into()));
        assert_eq!(checked(""), Err("problem-required".into()));
    }
}
