//! Replays, as `FIGURES.md` promises them.

use crate::steps::{
    FILM, Player, figures, number, publish_replay, recount_is_zero, replay, tamper, upload,
};
use app::i18n::Instant;
use app::lectures::LectureForm;
use app::replays::Replays;
use app::reports::Reports;
use futures::future::join_all;
use server::on_both_engines;
use std::sync::Mutex;

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
            assert_eq!(told.credit_ms, beat * 30_000);
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
        for (beat, holder) in (1..=40).zip([0, 1].into_iter().cycle()) {
            // Another tab plays; this one takes it back, which credits nothing.
            tabs[holder].lease.clear();
            assert_eq!(tabs[holder].beat(0, 0, 100).await.credit_ms, 0);
            hall.clock.by(15_000);
            for (n, tab) in tabs.iter_mut().enumerate() {
                let told = tab.beat((beat - 1) * 15_000, beat * 15_000, 100).await;
                assert_eq!(told.status, if n == holder { 200 } else { 409 });
            }
        }
        let credit = number(&hall, "SELECT CAST(sum(credit_ms) AS BIGINT) FROM play_sessions").await;
        assert_eq!(credit, 40 * 15_000);
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
        assert_eq!(hall.db.reports().counters().await.unwrap().replays, 0);
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
        assert_eq!(player.beat(15_000, HOUR, 100).await.credit_ms, 90_000, "what was left of the time that passed");
        assert_eq!(player.beat(90_000, 105_000, 100).await.credit_ms, 90_000, "a clock that steps back credits nothing");
        let told = player.send(90_000, 105_000, 100).await;
        assert_eq!((told.status, told.credit_ms), (200, 90_000), "a repeated beat is no error");
        recount_is_zero(&hall).await;
    }

    async fn beats_held_up_on_their_way_cost_nothing(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", HOUR).await;
        hall.person("amina", "practitioner").await;
        let mut player = Player::open(&hall.signed_in("amina").await, &slug).await;
        player.play(&hall, 0, 60_000).await;
        hall.clock.by(60_000);
        for at in [60_000, 75_000, 90_000, 105_000] {
            assert_eq!(player.beat(at, at + 15_000, 100).await.credit_ms, at + 15_000);
        }
        assert_eq!(player.beat(120_000, 135_000, 100).await.credit_ms, 120_000, "and no more than the time that passed");
        recount_is_zero(&hall).await;
    }

    async fn who_may_not_watch_a_replay_is_not_counted_at_it(hall) {
        let organizer = hall.organizer("olga").await;
        let form = LectureForm { audience: "officials".into(), ..hall.form("Customs law") };
        let slug = hall.lecture(&organizer, &form).await;
        publish_replay(&hall, &organizer, &slug, HOUR).await;
        hall.person("bo", "practitioner").await;
        for mut actor in [hall.visitor(), hall.signed_in("bo").await] {
            let opens = [("lecture", slug.as_str()), ("lease", ""), ("seq", "0"), ("from", "0"), ("to", "0"), ("rate", "100")];
            assert_eq!(actor.post("/beat/replay", &opens).await.status, 403);
        }
        assert_eq!(number(&hall, "SELECT count(*) FROM play_sessions").await, 0);
        Player::open(&hall.signed_in("olga").await, &slug).await;
    }

    async fn what_was_kept_under_an_earlier_rule_is_counted_anew_from_the_records(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", 300_000).await;
        let mut players = Vec::new();
        for name in ["amina", "bo"] {
            hall.person(name, "practitioner").await;
            let mut player = Player::open(&hall.signed_in(name).await, &slug).await;
            player.play(&hall, 0, 270_000).await;
            players.push(player);
        }
        let kept = "SELECT CAST(sum(watched_ms) + sum(watched_at) AS BIGINT) FROM coverage WHERE completed = TRUE";
        let before = number(&hall, kept).await;
        let renewed = hall.db.reports().renew_figures(|_| (), |_| ()).await.unwrap();
        assert_eq!((renewed.done, renewed.all), (0, 0), "it is of today's rule");
        tamper(&hall, "UPDATE coverage SET watched = '', watched_ms = 0, completed = FALSE, watched_at = 5, rule_version = 1").await;
        let recount = hall.db.reports().recount().await.unwrap();
        assert_eq!((recount.differences.len(), recount.earlier), (0, 2), "this hall knows no other rule than its own");
        assert_eq!(number(&hall, "SELECT count(*) FROM coverage WHERE rule_version = 1").await, 2, "it only reads");
        let mut olga = hall.signed_in("olga").await;
        let page = olga.get("/en/organizer/reports").await;
        assert!(page.text.contains("recount --renew"), "{}", page.text);
        let steps = Mutex::new(Vec::new());
        let told = Mutex::new(0);
        let renewed = hall.db.reports().renew_figures(
            |so_far| steps.lock().unwrap().push((so_far.done, so_far.all)),
            |_| *told.lock().unwrap() += 1,
        ).await.unwrap();
        assert_eq!(told.into_inner().unwrap(), 2, "each that is another now");
        assert_eq!((renewed.done, renewed.all, renewed.changed), (2, 2, 2));
        assert_eq!(steps.into_inner().unwrap(), [(2, 2)]);
        let page = olga.get("/en/organizer/reports").await;
        assert!(!page.text.contains("recount --renew"), "{}", page.text);
        assert_eq!(number(&hall, kept).await, before);
        recount_is_zero(&hall).await;
        // And a beat that finds an earlier version makes that viewer's anew before it goes on.
        tamper(&hall, "UPDATE coverage SET watched = '', watched_ms = 0, completed = FALSE, watched_at = 5, rule_version = 1").await;
        let told = players[0].play(&hall, 270_000, 285_000).await;
        assert_eq!(told.percent, 95);
        assert_eq!(number(&hall, "SELECT count(*) FROM coverage WHERE rule_version = 1").await, 1, "the other's stays");
        recount_is_zero(&hall).await;
        // Each is written down: the operator's command, and the beat; no beat after it.
        players[0].play(&hall, 285_000, 300_000).await;
        let by = |actor: &str| format!("SELECT count(*) FROM events WHERE kind = 'attendance.renewed' AND actor = '{actor}'");
        assert_eq!((number(&hall, &by("operator")).await, number(&hall, &by("hall")).await), (1, 1));
        let says = "SELECT count(*) FROM events WHERE kind = 'attendance.renewed' AND payload LIKE '%\"coverage\":2%'";
        assert_eq!(number(&hall, says).await, 1);
    }

    async fn what_first_is_enough_by_todays_rule_stays_so_when_watching_goes_on(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", 300_000).await;
        hall.person("amina", "practitioner").await;
        let mut player = Player::open(&hall.signed_in("amina").await, &slug).await;
        player.play(&hall, 0, 255_000).await;
        // As if nothing had been laid down when it was enough, for by the earlier rule it was not.
        tamper(&hall, "UPDATE play_sessions SET from_ms = (SELECT min(from_ms) FROM play_spans), spans = 0").await;
        tamper(&hall, "DELETE FROM play_spans").await;
        tamper(&hall, "UPDATE coverage SET watched_at = NULL, rule_version = 0").await;
        assert_eq!(hall.db.reports().renew_figures(|_| (), |_| ()).await.unwrap().done, 1);
        for at in [255_000, 270_000, 285_000] {
            player.play(&hall, at, at + 15_000).await;
            let spans = "SELECT count(*) FROM coverage WHERE watched_at IS NOT NULL";
            assert_eq!(number(&hall, spans).await, 1);
            assert!(hall.db.reports().recount().await.unwrap().differences.iter().all(|d| !d.starts_with("coverage")), "{at}");
        }
    }

    async fn a_step_of_which_half_was_watched_is_shown(hall) {
        // The last step is two seconds long.
        const LENGTH: i64 = 62_000;
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", LENGTH).await;
        let shown = |from: i64, to: i64| (0..LENGTH).step_by(5_000).filter(|start| {
            let end = (start + 5_000).min(LENGTH);
            2 * (to.min(end) - from.max(*start)) >= end - start
        }).count();
        let mut all = 0;
        for (from, to) in [
            (0, 2_500), (0, 2_499), (2_500, 7_500), (2_501, 7_499), (1_000, 3_500), (1_200, 3_600), (58_000, 60_900), (58_000, 61_000),
            (59_900, 61_000), (57_000, 60_500), (60_900, 62_000), (61_000, 62_000), (61_001, 62_000), (60_000, 61_000), (60_100, 61_050),
            (62_000, 66_000), (61_500, 66_000), (0, 62_000), (4_999, 61_999),
        ] {
            let mut player = Player::open(&hall.visitor(), &slug).await;
            hall.clock.by(to - from);
            player.beat(from, to, 100).await;
            all += i64::try_from(shown(from, to)).unwrap();
            let told = hall.db.replays().retention(&organizer, &slug).await.unwrap();
            assert_eq!(told.times.iter().sum::<i64>(), all, "{from} to {to}");
        }
        assert!(all > 30, "{all}");
    }

    async fn half_of_every_five_seconds_at_double_speed_is_half_of_the_film(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", HOUR).await;
        hall.person("amina", "practitioner").await;
        let mut player = Player::open(&hall.signed_in("amina").await, &slug).await;
        for minute in 0..60 {
            hall.clock.by(15_000);
            let halves: Vec<_> = (0..12).map(|n| minute * 60_000 + n * 5_000).map(|at| (at, at + 2_500, 200)).collect();
            assert_eq!(player.ranges(&halves).await.status, 200);
        }
        assert_eq!(number(&hall, "SELECT watched_ms FROM coverage").await, HOUR / 2);
        assert_eq!(number(&hall, "SELECT count(*) FROM coverage WHERE completed = TRUE OR watched_at IS NOT NULL").await, 0);
        recount_is_zero(&hall).await;
    }

    async fn one_beat_after_half_an_hour_is_credited_with_ninety_seconds_of_time(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", HOUR).await;
        let mut player = Player::open(&hall.visitor(), &slug).await;
        hall.clock.by(30 * Instant::MINUTE);
        let told = player.beat(0, HOUR, 200).await;
        assert_eq!((told.credit_ms, told.percent), (180_000, 5));
        recount_is_zero(&hall).await;
    }

    async fn what_lies_beyond_the_end_of_a_film_is_nothing(hall) {
        let organizer = hall.organizer("olga").await;
        let short = replay(&hall, &organizer, "Cold chains", 10_000).await;
        let long = replay(&hall, &organizer, "Customs data", 300_000).await;
        let mut player = Player::open(&hall.visitor(), &short).await;
        hall.clock.by(15_000);
        assert_eq!(player.beat(10_000, 15_000, 100).await.credit_ms, 0);
        let mut player = Player::open(&hall.visitor(), &long).await;
        for _ in 0..4 {
            hall.clock.by(15_000);
            let beyond: Vec<_> = (0..50).map(|n| 300_000 + n * 700).map(|at| (at, at + 690, 100)).collect();
            assert_eq!(player.ranges(&beyond).await.status, 200);
        }
        assert_eq!(number(&hall, "SELECT count(*) FROM play_sessions WHERE credit_ms > 0 OR reached_at IS NOT NULL").await, 0);
        assert_eq!(number(&hall, "SELECT count(*) FROM play_spans").await, 0);
        recount_is_zero(&hall).await;
    }

    async fn forty_eight_stretches_of_a_millisecond_leave_no_row(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", HOUR).await;
        let mut player = Player::open(&hall.visitor(), &slug).await;
        for beat in 0..100 {
            hall.clock.by(100);
            let stretches: Vec<_> = (0..48).map(|n| (beat * 48 + n) * 700).map(|at| (at, at + 1, 200)).collect();
            assert_eq!(player.ranges(&stretches).await.status, 200);
        }
        assert_eq!(number(&hall, "SELECT count(*) FROM play_spans").await, 0);
        assert_eq!(number(&hall, "SELECT credit_ms FROM play_sessions").await, 0);
        recount_is_zero(&hall).await;
    }

    async fn whoever_begins_anew_gets_no_new_room_for_rows(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", HOUR).await;
        hall.person("amina", "practitioner").await;
        let amina = hall.signed_in("amina").await;
        Player::open(&amina, &slug).await;
        tamper(&hall, "UPDATE play_sessions SET room_ms = 30000").await;
        for _ in 0..5 {
            let mut player = Player::open(&amina, &slug).await;
            hall.clock.by(1_000);
            player.ranges(&[(0, 250, 100), (60_000, 60_250, 100), (120_000, 120_250, 100)]).await;
        }
        assert_eq!(number(&hall, "SELECT count(*) FROM play_spans").await, 3, "what there was room for");
        recount_is_zero(&hall).await;
    }

    async fn an_official_who_becomes_a_practitioner_is_refused_from_the_next_beat(hall) {
        let organizer = hall.organizer("olga").await;
        let form = LectureForm { audience: "officials".into(), ..hall.form("Customs law") };
        let slug = hall.lecture(&organizer, &form).await;
        publish_replay(&hall, &organizer, &slug, HOUR).await;
        hall.person("bo", "official").await;
        tamper(&hall, "UPDATE people SET confirmed_at = 1 WHERE kind = 'official'").await;
        let mut player = Player::open(&hall.signed_in("bo").await, &slug).await;
        assert_eq!(player.play(&hall, 0, 30_000).await.credit_ms, 30_000);
        tamper(&hall, "UPDATE people SET kind = 'practitioner', confirmed_at = NULL WHERE email = 'bo@example.org'").await;
        hall.clock.by(15_000);
        assert_eq!(player.beat(30_000, 45_000, 100).await.status, 403);
        assert_eq!(number(&hall, "SELECT credit_ms FROM play_sessions").await, 30_000);
        recount_is_zero(&hall).await;
    }

    async fn a_clock_that_was_a_day_ahead_costs_a_new_session_nothing(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", HOUR).await;
        hall.person("amina", "practitioner").await;
        let amina = hall.signed_in("amina").await;
        hall.clock.by(Instant::DAY);
        Player::open(&amina, &slug).await.play(&hall, 0, 60_000).await;
        hall.clock.by(-Instant::DAY);
        assert_eq!(Player::open(&amina, &slug).await.play(&hall, 60_000, 90_000).await.credit_ms, 30_000);
        assert_eq!(figures(&hall, &organizer, &slug).await.replays, 2, "a day lies between them, whichever was first");
    }

    async fn a_player_that_is_open_while_the_clock_is_set_right_is_credited_from_then_on(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", HOUR).await;
        let mut before = Vec::new();
        for name in ["amina", "bo"] {
            hall.person(name, "practitioner").await;
            let mut player = Player::open(&hall.signed_in(name).await, &slug).await;
            player.play(&hall, 0, 15_000).await;
            before.push(player);
        }
        hall.clock.by(2 * Instant::DAY);
        hall.person("chai", "practitioner").await;
        let mut ahead = Player::open(&hall.signed_in("chai").await, &slug).await;
        // One has played by the clock that was ahead, one has not, one began by it.
        before[0].play(&hall, 15_000, 30_000).await;
        ahead.play(&hall, 15_000, 30_000).await;
        hall.clock.by(-2 * Instant::DAY);
        before.push(ahead);
        for player in &mut before {
            let credited = player.beat(30_000, 30_000, 100).await.credit_ms;
            assert_eq!(player.play(&hall, 30_000, 60_000).await.credit_ms, credited + 30_000);
            assert_eq!(player.play(&hall, 60_000, 150_000).await.credit_ms, credited + 120_000);
        }
        let found = hall.db.reports().recount().await.unwrap().differences;
        let in_the_future = |line: &String| line.ends_with("its records lie in the future");
        assert!(found.iter().all(in_the_future), "{found:?}");
        hall.clock.by(3 * Instant::DAY);
        recount_is_zero(&hall).await;
    }

    async fn strangers_of_one_site_fill_no_disk(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", HOUR).await;
        for _ in 0..3 {
            let mut player = Player::open(&hall.visitor(), &slug).await;
            for beat in 0..20 {
                hall.clock.by(1_000);
                let jumps: Vec<_> = (0..48).map(|n| (beat * 48 + n) * 2_000).map(|at| (at, at + 250, 200)).collect();
                assert_eq!(player.ranges(&jumps).await.status, 200);
            }
            hall.clock.by(HOUR);
            let jumps: Vec<_> = (0..48).map(|n| n * 60_000).map(|at| (at, at + 250, 200)).collect();
            player.ranges(&jumps).await;
        }
        let spans = number(&hall, "SELECT count(*) FROM play_spans").await;
        assert!((3 * 30..=3 * 42).contains(&spans), "{spans}");
        recount_is_zero(&hall).await;
    }

    async fn a_player_that_has_credited_nothing_is_forgotten_after_a_day(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", HOUR).await;
        let mut watched = Player::open(&hall.visitor(), &slug).await;
        watched.play(&hall, 0, 15_000).await;
        let mut opened = Player::open(&hall.visitor(), &slug).await;
        for (passes, left) in [(Instant::DAY, 2), (1, 1)] {
            hall.clock.by(passes);
            hall.db.replays().sweep_plays(Instant(0)..hall.db.now().plus(-Instant::DAY)).await.unwrap();
            assert_eq!(number(&hall, "SELECT count(*) FROM play_sessions").await, left);
        }
        assert_eq!(opened.beat(0, 15_000, 100).await.status, 422, "its player begins anew");
        assert_eq!(watched.beat(15_000, 30_000, 100).await.status, 200);
        recount_is_zero(&hall).await;
    }

    async fn beats_that_arrive_together_lose_no_coverage(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", HOUR).await;
        for n in 0..10 {
            let name = format!("person{n}");
            hall.person(&name, "practitioner").await;
            let player = Player::open(&hall.signed_in(&name).await, &slug).await;
            // Before they come: a clock that leaps while a request is looked at would have it too early for the limits.
            hall.clock.by(60_000);
            let beats = (1..=12_i64).map(|seq| {
                let mut player = player.clone();
                tokio::spawn(async move {
                    player.seq = seq;
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
        for (duration, percent) in [(60_000, 50), (600_000, 5)] {
            hall.clock.by(1_000);
            publish_replay(&hall, &organizer, &slug, duration).await;
            recount_is_zero(&hall).await;
            hall.clock.by(1_000);
            let told = Player::open(&amina, &slug).await.play(&hall, 0, 30_000).await;
            assert_eq!(told.percent, percent, "what was watched of another film is not of this one");
            recount_is_zero(&hall).await;
        }
        assert_eq!(figures(&hall, &organizer, &slug).await.replays, 1, "the count goes on");
    }

    async fn a_new_session_has_no_time_that_the_one_before_has_had(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", HOUR).await;
        hall.person("amina", "practitioner").await;
        let amina = hall.signed_in("amina").await;
        Player::open(&amina, &slug).await.play(&hall, 0, 60_000).await;
        // Another node, whose clock is behind.
        hall.clock.by(-30_000);
        let mut newer = Player::open(&amina, &slug).await;
        hall.clock.by(40_000);
        assert_eq!(newer.beat(60_000, 100_000, 100).await.credit_ms, 10_000);
        recount_is_zero(&hall).await;
    }

    async fn two_replays_at_once_are_never_both_credited(hall) {
        let organizer = hall.organizer("olga").await;
        let (one, other) = (replay(&hall, &organizer, "Cold chains", HOUR).await, replay(&hall, &organizer, "Customs data", HOUR).await);
        hall.person("amina", "practitioner").await;
        let amina = hall.signed_in("amina").await;
        let mut players = [Player::open(&amina, &one).await, Player::open(&amina, &other).await];
        for beat in 1..=40 {
            hall.clock.by(15_000);
            let told = [
                players[0].beat((beat - 1) * 15_000, beat * 15_000, 100).await.status,
                players[1].beat((beat - 1) * 15_000, beat * 15_000, 100).await.status,
            ];
            assert_eq!(told, [409, 200]);
        }
        let credit = number(&hall, "SELECT CAST(sum(credit_ms) AS BIGINT) FROM play_sessions").await;
        assert_eq!(credit, 40 * 15_000);
        recount_is_zero(&hall).await;
    }

    async fn two_replays_that_take_turns_make_no_more_than_wall_time(hall) {
        let organizer = hall.organizer("olga").await;
        let (one, other) = (replay(&hall, &organizer, "Cold chains", HOUR).await, replay(&hall, &organizer, "Customs data", HOUR).await);
        hall.person("amina", "practitioner").await;
        let amina = hall.signed_in("amina").await;
        for n in 0..20 {
            let mut player = Player::open(&amina, if n % 2 == 0 { &one } else { &other }).await;
            hall.clock.by(7_000);
            assert_eq!(player.beat(0, 15_000, 100).await.credit_ms, 7_000);
        }
        let credit = number(&hall, "SELECT CAST(sum(credit_ms) AS BIGINT) FROM play_sessions").await;
        assert_eq!(credit, 20 * 7_000);
        recount_is_zero(&hall).await;
    }

    async fn beats_sent_again_doubled_or_out_of_order_add_nothing(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", HOUR).await;
        hall.person("amina", "practitioner").await;
        let mut player = Player::open(&hall.signed_in("amina").await, &slug).await;
        let told = player.play(&hall, 0, 60_000).await;
        hall.clock.by(600_000);
        let last = player.seq;
        for seq in (1..=last).rev().chain([last; 3]) {
            player.seq = seq;
            let again = player.send(seq * 15_000, seq * 15_000 + 15_000, 200).await;
            assert_eq!((again.status, again.credit_ms, again.percent), (200, told.credit_ms, told.percent));
        }
        // A thousand copies of the next beat at once are one.
        let copies = (0..1_000).map(|_| {
            let mut player = player.clone();
            async move { player.beat(60_000, 75_000, 100).await }
        });
        for copy in join_all(copies).await {
            assert_eq!((copy.status, copy.credit_ms), (200, 75_000));
        }
        recount_is_zero(&hall).await;
    }

    async fn ranges_of_one_beat_share_the_time_that_passed(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", 300_000).await;
        let mut player = Player::open(&hall.visitor(), &slug).await;
        hall.clock.by(15_000);
        let page = player.ranges(&[(0, 5_000, 100), (60_000, 70_000, 200), (200_000, 300_000, 100)]).await;
        assert_eq!((page.status, page.text.as_str()), (200, &*format!("{} 20000 6", player.lease)), "5 s, 10 s in 5 s, 5 s");
        recount_is_zero(&hall).await;
    }

    async fn watching_an_hour_through_leaves_a_handful_of_records(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", HOUR).await;
        let mut player = Player::open(&hall.visitor(), &slug).await;
        assert_eq!(player.play(&hall, 0, HOUR).await.percent, 100);
        assert_eq!(number(&hall, "SELECT count(*) FROM play_spans").await, 2, "when it was a replay, when it was enough");
        assert_eq!(number(&hall, "SELECT count(*) FROM play_sessions").await, 1);
        recount_is_zero(&hall).await;
    }

    async fn what_no_player_says_is_refused(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", 300_000).await;
        let mut player = Player::open(&hall.visitor(), &slug).await;
        hall.clock.by(HOUR);
        let lease = player.lease.clone();
        for (seq, from, to, rate) in [
            ("NaN", "0", "1", "100"),
            ("1e3", "0", "1", "100"),
            ("5", "NaN", "1", "100"),
            ("5", "0", "Infinity", "100"),
            ("5", "0", "99999999999999999999", "100"),
            ("5", "0", "9223372036854775807", "100"),
            ("5", "-9223372036854775808", "1", "100"),
            ("5", "10", "9", "100"),
            ("5", "0", "1", "-100"),
            ("5", "0", "1", "9223372036854775807"),
            ("9223372036854775807", "0", "1", "100"),
            ("-5", "0", "1", "100"),
        ] {
            let fields = [("lecture", slug.as_str()), ("lease", &lease), ("seq", seq), ("from", from), ("to", to), ("rate", rate)];
            assert_eq!(player.actor.post("/beat/replay", &fields).await.status, 422, "{seq} {from} {to} {rate}");
        }
        assert_eq!(player.ranges(&[(0, 1, 100); 65]).await.status, 422, "more ranges than a player has");
        let long = "9".repeat(3_000);
        let fields = [("lecture", long.as_str()), ("lease", &lease), ("seq", "7"), ("from", "0"), ("to", "1"), ("rate", "100")];
        assert_eq!(player.actor.post("/beat/replay", &fields).await.status, 413, "a beat is small");
        assert_eq!(number(&hall, "SELECT count(*) FROM play_sessions WHERE credit_ms > 0").await, 0);
        player.slug = "no-such-lecture".into();
        player.lease.clear();
        assert_eq!(player.beat(0, 0, 100).await.status, 404);
    }

    async fn a_players_lease_ends_with_its_session_and_goes_on_with_its_persons_next(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", HOUR).await;
        hall.person("amina", "practitioner").await;
        let mut player = Player::open(&hall.signed_in("amina").await, &slug).await;
        player.play(&hall, 0, 30_000).await;
        let mut stolen = player.clone();
        player.actor.post("/api/sign-out?l=en", &[]).await;
        hall.clock.by(15_000);
        assert_eq!(stolen.beat(30_000, 45_000, 100).await.status, 422, "signed out on the server, whatever a cookie says");
        let mut again = Player { actor: hall.signed_in("amina").await, ..stolen.clone() };
        again.seq -= 1;
        assert_eq!(again.beat(30_000, 45_000, 100).await.credit_ms, 45_000, "the same person in the same tab");
        hall.person("bo", "practitioner").await;
        let mut bo = Player { actor: hall.signed_in("bo").await, ..again.clone() };
        assert_eq!(bo.beat(45_000, 60_000, 100).await.status, 422, "another person");
        recount_is_zero(&hall).await;
    }

    async fn once_an_hour_also_where_the_clock_steps_back(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", HOUR).await;
        hall.clock.by(10 * HOUR);
        hall.person("amina", "practitioner").await;
        let amina = hall.signed_in("amina").await;
        for (step, replays) in [(0, 1), (-2 * HOUR, 2), (HOUR, 2), (2 * HOUR, 3)] {
            hall.clock.by(step);
            Player::open(&amina, &slug).await.play(&hall, 0, 30_000).await;
            assert_eq!(figures(&hall, &organizer, &slug).await.replays, replays, "{step}");
            let found = hall.db.reports().recount().await.unwrap().differences;
            assert_eq!(found.is_empty(), step == 0 || step == 2 * HOUR, "{step}: {found:?}");
            assert!(found.iter().all(|line| line == "play session 1: its records lie in the future"), "{found:?}");
        }
    }

    async fn a_flood_from_one_address_is_told_to_wait(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", HOUR).await;
        let flood = Player::open(&hall.visitor(), &slug).await;
        let mut calm = Player::open(&hall.visitor(), &slug).await;
        let mut held_back = false;
        for _ in 0..60 {
            let many = (0..1_000).map(|_| {
                let mut copy = flood.clone();
                async move { copy.ranges(&[(0, 0, 100)]).await }
            });
            for page in join_all(many).await {
                assert!([200, 429].contains(&page.status), "{}", page.status);
                held_back |= page.status == 429;
                assert!(page.status == 200 || page.header("retry-after").parse::<u64>().is_ok_and(|s| s >= 1));
            }
            if held_back {
                break;
            }
        }
        assert!(held_back);
        hall.clock.by(15_000);
        assert_eq!(calm.beat(0, 15_000, 100).await.credit_ms, 15_000);
    }

    async fn a_recount_while_people_watch_finds_nothing(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", 300_000).await;
        let mut watching = Vec::new();
        for _ in 0..8 {
            let mut player = Player::open(&hall.visitor(), &slug).await;
            let clock = hall.clock.clone();
            watching.push(tokio::spawn(async move {
                for beat in 0..60 {
                    clock.by(1_000);
                    assert_eq!(player.beat(beat * 5_000, beat * 5_000 + 5_000, 100).await.status, 200);
                }
            }));
        }
        while watching.iter().any(|task| !task.is_finished()) {
            recount_is_zero(&hall).await;
        }
        for task in watching {
            task.await.unwrap();
        }
        recount_is_zero(&hall).await;
    }
}
