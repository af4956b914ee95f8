//! Makes the indexes whole that are of another version than the hall.

use super::worker::{Runner, Running};
use crate::db::Db;
use crate::queue::{Job, JobError, Lane, Priority};
use async_trait::async_trait;
use serde::{Deserialize, Serialize};

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct RenewIndexes;

impl Job for RenewIndexes {
    const KIND: &'static str = "renew-indexes";
    const LANE: Lane = Lane::Short;
    const PRIORITY: Priority = Priority::Low;
}

/// How that is done.
pub(super) struct Indexer(pub(super) Db);

#[async_trait]
impl Runner for Indexer {
    type Job = RenewIndexes;

    async fn run(&self, _: RenewIndexes, _: &Running<'_>) -> Result<(), JobError> {
        self.0.accounts().renew_people_index().await?;
        let lectures = self.0.search().renew_search().await?;
        if lectures > 0 {
            tracing::info!(lectures, "the search index was made anew");
        }
        Ok(())
    }
}
