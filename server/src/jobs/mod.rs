//! Work that takes longer than a request: a durable queue, one file a job.

mod arguments;
mod facts;
mod failure;
mod ffmpeg;
mod original;
mod plan;
mod progress;
mod queue;
mod renditions;

pub use ffmpeg::{Limits, Tools};

use crate::db::Db;
use crate::media::Media;
use failure::Failure;
use queue::Claim;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// How long an idle worker waits before it looks again.
const IDLE: Duration = Duration::from_secs(5);
/// How often what a job has come to is written, where it has changed.
const TELL: Duration = Duration::from_secs(2);
/// After so many of these it is written anyway, so that the claim lasts.
const RENEW: u32 = 5;

/// Where the jobs are done.
#[derive(Debug, Clone)]
pub struct Workshop {
    db: Db,
    media: Media,
    tools: Tools,
    limits: Limits,
}

/// A workshop at work.
#[derive(Debug)]
pub struct Working {
    stop: Arc<watch::Sender<bool>>,
    workers: Vec<JoinHandle<()>>,
}

/// How far a job has come: its stage, and the share of that in per cent.
pub(crate) type Told = (&'static str, i64);

impl Workshop {
    /// With these tools, within these limits.
    pub const fn new(db: Db, media: Media, tools: Tools, limits: Limits) -> Self {
        Self {
            db,
            media,
            tools,
            limits,
        }
    }

    /// Works on so many jobs at a time until it is told to stop.
    pub fn start(&self, at_once: usize) -> Working {
        let (stop, _) = watch::channel(false);
        let workers = (0..at_once.max(1))
            .map(|_| tokio::spawn(self.clone().work(stop.subscribe())))
            .collect();
        Working {
            stop: Arc::new(stop),
            workers,
        }
    }

    async fn work(self, mut stop: watch::Receiver<bool>) {
        if let Err(error) = queue::stock(&self.db).await {
            tracing::warn!(
                ?error,
                "what arrived before there was a queue is not queued"
            );
        }
        while !*stop.borrow() {
            let claim = self.next().await;
            let Some(claim) = claim else {
                let stopped = tokio::time::timeout(IDLE, is_told(&mut stop)).await;
                if stopped.is_ok() {
                    return;
                }
                continue;
            };
            // What is dropped in the middle takes its program with it.
            tokio::select! {
                () = self.run(&claim) => {}
                () = is_told(&mut stop) => queue::release(&self.db, &claim).await,
            }
        }
    }

    /// Does the next job, if one waits; answers whether one did.
    pub async fn turn(&self) -> bool {
        let claim = self.next().await;
        if let Some(claim) = &claim {
            self.run(claim).await;
        }
        claim.is_some()
    }

    /// Takes what is next.
    async fn next(&self) -> Option<Claim> {
        match queue::next(&self.db).await {
            Ok(claim) => claim,
            Err(error) => {
                tracing::warn!(?error, "the queue was not read");
                None
            }
        }
    }

    /// Does a claimed job, tells how far it has come, and writes how it ended.
    async fn run(&self, claim: &Claim) {
        let (tell, told) = watch::channel(("check", 0));
        let job = renditions::make(self, claim, &tell);
        let done = tokio::select! {
            done = job => done,
            () = self.keep_telling(claim, told.clone()) => Err(Failure::lost()),
        };
        let last: Told = *told.borrow();
        if let Err(failure) = &done {
            tracing::warn!(recording = claim.recording, stage = last.0, %failure, "a job did not end well");
        }
        if let Err(error) = queue::end(&self.db, claim, last.0, done).await {
            // The claim runs out, and the job is taken up again.
            tracing::error!(?error, "how a job ended was not written");
        }
    }

    /// Ends only where the claim is another's.
    async fn keep_telling(&self, claim: &Claim, told: watch::Receiver<Told>) {
        let (mut before, mut unchanged) = (("", 0), 0);
        let mut ticks = tokio::time::interval(TELL);
        loop {
            ticks.tick().await;
            let now = *told.borrow();
            unchanged += 1;
            if now == before && unchanged < RENEW {
                continue;
            }
            (before, unchanged) = (now, 0);
            match queue::tell(&self.db, claim, now).await {
                Ok(true) => {}
                Ok(false) => return,
                Err(error) => tracing::warn!(?error, "how far a job has come was not written"),
            }
        }
    }
}

/// Waits until it is told to stop.
async fn is_told(stop: &mut watch::Receiver<bool>) {
    let _ = stop.wait_for(|stop| *stop).await;
}

impl Working {
    /// Tells it to stop, and waits until it has: what was in work is left to be taken up again.
    pub async fn stop(self) {
        self.stop.send_replace(true);
        for worker in self.workers {
            let _ = worker.await;
        }
    }
}
