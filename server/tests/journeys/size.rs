//! A hall that has been open for years: its figures are those that a plain count says, whatever is read to find them,
//! and nothing that takes long is waited for by anybody else.

use crate::steps::{number, shows, tamper};
use app::accounts::{Accounts, PeopleFilter, ProfileForm};
use app::i18n::Locale;
use app::reports::{Figures, Report, Reports};
use server::db::{ReportLimits, Sql, StoreError};
use server::on_both_engines;
use server::sql;
use server::testing::{Size, TestHall, fill};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::time::Duration;

/// Small enough for a test, with everything that a hall of years has.
const SMALL: Size = Size {
    lectures: 40,
    people: 300,
    seats: 40,
    plays: 1_500,
};

type Rows = Vec<(i64, i64, i64, i64)>;

/// All rows of a statement of four numbers.
async fn rows(hall: &TestHall, statement: Sql) -> Rows {
    let rows: Result<Rows, StoreError<app::answer::NoRefusal>> =
        hall.db.query(statement).all().await;
    rows.unwrap()
}

/// Makes some people of the hall odd: a speaker of one lecture who watched and sat in others, organizers with seats, and
/// somebody who gave a seat back after all.
async fn make_odd(hall: &TestHall) {
    for statement in [
        "UPDATE participations SET staff = TRUE WHERE person_id IN (60, 61, 62)",
        "UPDATE participations SET staff = TRUE WHERE person_id = 64 AND lecture_id % 2 = 0",
        "UPDATE people SET role = 'organizer' WHERE id IN (63, 64)",
        "UPDATE participations SET country = 'FJ' WHERE person_id % 7 = 0 AND lecture_id % 3 = 0",
        "UPDATE participations SET confirmed = TRUE WHERE kind = 'official' AND person_id % 2 = 0",
        "UPDATE speakers SET person_id = (SELECT min(person_id) FROM joins WHERE lecture_id = 11) WHERE id = 4",
        "UPDATE speakers SET person_id = (SELECT min(person_id) FROM play_sessions WHERE lecture_id = 12) WHERE id = 5",
        "UPDATE seats SET to_at = from_at + 1 WHERE lecture_id = 9 AND person_id % 3 = 0 AND to_at IS NULL",
        "UPDATE lectures SET seats_taken = (SELECT count(*) FROM seats_held s WHERE s.lecture_id = lectures.id)",
    ] {
        tamper(hall, statement).await;
    }
}

