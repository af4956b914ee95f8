//! The database in its file, copied in one moment while it is written to.

use super::Taken;
use crate::db::Tx;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection, SqliteConnection};
use std::path::Path;
use std::time::Duration;

/// What only SQLite knows.
const VACUUM: &str = "VACUUM INTO $1";
const INTEGRITY: &str = "PRAGMA integrity_check(1)";
const FOREIGN_KEYS: &str = "PRAGMA foreign_key_check";

/// Copies the database as it is at one moment into a new file.
pub(super) async fn copy(from: &Path, to: &Path) -> Result<Taken, String> {
    let failed = |e: sqlx::Error| format!("{} cannot be copied: {e}", from.display());
    let mut source = open(from).await?;
    sqlx::query(VACUUM)
        .bind(to.display().to_string())
        .execute(&mut source)
        .await
        .map_err(failed)?;
    source.close().await.map_err(failed)?;
    std::fs::File::open(to)
        .and_then(|file| file.sync_all())
        .map_err(|e| format!("{} cannot be written: {e}", to.display()))?;
    looked_at(to).await
}

/// What a copied database holds, once it has been found whole.
async fn looked_at(file: &Path) -> Result<Taken, String> {
    let failed = |e: sqlx::Error| format!("{} cannot be read: {e}", file.display());
    let mut copy = whole(file).await?;
    let taken = Taken::read(&mut Tx::sqlite(&mut copy))
        .await
        .map_err(failed)?;
    copy.close().await.map_err(failed)?;
    Ok(taken)
}

/// Makes a copied database, once it has been found whole, that of a restored hall.
pub(super) async fn restored(file: &Path) -> Result<Taken, String> {
    let failed = |e: sqlx::Error| format!("{} cannot be written: {e}", file.display());
    let mut copy = whole(file).await?;
    let taken = Taken::read_restored(&mut Tx::sqlite(&mut copy))
        .await
        .map_err(failed)?;
    copy.close().await.map_err(failed)?;
    Ok(taken)
}

/// A copied database that is as it was written.
async fn whole(file: &Path) -> Result<SqliteConnection, String> {
    let failed = |e: sqlx::Error| format!("{} cannot be read: {e}", file.display());
    let mut copy = open(file).await?;
    let whole: String = sqlx::query_scalar(INTEGRITY)
        .fetch_one(&mut copy)
        .await
        .map_err(failed)?;
    if whole != "ok" {
        return Err(format!("{} is damaged: {whole}", file.display()));
    }
    let broken = sqlx::query(FOREIGN_KEYS)
        .fetch_all(&mut copy)
        .await
        .map_err(failed)?;
    if !broken.is_empty() {
        return Err(format!(
            "{} is damaged: {} rows belong to nothing",
            file.display(),
            broken.len()
        ));
    }
    Ok(copy)
}

async fn open(file: &Path) -> Result<SqliteConnection, String> {
    SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(false)
        .busy_timeout(Duration::from_secs(10))
        .connect()
        .await
        .map_err(|e| format!("{} does not open: {e}", file.display()))
}
