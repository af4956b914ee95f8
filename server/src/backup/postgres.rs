//! A PostgreSQL database, by PostgreSQL's own programs.

use super::Taken;
use crate::db::{Tx, database_password, place};
use sqlx::postgres::{PgConnectOptions, PgSslMode};
use sqlx::{ConnectOptions, Connection};
use std::io::ErrorKind;
use std::path::Path;
use tokio::process::Command;

/// Whether a database has anything in it.
const TABLES: &str =
    "SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema()";

/// Dumps the database as it is at one moment into a new file.
pub(super) async fn dump(
    url: &str,
    options: &PgConnectOptions,
    to: &Path,
) -> Result<Taken, String> {
    let mut command = program("pg_dump", url, options);
    command
        .args(["--format=custom", "--no-owner", "--no-privileges", "--file"])
        .arg(to);
    // Before it, so that every file that is counted on is in the database that is dumped or was deleted since.
    let taken = figures(options).await?;
    run(command, "pg_dump", options).await?;
    Ok(taken)
}

/// Fills an empty database from a dump.
pub(super) async fn fill(
    url: &str,
    options: &PgConnectOptions,
    from: &Path,
) -> Result<Taken, String> {
    let failed = |e: sqlx::Error| format!("PostgreSQL at {} cannot be read: {e}", place(options));
    let mut c = options.connect().await.map_err(failed)?;
    let tables: i64 = sqlx::query_scalar(TABLES)
        .fetch_one(&mut c)
        .await
        .map_err(failed)?;
    let _ = c.close().await;
    if tables > 0 {
        return Err(format!(
            "the database at {} has tables in it: a backup is restored into an empty one",
            place(options)
        ));
    }
    let mut command = program("pg_restore", url, options);
    command
        .args([
            "--no-owner",
            "--no-privileges",
            "--exit-on-error",
            "--single-transaction",
            "--dbname",
        ])
        .arg(options.get_database().unwrap_or_default())
        .arg(from);
    run(command, "pg_restore", options).await?;
    let restored = async {
        let mut c = options.connect().await?;
        let taken = Taken::read_restored(&mut Tx::postgres(&mut c)).await?;
        c.close().await?;
        Ok::<_, sqlx::Error>(taken)
    };
    restored.await.map_err(failed)
}

async fn figures(options: &PgConnectOptions) -> Result<Taken, String> {
    let read = async {
        let mut c = options.connect().await?;
        let taken = Taken::read(&mut Tx::postgres(&mut c)).await?;
        c.close().await?;
        Ok::<_, sqlx::Error>(taken)
    };
    read.await.map_err(|e| {
        format!(
            "there is no hall to be read in PostgreSQL at {}: {e}",
            place(options)
        )
    })
}

/// A program of PostgreSQL's that is told in its environment where the database is, as others may read arguments.
fn program(name: &str, url: &str, options: &PgConnectOptions) -> Command {
    let mut command = Command::new(name);
    let host = options.get_socket().map_or_else(
        || options.get_host().to_owned(),
        |folder| folder.display().to_string(),
    );
    let mode = match options.get_ssl_mode() {
        PgSslMode::Disable => "disable",
        PgSslMode::Allow => "allow",
        PgSslMode::Prefer => "prefer",
        PgSslMode::Require => "require",
        PgSslMode::VerifyCa => "verify-ca",
        PgSslMode::VerifyFull => "verify-full",
    };
    command
        .env("PGHOST", host)
        .env("PGPORT", options.get_port().to_string())
        .env("PGUSER", options.get_username())
        .env("PGDATABASE", options.get_database().unwrap_or_default())
        .env("PGSSLMODE", mode)
        .arg("--no-password");
    if let Some(password) = database_password(url) {
        command.env("PGPASSWORD", password);
    }
    command
}

async fn run(mut command: Command, name: &str, options: &PgConnectOptions) -> Result<(), String> {
    let done = command.output().await.map_err(|e| match e.kind() {
        ErrorKind::NotFound => format!(
            "{name} is not found, and it is what copies a PostgreSQL database; on Debian: apt-get install postgresql-client"
        ),
        _ => format!("{name} does not start: {e}"),
    })?;
    if done.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&done.stderr);
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    Err(format!(
        "{name} failed for the database at {}: {said}",
        place(options)
    ))
}
