//! Two engines behind one face.

mod address;
mod clock;
mod random;
mod store_error;
#[macro_use]
mod macros;
mod batcher;
mod cached;
mod change_feed;
mod clock_offset;
mod health;
mod json_rows;
mod open;
mod passwords;
mod reports;
mod server;
mod statement;
mod tasks;
mod tx;
mod unavailable;
mod writer;

pub use address::{database_password, database_url, place};
pub use batcher::{BatchLimits, Batcher, SubmitError};
pub use cached::{RECENT, recent_until};
pub use change_feed::Topic;
pub use clock::{CLOCKS_APART, Clock, ClockSource, MachineClock, SystemClock};
pub use health::{DbLoad, NotWell};
pub use json_rows::{json_map, json_rows};
pub use open::{OpenError, last_migration};
#[cfg(feature = "testing")]
pub(crate) use open::{POSTGRES, SQLITE};
pub use passwords::{Checked, Crowded, Line, NotHashed, Passwords, normalized};
pub use random::{RandomSource, System};
pub use reports::{ReportLimits, ReportPool, ReportReaders};
pub use server::ServerWatch;
pub use statement::{Param, Query, Row, Sql, Statement};
pub use store_error::StoreError;
pub use tx::Tx;
pub use writer::{Full, Writer};

use app::accounts::PersonId;
use app::i18n::Instant;
use sqlx::{PgPool, SqlitePool};
use std::sync::Arc;
use tokio::sync::{broadcast, watch};

/// The database of the hall, with the clock and the chance its rules are measured by: a handle, cheap to clone.
#[derive(Clone)]
pub struct Db(Arc<Inner>);

#[derive(Clone)]
struct Inner {
    engine: Engine,
    clock: Arc<dyn Clock>,
    chance: Arc<dyn RandomSource>,
    passwords: Passwords,
    feed: Arc<change_feed::ChangeFeed>,
    tasks: Arc<tasks::Tasks>,
    recent: cached::Recent,
    checked: Arc<tokio::sync::Mutex<Option<health::Checked>>>,
    reports: ReportReaders,
}

/// Which engine.
#[derive(Clone)]
pub enum Engine {
    /// Embedded: many readers, one writer that commits in groups.
    Sqlite {
        /// For statements that only read.
        read: SqlitePool,
        /// For those that change.
        write: Writer,
    },
    /// A server of its own, and whether it answers.
    Postgres(PgPool, ServerWatch),
}

impl std::fmt::Debug for Db {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self.0.engine {
            Engine::Sqlite { .. } => "Db(SQLite)",
            Engine::Postgres(..) => "Db(PostgreSQL)",
        })
    }
}

impl Db {
    /// The engine.
    pub fn engine(&self) -> &Engine {
        &self.0.engine
    }

    fn feed(&self) -> &Arc<change_feed::ChangeFeed> {
        &self.0.feed
    }

    /// The hall's clock.
    pub fn now(&self) -> Instant {
        self.0.clock.now()
    }

    /// What it goes by.
    pub fn clock(&self) -> Arc<dyn Clock> {
        Arc::clone(&self.0.clock)
    }

    /// The same hall by another clock.
    #[must_use]
    pub fn with_clock(&self, clock: Arc<dyn Clock>) -> Self {
        Self(Arc::new(Inner {
            clock,
            ..Inner::clone(&self.0)
        }))
    }

    /// The readers that reports read by.
    pub fn report_readers(&self) -> &ReportReaders {
        &self.0.reports
    }

    /// The same hall with other limits for its reports.
    #[must_use]
    pub fn with_report_limits(&self, limits: ReportLimits) -> Self {
        Self(Arc::new(Inner {
            reports: self.0.reports.within(limits),
            ..Inner::clone(&self.0)
        }))
    }

    /// A secret of so many random bytes, in hexadecimal.
    pub fn secret(&self, bytes: usize) -> String {
        hex::encode(self.random(bytes))
    }

    /// So many random bytes.
    pub fn random(&self, bytes: usize) -> Vec<u8> {
        let mut raw = vec![0; bytes];
        self.fill_random(&mut raw);
        raw
    }

    /// Fills with random bytes.
    pub fn fill_random(&self, bytes: &mut [u8]) {
        self.0.chance.fill(bytes);
    }

    /// How passwords are hashed and checked.
    pub fn passwords(&self) -> &Passwords {
        &self.0.passwords
    }

    /// Grows whenever the programme changes, so that kept answers know they are old.
    pub fn programme_revision(&self) -> u64 {
        self.0.feed.programme_revision()
    }

    /// Hears that something a live room shows has changed.
    pub fn room_changes(&self) -> watch::Receiver<()> {
        self.0.feed.rooms()
    }

    /// Hears that a job waits.
    pub fn job_changes(&self) -> watch::Receiver<()> {
        self.0.feed.jobs()
    }

    /// Hears of people who may do less than before; of nobody by name where it may be anybody.
    pub fn rights_changes(&self) -> broadcast::Receiver<Option<PersonId>> {
        self.0.feed.rights()
    }
}
