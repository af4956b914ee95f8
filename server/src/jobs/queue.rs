//! The queue: a table. A job is claimed for a minute at a time; one whose claim has run out is taken up again.

use super::Told;
use super::failure::Failure;
use crate::db::{Db, Sql};
use app::answer::{Answer, NoRefusal};
use app::i18n::Instant;

/// How long a claim lasts unless it is renewed.
const CLAIM: i64 = Instant::MINUTE;
/// So often a job is tried by itself.
const MOST_TRIES: i64 = 3;
/// A job that did not end well is tried again after so long, times the tries it has had.
const REST: i64 = Instant::MINUTE;

/// A job that is ours for now.
#[derive(Debug, Clone)]
pub(super) struct Claim {
    id: i64,
    /// The recording it is about.
    pub(super) recording: i64,
    /// Which try this is: whoever claims it next has another number.
    tries: i64,
}

/// What was made, and where it is kept.
#[derive(Debug, Clone)]
pub(super) struct Made {
    /// Its kind.
    pub(super) kind: &'static str,
    /// Its name in the storage.
    pub(super) file: String,
    /// Its type.
    pub(super) media_type: &'static str,
    /// Its size.
    pub(super) bytes: i64,
    /// How wide; 0 for a sound.
    pub(super) width: i64,
    /// How high; 0 for a sound.
    pub(super) height: i64,
}

/// Queues the recordings that arrived before there was a queue.
pub(super) async fn stock(db: &Db) -> Answer<(), NoRefusal> {
    let now = db.now().0;
    db.change(move |tx| {
        Box::pin(async move {
            tx.sql(sql!(
                "INSERT INTO jobs (kind, recording_id, state, queued_at)
                 SELECT 'renditions', r.id, 'waiting', CAST($1 AS BIGINT) FROM recordings r
                 WHERE r.removed_at IS NULL ON CONFLICT (kind, recording_id) DO NOTHING"
            ))
            .bind(now)
            .run()
            .await?;
            Ok(())
        })
    })
    .await?;
    Ok(())
}

/// Claims the next job, if one waits.
pub(super) async fn next(db: &Db) -> Answer<Option<Claim>, NoRefusal> {
    let now = db.now().0;
    let waits: Option<i64> = db
        .query(sql!(
            "SELECT id FROM jobs WHERE (state = 'waiting' AND queued_at <= $1)
             OR (state = 'running' AND claimed_until < $1) LIMIT 1"
        ))
        .bind(now)
        .opt_value()
        .await?;
    if waits.is_none() {
        return Ok(None);
    }
    let claimed = db
        .change(move |tx| {
            Box::pin(async move {
                let next = Sql::by_engine(
                    sqlite!(
                        "SELECT id FROM jobs WHERE (state = 'waiting' AND queued_at <= $1)
                             OR (state = 'running' AND claimed_until < $1)
                         ORDER BY queued_at, id LIMIT 1"
                    ),
                    postgres!(
                        "SELECT id FROM jobs WHERE (state = 'waiting' AND queued_at <= $1)
                             OR (state = 'running' AND claimed_until < $1)
                         ORDER BY queued_at, id LIMIT 1 FOR UPDATE SKIP LOCKED"
                    ),
                );
                let free: Option<i64> = tx.sql(next).bind(now).opt_value().await?;
                let Some(id) = free else { return Ok(None) };
                let (recording, tries): (i64, i64) = tx
                    .sql(sql!(
                        "UPDATE jobs SET state = 'running', tries = tries + 1, claimed_until = $2,
                             percent = 0 WHERE id = $1
                         RETURNING recording_id, tries"
                    ))
                    .bind(id)
                    .bind(now + CLAIM)
                    .one()
                    .await?;
                Ok(Some(Claim {
                    id,
                    recording,
                    tries,
                }))
            })
        })
        .await?;
    let Some(claim) = claimed else {
        return Ok(None);
    };
    if claim.tries <= MOST_TRIES {
        return Ok(Some(claim));
    }
    // It was never ended: whatever it does, the hall does not outlive it.
    let stopped = Failure::lasting("rendition-crashed", "");
    end(db, &claim, "check", Err(stopped)).await?;
    Ok(None)
}

