//! Writes down which held seats have lapsed.

use super::worker::{Runner, Running};
use crate::db::Db;
use crate::queue::{Job, JobError, Lane, Priority};
use async_trait::async_trait;
use serde::{Deserialize, Serialize};

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct SweepHolds;

impl Job for SweepHolds {
    const KIND: &'static str = "sweep-holds";
    const LANE: Lane = Lane::Short;
    const PRIORITY: Priority = Priority::Low;
}

/// How that is done.
pub(super) struct Sweeper(pub(super) Db);

#[async_trait]
impl Runner for Sweeper {
    type Job = SweepHolds;

    async fn run(&self, _: SweepHolds, _: &Running<'_>) -> Result<(), JobError> {
        Ok(self.0.enrolment().sweep_holds().await?)
    }
}
