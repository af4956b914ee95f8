//! A recording's life. It is an upload that is on its way and then staged, whole and looked at by nobody (`uploads.rs`).
//! Taken in, it is a recording that is pending until it is published, which removes the one that was published before;
//! one that arrives removes the one that was pending. A removed one keeps its row, and with it what was watched of it.

use super::attended::WITHIN;
use super::sounds;
use crate::db::{Db, StoreError, Tx};
use crate::events::{Act, EventKind, Subject};
use crate::features::live::measure::terms_of;
use crate::features::locks::lock_lecture;
use crate::features::parsing::{Check, optional_reason, reason};
use crate::features::replays::{MakePoster, MakeRenditions};
use app::accounts::Organizer;
use app::answer::{Answer, Problem, Read, Refused, ValidationErrors};
use app::i18n::Instant;
use app::lectures::LectureId;
use app::replays::{
    Ingested, NewReplay, PendingRecording, Recordings, ReplacedRecording, TooShort,
};
use serde::{Deserialize, Serialize};

/// The number of a recording.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, sqlx::Type,
)]
#[sqlx(transparent)]
pub struct RecordingId(pub i64);

/// A recording that waits to be published.
#[derive(sqlx::FromRow)]
struct PendingRow {
    name: String,
    bytes: i64,
    duration_ms: i64,
    arrived_at: i64,
}

/// A published recording that is shorter than watching it asks for.
#[derive(sqlx::FromRow)]
struct ShortRow {
    duration_ms: i64,
    core_ms: i64,
    accepted_reason: String,
}

/// A published recording that took another's place, of which nobody has said whether its 14 days begin again.
#[derive(sqlx::FromRow)]
struct ReplacedRow {
    counts_from: i64,
    published_at: i64,
}

/// A lecture's newest recording.
#[derive(sqlx::FromRow)]
pub(super) struct NewestRecording {
    pub(super) lecture: LectureId,
    pub(super) recording: RecordingId,
    /// Its length, in milliseconds.
    pub(super) duration_ms: i64,
}

/// Locks a lecture, and answers its newest recording.
///
/// # Errors
/// `NotFound` where it has none.
pub(super) async fn lock_newest(
    tx: &mut Tx<'_>,
    slug: &str,
) -> Result<NewestRecording, StoreError<ValidationErrors>> {
    lock_lecture(tx, slug).await?;
    let newest: Option<NewestRecording> = tx
        .sql(sql!(
            "SELECT l.id AS lecture, r.id AS recording, r.duration_ms
             FROM lectures l JOIN recordings r ON r.lecture_id = l.id AND r.removed_at IS NULL
             WHERE l.slug = $1 ORDER BY r.id DESC LIMIT 1"
        ))
        .bind(slug)
        .opt()
        .await?;
    Ok(newest.ok_or(Refused::NotFound)?)
}

/// Locks the lecture of a recording, as [`lock_lecture`] does by a slug.
pub(crate) async fn lock_lecture_of(tx: &mut Tx<'_>, recording: RecordingId) -> sqlx::Result<()> {
    tx.sql(locking!(
        "SELECT l.id FROM lectures l JOIN recordings r ON r.lecture_id = l.id WHERE r.id = $1
         FOR NO KEY UPDATE OF l"
    ))
    .bind(recording)
    .run()
    .await?;
    Ok(())
}

/// Why a replay goes out without captions, as it was typed; empty where it is not said.
pub(super) fn no_captions_reason(typed: &str) -> Result<String, ValidationErrors> {
    let mut check = Check::default();
    let reason = optional_reason(&mut check, "no_captions_reason", typed);
    check.done(reason)
}

/// The lecture of a slug, locked: one recording is taken in or published at a time.
async fn lock_published(
    tx: &mut Tx<'_>,
    slug: &str,
) -> Result<LectureId, StoreError<ValidationErrors>> {
    lock_lecture(tx, slug).await?;
    let lecture: Option<LectureId> = tx
        .sql(sql!(
            "SELECT id FROM lectures WHERE slug = $1 AND status = 'published'"
        ))
        .bind(slug)
        .opt_value()
        .await?;
    let lecture =
        lecture.ok_or_else(|| ValidationErrors(vec![Problem::new("", "upload-not-published")]))?;
    Ok(lecture)
}

