//! Leases: whose they are, and what is not one.

use crate::steps::{Player, START, Tab, in_room, live_beat, measured, recount_is_zero, replay};
use app::enrolment::Enrolment;
use app::i18n::Instant;
use app::lectures::Lectures;
use app::live::{Live, Seats};
use server::on_both_engines;

on_both_engines! {
    async fn a_lease_of_another_session_is_refused(hall) {
        let room = in_room(&hall, &["amina", "bo"]).await;
        let mut laptop = Tab::open(&room.actors[0], &room.slug).await;
        let mut phone = Tab { actor: hall.signed_in("amina").await, ..laptop.clone() };
        let mut thief = Tab { actor: room.actors[1].clone(), ..laptop.clone() };
        hall.clock.by(30_000);
        assert_eq!(phone.beat().await.0, 409, "another session of the same person");
        assert_eq!(thief.beat().await.0, 409, "another person");
        assert_eq!(laptop.beat().await, (200, 30_000), "whose it is goes on");
        assert_eq!(measured(&hall, &room.organizer, &room.slug, "bo").await.present_ms, 0);
        recount_is_zero(&hall).await;
    }

    async fn a_newer_device_takes_over_and_the_older_one_is_told(hall) {
        let room = in_room(&hall, &["amina"]).await;
        let mut laptop = Tab::open(&room.actors[0], &room.slug).await;
        let mut phone = Tab::open(&hall.signed_in("amina").await, &room.slug).await;
        hall.clock.by(30_000);
        assert_eq!(laptop.beat().await.0, 409);
        assert_eq!(phone.beat().await, (200, 30_000));
    }

    async fn leases_and_numbers_that_make_no_sense_are_refused(hall) {
        let room = in_room(&hall, &["amina"]).await;
        let mut amina = room.actors[0].clone();
        let tab = Tab::open(&amina, &room.slug).await;
        let short = &tab.lease[1..];
        let odd = format!("{short}g");
        for (lease, seq) in [
            ("x", 1),
            (short, 1),
            (&*odd, 1),
            ("' OR 1=1 --", 1),
            (&*tab.lease, -1),
            (&*tab.lease, 1_000_000_001),
            (&*tab.lease, i64::MAX),
            ("", -1),
        ] {
            assert_eq!(live_beat(&mut amina, &room.slug, lease, seq).await.status, 422, "{lease} {seq}");
        }
        let unknown = "0".repeat(32);
        assert_eq!(live_beat(&mut amina, &room.slug, &unknown, 5).await.status, 409, "a lease nobody gave");
        assert_eq!(live_beat(&mut amina, "no-such-lecture", &tab.lease, 5).await.status, 409);
        assert_eq!(live_beat(&mut amina, "no-such-lecture", "", 5).await.status, 404);
        for path in ["/beat/live", "/beat/replay"] {
            let nothing = [("lecture", "\0"), ("lease", ""), ("seq", "1"), ("from", "0"), ("to", "0"), ("rate", "100")];
            assert_eq!(amina.post(path, &nothing).await.status, 422, "no database holds that");
        }
        for fields in [&[("lecture", "x")][..], &[("lecture", "x"), ("lease", ""), ("seq", "one")], &[]] {
            assert_eq!(amina.post("/beat/live", fields).await.status, 422);
            assert_eq!(amina.post("/beat/replay", fields).await.status, 422);
        }
        let long = "9".repeat(3_000);
        assert_eq!(live_beat(&mut amina, &long, "", 0).await.status, 413, "a beat is small");
        for method in [http::Method::GET, http::Method::HEAD] {
            assert_eq!(amina.send(method.clone(), "/beat/live", &[], "").await.status, 405);
            assert_eq!(amina.send(method, "/beat/replay", &[], "").await.status, 405);
        }
        recount_is_zero(&hall).await;
    }

    async fn a_lease_ends_with_its_session(hall) {
        let room = in_room(&hall, &["amina"]).await;
        let mut tab = Tab::open(&room.actors[0], &room.slug).await;
        tab.beats(&hall, 2).await;
        let mut stolen = tab.clone();
        tab.actor.post("/api/sign-out?l=en", &[]).await;
        hall.clock.by(30_000);
        assert_eq!(stolen.beat().await.0, 401, "signed out on the server, whatever a copy of the cookie says");
        assert_eq!(measured(&hall, &room.organizer, &room.slug, "amina").await.present_ms, Instant::MINUTE);
        recount_is_zero(&hall).await;
    }

    async fn a_client_that_floods_is_held_back_and_disturbs_no_neighbour(hall) {
        let mut room = in_room(&hall, &["amina", "bo"]).await;
        let (calm, flood) = room.actors.split_at_mut(1);
        calm[0].behind(&flood[0]);
        let mut calm = Tab::open(&room.actors[0], &room.slug).await;
        let mut flood = Tab::open(&room.actors[1], &room.slug).await;
        flood.seq = 5;
        // Beats with a lease, and beats that ask for one: both are refused before the database is asked.
        for (lease, at_most) in [(flood.lease.clone(), 2_000), (String::new(), 30)] {
            let mut seen = std::collections::BTreeMap::<u16, u32>::new();
            for _ in 0..4 {
                let many = (0..1000).map(|_| {
                    let (mut copy, lease) = (flood.clone(), lease.clone());
                    async move { live_beat(&mut copy.actor, &copy.slug, &lease, copy.seq).await }
                });
                for answer in futures::future::join_all(many).await {
                    *seen.entry(answer.status).or_insert(0) += 1;
                    if answer.status == 429 {
                        assert!(answer.header("retry-after").parse::<u64>().is_ok_and(|s| s >= 1), "it is told when to come");
                    }
                }
            }
            // A machine that is busy with other things may say so, and then nothing was done.
            assert!(seen.keys().all(|status| [200, 429, 503].contains(status)), "{seen:?}");
            let refused = seen[&429];
            assert!((4_000 - at_most..4_000).contains(&refused), "some were let in, and no more than may: {seen:?}");
            hall.clock.by(40_000);
        }
        assert_eq!(calm.beat().await, (200, 80_000), "behind the same address");
        recount_is_zero(&hall).await;
    }

    async fn a_beat_is_small_on_the_wire(hall) {
        let room = in_room(&hall, &["amina"]).await;
        let tab = Tab::open(&room.actors[0], &room.slug).await;
        let page = live_beat(&mut room.actors[0].clone(), &room.slug, &tab.lease, 7).await;
        let asked = format!("lecture={}&lease={}&seq=7", room.slug, tab.lease).len();
        let own: usize = page.headers.iter().map(|(name, value)| name.as_str().len() + value.len() + 4).sum();
        assert!(asked + page.text.len() + own <= 300, "{asked} + {} + {own}: {:?}", page.text.len(), page.headers);
    }

    async fn only_who_passed_the_gate_is_given_a_lease(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let amina = hall.person("amina", "practitioner").await;
        hall.person("bo", "practitioner").await;
        hall.db.enrolment().enrol(&amina, &slug).await.unwrap();
        let mut enrolled = hall.signed_in("amina").await;
        hall.clock.set(START.plus(-16 * Instant::MINUTE));
        assert_eq!(live_beat(&mut enrolled, &slug, "", 0).await.status, 425, "the gate is closed");
        hall.clock.set(START);
        assert_eq!(live_beat(&mut enrolled, &slug, "", 0).await.status, 403, "has not joined");
        assert_eq!(live_beat(&mut hall.signed_in("bo").await, &slug, "", 0).await.status, 403, "holds no seat");
        assert_eq!(live_beat(&mut hall.visitor(), &slug, "", 0).await.status, 401, "nobody");
        let draft = hall.db.lectures().save(&organizer, None, &hall.form("Draft")).await.unwrap();
        assert_eq!(live_beat(&mut enrolled, &draft, "", 0).await.status, 404, "a draft is not there");
        assert_eq!(crate::steps::number(&hall, "SELECT count(*) FROM presence_leases").await, 0);
    }

    async fn a_beat_for_a_cancelled_lecture_credits_nothing_more(hall) {
        let room = in_room(&hall, &["amina"]).await;
        let mut tab = Tab::open(&room.actors[0], &room.slug).await;
        hall.clock.by(30_000);
        assert_eq!(tab.beat().await, (200, 30_000));
        hall.db.live().cancel(&room.organizer, &room.slug).await.unwrap();
        hall.clock.by(30_000);
        assert_eq!(tab.beat().await.0, 403);
        assert_eq!(live_beat(&mut tab.actor, &room.slug, "", 0).await.status, 403, "nor is a lease given");
        assert_eq!(measured(&hall, &room.organizer, &room.slug, "amina").await.present_ms, 0, "nobody has any attendance of it");
        assert_eq!(crate::steps::number(&hall, "SELECT to_at - from_at FROM presence_intervals").await, 30_000, "what was stays");
        recount_is_zero(&hall).await;
    }

    async fn a_beat_after_the_seat_was_given_up_credits_nothing_more(hall) {
        let room = in_room(&hall, &["amina"]).await;
        hall.clock.set(START.plus(-10 * Instant::MINUTE));
        let mut tab = Tab::open(&room.actors[0], &room.slug).await;
        hall.db.live().withdraw(&room.people[0], &room.slug).await.unwrap();
        hall.clock.set(START.plus(-10 * Instant::MINUTE + 30_000));
        assert_eq!(tab.beat().await.0, 403);
        assert_eq!(crate::steps::number(&hall, "SELECT count(*) FROM presence_intervals").await, 0);
        recount_is_zero(&hall).await;
    }

    async fn a_players_lease_is_its_viewers_own(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", 300_000).await;
        let other = replay(&hall, &organizer, "Customs data", 300_000).await;
        hall.person("amina", "practitioner").await;
        let mut player = Player::open(&hall.signed_in("amina").await, &slug).await;
        let mut thief = Player { actor: hall.visitor(), ..player.clone() };
        let mut elsewhere = Player { slug: other, ..player.clone() };
        hall.clock.by(15_000);
        assert_eq!(thief.beat(0, 15_000, 100).await.status, 422);
        assert_eq!(elsewhere.beat(0, 15_000, 100).await.status, 422);
        for (from, to) in [(-1, 10), (10, 5), (0, -5)] {
            assert_eq!(player.beat(from, to, 100).await.status, 422, "{from} to {to}");
        }
        player.seq = -7;
        assert_eq!(player.send(0, 1, 100).await.status, 422);
        player.seq = 1_000_000_001;
        assert_eq!(player.send(0, 1, 100).await.status, 422);
        player.seq = 9;
        assert_eq!(player.send(0, i64::MAX, i64::MAX).await.status, 422);
        let told = player.send(0, 1_000_000_000, 10_000).await;
        assert_eq!(told.credit_ms, 30_000, "twice the time that passed, whatever it says it played");
        recount_is_zero(&hall).await;
    }
}
