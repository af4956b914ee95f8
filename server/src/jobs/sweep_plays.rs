//! Deletes plays of which nothing was ever watched, once they are a day old.

use super::worker::{Runner, Running};
use crate::db::Db;
use crate::queue::{Job, JobError, Lane, Priority};
use app::i18n::Instant;
use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use std::sync::atomic::{AtomicI64, Ordering};

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct SweepPlays;

impl Job for SweepPlays {
    const KIND: &'static str = "sweep-plays";
    const LANE: Lane = Lane::Short;
    const PRIORITY: Priority = Priority::Low;
}

/// How that is done.
pub(super) struct Sweeper {
    db: Db,
    /// Up to when this node has swept: at first what is left of the last month, then what has come of age since.
    swept: AtomicI64,
}

impl Sweeper {
    pub(super) fn new(db: Db) -> Self {
        let swept = AtomicI64::new(db.now().plus(-30 * Instant::DAY).0);
        Self { db, swept }
    }
}

#[async_trait]
impl Runner for Sweeper {
    type Job = SweepPlays;

    /// A day at a time.
    async fn run(&self, _: SweepPlays, _: &Running<'_>) -> Result<(), JobError> {
        let yesterday = self.db.now().plus(-Instant::DAY);
        let mut swept = Instant(self.swept.load(Ordering::Relaxed));
        while swept < yesterday {
            let until = yesterday.min(swept.plus(Instant::DAY));
            self.db.replays().sweep_plays(swept..until).await?;
            swept = until;
            self.swept.store(swept.0, Ordering::Relaxed);
        }
        Ok(())
    }
}