async fn has_captions(tx: &mut Tx<'_>, lecture: LectureId) -> sqlx::Result<bool> {
    let captions: i64 = tx
        .sql(sql!(
            "SELECT count(*) FROM tracks WHERE lecture_id = $1 AND kind = 'captions'"
        ))
        .bind(lecture)
        .value()
        .await?;
    Ok(captions > 0)
}

/// The state of a recording that is not removed.
#[derive(Debug, Clone, Copy)]
enum State {
    Pending,
    Published,
}

impl State {
    /// As the records name it.
    const fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Published => "published",
        }
    }
}

/// Shows a pending recording as the lecture's replay, in place of the one that is shown; answers the files that go.
async fn publish_recording(
    tx: &mut Tx<'_>,
    lecture: LectureId,
    recording: RecordingId,
    reason: &str,
    act: &Act,
) -> sqlx::Result<Vec<String>> {
    let gone = remove_recording(tx, lecture, State::Published, act.at.0).await?;
    let times = terms_of(tx, lecture).await?.times;
    tx.sql(sql!(
        "UPDATE recordings SET published_at = $2, core_ms = $3, counts_from = COALESCE((
             SELECT o.counts_from FROM recordings o
             WHERE o.lecture_id = recordings.lecture_id AND o.published_at IS NOT NULL
             ORDER BY o.published_at DESC, o.id DESC LIMIT 1), $2)
         WHERE id = $1"
    ))
    .bind(recording)
    .bind(act.at.0)
    .bind(times.film_ms())
    .run()
    .await?;
    tx.sql(sql!(
        "INSERT INTO replays (lecture_id, file, media_type, bytes, duration_ms, published_at,
             recording_id, no_captions_reason)
         SELECT r.lecture_id, r.file, r.media_type, r.bytes, r.duration_ms, r.published_at, r.id,
             CAST($2 AS TEXT)
         FROM recordings r WHERE r.id = $1
         ON CONFLICT (lecture_id) DO UPDATE SET file = excluded.file,
             media_type = excluded.media_type, bytes = excluded.bytes,
             duration_ms = excluded.duration_ms, removed_at = NULL,
             recording_id = excluded.recording_id,
             no_captions_reason = excluded.no_captions_reason,
             published_at = excluded.published_at"
    ))
    .bind(recording)
    .bind(reason)
    .run()
    .await?;
    let subject = Subject::Lecture(lecture);
    let event = act
        .event(EventKind::ReplayPublished, subject)
        .with("recording", recording);
    let event = if reason.is_empty() {
        event
    } else {
        event.with_detail("no_captions_reason", reason)
    };
    tx.emit(event).await?;
    Ok(gone)
}

/// Removes the recording of a lecture that is in that state, where there is one; answers the files that go, its own and
/// those that were made of it.
async fn remove_recording(
    tx: &mut Tx<'_>,
    lecture: LectureId,
    state: State,
    now: i64,
) -> sqlx::Result<Vec<String>> {
    let removed: Option<(RecordingId, String, Option<String>)> = tx
        .sql(sql!(
            "UPDATE recordings SET removed_at = $3 WHERE lecture_id = $1 AND state = $2
             RETURNING id, file, poster_file"
        ))
        .bind(lecture)
        .bind(state.name())
        .bind(now)
        .opt()
        .await?;
    let Some((recording, file, picture)) = removed else {
        return Ok(Vec::new());
    };
    let mut files: Vec<String> = tx
        .sql(sql!(
            "DELETE FROM renditions WHERE recording_id = $1 RETURNING file"
        ))
        .bind(recording)
        .values()
        .await?;
    tx.sql(sql!(
        "DELETE FROM renditions_not_kept WHERE recording_id = $1"
    ))
    .bind(recording)
    .run()
    .await?;
    files.extend(picture);
    files.extend(sounds::remove_all(tx, recording).await?);
    let key = recording.0.to_string();
    tx.dequeue::<MakeRenditions>(&key).await?;
    tx.dequeue::<MakePoster>(&key).await?;
    files.push(file);
    Ok(files)
}

