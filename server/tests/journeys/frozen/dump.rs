//! All rows of a hall as a text of inserts.

use server::testing::{TestHall, value};
use std::fmt::Write;

/// Before the hall's time, in the text.
pub const AT: &str = "-- at: ";
/// Between names in one text.
const NEXT: &str = ",";

/// The version of the schema.
pub async fn version(hall: &TestHall) -> i64 {
    value(&hall.db, "SELECT max(version) FROM _sqlx_migrations").await
}

async fn head(hall: &TestHall) -> String {
    let named = "SELECT description FROM _sqlx_migrations ORDER BY version DESC LIMIT 1";
    let named: String = value(&hall.db, named).await;
    format!(
        "-- A filled hall of the schema {} ({named}). README.md here says how it was made.\n{AT}{}\n",
        version(hall).await,
        hall.db.now().0
    )
}

async fn names(hall: &TestHall, statement: &str) -> Vec<String> {
    let names: String = value(&hall.db, statement).await;
    names.split(NEXT).map(str::to_owned).collect()
}

/// One table's rows, where it has some; `column` writes one of them as the text of its value.
async fn rows(
    hall: &TestHall,
    table: &str,
    columns: &[String],
    column: impl Fn(&str) -> String,
) -> String {
    let values: Vec<String> = columns.iter().map(|c| column(c)).collect();
    let values = values.join(" || ',' || ");
    let all = format!(
        "SELECT COALESCE(string_agg(line, ',\n' ORDER BY line), '') FROM (SELECT '(' || {values} || ')' AS line FROM {table}) lines"
    );
    let all: String = value(&hall.db, &all).await;
    if all.is_empty() {
        return all;
    }
    format!(
        "INSERT INTO {table} ({}) VALUES\n{all};\n",
        columns.join(", ")
    )
}

/// On SQLite. References are not looked at while it is loaded; what triggers fill is filled by them.
pub async fn sqlite(hall: &TestHall) -> String {
    let mut text = head(hall).await;
    let tables =
        "SELECT group_concat(name) FROM (SELECT name FROM sqlite_schema WHERE type = 'table'
        AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE '\\_%' ESCAPE '\\'
        AND name NOT LIKE 'passage\\_words%' ESCAPE '\\' ORDER BY name)";
    for table in names(hall, tables).await {
        writeln!(text, "DELETE FROM {table};").unwrap();
        let columns = format!("SELECT group_concat(name) FROM pragma_table_info('{table}')");
        let columns = names(hall, &columns).await;
        text += &rows(hall, &table, &columns, |c| format!("quote({c})")).await;
    }
    text
}

/// On PostgreSQL. References are not looked at while it is loaded, and what its identities give out next is set.
pub async fn postgres(hall: &TestHall) -> String {
    let mut text = head(hall).await + "SET session_replication_role = replica;\n";
    let tables = "SELECT string_agg(table_name, ',' ORDER BY table_name) FROM information_schema.tables
        WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> '_sqlx_migrations'";
    for table in names(hall, tables).await {
        let of_table = |what: &str| {
            format!(
                "SELECT COALESCE(string_agg(column_name, ',' ORDER BY ordinal_position), '')
                 FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '{table}' AND {what}"
            )
        };
        writeln!(text, "DELETE FROM {table};").unwrap();
        let columns = names(hall, &of_table("is_generated = 'NEVER'")).await;
        // A transaction's number means nothing to another server.
        text += &rows(hall, &table, &columns, |c| match c {
            "xact" => "'0'".into(),
            c => format!("quote_nullable(CAST({c} AS TEXT))"),
        })
        .await;
        let counted = names(hall, &of_table("is_identity = 'YES'")).await;
        for column in counted.iter().filter(|column| !column.is_empty()) {
            writeln!(
                text,
                "SELECT setval(pg_get_serial_sequence('{table}', '{column}'), COALESCE(max({column}), 0) + 1, FALSE) FROM {table};"
            )
            .unwrap();
        }
    }
    text + "SET session_replication_role = DEFAULT;\n"
}
