//! What one engine must be told to lock, and the other need not: `SQLite`'s one writer has no rival.

use sqlx::{PgConnection, SqliteConnection};

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
