//! Small jobs of many people, done together: whatever has arrived while one group was being done is the next group.
//!
//! A job waits for the group before its own and for no timer, so a quiet hall answers at once and a full one does in
//! one transaction what came in the few milliseconds of the last. The queue is bounded: when it is full a job is
//! refused at once, and memory stays what it is.

use futures::future::BoxFuture;
use metrics::counter;
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};

/// Groups that were done, by queue.
const GROUPS: &str = "hall_groups_total";
/// Jobs that were done in them.
const GROUPED: &str = "hall_grouped_jobs_total";

/// Why a job was not done, or is not known to be: it may come again.
#[derive(Debug, thiserror::Error, Clone, Copy, PartialEq, Eq)]
pub enum SubmitError {
    /// Too many jobs wait already.
    #[error("too many jobs wait")]
    Full,
    /// No answer came in time; the job may yet be done.
    #[error("the database has not answered in time")]
    Late,
}

/// A handle on a queue of jobs `J`, each answered by an `A`.
#[derive(Debug)]
pub struct Batcher<J, A> {
    waiting: mpsc::Sender<Waiting<J, A>>,
    timeout_after: Duration,
}

type Waiting<J, A> = (J, oneshot::Sender<A>);

// Derived, it would ask the same of `J` and `A`.
impl<J, A> Clone for Batcher<J, A> {
    fn clone(&self) -> Self {
        Self {
            waiting: self.waiting.clone(),
            timeout_after: self.timeout_after,
        }
    }
}

/// Counts a group for whoever runs the hall: jobs by groups is how many share a commit.
pub(super) fn count_group(queue: &'static str, jobs: usize) {
    counter!(GROUPS, "queue" => queue).increment(1);
    counter!(GROUPED, "queue" => queue).increment(jobs.try_into().unwrap_or(u64::MAX));
}

impl<J, A> Batcher<J, A> {
    /// How many jobs wait.
    pub fn waiting(&self) -> usize {
        self.waiting.max_capacity() - self.waiting.capacity()
    }

    /// Is done when the queue takes no jobs any more, as by a fault of ours: nobody starts it anew.
    pub async fn ended(&self) {
        self.waiting.closed().await;
    }
}

/// How much a queue takes.
#[derive(Debug, Clone, Copy)]
pub struct BatchLimits {
    /// What the queue is called in the figures.
    pub name: &'static str,
    /// So many jobs may wait.
    pub waiting: usize,
    /// So many are done together.
    pub group: usize,
    /// So long a job is waited for.
    pub timeout_after: Duration,
}

impl<J: Send + 'static, A: Send + 'static> Batcher<J, A> {
    /// Starts a queue. `work` does a group and answers its jobs one by one, in their order. It ends, after doing all
    /// that waits, when the last handle is gone.
    pub fn start(
        bounds: BatchLimits,
        work: impl Fn(Vec<J>) -> BoxFuture<'static, Vec<A>> + Send + 'static,
    ) -> Self {
        let (waiting, mut queue) = mpsc::channel::<Waiting<J, A>>(bounds.waiting);
        tokio::spawn(async move {
            let mut group = Vec::with_capacity(bounds.group);
            while queue.recv_many(&mut group, bounds.group).await > 0 {
                count_group(bounds.name, group.len());
                let (jobs, asking): (Vec<J>, Vec<_>) = group.drain(..).unzip();
                // In a task of its own: a group that panics takes its own jobs with it and no later one.
                let Ok(answers) = tokio::spawn(work(jobs)).await else {
                    tracing::error!("a group of jobs was dropped");
                    continue;
                };
                for (ask, answer) in asking.into_iter().zip(answers) {
                    // Whoever asked may have gone away; what was done stands all the same.
                    let _ = ask.send(answer);
                }
            }
        });
        Self {
            waiting,
            timeout_after: bounds.timeout_after,
        }
    }

