//! Held seats: what fills a place for an official who waits to be confirmed, until when, and what becomes of it.

use crate::steps::{START, figures, number, recount_is_zero, shows, tamper, waiting};
use app::accounts::{Accounts, Organizer, PeopleFilter, Person, ProfileForm};
use app::answer::{Answer, Problem, Refused, ValidationErrors};
use app::enrolment::{Enrolment, HeldSeats, NoSeat, SavedLectures, Taken};
use app::i18n::{Instant, Locale};
use app::lectures::{LectureForm, Lectures};
use app::live::{GateRefusal, Live, Seats};
use futures::future::join_all;
use server::db::Engine;
use server::jobs;
use server::on_both_engines;
use server::queue::Lane;
use server::testing::{PASSWORD, TestHall};
use sqlx::Executor;

const MINUTE: i64 = Instant::MINUTE;
const HOUR: i64 = 60 * MINUTE;
/// When a seat that is held at a lecture of [`START`] lapses, if it was taken within five days before.
const LAPSE: Instant = START.plus(-HOUR);
const STANDING: &str = "SELECT count(*) FROM seat_holds WHERE ended_at IS NULL";

fn for_officials(hall: &TestHall, title: &str, seats: &str) -> LectureForm {
    LectureForm {
        audience: "officials".into(),
        capacity: seats.into(),
        ..hall.form(title)
    }
}

/// The same far away: sixteen days after the hall's morning, at 10:00 in Kigali.
fn far(hall: &TestHall, title: &str) -> LectureForm {
    LectureForm {
        starts_at: "2026-12-10T10:00".into(),
        ends_at: "2026-12-10T11:30".into(),
        ..for_officials(hall, title, "5")
    }
}

async fn confirmed(hall: &TestHall, organizer: &Organizer, name: &str) -> Person {
    let person = hall.person(name, "official").await;
    let accounts = hall.db.accounts();
    accounts.confirm(organizer, person.id, true).await.unwrap();
    hall.reread(person.id).await
}

async fn seats_left(hall: &TestHall, slug: &str) -> i64 {
    let detail = hall.db.lectures().lecture(Locale::En, slug, None).await;
    detail.unwrap().lecture.seats_left()
}

/// How many holds ended so.
async fn ended(hall: &TestHall, how: &str) -> i64 {
    let statement = format!("SELECT count(*) FROM seat_holds WHERE ended = '{how}'");
    number(hall, &statement).await
}

async fn events(hall: &TestHall, kind: &str) -> i64 {
    let statement = format!("SELECT count(*) FROM events WHERE kind = '{kind}'");
    number(hall, &statement).await
}

#[track_caller]
fn refused<T: std::fmt::Debug>(done: Answer<T, NoSeat>, why: NoSeat) {
    assert!(
        matches!(done, Err(Refused::No(no)) if no == why),
        "{done:?}"
    );
}

async fn save(hall: &TestHall, organizer: &Organizer, slug: &str, form: &LectureForm) {
    let lectures = hall.db.lectures();
    lectures.save(organizer, Some(slug), form).await.unwrap();
}

