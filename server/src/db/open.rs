//! Opening the database and bringing it up to date.

use super::address::{database_url, place};
use super::change_feed::{ChangeFeed, Follower, follow};
use super::server::{ANSWERS_WITHIN, watch_server};
use super::tasks::Tasks;
use super::unavailable::passes;
use super::{
    Clock, Db, Engine, Inner, Passwords, RandomSource, ReportReaders, ServerWatch, Writer,
};
use crate::sentence::chain;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, PgConnection, PgPool};
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{Instant, sleep, timeout_at};

/// Why the database did not open, with its file or its place on the network.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The address is none.
    #[error("{0}")]
    Address(String),
    /// The engine's own error.
    #[error("the database {0} does not open: {1}")]
    Sql(String, String),
    /// A migration's error.
    #[error("the database {0} is not of this version: {1}")]
    Migrate(String, sqlx::migrate::MigrateError),
}

pub(crate) static SQLITE: sqlx::migrate::Migrator = sqlx::migrate!("../migrations/sqlite");
pub(crate) static POSTGRES: sqlx::migrate::Migrator = sqlx::migrate!("../migrations/postgres");

/// A server that starts or refuses is tried again so often.
const TRIED_EVERY: Duration = Duration::from_millis(250);

/// The last migration this hall knows; both engines have the same.
pub fn last_migration() -> i64 {
    SQLITE
        .iter()
        .map(|migration| migration.version)
        .max()
        .unwrap_or(0)
}

/// Whether a hall has made its tables: PostgreSQL's way to ask for one that may not be there.
const THERE: &str = "SELECT to_regclass('_sqlx_migrations') IS NOT NULL";

/// The first connection to a server, which may be about to start: the pool would tell only that it took too long.
async fn first(options: &PgConnectOptions) -> sqlx::Result<PgConnection> {
    let until = Instant::now() + ANSWERS_WITHIN;
    loop {
        let failed = match timeout_at(until, options.connect()).await {
            Ok(Ok(connection)) => return Ok(connection),
            Ok(Err(error)) => error,
            Err(_) => {
                let text = format!("no answer within {} s", ANSWERS_WITHIN.as_secs());
                return Err(sqlx::Error::Io(io::Error::new(
                    io::ErrorKind::TimedOut,
                    text,
                )));
            }
        };
        if !passes(&failed) || Instant::now() + TRIED_EVERY >= until {
            return Err(failed);
        }
        sleep(TRIED_EVERY).await;
    }
}

/// The log of events goes by the numbers of its server's transactions, and a database that was restored elsewhere brings
/// those of another: where they are yet to come here, all that has happened is moved before the first, in the same order,
/// and with it where each reader has come to.
async fn events_of_another_server(pool: &PgPool) -> sqlx::Result<()> {
    let ahead = "SELECT max(xact) FROM events
        HAVING max(xact) >= CAST(CAST(pg_snapshot_xmax(pg_current_snapshot()) AS TEXT) AS BIGINT)";
    let is_ahead: Option<i64> = sqlx::query_scalar(ahead).fetch_optional(pool).await?;
    if is_ahead.is_none() {
        return Ok(());
    }
    let mut transaction = pool.begin().await?;
    sqlx::query("LOCK TABLE events, event_cursors IN EXCLUSIVE MODE")
        .execute(&mut *transaction)
        .await?;
    // Another node may have done it meanwhile.
    let last: Option<i64> = sqlx::query_scalar(ahead)
        .fetch_optional(&mut *transaction)
        .await?;
    if let Some(last) = last {
        for table in [
            "UPDATE events SET xact = xact - $1",
            "UPDATE event_cursors SET xact = xact - $1",
        ] {
            let moved = sqlx::query(table).bind(last + 1);
            moved.execute(&mut *transaction).await?;
        }
    }
    transaction.commit().await
}

/// A number by which this node is known to those of the same server.
fn node(chance: &dyn RandomSource) -> u64 {
    let mut raw = [0; 8];
    chance.fill(&mut raw);
    u64::from_le_bytes(raw)
}

