//! The workers: they claim what waits in the queue, run it, and write how it ended.

use crate::db::Db;
use crate::queue::{Claim, Job, JobError, Lane};
use async_trait::async_trait;
use futures::FutureExt;
use std::collections::HashMap;
use std::fmt;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

/// How long an idle worker waits before it looks again by itself.
const IDLE: Duration = Duration::from_secs(5);
/// How often what a job has come to is written, where it has changed.
const HEARTBEAT: Duration = Duration::from_secs(2);
/// After so many of these it is written anyway, so that the claim lasts.
const RENEW: u32 = 5;

/// How far a job has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Progress {
    /// What it does at this moment.
    pub(crate) stage: &'static str,
    /// The share of that, in whole per cent.
    pub(crate) percent: i64,
}

/// A job that is being done.
#[derive(Debug)]
pub(crate) struct Running<'a> {
    /// The claim.
    pub(crate) claim: &'a Claim,
    progress: watch::Sender<Progress>,
}

impl Running<'_> {
    /// Says how far it has come.
    pub(crate) fn report(&self, stage: &'static str, percent: i64) {
        self.progress.send_replace(Progress { stage, percent });
    }

    /// What it does at this moment.
    pub(crate) fn stage(&self) -> &'static str {
        self.progress.borrow().stage
    }
}

/// How jobs of a kind are done.
#[async_trait]
pub(crate) trait Runner: Send + Sync + 'static {
    /// The kind.
    type Job: Job;

    /// Does one. It is dropped in the middle where the hall stops or the claim is lost, and done anew then.
    async fn run(&self, job: Self::Job, running: &Running<'_>) -> Result<(), JobError>;
}

/// A runner of whichever kind.
#[async_trait]
trait AnyRunner: Send + Sync {
    fn limit(&self) -> Duration;
    fn most_attempts(&self) -> i64;
    async fn run(&self, running: &Running<'_>) -> Result<(), JobError>;
}

struct Of<R>(R);

#[async_trait]
impl<R: Runner> AnyRunner for Of<R> {
    fn limit(&self) -> Duration {
        R::Job::LIMIT
    }

    fn most_attempts(&self) -> i64 {
        R::Job::MOST_ATTEMPTS
    }

    async fn run(&self, running: &Running<'_>) -> Result<(), JobError> {
        self.0.run(running.claim.job()?, running).await
    }
}

/// What works on the jobs of a queue. Its clones are one.
#[derive(Clone)]
pub struct Workers {
    db: Db,
    runners: HashMap<&'static str, Arc<dyn AnyRunner>>,
}

impl fmt::Debug for Workers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.runners.keys()).finish()
    }
}

impl Workers {
    /// Workers that can do nothing yet.
    pub fn of(db: Db) -> Self {
        Self {
            db,
            runners: HashMap::new(),
        }
    }

    /// The same, who know how jobs of one more kind are done.
    #[must_use]
    pub(crate) fn with<R: Runner>(mut self, runner: R) -> Self {
        self.runners.insert(R::Job::KIND, Arc::new(Of(runner)));
        self
    }

    /// Works on the jobs of a lane, one at a time, until it is to stop: what it does then is given back.
    pub async fn work(&self, lane: Lane, stop: CancellationToken) {
        let mut changes = self.db.job_changes();
        while !stop.is_cancelled() {
            changes.mark_unchanged();
            let Some(claim) = self.next(lane).await else {
                tokio::select! {
                    () = stop.cancelled() => return,
                    _ = changes.changed() => {}
                    () = tokio::time::sleep(IDLE) => {}
                }
                continue;
            };
            // What is dropped in the middle takes its program with it.
            if stop.run_until_cancelled(self.run(&claim)).await.is_none()
                && let Err(error) = self.db.release_job(&claim).await
            {
                tracing::warn!(?error, "a job was not given back; its claim runs out");
            }
        }
    }

    /// Does the next job of a lane, if one waits; answers whether one did.
    pub async fn run_one(&self, lane: Lane) -> bool {
        let claim = self.next(lane).await;
        if let Some(claim) = &claim {
            self.run(claim).await;
        }
        claim.is_some()
    }

    async fn next(&self, lane: Lane) -> Option<Claim> {
        let kinds: Vec<&'static str> = self.runners.keys().copied().collect();
        match self.db.claim_job(lane, &kinds).await {
            Ok(claim) => claim,
            Err(error) => {
                tracing::warn!(?error, "the queue was not read");
                None
            }
        }
    }

