//! A recording that has arrived: taken in, published, removed.

use crate::db::{Db, Halt, Lock};
use app::answer::{Answer, Invalid, Never, Problem, Read, Refused};
use app::i18n::Instant;
use app::replays::{Arrived, NO_CAPTIONS_MOST, NewReplay, Recordings, Waiting};

/// Name, bytes, length, when it arrived.
type WaitingRow = (String, i64, i64, i64);

/// A reason as it was typed, if it is one.
pub(super) fn reason(typed: &str) -> Result<String, Invalid> {
    let typed = typed.trim();
    if typed.chars().count() > NO_CAPTIONS_MOST {
        let problem = Problem::new("no_captions_reason", "publish-long-reason");
        return Err(Invalid(vec![problem.with("most", NO_CAPTIONS_MOST)]));
    }
    Ok(typed.to_owned())
}

/// The lecture of a slug, locked: one recording is taken in or published at a time.
macro_rules! lecture {
    ($c:ident, $slug:expr) => {{
        $c.lock(
            locking!("SELECT id FROM lectures WHERE slug = $1 FOR NO KEY UPDATE"),
            $slug,
        )
        .await?;
        let lecture: Option<(i64,)> = sqlx::query_as(sql!(
            "SELECT id FROM lectures WHERE slug = $1 AND status = 'published'"
        ))
        .bind($slug)
        .fetch_optional(&mut *$c)
        .await?;
        let (lecture,) =
            lecture.ok_or_else(|| Invalid(vec![Problem::new("", "upload-not-published")]))?;
        lecture
    }};
}

macro_rules! has_captions {
    ($c:ident, $lecture:expr) => {{
        let (captions,): (i64,) = sqlx::query_as(sql!(
            "SELECT count(*) FROM tracks WHERE lecture_id = $1 AND kind = 'captions'"
        ))
        .bind($lecture)
        .fetch_one(&mut *$c)
        .await?;
        captions > 0
    }};
}

/// Shows a recording as the lecture's replay.
macro_rules! show {
    ($c:ident, $recording:expr, $reason:expr, $now:expr) => {{
        // When it was published tells one film from another: what was watched was watched of that one.
        sqlx::query(sql!(
            "INSERT INTO replays (lecture_id, file, media_type, bytes, duration_ms, published_at, recording_id,
                                  no_captions_reason)
             SELECT r.lecture_id, r.file, r.media_type, r.bytes, r.duration_ms, CAST($2 AS BIGINT), r.id,
                    CAST($3 AS TEXT)
             FROM recordings r WHERE r.id = $1
             ON CONFLICT (lecture_id) DO UPDATE SET file = excluded.file, media_type = excluded.media_type,
                 bytes = excluded.bytes, duration_ms = excluded.duration_ms, removed_at = NULL,
                 recording_id = excluded.recording_id, no_captions_reason = excluded.no_captions_reason,
                 published_at = CASE WHEN excluded.published_at > replays.published_at THEN excluded.published_at
                                     ELSE replays.published_at + 1 END"
        ))
        .bind($recording)
        .bind($now)
        .bind($reason)
        .execute(&mut *$c)
        .await?;
    }};
}

/// Takes away every recording of the lecture but that one and the one that is shown; their files, and what was made
/// of them.
macro_rules! gone {
    ($c:ident, $lecture:expr, $but:expr, $now:expr) => {{
        let removed: Vec<(i64, String)> = sqlx::query_as(sql!(
            "UPDATE recordings SET removed_at = $3
             WHERE lecture_id = $1 AND id <> $2 AND removed_at IS NULL
               AND NOT EXISTS (SELECT 1 FROM replays v WHERE v.recording_id = recordings.id AND v.removed_at IS NULL)
             RETURNING id, file"
        ))
        .bind($lecture)
        .bind($but)
        .bind($now)
        .fetch_all(&mut *$c)
        .await?;
        let mut files = Vec::new();
        for (recording, file) in removed {
            files.push(file);
            let made: Vec<(String,)> = sqlx::query_as(sql!(
                "DELETE FROM renditions WHERE recording_id = $1 RETURNING file"
            ))
            .bind(recording)
            .fetch_all(&mut *$c)
            .await?;
            files.extend(made.into_iter().map(|(file,)| file));
            sqlx::query(sql!("DELETE FROM jobs WHERE recording_id = $1"))
                .bind(recording)
                .execute(&mut *$c)
                .await?;
        }
        files
    }};
}