on_both_engines! {
    async fn a_press_while_waiting_has_a_seat_held_and_says_until_when(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &for_officials(&hall, "Cold chains", "5")).await;
        hall.person("amina", "official").await;
        let mut amina = hall.signed_in("amina").await;
        let lecture = format!("/en/lectures/{slug}");
        let page = amina.get(&lecture).await;
        assert!(shows(&page, "held-offer") && shows(&page, "held-answered-soon"), "{}", page.text);
        assert!(!shows(&page, "held-give-up"));
        let page = amina.press("/api/enrol?l=en", &[("lecture", &slug)]).await;
        assert!(shows(&page, "held-notice") && shows(&page, "held-lets-nobody-in"), "{}", page.text);
        assert!(shows(&page, "held-give-up") && !shows(&page, "you-are-enrolled") && !shows(&page, "held-offer"));
        let until = format!("datetime=\"{}\"", LAPSE.rfc3339());
        for path in [lecture.as_str(), "/en/", "/en/my"] {
            let page = amina.get(path).await;
            assert!(page.text.contains("Seat held") && page.text.contains(&until), "{path}: {}", page.text);
            assert!(!page.text.contains("/api/withdraw"), "{path}");
            assert_eq!(page.text.contains("/calendar.ics"), path == lecture, "{path}: the card alone offers it");
        }
        let page = amina.get("/en/my").await;
        assert!(page.text.contains("class=\"lecture mine held\"") && page.text.contains("<b>Seat held</b>"), "{}", page.text);
        // It fills a place for all others, and is none yet.
        assert_eq!(seats_left(&hall, &slug).await, 4);
        assert!(hall.visitor().get(&lecture).await.text.replace(['\u{2068}', '\u{2069}'], "").contains("4 seats left"));
        assert_eq!(number(&hall, "SELECT seats_taken FROM lectures").await, 0);
        for none in ["seats", "enrolments", "participations"] {
            assert_eq!(number(&hall, &format!("SELECT count(*) FROM {none}")).await, 0, "{none}");
        }
        assert_eq!((events(&hall, "hold.made").await, events(&hall, "enrolment.made").await), (1, 0));
        amina.get(&lecture).await;
        let page = amina.press("/api/enrol?l=en", &[("lecture", &slug)]).await;
        assert!(shows(&page, "held-notice") && !page.text.contains("notice bad"), "{}", page.text);
        assert_eq!(number(&hall, STANDING).await, 1);
    }

    async fn a_place_that_is_held_is_free_on_no_list_and_its_lecture_is_not_saved_meanwhile(hall) {
        let organizer = hall.organizer("olga").await;
        let form = LectureForm { speaker_country: "KE".into(), ..for_officials(&hall, "Cold chains", "5") };
        let slug = hall.lecture(&organizer, &form).await;
        let (amina, bo) = (hall.person("amina", "official").await, hall.person("bo", "practitioner").await);
        let seats = hall.db.enrolment();
        for person in [&amina, &bo] {
            seats.save_for_later(person, &slug).await.unwrap();
        }
        seats.hold(&amina, &slug).await.unwrap();
        for (now, left, saved) in [(LAPSE.plus(-1), 4, 0), (LAPSE, 5, 1)] {
            hall.clock.set(now);
            let of_country = hall.db.lectures().of_country(Locale::En, "KE", 1, now).await.unwrap();
            assert_eq!(of_country.upcoming[0].seats_left(), left);
            assert_eq!(seats.saved_lectures(&bo, Locale::En).await.unwrap()[0].seats_left(), left);
            assert_eq!(seats.saved_lectures(&amina, Locale::En).await.unwrap().len(), saved);
            let page = hall.signed_in("amina").await.get(&format!("/en/lectures/{slug}")).await;
            assert_eq!(page.text.contains("/api/remove-saved"), saved == 1, "{}", page.text);
        }
    }

    async fn a_held_seat_lets_nobody_in_and_counts_in_no_figure(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &for_officials(&hall, "Cold chains", "5")).await;
        let amina = hall.person("amina", "official").await;
        let (seats, live) = (hall.db.enrolment(), hall.db.live());
        assert_eq!(seats.hold(&amina, &slug).await.unwrap(), Taken::Held);
        let join = live.join(&amina, &slug).await;
        assert!(matches!(join, Err(Refused::No(GateRefusal::NotEnrolled))), "{join:?}");
        assert!(live.roster(&organizer, &slug).await.unwrap().is_empty());
        assert_eq!(figures(&hall, &organizer, &slug).await.enrolled, 0);
        assert!(seats.enrolled_lectures(&amina, Locale::En).await.unwrap().is_empty());
        refused(live.withdraw(&amina, &slug).await, NoSeat::NotEnrolled);
        // Nor is one held for whoever a gathered room's host vouches for.
        refused(seats.enrol_vouched_for(&amina, &slug).await, NoSeat::NotConfirmedYet);
        // Once the door is open she has nothing.
        hall.clock.set(START.plus(-14 * MINUTE));
        let join = live.join(&amina, &slug).await;
        assert!(matches!(join, Err(Refused::No(GateRefusal::NotEnrolled))), "{join:?}");
        hall.clock.set(START.plus(MINUTE));
        assert_eq!(figures(&hall, &organizer, &slug).await.enrolled, 0);
        recount_is_zero(&hall).await;
    }

    async fn a_seat_is_held_until_an_hour_before_the_start_to_the_millisecond(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &for_officials(&hall, "Cold chains", "1")).await;
        let amina = hall.person("amina", "official").await;
        let bo = confirmed(&hall, &organizer, "bo").await;
        let seats = hall.db.enrolment();
        seats.hold(&amina, &slug).await.unwrap();
        assert_eq!(seats.holds(&amina).await.unwrap()[0].1, LAPSE);
        hall.clock.set(LAPSE.plus(-1));
        assert_eq!(seats_left(&hall, &slug).await, 0);
        refused(seats.enrol(&bo, &slug).await, NoSeat::Full);
        hall.clock.set(LAPSE);
        // Nothing has written it down, and nobody waits for that.
        assert_eq!(number(&hall, STANDING).await, 1);
        assert_eq!(seats_left(&hall, &slug).await, 1);
        assert!(seats.holds(&amina).await.unwrap().is_empty());
        assert!(seats.held_lectures(&amina, Locale::En).await.unwrap().is_empty());
        assert!(seats.held_at(&organizer, &slug).await.unwrap().is_empty());
        refused(seats.give_hold_up(&amina, &slug).await, NoSeat::NotHeld);
        seats.enrol(&bo, &slug).await.unwrap();
        recount_is_zero(&hall).await;
        // Who is confirmed after that has no seat by it.
        hall.db.accounts().confirm(&organizer, amina.id, true).await.unwrap();
        assert_eq!(number(&hall, "SELECT count(*) FROM seats_held").await, 1);
        assert_eq!((ended(&hall, "lapsed").await, events(&hall, "hold.lapsed").await), (1, 1));
        recount_is_zero(&hall).await;
    }

    async fn a_seat_is_held_for_five_days_to_the_millisecond_and_again_after_that(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &far(&hall, "Cold chains")).await;
        let amina = hall.person("amina", "official").await;
        let (seats, taken) = (hall.db.enrolment(), hall.db.now());
        seats.hold(&amina, &slug).await.unwrap();
        for (after, left) in [(-1, 4), (0, 5), (1, 5)] {
            hall.clock.set(taken.plus(5 * Instant::DAY + after));
            assert_eq!(seats_left(&hall, &slug).await, left, "{after}");
            assert_eq!(seats.holds(&amina).await.unwrap().len(), usize::from(after < 0), "{after}");
        }
        // The lapsed one does not stand in the way; the third is the last.
        seats.hold(&amina, &slug).await.unwrap();
        assert_eq!((number(&hall, STANDING).await, ended(&hall, "lapsed").await), (1, 1));
        seats.give_hold_up(&amina, &slug).await.unwrap();
        seats.hold(&amina, &slug).await.unwrap();
        seats.give_hold_up(&amina, &slug).await.unwrap();
        refused(seats.hold(&amina, &slug).await, NoSeat::HeldTooOften);
        assert_eq!(seats_left(&hall, &slug).await, 5);
        // They take a seat all the same once they are confirmed.
        hall.db.accounts().confirm(&organizer, amina.id, true).await.unwrap();
        seats.enrol(&hall.reread(amina.id).await, &slug).await.unwrap();
        recount_is_zero(&hall).await;
    }

    async fn from_an_hour_before_the_start_no_seat_is_held_any_more(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &for_officials(&hall, "Cold chains", "5")).await;
        let seats = hall.db.enrolment();
        for (minutes, name, held) in [(61, "amina", true), (60, "bo", false), (59, "cem", false)] {
            let person = hall.person(name, "official").await;
            hall.clock.set(START.plus(-minutes * MINUTE));
            let done = seats.hold(&person, &slug).await;
            if held {
                assert_eq!(done.unwrap(), Taken::Held, "{minutes}");
                assert_eq!(seats.holds(&person).await.unwrap()[0].1, START.plus(-60 * MINUTE));
            } else {
                refused(done, NoSeat::HoldTooLate);
                let page = hall.signed_in(name).await.get(&format!("/en/lectures/{slug}")).await;
                assert!(shows(&page, "no-seat-hold-too-late") && !shows(&page, "held-offer"), "{}", page.text);
                assert!(!page.text.contains("/api/enrol"), "{minutes}");
            }
        }
    }

    async fn confirming_makes_seats_of_all_that_is_held_in_the_same_change(hall) {
        let organizer = hall.organizer("olga").await;
        let [one, two, gone] = ["One", "Two", "Gone"].map(|title| far(&hall, title));
        let soon = for_officials(&hall, "Soon", "5");
        let amina = hall.person("amina", "official").await;
        let (seats, live) = (hall.db.enrolment(), hall.db.live());
        let mut slugs = Vec::new();
        for form in [&one, &two, &gone, &soon] {
            let slug = hall.lecture(&organizer, form).await;
            seats.hold(&amina, &slug).await.unwrap();
            slugs.push(slug);
        }
        live.cancel(&organizer, &slugs[2]).await.unwrap();
        hall.clock.set(LAPSE);
        hall.db.accounts().confirm(&organizer, amina.id, true).await.unwrap();
        let amina = hall.reread(amina.id).await;
        let mine = seats.enrolled_lectures(&amina, Locale::En).await.unwrap();
        let mine: Vec<_> = mine.iter().map(|m| (m.lecture.title.as_str(), m.since)).collect();
        // From the moment of confirming: not of the press, as she could not have come before.
        assert_eq!(mine, [("One", LAPSE), ("Two", LAPSE)]);
        assert_eq!((ended(&hall, "seat").await, ended(&hall, "lapsed").await, ended(&hall, "cancelled").await), (2, 1, 1));
        assert_eq!((events(&hall, "hold.became_seat").await, number(&hall, STANDING).await), (2, 0));
        let kept = "SELECT count(*) FROM participations WHERE kind = 'official' AND confirmed = TRUE";
        assert_eq!(number(&hall, kept).await, 2);
        for (slug, taken, left) in [(&slugs[0], 1, 4), (&slugs[3], 0, 5)] {
            let statement = format!("SELECT seats_taken FROM lectures WHERE slug = '{slug}'");
            assert_eq!(number(&hall, &statement).await, taken, "{slug}");
            assert_eq!(seats_left(&hall, slug).await, left, "{slug}");
        }
        assert!(live.roster(&organizer, &slugs[0]).await.unwrap()[0].enrolled);
        recount_is_zero(&hall).await;
        // It is given up as any other seat.
        live.withdraw(&amina, &slugs[0]).await.unwrap();
        assert_eq!(seats_left(&hall, &slugs[0]).await, 5);
        recount_is_zero(&hall).await;
    }

    async fn whoever_was_confirmed_meanwhile_has_the_seat_itself(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &for_officials(&hall, "Cold chains", "5")).await;
        // As the page knew her when she pressed.
        let before = hall.person("amina", "official").await;
        hall.db.accounts().confirm(&organizer, before.id, true).await.unwrap();
        let seats = hall.db.enrolment();
        assert_eq!(seats.hold(&before, &slug).await.unwrap(), Taken::Seat);
        refused(seats.hold(&before, &slug).await, NoSeat::AlreadyEnrolled);
        assert_eq!(number(&hall, "SELECT count(*) FROM seats_held").await, 1);
        assert_eq!(number(&hall, STANDING).await, 0);
        recount_is_zero(&hall).await;
    }

    async fn whoever_is_confirmed_already_is_not_confirmed_anew(hall) {
        let (olga, pia) = (hall.organizer("olga").await, hall.organizer("pia").await);
        let amina = hall.person("amina", "official").await;
        let accounts = hall.db.accounts();
        let stands = async || {
            let of = |column: &str| format!("SELECT {column} FROM people WHERE id = {}", amina.id.0);
            (number(&hall, &of("confirmed_at")).await, number(&hall, &of("confirmed_by")).await)
        };
        let first = hall.db.now().0;
        accounts.confirm(&olga, amina.id, true).await.unwrap();
        assert_eq!(stands().await, (first, olga.person().id.0));
        hall.clock.by(Instant::DAY);
        accounts.confirm(&pia, amina.id, true).await.unwrap();
        assert_eq!(stands().await, (first, olga.person().id.0));
        assert_eq!(events(&hall, "person.confirmed").await, 1);
        // Taken back and confirmed anew, it is another confirmation.
        accounts.confirm(&olga, amina.id, false).await.unwrap();
        accounts.confirm(&pia, amina.id, true).await.unwrap();
        assert_eq!(stands().await, (first + Instant::DAY, pia.person().id.0));
        assert_eq!(events(&hall, "person.confirmed").await, 2);
    }

    async fn whoever_is_not_to_be_confirmed_holds_nothing(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &for_officials(&hall, "Cold chains", "5")).await;
        let (seats, accounts) = (hall.db.enrolment(), hall.db.accounts());
        let [amina, bo, cem] = ["amina", "bo", "cem"].map(|name| hall.person(name, "official"));
        let (amina, bo, cem) = (amina.await, bo.await, cem.await);
        for person in [&amina, &bo, &cem] {
            seats.hold(person, &slug).await.unwrap();
        }
        assert_eq!(seats_left(&hall, &slug).await, 2);
        // An organizer declines by the button, a profile says otherwise, an account is shut out.
        let mut olga = hall.signed_in("olga").await;
        let page = olga.get("/en/organizer/people?waiting=1").await;
        assert!(shows(&page, "desk-decline"), "{}", page.text);
        let id = amina.id.0.to_string();
        let fields = [("person", id.as_str()), ("confirmed", "false"), ("declined", "true")];
        let page = olga.press("/api/confirm?l=en", &fields).await;
        assert!(shows(&page, "official-declined"), "{}", page.text);
        let form = ProfileForm {
            name: "bo".into(),
            country: "RW".into(),
            organisation: "Ministry of Trade".into(),
            kind: "practitioner".into(),
            language: "en".into(),
            time_zone: "Africa/Kigali".into(),
        };
        // Another organisation is to be confirmed as well.
        let moved = ProfileForm { organisation: "Customs".into(), kind: "official".into(), ..form.clone() };
        accounts.save_profile(&bo, &moved).await.unwrap();
        assert_eq!(seats_left(&hall, &slug).await, 3);
        accounts.save_profile(&bo, &form).await.unwrap();
        assert_eq!(seats_left(&hall, &slug).await, 4);
        accounts.set_disabled(cem.id, true).await.unwrap();
        assert_eq!(seats_left(&hall, &slug).await, 5);
        assert_eq!((ended(&hall, "declined").await, events(&hall, "hold.declined").await), (3, 3));
        refused(seats.hold(&bo, &slug).await, NoSeat::OfficialsOnly);
        // Amina still says that she holds office, and may wait again.
        seats.hold(&amina, &slug).await.unwrap();
    }

    async fn a_held_seat_is_given_up_by_its_button(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &for_officials(&hall, "Cold chains", "1")).await;
        let amina = hall.person("amina", "official").await;
        let bo = hall.person("bo", "official").await;
        let seats = hall.db.enrolment();
        seats.hold(&amina, &slug).await.unwrap();
        refused(seats.hold(&bo, &slug).await, NoSeat::Full);
        let mut actor = hall.signed_in("amina").await;
        actor.get(&format!("/en/lectures/{slug}")).await;
        let page = actor.press("/api/give-hold-up?l=en", &[("lecture", &slug)]).await;
        assert!(shows(&page, "held-given-up-notice") && shows(&page, "held-offer"), "{}", page.text);
        refused(seats.give_hold_up(&amina, &slug).await, NoSeat::NotHeld);
        assert_eq!((ended(&hall, "given_up").await, events(&hall, "hold.given_up").await), (1, 1));
        seats.hold(&bo, &slug).await.unwrap();
    }

    async fn who_is_confirmed_meanwhile_hears_that_the_held_seat_is_theirs(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &for_officials(&hall, "Cold chains", "1")).await;
        let amina = hall.person("amina", "official").await;
        let seats = hall.db.enrolment();
        seats.hold(&amina, &slug).await.unwrap();
        hall.db.accounts().confirm(&organizer, amina.id, true).await.unwrap();
        refused(seats.give_hold_up(&amina, &slug).await, NoSeat::HeldBecame);
        assert_eq!(number(&hall, "SELECT count(*) FROM seats_held").await, 1);
    }

    async fn twenty_seats_are_held_for_one_at_a_time(hall) {
        let organizer = hall.organizer("olga").await;
        let amina = hall.person("amina", "official").await;
        let seats = hall.db.enrolment();
        let mut slugs = Vec::new();
        for n in 0..22 {
            slugs.push(hall.lecture(&organizer, &far(&hall, &format!("Lecture {n}"))).await);
        }
        for slug in &slugs[..19] {
            seats.hold(&amina, slug).await.unwrap();
        }
        // The last of them is pressed for at three lectures at once.
        let presses = slugs[19..].iter().map(|slug| seats.hold(&amina, slug));
        let got = join_all(presses).await;
        assert_eq!(got.iter().filter(|done| done.is_ok()).count(), 1, "{got:?}");
        assert!(got.iter().all(|done| matches!(done, Ok(Taken::Held) | Err(Refused::No(NoSeat::TooManyHeld)))), "{got:?}");
        assert_eq!(number(&hall, STANDING).await, 20);
        // What has lapsed is none of them, before anything has written that down.
        hall.clock.by(5 * Instant::DAY);
        seats.hold(&amina, &slugs[0]).await.unwrap();
    }

    async fn the_last_place_is_one_persons_whoever_presses_and_however(hall) {
        let organizer = hall.organizer("olga").await;
        let amina = hall.person("amina", "official").await;
        let bo = confirmed(&hall, &organizer, "bo").await;
        let cem = hall.person("cem", "official").await;
        let seats = hall.db.enrolment();
        for n in 0..8 {
            let slug = hall.lecture(&organizer, &for_officials(&hall, &format!("Lecture {n}"), "1")).await;
            let (one, other, third) = tokio::join!(seats.hold(&amina, &slug), seats.enrol(&bo, &slug), seats.hold(&cem, &slug));
            let got = [one.map(|_| ()), other, third.map(|_| ())];
            assert_eq!(got.iter().filter(|done| done.is_ok()).count(), 1, "{got:?}");
            assert!(got.iter().all(|done| matches!(done, Ok(()) | Err(Refused::No(NoSeat::Full)))), "{got:?}");
            assert_eq!(seats_left(&hall, &slug).await, 0);
        }
        recount_is_zero(&hall).await;
    }

    async fn the_lapse_follows_a_start_that_is_moved(hall) {
        let organizer = hall.organizer("olga").await;
        let form = far(&hall, "Cold chains");
        let slug = hall.lecture(&organizer, &form).await;
        let amina = hall.person("amina", "official").await;
        let (seats, taken) = (hall.db.enrolment(), hall.db.now());
        let until = async || {
            let holds = seats.holds(&amina).await.unwrap();
            holds.first().map(|(_, until)| *until)
        };
        seats.hold(&amina, &slug).await.unwrap();
        assert_eq!(until().await, Some(taken.plus(5 * Instant::DAY)));
        let at = |day: &str| LectureForm {
            starts_at: format!("2026-{day}T10:00"),
            ends_at: format!("2026-{day}T11:30"),
            ..form.clone()
        };
        save(&hall, &organizer, &slug, &at("11-26")).await;
        assert_eq!(until().await, Some(LAPSE.plus(Instant::DAY)));
        save(&hall, &organizer, &slug, &at("11-25")).await;
        assert_eq!(until().await, Some(LAPSE));
        // What has lapsed by the start that stood is not held again by another, also before anything has written it down.
        hall.clock.set(LAPSE);
        save(&hall, &organizer, &slug, &at("12-10")).await;
        assert_eq!(until().await, None);
        assert_eq!((seats_left(&hall, &slug).await, ended(&hall, "lapsed").await), (5, 1));
        // A start that comes within the hour ends it at once.
        seats.hold(&amina, &slug).await.unwrap();
        let near = LectureForm { starts_at: "2026-11-25T09:59".into(), ends_at: "2026-11-25T11:30".into(), ..form.clone() };
        save(&hall, &organizer, &slug, &near).await;
        assert_eq!(until().await, None);
        assert_eq!((seats_left(&hall, &slug).await, ended(&hall, "lapsed").await), (5, 2));
    }

    async fn what_is_held_goes_with_the_lectures_audience(hall) {
        let organizer = hall.organizer("olga").await;
        let form = for_officials(&hall, "Cold chains", "2");
        let (seats, amina) = (hall.db.enrolment(), hall.person("amina", "official").await);
        let bo = hall.person("bo", "official").await;
        let to = |audience: &str| LectureForm { audience: audience.into(), ..form.clone() };
        let open = hall.lecture(&organizer, &form).await;
        let closed = hall.lecture(&organizer, &form).await;
        for slug in [&open, &closed] {
            seats.hold(&amina, slug).await.unwrap();
            seats.hold(&bo, slug).await.unwrap();
        }
        save(&hall, &organizer, &open, &to("everyone")).await;
        assert_eq!(seats.enrolled_lectures(&amina, Locale::En).await.unwrap().len(), 1);
        assert_eq!((ended(&hall, "seat").await, seats_left(&hall, &open).await), (2, 0));
        save(&hall, &organizer, &closed, &to("practitioners")).await;
        assert_eq!((ended(&hall, "declined").await, seats_left(&hall, &closed).await), (2, 2));
        recount_is_zero(&hall).await;
    }

    async fn no_lecture_has_fewer_places_than_are_taken_and_held(hall) {
        let organizer = hall.organizer("olga").await;
        let form = for_officials(&hall, "Cold chains", "3");
        let slug = hall.lecture(&organizer, &form).await;
        let amina = hall.person("amina", "official").await;
        let bo = confirmed(&hall, &organizer, "bo").await;
        let seats = hall.db.enrolment();
        seats.hold(&amina, &slug).await.unwrap();
        seats.enrol(&bo, &slug).await.unwrap();
        let with = |capacity: &str| LectureForm { capacity: capacity.into(), ..form.clone() };
        let fewer = hall.db.lectures().save(&organizer, Some(&slug), &with("1")).await;
        let taken = ValidationErrors(vec![Problem::new("capacity", "lecture-capacity-taken")]);
        assert!(matches!(&fewer, Err(Refused::No(why)) if *why == taken), "{fewer:?}");
        save(&hall, &organizer, &slug, &with("2")).await;
        let cem = hall.person("cem", "official").await;
        refused(seats.hold(&cem, &slug).await, NoSeat::Full);
        save(&hall, &organizer, &slug, &with("3")).await;
        seats.hold(&cem, &slug).await.unwrap();
        // Once they have lapsed there may be fewer.
        hall.clock.set(LAPSE);
        save(&hall, &organizer, &slug, &with("1")).await;
        recount_is_zero(&hall).await;
    }

    async fn a_seat_that_was_taken_away_is_not_put_back_over_a_held_one(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &for_officials(&hall, "Cold chains", "1")).await;
        let amina = hall.person("amina", "official").await;
        let bo = confirmed(&hall, &organizer, "bo").await;
        let (seats, live) = (hall.db.enrolment(), hall.db.live());
        seats.enrol(&bo, &slug).await.unwrap();
        live.take_seat_away(&organizer, &slug, bo.id, "It was another Bo.").await.unwrap();
        refused(seats.hold(&bo, &slug).await, NoSeat::TakenAway);
        seats.hold(&amina, &slug).await.unwrap();
        let back = live.put_seat_back(&organizer, &slug, bo.id).await;
        let full = ValidationErrors(vec![Problem::new("", "seat-all-taken")]);
        assert!(matches!(&back, Err(Refused::No(why)) if *why == full), "{back:?}");
        hall.clock.set(LAPSE);
        live.put_seat_back(&organizer, &slug, bo.id).await.unwrap();
        recount_is_zero(&hall).await;
    }

    async fn a_cancelled_lecture_holds_nothing(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &for_officials(&hall, "Cold chains", "1")).await;
        let amina = hall.person("amina", "official").await;
        let seats = hall.db.enrolment();
        seats.hold(&amina, &slug).await.unwrap();
        hall.db.live().cancel(&organizer, &slug).await.unwrap();
        assert_eq!((ended(&hall, "cancelled").await, number(&hall, STANDING).await), (1, 0));
        refused(seats.hold(&amina, &slug).await, NoSeat::Cancelled);
        assert!(!hall.signed_in("amina").await.get("/en/my").await.text.contains("Seat held"));
    }

    async fn newcomers_of_one_network_have_no_more_held_than_they_may_have_seats(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &for_officials(&hall, "Cold chains", "100")).await;
        let seats = hall.db.enrolment();
        let people = join_all((0..21).map(|n| {
            let hall = &hall;
            async move { hall.person(&format!("person{n}"), "official").await }
        }))
        .await;
        tamper(&hall, "UPDATE people SET sign_up_network = 'a network' WHERE kind = 'official'").await;
        for person in &people[..20] {
            seats.hold(person, &slug).await.unwrap();
        }
        refused(seats.hold(&people[20], &slug).await, NoSeat::Newcomers);
        assert_eq!(seats_left(&hall, &slug).await, 80);
        // Nor more seats, once what is held becomes seats.
        let open = LectureForm { audience: "everyone".into(), ..for_officials(&hall, "Cold chains", "100") };
        save(&hall, &organizer, &slug, &open).await;
        refused(seats.enrol(&people[20], &slug).await, NoSeat::Newcomers);
        // A day later nothing of their network is left.
        hall.clock.by(Instant::DAY);
        hall.db.accounts().sweep_newcomers().await.unwrap();
        assert_eq!(number(&hall, "SELECT count(*) FROM seat_holds WHERE newcomer_network IS NOT NULL").await, 0);
    }

    async fn the_halls_sweep_writes_down_what_has_lapsed(hall) {
        let organizer = hall.organizer("olga").await;
        jobs::schedule(&hall.db).await.unwrap();
        let soon = hall.lecture(&organizer, &for_officials(&hall, "Soon", "5")).await;
        let later = hall.lecture(&organizer, &far(&hall, "Later")).await;
        let (amina, bo) = (hall.person("amina", "official").await, hall.person("bo", "official").await);
        for person in [&amina, &bo] {
            hall.db.enrolment().hold(person, &soon).await.unwrap();
            hall.db.enrolment().hold(person, &later).await.unwrap();
        }
        hall.clock.set(LAPSE);
        let workers = jobs::workers(&hall.db, &hall.media);
        while workers.run_one(Lane::Short).await {}
        assert_eq!((ended(&hall, "lapsed").await, number(&hall, STANDING).await), (2, 2));
        assert_eq!(events(&hall, "hold.lapsed").await, 2);
        assert_eq!((seats_left(&hall, &soon).await, seats_left(&hall, &later).await), (5, 3));
        hall.db.enrolment().sweep_holds().await.unwrap();
        assert_eq!(events(&hall, "hold.lapsed").await, 2, "each once");
        recount_is_zero(&hall).await;
    }

    async fn whoever_signs_in_to_enrol_comes_back_with_a_held_seat(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &for_officials(&hall, "Cold chains", "5")).await;
        let lecture = format!("/en/lectures/{slug}");
        let wish = [("next", lecture.as_str()), ("enrol", slug.as_str())];
        let account = [
            ("name", "Amina"),
            ("country", "RW"),
            ("organisation", "Ministry of Trade"),
            ("kind", "official"),
            ("language", "en"),
            ("time_zone", "Africa/Kigali"),
        ];
        hall.person("bo", "official").await;
        for (form, email) in [("sign-up", "amina@example.org"), ("sign-in", "bo@example.org")] {
            let who = [("email", email), ("password", PASSWORD)];
            let mut fields = [who, wish].concat();
            if form == "sign-up" {
                fields.extend(account);
            }
            let mut actor = hall.visitor();
            let page = actor.get(&format!("/en/{form}?enrol={slug}")).await;
            assert!(shows(&page, "held-sign-in"), "{}", page.text);
            let page = actor.press(&format!("/api/{form}?l=en"), &fields).await;
            assert_eq!(actor.on, lecture);
            assert!(shows(&page, "held-notice") && shows(&page, "held-give-up"), "{}", page.text);
            // Whoever has what they wished for is not refused it.
            let mut again = hall.visitor();
            let page = again.press("/api/sign-in?l=en", &[who, wish].concat()).await;
            assert!(shows(&page, "no-seat-held-already") && !page.text.contains("notice bad"), "{}", page.text);
        }
        assert_eq!(number(&hall, STANDING).await, 2);
    }

    async fn the_desk_shows_what_is_held_and_whom_it_presses(hall) {
        let organizer = hall.organizer("olga").await;
        let soon = hall.lecture(&organizer, &for_officials(&hall, "Soon", "5")).await;
        let later = hall.lecture(&organizer, &far(&hall, "Later")).await;
        let seats = hall.db.enrolment();
        let [amina, bo, cem] = ["amina", "bo", "cem"].map(|name| hall.person(name, "official"));
        let (amina, bo, _cem) = (amina.await, bo.await, cem.await);
        seats.hold(&bo, &later).await.unwrap();
        seats.hold(&amina, &later).await.unwrap();
        seats.hold(&amina, &soon).await.unwrap();
        let waiting = PeopleFilter { waiting: true, page: 1, ..PeopleFilter::default() };
        let page = hall.db.accounts().people(&organizer, &waiting).await.unwrap();
        let lines: Vec<_> = page.lines.iter().map(|line| {
            let held = line.held.map(|held| (held.seats, held.first_lapses));
            (line.person.name.as_str(), held)
        }).collect();
        let five_days = hall.db.now().plus(5 * Instant::DAY);
        assert_eq!(lines, [("amina", Some((2, LAPSE))), ("bo", Some((1, five_days))), ("cem", None)]);
        let mut olga = hall.signed_in("olga").await;
        let page = olga.get("/en/organizer/people?waiting=1").await;
        let text = page.text.replace(['\u{2068}', '\u{2069}'], "");
        assert!(text.contains("2 seats held, first lapses") && text.contains("1 seat held, lapses"), "{text}");
        let page = olga.get(&format!("/en/organizer/lectures/{later}")).await;
        let text = page.text.replace(['\u{2068}', '\u{2069}'], "");
        assert!(text.contains("2 seats held for officials waiting to be confirmed"), "{text}");
        assert!(text.contains(&format!("datetime=\"{}\"", five_days.rfc3339())) && text.contains("bo@example.org"));
        for (path, said) in [
            ("/en/organizer/lectures".to_owned(), "0 + 2 held / 5"),
            (format!("/en/organizer/lectures/{later}/cancel"), "2 seats are held for people who wait to be confirmed"),
        ] {
            let text = olga.get(&path).await.text.replace(['\u{2068}', '\u{2069}'], "");
            assert!(text.contains(said), "{path}: {text}");
        }
        let held = seats.held_at(&organizer, &soon).await.unwrap();
        assert_eq!(held.iter().map(|one| (one.name.as_str(), one.until)).collect::<Vec<_>>(), [("amina", LAPSE)]);
    }

    async fn those_who_wait_are_listed_each_once_with_the_first_lapse_at_the_head(hall) {
        let organizer = hall.organizer("olga").await;
        let soon = hall.lecture(&organizer, &for_officials(&hall, "Soon", "5")).await;
        let later = hall.lecture(&organizer, &far(&hall, "Later")).await;
        let seats = hall.db.enrolment();
        let (amina, bo) = (hall.person("amina", "official").await, hall.person("bo", "official").await);
        seats.hold(&bo, &later).await.unwrap();
        seats.hold(&amina, &soon).await.unwrap();
        tamper(&hall, "INSERT INTO people (email, password, name, country, organisation, kind, role, language, time_zone, created_at)
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60)
            SELECT 'w' || CAST(i AS TEXT) || '@example.org', '', 'w' || CAST(i AS TEXT), 'RW', 'Customs', 'official', 'learner', 'en', 'UTC', 0 FROM n").await;
        let mut names = Vec::new();
        for (page, many) in [(1, 50), (2, 12)] {
            let waiting = PeopleFilter { waiting: true, page, ..PeopleFilter::default() };
            let page = hall.db.accounts().people(&organizer, &waiting).await.unwrap();
            assert_eq!((page.lines.len(), page.total), (many, 62));
            names.extend(page.lines.into_iter().map(|line| line.person.name.clone()));
        }
        let newest = (1..=60).rev().map(|n| format!("w{n}"));
        let listed: Vec<String> = ["amina", "bo"].map(String::from).into_iter().chain(newest).collect();
        assert_eq!(names, listed);
        // What has lapsed is at no head.
        hall.clock.set(LAPSE);
        let waiting = PeopleFilter { waiting: true, page: 1, ..PeopleFilter::default() };
        let page = hall.db.accounts().people(&organizer, &waiting).await.unwrap();
        assert_eq!((&*page.lines[0].person.name, &*page.lines[1].person.name), ("bo", "w60"));
    }

    async fn how_soon_organizers_answer_is_told_by_what_they_did(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &far(&hall, "Cold chains")).await;
        let (seats, accounts) = (hall.db.enrolment(), hall.db.accounts());
        let mut people = Vec::new();
        for n in 0..5 {
            people.push(hall.person(&format!("person{n}"), "official").await);
        }
        for person in &people[..4] {
            accounts.confirm(&organizer, person.id, true).await.unwrap();
        }
        assert_eq!(seats.usual_days().await.unwrap(), None, "of four nothing is told");
        hall.clock.by(2 * Instant::DAY + HOUR);
        accounts.confirm(&organizer, people[4].id, true).await.unwrap();
        assert_eq!(seats.usual_days().await.unwrap(), Some(1), "four of five at once");
        // A claim that is made anew is waited for from then on.
        accounts.confirm(&organizer, people[3].id, false).await.unwrap();
        hall.clock.by(2 * Instant::DAY + HOUR);
        accounts.confirm(&organizer, people[3].id, true).await.unwrap();
        assert_eq!(seats.usual_days().await.unwrap(), Some(3), "three at once, two after two days and an hour");
        hall.person("amina", "official").await;
        let page = hall.signed_in("amina").await.get(&format!("/en/lectures/{slug}")).await;
        assert!(page.text.replace(['\u{2068}', '\u{2069}'], "").contains("within 3 working days"), "{}", page.text);
    }
}

