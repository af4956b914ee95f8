//! A job in a worker's hands: claimed, renewed, ended, given back.

use super::{Job, JobError, Lane, Priority};
use crate::db::{Db, Sql, StoreError, Tx, json_rows};
use app::answer::NoRefusal;
use app::i18n::Instant;

/// How long a claim lasts unless it is renewed, in milliseconds.
const LASTS: i64 = Instant::MINUTE;
/// A job that did not end well is tried again after so long, twice as long with each attempt ...
const REST: i64 = Instant::MINUTE;
/// ... and no later than after so long.
const LONGEST_REST: i64 = 60 * Instant::MINUTE;

/// A job that is ours for now.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Claim {
    id: i64,
    /// Its kind's name.
    pub kind: String,
    /// What tells it from others of its kind.
    pub key: String,
    payload: String,
    /// Which claim this is: whoever claims it next has another number.
    claims: i64,
    /// Which attempt this is since the job was queued or done last.
    pub attempts: i64,
    /// Where it is done again and again: how long after its end, in milliseconds.
    every: Option<i64>,
}

impl Claim {
    /// What is to be done.
    ///
    /// # Errors
    /// Where an earlier version meant something else by it.
    pub fn job<J: Job>(&self) -> Result<J, JobError> {
        serde_json::from_str(&self.payload)
            .map_err(|error| JobError::lasting("job-fault", error.to_string()))
    }

    /// Whether it was begun so often and never ended that it is given up: whatever it does, no hall outlives it.
    pub const fn is_hopeless(&self, most_attempts: i64) -> bool {
        self.every.is_none() && self.attempts > most_attempts
    }

    /// How the job stands after an attempt, and when it is done again.
    fn after(&self, done: &Result<(), JobError>, most: i64, now: i64) -> (&'static str, i64) {
        let rest = (REST << (self.attempts - 1).clamp(0, 6)).min(LONGEST_REST);
        match (done, self.every) {
            (Err(error), None) if error.retry && self.attempts < most => ("waiting", now + rest),
            (Err(_), None) => ("failed", now),
            (Ok(()), None) => ("done", now),
            (Ok(()), Some(every)) => ("waiting", now + every),
            (Err(_), Some(every)) => ("waiting", now + every.min(rest)),
        }
    }
}

impl Tx<'_> {
    /// Whether a claimed job is still this worker's, and stays so until the change is done; for changes that a job makes.
    ///
    /// # Errors
    /// The database's.
    pub async fn holds(&mut self, claim: &Claim) -> sqlx::Result<bool> {
        self.sql(locking!("SELECT id FROM jobs WHERE id = $1 FOR UPDATE"))
            .bind(claim.id)
            .run()
            .await?;
        let held: Option<i64> = self
            .sql(sql!(
                "SELECT id FROM jobs WHERE id = $1 AND claims = $2 AND state = 'running'"
            ))
            .bind(claim.id)
            .bind(claim.claims)
            .opt_value()
            .await?;
        Ok(held.is_some())
    }
}

impl Db {
    /// Claims the next job of a lane that is of one of those kinds, if one waits: what a newer hall beside this one has
    /// queued is left to it.
    ///
    /// # Errors
    /// The database's.
    pub async fn claim_job(
        &self,
        lane: Lane,
        kinds: &[&'static str],
    ) -> Result<Option<Claim>, StoreError<NoRefusal>> {
        let (now, kinds) = (self.now().0, json_rows(kinds.iter().map(|kind| (kind,))));
        if !self.has_job(lane, &kinds, now).await? {
            return Ok(None);
        }
        self.change(move |tx| {
            Box::pin(async move {
                let Some(id) = next(tx, lane, &kinds, now).await? else {
                    return Ok(None);
                };
                let claim = tx
                    .sql(sql!(
                        "UPDATE jobs SET state = 'running', attempts = attempts + 1,
                             claims = claims + 1, claimed_until = $2, percent = 0,
                             again_at = NULL WHERE id = $1
                         RETURNING id, kind, key, payload, claims, attempts, every"
                    ))
                    .bind(id)
                    .bind(now + LASTS)
                    .one()
                    .await?;
                Ok(Some(claim))
            })
        })
        .await
    }

    /// Asked first, so that an idle worker writes nothing.
    async fn has_job(
        &self,
        lane: Lane,
        kinds: &str,
        now: i64,
    ) -> Result<bool, StoreError<NoRefusal>> {
        self.read(async |tx| {
            let waits: bool = tx
                .sql(sql!(
                    "WITH kinds AS (
                         SELECT b.value ->> 0 AS kind FROM jsonb_each(CAST($3 AS jsonb_text)) b)
                     SELECT EXISTS (SELECT 1 FROM jobs WHERE lane = $1 AND state = 'waiting'
                         AND priority IN (0, 1, 2) AND run_at <= $2
                         AND kind IN (SELECT kind FROM kinds))
                     OR EXISTS (SELECT 1 FROM jobs WHERE lane = $1 AND state = 'running'
                         AND claimed_until < $2 AND kind IN (SELECT kind FROM kinds))"
                ))
                .bind(lane.code())
                .bind(now)
                .bind(kinds)
                .value()
                .await?;
            Ok(waits)
        })
        .await
    }