    /// Does a claimed job, writes how far it has come, and how it ended.
    async fn run(&self, claim: &Claim) {
        let Some(runner) = self.runners.get(claim.kind.as_str()) else {
            return tracing::error!(kind = claim.kind, "a job was claimed that nobody can do");
        };
        let (progress, reported) = watch::channel(Progress::default());
        let running = Running { claim, progress };
        let done = if claim.is_hopeless(runner.most_attempts()) {
            Err(JobError::lasting("job-crashed", ""))
        } else {
            // One that panics fails alone.
            let job = AssertUnwindSafe(runner.run(&running)).catch_unwind();
            let job = tokio::time::timeout(runner.limit(), job);
            tokio::select! {
                done = job => match done {
                    Ok(Ok(done)) => done,
                    Ok(Err(_)) => Err(JobError::passing("job-panicked", "")),
                    Err(_) => Err(JobError::passing("job-late", "")),
                },
                () = self.heartbeat(claim, reported.clone()) => return,
            }
        };
        let stage = reported.borrow().stage;
        if let Err(error) = &done {
            tracing::warn!(kind = claim.kind, key = claim.key, stage, %error, "a job did not end well");
        }
        let ended = self.db.end_job(claim, stage, done, runner.most_attempts());
        if let Err(error) = ended.await {
            // The claim runs out, and the job is taken up again.
            tracing::error!(?error, "how a job ended was not written");
        }
    }

    /// Ends only where the claim is another's.
    async fn heartbeat(&self, claim: &Claim, reported: watch::Receiver<Progress>) {
        let (mut before, mut unchanged) = (Progress::default(), 0);
        let mut ticks = tokio::time::interval(HEARTBEAT);
        // The claim itself was just written.
        ticks.tick().await;
        loop {
            ticks.tick().await;
            let now = *reported.borrow();
            unchanged += 1;
            if now == before && unchanged < RENEW {
                continue;
            }
            (before, unchanged) = (now, 0);
            match self.db.renew_claim(claim, now.stage, now.percent).await {
                Ok(true) => {}
                Ok(false) => return,
                Err(error) => tracing::warn!(?error, "how far a job has come was not written"),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{TestHall, value};
    use app::answer::NoRefusal;
    use serde::{Deserialize, Serialize};
    use std::future::pending;

    #[derive(Serialize, Deserialize)]
    enum Errand {
        Good,
        Panics,
        Endless,
    }

    impl Job for Errand {
        const KIND: &'static str = "errand";
        const LANE: Lane = Lane::Short;

        fn key(&self) -> String {
            serde_json::to_string(self).unwrap()
        }
    }

    struct Runs;

    #[async_trait]
    impl Runner for Runs {
        type Job = Errand;

        async fn run(&self, job: Errand, _: &Running<'_>) -> Result<(), JobError> {
            match job {
                Errand::Good => Ok(()),
                Errand::Panics => panic!("as a mistake of ours would"),
                Errand::Endless => pending().await,
            }
        }
    }

    async fn queued(hall: &TestHall, errand: Errand) {
        let now = hall.db.now();
        let queued: Result<(), crate::db::StoreError<NoRefusal>> = hall
            .db
            .change(move |tx| {
                Box::pin(async move {
                    tx.enqueue(&errand, now).await?;
                    Ok(())
                })
            })
            .await;
        queued.unwrap();
    }

    async fn reason(hall: &TestHall, state: &str) -> String {
        let asked = format!("SELECT reason FROM jobs WHERE state = '{state}'");
        value(&hall.db, &asked).await
    }

    #[tokio::test]
    async fn a_job_that_panics_fails_alone_and_is_tried_so_often() {
        let hall = TestHall::on_sqlite().await;
        let workers = Workers::of(hall.db.clone()).with(Runs);
        queued(&hall, Errand::Panics).await;
        queued(&hall, Errand::Good).await;
        assert!(workers.run_one(Lane::Short).await && workers.run_one(Lane::Short).await);
        assert_eq!(reason(&hall, "done").await, "");
        assert_eq!(reason(&hall, "waiting").await, "job-panicked\n");
        for _ in 0..2 {
            hall.clock.by(60 * 60_000);
            assert!(workers.run_one(Lane::Short).await);
        }
        assert_eq!(reason(&hall, "failed").await, "job-panicked\n");
    }

    #[tokio::test]
    async fn what_is_under_way_when_the_hall_stops_is_given_back() {
        let hall = TestHall::on_sqlite().await;
        let (workers, stop) = (
            Workers::of(hall.db.clone()).with(Runs),
            CancellationToken::new(),
        );
        queued(&hall, Errand::Endless).await;
        let token = stop.clone();
        let working = tokio::spawn(async move { workers.work(Lane::Short, token).await });
        let running = "SELECT count(*) FROM jobs WHERE state = 'running'";
        while value::<i64>(&hall.db, running).await == 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        stop.cancel();
        working.await.unwrap();
        let given_back = "SELECT attempts FROM jobs WHERE state = 'waiting'";
        assert_eq!(value::<i64>(&hall.db, given_back).await, 0);
    }

    #[tokio::test]
    async fn one_that_was_begun_often_and_never_ended_is_given_up() {
        let hall = TestHall::on_sqlite().await;
        let workers = Workers::of(hall.db.clone()).with(Runs);
        queued(&hall, Errand::Endless).await;
        for _ in 0..Errand::MOST_ATTEMPTS {
            // As of a process that was killed.
            assert!(
                hall.db
                    .claim_job(Lane::Short, &["errand"])
                    .await
                    .unwrap()
                    .is_some()
            );
            hall.clock.by(61_000);
        }
        assert!(workers.run_one(Lane::Short).await);
        assert_eq!(reason(&hall, "failed").await, "job-crashed\n");
    }
}
