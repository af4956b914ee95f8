//! `SQLite`'s one writer, which commits in groups.
//!
//! A commit with `synchronous=FULL` waits for the disk, so as many changes as have arrived meanwhile share the next
//! one. Each change runs in a savepoint of its own: one that is refused leaves no trace and disturbs no other. A
//! change is answered only after the commit that holds it.

use super::Tx;
use super::batcher::count_group;
use super::change_feed::ChangeFeed;
use super::unavailable::passes;
use crate::sentence::chain;
use futures::FutureExt;
use futures::future::BoxFuture;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection, SqliteConnection};
use std::io;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::sync::{mpsc, oneshot};

/// At most so many changes share a commit, so that the first does not wait long for the last.
const GROUP: usize = 256;
/// At most so many changes wait; more are refused at once rather than held in memory.
const WAITING: usize = 8192;

type Deliver = Box<dyn FnOnce(Result<(), NotCommitted>, &ChangeFeed) + Send>;

/// A change that waits for its turn.
trait Job: Send {
    /// Makes the change; whether it stands as far as the change is concerned, and how to tell whoever asked.
    fn run(self: Box<Self>, connection: &mut SqliteConnection) -> BoxFuture<'_, (bool, Deliver)>;
    /// Tells whoever asked that the change was not begun.
    fn refuse(self: Box<Self>, error: NotCommitted);
}

struct Asked<T, E, F> {
    change: F,
    answer: oneshot::Sender<Result<T, E>>,
}

impl<T, E, F> Job for Asked<T, E, F>
where
    T: Send + 'static,
    E: From<sqlx::Error> + Send + 'static,
    F: for<'t, 'c> FnOnce(&'t mut Tx<'c>) -> BoxFuture<'t, Result<T, E>> + Send + 'static,
{
    fn run(self: Box<Self>, connection: &mut SqliteConnection) -> BoxFuture<'_, (bool, Deliver)> {
        Box::pin(async move {
            let Self { change, answer } = *self;
            let mut tx = Tx::sqlite(connection);
            let done = change(&mut tx).await;
            let (ok, touched) = (done.is_ok(), tx.into_touched());
            let deliver: Deliver = Box::new(move |committed, feed| {
                let done = match committed {
                    Ok(()) => {
                        if ok {
                            feed.tell(&touched);
                        }
                        done
                    }
                    Err(error) => done.and_then(|_| Err(error.sql().into())),
                };
                // Whoever asked may have gone away; the change stands all the same.
                let _ = answer.send(done);
            });
            (ok, deliver)
        })
    }

    fn refuse(self: Box<Self>, error: NotCommitted) {
        let _ = self.answer.send(Err(error.sql().into()));
    }
}

/// Why a group was not committed, for each of its changes.
#[derive(Debug, Clone)]
struct NotCommitted {
    cause: Arc<str>,
    passes: bool,
}

impl NotCommitted {
    fn of(error: &sqlx::Error) -> Self {
        Self {
            cause: chain(error).into(),
            passes: passes(error),
        }
    }

    fn sql(&self) -> sqlx::Error {
        if self.passes {
            sqlx::Error::Io(io::Error::other(self.cause.to_string()))
        } else {
            sqlx::Error::Protocol(self.cause.to_string())
        }
    }
}

/// A handle on the writer.
#[derive(Clone)]
pub struct Writer {
    jobs: mpsc::Sender<Box<dyn Job>>,
    failing: Arc<AtomicBool>,
}

/// Why a change that panicked was not made.
pub(super) fn broken_off() -> sqlx::Error {
    sqlx::Error::Protocol("the change broke off".into())
}

/// Too many changes wait already.
#[derive(Debug, thiserror::Error)]
#[error("too many changes wait for the database")]
pub struct Full;

impl Writer {
    /// Starts the writer on its connection; `options` open another one where that one can be trusted no more. It ends,
    /// after committing all that waits, when the last handle is gone.
    pub(super) fn start(
        connection: SqliteConnection,
        options: SqliteConnectOptions,
        feed: Arc<ChangeFeed>,
    ) -> Self {
        let (jobs, queue) = mpsc::channel(WAITING);
        let failing = Arc::<AtomicBool>::default();
        let writing = Writing {
            connection: Some(connection),
            options,
            failing: Arc::clone(&failing),
            feed,
        };
        tokio::spawn(writing.work(queue));
        Self { jobs, failing }
    }