    /// Writes how far a job has come and renews the claim; `false` where it is ours no more.
    ///
    /// # Errors
    /// The database's.
    pub async fn renew_claim(
        &self,
        claim: &Claim,
        stage: &'static str,
        percent: i64,
    ) -> Result<bool, StoreError<NoRefusal>> {
        let (claim, now) = (claim.clone(), self.now().0);
        self.change(move |tx| {
            Box::pin(async move {
                let renewed = tx
                    .sql(sql!(
                        "UPDATE jobs SET stage = $3, percent = $4, claimed_until = $5 WHERE id = $1
                         AND claims = $2 AND state = 'running'"
                    ))
                    .bind(claim.id)
                    .bind(claim.claims)
                    .bind(stage)
                    .bind(percent)
                    .bind(now + LASTS)
                    .run()
                    .await?;
                Ok(renewed == 1)
            })
        })
        .await
    }

    /// Writes how a job ended. One that may do better is tried again after a rest, at most so often; one that was queued
    /// once more while it ran waits again, and where it rests, that attempt is the one more.
    ///
    /// # Errors
    /// The database's.
    pub async fn end_job(
        &self,
        claim: &Claim,
        stage: &'static str,
        done: Result<(), JobError>,
        most_attempts: i64,
    ) -> Result<(), StoreError<NoRefusal>> {
        let (claim, now) = (claim.clone(), self.now().0);
        let (state, run_at) = claim.after(&done, most_attempts, now);
        let ended = claim.every.is_none() && state != "waiting";
        let rests = done.is_err() && state == "waiting";
        let attempts = match (&done, claim.every) {
            (Ok(()), Some(_)) => 0,
            _ => claim.attempts,
        };
        let percent = if done.is_ok() { 100_i64 } else { 0 };
        let reason = done
            .err()
            .map(|error| format!("{}\n{}", error.key, error.detail));
        self.change(move |tx| {
            Box::pin(async move {
                tx.sql(sql!(
                    "UPDATE jobs SET
                         state = CASE WHEN again_at IS NULL THEN $3 ELSE 'waiting' END,
                         stage = $4, reason = $5,
                         run_at = CASE WHEN again_at IS NULL OR $10 THEN $6
                             WHEN $3 = 'waiting' AND again_at > $6 THEN $6 ELSE again_at END,
                         percent = $7, claimed_until = NULL,
                         ended_at = CASE WHEN again_at IS NULL THEN CAST($8 AS BIGINT) END,
                         attempts = CASE WHEN again_at IS NULL OR $10 THEN CAST($9 AS BIGINT)
                             ELSE 0 END,
                         again_at = NULL
                     WHERE id = $1 AND claims = $2 AND state = 'running'"
                ))
                .bind(claim.id)
                .bind(claim.claims)
                .bind(state)
                .bind(stage)
                .bind(reason.unwrap_or_default())
                .bind(run_at)
                .bind(percent)
                .bind(ended.then_some(now))
                .bind(attempts)
                .bind(rests)
                .run()
                .await?;
                Ok(())
            })
        })
        .await
    }

    /// Gives a job back as if it had not been tried.
    ///
    /// # Errors
    /// The database's.
    pub async fn release_job(&self, claim: &Claim) -> Result<(), StoreError<NoRefusal>> {
        let claim = claim.clone();
        self.change(move |tx| {
            Box::pin(async move {
                tx.sql(sql!(
                    "UPDATE jobs SET state = 'waiting', attempts = attempts - 1,
                         claimed_until = NULL, again_at = NULL
                     WHERE id = $1 AND claims = $2 AND state = 'running'"
                ))
                .bind(claim.id)
                .bind(claim.claims)
                .run()
                .await?;
                Ok(())
            })
        })
        .await
    }
}

/// The next of a lane: one whose worker is gone, else the oldest of the highest priority. Another node's is passed over.
async fn next(tx: &mut Tx<'_>, lane: Lane, kinds: &str, now: i64) -> sqlx::Result<Option<i64>> {
    let left = Sql::by_engine(
        sqlite!(
            "SELECT id FROM jobs WHERE lane = $1 AND state = 'running' AND claimed_until < $2
                 AND kind IN (SELECT b.value ->> 0 FROM jsonb_each(CAST($3 AS jsonb_text)) b)
             ORDER BY claimed_until, id LIMIT 1"
        ),
        postgres!(
            "SELECT id FROM jobs WHERE lane = $1 AND state = 'running' AND claimed_until < $2
                 AND kind IN (SELECT b.value ->> 0 FROM jsonb_each(CAST($3 AS jsonb_text)) b)
             ORDER BY claimed_until, id LIMIT 1 FOR UPDATE SKIP LOCKED"
        ),
    );
    let left = tx
        .sql(left)
        .bind(lane.code())
        .bind(now)
        .bind(kinds)
        .opt_value()
        .await?;
    if left.is_some() {
        return Ok(left);
    }
    for priority in Priority::ALL {
        let waits = Sql::by_engine(
            sqlite!(
                "SELECT id FROM jobs WHERE lane = $1 AND priority = $3 AND state = 'waiting'
                     AND run_at <= $2
                     AND kind IN (SELECT b.value ->> 0 FROM jsonb_each(CAST($4 AS jsonb_text)) b)
                 ORDER BY run_at, id LIMIT 1"
            ),
            postgres!(
                "SELECT id FROM jobs WHERE lane = $1 AND priority = $3 AND state = 'waiting'
                     AND run_at <= $2
                     AND kind IN (SELECT b.value ->> 0 FROM jsonb_each(CAST($4 AS jsonb_text)) b)
                 ORDER BY run_at, id LIMIT 1 FOR UPDATE SKIP LOCKED"
            ),
        );
        let waits = tx
            .sql(waits)
            .bind(lane.code())
            .bind(now)
            .bind(priority.code())
            .bind(kinds)
            .opt_value()
            .await?;
        if waits.is_some() {
            return Ok(waits);
        }
    }
    Ok(None)
}
