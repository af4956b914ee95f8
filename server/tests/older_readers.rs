//! The SQLite file can be opened by the tools of systems in use, whose SQLite is older than the hall's own.

use regex::Regex;
use server::db::Engine;
use server::testing::{TestHall, tamper, value};
use std::io::ErrorKind;
use std::process::Command;

/// What a SQLite of 2022 (3.40) does not parse: an aggregate with an order of its own (3.44), `->>`-free JSON in
/// binary form (3.45), and aggregates that were named later.
const NEWER: &str = r"(?is)\b(string_agg|jsonb\w*|json_pretty|iif|concat|concat_ws|unhex)\s*\(|\b(group_concat|count|sum|avg|min|max|total)\s*\([^()]*\border\s+by\b";

#[tokio::test]
async fn every_view_and_trigger_is_in_words_an_older_sqlite_knows() {
    let newer = Regex::new(NEWER).unwrap();
    assert!(
        newer.is_match("SELECT string_agg(a, ',' ORDER BY b)")
            && newer.is_match("group_concat(a ORDER BY b)")
    );
    assert!(!newer.is_match(
        "SELECT group_concat(a.name, '␟') FROM (SELECT name FROM b ORDER BY place) AS a"
    ));
    let hall = TestHall::on_sqlite().await;
    let Engine::Sqlite { read, .. } = hall.db.engine() else {
        unreachable!()
    };
    let texts: Vec<(String, String)> = sqlx::query_as(
        "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND type IN ('view', 'trigger', 'index', 'table')",
    )
    .fetch_all(read)
    .await
    .unwrap();
    assert!(texts.len() > 30);
    for (name, text) in texts {
        assert!(!newer.is_match(&text), "{name}: {text}");
    }
}

#[tokio::test]
async fn the_systems_sqlite_reads_every_view() {
    let hall = TestHall::on_sqlite().await;
    let organizer = hall.organizer("olga").await;
    let mut form = hall.form("Cold chains");
    form.speaker = "Chen Wei".into();
    hall.lecture(&organizer, &form).await;
    let file = hall.folder().join("hall.sqlite");
    for view in [
        "admitted",
        "joined",
        "lecture_rows",
        "lecture_speaker_accounts",
        "kept_profiles",
        "lecture_translations",
        "leases_without_staff",
        "people_in_totals",
        "plays_without_staff",
        "public_lecture_rows",
        "public_lectures",
        "replay_attendance",
        "replay_cards",
        "replays_heard",
        "seats_held",
        "staff",
    ] {
        let asked = Command::new("sqlite3")
            .arg("-readonly")
            .arg(&file)
            .arg(format!("SELECT count(*) FROM {view}"))
            .output();
        match asked {
            // Where there is none, the test above stands for it.
            Err(error) if error.kind() == ErrorKind::NotFound => return,
            asked => {
                let asked = asked.unwrap();
                assert!(
                    asked.status.success(),
                    "{view}: {}",
                    String::from_utf8_lossy(&asked.stderr)
                );
            }
        }
    }
}

#[tokio::test]
async fn speakers_stand_in_their_order() {
    let hall = TestHall::on_sqlite().await;
    let organizer = hall.organizer("olga").await;
    let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
    tamper(
        &hall.db,
        "INSERT INTO speakers (id, name, affiliation, country, bio)
             VALUES (901, 'Zola', '', 'RW', ''), (902, 'Ada', '', 'RW', '');
         INSERT INTO lecture_speakers (lecture_id, speaker_id, place)
             SELECT id, 902, 7 FROM lectures UNION ALL SELECT id, 901, 5 FROM lectures",
    )
    .await;
    let asked = format!("SELECT speakers FROM lecture_rows WHERE slug = '{slug}'");
    let speakers: String = value(&hall.db, &asked).await;
    assert_eq!(speakers, "Chen Wei␟Zola␟Ada");
}
