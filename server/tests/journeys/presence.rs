//! Attendance, as `FIGURES.md` promises it.

use crate::steps::{END, START, Tab, figures, in_room, measured, recount_is_zero};
use app::accounts::Accounts;
use app::enrolment::Enrolment;
use app::i18n::{Instant, Locale};
use app::lectures::{LectureForm, Lectures};
use app::live::{Attendance, Live};
use app::reports::Reports;
use futures::future::join_all;
use server::features::live::Beat;
use server::on_both_engines;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

const MINUTE: i64 = Instant::MINUTE;

/// The same numbers each time; chance has no place in a test that others repeat.
struct Lots(u64);

impl Lots {
    fn one_in_five(&mut self) -> bool {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33).is_multiple_of(5)
    }
}

on_both_engines! {
    async fn eight_tabs_for_ten_minutes_are_ten_minutes(hall) {
        let room = in_room(&hall, &["amina"]).await;
        let mut tabs = Vec::new();
        for _ in 0..8 {
            tabs.push(Tab::open(&room.actors[0], &room.slug).await);
        }
        let mut open: Vec<bool> = vec![true; 8];
        for _ in 0..20 {
            hall.clock.by(30_000);
            for (tab, open) in tabs.iter_mut().zip(&mut open).filter(|(_, open)| **open) {
                // A tab that was taken over says so and beats no more.
                *open = tab.beat().await.0 == 200;
            }
        }
        assert_eq!(open, [false, false, false, false, false, false, false, true]);
        let present = measured(&hall, &room.organizer, &room.slug, "amina").await.present_ms;
        assert_eq!(present, 10 * MINUTE);
        recount_is_zero(&hall).await;
    }

    async fn tabs_that_fight_for_the_lease_gain_nothing(hall) {
        let room = in_room(&hall, &["amina"]).await;
        let mut tabs = Vec::new();
        for _ in 0..4 {
            tabs.push(Tab::open(&room.actors[0], &room.slug).await);
        }
        for turn in 0..20 {
            let holder = turn % tabs.len();
            tabs[holder].lease.clear();
            assert_eq!(tabs[holder].beat().await.0, 200, "it takes the lease over");
            hall.clock.by(30_000);
            for (n, tab) in tabs.iter_mut().enumerate() {
                assert_eq!(tab.beat().await.0, if n == holder { 200 } else { 409 });
            }
        }
        let present = measured(&hall, &room.organizer, &room.slug, "amina").await.present_ms;
        assert_eq!(present, 10 * MINUTE, "and lose nothing");
        recount_is_zero(&hall).await;
    }

    async fn a_thousand_replayed_beats_add_nothing(hall) {
        let room = in_room(&hall, &["amina"]).await;
        let mut tab = Tab::open(&room.actors[0], &room.slug).await;
        tab.beats(&hall, 2).await;
        let replays = (0..1000).map(|n| {
            let mut copy = tab.clone();
            copy.seq -= n % 3;
            async move { copy.send().await }
        });
        for answer in join_all(replays).await {
            assert_eq!(answer, (200, MINUTE), "a repeated beat is no error, and credits nothing");
        }
        // Nor does it move the time of the last beat.
        hall.clock.by(60_000);
        assert_eq!(tab.send().await, (200, MINUTE));
        hall.clock.by(30_001);
        assert_eq!(tab.beat().await, (200, MINUTE), "90.001 s after the last beat that counted");
        recount_is_zero(&hall).await;
    }

    async fn the_clients_clock_is_not_asked(hall) {
        let room = in_room(&hall, &["amina"]).await;
        let mut tab = Tab::open(&room.actors[0], &room.slug).await;
        tab.beats(&hall, 2).await;
        tab.seq += 1;
        let day_later = START.plus(Instant::DAY);
        let body = format!(
            "lecture={}&lease={}&seq={}&now={}&at={}&present_ms=9999999",
            tab.slug, tab.lease, tab.seq, day_later.0, day_later.0
        );
        let headers =
            [("content-type", "application/x-www-form-urlencoded"), ("date", "Thu, 26 Nov 2026 08:00:00 GMT")];
        let page = tab.actor.send(http::Method::POST, "/beat/live", &headers, body).await;
        assert_eq!((page.status, page.text.split(' ').next_back()), (200, Some("60000")));
        recount_is_zero(&hall).await;
    }

    async fn a_fifth_of_the_beats_lost_costs_at_most_a_twentieth(hall) {
        let names = ["amina", "bo", "chai", "dawit", "elif", "fatou"];
        let room = in_room(&hall, &names).await;
        let mut leases = Vec::new();
        for name in names {
            let email = format!("{name}@example.org");
            let form = app::accounts::SignInForm { email, password: server::testing::PASSWORD.into(), ..app::accounts::SignInForm::default() };
            let id = hall.db.accounts().authenticate(&form, &app::accounts::Attempt::default()).await.unwrap();
            let person = hall.reread(id).await;
            let session = hall.session().await;
            let lease = hall.beats.open(&person, &room.slug, &session, 0).await.unwrap().lease;
            leases.push((session, lease, Lots(u64::try_from(leases.len()).unwrap())));
        }
        for seq in 1..=180 {
            hall.clock.by(30_000 - i64::from(seq == 180));
            let beats = leases.iter_mut().map(|(session, lease, lots)| {
                let lost = lots.one_in_five();
                let beat = Beat { lecture: room.slug.clone(), lease: lease.clone(), seq, session: session.clone() };
                let beats = hall.beats.clone();
                async move {
                    if !lost {
                        beats.beat(beat).await.unwrap();
                    }
                }
            });
            join_all(beats).await;
        }
        let all = figures(&hall, &room.organizer, &room.slug).await.present_ms;
        let whole = 90 * MINUTE * i64::try_from(names.len()).unwrap();
        assert!(all <= whole, "{all}");
        assert!(all * 100 >= whole * 95, "{} % of what was there", all * 100 / whole);
        recount_is_zero(&hall).await;
    }

    async fn a_gap_of_more_than_ninety_seconds_credits_nothing(hall) {
        let room = in_room(&hall, &["amina"]).await;
        let mut tab = Tab::open(&room.actors[0], &room.slug).await;
        hall.clock.by(90_000);
        assert_eq!(tab.beat().await, (200, 90_000));
        hall.clock.by(90_001);
        assert_eq!(tab.beat().await, (200, 90_000));
        hall.clock.by(30_000);
        assert_eq!(tab.beat().await, (200, 120_000), "and it goes on from there");
        recount_is_zero(&hall).await;
    }

    async fn a_clock_that_steps_back_credits_nothing(hall) {
        let room = in_room(&hall, &["amina"]).await;
        let mut tab = Tab::open(&room.actors[0], &room.slug).await;
        tab.beats(&hall, 10).await;
        hall.clock.by(-60_000);
        assert_eq!(tab.beat().await, (200, 5 * MINUTE));
        // What passes a second time was credited the first time.
        tab.beats(&hall, 2).await;
        assert_eq!(tab.send().await, (200, 5 * MINUTE));
        tab.beats(&hall, 2).await;
        assert_eq!(tab.send().await, (200, 6 * MINUTE));
        recount_is_zero(&hall).await;
    }

    async fn two_lectures_at_once_are_never_both_credited(hall) {
        let room = in_room(&hall, &["amina"]).await;
        let other = hall.lecture(&room.organizer, &hall.form("Customs data")).await;
        let mut amina = room.actors[0].clone();
        amina.post("/api/enrol?l=en", &[("lecture", &other)]).await;
        crate::steps::join(&mut amina, &other).await;
        let mut tabs = [Tab::open(&amina, &room.slug).await, Tab::open(&amina, &other).await];
        for turn in 0..20 {
            let holder = turn % tabs.len();
            tabs[holder].lease.clear();
            assert_eq!(tabs[holder].beat().await.0, 200, "it takes the lease over");
            hall.clock.by(30_000);
            for (n, tab) in tabs.iter_mut().enumerate() {
                assert_eq!(tab.beat().await.0, if n == holder { 200 } else { 409 });
            }
        }
        let here = measured(&hall, &room.organizer, &room.slug, "amina").await.present_ms;
        let there = measured(&hall, &room.organizer, &other, "amina").await.present_ms;
        assert_eq!((here, there), (5 * MINUTE, 5 * MINUTE), "each minute is of one of them");
        recount_is_zero(&hall).await;
    }

    async fn seventy_per_cent_is_attended_and_ten_minutes_are_late(hall) {
        let names = ["attends", "misses", "late", "leaves"];
        let room = in_room(&hall, &names).await;
        let [mut attends, mut misses, mut late, mut leaves] = [None, None, None, None];
        for half_minute in 0..180 {
            hall.clock.set(START.plus(half_minute * 30_000));
            if half_minute == 0 {
                attends = Some(Tab::open(&room.actors[0], &room.slug).await);
                misses = Some(Tab::open(&room.actors[1], &room.slug).await);
                leaves = Some(Tab::open(&room.actors[3], &room.slug).await);
            }
            // 10 minutes and 30 seconds after the start.
            if half_minute == 21 {
                late = Some(Tab::open(&room.actors[2], &room.slug).await);
            }
            for (tab, until) in [(&mut attends, 126), (&mut misses, 125), (&mut late, 180), (&mut leaves, 159)] {
                if let Some(tab) = tab.as_mut().filter(|_| half_minute <= until) {
                    tab.beat().await;
                }
            }
        }
        hall.clock.set(END.plus(10_000));
        assert_eq!(late.unwrap().beat().await, (410, 79 * MINUTE + 30_000), "the last stretch ends with the lecture");
        let of = |name: &'static str| measured(&hall, &room.organizer, &room.slug, name);
        let expected = |minutes_ms, attended, late, left_early| Attendance { present_ms: minutes_ms, attended, late, left_early, ..Attendance::default() };
        assert_eq!(of("attends").await, expected(63 * MINUTE, true, false, true));
        assert_eq!(of("misses").await, expected(62 * MINUTE + 30_000, false, false, true));
        assert_eq!(of("late").await, expected(79 * MINUTE + 30_000, true, true, false));
        assert_eq!(of("leaves").await, expected(79 * MINUTE + 30_000, true, false, true));
        let f = figures(&hall, &room.organizer, &room.slug).await;
        assert_eq!((f.joined, f.attended), (4, 3));
        recount_is_zero(&hall).await;
    }

    async fn presence_before_the_start_is_kept_and_not_credited(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let amina = hall.person("amina", "practitioner").await;
        hall.db.enrolment().enrol(&amina, &slug).await.unwrap();
        hall.clock.set(START.plus(-10 * MINUTE));
        let mut actor = hall.signed_in("amina").await;
        crate::steps::join(&mut actor, &slug).await;
        let mut tab = Tab::open(&actor, &slug).await;
        tab.beats(&hall, 10).await;
        assert_eq!(tab.send().await, (200, 0));
        // Pressed five minutes early: from then on they are present, and from the planned start on it counts for attended.
        hall.db.live().start(&organizer, &slug, None).await.unwrap();
        tab.beats(&hall, 4).await;
        assert_eq!(tab.send().await, (200, 0));
        assert_eq!(measured(&hall, &organizer, &slug, "amina").await.present_ms, 2 * MINUTE);
        recount_is_zero(&hall).await;
    }

    async fn the_organizers_buttons_clip_what_was_credited(hall) {
        let room = in_room(&hall, &["amina"]).await;
        let mut tab = Tab::open(&room.actors[0], &room.slug).await;
        tab.beats(&hall, 20).await;
        assert_eq!(tab.send().await, (200, 10 * MINUTE));
        let mut olga = hall.signed_in("olga").await;
        olga.press("/api/start-lecture?l=en", &[("slug", &room.slug)]).await;
        assert_eq!(measured(&hall, &room.organizer, &room.slug, "amina").await.present_ms, 0);
        recount_is_zero(&hall).await;
        tab.beats(&hall, 46).await;
        let part = measured(&hall, &room.organizer, &room.slug, "amina").await;
        assert_eq!((part.present_ms, part.attended, part.left_early), (23 * MINUTE, false, true));
        olga.press("/api/end-lecture?l=en", &[("slug", &room.slug)]).await;
        let whole = Attendance { present_ms: 23 * MINUTE, attended: true, ..Attendance::default() };
        assert_eq!(measured(&hall, &room.organizer, &room.slug, "amina").await, whole);
        recount_is_zero(&hall).await;
    }

    async fn the_beat_just_after_the_end_is_the_last(hall) {
        let room = in_room(&hall, &["amina", "bo"]).await;
        hall.clock.set(END.plus(-30_000));
        let mut tab = Tab::open(&room.actors[0], &room.slug).await;
        let mut late = Tab::open(&room.actors[1], &room.slug).await;
        hall.clock.set(END.plus(20_000));
        assert_eq!(tab.beat().await, (410, 30_000), "the stretch up to the end is credited");
        hall.clock.by(30_000);
        assert_eq!(tab.beat().await, (410, 30_000), "and nothing after it");
        hall.clock.set(END.plus(90_001));
        assert_eq!(late.beat().await.0, 410);
        assert_eq!(measured(&hall, &room.organizer, &room.slug, "bo").await.present_ms, 0);
        let mut new = Tab { lease: String::new(), ..tab };
        assert_eq!(new.beat().await.0, 410, "no lease is given any more");
        recount_is_zero(&hall).await;
    }

    async fn staff_are_in_no_figure(hall) {
        let room = in_room(&hall, &["amina", "chen"]).await;
        let mut olga = hall.signed_in("olga").await;
        olga.post("/api/enrol?l=en", &[("lecture", &room.slug)]).await;
        crate::steps::join(&mut olga, &room.slug).await;
        // Chen is the lecture's own speaker.
        crate::steps::tamper(
            &hall,
            "UPDATE speakers SET person_id = (SELECT id FROM people WHERE email = 'chen@example.org')",
        )
        .await;
        let mut tabs = vec![
            Tab::open(&olga, &room.slug).await,
            Tab::open(&room.actors[0], &room.slug).await,
            Tab::open(&room.actors[1], &room.slug).await,
        ];
        for _ in 0..4 {
            hall.clock.by(30_000);
            for tab in &mut tabs {
                assert_eq!(tab.beat().await.0, 200, "staff are measured, and counted nowhere");
            }
        }
        let f = figures(&hall, &room.organizer, &room.slug).await;
        assert_eq!((f.enrolled, f.joined, f.present_ms), (1, 1, 2 * MINUTE));
        let counters = hall.db.reports().counters().await.unwrap();
        assert_eq!((counters.participants, counters.countries), (1, 1));
        let countries = hall.db.reports().report(&room.organizer, Locale::En).await.unwrap().countries;
        assert_eq!(countries.iter().map(|c| (c.of.as_str(), c.joined)).collect::<Vec<_>>(), [("RW", 1)]);
        let lecture = hall.db.lectures().lecture(Locale::En, &room.slug, None).await.unwrap().lecture.id;
        assert_eq!(hall.db.live().present_now(lecture).await.unwrap(), 1);
        recount_is_zero(&hall).await;
    }

    async fn a_lecture_moved_while_people_wait_leaves_no_figure_behind(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let amina = hall.person("amina", "practitioner").await;
        hall.db.enrolment().enrol(&amina, &slug).await.unwrap();
        hall.clock.set(START.plus(-10 * MINUTE));
        let mut actor = hall.signed_in("amina").await;
        crate::steps::join(&mut actor, &slug).await;
        Tab::open(&actor, &slug).await.beats(&hall, 10).await;
        for starts_at in ["2026-11-25T09:40", "2026-11-25T09:55", "2026-11-25T10:30"] {
            let moved = LectureForm { starts_at: starts_at.into(), attended_percent: "80".into(), ..hall.form("Cold chains") };
            // Whether it may be moved there or not, the figures stay those of the records.
            let _ = hall.db.lectures().save(&organizer, Some(&slug), &moved).await;
            recount_is_zero(&hall).await;
        }
        assert_eq!(crate::steps::number(&hall, "SELECT percent FROM attendance").await, 80, "the figure keeps the share");
    }

    async fn beats_that_meet_the_end_button_leave_no_difference(hall) {
        let organizer = hall.organizer("olga").await;
        let mut people = Vec::new();
        for n in 0..16 {
            people.push(hall.person(&format!("person{n}"), "practitioner").await);
        }
        for round in 0..6 {
            // One after the other: nobody is at two lectures at once.
            let hour = 10 + 2 * round;
            let form = LectureForm {
                starts_at: format!("2026-11-25T{hour}:00"),
                ends_at: format!("2026-11-25T{hour}:30"),
                ..hall.form(&format!("Round {round}"))
            };
            let slug = hall.lecture(&organizer, &form).await;
            hall.clock.set(START.plus(round * 120 * MINUTE));
            let mut leases = Vec::new();
            for person in &people {
                hall.db.enrolment().enrol(person, &slug).await.unwrap();
                hall.db.live().join(person, &slug).await.unwrap();
                let session = hall.session().await;
                leases.push((hall.beats.open(person, &slug, &session, 0).await.unwrap().lease, session));
            }
            let pressed = Arc::new(AtomicBool::new(false));
            let beats: Vec<_> = leases
                .into_iter()
                .map(|(lease, session)| {
                    let (beats, clock, slug) = (hall.beats.clone(), hall.clock.clone(), slug.clone());
                    let pressed = Arc::clone(&pressed);
                    tokio::spawn(async move {
                        // Nobody beats after the button: a later beat would measure anew and hide a difference.
                        for seq in (1..200).take_while(|_| !pressed.load(Ordering::SeqCst)) {
                            clock.by(40);
                            let (lease, session) = (lease.clone(), session.clone());
                            beats.beat(Beat { lecture: slug.clone(), lease, seq, session }).await.unwrap();
                        }
                    })
                })
                .collect();
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            pressed.store(true, Ordering::SeqCst);
            hall.db.live().end(&organizer, &slug).await.unwrap();
            for beat in beats {
                beat.await.unwrap();
            }
            recount_is_zero(&hall).await;
        }
    }
}
