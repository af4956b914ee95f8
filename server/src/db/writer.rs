//! `SQLite`'s one writer, which commits in groups.
//!
//! A commit with `synchronous=FULL` waits for the disk, so as many changes as have arrived meanwhile share the next
//! one. Each change runs in a savepoint of its own: one that is refused leaves no trace and disturbs no other. A
//! change is answered only after the commit that holds it.

use futures::FutureExt;
use futures::future::BoxFuture;
use sqlx::{Connection, SqliteConnection};
use std::panic::AssertUnwindSafe;
use tokio::sync::{mpsc, oneshot};

/// At most so many changes share a commit, so that the first does not wait long for the last.
const GROUP: usize = 256;
/// At most so many changes wait; more are refused at once rather than held in memory.
const WAITING: usize = 8192;

type Deliver = Box<dyn FnOnce(Result<(), String>) + Send>;
type Job =
    Box<dyn for<'c> FnOnce(&'c mut SqliteConnection) -> BoxFuture<'c, (bool, Deliver)> + Send>;

/// A handle on the writer.
#[derive(Clone)]
pub struct Writer {
    jobs: mpsc::Sender<Job>,
}

/// Too many changes wait already.
#[derive(Debug, thiserror::Error)]
#[error("too many changes wait for the database")]
pub struct Full;

impl Writer {
    /// Starts the writer on its connection. It ends, after committing all that waits, when the last handle is gone.
    pub fn start(connection: SqliteConnection) -> Self {
        let (jobs, queue) = mpsc::channel(WAITING);
        tokio::spawn(work(connection, queue));
        Self { jobs }
    }

    /// Whether it still takes changes.
    pub fn is_open(&self) -> bool {
        !self.jobs.is_closed()
    }

    /// Runs a change and answers once it is durable.
    pub async fn run<T, E, F>(&self, change: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<sqlx::Error> + Send + 'static,
        F: for<'c> FnOnce(&'c mut SqliteConnection) -> BoxFuture<'c, Result<T, E>> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let job: Job = Box::new(move |connection| {
            Box::pin(async move {
                let done = change(connection).await;
                let ok = done.is_ok();
                let deliver: Deliver = Box::new(move |committed| {
                    let done = match committed {
                        Ok(()) => done,
                        Err(error) => done.and_then(|_| Err(sqlx::Error::Protocol(error).into())),
                    };
                    // Whoever asked may have gone away; the change stands all the same.
                    let _ = answer.send(done);
                });
                (ok, deliver)
            })
        });
        self.jobs
            .try_send(job)
            .map_err(|_| sqlx::Error::Io(std::io::Error::other(Full)))?;
        answered
            .await
            .unwrap_or_else(|_| Err(sqlx::Error::WorkerCrashed.into()))
    }
}

async fn work(mut connection: SqliteConnection, mut queue: mpsc::Receiver<Job>) {
    let mut waiting = Vec::with_capacity(GROUP);
    while queue.recv_many(&mut waiting, GROUP).await > 0 {
        let mut done = Vec::with_capacity(waiting.len());
        let committed = group(&mut connection, waiting.drain(..), &mut done).await;
        let committed = committed.map_err(|error| {
            tracing::error!(%error, "a group of changes was not committed");
            error.to_string()
        });
        for deliver in done {
            deliver(committed.clone());
        }
    }
    let _ = connection.close().await;
}

/// Runs a group in one transaction. The deliveries gathered so far are in `done` also where it fails.
async fn group(
    connection: &mut SqliteConnection,
    jobs: impl Iterator<Item = Job>,
    done: &mut Vec<Deliver>,
) -> Result<(), sqlx::Error> {
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
    for job in jobs {
        sqlx::query("SAVEPOINT one")
            .execute(&mut *transaction)
            .await?;
        // A change that panics takes itself along and no other; whoever asked for it hears that it was not done.
        let changed = AssertUnwindSafe(job(&mut transaction)).catch_unwind().await;
        let ok = changed.as_ref().is_ok_and(|(ok, _)| *ok);
        done.extend(changed.map(|(_, deliver)| deliver));
        if !ok {
            sqlx::query("ROLLBACK TO one")
                .execute(&mut *transaction)
                .await?;
        }
        sqlx::query("RELEASE one")
            .execute(&mut *transaction)
            .await?;
    }
    transaction.commit().await
}

#[cfg(test)]
mod tests {
    use crate::db::Halt;
    use crate::testing::TestHall;
    use app::answer::Never;

    #[tokio::test]
    async fn a_change_that_panics_takes_no_other_with_it() {
        let hall = TestHall::on_sqlite().await;
        let change = |panics: bool| {
            let db = hall.db.clone();
            async move {
                change!(db, |c| {
                    sqlx::query(sql!("INSERT INTO hosts (name) VALUES ($1)"))
                        .bind(format!("panics: {panics}"))
                        .execute(&mut *c)
                        .await?;
                    assert!(!panics, "as a mistake of ours would");
                    Ok::<_, Halt<Never>>(())
                })
            }
        };
        let (before, broken, after) = futures::join!(change(false), change(true), async {
            tokio::task::yield_now().await;
            hall.db.answers().await
        });
        assert!(before.is_ok() && broken.is_err() && after);
        let kept: Vec<(String,)> =
            read!(hall.db, |c| sqlx::query_as(sql!("SELECT name FROM hosts"))
                .fetch_all(&mut *c)
                .await
                .map_err(Halt::<Never>::Sql))
            .unwrap();
        assert_eq!(kept, [("panics: false".to_owned(),)]);
    }
}