/// The report, counted as one would on paper: row by row, asking of each whether it is staff's.
async fn on_paper(hall: &TestHall) -> [BTreeMap<i64, Figures>; 3] {
    // Countries are told by the first record of each, so that all is numbers.
    let kept = rows(
        hall,
        sql!(
            "SELECT q.lecture_id, q.person_id, (SELECT min(o.lecture_id * 1000000 + o.person_id)
                 FROM participations o WHERE o.country = q.country), CASE WHEN q.staff = TRUE THEN CAST(1 AS BIGINT)
             ELSE 0 END FROM participations q"
        ),
    )
    .await;
    let kinds = rows(
        hall,
        sql!(
            "SELECT lecture_id, person_id, CASE WHEN kind = 'practitioner' THEN CAST(3 AS BIGINT)
             WHEN confirmed = TRUE THEN 2 ELSE 1 END, CAST(0 AS BIGINT) FROM participations"
        ),
    )
    .await;
    let speaking = rows(
        hall,
        sql!(
            "SELECT ls.lecture_id, s.person_id, CAST(0 AS BIGINT), CAST(0 AS BIGINT)
             FROM lecture_speakers ls
                 JOIN speakers s ON s.id = ls.speaker_id
             WHERE s.person_id IS NOT NULL"
        ),
    )
    .await;
    let organizing: HashSet<(i64, i64)> = kept
        .iter()
        .filter(|q| q.3 == 1)
        .map(|q| (q.0, q.1))
        .collect();
    let home: HashMap<(i64, i64), i64> = kept.iter().map(|q| ((q.0, q.1), q.2)).collect();
    let kind: HashMap<(i64, i64), i64> = kinds.iter().map(|q| ((q.0, q.1), q.2)).collect();
    let speaking: HashSet<(i64, i64)> = speaking.iter().map(|s| (s.0, s.1)).collect();
    let is_staff = |lecture, person| {
        organizing.contains(&(lecture, person)) || speaking.contains(&(lecture, person))
    };
    let (mut lectures, mut countries, mut of_kinds) =
        (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    let mut both = |lecture: i64, person: i64, count: &mut dyn FnMut(&mut Figures)| {
        if !is_staff(lecture, person) {
            count(lectures.entry(lecture).or_insert_with(nothing));
            count(
                countries
                    .entry(home[&(lecture, person)])
                    .or_insert_with(nothing),
            );
            count(
                of_kinds
                    .entry(kind[&(lecture, person)])
                    .or_insert_with(nothing),
            );
        }
    };
    for (lecture, person, held, _) in rows(
        hall,
        sql!(
            "SELECT s.lecture_id, s.person_id, CAST(1 AS BIGINT), CAST(0 AS BIGINT)
             FROM seats s JOIN lectures l ON l.id = s.lecture_id
             WHERE s.to_at IS NULL AND l.status <> 'cancelled'"
        ),
    )
    .await
    {
        both(lecture, person, &mut |f| f.enrolled += held);
    }
    for (lecture, person, ..) in rows(
        hall,
        sql!(
            "SELECT DISTINCT j.lecture_id, j.person_id, CAST(0 AS BIGINT), CAST(0 AS BIGINT)
             FROM joins j JOIN lectures l ON l.id = j.lecture_id
             JOIN seats s ON s.lecture_id = j.lecture_id AND s.person_id = j.person_id
             WHERE l.status <> 'cancelled' AND s.passed_at IS NOT NULL AND (s.to_at IS NULL
                 OR (s.to_at > l.starts_at AND s.to_at > COALESCE(l.began_at, l.starts_at)))"
        ),
    )
    .await
    {
        both(lecture, person, &mut |f| f.joined += 1);
    }
    for (lecture, person, attended, corrected) in rows(
        hall,
        sql!(
            "SELECT lecture_id, person_id, CASE WHEN attended = TRUE
             THEN CAST(1 AS BIGINT)
             ELSE 0 END, CASE
             WHEN corrected_ms IS NULL
             THEN CAST(0 AS BIGINT)
             ELSE 1 END FROM attendance"
        ),
    )
    .await
    {
        both(lecture, person, &mut |f| {
            f.attended += attended;
            f.corrected += corrected;
        });
    }
    for (lecture, person, by_gathering, _) in rows(
        hall,
        sql!(
            "SELECT lecture_id, person_id, CASE WHEN by_gathering = TRUE
             THEN CAST(1 AS BIGINT)
             ELSE 0 END, CAST(0 AS BIGINT) FROM attendance"
        ),
    )
    .await
    {
        both(lecture, person, &mut |f| {
            f.attended_gathered += by_gathering;
        });
    }
    for (lecture, person, present, gathered) in rows(
        hall,
        sql!("SELECT lecture_id, person_id, present_ms, gathered_ms FROM attendance"),
    )
    .await
    {
        both(lecture, person, &mut |f| {
            f.present_ms += present;
            f.gathered_ms += gathered;
        });
    }
    let enough = sql!(
        "SELECT DISTINCT c.lecture_id, c.person_id, CAST(0 AS BIGINT), CAST(0 AS BIGINT)
         FROM coverage c JOIN lectures l ON l.id = c.lecture_id
         WHERE c.person_id IS NOT NULL AND l.replay_attends = TRUE
             AND c.watched_at - (SELECT r.published_at FROM recordings r WHERE r.id = c.recording_id) <= 14 * 86400000"
    );
    for (lecture, person, ..) in rows(hall, enough).await {
        both(lecture, person, &mut |f| f.by_replay += 1);
    }
    let completed = sql!(
        "SELECT DISTINCT lecture_id, person_id, CAST(0 AS BIGINT), CAST(0 AS BIGINT) FROM coverage
         WHERE person_id IS NOT NULL AND completed = TRUE
             AND lecture_id IN (SELECT id FROM lectures WHERE status <> 'cancelled')"
    );
    for (lecture, person, ..) in rows(hall, completed).await {
        both(lecture, person, &mut |f| f.completed += 1);
    }
    let watched = sql!(
        "SELECT lecture_id, person_id, credit_ms, CAST(0 AS BIGINT) FROM play_sessions
         WHERE person_id IS NOT NULL
             AND lecture_id IN (SELECT id FROM lectures WHERE status <> 'cancelled')"
    );
    for (lecture, person, credit, _) in rows(hall, watched).await {
        // Nobody is on record who was credited nothing.
        if credit > 0 {
            both(lecture, person, &mut |f| f.watch_ms += credit);
        }
    }
    let plays = rows(
        hall,
        sql!(
            "SELECT lecture_id, COALESCE(person_id, 0), id, CAST(0 AS BIGINT)
             FROM play_sessions WHERE counted = TRUE
                 AND lecture_id IN (SELECT id FROM lectures WHERE status <> 'cancelled')"
        ),
    )
    .await;
    let mut seen = BTreeSet::new();
    for (lecture, person, ..) in &plays {
        if *person == 0 {
            let of = lectures.entry(*lecture).or_insert_with(nothing);
            of.replays += 1;
            of.by_visitors += 1;
        } else if !is_staff(*lecture, *person) {
            let (of, from) = (
                lectures.entry(*lecture).or_insert_with(nothing),
                home[&(*lecture, *person)],
            );
            of.replays += 1;
            of.viewers += i64::from(seen.insert((0, *lecture, *person)));
            let of = countries.entry(from).or_insert_with(nothing);
            of.replays += 1;
            of.viewers += i64::from(seen.insert((1, from, *person)));
            let is = kind[&(*lecture, *person)];
            let of = of_kinds.entry(is).or_insert_with(nothing);
            of.replays += 1;
            of.viewers += i64::from(seen.insert((2, is, *person)));
        }
    }
    for (lecture, visitors, watched, _) in rows(
        hall,
        sql!(
            "SELECT lecture_id, count(DISTINCT viewer), CAST(sum(credit_ms) AS BIGINT),
                 CAST(0 AS BIGINT)
             FROM play_sessions WHERE counted = TRUE AND person_id IS NULL
                 AND lecture_id IN (SELECT id FROM lectures WHERE status <> 'cancelled')
             GROUP BY lecture_id"
        ),
    )
    .await
    {
        let of = lectures.entry(lecture).or_insert_with(nothing);
        of.visitors += visitors;
        of.watch_ms += watched;
    }
    [lectures, countries, of_kinds]
}

