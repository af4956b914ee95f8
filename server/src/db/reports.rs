//! Readers for reports, which take long: few, limited in time, and never those that the pages read by.

use sqlx::postgres::PgPoolOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};
use sqlx::{AssertSqlSafe, PgConnection, PgPool, SqliteConnection, SqlitePool};
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// So many reports run at once; the others wait.
const AT_ONCE: u32 = 2;
/// A connection that nobody has used for so long is closed.
const IDLE: Duration = Duration::from_mins(1);
/// `SQLite` asks so many instructions apart whether it is to stop: some microseconds.
const INSTRUCTIONS: i32 = 10_000;

/// How long a report may take.
#[derive(Debug, Clone, Copy)]
pub struct ReportLimits {
    /// Until it is its turn.
    pub wait: Duration,
    /// From then on.
    pub run: Duration,
}

impl Default for ReportLimits {
    fn default() -> Self {
        Self {
            wait: Duration::from_secs(10),
            run: Duration::from_secs(30),
        }
    }
}

/// The readers.
#[derive(Clone)]
pub struct ReportReaders {
    pool: ReportPool,
    turns: Arc<Semaphore>,
    limits: ReportLimits,
}

/// Their connections, by the engine.
#[derive(Clone)]
pub enum ReportPool {
    /// Embedded.
    Sqlite(SqlitePool),
    /// A server of its own.
    Postgres(PgPool),
}

impl ReportReaders {
    /// Readers of a file.
    pub(super) fn sqlite(options: SqliteConnectOptions) -> Self {
        let pool = SqlitePoolOptions::new()
            .max_connections(AT_ONCE)
            .idle_timeout(IDLE)
            .test_before_acquire(false)
            .connect_lazy_with(options);
        Self::of(ReportPool::Sqlite(pool))
    }

    /// Readers of a server's database.
    pub(super) fn postgres(url: &str) -> sqlx::Result<Self> {
        let pool = PgPoolOptions::new()
            .max_connections(AT_ONCE)
            .idle_timeout(IDLE)
            .acquire_timeout(Duration::from_secs(5))
            .connect_lazy(url)?;
        Ok(Self::of(ReportPool::Postgres(pool)))
    }

    fn of(pool: ReportPool) -> Self {
        Self {
            pool,
            turns: Arc::new(Semaphore::new(AT_ONCE as usize)),
            limits: ReportLimits::default(),
        }
    }

    /// The same readers within other limits.
    #[must_use]
    pub(super) fn within(&self, limits: ReportLimits) -> Self {
        Self {
            limits,
            ..self.clone()
        }
    }

    /// The connections.
    pub fn pool(&self) -> &ReportPool {
        &self.pool
    }

    /// Waits for a turn; it ends when the permit is dropped.
    ///
    /// # Errors
    /// Where too many reports run for too long.
    pub async fn turn(&self) -> sqlx::Result<OwnedSemaphorePermit> {
        let turn = Arc::clone(&self.turns).acquire_owned();
        match tokio::time::timeout(self.limits.wait, turn).await {
            Ok(Ok(turn)) => Ok(turn),
            Ok(Err(_)) => Err(sqlx::Error::PoolClosed),
            Err(_) => Err(sqlx::Error::PoolTimedOut),
        }
    }

    /// Has an `SQLite` connection stop what it reads once the answer is dropped: where the report's time is over, or
    /// nobody waits for it any more.
    ///
    /// # Errors
    /// The database's.
    pub async fn stop_sqlite(&self, held: &mut SqliteConnection) -> sqlx::Result<StopReport> {
        let stopped = Arc::new(AtomicBool::new(false));
        let asked = Arc::clone(&stopped);
        held.lock_handle()
            .await?
            .set_progress_handler(INSTRUCTIONS, move || !asked.load(Ordering::Relaxed));
        Ok(StopReport(stopped))
    }

    /// Has a `PostgreSQL` server end by itself what this connection reads for too long.
    ///
    /// # Errors
    /// The database's.
    pub async fn stop_postgres(&self, held: &mut PgConnection) -> sqlx::Result<()> {
        let most = self.limits.run.as_millis();
        let limit = AssertSqlSafe(format!("SET statement_timeout = {most}"));
        sqlx::raw_sql(limit).execute(held).await?;
        Ok(())
    }

    /// Runs a report as long as it may.
    ///
    /// # Errors
    /// Those of the body; that its time is over.
    pub async fn in_time<T, E: From<sqlx::Error>>(
        &self,
        body: impl Future<Output = Result<T, E>>,
    ) -> Result<T, E> {
        // The server of a database ends a statement by itself, and says so better.
        let limit = self.limits.run + self.limits.run / 10;
        tokio::time::timeout(limit, body).await.unwrap_or_else(|_| {
            let over = io::Error::new(io::ErrorKind::TimedOut, "a report took too long");
            Err(sqlx::Error::Io(over).into())
        })
    }
}

/// Stops a report when it is dropped; at the report's end there is nothing left to stop.
#[derive(Debug)]
pub struct StopReport(Arc<AtomicBool>);

impl Drop for StopReport {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}
