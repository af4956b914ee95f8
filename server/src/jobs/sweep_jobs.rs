//! Deletes the jobs that ended long ago.

use super::worker::{Runner, Running};
use crate::db::Db;
use crate::features::replays::{MakeRenditions, MakeSounds};
use crate::queue::{Job, JobError, Lane, Priority};
use app::i18n::Instant;
use async_trait::async_trait;
use serde::{Deserialize, Serialize};

/// One that was done is kept for so long, in milliseconds, for whoever asks what the hall has done ...
const DONE_LASTS: i64 = 7 * Instant::DAY;
/// ... and one that failed for good for so long.
const FAILED_LASTS: i64 = 90 * Instant::DAY;
/// What became of a recording's renditions and sounds is shown beside it, and goes with it.
const KEPT: [&str; 2] = [MakeRenditions::KIND, MakeSounds::KIND];

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct SweepJobs;

impl Job for SweepJobs {
    const KIND: &'static str = "sweep-jobs";
    const LANE: Lane = Lane::Short;
    const PRIORITY: Priority = Priority::Low;
}

/// How that is done.
pub(super) struct Sweeper(pub(super) Db);

#[async_trait]
impl Runner for Sweeper {
    type Job = SweepJobs;

    async fn run(&self, _: SweepJobs, _: &Running<'_>) -> Result<(), JobError> {
        let now = self.0.now();
        let (done, failed) = (now.plus(-DONE_LASTS), now.plus(-FAILED_LASTS));
        Ok(self.0.sweep_jobs(done, failed, &KEPT).await?)
    }
}
