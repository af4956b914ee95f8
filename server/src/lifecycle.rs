//! How the hall ends: first it says that it is not ready, then it takes no new connections, then what runs has a
//! deadline, and then it is over, whoever reads slowly or sends nothing more.

use futures::FutureExt;
use std::collections::BTreeMap;
use std::io;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// How long a task that is cut off may take to be gone: it is dropped where it waits.
const CUT: Duration = Duration::from_secs(1);
/// A task that has ended is begun anew after so long, then after twice as long ...
const SHORTEST_PAUSE: Duration = Duration::from_secs(1);
/// ... and at last after so long; one that was up for longer has the shortest pause again.
const LONGEST_PAUSE: Duration = Duration::from_mins(1);

/// The stages of the end, and what it waits for. Its clones are one.
#[derive(Debug, Clone, Default)]
pub struct Lifecycle {
    draining: CancellationToken,
    closing: CancellationToken,
    over: CancellationToken,
    tasks: TaskTracker,
    down: Arc<Mutex<BTreeMap<&'static str, usize>>>,
}

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    // Nothing between lock and unlock can leave half a change.
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Lifecycle {
    /// From now on the hall says that it is not ready.
    pub fn drain(&self) {
        self.draining.cancel();
    }

    /// Whether the hall is about to stop: what shares requests out among nodes is to send no more of them here.
    pub fn is_draining(&self) -> bool {
        self.draining.is_cancelled()
    }

    /// From now on no connection is taken, and what has no end of its own is ended.
    pub fn close(&self) {
        self.draining.cancel();
        self.closing.cancel();
    }

    /// Is done once the hall closes.
    pub async fn closing(&self) {
        self.closing.cancelled().await;
    }

    /// Runs a task until it is done or the deadline has passed.
    pub fn spawn<F>(&self, task: F) -> JoinHandle<Option<F::Output>>
    where
        F: Future + Send + 'static,
        F::Output: Send + 'static,
    {
        let over = self.over.clone();
        self.tasks
            .spawn(async move { over.run_until_cancelled(task).await })
    }

    /// Keeps up a task that has no end of its own, until the hall closes.
    pub fn keep_up<F>(&self, name: &'static str, task: impl Fn() -> F + Send + Sync + 'static)
    where
        F: Future<Output = ()> + Send + 'static,
    {
        self.supervise(name, move |closing| {
            let task = task();
            async move {
                closing.run_until_cancelled(task).await;
            }
        });
    }

    /// Keeps up a task that comes to its end once the hall closes, as it is told by its token; it has until the deadline.
    /// One that ends before, as by a fault of ours, is named in the log and begun anew after a pause.
    pub fn supervise<F>(
        &self,
        name: &'static str,
        task: impl Fn(CancellationToken) -> F + Send + Sync + 'static,
    ) where
        F: Future<Output = ()> + Send + 'static,
    {
        let (closing, down) = (self.closing.clone(), Arc::clone(&self.down));
        self.spawn(async move {
            let mut pause = SHORTEST_PAUSE;
            loop {
                let begun = tokio::time::Instant::now();
                // What a task that panics leaves behind is dropped with it.
                let one = async { task(closing.clone()).await };
                let ended = AssertUnwindSafe(one).catch_unwind().await;
                if closing.is_cancelled() {
                    return;
                }
                tracing::error!(
                    task = name,
                    panicked = ended.is_err(),
                    "a task has ended; it is begun anew"
                );
                if begun.elapsed() > LONGEST_PAUSE {
                    pause = SHORTEST_PAUSE;
                }
                *lock(&down).entry(name).or_default() += 1;
                let paused = closing.run_until_cancelled(tokio::time::sleep(pause)).await;
                if let Some(down) = lock(&down).get_mut(name) {
                    *down -= 1;
                }
                if paused.is_none() {
                    return;
                }
                pause = (pause * 2).min(LONGEST_PAUSE);
            }
        });
    }

    /// The tasks that have ended by a fault and are not begun anew yet, by name.
    pub fn down(&self) -> Vec<&'static str> {
        let down = lock(&self.down);
        let down = down.iter().filter(|(_, tasks)| **tasks > 0);
        down.map(|(name, _)| *name).collect()
    }

    /// Closes, and waits so long for what runs; then cuts off what has not ended. Answers whether all had.
    pub async fn end(&self, deadline: Duration) -> bool {
        self.close();
        self.tasks.close();
        let ended = tokio::time::timeout(deadline, self.tasks.wait()).await;
        self.over.cancel();
        let _ = tokio::time::timeout(CUT, self.tasks.wait()).await;
        ended.is_ok()
    }
}

/// The signals that ask the process to stop.
#[cfg(unix)]
#[derive(Debug)]
pub struct Signals {
    terminate: tokio::signal::unix::Signal,
    interrupt: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Signals {
    /// Listens to them from now on, so that none ends the process outright.
    ///
    /// # Errors
    /// The system's.
    pub fn listen() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
        })
    }

    /// The next of them.
    pub async fn next(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}

/// The signals that ask the process to stop.
#[cfg(not(unix))]
#[derive(Debug)]
pub struct Signals;

#[cfg(not(unix))]
impl Signals {
    /// Listens to them from now on.
    ///
    /// # Errors
    /// None here.
    pub fn listen() -> io::Result<Self> {
        Ok(Self)
    }

    /// The next of them.
    pub async fn next(&mut self) {
        let _ = tokio::signal::ctrl_c().await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::future::pending;

    /// Longer than any test.
    const LONG: Duration = Duration::from_hours(1);
    /// Long enough for what is to happen at once.
    const SHORT: Duration = Duration::from_millis(100);

    #[tokio::test]
    async fn what_ends_by_itself_is_waited_for() {
        let lifecycle = Lifecycle::default();
        let soon = lifecycle.spawn(tokio::time::sleep(SHORT));
        lifecycle.keep_up("a test", pending);
        assert!(lifecycle.end(LONG).await);
        assert_eq!(soon.await.unwrap(), Some(()), "it came to its end");
    }

    #[tokio::test]
    async fn what_does_not_end_is_cut_off_at_the_deadline() {
        let lifecycle = Lifecycle::default();
        let never = lifecycle.spawn(pending::<()>());
        let began = tokio::time::Instant::now();
        assert!(!lifecycle.end(SHORT).await);
        assert!(began.elapsed() >= SHORT);
        assert_eq!(never.await.unwrap(), None);
    }

    #[tokio::test]
    async fn a_task_that_panics_is_named_and_begun_anew() {
        let lifecycle = Lifecycle::default();
        let begun = Arc::new(Mutex::new(0));
        let times = Arc::clone(&begun);
        lifecycle.keep_up("a test", move || {
            let times = Arc::clone(&times);
            async move {
                *lock(&times) += 1;
                assert!(*lock(&times) > 2, "as a mistake of ours would");
                pending::<()>().await;
            }
        });
        let mut was_down = false;
        while *lock(&begun) < 3 {
            was_down |= lifecycle.down() == ["a test"];
            tokio::time::sleep(SHORT / 10).await;
        }
        assert!(was_down && lifecycle.down().is_empty());
        assert!(lifecycle.end(LONG).await);
    }

    #[tokio::test]
    async fn the_hall_is_not_ready_before_it_closes() {
        let lifecycle = Lifecycle::default();
        assert!(!lifecycle.is_draining());
        lifecycle.drain();
        assert!(lifecycle.is_draining());
        let closed = tokio::time::timeout(SHORT, lifecycle.closing()).await;
        assert!(closed.is_err(), "draining alone closes nothing");
        lifecycle.close();
        lifecycle.closing().await;
    }
}