/// Whether an upload has become a recording, and that is published; none where it has not.
async fn arrived_before(tx: &mut Tx<'_>, upload: &str) -> sqlx::Result<Option<bool>> {
    tx.sql(sql!(
        "SELECT r.state = 'published' FROM uploads u JOIN recordings r ON r.id = u.recording_id
         WHERE u.id = $1"
    ))
    .bind(upload)
    .opt_value()
    .await
}

/// Takes in what has arrived, and publishes it where nothing stands in the way. An upload that is handed over again is
/// answered as it stands now.
pub(super) async fn arrive(
    db: &Db,
    organizer: &Organizer,
    slug: &str,
    file: &NewReplay,
) -> Answer<Ingested, ValidationErrors> {
    let (slug, file, act) = (slug.to_owned(), file.clone(), db.act(organizer));
    let (by, now) = (organizer.person().id, act.at.0);
    let reason = no_captions_reason(&file.no_captions_reason)?;
    let arrived = db
        .change(move |tx| {
            Box::pin(async move {
                // First, as another hand-over of the same upload may be under way.
                lock_lecture(tx, &slug).await?;
                if let Some(upload) = &file.upload
                    && let Some(published) = arrived_before(tx, upload).await?
                {
                    let gone = Vec::new();
                    return Ok(Ingested { published, gone });
                }
                let lecture = lock_published(tx, &slug).await?;
                let mut gone = remove_recording(tx, lecture, State::Pending, now).await?;
                let recording: RecordingId = tx
                    .sql(sql!(
                        "INSERT INTO recordings (lecture_id, file, name, media_type, bytes,
                             duration_ms, sha256, arrived_by, arrived_at)
                         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id"
                    ))
                    .bind(lecture)
                    .bind(file.file)
                    .bind(&file.name)
                    .bind(file.media_type)
                    .bind(file.bytes)
                    .bind(file.duration_ms)
                    .bind(file.sha256)
                    .bind(by)
                    .bind(now)
                    .value()
                    .await?;
                tx.enqueue(&MakeRenditions { recording }, act.at).await?;
                if let Some(upload) = file.upload {
                    // An upload is taken in once.
                    let taken = tx
                        .sql(sql!(
                            "UPDATE uploads SET recording_id = $2 WHERE id = $1
                             AND recording_id IS NULL"
                        ))
                        .bind(upload)
                        .bind(recording)
                        .run()
                        .await?;
                    if taken == 0 {
                        return Err(Refused::NotFound.into());
                    }
                }
                let subject = Subject::Lecture(lecture);
                let event = act
                    .event(EventKind::RecordingArrived, subject)
                    .with("recording", recording)
                    .with("bytes", file.bytes)
                    .with("duration_ms", file.duration_ms)
                    .with_detail("name", file.name);
                tx.emit(event).await?;
                let captions = has_captions(tx, lecture).await?;
                let published = captions || !reason.is_empty();
                if published {
                    let reason = if captions { String::new() } else { reason };
                    gone.extend(publish_recording(tx, lecture, recording, &reason, &act).await?);
                }
                Ok(Ingested { published, gone })
            })
        })
        .await?;
    Ok(arrived)
}

