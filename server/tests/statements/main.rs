//! Every statement of the server is prepared on both engines: one that does not run on either does not exist.

mod found;
mod plans;

use found::{sources, statements};
use regex::Regex;
use server::db::Engine;
use server::testing::TestHall;
use sqlx::{AssertSqlSafe, Executor, SqlSafeStr};
use std::path::Path;

#[tokio::test]
async fn every_statement_prepares_on_both_engines() {
    let statements = statements("sql");
    assert!(
        statements.len() > 60,
        "only {} statements were found",
        statements.len()
    );
    let (sqlite, postgres) = (TestHall::on_sqlite().await, TestHall::on_postgres().await);
    let mut broken = Vec::new();
    for (file, statement) in statements {
        if let Engine::Sqlite { read, .. } = sqlite.db.engine()
            && let Err(error) = read
                .prepare(AssertSqlSafe(statement.clone()).into_sql_str())
                .await
        {
            broken.push(format!("SQLite: {file}: {error}\n{statement}"));
        }
        if let Engine::Postgres(pool, _) = postgres.db.engine()
            && let Err(error) = pool
                .prepare(AssertSqlSafe(statement.clone()).into_sql_str())
                .await
        {
            broken.push(format!("PostgreSQL: {file}: {error}\n{statement}"));
        }
    }
    let (of_sqlite, of_postgres) = (statements_of("sqlite"), statements_of("postgres"));
    assert_eq!(of_sqlite.len(), of_postgres.len(), "each has its like");
    for (file, statement) in of_sqlite {
        if let Engine::Sqlite { read, .. } = sqlite.db.engine()
            && let Err(error) = read
                .prepare(AssertSqlSafe(statement.clone()).into_sql_str())
                .await
        {
            broken.push(format!("SQLite: {file}: {error}\n{statement}"));
        }
    }
    for (file, statement) in statements_that_lock().into_iter().chain(of_postgres) {
        if let Engine::Postgres(pool, _) = postgres.db.engine()
            && let Err(error) = pool
                .prepare(AssertSqlSafe(statement.clone()).into_sql_str())
                .await
        {
            broken.push(format!("PostgreSQL: {file}: {error}\n{statement}"));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n\n"));
}

/// Every statement of one engine alone: there are few.
fn statements_of(engine: &str) -> Vec<(String, String)> {
    let found = statements(engine);
    assert!((1..=6).contains(&found.len()), "{engine}: {found:?}");
    found
}

/// Every `locking!("…")`: `PostgreSQL`'s alone, and nothing but a lock.
fn statements_that_lock() -> Vec<(String, String)> {
    let found = statements("locking");
    assert!(!found.is_empty(), "no locking statement was found");
    for (file, statement) in &found {
        assert!(
            statement.starts_with("SELECT ")
                && (statement.contains(" FOR ") || statement.contains("pg_advisory_xact_lock(")),
            "{file}: {statement}"
        );
    }
    found
}

#[test]
fn no_statement_is_written_past_the_macro() {
    let bare = Regex::new(r#"query(_as|_scalar)?(::<[^>]*>)?\(\s*""#).unwrap();
    let mut files = Vec::new();
    sources(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut files,
    );
    for file in files.iter().filter(|f| !f.ends_with("db/writer.rs")) {
        let text = std::fs::read_to_string(file).unwrap();
        assert!(
            !bare.is_match(&text),
            "{} has a statement outside sql!",
            file.display()
        );
    }
}
