//! Replays of those who are not signed in: how many of them count, whoever sends them.

use crate::steps::{Player, figures, number, recount_is_zero, replay, tamper, waiting};
use app::i18n::Instant;
use app::replays::Viewer;
use app::reports::Reports;
use server::db::Engine;
use server::features::replays::{LeaseHolder, PlayBeat, PlayOrigin, Plays, Range};
use server::on_both_engines;
use server::testing::{Cluster, TestHall};
use sqlx::Executor;

const HOUR: i64 = 60 * Instant::MINUTE;

on_both_engines! {
    async fn invented_cookies_make_no_replay(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", HOUR).await;
        let first = hall.visitor();
        let mut players = Vec::new();
        for n in 0..40 {
            let mut robot = hall.visitor();
            robot.behind(&first);
            robot.cookie("viewer", &format!("{n:032x}"));
            let mut player = Player::open(&robot, &slug).await;
            // It keeps on inventing instead of sending what it was given.
            player.actor.cookie("viewer", &format!("{:032x}", n + 1_000));
            players.push(player);
        }
        hall.clock.by(30_000);
        for player in &mut players {
            assert_eq!(player.beat(0, 30_000, 100).await.status, 422);
        }
        assert_eq!(number(&hall, "SELECT count(*) FROM play_sessions WHERE credit_ms > 0").await, 0);
        assert_eq!(hall.db.reports().counters().await.unwrap().replays, 0);
        recount_is_zero(&hall).await;
    }

    async fn two_hundred_guests_behind_one_address_play_and_thirty_count(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", HOUR).await;
        let campus = hall.visitor();
        let mut players = Vec::new();
        for _ in 0..200 {
            let mut guest = hall.visitor();
            guest.behind(&campus);
            players.push(Player::open(&guest, &slug).await);
        }
        hall.clock.by(30_000);
        for (n, player) in players.iter_mut().enumerate() {
            let page = player.ranges(&[(0, 30_000, 100)]).await;
            assert_eq!(page.status, 200);
            assert_eq!(page.header("x-beyond-cap"), if n < 30 { "" } else { "network" }, "{n}");
            assert_eq!(page.text.split(' ').count(), 3, "as a page reads it that was opened before there was a cap");
        }
        let f = figures(&hall, &organizer, &slug).await;
        assert_eq!((f.replays, f.visitors, f.not_counted), (30, 30, 170));
        // People are never limited by it, nor is another network.
        hall.person("amina", "practitioner").await;
        let mut amina = hall.signed_in("amina").await;
        amina.behind(&campus);
        Player::open(&amina, &slug).await.play(&hall, 0, 30_000).await;
        Player::open(&hall.visitor(), &slug).await.play(&hall, 0, 30_000).await;
        let f = figures(&hall, &organizer, &slug).await;
        assert_eq!((f.replays, f.viewers, f.visitors), (32, 1, 31));
        let page = hall.signed_in("olga").await.get("/en/organizer/reports").await;
        assert!(page.text.contains("170 beyond a cap"), "{}", page.text);
        recount_is_zero(&hall).await;
        // In the next hour of the clock thirty more may.
        hall.clock.by(HOUR);
        let mut guest = hall.visitor();
        guest.behind(&campus);
        Player::open(&guest, &slug).await.play(&hall, 0, 30_000).await;
        assert_eq!(figures(&hall, &organizer, &slug).await.replays, 33);
        recount_is_zero(&hall).await;

        tamper(&hall, "UPDATE play_sessions SET counted = TRUE, not_counted = NULL WHERE not_counted IS NOT NULL").await;
        let found = hall.db.reports().recount().await.unwrap().differences;
        assert!(found.iter().any(|line| line.contains("200 count, and 30 may")), "{found:?}");
        tamper(&hall, "UPDATE play_sessions SET counted = FALSE, not_counted = 'cookie-day' WHERE network IS NOT NULL").await;
        let found = hall.db.reports().recount().await.unwrap().differences;
        assert!(found.iter().any(|line| line.contains("with room below it")), "{found:?}");
    }

    async fn whoever_is_beyond_a_cap_is_not_counted_once_an_hour(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", HOUR).await;
        // From the first minute of an hour of the clock.
        hall.clock.by(HOUR - hall.db.now().0.rem_euclid(HOUR));
        let campus = hall.visitor();
        for _ in 0..30 {
            let mut guest = hall.visitor();
            guest.behind(&campus);
            let mut player = Player::open(&guest, &slug).await;
            hall.clock.by(30_000);
            player.beat(0, 30_000, 100).await;
        }
        let mut guest = hall.visitor();
        guest.behind(&campus);
        for (passes, counted, not_counted) in [(0, 30, 1), (0, 30, 1), (20 * Instant::MINUTE, 30, 1), (30 * Instant::MINUTE, 31, 1)] {
            hall.clock.by(passes);
            let mut player = Player::open(&guest, &slug).await;
            player.play(&hall, 0, 30_000).await;
            guest = player.actor;
            let f = figures(&hall, &organizer, &slug).await;
            assert_eq!((f.replays, f.not_counted), (counted, not_counted), "{passes}");
            recount_is_zero(&hall).await;
        }
        tamper(&hall, "UPDATE play_sessions SET counted = FALSE WHERE id = (SELECT min(id) FROM play_sessions WHERE counted = TRUE)").await;
        assert_eq!(hall.db.reports().recount().await.unwrap().differences.len(), 2, "and the one that was left out had room");
    }

    async fn three_hundred_of_one_network_count_a_day(hall) {
        let organizer = hall.organizer("olga").await;
        let (slug, other) = (replay(&hall, &organizer, "Cold chains", HOUR).await, replay(&hall, &organizer, "Customs data", HOUR).await);
        let office = hall.visitor();
        hall.clock.by(6 * HOUR);
        let mut guests = Vec::new();
        for _ in 0..2 {
            let mut guest = hall.visitor();
            guest.behind(&office);
            guests.push(guest);
        }
        Player::open(&guests[0], &slug).await.play(&hall, 0, 30_000).await;
        // Of another film, so that this one's own cap does not come first; thirty in each hour of the clock. Each has watched
        // the half minute that made it a replay.
        let sessions = |and: &str| format!("SELECT count(*) FROM play_sessions WHERE {and}");
        let day = hall.db.now().0.div_euclid(Instant::DAY) * Instant::DAY;
        tamper(&hall, &format!(
            "INSERT INTO play_sessions (lecture_id, recording_id, viewer, lease, seq, duration_ms, began_at, beat_at, credit_ms, spans,
                 reached_at, counted, network)
             WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 298)
             SELECT v.lecture_id, v.recording_id, 'x' || CAST(n.i AS TEXT), 'x' || CAST(n.i AS TEXT), 1, v.duration_ms,
                 {day} + n.i / 30 * {HOUR}, {day} + n.i / 30 * {HOUR} + 30000, 30000, 1, {day} + n.i / 30 * {HOUR} + 30000, TRUE,
                 (SELECT network FROM play_sessions WHERE counted = TRUE)
             FROM n CROSS JOIN replays v JOIN lectures l ON l.id = v.lecture_id WHERE l.slug = '{other}'"
        )).await;
        tamper(&hall, "INSERT INTO play_spans (session_id, place, from_ms, to_ms, at)
            SELECT id, 0, 0, 30000, reached_at FROM play_sessions WHERE viewer LIKE 'x%'").await;
        tamper(&hall, "INSERT INTO coverage (lecture_id, viewer, recording_id, duration_ms, watched, watched_ms, completed, position_ms,
                rule_version)
            SELECT lecture_id, viewer, recording_id, duration_ms, '0-30000', 30000, FALSE, 30000, 2
            FROM play_sessions WHERE viewer LIKE 'x%'").await;
        recount_is_zero(&hall).await;
        Player::open(&guests[1], &slug).await.play(&hall, 0, 30_000).await;
        assert_eq!(number(&hall, &sessions("not_counted = 'network-day'")).await, 1);
        assert_eq!(figures(&hall, &organizer, &slug).await.replays, 1);
        recount_is_zero(&hall).await;
        tamper(&hall, "UPDATE play_sessions SET counted = TRUE, not_counted = NULL WHERE not_counted IS NOT NULL").await;
        let found = hall.db.reports().recount().await.unwrap().differences;
        assert!(found.iter().any(|line| line.contains("301 count, and 300 may (network-day)")), "{found:?}");
    }

    async fn one_cookie_counts_twenty_four_times_a_day(hall) {
        let organizer = hall.organizer("olga").await;
        let mut films = Vec::new();
        for n in 0..5 {
            films.push(replay(&hall, &organizer, &format!("Cold chains {n}"), HOUR).await);
        }
        // From the day's first minute.
        hall.clock.by(Instant::DAY - hall.db.now().0.rem_euclid(Instant::DAY));
        let visitor = Player::open(&hall.visitor(), &films[0]).await.actor;
        for _ in 0..5 {
            for slug in &films {
                Player::open(&visitor, slug).await.play(&hall, 0, 30_000).await;
            }
            hall.clock.by(HOUR);
        }
        assert_eq!(number(&hall, "SELECT count(*) FROM play_sessions WHERE counted = TRUE").await, 24);
        assert_eq!(number(&hall, "SELECT count(*) FROM play_sessions WHERE not_counted = 'cookie-day'").await, 1);
        let mut player = Player::open(&visitor, &films[0]).await;
        hall.clock.by(30_000);
        assert_eq!(player.ranges(&[(0, 30_000, 100)]).await.header("x-beyond-cap"), "browser");
        recount_is_zero(&hall).await;
    }

    async fn a_browser_that_was_a_person_and_a_visitor_within_the_hour_counts_once(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", HOUR).await;
        for (n, person_first) in [true, false].into_iter().enumerate() {
            let name = format!("person{n}");
            hall.person(&name, "practitioner").await;
            let mut person = hall.signed_in(&name).await;
            let mut visitor = hall.visitor();
            for is_person in [person_first, !person_first] {
                let actor = if is_person { &person } else { &visitor };
                let mut player = Player::open(actor, &slug).await;
                player.play(&hall, 0, 30_000).await;
                // Both are the same browser.
                let cookie = player.actor.cookie_value("viewer").expect("a person's browser has one too").to_owned();
                person.cookie("viewer", &cookie);
                visitor.cookie("viewer", &cookie);
            }
            let counted = "SELECT count(*) FROM play_sessions WHERE counted = TRUE";
            let before = i64::try_from(n).unwrap() * 2;
            assert_eq!(number(&hall, counted).await, before + 1, "where it was counted first");
            recount_is_zero(&hall).await;
            hall.clock.by(HOUR);
            Player::open(&visitor, &slug).await.play(&hall, 0, 30_000).await;
            assert_eq!(number(&hall, counted).await, before + 2);
            recount_is_zero(&hall).await;
            hall.clock.by(HOUR);
        }
        // Two people at one browser are two.
        hall.person("bo", "practitioner").await;
        hall.person("chi", "practitioner").await;
        let bo = Player::open(&hall.signed_in("bo").await, &slug).await;
        let mut chi = hall.signed_in("chi").await;
        chi.cookie("viewer", bo.actor.cookie_value("viewer").unwrap());
        let before = figures(&hall, &organizer, &slug).await.viewers;
        for mut player in [bo.clone(), Player::open(&chi, &slug).await] {
            player.play(&hall, 0, 30_000).await;
        }
        assert_eq!(figures(&hall, &organizer, &slug).await.viewers, before + 2);
    }

    async fn whoever_asks_for_lease_after_lease_is_told_to_wait(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", HOUR).await;
        let known = Player::open(&hall.visitor(), &slug).await.actor;
        let opens = [("lecture", slug.as_str()), ("lease", ""), ("seq", "0"), ("from", "0"), ("to", "0"), ("rate", "100")];
        let mut statuses = Vec::new();
        for _ in 0..31 {
            statuses.push(known.clone().post("/beat/replay", &opens).await.status);
        }
        assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 30);
        let page = known.clone().post("/beat/replay", &opens).await;
        assert_eq!((page.status, page.header("retry-after")), (429, "6"));
        // The neighbours behind the same address are no worse off.
        let mut neighbour = hall.visitor();
        neighbour.behind(&known);
        Player::open(&neighbour, &slug).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_nodes_that_count_of_one_network_at_two_films_overshoot_no_cap() {
    let url = Cluster::shared().fresh_database().await;
    let nodes = [TestHall::at(&url).await, TestHall::at(&url).await];
    let organizer = nodes[0].organizer("olga").await;
    let mut plays = Vec::new();
    for (n, node) in nodes.iter().enumerate() {
        let slug = replay(&nodes[0], &organizer, &format!("Cold chains {n}"), HOUR).await;
        let queue = Plays::start(&node.db);
        let visitor = format!("{n:032x}");
        let origin = PlayOrigin {
            visitor: Some(visitor.clone()),
            network: Some("a campus".into()),
        };
        let viewer = Viewer::Visitor(visitor.clone());
        let opened = queue.open(&viewer, None, origin, &slug, 0).await.unwrap();
        let beat = PlayBeat {
            lecture: slug,
            lease: opened.lease,
            seq: 1,
            ranges: vec![Range {
                from: 0,
                to: 30_000,
                rate: 100,
            }],
            by: LeaseHolder {
                visitor: Some(visitor),
                ..LeaseHolder::default()
            },
        };
        plays.push((queue, beat));
    }
    // One less than may count on this day, of films of others.
    let other = replay(&nodes[0], &organizer, "Customs data", HOUR).await;
    tamper(&nodes[0], &format!(
        "INSERT INTO play_sessions (lecture_id, viewer, lease, seq, duration_ms, began_at, beat_at, credit_ms, spans, reached_at, counted, network)
         SELECT (SELECT id FROM lectures WHERE slug = '{other}'), 'x' || n, 'x' || n, 1, s.duration_ms, s.began_at, s.beat_at, 0, 0,
             s.began_at, TRUE, s.network
         FROM generate_series(1, 299) n CROSS JOIN (SELECT * FROM play_sessions ORDER BY id LIMIT 1) s"
    )).await;
    for node in &nodes {
        node.clock.by(30_000);
    }
    let Engine::Postgres(pool, _) = nodes[0].db.engine() else {
        panic!("on PostgreSQL");
    };
    // Both have counted before either writes, or one of them waits for the other.
    let mut held = pool.begin().await.unwrap();
    held.execute("SELECT id FROM play_sessions WHERE counted = FALSE FOR UPDATE")
        .await
        .unwrap();
    let beats: Vec<_> = plays
        .into_iter()
        .map(|(queue, beat)| tokio::spawn(async move { queue.beat(beat).await }))
        .collect();
    waiting(pool, 2).await;
    held.rollback().await.unwrap();
    for beat in beats {
        assert_eq!(beat.await.unwrap().unwrap().credit_ms, 30_000);
    }
    let of = |what: &str| format!("SELECT count(*) FROM play_sessions WHERE {what}");
    assert_eq!(number(&nodes[0], &of("counted = TRUE")).await, 300);
    assert_eq!(
        number(&nodes[0], &of("not_counted = 'network-day'")).await,
        1
    );
}
