//! The queue: work that takes longer than a request or is done again and again, as rows of a table.
//!
//! A change that wants something done says `tx.enqueue(&job)`; it is durable with the change itself. A worker claims a
//! job for a minute at a time and renews the claim while it works; one whose node was killed is taken up again when its
//! claim has run out. Of two nodes one gets a job.

mod claim;
mod error;

pub use claim::Claim;
pub use error::JobError;

use crate::db::{Db, StoreError, Topic, Tx, json_rows};
use app::answer::NoRefusal;
use app::i18n::Instant;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::time::Duration;

/// Jobs of one lane do not wait for those of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lane {
    /// What is done in seconds: sweeps, messages.
    Short,
    /// What a viewer waits for, and takes the machine for some seconds up to minutes.
    Awaited,
    /// What takes the machine for a while, and is bounded by `--jobs`.
    Renditions,
}

impl Lane {
    /// As the table has it.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Short => "short",
            Self::Awaited => "awaited",
            Self::Renditions => "renditions",
        }
    }
}

/// Which of those that wait in a lane is done first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Priority {
    /// Somebody waits for it.
    High,
    /// In its turn.
    Normal,
    /// When nothing else waits.
    Low,
}

impl Priority {
    const ALL: [Self; 3] = [Self::High, Self::Normal, Self::Low];

    const fn code(self) -> i64 {
        match self {
            Self::High => 0,
            Self::Normal => 1,
            Self::Low => 2,
        }
    }
}

/// What is to be done, as the table keeps it.
pub trait Job: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// Its kind's name.
    const KIND: &'static str;
    /// Where it waits.
    const LANE: Lane;
    /// Before which others.
    const PRIORITY: Priority = Priority::Normal;
    /// So long it may take; then it is dropped, and tried again.
    const LIMIT: Duration = Duration::from_mins(10);
    /// So often it is tried by itself.
    const MOST_ATTEMPTS: i64 = 3;

    /// What tells it from others of its kind: of those that wait there is one of each key. Where nothing does, there is
    /// one of the kind.
    fn key(&self) -> String {
        String::new()
    }
}

impl Tx<'_> {
    /// Queues a job, to be done at that time or later. One of that kind and key that waits already is the same job, and
    /// keeps its own time; one that runs is done once more after that, or what it has read by now would be all that it ever
    /// knows; one that has ended is done anew.
    ///
    /// # Errors
    /// The database's.
    pub async fn enqueue<J: Job>(&mut self, job: &J, run_at: Instant) -> sqlx::Result<()> {
        self.touch(Topic::Jobs);
        self.sql(sql!(
            "INSERT INTO jobs (kind, key, lane, payload, priority, state, run_at)
             VALUES ($1, $2, $3, $4, $5, 'waiting', $6)
             ON CONFLICT (kind, key) DO UPDATE SET payload = excluded.payload,
                 state = CASE WHEN jobs.state = 'running' THEN 'running' ELSE 'waiting' END,
                 run_at = CASE WHEN jobs.state = 'running' THEN jobs.run_at
                     ELSE excluded.run_at END,
                 again_at = CASE WHEN jobs.state <> 'running' THEN NULL
                     WHEN jobs.again_at < excluded.run_at THEN jobs.again_at
                     ELSE excluded.run_at END,
                 attempts = CASE WHEN jobs.state = 'running' THEN jobs.attempts ELSE 0 END,
                 reason = CASE WHEN jobs.state = 'running' THEN jobs.reason ELSE '' END,
                 ended_at = NULL
             WHERE jobs.state <> 'waiting'"
        ))
        .bind(J::KIND)
        .bind(job.key())
        .bind(J::LANE.code())
        .bind(payload(job)?)
        .bind(J::PRIORITY.code())
        .bind(run_at.0)
        .run()
        .await?;
        Ok(())
    }

    /// Queues a job that failed once more. Answers whether there was one.
    ///
    /// # Errors
    /// The database's.
    pub async fn retry<J: Job>(&mut self, key: &str, run_at: Instant) -> sqlx::Result<bool> {
        self.touch(Topic::Jobs);
        let queued = self
            .sql(sql!(
                "UPDATE jobs SET state = 'waiting', attempts = 0, percent = 0, run_at = $3,
                     claimed_until = NULL, ended_at = NULL
                 WHERE kind = $1 AND key = $2 AND state = 'failed'"
            ))
            .bind(J::KIND)
            .bind(key)
            .bind(run_at.0)
            .run()
            .await?;
        Ok(queued > 0)
    }

    /// Takes a job out of the queue, whatever has become of it.
    ///
    /// # Errors
    /// The database's.
    pub async fn dequeue<J: Job>(&mut self, key: &str) -> sqlx::Result<()> {
        self.sql(sql!("DELETE FROM jobs WHERE kind = $1 AND key = $2"))
            .bind(J::KIND)
            .bind(key)
            .run()
            .await?;
        Ok(())
    }
}