/// Whoever confirms waits for the lecture's row; what lapsed meanwhile is no seat.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_lapses_while_its_person_is_being_confirmed_is_no_seat() {
    let hall = TestHall::on_postgres().await;
    let organizer = hall.organizer("olga").await;
    let slug = hall
        .lecture(&organizer, &for_officials(&hall, "Cold chains", "1"))
        .await;
    let amina = hall.person("amina", "official").await;
    let seats = hall.db.enrolment();
    seats.hold(&amina, &slug).await.unwrap();
    hall.clock.set(LAPSE.plus(-1));
    let Engine::Postgres(pool, _) = hall.db.engine() else {
        panic!("on PostgreSQL");
    };
    let mut another = pool.begin().await.unwrap();
    another
        .execute("SELECT id FROM lectures FOR NO KEY UPDATE")
        .await
        .unwrap();
    let (accounts, who) = (hall.db.accounts(), amina.id);
    let confirming = tokio::spawn(async move { accounts.confirm(&organizer, who, true).await });
    waiting(pool, 1).await;
    hall.clock.set(LAPSE);
    another.commit().await.unwrap();
    confirming.await.unwrap().unwrap();
    assert_eq!(number(&hall, "SELECT count(*) FROM seats_held").await, 0);
    assert_eq!(ended(&hall, "lapsed").await, 1);
    recount_is_zero(&hall).await;
}

