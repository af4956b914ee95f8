//! Opening the database and bringing it up to date.

use super::server::ANSWERS_WITHIN;
use super::{Chance, Clock, Db, Engine, Hall, Passwords, ReportReaders, ServerWatch, Writer};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

/// Why the database did not open.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The engine's own error.
    #[error("the database does not open: {0}")]
    Sql(#[from] sqlx::Error),
    /// A migration's error.
    #[error("the database is not of this version: {0}")]
    Migrate(#[from] sqlx::migrate::MigrateError),
}

impl Db {
    /// Opens the embedded database in a file, made where it is missing.
    pub async fn sqlite(
        file: &Path,
        clock: Arc<dyn Clock>,
        chance: Arc<dyn Chance>,
        passwords: Passwords,
    ) -> Result<Self, OpenError> {
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            .statement_cache_capacity(256)
            // A group's rows come in one go, not a few at a time.
            .row_buffer_size(1024)
            // Pages are kept by the system's cache too; 8 MiB for a connection is enough for the hot tables.
            .pragma("cache_size", "-8192")
            .pragma("temp_store", "memory");
        let writing = options.clone();
        let mut writer = options.connect().await?;
        sqlx::migrate!("../migrations/sqlite")
            .run(&mut writer)
            .await?;
        writer.ping().await?;
        let reading = options.read_only(true).create_if_missing(false);
        let read = SqlitePoolOptions::new()
            .max_connections(4)
            .min_connections(1)
            // A file does not hang up.
            .test_before_acquire(false)
            .connect_with(reading.clone())
            .await?;
        Ok(Self::with(
            Engine::Sqlite {
                read,
                write: Writer::start(writer, writing),
            },
            ReportReaders::sqlite(reading),
            clock,
            chance,
            passwords,
        ))
    }

    /// Opens a database of a `PostgreSQL` server.
    pub async fn postgres(
        url: &str,
        clock: Arc<dyn Clock>,
        chance: Arc<dyn Chance>,
        passwords: Passwords,
    ) -> Result<Self, OpenError> {
        let options: PgConnectOptions = url.parse()?;
        let pool = PgPoolOptions::new()
            .max_connections(20)
            .acquire_timeout(ANSWERS_WITHIN)
            .connect_with(options.clone())
            .await?;
        sqlx::migrate!("../migrations/postgres").run(&pool).await?;
        let watch = ServerWatch::start(options);
        let reports = ReportReaders::postgres(url)?;
        Ok(Self::with(
            Engine::Postgres(pool, watch),
            reports,
            clock,
            chance,
            passwords,
        ))
    }

    fn with(
        engine: Engine,
        reports: ReportReaders,
        clock: Arc<dyn Clock>,
        chance: Arc<dyn Chance>,
        passwords: Passwords,
    ) -> Self {
        Self(Arc::new(Hall {
            engine,
            clock,
            chance,
            passwords,
            programme_revision: Arc::new(AtomicU64::new(1)),
            rooms_changed: Arc::new(tokio::sync::watch::Sender::new(())),
            recent: super::recent::Recent::default(),
            checked: Arc::default(),
            reports,
        }))
    }
}
