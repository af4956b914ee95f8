//! Replays, as COUNTING promises them.

use crate::steps::{
    FILM, Player, figures, number, publish_replay, recount_is_zero, replay, upload,
};
use app::i18n::Instant;
use app::reports::Reports;
use futures::future::join_all;
use server::on_both_engines;

const HOUR: i64 = 60 * Instant::MINUTE;

on_both_engines! {
    async fn a_robot_that_plays_is_not_counted(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", 300_000).await;
        let mut robot = Player::open(&hall.visitor(), &slug).await;
        robot.actor.agent = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
        for beat in 1..=4 {
            hall.clock.by(15_000);
            let told = robot.beat((beat - 1) * 15_000, beat * 15_000, 100).await;
            assert_eq!(told.status, 403);
        }
        assert_eq!(number(&hall, "SELECT count(*) FROM play_sessions WHERE credit_ms > 0").await, 0);
    }

    async fn sixteen_times_speed_credits_at_most_twice(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", HOUR).await;
        hall.person("amina", "practitioner").await;
        let mut player = Player::open(&hall.signed_in("amina").await, &slug).await;
        for beat in 1..=15 {
            hall.clock.by(15_000);
            let told = player.beat((beat - 1) * 240_000, beat * 240_000, 1_600).await;
            assert!(told.credit_ms <= beat * 30_000, "{told:?}");
        }
        let completed = number(&hall, "SELECT count(*) FROM coverage WHERE completed = TRUE").await;
        assert_eq!(completed, 0, "an hour in four minutes is not watched");
        recount_is_zero(&hall).await;
    }

    async fn a_seek_to_the_end_is_neither_completed_nor_a_replay(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", 300_000).await;
        hall.person("amina", "practitioner").await;
        let mut player = Player::open(&hall.signed_in("amina").await, &slug).await;
        hall.clock.by(5_000);
        let told = player.beat(295_000, 300_000, 100).await;
        assert_eq!((told.credit_ms, told.percent), (5_000, 1));
        hall.clock.by(15_000);
        // The whole length claimed at once is credited by the clock.
        assert_eq!(player.beat(0, 300_000, 100).await.credit_ms, 20_000);
        assert_eq!(number(&hall, "SELECT count(*) FROM coverage WHERE completed = TRUE").await, 0);
        let f = figures(&hall, &organizer, &slug).await;
        assert_eq!((f.replays, f.viewers), (0, 0));
        recount_is_zero(&hall).await;
    }

    async fn watching_it_all_completes_it_once(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", 300_000).await;
        hall.person("amina", "practitioner").await;
        let mut player = Player::open(&hall.signed_in("amina").await, &slug).await;
        assert_eq!(player.play(&hall, 0, 300_000).await.percent, 100);
        assert_eq!(number(&hall, "SELECT count(*) FROM coverage WHERE completed = TRUE").await, 1);
        let f = figures(&hall, &organizer, &slug).await;
        assert_eq!((f.replays, f.viewers, f.visitors), (1, 1, 0));
        recount_is_zero(&hall).await;
    }

    async fn looping_ten_seconds_for_an_hour_is_one_replay_and_three_per_cent(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", 300_000).await;
        hall.person("amina", "practitioner").await;
        let mut player = Player::open(&hall.signed_in("amina").await, &slug).await;
        let mut percent = 0;
        for _ in 0..360 {
            hall.clock.by(10_000);
            percent = player.beat(100_000, 110_000, 100).await.percent;
        }
        assert_eq!(percent, 3);
        assert_eq!(figures(&hall, &organizer, &slug).await.replays, 1);
        recount_is_zero(&hall).await;
    }

    async fn two_tabs_never_make_more_than_wall_time(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", HOUR).await;
        hall.person("amina", "practitioner").await;
        let amina = hall.signed_in("amina").await;
        let mut tabs = [Player::open(&amina, &slug).await, Player::open(&amina, &slug).await];
        for beat in 1..=40 {
            hall.clock.by(15_000);
            for tab in &mut tabs {
                if tab.beat((beat - 1) * 15_000, beat * 15_000, 100).await.status == 409 {
                    // A newer tab plays; this one takes it back, which credits nothing.
                    tab.lease.clear();
                    tab.beat(0, 0, 100).await;
                }
            }
        }
        let credit = number(&hall, "SELECT CAST(sum(credit_ms) AS BIGINT) FROM play_sessions").await;
        assert!(credit <= 40 * 15_000, "{credit}");
        recount_is_zero(&hall).await;
    }

    async fn the_same_viewer_counts_once_an_hour(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", HOUR).await;
        hall.person("amina", "practitioner").await;
        let amina = hall.signed_in("amina").await;
        for _ in 0..5 {
            Player::open(&amina, &slug).await.play(&hall, 0, 30_000).await;
        }
        assert_eq!(figures(&hall, &organizer, &slug).await.replays, 1);
        hall.clock.by(HOUR);
        Player::open(&amina, &slug).await.play(&hall, 0, 30_000).await;
        let f = figures(&hall, &organizer, &slug).await;
        assert_eq!((f.replays, f.viewers), (2, 1));
        recount_is_zero(&hall).await;
    }

    async fn half_of_a_short_replay_is_a_replay(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", 20_000).await;
        hall.person("amina", "practitioner").await;
        let mut player = Player::open(&hall.signed_in("amina").await, &slug).await;
        hall.clock.by(9_999);
        player.beat(0, 9_999, 100).await;
        assert_eq!(figures(&hall, &organizer, &slug).await.replays, 0);
        hall.clock.by(1);
        player.beat(9_999, 10_000, 100).await;
        assert_eq!(figures(&hall, &organizer, &slug).await.replays, 1);
        recount_is_zero(&hall).await;
    }

    async fn visitors_are_known_by_a_signed_cookie_and_a_forged_one_is_nobodys(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", HOUR).await;
        let mut player = Player::open(&hall.visitor(), &slug).await;
        let cookie = player.actor.cookie_value("viewer").expect("a cookie").to_owned();
        player.play(&hall, 0, 30_000).await;
        assert_eq!(player.actor.cookie_value("viewer"), Some(&*cookie), "it stays the same");
        // The same browser again within the hour is the same visitor.
        Player::open(&player.actor, &slug).await.play(&hall, 0, 30_000).await;
        let f = figures(&hall, &organizer, &slug).await;
        assert_eq!((f.replays, f.viewers, f.visitors), (1, 0, 1));

        for forged in ["somebody".to_owned(), format!("{cookie}x"), cookie.replacen(|c: char| c.is_ascii_digit(), "x", 1)] {
            let mut actor = hall.visitor();
            actor.cookie("viewer", &forged);
            let mut player = Player::open(&actor, &slug).await;
            let given = player.actor.cookie_value("viewer").unwrap().to_owned();
            assert!(given != forged && given != cookie, "a forged cookie is replaced by a new identity");
            player.play(&hall, 0, 30_000).await;
        }
        let f = figures(&hall, &organizer, &slug).await;
        assert_eq!((f.replays, f.viewers, f.visitors), (4, 0, 4));
        recount_is_zero(&hall).await;
    }

    async fn only_the_player_counts(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let mut olga = hall.signed_in("olga").await;
        upload(&mut olga, &slug, FILM).await;
        let mut visitor = hall.visitor();
        let page = visitor.get(&format!("/en/replays/{slug}")).await;
        let film = regex::Regex::new(r"/media/[0-9a-f]{32}\.mp4").unwrap().find(&page.text).unwrap().as_str().to_owned();
        for (method, headers) in [
            (http::Method::GET, &[][..]),
            (http::Method::HEAD, &[][..]),
            (http::Method::GET, &[("range", "bytes=0-99999")][..]),
            (http::Method::GET, &[("purpose", "prefetch"), ("sec-purpose", "prefetch")][..]),
        ] {
            for path in [film.clone(), format!("/en/replays/{slug}")] {
                assert!(visitor.send(method.clone(), &path, headers, "").await.status < 300);
            }
        }
        assert_eq!(number(&hall, "SELECT count(*) FROM play_sessions").await, 0);
        let f = figures(&hall, &organizer, &slug).await;
        assert_eq!((f.replays, f.viewers, f.visitors), (0, 0, 0));
    }

    async fn staff_watch_without_being_counted(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", HOUR).await;
        Player::open(&hall.signed_in("olga").await, &slug).await.play(&hall, 0, 60_000).await;
        let f = figures(&hall, &organizer, &slug).await;
        assert_eq!((f.replays, f.viewers), (0, 0));
        assert_eq!(hall.db.counters().await.unwrap().replays, 0);
        let page = hall.visitor().get("/en/replays").await;
        assert!(page.text.contains("0 replays"), "{}", page.text);
        recount_is_zero(&hall).await;
    }

    async fn a_player_that_waits_longer_is_credited_what_played_and_no_more(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", HOUR).await;
        hall.person("amina", "practitioner").await;
        let mut player = Player::open(&hall.signed_in("amina").await, &slug).await;
        hall.clock.by(HOUR);
        assert_eq!(player.beat(0, 15_000, 100).await.credit_ms, 15_000);
        hall.clock.by(-30_000);
        assert_eq!(player.beat(15_000, 30_000, 100).await.credit_ms, 15_000, "a clock that steps back credits nothing");
        let told = player.send(15_000, 30_000, 100).await;
        assert_eq!((told.status, told.credit_ms), (200, 15_000), "a repeated beat is no error");
        recount_is_zero(&hall).await;
    }

    async fn beats_that_arrive_together_lose_no_coverage(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", HOUR).await;
        for n in 0..10 {
            let name = format!("person{n}");
            hall.person(&name, "practitioner").await;
            let player = Player::open(&hall.signed_in(&name).await, &slug).await;
            let beats = (1..=12_i64).map(|seq| {
                let (mut player, clock) = (player.clone(), hall.clock.clone());
                tokio::spawn(async move {
                    player.seq = seq;
                    clock.by(5_000);
                    player.send(seq * 20_000, seq * 20_000 + 5_000, 100).await
                })
            });
            for beat in join_all(beats).await {
                assert_eq!(beat.unwrap().status, 200);
            }
        }
        recount_is_zero(&hall).await;
    }

    async fn a_replaced_film_leaves_no_difference(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", 300_000).await;
        hall.person("amina", "practitioner").await;
        let amina = hall.signed_in("amina").await;
        Player::open(&amina, &slug).await.play(&hall, 0, 300_000).await;
        for duration in [60_000, 600_000] {
            hall.clock.by(1_000);
            publish_replay(&hall, &organizer, &slug, duration).await;
            recount_is_zero(&hall).await;
            hall.clock.by(1_000);
            let told = Player::open(&amina, &slug).await.play(&hall, 0, 30_000).await;
            assert!(told.percent <= 100, "{told:?}");
            recount_is_zero(&hall).await;
        }
        assert_eq!(figures(&hall, &organizer, &slug).await.replays, 1, "the count goes on");
    }
}
