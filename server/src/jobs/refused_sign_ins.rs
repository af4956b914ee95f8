//! Tells the log of refused sign-ins that were counted and not told yet.

use super::worker::{Runner, Running};
use crate::db::Db;
use crate::queue::{Job, JobError, Lane, Priority};
use async_trait::async_trait;
use serde::{Deserialize, Serialize};

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct TellRefusedSignIns;

impl Job for TellRefusedSignIns {
    const KIND: &'static str = "tell-refused-sign-ins";
    const LANE: Lane = Lane::Short;
    const PRIORITY: Priority = Priority::Low;
}

/// How that is done.
pub(super) struct Teller(pub(super) Db);

#[async_trait]
impl Runner for Teller {
    type Job = TellRefusedSignIns;

    async fn run(&self, _: TellRefusedSignIns, _: &Running<'_>) -> Result<(), JobError> {
        Ok(self.0.accounts().tell_refused_sign_ins().await?)
    }
}
