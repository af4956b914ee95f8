//! Replays of those who are not signed in: how many of them count, whoever sends them.

use crate::steps::{Player, figures, number, recount_is_zero, replay, tamper};
use app::i18n::Instant;
use app::reports::Reports;
use server::on_both_engines;

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
            assert_eq!(page.text.ends_with(" uncounted"), n >= 30, "{n}: {}", page.text);
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

    async fn three_hundred_of_one_network_count_a_day(hall) {
        let organizer = hall.organizer("olga").await;
        let (slug, other) = (replay(&hall, &organizer, "Cold chains", HOUR).await, replay(&hall, &organizer, "Customs data", HOUR).await);
        let office = hall.visitor();
        let mut guests = Vec::new();
        for _ in 0..2 {
            let mut guest = hall.visitor();
            guest.behind(&office);
            guests.push(guest);
        }
        Player::open(&guests[0], &slug).await.play(&hall, 0, 30_000).await;
        // Of another film, so that this one's own cap does not come first.
        tamper(&hall, &format!(
            "INSERT INTO play_sessions (lecture_id, viewer, lease, seq, duration_ms, began_at, beat_at, credit_ms, spans, reached_at, counted, network)
             WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 299)
             SELECT (SELECT id FROM lectures WHERE slug = '{other}'), 'x' || CAST(n.i AS TEXT), 'x' || CAST(n.i AS TEXT), 1,
                 s.duration_ms, s.began_at, s.beat_at, 0, 0, s.reached_at, TRUE, s.network
             FROM n CROSS JOIN (SELECT * FROM play_sessions WHERE counted = TRUE) s"
        )).await;
        Player::open(&guests[1], &slug).await.play(&hall, 0, 30_000).await;
        assert_eq!(number(&hall, "SELECT count(*) FROM play_sessions WHERE not_counted = 'network-day'").await, 1);
        assert_eq!(figures(&hall, &organizer, &slug).await.replays, 1);
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