    /// How many changes wait.
    pub fn waiting(&self) -> usize {
        self.jobs.max_capacity() - self.jobs.capacity()
    }

    /// Is done when it takes no changes any more, as by a fault of ours: nobody starts it anew.
    pub async fn ended(&self) {
        self.jobs.closed().await;
    }

    /// Whether it still takes changes.
    pub fn is_open(&self) -> bool {
        !self.jobs.is_closed()
    }

    /// Whether the last group of changes could not be committed.
    pub fn is_failing(&self) -> bool {
        self.failing.load(Ordering::Relaxed)
    }

    /// Runs a change and answers once it is durable.
    pub async fn run<T, E, F>(&self, change: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<sqlx::Error> + Send + 'static,
        F: for<'t, 'c> FnOnce(&'t mut Tx<'c>) -> BoxFuture<'t, Result<T, E>> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        self.jobs
            .try_send(Box::new(Asked { change, answer }))
            .map_err(|_| sqlx::Error::Io(io::Error::other(Full)))?;
        answered.await.unwrap_or_else(|_| Err(broken_off().into()))
    }
}

/// The writer's own side.
struct Writing {
    /// Nothing while it could not be opened again.
    connection: Option<SqliteConnection>,
    options: SqliteConnectOptions,
    failing: Arc<AtomicBool>,
    feed: Arc<ChangeFeed>,
}

impl Writing {
    async fn work(mut self, mut queue: mpsc::Receiver<Box<dyn Job>>) {
        let mut waiting = Vec::with_capacity(GROUP);
        while queue.recv_many(&mut waiting, GROUP).await > 0 {
            count_group("changes", waiting.len());
            let mut jobs = waiting.drain(..);
            let mut done = Vec::with_capacity(jobs.len());
            let committed = self.commit(&mut jobs, &mut done).await;
            self.tell(&committed);
            let committed = committed.map_err(|error| NotCommitted::of(&error));
            for deliver in done {
                deliver(committed.clone(), &self.feed);
            }
            if let Err(error) = committed {
                jobs.for_each(|job| job.refuse(error.clone()));
            }
        }
        if let Some(connection) = self.connection {
            let _ = connection.close().await;
        }
    }

    /// Commits a group, on a new connection where the last one failed: after a commit or a savepoint that failed,
    /// neither SQLite nor sqlx says for sure in which transaction the connection is.
    async fn commit(
        &mut self,
        jobs: &mut impl ExactSizeIterator<Item = Box<dyn Job>>,
        done: &mut Vec<Deliver>,
    ) -> sqlx::Result<()> {
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => self.options.connect().await?,
        };
        let committed = group(&mut connection, jobs, done).await;
        if committed.is_ok() {
            self.connection = Some(connection);
        } else {
            // What it had begun is rolled back by closing it.
            let _ = connection.close().await;
        }
        committed
    }

    /// Says once that changes fail, and once that they do not any more.
    fn tell(&self, committed: &sqlx::Result<()>) {
        let failed = self.failing.swap(committed.is_err(), Ordering::Relaxed);
        let file = self.options.get_filename().display();
        match committed {
            Err(error) if !failed => {
                tracing::error!(%file, cause = chain(error), "changes are not committed");
            }
            Ok(()) if failed => tracing::info!(%file, "changes are committed again"),
            _ => {}
        }
    }
}

/// Runs a group in one transaction. The deliveries gathered so far are in `done` also where it fails; the jobs that
/// were not begun are still in `jobs`.
async fn group(
    connection: &mut SqliteConnection,
    jobs: &mut impl ExactSizeIterator<Item = Box<dyn Job>>,
    done: &mut Vec<Deliver>,
) -> Result<(), sqlx::Error> {
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
    while jobs.len() > 0 {
        sqlx::query("SAVEPOINT one")
            .execute(&mut *transaction)
            .await?;
        let Some(job) = jobs.next() else { break };
        // A change that panics takes itself along and no other; whoever asked for it hears that it was not done.
        let changed = AssertUnwindSafe(job.run(&mut transaction))
            .catch_unwind()
            .await;
        let ok = changed.as_ref().is_ok_and(|(ok, _)| *ok);
        done.extend(changed.map(|(_, deliver)| deliver));
        if !ok {
            // Where that fails, the engine has taken the whole transaction back by itself, as on a full disk: all of it
            // passes, and may be asked again.
            sqlx::query("ROLLBACK TO one")
                .execute(&mut *transaction)
                .await
                .map_err(|error| sqlx::Error::Io(io::Error::other(error)))?;
        }
        sqlx::query("RELEASE one")
            .execute(&mut *transaction)
            .await?;
    }
    transaction.commit().await
}

