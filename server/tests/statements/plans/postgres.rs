//! What PostgreSQL would do where it may not read a table in sequence: then it says so only of what it cannot find by an
//! index, and an index without a condition is read whole.

use super::{GROWING, OF_FEW};
use serde_json::Value;
use server::db::Engine;
use server::testing::TestHall;
use sqlx::{AssertSqlSafe, Executor, PgConnection, Row, SqlSafeStr};

/// What must have read all its rows before it gives the first: a limit above it spares it nothing.
const WAITS: [&str; 6] = [
    "Aggregate",
    "Hash",
    "Materialize",
    "Sort",
    "Unique",
    "WindowAgg",
];

pub(super) async fn read_too_much(
    hall: &TestHall,
    statements: Vec<(String, String)>,
) -> Vec<(String, String)> {
    let Engine::Postgres(pool, ..) = hall.db.engine() else {
        panic!("this is PostgreSQL's")
    };
    let mut held = pool.acquire().await.unwrap();
    // A plan for any arguments, not for those that stand here; and by loops, since the tables of a test are so small that
    // reading all of one for a hash seems as cheap as looking a few rows up.
    held.execute(
        "SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off;
         SET enable_material = off; SET plan_cache_mode = force_generic_plan; SET jit = off",
    )
    .await
    .unwrap();
    let mut found = Vec::new();
    for (file, statement) in statements {
        let plan = plan(&mut held, &statement).await;
        let plan = plan.unwrap_or_else(|error| panic!("{file}: {error}\n{statement}"));
        let mut whole = Vec::new();
        scans(&plan[0]["Plan"], false, &mut whole);
        if !whole.is_empty() {
            found.push((
                file,
                format!("reads all of {}\n{statement}", whole.join(", ")),
            ));
        }
    }
    found
}

async fn plan(held: &mut PgConnection, statement: &str) -> sqlx::Result<Value> {
    let arguments = (1..).take_while(|n| statement.contains(&format!("${n}")));
    let nothing = vec!["NULL"; arguments.count()].join(", ");
    let call = if nothing.is_empty() {
        String::new()
    } else {
        format!("({nothing})")
    };
    let run = |text: String| sqlx::raw_sql(AssertSqlSafe(text).into_sql_str());
    run(format!("PREPARE asked AS {statement}"))
        .execute(&mut *held)
        .await?;
    let told = run(format!("EXPLAIN (FORMAT JSON) EXECUTE asked{call}"))
        .fetch_one(&mut *held)
        .await;
    run("DEALLOCATE asked".to_owned())
        .execute(&mut *held)
        .await?;
    told?.try_get(0)
}

/// What a node and those below it read whole; `limited` is whether a limit ends it early.
fn scans(node: &Value, limited: bool, whole: &mut Vec<String>) {
    let text = |name: &str| node[name].as_str().unwrap_or_default();
    let kind = text("Node Type");
    let (table, index) = (text("Relation Name"), text("Index Name"));
    let limited = match kind {
        "Limit" => true,
        _ if WAITS.contains(&kind) => false,
        _ => limited,
    };
    let is_whole = match kind {
        "Seq Scan" => !limited || !node["Filter"].is_null(),
        "Index Scan" | "Index Only Scan" => {
            node["Index Cond"].is_null() && !limited && !OF_FEW.contains(&index)
        }
        "Bitmap Heap Scan" => node["Plans"].as_array().is_some_and(|below| {
            below.iter().any(|of| {
                of["Node Type"] == "Bitmap Index Scan"
                    && of["Index Cond"].is_null()
                    && !OF_FEW.contains(&of["Index Name"].as_str().unwrap_or_default())
            })
        }),
        _ => false,
    };
    if is_whole && GROWING.contains(&table) {
        whole.push(format!("{table} ({kind} {index})"));
    }
    for below in node["Plans"].as_array().into_iter().flatten() {
        scans(below, limited, whole);
    }
}

#[tokio::test]
async fn a_statement_that_reads_all_is_told_from_one_that_does_not() {
    let hall = TestHall::on_postgres().await;
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
        "SELECT count(*) FROM (SELECT 1 FROM people ORDER BY id LIMIT 10) p",
        "SELECT * FROM lectures",
        "SELECT id FROM people WHERE role <> 'learner'",
    ] {
        assert!(!of(not).await, "{not}");
    }
}
