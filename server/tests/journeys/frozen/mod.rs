//! A filled hall of each released schema (`server/tests/frozen/`) is brought up to date, and shows all that it did.

mod dump;
mod fill;

use crate::steps::{START, figures, measured, number, shows};
use app::accounts::{Organizer, PersonId};
use app::i18n::{Instant, Locale};
use app::live::{Attendance, ParticipationForm, Participations};
use app::reports::Reports;
use fill::{OLGA, OVER};
use server::db::Engine;
use server::testing::{Cluster, TestHall, value};
use sqlx::migrate::Migrator;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, PgConnection, raw_sql};
use std::path::{Path, PathBuf};

const MINUTE: i64 = Instant::MINUTE;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/frozen")
}

/// A frozen hall: the version of its schema, the hall's time, and the text.
struct Frozen {
    version: i64,
    at: Instant,
    text: String,
}

/// All that were frozen of an engine.
fn frozen(engine: &str) -> Vec<Frozen> {
    let ending = format!(".{engine}.sql");
    let mut all: Vec<Frozen> = std::fs::read_dir(folder())
        .unwrap()
        .filter_map(|entry| {
            let path = entry.unwrap().path();
            let version = path.file_name()?.to_str()?.strip_suffix(&ending)?.parse();
            let text = std::fs::read_to_string(&path).unwrap();
            let at = text.lines().find_map(|line| line.strip_prefix(dump::AT));
            Some(Frozen {
                version: version.unwrap(),
                at: Instant(at.unwrap().parse().unwrap()),
                text,
            })
        })
        .collect();
    all.sort_by_key(|hall| hall.version);
    assert!(!all.is_empty(), "{engine}: one was frozen");
    all
}

/// An engine's migrations up to a version.
async fn migrations(engine: &str, version: i64) -> Migrator {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations");
    let all = Migrator::new(folder.join(engine)).await.unwrap();
    let earlier: Vec<_> = all
        .iter()
        .filter(|m| m.version <= version)
        .cloned()
        .collect();
    assert_eq!(earlier.last().unwrap().version, version, "there is one");
    Migrator::with_migrations(earlier)
}

/// The slug of the lecture of a title.
async fn slug(hall: &TestHall, title: &str) -> String {
    let slug = format!("SELECT slug FROM lectures WHERE title = '{title}'");
    value(&hall.db, &slug).await
}