/// Publishes the recording that waits.
pub(super) async fn publish(
    db: &Db,
    organizer: &Organizer,
    slug: &str,
    typed: &str,
) -> Answer<Vec<String>, ValidationErrors> {
    let (slug, act) = (slug.to_owned(), db.act(organizer));
    let reason = no_captions_reason(typed)?;
    let gone = db
        .change(move |tx| {
            Box::pin(async move {
                let lecture = lock_published(tx, &slug).await?;
                let pending: Option<RecordingId> = tx
                    .sql(sql!(
                        "SELECT id FROM recordings WHERE lecture_id = $1 AND state = 'pending'"
                    ))
                    .bind(lecture)
                    .opt_value()
                    .await?;
                let recording = pending.ok_or_else(|| {
                    ValidationErrors(vec![Problem::new("", "publish-nothing-waits")])
                })?;
                let captions = has_captions(tx, lecture).await?;
                if !captions && reason.is_empty() {
                    let problem = Problem::new("no_captions_reason", "publish-no-reason");
                    return Err(ValidationErrors(vec![problem]).into());
                }
                let reason = if captions { String::new() } else { reason };
                Ok(publish_recording(tx, lecture, recording, &reason, &act).await?)
            })
        })
        .await?;
    Ok(gone)
}

/// What the desk is told.
pub(super) async fn recordings(db: &Db, slug: &str) -> Read<Recordings> {
    let slug = slug.to_owned();
    Ok(db
        .read(async |tx| {
            let short: Option<ShortRow> = tx
                .sql(sql!(
                    "SELECT r.duration_ms, r.core_ms, r.accepted_reason FROM recordings r
                     JOIN lectures l ON l.id = r.lecture_id
                     WHERE l.slug = $1 AND l.replay_attends = TRUE AND r.state = 'published'
                         AND r.duration_ms * 5 < r.core_ms * 3"
                ))
                .bind(&slug)
                .opt()
                .await?;
            let (captions, reason): (i64, Option<String>) = tx
                .sql(sql!(
                    "SELECT (SELECT count(*) FROM tracks t WHERE t.lecture_id = l.id
                         AND t.kind = 'captions'),
                            (SELECT v.no_captions_reason FROM replays v WHERE v.lecture_id = l.id
                                AND v.removed_at IS NULL)
                     FROM lectures l WHERE l.slug = $1"
                ))
                .bind(&slug)
                .one()
                .await?;
            let replaced: Option<ReplacedRow> = tx
                .sql(sql!(
                    "SELECT r.counts_from, r.published_at FROM recordings r
                     JOIN lectures l ON l.id = r.lecture_id
                     WHERE l.slug = $1 AND l.replay_attends = TRUE AND r.state = 'published'
                         AND r.days_decided_at IS NULL AND r.counts_from < r.published_at"
                ))
                .bind(&slug)
                .opt()
                .await?;
            let pending: Option<PendingRow> = tx
                .sql(sql!(
                    "SELECT r.name, r.bytes, r.duration_ms, r.arrived_at FROM recordings r
                     JOIN lectures l ON l.id = r.lecture_id
                     WHERE l.slug = $1 AND r.state = 'pending'"
                ))
                .bind(&slug)
                .opt()
                .await?;
            Ok(Recordings {
                captions: captions > 0,
                pending: pending.map(|row| PendingRecording {
                    name: row.name,
                    bytes: row.bytes,
                    duration_ms: row.duration_ms,
                    arrived: Instant(row.arrived_at),
                }),
                no_captions_reason: reason.unwrap_or_default(),
                replaced: replaced.map(|row| ReplacedRecording {
                    published: Instant(row.published_at),
                    counts_until: Instant(row.counts_from).plus(WITHIN),
                }),
                too_short: short.map(|row| TooShort {
                    duration_ms: row.duration_ms,
                    core_ms: row.core_ms,
                    accepted_reason: row.accepted_reason,
                }),
            })
        })
        .await?)
}