/// Writes how far a job has come and renews the claim; `false` where it is ours no more.
pub(super) async fn tell(db: &Db, claim: &Claim, told: Told) -> Answer<bool, NoRefusal> {
    let (claim, now) = (claim.clone(), db.now().0);
    let told = db
        .change(move |tx| {
            Box::pin(async move {
                let told = tx
                    .sql(sql!(
                        "UPDATE jobs SET stage = $3, percent = $4, claimed_until = $5 WHERE id = $1
                         AND tries = $2 AND state = 'running'"
                    ))
                    .bind(claim.id)
                    .bind(claim.tries)
                    .bind(told.0)
                    .bind(told.1)
                    .bind(now + CLAIM)
                    .run()
                    .await?;
                Ok(told == 1)
            })
        })
        .await?;
    Ok(told)
}

/// Puts what was made beside its recording; `false` where the job is ours no more or the recording is gone.
pub(super) async fn made(db: &Db, claim: &Claim, made: Made) -> Answer<bool, NoRefusal> {
    let (claim, now) = (claim.clone(), db.now().0);
    let kept = db
        .change(move |tx| {
            Box::pin(async move {
                let ours: Option<i64> = tx
                    .sql(sql!(
                        "SELECT j.id FROM jobs j JOIN recordings r ON r.id = j.recording_id
                         WHERE j.id = $1 AND j.tries = $2 AND j.state = 'running'
                             AND r.removed_at IS NULL"
                    ))
                    .bind(claim.id)
                    .bind(claim.tries)
                    .opt_value()
                    .await?;
                if ours.is_none() {
                    return Ok(false);
                }
                let kept = tx
                    .sql(sql!(
                        "INSERT INTO renditions (recording_id, kind, file, media_type, bytes,
                             width, height, made_at)
                         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                         ON CONFLICT (recording_id, kind) DO NOTHING"
                    ))
                    .bind(claim.recording)
                    .bind(made.kind)
                    .bind(made.file)
                    .bind(made.media_type)
                    .bind(made.bytes)
                    .bind(made.width)
                    .bind(made.height)
                    .bind(now)
                    .run()
                    .await?;
                Ok(kept == 1)
            })
        })
        .await?;
    Ok(kept)
}

/// Writes how a job ended. One that may do better is tried again after a rest.
pub(super) async fn end(
    db: &Db,
    claim: &Claim,
    stage: &'static str,
    done: Result<(), Failure>,
) -> Answer<(), NoRefusal> {
    let (claim, now) = (claim.clone(), db.now().0);
    let (state, reason, queued_at, percent) = match done {
        Ok(()) => ("done", String::new(), now, 100),
        Err(failure) => {
            let again = failure.again && claim.tries < MOST_TRIES;
            let state = if again { "waiting" } else { "failed" };
            let reason = format!("{}\n{}", failure.key, failure.detail);
            (state, reason, now + REST * claim.tries, 0)
        }
    };
    db.change(move |tx| {
        Box::pin(async move {
            tx.sql(sql!(
                "UPDATE jobs SET state = $3, stage = $4, reason = $5, queued_at = $6, percent = $7,
                     claimed_until = NULL, ended_at = $8
                 WHERE id = $1 AND tries = $2 AND state = 'running'"
            ))
            .bind(claim.id)
            .bind(claim.tries)
            .bind(state)
            .bind(stage)
            .bind(reason)
            .bind(queued_at)
            .bind(percent)
            .bind((state != "waiting").then_some(now))
            .run()
            .await?;
            Ok(())
        })
    })
    .await?;
    Ok(())
}

/// Gives a job back as if it had not been tried.
pub(super) async fn release(db: &Db, claim: &Claim) {
    let claim = claim.clone();
    let released: Answer<(), NoRefusal> = async {
        db.change(move |tx| {
            Box::pin(async move {
                tx.sql(sql!(
                    "UPDATE jobs SET state = 'waiting', tries = tries - 1, claimed_until = NULL
                     WHERE id = $1 AND tries = $2 AND state = 'running'"
                ))
                .bind(claim.id)
                .bind(claim.tries)
                .run()
                .await?;
                Ok(())
            })
        })
        .await?;
        Ok(())
    }
    .await;
    if let Err(error) = released {
        tracing::warn!(?error, "a job was not given back; its claim runs out");
    }
}
