//! No page reads a table that grows with use from one end to the other. Every statement of the server is a page's unless
//! it is named here, and both engines tell how they would find its rows in a hall of some size.

mod postgres;
mod sqlite;

use super::found::statements;
use server::db::Engine;
use server::testing::{Size, TestHall, crowd, fill};

/// The tables that grow with use.
const GROWING: [&str; 30] = [
    "attendance",
    "calendar_addresses",
    "correction_requests",
    "corrections",
    "coverage",
    "enrolments",
    "event_details",
    "event_seals",
    "events",
    "gathering_members",
    "gathering_stays",
    "joins",
    "kept_forms",
    "participation_corrections",
    "participations",
    "people",
    "people_words",
    "play_sessions",
    "play_spans",
    "presence_intervals",
    "presence_leases",
    "presses",
    "question_raises",
    "questions",
    "ratings",
    "refused_sign_ins",
    "seat_holds",
    "saved_lectures",
    "seats",
    "sessions",
];

/// Indexes of the few rows of such a table that wait for something or are somebody's: they may be read whole.
const OF_FEW: [&str; 3] = [
    "correction_requests_waiting",
    "people_staff",
    "people_waiting",
];

/// Whose statements may read more, and why.
const EXCEPTIONS: [(&str, &str); 4] = [
    (
        "events/verify.rs",
        "whoever runs the hall compares the whole log with its seals, from the command line",
    ),
    (
        "features/accounts/administration.rs",
        "whoever runs the hall lists all accounts, and signs everybody out, from the command line",
    ),
    (
        "features/reports/figures.rs",
        "the report goes through each table once, by readers of its own and within a limit of time",
    ),
    (
        "features/reports/counters.rs",
        "the public counters are counted beside the requests, the more seldom the longer it takes",
    ),
];

/// What no open hall runs.
const APART: [&str; 3] = ["/src/testing/", "/src/demo/", "/src/backup/"];

/// Enough for the planners to tell a few rows from many.
const SIZE: Size = Size {
    lectures: 60,
    people: 2_000,
    seats: 80,
    plays: 10_000,
};

/// The statements to look at: where they stand, and their text.
fn of_pages(name: &str) -> Vec<(String, String)> {
    let all = statements(name);
    all.into_iter()
        .filter(|(file, _)| !APART.iter().any(|apart| file.contains(apart)))
        .collect()
}

/// What of it is wrong: a statement that reads too much and is none of the exceptions, or an exception that is none.
fn judge(read_too_much: Vec<(String, String)>) {
    let is_excepted = |file: &str| EXCEPTIONS.iter().any(|(of, _)| file.ends_with(of));
    for (exception, _) in EXCEPTIONS {
        assert!(
            read_too_much
                .iter()
                .any(|(file, _)| file.ends_with(exception)),
            "{exception} is no exception any more"
        );
    }
    let wrong: Vec<String> = read_too_much
        .into_iter()
        .filter(|(file, _)| !is_excepted(file))
        .map(|(file, why)| format!("{file}: {why}"))
        .collect();
    assert!(
        wrong.is_empty(),
        "{} statements:\n{}",
        wrong.len(),
        wrong.join("\n\n")
    );
}

/// Fills a hall, also with what is there only while a room is open.
async fn filled(hall: TestHall) -> TestHall {
    let filled = fill(&hall.db, SIZE).await.unwrap();
    crowd(&hall.db, "person", 1_000, Some(&filled.open))
        .await
        .unwrap();
    hall.db.accounts().renew_people_index().await.unwrap();
    if let Engine::Postgres(pool, ..) = hall.db.engine() {
        sqlx::raw_sql("VACUUM ANALYZE").execute(pool).await.unwrap();
    }
    hall
}

#[tokio::test]
async fn no_page_reads_a_growing_table_from_end_to_end_on_sqlite() {
    let hall = filled(TestHall::on_sqlite().await).await;
    let statements = of_pages("sql").into_iter().chain(of_pages("sqlite"));
    judge(sqlite::read_too_much(&hall, statements.collect()).await);
}

#[tokio::test]
async fn no_page_reads_a_growing_table_from_end_to_end_on_postgres() {
    let hall = filled(TestHall::on_postgres().await).await;
    let statements = ["sql", "locking", "postgres"].map(of_pages);
    judge(postgres::read_too_much(&hall, statements.concat()).await);
}
