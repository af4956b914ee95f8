//! A hall of an earlier schema is brought up to date with every figure it had.

use app::reports::Reports;
use server::db::{Db, Passwords, System, SystemClock};
use server::testing::{Cluster, value};
use sqlx::migrate::Migrator;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, PgConnection, raw_sql};
use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;

/// Before this migration a film was told by when it was published, since then by its recording.
const ONE_LIFE: i64 = 20_261_129_170_000;
const HOUR: i64 = 3_600_000;

/// Four films of one lecture: one that was replaced, one that is shown, one of which no recording is left, and one from
/// before films were told apart. Each was watched to its end. Of another lecture two recordings wait, where one may; and
/// what was watched of it before films were told apart is on record as of film 0.
fn films() -> String {
    let mut text = format!(
        "INSERT INTO hosts (id, name) VALUES (1, 'The college');
         INSERT INTO people (id, email, password, name, country, organisation, kind, role, language, time_zone, created_at)
         VALUES (1, 'a@example.org', '', 'Amina', 'RW', 'A cooperative', 'official', 'learner', 'en', 'UTC', 1);
         INSERT INTO lectures (id, slug, status, title, abstract_text, topic, audience, language, starts_at, ends_at,
             time_zone, capacity, live_url, attended_percent, host_id, created_at, updated_at, replay_attends)
         VALUES (1, 'cold-chains', 'published', 'Cold chains', '', 'policy', 'everyone', 'en', 1, 2, 'UTC', 9, '', 70, 1, 1,
             1, TRUE),
             (2, 'seed-law', 'published', 'Seed law', '', 'policy', 'everyone', 'en', 1, 2, 'UTC', 9, '', 70, 1, 1, 1, TRUE);
         INSERT INTO recordings (lecture_id, file, name, media_type, bytes, duration_ms, sha256, arrived_at, removed_at)
         VALUES (1, 'one.mp4', '', 'video/mp4', 1, 40000, '', {arrived}, {replaced}),
                (1, 'two.mp4', '', 'video/mp4', 1, 40000, '', {waited}, NULL),
                (1, 'three.mp4', '', 'video/mp4', 1, 40000, '', {later}, NULL),
                (2, 'four.mp4', '', 'video/mp4', 1, 40000, '', {fourth}, NULL),
                (2, 'five.mp4', '', 'video/mp4', 1, 40000, '', {fifth}, NULL);
         INSERT INTO replays (lecture_id, file, media_type, bytes, duration_ms, published_at, recording_id)
         VALUES (1, 'two.mp4', 'video/mp4', 1, 40000, {replaced}, 2);",
        arrived = HOUR,
        waited = 9 * HOUR,
        replaced = 10 * HOUR,
        later = 11 * HOUR,
        fourth = 4 * HOUR,
        fifth = 5 * HOUR,
    );
    for (id, lecture, film, at) in [
        (1, 1, 0, HOUR),
        (2, 1, 2 * HOUR, 3 * HOUR),
        (3, 1, 2 * HOUR + 1, 5 * HOUR),
        (4, 1, 10 * HOUR, 12 * HOUR),
        (5, 2, 0, 13 * HOUR),
    ] {
        write!(
            text,
            "INSERT INTO play_sessions (id, lecture_id, viewer, person_id, lease, seq, film, duration_ms, began_at, beat_at,
                 credit_ms, spans, reached_at, counted)
             VALUES ({id}, {lecture}, 'p1', 1, 'lease {id}', 9, {film}, 40000, {at} - 40000, {at}, 40000, 1, {at}, TRUE);
             INSERT INTO play_spans (session_id, place, from_ms, to_ms, at) VALUES ({id}, 0, 0, 40000, {at});"
        )
        .unwrap();
        if film > 0 || lecture == 2 {
            write!(
                text,
                "INSERT INTO coverage (lecture_id, viewer, film, person_id, duration_ms, buckets, covered, completed,
                     watched_at, position_ms, rule_version)
                 VALUES ({lecture}, 'p1', {film}, 1, 40000, 'ff', 8, TRUE, {at}, {id}, 1);"
            )
            .unwrap();
        }
    }
    text
}

