//! Takes away the marks of newcomers' networks once they are a day old.

use super::worker::{Runner, Running};
use crate::db::Db;
use crate::queue::{Job, JobError, Lane, Priority};
use async_trait::async_trait;
use serde::{Deserialize, Serialize};

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct SweepNewcomers;

impl Job for SweepNewcomers {
    const KIND: &'static str = "sweep-newcomers";
    const LANE: Lane = Lane::Short;
    const PRIORITY: Priority = Priority::Low;
}

/// How that is done.
pub(super) struct Sweeper(pub(super) Db);

#[async_trait]
impl Runner for Sweeper {
    type Job = SweepNewcomers;

    async fn run(&self, _: SweepNewcomers, _: &Running<'_>) -> Result<(), JobError> {
        Ok(self.0.accounts().sweep_newcomers().await?)
    }
}