/// What a frozen hall shows after it was brought up to date: its figures, and its main pages to each kind of reader.
async fn shows_what_it_did(hall: &TestHall) {
    let recount = hall.db.reports().recount().await.unwrap();
    assert_eq!(recount.differences, Vec::<String>::new());
    assert!(recount.compared + recount.earlier > 15, "{recount:?}");
    let renewed = hall.db.reports().renew_figures(|_| (), |_| ()).await;
    assert_eq!(renewed.unwrap().done, recount.earlier);
    let recount = hall.db.reports().recount().await.unwrap();
    assert_eq!((recount.differences, recount.earlier), (Vec::new(), 0));

    let olga = Organizer::of(hall.reread(PersonId(OLGA)).await).expect("is one");
    let (over, live, to_come) = (
        slug(hall, OVER).await,
        slug(hall, "Customs data").await,
        slug(hall, "Seed law").await,
    );
    let of = |name: &'static str| measured(hall, &olga, &over, name);
    let amina = of("amina").await;
    assert_eq!((amina.present_ms, amina.attended), (80 * MINUTE, true));
    let eli = of("eli").await;
    assert_eq!((eli.present_ms, eli.gathered_ms), (0, 60 * MINUTE));
    assert!(!eli.attended && eli.late);
    let bo = Attendance {
        present_ms: 20 * MINUTE,
        corrected_ms: Some(70 * MINUTE),
        attended: true,
        left_early: true,
        ..Attendance::default()
    };
    assert_eq!(of("bo").await, bo);
    // Her host had confirmed: she is ticked by that, and they are as many as were ticked.
    let ticked =
        "SELECT count(*) FROM gatherings g JOIN gathering_members m ON m.gathering_id = g.id
        WHERE g.heads = 1 AND g.heads_by = g.host_id AND m.ticked_at = g.heads_at";
    assert_eq!(number(hall, ticked).await, 1);
    let f = figures(hall, &olga, &over).await;
    assert_eq!(
        (f.enrolled, f.joined, f.attended, f.corrected),
        (4, 4, 2, 1)
    );
    assert_eq!((f.by_replay, f.replays), (1, 2));
    let watched = "SELECT string_agg(line, '; ' ORDER BY line) FROM (
        SELECT r.state || ' ' || substr(c.viewer, 1, 1) || ' ' || CAST(c.watched_ms AS TEXT) AS line
        FROM coverage c JOIN recordings r ON r.id = c.recording_id) lines";
    assert_eq!(
        value::<String>(&hall.db, watched).await,
        "published p 270000; published v 60000; removed p 30000"
    );
    let sealed = hall.db.verify_events().await.unwrap().expect("is whole");
    assert!(sealed.sealed > 10, "{sealed:?}");

    let mut visitor = hall.visitor();
    let mut amina = hall.signed_in("amina").await;
    let mut olga = hall.signed_in("olga").await;
    for (path, words) in [
        (String::from("/en/"), "Harbour fees"),
        (format!("/en/lectures/{over}"), "Cold chains"),
        (format!("/zh/lectures/{over}"), "冷链"),
        (format!("/en/replays/{over}"), "Welcome to the hall."),
        ("/en/replays".into(), "Cold chains"),
        ("/en/search?q=hall".into(), "Cold chains"),
    ] {
        for actor in [&mut visitor, &mut amina, &mut olga] {
            let page = actor.get(&path).await;
            assert_eq!(page.status, 200, "{path}: {}", page.text);
            assert!(page.text.contains(words), "{path}: {}", page.text);
        }
    }
    for (path, words) in [
        (String::from("/en/my"), "Seed law"),
        ("/en/profile".into(), "amina"),
        (format!("/en/lectures/{live}/live"), "https://meet.example/"),
    ] {
        let page = amina.get(&path).await;
        assert_eq!(page.status, 200, "{path}: {}", page.text);
        assert!(page.text.contains(words), "{path}: {}", page.text);
    }
    for (path, words) in [
        (String::from("/en/organizer"), "Customs data"),
        ("/en/organizer/lectures".into(), "Grain in store"),
        (
            format!("/en/organizer/lectures/{over}"),
            "Corrected to 70 min",
        ),
        (format!("/en/organizer/lectures/{over}"), "third.mp4"),
        (format!("/en/organizer/lectures/{over}"), "chen@example.org"),
        (format!("/en/organizer/lectures/{to_come}"), "Seed law"),
        ("/en/organizer/people".into(), "dia@example.org"),
        ("/en/organizer/reports".into(), "Cold chains"),
    ] {
        let page = olga.get(&path).await;
        assert_eq!(page.status, 200, "{path}: {}", page.text);
        assert!(page.text.contains(words), "{path} {words}: {}", page.text);
    }
    let desk = olga.get(&format!("/en/organizer/lectures/{over}")).await;
    assert!(
        !shows(&desk, "actual-times-none") && !shows(&desk, "actual-times-held"),
        "it was begun and ended by a press: {}",
        desk.text
    );
}

/// From this migration on country and kind are kept with the first record.
const KEPT: i64 = 20_261_130_101_000;

/// A frozen hall with more in it, brought up to date.
async fn renewed_on_sqlite(frozen: Frozen, more: &str) -> TestHall {
    renewed_by_steps_on_sqlite(frozen, more, "").await
}

/// The same; `meanwhile` happened between the migration that kept country and kind and the next.
async fn renewed_by_steps_on_sqlite(frozen: Frozen, more: &str, meanwhile: &str) -> TestHall {
    let folder = tempfile::tempdir().unwrap();
    let options = SqliteConnectOptions::new()
        .filename(folder.path().join("hall.sqlite"))
        .foreign_keys(false)
        .create_if_missing(true);
    let mut made = options.connect().await.unwrap();
    let before = migrations("sqlite", frozen.version).await;
    before.run(&mut made).await.unwrap();
    raw_sql(AssertSqlSafe(frozen.text + more))
        .execute(&mut made)
        .await
        .unwrap();
    let kept = migrations("sqlite", KEPT).await;
    if !meanwhile.is_empty() {
        kept.run(&mut made).await.unwrap();
        let meanwhile = AssertSqlSafe(meanwhile.to_owned());
        raw_sql(meanwhile).execute(&mut made).await.unwrap();
    }
    made.close().await.unwrap();
    let hall = TestHall::in_folder(folder).await;
    hall.clock.set(frozen.at);
    hall
}

