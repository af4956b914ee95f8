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
}

impl Lock for SqliteConnection {
    async fn lock(&mut self, _statement: &'static str, _of: &str) -> sqlx::Result<()> {
        Ok(())
    }
}

impl Lock for PgConnection {
    async fn lock(&mut self, statement: &'static str, of: &str) -> sqlx::Result<()> {
        sqlx::query(statement).bind(of).execute(self).await?;
        Ok(())
    }
}
