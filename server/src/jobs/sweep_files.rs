//! Deletes the stored files that no row names.

use super::worker::{Runner, Running};
use crate::db::Db;
use crate::media::Media;
use crate::queue::{Job, JobError, Lane, Priority};
use async_trait::async_trait;
use serde::{Deserialize, Serialize};

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct SweepFiles;

impl Job for SweepFiles {
    const KIND: &'static str = "sweep-files";
    const LANE: Lane = Lane::Short;
    const PRIORITY: Priority = Priority::Low;
}

/// How that is done.
pub(super) struct Sweeper {
    pub(super) db: Db,
    pub(super) media: Media,
}

#[async_trait]
impl Runner for Sweeper {
    type Job = SweepFiles;

    async fn run(&self, _: SweepFiles, _: &Running<'_>) -> Result<(), JobError> {
        self.media.sweep_unnamed(&self.db).await?;
        Ok(())
    }
}