/// The same on the other engine.
async fn renewed_on_postgres(frozen: Frozen, more: &str) -> TestHall {
    renewed_by_steps_on_postgres(frozen, more, "").await
}

/// The same by steps.
async fn renewed_by_steps_on_postgres(frozen: Frozen, more: &str, meanwhile: &str) -> TestHall {
    let url = Cluster::shared().fresh_database().await;
    let mut made = PgConnection::connect(&url).await.unwrap();
    let before = migrations("postgres", frozen.version).await;
    before.run(&mut made).await.unwrap();
    raw_sql(AssertSqlSafe(frozen.text + more))
        .execute(&mut made)
        .await
        .unwrap();
    let kept = migrations("postgres", KEPT).await;
    if !meanwhile.is_empty() {
        kept.run(&mut made).await.unwrap();
        let meanwhile = AssertSqlSafe(meanwhile.to_owned());
        raw_sql(meanwhile).execute(&mut made).await.unwrap();
    }
    made.close().await.unwrap();
    let hall = TestHall::at(&url).await;
    hall.clock.set(frozen.at);
    hall
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_frozen_hall_is_brought_up_to_date_on_sqlite() {
    for frozen in frozen("sqlite") {
        let hall = renewed_on_sqlite(frozen, "").await;
        shows_what_it_did(&hall).await;
        let Engine::Sqlite { read, .. } = hall.db.engine() else {
            unreachable!()
        };
        let broken: Vec<(String, i64, String, i64)> = sqlx::query_as("PRAGMA foreign_key_check")
            .fetch_all(read)
            .await
            .unwrap();
        assert!(broken.is_empty(), "each leads somewhere: {broken:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_frozen_hall_is_brought_up_to_date_on_postgres() {
    for frozen in frozen("postgres") {
        shows_what_it_did(&renewed_on_postgres(frozen, "").await).await;
    }
}

/// Two rooms that nobody confirmed, of the lecture of ninety minutes that is over: one was opened nine minutes before its
/// middle, and needed none; one ten minutes before it.
fn unconfirmed_rooms() -> String {
    [(7, 36, "ABCDEF"), (8, 35, "ABCDEG")]
        .map(|(id, minute, code)| {
            let at = START.plus(minute * MINUTE).0;
            format!(
                "INSERT INTO gatherings (id, lecture_id, host_id, code, opened_at) VALUES ({id}, 1, 3, '{code}', {at});
                 INSERT INTO gathering_stays (gathering_id, person_id, came_at) VALUES ({id}, 4, {at}), ({id}, 5, {at});"
            )
        })
        .concat()
}

/// Rooms that needed no confirming count as confirmed, and the others do not.
async fn rooms_of_before_keep_their_condition(hall: &TestHall) {
    let rooms = "SELECT string_agg(line, '; ' ORDER BY line) FROM (
        SELECT CAST(g.id AS TEXT) || ' ' || COALESCE(CAST(g.heads AS TEXT), '-') || ' '
            || CAST(count(m.ticked_at) AS TEXT) || ' ' || CAST(count(*) AS TEXT) AS line
        FROM gatherings g JOIN gathering_members m ON m.gathering_id = g.id GROUP BY g.id, g.heads) lines";
    let told: String = value(&hall.db, rooms).await;
    assert_eq!(
        told, "1 1 1 1; 7 2 2 2; 8 - 0 2",
        "room, number, ticked, members"
    );
    let renewed = hall.db.reports().renew_figures(|_| (), |_| ()).await;
    renewed.unwrap();
    let recount = hall.db.reports().recount().await.unwrap();
    assert_eq!((recount.differences, recount.earlier), (Vec::new(), 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rooms_of_before_keep_their_condition_on_both() {
    let more = unconfirmed_rooms();
    for frozen in frozen("sqlite") {
        rooms_of_before_keep_their_condition(&renewed_on_sqlite(frozen, &more).await).await;
    }
    for frozen in frozen("postgres") {
        rooms_of_before_keep_their_condition(&renewed_on_postgres(frozen, &more).await).await;
    }
}

/// The profiles were taken when the hall stood at that time, and a record came after it.
fn upgraded_at(at: Instant) -> String {
    let taken = at.rfc3339();
    format!(
        "UPDATE _sqlx_migrations SET installed_on = '{taken}' WHERE version = {KEPT};
         INSERT INTO participations (lecture_id, person_id, at, country, kind, confirmed, staff)
         SELECT max(l.id), p.id, {later}, p.country, p.kind, FALSE, FALSE FROM lectures l, people p
         WHERE p.email = 'amina@example.org' AND l.id NOT IN (
             SELECT q.lecture_id FROM participations q WHERE q.person_id = p.id)
         GROUP BY p.id, p.country, p.kind;",
        later = at.plus(MINUTE).0
    )
}

/// Records of before are told apart from that of after it, on the report and at the desk, until they are set right.
async fn records_of_before_say_so(hall: &TestHall) {
    let count = async |of| {
        let of = format!("SELECT count(*) FROM kept_profiles WHERE of_upgrade = {of}");
        number(hall, &of).await
    };
    assert_eq!(count("FALSE").await, 1, "the one of after it");
    let before = count("TRUE").await;
    assert!(before > 4, "{before}");
    let olga = Organizer::of(hall.reread(PersonId(OLGA)).await).expect("is one");
    let told = async || {
        let report = hall.db.reports().report(&olga, Locale::En).await.unwrap();
        report.of_upgrade
    };
    let all = told().await;
    assert!(all > 3 && all <= before, "{all} of {before}");
    let over = slug(hall, OVER).await;
    let eli = number(
        hall,
        "SELECT id FROM people WHERE email = 'eli@example.org'",
    )
    .await;
    let mut desk = hall.signed_in("olga").await;
    let of_all = format!(
        "In {all} records of people at lectures, country and kind are those of the profile"
    );
    let page = desk.get("/en/organizer/reports").await;
    assert!(page.text.contains(&of_all), "{}", page.text);
    let page = desk.get(&format!("/en/organizer/lectures/{over}")).await;
    assert!(
        page.text
            .contains("country and kind are those of the profile"),
        "{}",
        page.text
    );
    let page = desk
        .get(&format!("/en/organizer/lectures/{over}/people/{eli}"))
        .await;
    assert!(shows(&page, "participation-of-upgrade"), "{}", page.text);
    let form = ParticipationForm {
        kept_country: "FJ".into(),
        kept_kind: "practitioner".into(),
        kept_reason: "The list of that day says so.".into(),
        ..ParticipationForm::default()
    };
    let live = hall.db.live();
    let done = live.correct_participation(&olga, &over, PersonId(eli), &form);
    done.await.unwrap();
    assert_eq!(
        told().await,
        all - 1,
        "what was set right is nobody's profile of that day"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn records_of_before_took_the_profile_of_the_upgrade_and_say_so_on_both() {
    for frozen in frozen("sqlite") {
        let meanwhile = upgraded_at(frozen.at);
        records_of_before_say_so(&renewed_by_steps_on_sqlite(frozen, "", &meanwhile).await).await;
    }
    for frozen in frozen("postgres") {
        let meanwhile = upgraded_at(frozen.at);
        records_of_before_say_so(&renewed_by_steps_on_postgres(frozen, "", &meanwhile).await).await;
    }
}

/// Writes the files of the present schema.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "it freezes a hall: once with each release"]
async fn freeze() {
    for hall in [TestHall::on_sqlite().await, TestHall::on_postgres().await] {
        fill::fill(&hall).await;
        let (engine, text) = match hall.db.engine() {
            Engine::Sqlite { .. } => ("sqlite", dump::sqlite(&hall).await),
            Engine::Postgres(..) => ("postgres", dump::postgres(&hall).await),
        };
        assert!(text.len() < 100_000, "{engine}: {} bytes", text.len());
        let version = dump::version(&hall).await;
        let file = folder().join(format!("{version}.{engine}.sql"));
        std::fs::write(file, text).unwrap();
    }
}