    /// Has a job done; answers once its group is.
    ///
    /// # Errors
    /// Where the queue is full, or the answer does not come in time.
    pub async fn submit(&self, job: J) -> Result<A, SubmitError> {
        let (ask, answered) = oneshot::channel();
        self.waiting
            .try_send((job, ask))
            .map_err(|_| SubmitError::Full)?;
        match tokio::time::timeout(self.timeout_after, answered).await {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(_)) | Err(_) => Err(SubmitError::Late),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::FutureExt;
    use futures::future::join_all;
    use std::sync::Arc;
    use tokio::sync::{Mutex, Semaphore};

    type Sizes = Arc<Mutex<Vec<usize>>>;

    const BOUNDS: BatchLimits = BatchLimits {
        name: "a test",
        waiting: 8,
        group: 4,
        timeout_after: Duration::from_secs(5),
    };

    /// A queue that doubles, notes the size of its groups, and does one group for each permit.
    fn doubling(bounds: BatchLimits) -> (Batcher<u32, u32>, Sizes, Arc<Semaphore>) {
        let (sizes, permits) = (Sizes::default(), Arc::new(Semaphore::new(0)));
        let (noted, held) = (Arc::clone(&sizes), Arc::clone(&permits));
        let queue = Batcher::start(bounds, move |jobs: Vec<u32>| {
            let (noted, held) = (Arc::clone(&noted), Arc::clone(&held));
            async move {
                held.acquire().await.expect("open").forget();
                noted.lock().await.push(jobs.len());
                jobs.into_iter().map(|n| n * 2).collect()
            }
            .boxed()
        });
        (queue, sizes, permits)
    }

    #[tokio::test]
    async fn what_arrives_together_is_done_together_and_each_hears_of_its_own() {
        let (queue, sizes, permits) = doubling(BOUNDS);
        let asking = tokio::spawn({
            let queue = queue.clone();
            async move { join_all((0..8).map(|n| queue.submit(n))).await }
        });
        tokio::task::yield_now().await;
        permits.add_permits(8);
        let answers = asking.await.unwrap();
        assert_eq!(answers, (0..8).map(|n| Ok(n * 2)).collect::<Vec<_>>());
        let sizes = sizes.lock().await;
        assert_eq!(sizes.iter().sum::<usize>(), 8);
        assert!(
            sizes.iter().all(|n| *n <= 4) && sizes.len() < 8,
            "{sizes:?}"
        );
    }

    #[tokio::test]
    async fn a_full_queue_refuses_at_once_and_takes_again_later() {
        let (queue, _, permits) = doubling(BOUNDS);
        permits.add_permits(40);
        // All of them ask before the queue's own task has a turn.
        let answers = join_all((0..40).map(|n| queue.submit(n))).await;
        let refused = answers
            .iter()
            .filter(|a| **a == Err(SubmitError::Full))
            .count();
        assert_eq!(refused, 32, "eight wait");
        assert_eq!(queue.submit(21).await, Ok(42));
    }

    #[tokio::test]
    async fn an_answer_is_not_waited_for_without_end() {
        let timeout_after = Duration::ZERO;
        let (queue, sizes, permits) = doubling(BatchLimits {
            timeout_after,
            ..BOUNDS
        });
        assert_eq!(queue.submit(1).await, Err(SubmitError::Late));
        permits.add_permits(1);
        // It is done all the same.
        while sizes.lock().await.is_empty() {
            tokio::task::yield_now().await;
        }
    }

    #[tokio::test]
    async fn a_group_that_panics_takes_no_other_with_it() {
        let queue = Batcher::start(BOUNDS, |jobs: Vec<u32>| {
            async move { jobs.into_iter().map(|n| 10 / n).collect() }.boxed()
        });
        assert_eq!(queue.submit(0).await, Err(SubmitError::Late));
        assert_eq!(queue.submit(5).await, Ok(2));
    }
}
