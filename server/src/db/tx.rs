//! Reading and changing: what runs on a connection, whichever the engine.

use super::change_feed::{ChangeFeed, Topic, Touched};
use super::statement::{Conn, Statement};
use super::writer::broken_off;
use super::{Db, Engine, ReportPool, ServerWatch, Sql, StoreError};
use futures::future::BoxFuture;
use sqlx::{Connection, PgConnection, PgPool, SqliteConnection};
use std::sync::Arc;
use tracing::Instrument;

/// A connection in the hands of a body that reads or changes: what a change does is done whole or not at all.
#[derive(Debug)]
pub struct Tx<'c> {
    conn: Conn<'c>,
    touched: Touched,
}

impl<'c> Tx<'c> {
    /// On a connection that is no pool's, as a backup's.
    pub(crate) fn sqlite(conn: &'c mut SqliteConnection) -> Self {
        Self {
            conn: Conn::Sqlite(conn),
            touched: Touched::default(),
        }
    }

    /// The same on a server.
    pub(crate) fn postgres(conn: &'c mut PgConnection) -> Self {
        Self {
            conn: Conn::Postgres(conn),
            touched: Touched::default(),
        }
    }

    /// A statement on this connection: `tx.sql(sql!("…")).bind(…)`, then `run()`, or `all()`, `one()`, `opt()` of its rows.
    pub fn sql(&mut self, text: Sql) -> Statement<'_> {
        Statement::new(self.conn(), text)
    }

    /// Says that others are to hear of it once this change is durable.
    pub fn touch(&mut self, topic: Topic) {
        self.touched.add(topic);
    }

    /// What was touched so far, for whoever commits.
    pub(super) fn into_touched(self) -> Touched {
        self.touched
    }

    pub(super) fn conn(&mut self) -> Conn<'_> {
        match &mut self.conn {
            Conn::Sqlite(conn) => Conn::Sqlite(conn),
            Conn::Postgres(conn) => Conn::Postgres(conn),
        }
    }
}

/// Statements of tests, as they stand.
#[cfg(feature = "testing")]
impl Tx<'_> {
    pub(crate) async fn raw(&mut self, text: &str) -> sqlx::Result<()> {
        let text = sqlx::AssertSqlSafe(text);
        match &mut self.conn {
            Conn::Sqlite(conn) => sqlx::raw_sql(text).execute(&mut **conn).await.map(drop),
            Conn::Postgres(conn) => sqlx::raw_sql(text).execute(&mut **conn).await.map(drop),
        }
    }

    pub(crate) async fn raw_value<T>(&mut self, text: &str) -> sqlx::Result<T>
    where
        (T,): super::Row,
    {
        let text = sqlx::AssertSqlSafe(text);
        let (value,) = match &mut self.conn {
            Conn::Sqlite(conn) => sqlx::query_as(text).fetch_one(&mut **conn).await?,
            Conn::Postgres(conn) => sqlx::query_as(text).fetch_one(&mut **conn).await?,
        };
        Ok(value)
    }
}