/// The migrations of an engine before that one.
async fn earlier(engine: &str, than: i64) -> Migrator {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations");
    let all = Migrator::new(folder.join(engine)).await.unwrap();
    Migrator::with_migrations(all.iter().filter(|m| m.version < than).cloned().collect())
}

async fn holds_the_films(db: &Db) {
    let watched = "SELECT string_agg(line, '; ' ORDER BY line) FROM (
        SELECT CAST(c.position_ms AS TEXT) || ': film ' || CAST(r.published_at AS TEXT) || ' at '
               || CAST(c.watched_at AS TEXT) AS line
        FROM coverage c JOIN recordings r ON r.id = c.recording_id) lines";
    assert_eq!(
        value::<String>(db, watched).await,
        "2: film 7200000 at 10800000; 3: film 7200001 at 18000000; 4: film 36000000 at 43200000; \
         5: film 0 at 46800000"
    );
    let played = "SELECT string_agg(line, '; ' ORDER BY line) FROM (
        SELECT CAST(s.id AS TEXT) || ': ' || COALESCE(CAST(r.published_at AS TEXT) || ' ' || r.state, 'none') AS line
        FROM play_sessions s LEFT JOIN recordings r ON r.id = s.recording_id) lines";
    assert_eq!(
        value::<String>(db, played).await,
        "1: none; 2: 7200000 removed; 3: 7200001 removed; 4: 36000000 published; 5: 0 removed"
    );
    let all =
        "SELECT string_agg(r.file || ' ' || r.state, '; ' ORDER BY r.arrived_at) FROM recordings r";
    assert_eq!(
        value::<String>(db, all).await,
        "film-2-0 removed; one.mp4 removed; film-1-7200001 removed; four.mp4 removed; five.mp4 pending; \
         two.mp4 published; three.mp4 pending"
    );
    let given_up = "SELECT removed_at FROM recordings WHERE file = 'four.mp4'";
    assert_eq!(
        value::<i64>(db, given_up).await,
        4 * HOUR,
        "of two that wait the last has the word"
    );
    let attended = "SELECT min(watched_at) FROM replay_attendance WHERE person_id = 1";
    assert_eq!(value::<i64>(db, attended).await, 3 * HOUR);
    let recount = db.reports().recount().await.unwrap();
    assert!(recount.compared >= 6, "{recount:?}");
    assert_eq!((recount.differences, recount.earlier), (Vec::new(), 4));
}

/// A hall in that folder of before that migration, with those rows in it, brought up to date.
async fn renewed_on_sqlite(folder: &TempDir, than: i64, rows: String) -> Db {
    let file = folder.path().join("hall.sqlite");
    let options = SqliteConnectOptions::new().filename(&file);
    let mut made = options.create_if_missing(true).connect().await.unwrap();
    earlier("sqlite", than).await.run(&mut made).await.unwrap();
    raw_sql(AssertSqlSafe(rows))
        .execute(&mut made)
        .await
        .unwrap();
    made.close().await.unwrap();
    let clock = Arc::new(SystemClock::start());
    let db = Db::sqlite(&file, clock, Arc::new(System), Passwords::quick());
    db.await.unwrap()
}

/// The same on the other engine.
async fn renewed_on_postgres(than: i64, rows: String) -> Db {
    let url = Cluster::shared().fresh_database().await;
    let mut made = PgConnection::connect(&url).await.unwrap();
    let before = earlier("postgres", than).await;
    before.run(&mut made).await.unwrap();
    raw_sql(AssertSqlSafe(rows))
        .execute(&mut made)
        .await
        .unwrap();
    made.close().await.unwrap();
    let clock = Arc::new(SystemClock::start());
    let db = Db::postgres(&url, clock, Arc::new(System), Passwords::quick());
    db.await.unwrap()
}

