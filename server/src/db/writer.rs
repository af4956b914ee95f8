//! `SQLite`'s one writer, which commits in groups.
//!
//! A commit with `synchronous=FULL` waits for the disk, so as many changes as have arrived meanwhile share the next
//! one. Each change runs in a savepoint of its own: one that is refused leaves no trace and disturbs no other. A
//! change is answered only after the commit that holds it.

use futures::future::BoxFuture;
use sqlx::{Connection, SqliteConnection};
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
        let (ok, deliver) = job(&mut transaction).await;
        done.push(deliver);
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
