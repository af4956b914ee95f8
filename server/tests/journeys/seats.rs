//! Seats: capacity is never exceeded, and every seat is on record.

use crate::steps::{START, Tab, code, figures, join, measured, number, recount_is_zero, waiting};
use app::answer::Refused;
use app::enrolment::{Enrolment, NoSeat};
use app::i18n::Instant;
use app::lectures::LectureForm;
use app::live::{ActualTimes, ActualTimesForm, Attendance, Began, Code, Gatherings, Live, Seats};
use app::reports::Reports;
use futures::future::join_all;
use server::db::Engine;
use server::on_both_engines;
use server::testing::TestHall;
use sqlx::Executor;

const MINUTE: i64 = Instant::MINUTE;

on_both_engines! {
    async fn a_hundred_people_ask_for_the_last_seat_and_one_gets_it(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &LectureForm { capacity: "3".into(), ..hall.form("Cold chains") }).await;
        for name in ["first", "second"] {
            let person = hall.person(name, "practitioner").await;
            hall.db.enrolment().enrol(&person, &slug).await.unwrap();
        }
        let actors = join_all((0..100).map(|n| {
            let hall = &hall;
            async move {
                let name = format!("person{n}");
                hall.person(&name, "practitioner").await;
                let mut actor = hall.signed_in(&name).await;
                actor.accepts = "application/json";
                actor
            }
        }))
        .await;

        let answers = join_all(actors.into_iter().map(|mut actor| {
            let slug = slug.clone();
            tokio::spawn(async move { actor.post("/api/enrol", &[("lecture", &slug)]).await })
        }))
        .await;

        let answers: Vec<_> = answers.into_iter().map(Result::unwrap).collect();
        let got = answers.iter().filter(|a| a.status == 200).count();
        let full = answers.iter().filter(|a| a.status == 422 && a.text.contains("Full")).count();
        assert_eq!((got, full), (1, 99));
        assert_eq!(number(&hall, "SELECT seats_taken FROM lectures").await, 3);
        assert_eq!(number(&hall, "SELECT count(*) FROM seats_held").await, 3);
        recount_is_zero(&hall).await;
    }

    async fn a_storm_of_taking_and_giving_up_seats_leaves_the_count_right(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &LectureForm { capacity: "5".into(), ..hall.form("Cold chains") }).await;
        let people = join_all((0..20).map(|n| {
            let hall = &hall;
            async move { hall.person(&format!("person{n}"), "practitioner").await }
        }))
        .await;
        let storms = people.into_iter().map(|person| {
            let (seats, live, slug) = (hall.db.enrolment(), hall.db.live(), slug.clone());
            tokio::spawn(async move {
                for _ in 0..10 {
                    // The same person presses both buttons in two tabs at once, too.
                    let (one, other) = tokio::join!(seats.enrol(&person, &slug), seats.enrol(&person, &slug));
                    for answer in [one, other] {
                        assert!(
                            matches!(answer, Ok(()) | Err(Refused::No(NoSeat::Full | NoSeat::AlreadyEnrolled))),
                            "{answer:?}"
                        );
                    }
                    let (one, other) = tokio::join!(live.withdraw(&person, &slug), live.withdraw(&person, &slug));
                    for answer in [one, other] {
                        assert!(matches!(answer, Ok(()) | Err(Refused::No(NoSeat::NotEnrolled))), "{answer:?}");
                    }
                }
                let _ = seats.enrol(&person, &slug).await;
            })
        });
        for storm in join_all(storms).await {
            storm.unwrap();
        }
        assert_eq!(number(&hall, "SELECT seats_taken FROM lectures").await, 5);
        recount_is_zero(&hall).await;
    }

    async fn fewer_seats_than_are_taken_are_refused_beside_the_field(hall) {
        use crate::steps::{borrowed, fields, shows};
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &LectureForm { capacity: "3".into(), ..hall.form("Cold chains") }).await;
        for name in ["first", "second"] {
            let person = hall.person(name, "practitioner").await;
            hall.db.enrolment().enrol(&person, &slug).await.unwrap();
        }
        let mut olga = hall.signed_in("olga").await;
        olga.get(&format!("/en/organizer/lectures/{slug}")).await;
        let mut fewer = fields(&LectureForm { capacity: "1".into(), ..hall.form("Cold chains") });
        fewer.push(("slug".into(), slug));
        let page = olga.press("/api/save-lecture?l=en", &borrowed(&fewer)).await;
        assert!(shows(&page, "lecture-capacity-taken"), "{}", page.text);
        assert!(page.text.contains("id=\"capacity-error\""));
        assert_eq!(number(&hall, "SELECT capacity FROM lectures").await, 3);
    }

    async fn whoever_checks_in_and_then_gives_the_seat_up_has_nothing(hall) {
        let organizer = hall.organizer("olga").await;
        let form = LectureForm {
            ends_at: "2026-11-25T10:20".into(),
            capacity: "2".into(),
            ..hall.form("Cold chains")
        };
        let slug = hall.lecture(&organizer, &form).await;
        hall.clock.set(START.plus(-14 * MINUTE));
        let host = hall.person("host", "practitioner").await;
        let (seats, live) = (hall.db.enrolment(), hall.db.live());
        seats.enrol(&host, &slug).await.unwrap();
        let mut screen = hall.signed_in("host").await;
        join(&mut screen, &slug).await;
        let mut tab = Tab::open(&screen, &slug).await;
        live.open_gathering(&host, &slug).await.unwrap();
        let shown = Code::parse(&code(&hall, &slug).await).unwrap();
        let names = ["bo", "chai", "dawit", "eli", "fatima", "ming"];
        for name in names {
            let person = hall.person(name, "practitioner").await;
            seats.enrol(&person, &slug).await.unwrap();
            live.check_in(&person, &shown).await.unwrap();
            tab.beats(&hall, 2).await;
            if name != "ming" {
                hall.db.live().withdraw(&person, &slug).await.unwrap();
            }
        }
        let stays = "SELECT count(*) FROM gathering_stays WHERE left_at IS NULL";
        assert_eq!(number(&hall, stays).await, 1);
        while hall.db.now() < START.plus(20 * MINUTE) {
            hall.clock.by(30_000);
            tab.beat().await;
        }
        // It had begun when they were still there, says the organizer afterwards: what they gave up stays given up.
        let times = ActualTimesForm {
            began_at: "2026-11-25T09:46".into(),
            times_reason: "As the host told us.".into(),
            ..ActualTimesForm::default()
        };
        live.set_actual_times(&organizer, &slug, &times).await.unwrap();
        let there = live.roster(&organizer, &slug).await.unwrap();
        let there: Vec<&str> = there.iter().map(|line| line.name.as_str()).collect();
        assert_eq!(there, ["host", "ming"]);
        assert!(measured(&hall, &organizer, &slug, "ming").await.gathered_ms > 10 * MINUTE);
        let others = "SELECT count(*) FROM attendance a JOIN people p ON p.id = a.person_id
            WHERE p.name NOT IN ('host', 'ming') AND (a.gathered_ms > 0 OR a.attended)";
        assert_eq!(number(&hall, others).await, 0);
        let f = figures(&hall, &organizer, &slug).await;
        assert_eq!((f.enrolled, f.joined), (2, 2));
        recount_is_zero(&hall).await;
    }

    async fn what_was_measured_before_a_seat_was_given_up_counts_nothing_and_is_kept(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let amina = hall.person("amina", "practitioner").await;
        let seats = hall.db.enrolment();
        seats.enrol(&amina, &slug).await.unwrap();
        hall.clock.set(START.plus(-14 * MINUTE));
        let mut actor = hall.signed_in("amina").await;
        join(&mut actor, &slug).await;
        let mut tab = Tab::open(&actor, &slug).await;
        tab.beats(&hall, 20).await;
        hall.db.live().withdraw(&amina, &slug).await.unwrap();
        assert_eq!(figures(&hall, &organizer, &slug).await.joined, 0);
        assert!(tab.beat().await.0 != 200, "the lease is over");
        let times = |began: &str| ActualTimesForm {
            began_at: began.into(),
            times_reason: "As the host told us.".into(),
            ..ActualTimesForm::default()
        };
        hall.clock.set(START.plus(10 * MINUTE));
        hall.db.live().set_actual_times(&organizer, &slug, &times("2026-11-25T09:46")).await.unwrap();
        let of = "SELECT present_ms FROM attendance";
        assert_eq!(number(&hall, of).await, 0);
        let kept = "SELECT sum(to_at - from_at) FROM presence_intervals";
        assert_eq!(number(&hall, &format!("SELECT CAST(({kept}) AS BIGINT)")).await, 10 * MINUTE);
        recount_is_zero(&hall).await;
        // Taken again it is another seat, from now on; the enrolment stays the first.
        let enrolled = number(&hall, "SELECT enrolled_at FROM enrolments").await;
        seats.enrol(&amina, &slug).await.unwrap();
        join(&mut actor, &slug).await;
        let mut tab = Tab::open(&actor, &slug).await;
        tab.beats(&hall, 4).await;
        let again = measured(&hall, &organizer, &slug, "amina").await;
        assert_eq!((again.present_ms, again.late), (2 * MINUTE, false));
        assert_eq!(figures(&hall, &organizer, &slug).await.joined, 1);
        assert_eq!(number(&hall, "SELECT enrolled_at FROM enrolments").await, enrolled);
        assert_eq!(number(&hall, "SELECT count(*) FROM seats").await, 2);
        recount_is_zero(&hall).await;
    }

    async fn a_seat_given_up_by_a_clock_that_ran_ahead_costs_the_next_one_no_minute(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let amina = hall.person("amina", "practitioner").await;
        let seats = hall.db.enrolment();
        seats.enrol(&amina, &slug).await.unwrap();
        hall.clock.set(START.plus(-MINUTE));
        hall.db.live().withdraw(&amina, &slug).await.unwrap();
        // It was an hour ahead.
        hall.clock.set(START.plus(-61 * MINUTE));
        seats.enrol(&amina, &slug).await.unwrap();
        hall.clock.set(START.plus(-14 * MINUTE));
        let mut actor = hall.signed_in("amina").await;
        join(&mut actor, &slug).await;
        let from = "SELECT from_at FROM seats WHERE to_at IS NULL";
        assert_eq!(number(&hall, from).await, START.plus(-61 * MINUTE).0);
        hall.clock.set(START);
        let mut tab = Tab::open(&actor, &slug).await;
        tab.beats(&hall, 4).await;
        assert_eq!(measured(&hall, &organizer, &slug, "amina").await.present_ms, 2 * MINUTE);
        recount_is_zero(&hall).await;
    }

    async fn many_who_pass_one_seat_on_are_one_participant(hall) {
        let organizer = hall.organizer("olga").await;
        let form = LectureForm { capacity: "1".into(), ..hall.form("Cold chains") };
        let slug = hall.lecture(&organizer, &form).await;
        hall.clock.set(START.plus(-10 * MINUTE));
        let (seats, live) = (hall.db.enrolment(), hall.db.live());
        let last = 129;
        for n in 0..=last {
            let person = hall.person(&format!("person{n}"), "practitioner").await;
            seats.enrol(&person, &slug).await.unwrap();
            live.join(&person, &slug).await.unwrap();
            if n < last {
                hall.db.live().withdraw(&person, &slug).await.unwrap();
            }
        }
        hall.clock.set(START);
        let mut actor = hall.signed_in(&format!("person{last}")).await;
        join(&mut actor, &slug).await;
        let mut tab = Tab::open(&actor, &slug).await;
        tab.beats(&hall, 1).await;
        let counted = async || {
            hall.clock.by(61_000);
            hall.db.reports().counters().await.unwrap().participants
        };
        assert_eq!(counted().await, 0, "nobody has been credited a minute");
        tab.beat().await;
        tab.beats(&hall, 1).await;
        assert_eq!(counted().await, 1);
        let f = figures(&hall, &organizer, &slug).await;
        assert_eq!((f.enrolled, f.joined), (1, 1));
        assert_eq!(number(&hall, "SELECT count(*) FROM joins").await, last + 1, "what was done is on record");
        assert_eq!(live.roster(&organizer, &slug).await.unwrap().len(), 1);
        recount_is_zero(&hall).await;
        let first = number(&hall, "SELECT min(person_id) FROM joins").await;
        let of = format!("SELECT count(*) FROM attendance WHERE person_id = {first}");
        assert_eq!(number(&hall, &of).await, 0);
    }

    async fn a_cancelled_lecture_is_in_no_total(hall) {
        use crate::steps::{Player, publish_replay};
        let organizer = hall.organizer("olga").await;
        let form = LectureForm {
            ends_at: "2026-11-25T10:08".into(),
            replay_attends: "yes".into(),
            ..hall.form("Cold chains")
        };
        let slug = hall.lecture(&organizer, &form).await;
        let amina = hall.person("amina", "practitioner").await;
        hall.db.enrolment().enrol(&amina, &slug).await.unwrap();
        hall.clock.set(START);
        let mut actor = hall.signed_in("amina").await;
        join(&mut actor, &slug).await;
        Tab::open(&actor, &slug).await.beats(&hall, 15).await;
        publish_replay(&hall, &organizer, &slug, 300_000).await;
        Player::open(&actor, &slug).await.play(&hall, 0, 270_000).await;
        let mut visits = Player::open(&hall.visitor(), &slug).await;
        visits.play(&hall, 0, 60_000).await;
        let report = async || hall.db.reports().report(&organizer, app::i18n::Locale::En).await.unwrap();
        let totals = async || {
            hall.clock.by(61_000);
            let f = figures(&hall, &organizer, &slug).await;
            let public = hall.db.reports().counters().await.unwrap();
            [
                [f.enrolled, f.joined, f.attended, f.by_replay, public.participants, public.countries],
                [f.replays, f.by_visitors, f.viewers, f.visitors, f.completed, public.replays],
            ]
        };
        assert_eq!(totals().await, [[1; 6], [2, 1, 1, 1, 1, 2]]);
        let mut olga = hall.signed_in("olga").await;
        assert!(!crate::steps::shows(&olga.get("/en/organizer/reports").await, "report-cancelled"));
        hall.db.live().cancel(&organizer, &slug).await.unwrap();
        assert_eq!(totals().await, [[0; 6]; 2]);
        let all = report().await;
        let nothing = |f: &app::reports::Figures| (f.replays, f.viewers, f.watch_ms, f.completed, f.not_counted) == (0, 0, 0, 0, 0);
        assert!(all.lectures.iter().chain(&all.countries).chain(&all.kinds).all(nothing), "{all:?}");
        assert!(all.lectures[0].cancelled);
        assert!(crate::steps::shows(&olga.get("/en/organizer/reports").await, "report-cancelled"));
        assert_eq!(measured(&hall, &organizer, &slug, "amina").await, Attendance::default());
        // What is played of it afterwards is kept on record, as what was before; it is in no total either.
        visits.play(&hall, 60_000, 120_000).await;
        hall.clock.by(60 * MINUTE);
        Player::open(&hall.visitor(), &slug).await.play(&hall, 0, 60_000).await;
        assert_eq!(totals().await, [[0; 6]; 2]);
        assert_eq!(number(&hall, "SELECT count(*) FROM play_sessions WHERE counted = TRUE").await, 3);
        let page = actor.get("/en/my").await;
        assert!(!crate::steps::shows(&page, "attended-by-replay"), "{}", page.text);
        recount_is_zero(&hall).await;
    }

    async fn a_seat_that_an_organizer_takes_away_counts_until_then_and_can_be_put_back(hall) {
        use crate::steps::{in_room, shows};
        let room = in_room(&hall, &["amina", "bo"]).await;
        let (slug, amina) = (room.slug.as_str(), room.people[0].id);
        let mut tab = Tab::open(&room.actors[0], slug).await;
        tab.beats(&hall, 20).await;
        let mut olga = hall.signed_in("olga").await;
        let record = format!("/en/organizer/lectures/{slug}/people/{}", amina.0);
        let page = olga.get(&record).await;
        assert!(shows(&page, "seat-take-button") && shows(&page, "seat-held"), "{}", page.text);
        let id = amina.0.to_string();
        let fields = |reason| [("lecture", slug), ("person", id.as_str()), ("seat_reason", reason)];
        let page = olga.press("/api/take-seat-away?l=en", &fields(" ")).await;
        assert!(shows(&page, "correction-no-reason"), "{}", page.text);
        let page = olga.press("/api/take-seat-away?l=en", &fields("It was another Amina.")).await;
        assert!(shows(&page, "seat-taken-away") && page.text.contains("It was another Amina."), "{}", page.text);
        assert!(tab.beat().await.0 != 200, "the lease is over");
        let until = measured(&hall, &room.organizer, slug, "amina").await;
        assert_eq!((until.present_ms, until.left_early), (10 * MINUTE, true));
        let f = figures(&hall, &room.organizer, slug).await;
        assert_eq!((f.enrolled, f.joined), (1, 2), "she joined with a seat that counts");
        assert_eq!(number(&hall, "SELECT seats_taken FROM lectures").await, 1);
        recount_is_zero(&hall).await;
        // A start that is set later leaves it behind, and set back it counts again.
        hall.clock.by(20 * MINUTE);
        let times = |began: &str| ActualTimesForm {
            began_at: began.into(),
            times_reason: "As the host told us.".into(),
            ..ActualTimesForm::default()
        };
        let live = hall.db.live();
        live.set_actual_times(&room.organizer, slug, &times("2026-11-25T10:15")).await.unwrap();
        assert_eq!(figures(&hall, &room.organizer, slug).await.joined, 1);
        live.set_actual_times(&room.organizer, slug, &times("2026-11-25T10:00")).await.unwrap();
        assert_eq!(measured(&hall, &room.organizer, slug, "amina").await, until);
        recount_is_zero(&hall).await;
        olga.get(&record).await;
        let page = olga.press("/api/put-seat-back?l=en", &[("lecture", slug), ("person", id.as_str())]).await;
        assert!(shows(&page, "seat-put-back") && shows(&page, "seat-take-button"), "{}", page.text);
        assert_eq!(number(&hall, "SELECT seats_taken FROM lectures").await, 2);
        let mut tab = Tab::open(&room.actors[0], slug).await;
        tab.beats(&hall, 2).await;
        let after = measured(&hall, &room.organizer, slug, "amina").await;
        assert_eq!(after.present_ms, 11 * MINUTE);
        recount_is_zero(&hall).await;
    }
    async fn a_seat_that_an_organizer_takes_away_is_not_taken_again_but_put_back(hall) {
        use crate::steps::{shows, tamper};
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let amina = hall.person("amina", "practitioner").await;
        let (seats, live) = (hall.db.enrolment(), hall.db.live());
        seats.enrol(&amina, &slug).await.unwrap();
        tamper(&hall, "UPDATE seats SET newcomer_network = 'a network'").await;
        live.take_seat_away(&organizer, &slug, amina.id, "It was another Amina.").await.unwrap();
        let mut actor = hall.signed_in("amina").await;
        actor.get(&format!("/en/lectures/{slug}")).await;
        let page = actor.press("/api/enrol?l=en", &[("lecture", &slug)]).await;
        assert!(shows(&page, "no-seat-taken-away"), "{}", page.text);
        let refused = seats.enrol_vouched_for(&amina, &slug).await;
        assert!(matches!(refused, Err(Refused::No(NoSeat::TakenAway))), "{refused:?}");
        assert_eq!(number(&hall, "SELECT count(*) FROM seats").await, 1);
        assert_eq!(number(&hall, "SELECT seats_taken FROM lectures").await, 0);
        // She is on the desk's list still, which leads to where it is put back.
        let mut olga = hall.signed_in("olga").await;
        let page = olga.get(&format!("/en/organizer/lectures/{slug}")).await;
        assert!(shows(&page, "seat-taken-away"), "{}", page.text);
        assert!(page.text.contains(&format!("/organizer/lectures/{slug}/people/{}", amina.id.0)), "{}", page.text);
        live.put_seat_back(&organizer, &slug, amina.id).await.unwrap();
        let page = olga.get(&format!("/en/organizer/lectures/{slug}")).await;
        assert!(!shows(&page, "seat-taken-away"), "{}", page.text);
        let as_before = "SELECT count(*) FROM seats_held WHERE newcomer_network = 'a network'";
        assert_eq!(number(&hall, as_before).await, 1);
        // Given up by herself it is anybody's again, hers too.
        hall.db.live().withdraw(&amina, &slug).await.unwrap();
        assert_eq!(live.roster(&organizer, &slug).await.unwrap(), []);
        seats.enrol(&amina, &slug).await.unwrap();
        recount_is_zero(&hall).await;
    }

    async fn one_person_takes_at_most_twenty_seats_of_a_lecture(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let other = hall.lecture(&organizer, &hall.form("Warehouses")).await;
        let amina = hall.person("amina", "practitioner").await;
        let bo = hall.person("bo", "practitioner").await;
        let seats = hall.db.enrolment();
        for _ in 0..20 {
            seats.enrol(&amina, &slug).await.unwrap();
            hall.db.live().withdraw(&amina, &slug).await.unwrap();
        }
        let refused = seats.enrol(&amina, &slug).await;
        assert!(matches!(refused, Err(Refused::No(NoSeat::TooOften))), "{refused:?}");
        assert_eq!(number(&hall, "SELECT count(*) FROM seats").await, 20);
        seats.enrol(&amina, &other).await.unwrap();
        seats.enrol(&bo, &slug).await.unwrap();
        recount_is_zero(&hall).await;
    }

    async fn whoever_takes_a_seat_away_after_a_colleague_is_told_with_what_was_typed(hall) {
        use crate::steps::{in_room, shows};
        let room = in_room(&hall, &["amina"]).await;
        let (slug, amina, live) = (room.slug.as_str(), room.people[0].id, hall.db.live());
        let id = amina.0.to_string();
        let fields = [("lecture", slug), ("person", id.as_str()), ("seat_reason", "As I saw it.")];
        let record = format!("/en/organizer/lectures/{slug}/people/{id}");
        let mut olga = hall.signed_in("olga").await;
        olga.get(&record).await;
        live.take_seat_away(&room.organizer, slug, amina, "It was another Amina.").await.unwrap();
        let page = olga.press("/api/take-seat-away?l=en", &fields).await;
        for key in ["seat-none-held", "form-elsewhere", "seat-back-button"] {
            assert!(shows(&page, key) && page.text.contains("As I saw it."), "{key}: {}", page.text);
        }
        live.cancel(&room.organizer, slug).await.unwrap();
        let page = olga.press("/api/take-seat-away?l=en", &fields).await;
        for key in ["seat-not-now", "form-elsewhere"] {
            assert!(shows(&page, key) && page.text.contains("As I saw it."), "{key}: {}", page.text);
        }
        let page = olga.press("/api/put-seat-back?l=en", &fields[..2]).await;
        assert!(shows(&page, "seat-not-back-now") && !shows(&page, "seat-not-now"), "{}", page.text);
    }

    async fn after_an_early_start_a_seat_is_given_up_until_the_planned_start_and_takes_its_minutes_with_it(hall) {
        use crate::steps::shows;
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let (seats, live) = (hall.db.enrolment(), hall.db.live());
        let amina = hall.person("amina", "practitioner").await;
        let host = hall.person("host", "practitioner").await;
        for person in [&amina, &host] {
            seats.enrol(person, &slug).await.unwrap();
        }
        hall.clock.set(START.plus(-10 * MINUTE));
        live.start(&organizer, &slug, None).await.unwrap();
        let (mut actor, mut screen) = (hall.signed_in("amina").await, hall.signed_in("host").await);
        join(&mut screen, &slug).await;
        join(&mut actor, &slug).await;
        let (mut tab, mut hosts) = (Tab::open(&actor, &slug).await, Tab::open(&screen, &slug).await);
        live.open_gathering(&host, &slug).await.unwrap();
        let room = Code::parse(&code(&hall, &slug).await).unwrap();
        live.check_in(&amina, &room).await.unwrap();
        for _ in 0..8 {
            hall.clock.by(30_000);
            for tab in [&mut tab, &mut hosts] {
                assert_eq!(tab.beat().await.0, 200);
            }
        }
        let page = format!("/en/lectures/{slug}");
        assert!(actor.get(&page).await.text.contains("/api/withdraw"));
        assert_eq!(measured(&hall, &organizer, &slug, "amina").await.present_ms, 4 * MINUTE);
        let given_up = actor.press("/api/withdraw?l=en", &[("lecture", &slug)]).await;
        assert!(shows(&given_up, "withdrawn-notice"), "{}", given_up.text);
        assert!(tab.beat().await.0 != 200, "the lease is over");
        assert_eq!(number(&hall, "SELECT count(*) FROM gathering_stays WHERE left_at IS NULL").await, 0);
        assert_eq!(figures(&hall, &organizer, &slug).await.joined, 1, "the host alone");
        let of = "SELECT a.present_ms + a.gathered_ms FROM attendance a JOIN people p ON p.id = a.person_id
            WHERE p.name = 'amina'";
        assert_eq!(number(&hall, of).await, 0);
        recount_is_zero(&hall).await;
        // Taken again before the core starts, and given up at its last instant.
        seats.enrol(&amina, &slug).await.unwrap();
        hall.clock.set(START.plus(-1));
        assert!(actor.get(&page).await.text.contains("/api/withdraw"));
        live.withdraw(&amina, &slug).await.unwrap();
        // From the planned start on it can be given up no more, and the page does not offer it.
        seats.enrol(&amina, &slug).await.unwrap();
        hall.clock.set(START);
        assert!(!actor.get(&page).await.text.contains("/api/withdraw"));
        let refused = live.withdraw(&amina, &slug).await;
        assert!(matches!(refused, Err(Refused::No(NoSeat::Begun))), "{refused:?}");
        assert_eq!(number(&hall, "SELECT seats_taken FROM lectures").await, 2);
        recount_is_zero(&hall).await;
    }

    async fn before_a_late_start_a_seat_is_given_up_until_the_planned_start_only(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let (seats, live) = (hall.db.enrolment(), hall.db.live());
        let amina = hall.person("amina", "practitioner").await;
        seats.enrol(&amina, &slug).await.unwrap();
        let mut actor = hall.signed_in("amina").await;
        let page = format!("/en/lectures/{slug}");
        let refused = async || {
            let refused = live.withdraw(&amina, &slug).await;
            matches!(refused, Err(Refused::No(NoSeat::Begun)))
        };
        // Nobody has pressed Start: it began as planned until somebody says otherwise.
        hall.clock.set(START.plus(5 * MINUTE));
        assert!(!actor.get(&page).await.text.contains("/api/withdraw"));
        assert!(refused().await);
        hall.clock.set(START.plus(20 * MINUTE));
        live.start(&organizer, &slug, Some(Began::Now)).await.unwrap();
        assert!(refused().await);
        recount_is_zero(&hall).await;
    }

    async fn of_a_lecture_that_is_cancelled_or_over_before_its_core_no_seat_is_given_up(hall) {
        let organizer = hall.organizer("olga").await;
        let (seats, live) = (hall.db.enrolment(), hall.db.live());
        let amina = hall.person("amina", "practitioner").await;
        let ended = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let cancelled = hall.lecture(&organizer, &hall.form("Seed law")).await;
        for slug in [&ended, &cancelled] {
            seats.enrol(&amina, slug).await.unwrap();
        }
        hall.clock.set(START.plus(-10 * MINUTE));
        live.start(&organizer, &ended, None).await.unwrap();
        hall.clock.set(START.plus(-5 * MINUTE));
        live.end(&organizer, &ended).await.unwrap();
        live.cancel(&organizer, &cancelled).await.unwrap();
        let mut actor = hall.signed_in("amina").await;
        for (slug, why) in [(&ended, NoSeat::Begun), (&cancelled, NoSeat::Cancelled)] {
            assert!(!actor.get(&format!("/en/lectures/{slug}")).await.text.contains("/api/withdraw"));
            let refused = live.withdraw(&amina, slug).await;
            assert!(matches!(refused, Err(Refused::No(no)) if no == why), "{refused:?}");
        }
        recount_is_zero(&hall).await;
    }

    async fn a_seat_is_joined_with_only_where_the_gate_was_passed_with_it(hall) {
        use crate::steps::{live_beat, shows};
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let (seats, live) = (hall.db.enrolment(), hall.db.live());
        let amina = hall.person("amina", "practitioner").await;
        seats.enrol(&amina, &slug).await.unwrap();
        hall.clock.set(START.plus(-14 * MINUTE));
        let mut actor = hall.signed_in("amina").await;
        join(&mut actor, &slug).await;
        live.withdraw(&amina, &slug).await.unwrap();
        hall.clock.by(MINUTE);
        seats.enrol(&amina, &slug).await.unwrap();
        // She holds a seat that counts, and passed the gate with another.
        hall.clock.set(START);
        let joined = async || {
            let roster = live.roster(&organizer, &slug).await.unwrap();
            (figures(&hall, &organizer, &slug).await.joined, roster[0].joined)
        };
        assert_eq!(joined().await, (0, false));
        assert_eq!(number(&hall, "SELECT count(*) FROM joins").await, 1, "what was done is on record");
        let room = actor.get(&format!("/en/lectures/{slug}/live")).await;
        assert!(shows(&room, "gate-not-joined"), "{}", room.text);
        assert_eq!(live_beat(&mut actor, &slug, "", 0).await.status, 403);
        recount_is_zero(&hall).await;
        join(&mut actor, &slug).await;
        let mut tab = Tab::open(&actor, &slug).await;
        tab.beats(&hall, 4).await;
        assert_eq!(joined().await, (1, true));
        hall.clock.by(61_000);
        assert_eq!(hall.db.reports().counters().await.unwrap().participants, 1);
        recount_is_zero(&hall).await;
        // One that is taken away and put back is the same: she is in without passing once more.
        live.take_seat_away(&organizer, &slug, amina.id, "It was another Amina.").await.unwrap();
        live.put_seat_back(&organizer, &slug, amina.id).await.unwrap();
        assert_eq!(joined().await, (1, true));
        Tab::open(&actor, &slug).await.beats(&hall, 2).await;
        recount_is_zero(&hall).await;
    }
}

/// Whoever gives a seat up while the lecture's row is another's does so when that is done, not when they asked.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_seat_is_not_given_up_once_the_lecture_has_begun_meanwhile() {
    let hall = TestHall::on_postgres().await;
    let organizer = hall.organizer("olga").await;
    let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
    let amina = hall.person("amina", "practitioner").await;
    let seats = hall.db.enrolment();
    seats.enrol(&amina, &slug).await.unwrap();
    let Engine::Postgres(pool, _) = hall.db.engine() else {
        panic!("on PostgreSQL");
    };
    let mut another = pool.begin().await.unwrap();
    let lock = "SELECT id FROM lectures FOR NO KEY UPDATE";
    another.execute(lock).await.unwrap();
    let live = hall.db.live();
    let withdrawing = tokio::spawn(async move { live.withdraw(&amina, &slug).await });
    waiting(pool, 1).await;
    hall.clock.set(START);
    another.commit().await.unwrap();
    let refused = withdrawing.await.unwrap();
    assert!(
        matches!(refused, Err(Refused::No(NoSeat::Begun))),
        "{refused:?}"
    );
    assert_eq!(number(&hall, "SELECT count(*) FROM seats_held").await, 1);
}