fn nothing() -> Figures {
    Figures {
        of: String::new(),
        slug: String::new(),
        starts: None,
        cancelled: false,
        enrolled: 0,
        joined: 0,
        attended: 0,
        attended_gathered: 0,
        present_ms: 0,
        gathered_ms: 0,
        corrected: 0,
        by_replay: 0,
        replays: 0,
        by_visitors: 0,
        completed: 0,
        watch_ms: 0,
        not_counted: 0,
        viewers: 0,
        visitors: 0,
    }
}

/// Without what names them.
fn bare(figures: &Figures) -> Figures {
    Figures {
        of: String::new(),
        slug: String::new(),
        starts: None,
        ..figures.clone()
    }
}

/// A statement without an end.
const ENDLESS: Sql = sql!(
    "WITH RECURSIVE n AS (SELECT CAST(1 AS BIGINT) AS i
         UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000000)
     SELECT max(i) FROM n"
);

async fn endless(db: &server::db::Db) -> Result<i64, StoreError<app::answer::NoRefusal>> {
    db.read_for_report(async |tx| Ok(tx.sql(ENDLESS).value().await?))
        .await
}

on_both_engines! {
    async fn the_report_is_what_a_plain_count_says(hall) {
        fill(&hall.db, SMALL).await.unwrap();
        make_odd(&hall).await;
        let organizer = hall.organizer("olga").await;
        let Report { lectures, countries, kinds, of_upgrade } = hall.db.reports().report(&organizer, Locale::En).await.unwrap();
        assert_eq!(of_upgrade, 0, "each was kept with its record");
        let [of_lectures, of_countries, of_kinds] = on_paper(&hall).await;
        let ids: HashMap<i64, i64> = rows(&hall, sql!("SELECT id, starts_at, CAST(0 AS BIGINT),
                                                           CAST(0 AS BIGINT) FROM lectures
                                                       WHERE status <> 'draft'")).await
            .into_iter().map(|row| (row.1, row.0)).collect();
        assert_eq!(lectures.len(), ids.len(), "every lecture but the drafts, also those that nobody came to");
        for figures in &lectures {
            let id = ids[&figures.starts.unwrap().0];
            let paper = of_lectures.get(&id).cloned().unwrap_or_else(nothing);
            assert_eq!(bare(figures), paper, "{}", figures.of);
        }
        let key = |f: &Figures| format!("{:?}", bare(f));
        let told: Vec<String> = countries.iter().map(key).collect();
        let sorted: BTreeSet<String> = told.iter().cloned().collect();
        let paper: BTreeSet<String> = of_countries.values().map(key).collect();
        assert_eq!((countries.len(), sorted), (of_countries.len(), paper));
        for (kind, number) in [("unconfirmed", 1), ("official", 2), ("practitioner", 3)] {
            let of = kinds.iter().find(|figures| figures.of == kind).map(bare);
            assert_eq!(of.as_ref(), of_kinds.get(&number), "{kind}");
            assert!(of.is_some(), "{kind}");
        }
        // None of the odd cases is missing from what was compared.
        let sum = |of: fn(&Figures) -> i64| lectures.iter().map(of).sum::<i64>();
        for (name, sum) in [
            ("attended", sum(|f| f.attended)), ("attended gathered", sum(|f| f.attended_gathered)), ("gathered", sum(|f| f.gathered_ms)), ("corrected", sum(|f| f.corrected)),
            ("by replay", sum(|f| f.by_replay)), ("viewers", sum(|f| f.viewers)), ("visitors", sum(|f| f.visitors)),
            ("completed", sum(|f| f.completed)), ("watch time", sum(|f| f.watch_ms)),
        ] {
            assert!(sum > 0, "nobody is counted as {name}");
        }
        let all = number(&hall, "SELECT count(*) FROM play_sessions WHERE counted = TRUE").await;
        let public = hall.db.reports().counters().await.unwrap();
        assert_eq!(public.replays, sum(|f| f.replays));
        assert!(public.replays < all, "staff watched too");
        let participants = "SELECT count(*) FROM people p WHERE EXISTS (
            SELECT 1 FROM joins j JOIN attendance a ON a.lecture_id = j.lecture_id AND a.person_id = j.person_id
            JOIN participations q ON q.lecture_id = j.lecture_id AND q.person_id = j.person_id
            JOIN seats h ON h.lecture_id = j.lecture_id AND h.person_id = j.person_id
            JOIN lectures l ON l.id = j.lecture_id
            WHERE j.person_id = p.id AND a.present_ms + a.gathered_ms >= 60000 AND q.staff = FALSE
            AND l.status <> 'cancelled' AND (h.to_at IS NULL OR h.to_at > l.starts_at) AND NOT EXISTS (SELECT 1 FROM lecture_speakers ls JOIN speakers s ON s.id = ls.speaker_id
            WHERE ls.lecture_id = j.lecture_id AND s.person_id = p.id))";
        assert_eq!(public.participants, number(&hall, participants).await);
    }

    async fn a_hall_of_a_size_has_figures_that_agree_and_recount_holds_one_lecture_of_it_at_a_time(hall) {
        fill(&hall.db, SMALL).await.unwrap();
        let recount = hall.db.reports().recount_in(10).await.unwrap();
        assert_eq!(recount.differences, Vec::<String>::new());
        let stored = "SELECT (SELECT count(*) FROM attendance) + (SELECT count(*) FROM lectures) + (SELECT count(*) FROM questions)
                             + (SELECT count(*) FROM play_sessions) + (SELECT count(*) FROM coverage)
                             + (SELECT count(*) FROM recordings WHERE published_at IS NOT NULL)";
        assert_eq!(recount.compared, number(&hall, stored).await, "all of them, each once");
        // Ten viewers' plays, or the room of one lecture: never the rows of all lectures.
        let room = "SELECT max(n) FROM (SELECT count(*) AS n FROM (SELECT lecture_id FROM presence_intervals UNION ALL
            SELECT lecture_id FROM attendance UNION ALL SELECT lecture_id FROM corrections UNION ALL
            SELECT g.lecture_id FROM gatherings g JOIN gathering_stays s ON s.gathering_id = g.id) r GROUP BY lecture_id) m";
        let most = i64::try_from(recount.most_held).unwrap();
        let (room, all) = (number(&hall, room).await, number(&hall, "SELECT count(*) FROM play_spans").await);
        assert!((room..room.max(150) + 1).contains(&most) && most * 10 < all, "{most} of {all}, {room} in a room");
    }

    async fn a_hall_of_a_size_holds_places_for_those_who_wait_within_its_lectures(hall) {
        fill(&hall.db, SMALL).await.unwrap();
        let standing = "SELECT count(*) FROM seat_holds h WHERE h.ended_at IS NULL";
        let held = number(&hall, standing).await;
        assert!(held > 20, "{held}");
        let fitting = format!("{standing} AND h.lapses_at > {} AND EXISTS (SELECT 1 FROM people p JOIN lectures l ON l.id = h.lecture_id
            WHERE p.id = h.person_id AND p.kind = 'official' AND p.confirmed_at IS NULL AND l.audience = 'officials'
                AND l.starts_at - 3600000 > h.lapses_at
                AND l.seats_taken + (SELECT count(*) FROM seat_holds o
                    WHERE o.lecture_id = l.id AND o.ended_at IS NULL) <= l.capacity)", hall.db.now().0);
        assert_eq!(number(&hall, &fitting).await, held);
        assert!(number(&hall, "SELECT max(taken_at) FROM seat_holds").await <= hall.db.now().0);
    }

    async fn a_report_without_an_end_is_ended_and_holds_up_nobody(hall) {
        let limits = ReportLimits { wait: Duration::from_millis(300), run: Duration::from_secs(2) };
        let db = hall.db.with_report_limits(limits);
        let (first, second, third, page) = futures::join!(endless(&db), endless(&db), endless(&db), async {
            // Pages are read meanwhile, by readers of their own; so many that no two of them could be spared.
            let pages = (0..12).map(|_| async { hall.visitor().get("/en").await });
            futures::future::join_all(pages).await
        });
        assert!(page.iter().all(|page| page.status == 200));
        assert!(first.is_err() && second.is_err(), "both were ended");
        assert!(matches!(third, Err(StoreError::Sql(sqlx::Error::PoolTimedOut))), "{third:?}: two at once, the others wait for their turn");
        // Neither reads on where nobody waits any more.
        let busy = "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'WITH RECURSIVE n AS%'";
        if matches!(hall.db.engine(), server::db::Engine::Postgres(..)) {
            // The server ends it by itself, in its own time.
            for _ in 0..400 {
                if number(&hall, busy).await == 0 {
                    break;
                }
                tokio::time::sleep(Duration::from_millis(25)).await;
            }
            assert_eq!(number(&hall, busy).await, 0);
        }
        let report = hall.db.reports().report(&hall.organizer("olga").await, Locale::En).await.unwrap();
        assert_eq!(report, Report::default());
    }

    async fn people_are_found_by_the_beginnings_of_their_words_however_many_there_are(hall) {
        fill(&hall.db, SMALL).await.unwrap();
        let organizer = hall.organizer("olga").await;
        let (bo, noor) = (hall.person("bo.uwase", "official").await, hall.person("noor", "practitioner").await);
        let found = async |text: &str, waiting: bool| {
            let filter = PeopleFilter { text: text.into(), waiting, page: 1 };
            let people = hall.db.accounts().people(&organizer, &filter).await.unwrap();
            let names: Vec<String> = people.lines.iter().map(|line| line.person.name.clone()).collect();
            (names, people.total)
        };
        assert_eq!(found("UWA bo", false).await, (vec![bo.name.clone()], 1));
        assert_eq!(found("bo.uwase@example.org", false).await.1, 1);
        assert_eq!(found("wase bo", false).await.1, 0, "words are found from their beginning");
        assert_eq!(found("bo uwase", true).await.1, 1, "an official who waits");
        assert_eq!(found("noor", true).await.1, 0, "a practitioner waits for nothing");
        // Those from before there was the index are found once it is whole.
        let before = found("uwase", false).await.1;
        assert_eq!(hall.db.accounts().renew_people_index().await.unwrap(), SMALL.people);
        let family = "SELECT count(*) FROM people WHERE name LIKE '% Uwase' OR name = 'bo.uwase'";
        let (all, of_family) = (found("uwase", false).await, number(&hall, family).await);
        assert_eq!((before, all.1), (1, of_family));
        assert!(of_family > 1 && all.0[0] == bo.name, "the newest first");
        assert_eq!(hall.db.accounts().renew_people_index().await.unwrap(), 0);
        // Words that were made by other rules are found until their turn comes, and then no more.
        let earlier = format!("UPDATE people_words SET word = 'earlier' WHERE person_id = {} AND word = 'bo'", bo.id.0);
        tamper(&hall, &earlier).await;
        tamper(&hall, &format!("UPDATE people SET index_version = 0 WHERE id = {}", bo.id.0)).await;
        assert_eq!(found("earlier", false).await, (vec![bo.name.clone()], 1));
        assert_eq!(hall.db.accounts().renew_people_index().await.unwrap(), 1);
        assert_eq!(found("earlier", false).await.1, 0);
        let anew = format!("SELECT count(*) FROM people_words WHERE person_id = {} AND word = 'bo'", bo.id.0);
        assert_eq!(number(&hall, &anew).await, 1);
        let form = ProfileForm {
            name: "王小明".into(),
            country: "RW".into(),
            organisation: "Ministry of Trade".into(),
            kind: "practitioner".into(),
            language: "en".into(),
            time_zone: "UTC".into(),
        };
        hall.db.accounts().save_profile(&noor, &form).await.unwrap();
        assert_eq!(found("小明", false).await, (vec!["王小明".to_owned()], 1), "a given name behind the family's");
        let everyone = found("", false).await;
        assert_eq!((everyone.0.len(), everyone.1), (50, SMALL.people + 3));
        let waiting = "SELECT count(*) FROM people WHERE kind = 'official' AND confirmed_at IS NULL";
        assert_eq!(found("", true).await.1, number(&hall, waiting).await);
    }

    async fn whoever_asks_for_a_report_that_has_no_turn_is_told_to_come_back(hall) {
        hall.organizer("olga").await;
        let limits = ReportLimits { wait: Duration::from_millis(300), run: Duration::from_mins(1) };
        let hall = hall.reporting_within(limits);
        let mut olga = hall.signed_in("olga").await;
        let readers = hall.db.report_readers();
        let _turns = (readers.turn().await.unwrap(), readers.turn().await.unwrap());
        let page = olga.get("/en/organizer/reports").await;
        assert_eq!(page.status, 503);
        assert!(shows(&page, "unavailable-title") && !page.header("retry-after").is_empty(), "{}", page.text);
        assert_eq!(olga.get("/en/organizer/people").await.status, 200);
    }
}
