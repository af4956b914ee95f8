//! The kinds of jobs, one file each, and the workers that do them. What waits is in the [`queue`](crate::queue).

mod arguments;
mod failure;
mod ffmpeg;
mod loudness;
mod mux;
mod original;
mod plan;
mod posters;
mod progress;
mod refused_sign_ins;
mod rendition_file;
mod renditions;
mod renew_indexes;
mod sample;
mod seal_events;
mod sounds;
mod source;
mod sweep_files;
mod sweep_holds;
mod sweep_jobs;
mod sweep_newcomers;
mod sweep_plays;
mod sweep_sessions;
mod worker;

pub use ffmpeg::{Limits, Tools};
pub use renditions::{RenditionMaker, backfill};
pub use worker::Workers;

use crate::db::{Db, StoreError};
use crate::media::Media;
use app::answer::NoRefusal;
use refused_sign_ins::TellRefusedSignIns;
use renew_indexes::RenewIndexes;
use seal_events::SealEvents;
use std::time::Duration;
use sweep_files::SweepFiles;
use sweep_holds::SweepHolds;
use sweep_jobs::SweepJobs;
use sweep_newcomers::SweepNewcomers;
use sweep_plays::SweepPlays;
use sweep_sessions::SweepSessions;

/// Sweeps are done so often.
const SWEEP: Duration = Duration::from_mins(10);
/// The stored files are looked through so often, and the jobs that have ended.
const HOUR: Duration = Duration::from_hours(1);
/// The log is sealed so often, indexes of an earlier version are looked for, and held seats that have lapsed.
const MINUTE: Duration = Duration::from_mins(1);

/// Workers that know every kind of job there is, but what takes tools of the machine.
pub fn workers(db: &Db, media: &Media) -> Workers {
    Workers::of(db.clone())
        .with(refused_sign_ins::Teller(db.clone()))
        .with(renew_indexes::Indexer(db.clone()))
        .with(seal_events::Sealer(db.clone()))
        .with(sweep_files::Sweeper {
            db: db.clone(),
            media: media.clone(),
        })
        .with(sweep_holds::Sweeper(db.clone()))
        .with(sweep_jobs::Sweeper(db.clone()))
        .with(sweep_newcomers::Sweeper(db.clone()))
        .with(sweep_plays::Sweeper::new(db.clone()))
        .with(sweep_sessions::Sweeper(db.clone()))
}

impl Workers {
    /// The same, who also make renditions, sounds in other languages and chosen pictures.
    #[must_use]
    pub fn with_renditions(self, maker: RenditionMaker) -> Self {
        self.with(sounds::SoundMaker(maker.clone()))
            .with(mux::Muxer(maker.clone()))
            .with(posters::PosterMaker(maker.clone()))
            .with(maker)
    }
}

/// Has what is to be done again and again be done.
///
/// # Errors
/// The database's.
pub async fn schedule(db: &Db) -> Result<(), StoreError<NoRefusal>> {
    db.schedule(&SealEvents, MINUTE).await?;
    db.schedule(&RenewIndexes, MINUTE).await?;
    db.schedule(&SweepFiles, HOUR).await?;
    db.schedule(&SweepJobs, HOUR).await?;
    db.schedule(&SweepSessions, SWEEP).await?;
    db.schedule(&SweepHolds, MINUTE).await?;
    db.schedule(&SweepNewcomers, SWEEP).await?;
    db.schedule(&SweepPlays, SWEEP).await?;
    db.schedule(&TellRefusedSignIns, SWEEP).await
}
