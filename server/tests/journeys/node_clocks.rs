//! A hall of several nodes whose clocks are far apart: what was credited by one is not credited by another.

use crate::steps::{
    Player, Tab, figures, in_room, measured, number, recount_is_zero, replay, tamper,
};
use app::i18n::Instant;
use app::reports::Reports;
use server::on_both_engines;
use server::testing::TestHall;

const MINUTE: i64 = Instant::MINUTE;
const HOUR: i64 = 60 * MINUTE;
/// By so much one node's clock is ahead of the other's.
const APART: i64 = 10 * MINUTE;
const BEAT: i64 = 15_000;

/// After so long the other node is asked, whose clock is ahead where `ahead` says so.
fn turn(hall: &TestHall, after: i64, ahead: bool) {
    turn_by(hall, after, if ahead { APART } else { -APART });
}

/// The same of one whose clock is ahead of that of the last by so much.
fn turn_by(hall: &TestHall, after: i64, ahead: i64) {
    hall.clock.by(after + ahead);
}

/// What a recount says is wrong.
async fn found(hall: &TestHall) -> Vec<String> {
    hall.db.reports().recount().await.unwrap().differences
}

on_both_engines! {
    async fn a_player_whose_beats_go_to_two_nodes_in_turn_has_no_more_than_the_time_that_passed(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", HOUR).await;
        for (name, greedy) in [("amina", false), ("bo", true)] {
            hall.person(name, "practitioner").await;
            let mut player = Player::open(&hall.signed_in(name).await, &slug).await;
            let mut credit = 0;
            for beat in 0..80 {
                turn(&hall, BEAT, beat % 2 == 0);
                let to = if greedy { HOUR } else { (beat + 1) * BEAT };
                credit = player.beat(beat * BEAT, to, 100).await.credit_ms;
            }
            let most = 80 * BEAT + if greedy { 90_000 } else { 0 };
            assert!((80 * BEAT..=most).contains(&credit), "{name}: {credit}");
        }
        assert_eq!(number(&hall, "SELECT max(behind_ms) FROM play_sessions").await, APART - BEAT);
        hall.clock.by(HOUR);
        recount_is_zero(&hall).await;
    }

    async fn sessions_that_begin_at_two_nodes_in_turn_have_no_more_than_the_time_that_passed(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", HOUR).await;
        hall.person("amina", "practitioner").await;
        let amina = hall.signed_in("amina").await;
        for n in 0..20 {
            let mut player = Player::open(&amina, &slug).await;
            for (after, other) in [(BEAT, false), (BEAT, true), (BEAT, false)] {
                if other { turn(&hall, after, n % 2 == 0) } else { hall.clock.by(after) }
                player.beat(0, HOUR, 100).await;
            }
        }
        let credit = number(&hall, "SELECT CAST(sum(credit_ms) AS BIGINT) FROM play_sessions").await;
        let passed = 20 * 3 * BEAT;
        assert!((passed - 20 * BEAT..=passed + 90_000).contains(&credit), "{credit} in {passed}");
        hall.clock.by(HOUR);
        recount_is_zero(&hall).await;
    }

    async fn a_recount_finds_credit_above_wall_time_also_where_the_clock_stepped_back(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", HOUR).await;
        hall.person("amina", "practitioner").await;
        let amina = hall.signed_in("amina").await;
        hall.clock.by(APART);
        Player::open(&amina, &slug).await.play(&hall, 0, 60_000).await;
        hall.clock.by(-APART);
        let mut player = Player::open(&amina, &slug).await;
        player.play(&hall, 60_000, 120_000).await;
        turn(&hall, BEAT, true);
        player.beat(120_000, 135_000, 100).await;
        turn(&hall, BEAT, false);
        let credit = player.play(&hall, 135_000, 195_000).await.credit_ms;
        assert_eq!(credit, 120_000, "but for the beat with which the clock stepped back");
        hall.clock.by(HOUR);
        recount_is_zero(&hall).await;
        let last = "WHERE id = (SELECT max(id) FROM play_sessions)";
        for (change, back, named) in [
            ("behind_ms = behind_ms - 100000", "behind_ms = behind_ms + 100000", "play session 2: credited with 120000 ms, and had 20000 ms"),
            ("began_behind_ms = began_behind_ms - 200000", "began_behind_ms = began_behind_ms + 200000", "play session 2: begins in time that the session before it has had"),
        ] {
            tamper(&hall, &format!("UPDATE play_sessions SET {change} {last}")).await;
            let differences = found(&hall).await;
            assert!(differences.len() == 1 && differences[0].starts_with(named), "{differences:?}");
            tamper(&hall, &format!("UPDATE play_sessions SET {back} {last}")).await;
            recount_is_zero(&hall).await;
        }
        // A session of before tells no more how far the clock went back in it.
        tamper(&hall, "UPDATE play_sessions SET behind_ms = 0, began_behind_ms = NULL").await;
        recount_is_zero(&hall).await;
    }

    async fn a_live_room_whose_beats_go_to_two_nodes_has_no_more_than_the_time_that_passed(hall) {
        let room = in_room(&hall, &["amina"]).await;
        let mut tab = Tab::open(&room.actors[0], &room.slug).await;
        // Two beats at each; neither comes to an instant that the other has said.
        let apart = 40 * MINUTE;
        for n in 0..40 {
            let ahead = if n % 4 == 0 { apart } else { -apart };
            turn_by(&hall, 30_000, if n % 2 == 0 { ahead } else { 0 });
            assert_eq!(tab.beat().await.0, 200);
        }
        let there = measured(&hall, &room.organizer, &room.slug, "amina").await;
        assert_eq!(there.present_ms, 20 * 30_000, "every other beat follows one by the same clock");
        hall.clock.by(HOUR);
        recount_is_zero(&hall).await;
        assert_eq!(figures(&hall, &room.organizer, &room.slug).await.present_ms, there.present_ms);
    }
}