impl Db {
    /// Opens the embedded database in a file, made where it is missing.
    pub async fn sqlite(
        file: &Path,
        clock: Arc<dyn Clock>,
        chance: Arc<dyn RandomSource>,
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
        // A file that is gone is not made anew: an empty hall would take the place of this one.
        let writing = options.clone().create_if_missing(false);
        let name = file.display().to_string();
        let failed = |e: sqlx::Error| OpenError::Sql(name.clone(), chain(&e));
        let mut writer = options.connect().await.map_err(failed)?;
        let migrated = SQLITE.run(&mut writer).await;
        migrated.map_err(|e| OpenError::Migrate(name.clone(), e))?;
        writer.ping().await.map_err(failed)?;
        let reading = options.read_only(true).create_if_missing(false);
        let read = SqlitePoolOptions::new()
            .max_connections(4)
            .min_connections(1)
            // A file does not hang up.
            .test_before_acquire(false)
            .connect_with(reading.clone())
            .await
            .map_err(failed)?;
        let feed = Arc::new(ChangeFeed::new(node(&*chance)));
        Ok(Self::with(
            Engine::Sqlite {
                read,
                write: Writer::start(writer, writing, Arc::clone(&feed)),
            },
            ReportReaders::sqlite(reading),
            feed,
            Tasks::default(),
            clock,
            chance,
            passwords,
        ))
    }

    /// Opens a database of a `PostgreSQL` server.
    pub async fn postgres(
        url: &str,
        clock: Arc<dyn Clock>,
        chance: Arc<dyn RandomSource>,
        passwords: Passwords,
    ) -> Result<Self, OpenError> {
        let options = database_url(url).map_err(OpenError::Address)?;
        let name = format!("PostgreSQL at {}", place(&options));
        let failed = |e: sqlx::Error| OpenError::Sql(name.clone(), chain(&e));
        first(&options).await.map_err(failed)?;
        let pool = PgPoolOptions::new()
            .max_connections(20)
            .acquire_timeout(ANSWERS_WITHIN)
            .connect_with(options.clone())
            .await
            .map_err(failed)?;
        let migrated = POSTGRES.run(&pool).await;
        migrated.map_err(|e| OpenError::Migrate(name.clone(), e))?;
        events_of_another_server(&pool).await.map_err(failed)?;
        let tasks = Tasks::default();
        let (server, watcher) = ServerWatch::of(options.clone());
        tasks.keep_up("watch of the database", move || {
            watch_server(watcher.clone())
        });
        let reports = ReportReaders::postgres(url).map_err(failed)?;
        let feed = Arc::new(ChangeFeed::new(node(&*chance)));
        let follower = Follower::begin(&options, server.clone(), Arc::clone(&feed)).await;
        let follower = follower.map_err(failed)?;
        tasks.keep_up("changes of other nodes", move || follow(follower.clone()));
        Ok(Self::with(
            Engine::Postgres(pool, server),
            reports,
            feed,
            tasks,
            clock,
            chance,
            passwords,
        ))
    }

    /// Refuses a PostgreSQL database in which no hall keeps what it knows, making nothing.
    ///
    /// # Errors
    /// A sentence that names the database.
    pub async fn must_be_there(url: &str) -> Result<(), String> {
        let options = database_url(url)?;
        let name = format!("PostgreSQL at {}", place(&options));
        let failed = |e: sqlx::Error| format!("the database {name} does not open: {}", chain(&e));
        let mut connection = first(&options).await.map_err(failed)?;
        let there: bool = sqlx::query_scalar(THERE)
            .fetch_one(&mut connection)
            .await
            .map_err(failed)?;
        let _ = connection.close().await;
        if there {
            Ok(())
        } else {
            Err(format!(
                "there is no hall in the database {name}: look at --database-url"
            ))
        }
    }

    fn with(
        engine: Engine,
        reports: ReportReaders,
        feed: Arc<ChangeFeed>,
        tasks: Tasks,
        clock: Arc<dyn Clock>,
        chance: Arc<dyn RandomSource>,
        passwords: Passwords,
    ) -> Self {
        Self(Arc::new(Inner {
            engine,
            clock,
            chance,
            passwords,
            feed,
            tasks: Arc::new(tasks),
            recent: super::cached::Recent::default(),
            checked: Arc::default(),
            reports,
        }))
    }
}