/// Says of the recording that is shown, and that took another's place, whether its 14 days begin again now.
pub(super) async fn decide_days(
    db: &Db,
    organizer: &Organizer,
    slug: &str,
    again: bool,
) -> Answer<(), ValidationErrors> {
    let (slug, act) = (slug.to_owned(), db.act(organizer));
    let done = db.change(move |tx| {
        Box::pin(async move {
            lock_lecture(tx, &slug).await?;
            let decided: Option<(LectureId, RecordingId)> = tx
                .sql(sql!(
                    "UPDATE recordings SET days_decided_at = $2,
                         counts_from = CASE WHEN $3 = 1 THEN $2 ELSE counts_from END
                     WHERE lecture_id = (SELECT l.id FROM lectures l WHERE l.slug = $1)
                         AND state = 'published' AND days_decided_at IS NULL
                         AND counts_from < published_at
                     RETURNING lecture_id, id"
                ))
                .bind(&slug)
                .bind(act.at.0)
                .bind(i64::from(again))
                .opt()
                .await?;
            let (lecture, recording) = decided
                .ok_or_else(|| ValidationErrors(vec![Problem::new("", "film-days-nothing")]))?;
            let event = act
                .event(EventKind::ReplayDaysDecided, Subject::Lecture(lecture))
                .with("recording", recording)
                .with("again", again);
            tx.emit(event).await?;
            Ok(())
        })
    });
    Ok(done.await?)
}

/// Lets watching the recording that is shown count, though it is shorter than 60 % of the lecture's core.
pub(super) async fn accept(
    db: &Db,
    organizer: &Organizer,
    slug: &str,
    typed: &str,
) -> Answer<(), ValidationErrors> {
    let (slug, act) = (slug.to_owned(), db.act(organizer));
    let mut check = Check::default();
    let reason = reason(&mut check, "reason", typed);
    let reason = check.done(reason)?;
    let by = organizer.person().id.0;
    let done = db.change(move |tx| {
        Box::pin(async move {
            lock_lecture(tx, &slug).await?;
            let accepted: Option<(LectureId, RecordingId)> = tx
                .sql(sql!(
                    "UPDATE recordings SET accepted_at = $2, accepted_by = $3, accepted_reason = $4
                     WHERE lecture_id = (SELECT l.id FROM lectures l WHERE l.slug = $1)
                         AND state = 'published' AND accepted_at IS NULL
                         AND duration_ms * 5 < core_ms * 3
                     RETURNING lecture_id, id"
                ))
                .bind(&slug)
                .bind(act.at.0)
                .bind(by)
                .bind(&reason)
                .opt()
                .await?;
            let (lecture, recording) = accepted
                .ok_or_else(|| ValidationErrors(vec![Problem::new("", "film-accept-nothing")]))?;
            let subject = Subject::Lecture(lecture);
            let event = act
                .event(EventKind::ReplayAccepted, subject)
                .with("recording", recording)
                .with_detail("reason", reason);
            tx.emit(event).await?;
            Ok(())
        })
    });
    Ok(done.await?)
}

/// Takes the replay away.
pub(super) async fn remove(
    db: &Db,
    organizer: &Organizer,
    slug: &str,
) -> Answer<Vec<String>, ValidationErrors> {
    let (slug, act) = (slug.to_owned(), db.act(organizer));
    let now = act.at.0;
    let files = db
        .change(move |tx| {
            Box::pin(async move {
                lock_lecture(tx, &slug).await?;
                let lecture: Option<LectureId> = tx
                    .sql(sql!(
                        "SELECT v.lecture_id FROM replays v JOIN lectures l ON l.id = v.lecture_id
                         WHERE l.slug = $1 AND v.removed_at IS NULL"
                    ))
                    .bind(slug)
                    .opt_value()
                    .await?;
                let lecture = lecture.ok_or(Refused::NotFound)?;
                // One that is pending stays, to take its place. In the order in which publishing locks them.
                let gone = remove_recording(tx, lecture, State::Published, now).await?;
                tx.sql(sql!(
                    "UPDATE replays SET removed_at = $2 WHERE lecture_id = $1"
                ))
                .bind(lecture)
                .bind(now)
                .run()
                .await?;
                let subject = Subject::Lecture(lecture);
                tx.emit(act.event(EventKind::ReplayRemoved, subject))
                    .await?;
                Ok(gone)
            })
        })
        .await?;
    Ok(files)
}
