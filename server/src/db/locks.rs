//! What one engine must be told and the other need not: to lock (`SQLite`'s one writer has no rival), and to read one moment.

use sqlx::{Connection, PgConnection, SqliteConnection, Transaction};

/// Locks rows where that is needed.
pub trait Lock {
    /// Runs a statement that locks, with its one argument.
    fn lock(
        &mut self,
        statement: &'static str,
        of: &str,
    ) -> impl Future<Output = sqlx::Result<()>> + Send;

    /// The number of the first row that a statement with one argument finds; where others look for it at the same
    /// time, by the statement that locks it and passes over what they hold.
    fn first_free(
        &mut self,
        free: &'static str,
        locking: &'static str,
        of: i64,
    ) -> impl Future<Output = sqlx::Result<Option<i64>>> + Send;
}

impl Lock for SqliteConnection {
    async fn lock(&mut self, _statement: &'static str, _of: &str) -> sqlx::Result<()> {
        Ok(())
    }

    async fn first_free(
        &mut self,
        free: &'static str,
        _locking: &'static str,
        of: i64,
    ) -> sqlx::Result<Option<i64>> {
        sqlx::query_scalar(free).bind(of).fetch_optional(self).await
    }
}

impl Lock for PgConnection {
    async fn lock(&mut self, statement: &'static str, of: &str) -> sqlx::Result<()> {
        sqlx::query(statement).bind(of).execute(self).await?;
        Ok(())
    }

    async fn first_free(
        &mut self,
        _free: &'static str,
        locking: &'static str,
        of: i64,
    ) -> sqlx::Result<Option<i64>> {
        sqlx::query_scalar(locking)
            .bind(of)
            .fetch_optional(self)
            .await
    }
}

/// Several reads that see one moment, whatever is written meanwhile.
pub trait Snapshot: Connection {
    /// Begins to read; what is read ends with the transaction.
    fn snapshot(
        &mut self,
    ) -> impl Future<Output = sqlx::Result<Transaction<'_, Self::Database>>> + Send;
}

impl Snapshot for SqliteConnection {
    async fn snapshot(&mut self) -> sqlx::Result<Transaction<'_, sqlx::Sqlite>> {
        self.begin().await
    }
}

impl Snapshot for PgConnection {
    async fn snapshot(&mut self) -> sqlx::Result<Transaction<'_, sqlx::Postgres>> {
        self.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            .await
    }
}