/// The sweep waits for the lecture's row; a clock that is set back meanwhile does not have it look for the same again.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sweep_goes_by_one_instant_though_the_clock_steps_back() {
    let hall = TestHall::on_postgres().await;
    let organizer = hall.organizer("olga").await;
    let slug = hall
        .lecture(&organizer, &for_officials(&hall, "Cold chains", "1"))
        .await;
    let amina = hall.person("amina", "official").await;
    let seats = hall.db.enrolment();
    seats.hold(&amina, &slug).await.unwrap();
    hall.clock.set(LAPSE);
    let Engine::Postgres(pool, _) = hall.db.engine() else {
        panic!("on PostgreSQL");
    };
    let mut another = pool.begin().await.unwrap();
    another
        .execute("SELECT id FROM lectures FOR NO KEY UPDATE")
        .await
        .unwrap();
    let sweeping = tokio::spawn(async move { seats.sweep_holds().await });
    waiting(pool, 1).await;
    hall.clock.set(LAPSE.plus(-1));
    another.commit().await.unwrap();
    sweeping.await.unwrap().unwrap();
    let at = "SELECT ended_at FROM seat_holds WHERE ended = 'lapsed'";
    assert_eq!(number(&hall, at).await, LAPSE.0);
}

/// Of a lecture where a seat is held and a later one whose room its person is in, the first is waited for before the second
/// is locked, by whatever takes the right from them.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_loses_a_right_has_their_lectures_locked_in_order() {
    let hall = TestHall::on_postgres().await;
    let organizer = hall.organizer("olga").await;
    let held = hall.lecture(&organizer, &far(&hall, "Held")).await;
    let on = for_officials(&hall, "On", "5");
    let on = hall.lecture(&organizer, &on).await;
    let Engine::Postgres(pool, _) = hall.db.engine() else {
        panic!("on PostgreSQL");
    };
    for (code, way) in ["declined", "shut out"].into_iter().enumerate() {
        let person = hall.person(&format!("person{code}"), "official").await;
        hall.db.enrolment().hold(&person, &held).await.unwrap();
        let id = person.id.0;
        for gathered in [
            format!(
                "INSERT INTO gatherings (lecture_id, host_id, code, opened_at)
                 SELECT id, {id}, 'code{code}', 1 FROM lectures WHERE slug = '{on}'"
            ),
            format!(
                "INSERT INTO gathering_stays (gathering_id, person_id, came_at)
                 SELECT id, {id}, 1 FROM gatherings WHERE code = 'code{code}'"
            ),
        ] {
            tamper(&hall, &gathered).await;
        }
        let lock = |slug: &str, how: &str| {
            format!("SELECT id FROM lectures WHERE slug = '{slug}' FOR NO KEY UPDATE {how}")
        };
        let mut another = pool.begin().await.unwrap();
        let first = sqlx::raw_sql(sqlx::AssertSqlSafe(lock(&held, "")));
        first.execute(&mut *another).await.unwrap();
        let (accounts, organizer) = (hall.db.accounts(), organizer.clone());
        let losing = tokio::spawn(async move {
            if way == "declined" {
                let done = accounts.confirm(&organizer, person.id, false).await;
                done.unwrap();
            } else {
                accounts.set_disabled(person.id, true).await.unwrap();
            }
        });
        waiting(pool, 1).await;
        let second = sqlx::raw_sql(sqlx::AssertSqlSafe(lock(&on, "NOWAIT")));
        let second = second.execute(&mut *another).await;
        assert!(second.is_ok(), "{way}: {second:?}");
        another.commit().await.unwrap();
        losing.await.unwrap();
        let here = format!(
            "SELECT count(*) FROM gathering_stays WHERE person_id = {id} AND left_at IS NULL"
        );
        assert_eq!(
            (number(&hall, &here).await, number(&hall, STANDING).await),
            (0, 0)
        );
    }
}
