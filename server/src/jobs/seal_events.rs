//! Seals what has happened since the log was sealed last.

use super::worker::{Runner, Running};
use crate::db::Db;
use crate::queue::{Job, JobError, Lane, Priority};
use async_trait::async_trait;
use serde::{Deserialize, Serialize};

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct SealEvents;

impl Job for SealEvents {
    const KIND: &'static str = "seal-events";
    const LANE: Lane = Lane::Short;
    const PRIORITY: Priority = Priority::Low;
}

/// How that is done.
pub(super) struct Sealer(pub(super) Db);

#[async_trait]
impl Runner for Sealer {
    type Job = SealEvents;

    async fn run(&self, _: SealEvents, _: &Running<'_>) -> Result<(), JobError> {
        self.0.seal_events().await?;
        Ok(())
    }
}
