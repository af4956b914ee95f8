//! Faults from outside: bodies that are too large, and a database that is slow or away. They cost nobody a minute that
//! was acknowledged, and the next beat goes on where the last one was.

use crate::steps::{Player, Tab, in_room, live_beat, measured, recount_is_zero, replay};
use futures::future::join_all;
use http::Method;
use server::on_both_engines;
use std::time::Duration;

on_both_engines! {
    async fn ten_megabytes_for_a_beat_are_refused_and_disturb_nobody(hall) {
        let room = in_room(&hall, &["amina", "bo"]).await;
        let mut calm = Tab::open(&room.actors[0], &room.slug).await;
        let mut large = room.actors[1].clone();
        let body = format!("lecture={}&lease=&seq={}", room.slug, "9".repeat(10_000_000));
        let form = [("content-type", "application/x-www-form-urlencoded")];
        for _ in 0..4 {
            let answer = large.send(Method::POST, "/beat/live", &form, body.clone()).await;
            assert_eq!(answer.status, 413);
        }
        hall.clock.by(30_000);
        assert_eq!(calm.beat().await, (200, 30_000));
        assert_eq!(live_beat(&mut large, &room.slug, "", 0).await.status, 200, "and who sent it may beat like others");
        recount_is_zero(&hall).await;
    }

    async fn a_database_slow_by_two_seconds_is_waited_for(hall) {
        let room = in_room(&hall, &["amina"]).await;
        let mut tab = Tab::open(&room.actors[0], &room.slug).await;
        tab.beats(&hall, 2).await;
        let held = hall.hold().await;
        hall.clock.by(30_000);
        let (told, ()) = futures::join!(tab.beat(), async {
            tokio::time::sleep(Duration::from_secs(2)).await;
            held.release().await;
        });
        assert_eq!(told, (200, 90_000), "late, and whole");
        recount_is_zero(&hall).await;
    }

    async fn a_database_away_for_thirty_seconds_costs_nothing_acknowledged(hall) {
        let room = in_room(&hall, &["amina", "bo"]).await;
        let mut amina = Tab::open(&room.actors[0], &room.slug).await;
        let mut bo = Tab::open(&room.actors[1], &room.slug).await;
        for _ in 0..2 {
            hall.clock.by(30_000);
            assert_eq!((amina.beat().await.0, bo.beat().await.0), (200, 200));
        }
        let held = hall.hold().await;
        hall.clock.by(30_000);
        let answers = futures::join!(
            live_beat(&mut amina.actor, &room.slug, &amina.lease, amina.seq + 1),
            live_beat(&mut bo.actor, &room.slug, &bo.lease, bo.seq + 1),
        );
        for answer in [answers.0, answers.1] {
            assert_eq!(answer.status, 503);
            assert_eq!(answer.header("retry-after"), "5");
        }
        held.release().await;
        amina.seq += 1;
        hall.clock.by(30_000);
        assert_eq!(amina.beat().await, (200, 120_000), "credit resumes: the gap is below ninety seconds");
        // Whoever stays away has what was acknowledged, and at most the beat that came while nobody answered.
        let kept = measured(&hall, &room.organizer, &room.slug, "bo").await.present_ms;
        assert!((60_000..=90_000).contains(&kept), "{kept}");
        recount_is_zero(&hall).await;
    }

    async fn players_wait_for_a_database_slow_by_two_seconds(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", 300_000).await;
        let mut player = Player::open(&hall.visitor(), &slug).await;
        player.play(&hall, 0, 30_000).await;
        let held = hall.hold().await;
        hall.clock.by(15_000);
        let (told, ()) = futures::join!(player.beat(30_000, 45_000, 100), async {
            tokio::time::sleep(Duration::from_secs(2)).await;
            held.release().await;
        });
        assert_eq!((told.status, told.credit_ms), (200, 45_000), "late, and whole");
        recount_is_zero(&hall).await;
    }

    async fn a_database_away_for_thirty_seconds_costs_players_nothing_acknowledged(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", 300_000).await;
        let mut players = Vec::new();
        for _ in 0..20 {
            let mut player = Player::open(&hall.visitor(), &slug).await;
            player.play(&hall, 0, 30_000).await;
            players.push(player);
        }
        let held = hall.hold().await;
        hall.clock.by(15_000);
        let answers = join_all(players.iter_mut().map(|p| async { p.ranges(&[(30_000, 45_000, 100)]).await })).await;
        for answer in answers {
            assert_eq!((answer.status, answer.header("retry-after")), (503, "5"));
        }
        held.release().await;
        // The player sends the same beat again until it is answered; whether it was taken meanwhile or not, it counts once.
        hall.clock.by(15_000);
        for player in &mut players {
            let told = player.send(30_000, 45_000, 100).await;
            assert_eq!((told.status, told.credit_ms), (200, 45_000));
        }
        recount_is_zero(&hall).await;
    }
}