/// Takes in what has arrived, and publishes it where nothing stands in the way.
pub(super) async fn arrive(
    db: &Db,
    by: i64,
    slug: &str,
    file: &NewReplay,
) -> Answer<Arrived, Invalid> {
    let (slug, file, now) = (slug.to_owned(), file.clone(), db.now().0);
    let reason = reason(&file.no_captions_reason)?;
    let arrived = change!(db, |c| {
        let lecture = lecture!(c, &slug);
        let (recording,): (i64,) = sqlx::query_as(sql!(
            "INSERT INTO recordings (lecture_id, file, name, media_type, bytes, duration_ms, sha256, arrived_by, arrived_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id"
        ))
        .bind(lecture)
        .bind(file.file)
        .bind(file.name)
        .bind(file.media_type)
        .bind(file.bytes)
        .bind(file.duration_ms)
        .bind(file.sha256)
        .bind(by)
        .bind(now)
        .fetch_one(&mut *c)
        .await?;
        sqlx::query(sql!(
            "INSERT INTO jobs (kind, recording_id, state, queued_at) VALUES ('renditions', $1, 'waiting', $2)"
        ))
        .bind(recording)
        .bind(now)
        .execute(&mut *c)
        .await?;
        if let Some(upload) = file.upload {
            // An upload is taken in once.
            let taken = sqlx::query(sql!(
                "UPDATE uploads SET recording_id = $2 WHERE id = $1 AND recording_id IS NULL"
            ))
            .bind(upload)
            .bind(recording)
            .execute(&mut *c)
            .await?;
            if taken.rows_affected() == 0 {
                return Err(Refused::NotFound.into());
            }
        }
        let captions = has_captions!(c, lecture);
        let published = captions || !reason.is_empty();
        if published {
            let reason = if captions { String::new() } else { reason };
            show!(c, recording, reason, now);
        }
        let gone = gone!(c, lecture, recording, now);
        Ok::<_, Halt<Invalid>>(Arrived { published, gone })
    })?;
    db.programme_changed();
    Ok(arrived)
}

/// Publishes the recording that waits.
pub(super) async fn publish(db: &Db, slug: &str, typed: &str) -> Answer<Vec<String>, Invalid> {
    let (slug, now) = (slug.to_owned(), db.now().0);
    let reason = reason(typed)?;
    let gone = change!(db, |c| {
        let lecture = lecture!(c, &slug);
        let waiting: Option<(i64,)> = sqlx::query_as(sql!(
            "SELECT r.id FROM recordings r WHERE r.lecture_id = $1 AND r.removed_at IS NULL
               AND NOT EXISTS (SELECT 1 FROM replays v WHERE v.recording_id = r.id AND v.removed_at IS NULL)
             ORDER BY r.id DESC LIMIT 1"
        ))
        .bind(lecture)
        .fetch_optional(&mut *c)
        .await?;
        let (recording,) =
            waiting.ok_or_else(|| Invalid(vec![Problem::new("", "publish-nothing-waits")]))?;
        let captions = has_captions!(c, lecture);
        if !captions && reason.is_empty() {
            let problem = Problem::new("no_captions_reason", "publish-no-reason");
            return Err(Invalid(vec![problem]).into());
        }
        let reason = if captions { String::new() } else { reason };
        show!(c, recording, reason, now);
        Ok::<_, Halt<Invalid>>(gone!(c, lecture, recording, now))
    })?;
    db.programme_changed();
    Ok(gone)
}

/// What the desk is told.
pub(super) async fn recordings(db: &Db, slug: &str) -> Read<Recordings> {
    let slug = slug.to_owned();
    Ok(read!(db, |c| {
        async {
            let (captions, reason): (i64, Option<String>) = sqlx::query_as(sql!(
                "SELECT (SELECT count(*) FROM tracks t WHERE t.lecture_id = l.id AND t.kind = 'captions'),
                        (SELECT v.no_captions_reason FROM replays v WHERE v.lecture_id = l.id AND v.removed_at IS NULL)
                 FROM lectures l WHERE l.slug = $1"
            ))
            .bind(&slug)
            .fetch_one(&mut *c)
            .await?;
            let waiting: Option<WaitingRow> = sqlx::query_as(sql!(
                "SELECT r.name, r.bytes, r.duration_ms, r.arrived_at FROM recordings r
                 JOIN lectures l ON l.id = r.lecture_id
                 WHERE l.slug = $1 AND r.removed_at IS NULL
                   AND NOT EXISTS (SELECT 1 FROM replays v WHERE v.recording_id = r.id AND v.removed_at IS NULL)
                 ORDER BY r.id DESC LIMIT 1"
            ))
            .bind(&slug)
            .fetch_optional(&mut *c)
            .await?;
            Ok::<_, Halt<Never>>(Recordings {
                captions: captions > 0,
                waiting: waiting.map(|(name, bytes, duration_ms, at)| Waiting {
                    name,
                    bytes,
                    duration_ms,
                    arrived: Instant(at),
                }),
                no_captions_reason: reason.unwrap_or_default(),
            })
        }
        .await
    })?)
}

/// Takes the replay away.
pub(super) async fn remove(db: &Db, slug: &str) -> Answer<Vec<String>, Invalid> {
    let (slug, now) = (slug.to_owned(), db.now().0);
    let files = change!(db, |c| {
        let removed: Option<(i64, Option<i64>)> = sqlx::query_as(sql!(
            "UPDATE replays SET removed_at = $2
             WHERE removed_at IS NULL AND lecture_id = (SELECT id FROM lectures WHERE slug = $1)
             RETURNING lecture_id, recording_id"
        ))
        .bind(slug)
        .bind(now)
        .fetch_optional(&mut *c)
        .await?;
        let (lecture, shown) = removed.ok_or(Refused::NotFound)?;
        // One that waits to take its place stays.
        let waiting: Option<(i64,)> = sqlx::query_as(sql!(
            "SELECT id FROM recordings WHERE lecture_id = $1 AND id <> $2 AND removed_at IS NULL ORDER BY id DESC LIMIT 1"
        ))
        .bind(lecture)
        .bind(shown.unwrap_or_default())
        .fetch_optional(&mut *c)
        .await?;
        let but = waiting.map_or(0, |(id,)| id);
        Ok::<_, Halt<Invalid>>(gone!(c, lecture, but, now))
    })?;
    db.programme_changed();
    Ok(files)
}
