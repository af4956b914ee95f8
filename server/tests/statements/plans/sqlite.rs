//! What SQLite would do, from the program it makes of a statement: `Rewind` or `Last` begins at an end of a table or an
//! index, and a `Next` or `Prev` that leads back behind it goes on to the other (https://sqlite.org/opcode.html).

use super::{GROWING, OF_FEW};
use server::db::Engine;
use server::testing::TestHall;
use sqlx::{AssertSqlSafe, Row, SqlSafeStr};
use std::collections::HashMap;

/// An instruction: its name and its first two operands.
type Instruction = (String, i64, i64);

pub(super) async fn read_too_much(
    hall: &TestHall,
    statements: Vec<(String, String)>,
) -> Vec<(String, String)> {
    let Engine::Sqlite { read, .. } = hall.db.engine() else {
        panic!("this is SQLite's")
    };
    // Name and table of what begins at a page of the file.
    let roots = "SELECT rootpage, name, tbl_name FROM sqlite_master WHERE rootpage > 0";
    let roots: Vec<(i64, String, String)> = sqlx::query_as(roots).fetch_all(read).await.unwrap();
    let roots: HashMap<i64, (String, String)> = roots
        .into_iter()
        .map(|(root, name, table)| (root, (name, table)))
        .collect();
    let mut found = Vec::new();
    for (file, statement) in statements {
        let asked = AssertSqlSafe(format!("EXPLAIN {statement}")).into_sql_str();
        let rows = sqlx::raw_sql(asked).fetch_all(read).await;
        let rows = rows.unwrap_or_else(|error| panic!("{file}: {error}\n{statement}"));
        let program: Vec<Instruction> = rows
            .iter()
            .map(|row| (row.get("opcode"), row.get("p1"), row.get("p2")))
            .collect();
        let whole = scans(&program, &roots);
        if !whole.is_empty() {
            found.push((
                file,
                format!("reads all of {}\n{statement}", whole.join(", ")),
            ));
        }
    }
    found
}

/// What a program reads whole.
fn scans(program: &[Instruction], roots: &HashMap<i64, (String, String)>) -> Vec<String> {
    let mut open: HashMap<i64, &(String, String)> = HashMap::new();
    for (opcode, cursor, root) in program {
        if matches!(opcode.as_str(), "OpenRead" | "OpenWrite" | "ReopenIdx")
            && let Some(of) = roots.get(root)
        {
            open.insert(*cursor, of);
        }
    }
    let mut whole = Vec::new();
    for (at, (opcode, cursor, _)) in program.iter().enumerate() {
        let Some((name, table)) = open.get(cursor) else {
            continue;
        };
        if !GROWING.contains(&table.as_str()) || OF_FEW.contains(&name.as_str()) {
            continue;
        }
        let is_whole = match opcode.as_str() {
            "Count" => true,
            "Rewind" | "Last" => {
                goes_through(program, at, *cursor) && !is_of_violations(program, at)
            }
            _ => false,
        };
        if is_whole {
            whole.push(format!("{table} ({name})"));
        }
    }
    whole
}

/// Whether what begins there at an end goes on to the other, and no limit ends it before.
fn goes_through(program: &[Instruction], at: usize, cursor: i64) -> bool {
    let begins = i64::try_from(at).unwrap() + 1;
    let end = program.iter().position(|(opcode, of, to)| {
        matches!(opcode.as_str(), "Next" | "Prev") && *of == cursor && *to == begins
    });
    end.is_some_and(|end| {
        let body = &program[at..end];
        !body.iter().any(|(opcode, ..)| opcode == "DecrJumpZero")
    })
}

/// Whether that is only run where foreign keys are violated until the commit, which those of the hall never are.
fn is_of_violations(program: &[Instruction], at: usize) -> bool {
    let at = i64::try_from(at).unwrap();
    let before = (0..).zip(program).take_while(|(n, _)| *n < at);
    let mut skips = before.filter(|(_, (opcode, ..))| opcode == "FkIfZero");
    skips.any(|(_, (_, _, to))| *to > at)
}

#[tokio::test]
async fn a_statement_that_reads_all_is_told_from_one_that_does_not() {
    let hall = TestHall::on_sqlite().await;
    let of = async |statement: &str| {
        let one = vec![(String::new(), statement.to_owned())];
        !read_too_much(&hall, one).await.is_empty()
    };
    for whole in [
        "SELECT * FROM people",
        "SELECT count(*) FROM coverage",
        "SELECT * FROM people WHERE lower(name) LIKE $1",
        "SELECT * FROM people ORDER BY name LIMIT 3",
        "SELECT l.id, (SELECT count(*) FROM joins j WHERE j.joined_at > l.starts_at) FROM lectures l",
        "UPDATE people SET name = $1 WHERE country = $2",
        "SELECT lecture_id FROM enrolments ORDER BY lecture_id, person_id",
    ] {
        assert!(of(whole).await, "{whole}");
    }
    for not in [
        "SELECT * FROM people WHERE id = $1",
        "SELECT count(*) FROM joins WHERE lecture_id = $1",
        "SELECT * FROM people ORDER BY id DESC LIMIT 3",
        "SELECT count(*) FROM (SELECT 1 FROM people LIMIT 10)",
        "SELECT * FROM lectures",
        "INSERT INTO people (email, password, name, country, organisation, kind, role, language, time_zone, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        "SELECT id FROM people WHERE role <> 'learner'",
    ] {
        assert!(!of(not).await, "{not}");
    }
}