impl Db {
    /// Has a job done again and again, so long after each end of it; the first time so long from now.
    ///
    /// # Errors
    /// The database's.
    pub async fn schedule<J: Job>(
        &self,
        job: &J,
        every: Duration,
    ) -> Result<(), StoreError<NoRefusal>> {
        let every = i64::try_from(every.as_millis()).unwrap_or(i64::MAX);
        let (key, payload, first) = (job.key(), payload(job)?, self.now().0 + every);
        self.change(move |tx| {
            Box::pin(async move {
                // One that was done or failed for good in an earlier version is begun anew.
                tx.sql(sql!(
                    "INSERT INTO jobs (kind, key, lane, payload, priority, state, run_at, every)
                     VALUES ($1, $2, $3, $4, $5, 'waiting', $6, $7)
                     ON CONFLICT (kind, key) DO UPDATE SET every = excluded.every,
                         payload = excluded.payload, lane = excluded.lane,
                         priority = excluded.priority, ended_at = NULL,
                         state = CASE WHEN jobs.state = 'running' THEN 'running'
                             ELSE 'waiting' END,
                         run_at = CASE WHEN jobs.run_at < excluded.run_at THEN jobs.run_at
                             ELSE excluded.run_at END"
                ))
                .bind(J::KIND)
                .bind(key)
                .bind(J::LANE.code())
                .bind(payload)
                .bind(J::PRIORITY.code())
                .bind(first)
                .bind(every)
                .run()
                .await?;
                Ok(())
            })
        })
        .await
    }

    /// Deletes jobs that have ended: those that were done up to one moment, and those that failed for good up to another.
    /// What those kinds say of themselves is kept: whoever queued them takes them out of the queue.
    ///
    /// # Errors
    /// The database's.
    pub async fn sweep_jobs(
        &self,
        done_until: Instant,
        failed_until: Instant,
        kept: &[&'static str],
    ) -> Result<(), StoreError<NoRefusal>> {
        let kept = json_rows(kept.iter().map(|kind| (kind,)));
        self.change(move |tx| {
            Box::pin(async move {
                for (state, until) in [("done", done_until), ("failed", failed_until)] {
                    tx.sql(sql!(
                        "DELETE FROM jobs WHERE ended_at <= $1 AND state = $2
                         AND kind NOT IN (
                             SELECT b.value ->> 0 FROM jsonb_each(CAST($3 AS jsonb_text)) b)"
                    ))
                    .bind(until.0)
                    .bind(state)
                    .bind(&kept)
                    .run()
                    .await?;
                }
                Ok(())
            })
        })
        .await
    }

    /// How many jobs there are, by kind and state; what ended long ago is counted no more.
    ///
    /// # Errors
    /// The database's.
    pub async fn count_jobs(&self) -> Result<Vec<(String, String, i64)>, StoreError<NoRefusal>> {
        self.query(sql!(
            "SELECT kind, state, count(*) FROM jobs GROUP BY kind, state"
        ))
        .all()
        .await
    }
}

fn payload(job: &impl Serialize) -> sqlx::Result<String> {
    serde_json::to_string(job).map_err(|error| sqlx::Error::Encode(error.into()))
}
