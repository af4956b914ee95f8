//! Deletes the sessions that have run out.

use super::worker::{Runner, Running};
use crate::db::Db;
use crate::queue::{Job, JobError, Lane, Priority};
use async_trait::async_trait;
use serde::{Deserialize, Serialize};

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct SweepSessions;

impl Job for SweepSessions {
    const KIND: &'static str = "sweep-sessions";
    const LANE: Lane = Lane::Short;
    const PRIORITY: Priority = Priority::Low;
}

/// How that is done.
pub(super) struct Sweeper(pub(super) Db);

#[async_trait]
impl Runner for Sweeper {
    type Job = SweepSessions;

    async fn run(&self, _: SweepSessions, _: &Running<'_>) -> Result<(), JobError> {
        Ok(self.0.accounts().sweep_sessions(self.0.now()).await?)
    }
}