#[cfg(test)]
mod tests {
    use crate::db::{Db, StoreError};
    use crate::testing::TestHall;
    use app::answer::{NoRefusal, Refused};

    /// A change that spoils its group, after others have been made in it.
    async fn spoil(db: &Db, statement: &'static str) -> Result<(), StoreError<NoRefusal>> {
        db.change(move |tx| {
            Box::pin(async move {
                tx.raw(statement).await?;
                Ok(())
            })
        })
        .await
    }

    async fn add(db: &Db, name: &str) -> Result<(), StoreError<NoRefusal>> {
        let name = name.to_owned();
        db.change(move |tx| {
            Box::pin(async move {
                tx.sql(sql!("INSERT INTO hosts (name) VALUES ($1)"))
                    .bind(name)
                    .run()
                    .await?;
                Ok(())
            })
        })
        .await
    }

    async fn hosts(db: &Db) -> Vec<String> {
        let names = db.query(sql!("SELECT name FROM hosts ORDER BY name"));
        names.values::<_, NoRefusal>().await.unwrap()
    }

    #[tokio::test]
    async fn after_a_commit_that_failed_changes_go_on() {
        let hall = TestHall::on_sqlite().await;
        // The commit itself is refused: what the row belongs to is looked for only then.
        let orphan = "PRAGMA defer_foreign_keys = ON;
            INSERT INTO enrolments (lecture_id, person_id, enrolled_at) VALUES (77, 77, 0)";
        let (before, broken) = futures::join!(add(&hall.db, "before"), spoil(&hall.db, orphan));
        assert!(
            before.is_err() && broken.is_err(),
            "both were of that group"
        );
        for name in ["one", "two"] {
            add(&hall.db, name).await.unwrap();
        }
        assert_eq!(hosts(&hall.db).await, ["one", "two"]);
    }

    #[tokio::test]
    async fn after_a_savepoint_that_failed_changes_go_on() {
        let hall = TestHall::on_sqlite().await;
        // SQLite itself rolls a whole transaction back when the disk is full.
        let full = "ROLLBACK; INSERT INTO hosts (name) VALUES (NULL)";
        let (before, broken, after) = futures::join!(
            add(&hall.db, "before"),
            spoil(&hall.db, full),
            add(&hall.db, "after")
        );
        assert!(before.is_err() && broken.is_err() && after.is_err());
        add(&hall.db, "one").await.unwrap();
        assert_eq!(hosts(&hall.db).await, ["one"]);
    }

    #[tokio::test]
    async fn a_full_disk_is_told_as_one_that_passes() {
        let hall = TestHall::on_sqlite().await;
        // Not one page more than there are.
        spoil(&hall.db, "PRAGMA max_page_count = 1").await.unwrap();
        let mut refused = None;
        for n in 0..200 {
            if let Err(error) = add(&hall.db, &format!("{n}{}", "x".repeat(1000))).await {
                refused = Some(Refused::from(error));
                break;
            }
        }
        assert!(
            matches!(refused, Some(Refused::Unavailable(5))),
            "{refused:?}"
        );
        spoil(&hall.db, "PRAGMA max_page_count = 1000000")
            .await
            .unwrap();
        add(&hall.db, "one").await.unwrap();
        assert!(hosts(&hall.db).await.contains(&"one".to_owned()));
    }

    #[tokio::test]
    async fn a_change_that_panics_takes_no_other_with_it() {
        let hall = TestHall::on_sqlite().await;
        let change = |panics: bool| {
            let db = hall.db.clone();
            async move {
                db.change(move |tx| {
                    Box::pin(async move {
                        tx.sql(sql!("INSERT INTO hosts (name) VALUES ($1)"))
                            .bind(format!("panics: {panics}"))
                            .run()
                            .await?;
                        assert!(!panics, "as a mistake of ours would");
                        Ok::<_, StoreError<NoRefusal>>(())
                    })
                })
                .await
            }
        };
        let (before, broken, after) = futures::join!(change(false), change(true), async {
            tokio::task::yield_now().await;
            hall.db.check().await.is_ok()
        });
        assert!(before.is_ok() && broken.is_err() && after);
        assert_eq!(hosts(&hall.db).await, ["panics: false"]);
    }
}