#[tokio::test]
async fn what_was_watched_of_a_film_is_of_its_recording_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    holds_the_films(&renewed_on_sqlite(&folder, ONE_LIFE, films()).await).await;
}

#[tokio::test]
async fn what_was_watched_of_a_film_is_of_its_recording_on_postgres() {
    holds_the_films(&renewed_on_postgres(ONE_LIFE, films()).await).await;
}

/// Before this migration a person passed the gate of a lecture once, whatever the seat.
const PASSES: i64 = 20_261_201_110_000;
const MINUTE: i64 = 60_000;

/// Who came, when they did so first, their seats from when until when, and one stretch of their presence, in minutes of the
/// lecture.
type Came = (
    &'static str,
    i64,
    &'static [(i64, Option<i64>)],
    Option<(i64, i64)>,
);

/// A lecture that began at the tenth hour, and people who came to it, each with their seats and when they were there.
fn seats() -> String {
    let begins = 10 * HOUR;
    let at = |minute: i64| begins + minute * MINUTE;
    let mut text = format!(
        "INSERT INTO hosts (id, name) VALUES (1, 'The college');
         INSERT INTO people (id, email, password, name, country, organisation, kind, role, language, time_zone, created_at)
         VALUES (9, 'o@example.org', '', 'Olga', 'RW', 'The hall', 'official', 'organizer', 'en', 'UTC', 1);
         INSERT INTO lectures (id, slug, status, title, abstract_text, topic, audience, language, starts_at, ends_at,
             time_zone, capacity, live_url, attended_percent, host_id, created_at, updated_at, seats_taken)
         VALUES (1, 'cold-chains', 'published', 'Cold chains', '', 'policy', 'everyone', 'en', {begins}, {ends}, 'UTC', 9,
             '', 70, 1, 1, 1, 6);",
        ends = at(90),
    );
    let people: [Came; 6] = [
        ("with the one seat", -14, &[(-60, None)], Some((0, 30))),
        (
            "with the first, there with the second",
            -14,
            &[(-60, Some(-10)), (-5, None)],
            Some((2, 30)),
        ),
        (
            "with the first alone",
            -14,
            &[(-60, Some(-10)), (-5, None)],
            None,
        ),
        (
            "with one that was written over",
            -14,
            &[(-5, None)],
            Some((-14, -9)),
        ),
        ("by a node whose clock is behind", -6, &[(-5, None)], None),
        (
            "with one that was put back",
            1,
            &[(-60, Some(5)), (5, None)],
            None,
        ),
    ];
    for (id, (name, joined, seats, there)) in (1..).zip(people) {
        write!(
            text,
            "INSERT INTO people (id, email, password, name, country, organisation, kind, role, language, time_zone, created_at)
             VALUES ({id}, '{id}@example.org', '', '{name}', 'RW', 'A cooperative', 'practitioner', 'learner', 'en', 'UTC', 1);
             INSERT INTO enrolments (lecture_id, person_id, enrolled_at) VALUES (1, {id}, {from});
             INSERT INTO joins (lecture_id, person_id, joined_at) VALUES (1, {id}, {joined});",
            from = at(seats[0].0),
            joined = at(joined),
        )
        .unwrap();
        for (from, to) in seats {
            let (to, by) = match to {
                None => ("NULL".into(), "NULL"),
                Some(to) if *to > 0 => (at(*to).to_string(), "9"),
                Some(to) => (at(*to).to_string(), "NULL"),
            };
            write!(
                text,
                "INSERT INTO seats (lecture_id, person_id, from_at, to_at, ended_by) VALUES (1, {id}, {from}, {to}, {by});",
                from = at(*from),
            )
            .unwrap();
        }
        if let Some((from, to)) = there {
            write!(
                text,
                "INSERT INTO presence_intervals (lecture_id, person_id, from_at, to_at) VALUES (1, {id}, {from}, {to});
                 INSERT INTO attendance (lecture_id, person_id, present_ms, attended, late, left_early, rule_version)
                 VALUES (1, {id}, 0, FALSE, FALSE, FALSE, 1);",
                from = at(from),
                to = at(to),
            )
            .unwrap();
        }
    }
    text
}