impl Db {
    /// Runs a body that only reads: `db.read(async |tx| …)`. Each statement sees what is committed when it begins.
    ///
    /// # Errors
    /// Those of the body; the database's.
    pub async fn read<T, R>(
        &self,
        body: impl AsyncFnOnce(&mut Tx<'_>) -> Result<T, StoreError<R>>,
    ) -> Result<T, StoreError<R>> {
        match self.engine() {
            Engine::Sqlite { read, .. } => {
                let mut held = read.acquire().await?;
                body(&mut Tx::sqlite(&mut held)).await
            }
            Engine::Postgres(pool, watch) => {
                let work = async |held: &mut PgConnection| body(&mut Tx::postgres(held)).await;
                on_server(pool, watch, work).await
            }
        }
    }

    /// Runs a body that reads one moment, whatever is written meanwhile.
    ///
    /// # Errors
    /// Those of the body; the database's.
    pub async fn snapshot<T, R>(
        &self,
        body: impl AsyncFnOnce(&mut Tx<'_>) -> Result<T, StoreError<R>>,
    ) -> Result<T, StoreError<R>> {
        match self.engine() {
            Engine::Sqlite { read, .. } => {
                let mut held = read.acquire().await?;
                sqlite_snapshot(&mut held, body).await
            }
            Engine::Postgres(pool, watch) => {
                let work = async |held: &mut PgConnection| postgres_snapshot(held, body).await;
                on_server(pool, watch, work).await
            }
        }
    }

    /// Runs a body that reads much of one moment for a report, on readers of its own and within the time of a report.
    ///
    /// # Errors
    /// Those of the body; the database's; that too many reports run, or this one for too long.
    pub async fn read_for_report<T, R>(
        &self,
        body: impl AsyncFnOnce(&mut Tx<'_>) -> Result<T, StoreError<R>>,
    ) -> Result<T, StoreError<R>> {
        let readers = self.report_readers();
        let _turn = readers.turn().await?;
        match readers.pool() {
            ReportPool::Sqlite(pool) => {
                let mut held = pool.acquire().await?;
                let _stop = readers.stop_sqlite(&mut held).await?;
                readers.in_time(sqlite_snapshot(&mut held, body)).await
            }
            ReportPool::Postgres(pool) => {
                let mut held = pool.acquire().await?;
                readers.stop_postgres(&mut held).await?;
                let done = readers.in_time(postgres_snapshot(&mut held, body)).await;
                if done.is_err() {
                    // Nobody knows what it still reads.
                    held.close_on_drop();
                }
                done
            }
        }
    }

    /// Runs a body that changes, all of it or nothing: `db.change(move |tx| Box::pin(async move { … }))`. It owns what it
    /// captures, as on `SQLite` bodies that arrive together are committed together, by one writer; `Ok` is answered only
    /// once it is durable.
    ///
    /// # Errors
    /// Those of the body, whose changes are then taken back; the database's.
    pub async fn change<T, R, F>(&self, body: F) -> Result<T, StoreError<R>>
    where
        T: Send + 'static,
        R: Send + 'static,
        F: for<'t, 'c> FnOnce(&'t mut Tx<'c>) -> BoxFuture<'t, Result<T, StoreError<R>>>
            + Send
            + 'static,
    {
        match self.engine() {
            Engine::Sqlite { write, .. } => write.run(body).await,
            Engine::Postgres(pool, watch) => {
                let mut held = watch.unless_away(pool.acquire()).await??;
                let (watch, feed) = (watch.clone(), Arc::clone(self.feed()));
                // In a task of its own: once begun, a change comes to its end and is told, though whoever asked for it
                // goes away.
                let changing = async move {
                    let change = postgres_change(&mut held, &feed, body);
                    let done = watch.unless_away(change).await;
                    done.unwrap_or_else(|away| {
                        held.close_on_drop();
                        // Nobody knows whether it was committed.
                        feed.tell_all();
                        Err(away.into())
                    })
                };
                let changed = tokio::spawn(changing.in_current_span()).await;
                changed.unwrap_or_else(|_| Err(broken_off().into()))
            }
        }
    }
}

/// Does work on a connection of the pool, unless the server is away or goes away meanwhile.
async fn on_server<T, R>(
    pool: &PgPool,
    watch: &ServerWatch,
    work: impl AsyncFnOnce(&mut PgConnection) -> Result<T, StoreError<R>>,
) -> Result<T, StoreError<R>> {
    let mut held = watch.unless_away(pool.acquire()).await??;
    let done = watch.unless_away(work(&mut held)).await;
    done.unwrap_or_else(|away| {
        // Nobody knows what it still waits for.
        held.close_on_drop();
        Err(away.into())
    })
}

async fn postgres_change<T, R, F>(
    held: &mut PgConnection,
    feed: &ChangeFeed,
    body: F,
) -> Result<T, StoreError<R>>
where
    F: for<'t, 'c> FnOnce(&'t mut Tx<'c>) -> BoxFuture<'t, Result<T, StoreError<R>>>,
{
    let mut transaction = held.begin().await?;
    let mut tx = Tx::postgres(&mut transaction);
    let value = body(&mut tx).await?;
    let touched = tx.into_touched();
    touched.notify(&mut transaction, feed.node()).await?;
    let committed = transaction.commit().await;
    // Also where it failed: a line that broke in the middle does not say whether it was committed.
    feed.tell(&touched);
    committed?;
    Ok(value)
}

async fn sqlite_snapshot<T, R>(
    held: &mut SqliteConnection,
    body: impl AsyncFnOnce(&mut Tx<'_>) -> Result<T, StoreError<R>>,
) -> Result<T, StoreError<R>> {
    let mut transaction = held.begin().await?;
    body(&mut Tx::sqlite(&mut transaction)).await
}

async fn postgres_snapshot<T, R>(
    held: &mut PgConnection,
    body: impl AsyncFnOnce(&mut Tx<'_>) -> Result<T, StoreError<R>>,
) -> Result<T, StoreError<R>> {
    let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    let mut transaction = held.begin_with(begin).await?;
    body(&mut Tx::postgres(&mut transaction)).await
}
