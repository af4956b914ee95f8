//! Every statement of the server is prepared on both engines: one that does not run on either does not exist.

mod found;
mod plans;

use found::{marks, sources, statements};
use regex::Regex;
use server::db::Engine;
use server::testing::TestHall;
use sqlx::{AssertSqlSafe, Executor, SqlSafeStr};

/// The marks, and whether a statement of theirs is for SQLite and for PostgreSQL.
const MARKS: [(&str, bool, bool); 4] = [
    ("sql", true, true),
    ("locking", false, true),
    ("sqlite", true, false),
    ("postgres", false, true),
];

#[tokio::test]
async fn every_statement_prepares_on_its_engines() {
    let (sqlite, postgres) = (TestHall::on_sqlite().await, TestHall::on_postgres().await);
    let (Engine::Sqlite { read, .. }, Engine::Postgres(pool, _)) =
        (sqlite.db.engine(), postgres.db.engine())
    else {
        panic!("each hall is on its engine");
    };
    let mut broken = Vec::new();
    for (mark, on_sqlite, on_postgres) in MARKS {
        for (file, statement) in statements(mark) {
            let text = || AssertSqlSafe(statement.clone()).into_sql_str();
            if on_sqlite && let Err(error) = read.prepare(text()).await {
                broken.push(format!("SQLite: {file}: {error}\n{statement}"));
            }
            if on_postgres && let Err(error) = pool.prepare(text()).await {
                broken.push(format!("PostgreSQL: {file}: {error}\n{statement}"));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n\n"));
}

/// What opens, runs or backs up a database speaks to one engine.
const OF_ONE_ENGINE: [&str; 9] = [
    "db/change_feed.rs",
    "db/open.rs",
    "db/reports.rs",
    "db/statement.rs",
    "db/tx.rs",
    "db/writer.rs",
    "src/backup/",
    "src/testing/",
    "db/server.rs",
];

/// The type of a statement's text is made by the marks alone, so one past them does not compile; and each mark is found.
#[test]
fn every_mark_is_found_and_none_is_written_past_them() {
    let bare = Regex::new(concat!(
        r"sqlx::(raw_sql|query)|use sqlx::.*\b(raw_sql|query\w*)\b",
        r"|[^.\w](raw_sql|query_(as|scalar|with)\w*)(::<[^(]*>)?\(",
        r#"|[^.\w]query\(\s*""#,
    ))
    .unwrap();
    let mut all = 0;
    for (mark, ..) in MARKS {
        let (found, written) = (statements(mark).len(), marks(mark));
        assert_eq!(
            found, written,
            "{mark}!: not every one has a text that is found"
        );
        all += found;
    }
    assert!(all >= 227, "only {all} statements were found");
    for (file, text) in sources() {
        let made = text.matches("Sql::marked(").count();
        assert!(
            made == 0 || file.ends_with("db/macros.rs"),
            "{file} makes a statement past the marks"
        );
        let bare = bare.is_match(&text);
        assert!(
            !bare || OF_ONE_ENGINE.iter().any(|of| file.contains(of)),
            "{file} has a statement past the marks"
        );
    }
}

#[test]
fn each_engine_has_its_like() {
    let of = |mark| statements(mark).len();
    let both: usize = sources()
        .iter()
        .map(|(_, text)| text.matches("Sql::by_engine(").count())
        .sum();
    for half in ["sqlite", "postgres"] {
        assert_eq!(of(half), both, "{half}! stands in Sql::by_engine alone");
    }
    assert!(of("sqlite") <= 6, "the engines differ in few statements");
    for (file, statement) in statements("locking") {
        assert!(
            statement.starts_with("SELECT ")
                && (statement.contains(" FOR ") || statement.contains("pg_advisory_xact_lock(")),
            "{file}: {statement}"
        );
    }
}