async fn knows_the_passes(db: &Db) {
    let passes = "SELECT string_agg(line, '; ' ORDER BY line) FROM (
        SELECT CAST(person_id AS TEXT) || ' ' || CAST((from_at - 36000000) / 60000 AS TEXT) || ': '
            || COALESCE(CAST((passed_at - 36000000) / 60000 AS TEXT), 'not') || CASE WHEN earlier_lost THEN ' lost' ELSE '' END AS line
        FROM seats) lines";
    assert_eq!(
        value::<String>(db, passes).await,
        "1 -60: -14; 2 -5: 2; 2 -60: -14; 3 -5: not; 3 -60: -14; 4 -5: not lost; 5 -5: -5; 6 -60: 1; 6 5: 1"
    );
    let joined = "SELECT string_agg(CAST(person_id AS TEXT), ' ' ORDER BY person_id) FROM joined";
    assert_eq!(value::<String>(db, joined).await, "1 2 5 6");
    let recount = db.reports().recount().await.unwrap();
    assert_eq!((recount.differences, recount.earlier), (Vec::new(), 3));
    let renewed = db.reports().renew_figures(|_| (), |_| ()).await.unwrap();
    assert_eq!(renewed.done, 3);
    let recount = db.reports().recount().await.unwrap();
    assert_eq!((recount.differences, recount.earlier), (Vec::new(), 0));
}

#[tokio::test]
async fn a_join_of_before_is_a_pass_with_the_seats_that_the_records_show_on_both() {
    let folder = tempfile::tempdir().unwrap();
    knows_the_passes(&renewed_on_sqlite(&folder, PASSES, seats()).await).await;
    knows_the_passes(&renewed_on_postgres(PASSES, seats()).await).await;
}

/// Before this migration nobody knew that a lecture had been moved, nor how often its calendar file had changed.
const MOVES: i64 = 20_261_204_130_000;

/// A lecture of each status.
fn lectures() -> String {
    let mut text = "INSERT INTO hosts (id, name) VALUES (1, 'The college');".to_owned();
    for (id, status) in (1..).zip(["draft", "published", "cancelled"]) {
        write!(
            text,
            "INSERT INTO lectures (id, slug, status, title, abstract_text, topic, audience, language, starts_at, ends_at,
                 time_zone, capacity, live_url, attended_percent, host_id, created_at, updated_at)
             VALUES ({id}, '{status}', '{status}', 'Cold chains', '', 'policy', 'everyone', 'en', 1, 2, 'UTC', 9, '', 70, 1,
                 1, 1);"
        )
        .unwrap();
    }
    text
}

async fn knows_of_no_move(db: &Db) {
    for (view, expected) in [
        (
            "lecture_rows",
            "cancelled not 1; draft not 0; published not 0",
        ),
        ("public_lecture_rows", "cancelled not 1; published not 0"),
        ("public_lectures", "cancelled not 1; published not 0"),
    ] {
        let lines = format!(
            "SELECT string_agg(line, '; ' ORDER BY line) FROM (
                 SELECT slug || ' ' || COALESCE(CAST(moved_from AS TEXT), 'not') || ' ' || CAST(schedule_changes AS TEXT) AS line
                 FROM {view}) lines"
        );
        assert_eq!(value::<String>(db, &lines).await, expected, "{view}");
    }
}

#[tokio::test]
async fn a_lecture_of_before_was_never_moved_and_a_cancelled_one_has_changed_once_on_both() {
    let folder = tempfile::tempdir().unwrap();
    knows_of_no_move(&renewed_on_sqlite(&folder, MOVES, lectures()).await).await;
    knows_of_no_move(&renewed_on_postgres(MOVES, lectures()).await).await;
}
