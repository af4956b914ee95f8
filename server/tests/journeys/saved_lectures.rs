//! Lectures saved for later: a list of one's own that takes no seat and counts nothing.

use crate::steps::{END, hidden, number, plain, publish_replay, shows, waiting};
use app::accounts::Person;
use app::enrolment::{Enrolment, SAVED_MOST, SavedLectures};
use app::i18n::{Instant, Locale};
use app::lectures::{LectureForm, Lectures};
use app::live::{Live, Seats};
use futures::future::join_all;
use http::Method;
use regex::Regex;
use server::db::Engine;
use server::on_both_engines;
use server::testing::{Actor, PASSWORD, Page, TestHall};

const SAVED: &str = "SELECT count(*) FROM saved_lectures";
const SAVE: &str = "/api/save-for-later";
const REMOVE: &str = "/api/remove-saved";

/// The status of a press by somebody who reads no HTML, and what was answered.
async fn status(actor: &Actor, verb: &str, slug: &str) -> (u16, String) {
    let mut actor = actor.clone();
    actor.accepts = "application/json";
    let answer = actor
        .post(&format!("{verb}?l=en"), &[("lecture", slug)])
        .await;
    (answer.status, answer.text)
}

/// Where "Save for later" leads a visitor, as a browser reads it.
fn way(page: &Page, form: &str) -> String {
    let link = Regex::new(&format!("href=\"(/en/{form}\\?[^\"]*save=[^\"]*)\"")).unwrap();
    let found = link.captures(&page.text);
    let found = found.unwrap_or_else(|| panic!("{form}: {}", page.text));
    found[1].replace("&amp;", "&")
}

/// The titles of a person's saved lectures, in their order.
async fn titles(hall: &TestHall, person: &Person) -> Vec<String> {
    let saved = hall.db.enrolment().saved_lectures(person, Locale::En).await;
    saved.unwrap().into_iter().map(|one| one.title).collect()
}

on_both_engines! {
    async fn a_lecture_is_saved_listed_removed_and_put_back_by_a_press_each(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        hall.person("amina", "practitioner").await;
        let mut amina = hall.signed_in("amina").await;
        let lecture = format!("/en/lectures/{slug}");
        let page = amina.get(&lecture).await;
        assert!(page.text.contains(SAVE) && !page.text.contains(REMOVE), "{}", page.text);
        let page = amina.press(&format!("{SAVE}?l=en"), &[("lecture", &slug)]).await;
        assert_eq!(amina.on, lecture);
        assert!(shows(&page, "saved-notice") && page.text.contains(REMOVE) && !page.text.contains(SAVE), "{}", page.text);
        assert_eq!(number(&hall, SAVED).await, 1);
        // It takes no seat, is nobody's first record, and is in no log.
        for none in ["seats", "enrolments", "participations", "events WHERE kind LIKE 'enrolment%'"] {
            assert_eq!(number(&hall, &format!("SELECT count(*) FROM {none}")).await, 0, "{none}");
        }
        assert_eq!(number(&hall, "SELECT seats_taken FROM lectures").await, 0);
        // Among her own lectures, and nobody else's.
        let page = amina.get("/en/my").await;
        assert!(shows(&page, "saved-title") && page.text.contains("Cold chains") && !shows(&page, "my-none"), "{}", page.text);
        assert!(!shows(&page, "saved-undo"));
        assert!(page.text.contains("action=\"/api/enrol?"), "the seat that is free can be taken here: {}", page.text);
        hall.person("bo", "practitioner").await;
        let page = hall.signed_in("bo").await.get("/en/my").await;
        assert!(!shows(&page, "saved-title") && !page.text.contains("Cold chains"), "{}", page.text);
        // Off the list by one press, which can be taken back.
        let of_list = [("lecture", slug.as_str()), ("from", "my")];
        let page = amina.press(&format!("{REMOVE}?l=en"), &of_list).await;
        assert!(shows(&page, "saved-removed") && shows(&page, "saved-undo") && shows(&page, "saved-none"), "{}", page.text);
        assert_eq!(page.text.matches("class=\"notice ok\"").count(), 1, "it is said once, where it was done");
        assert_eq!((hidden(&page, "lecture"), hidden(&page, "from")), (slug.clone(), "my".into()));
        assert_eq!(number(&hall, SAVED).await, 0);
        let page = amina.press(&format!("{SAVE}?l=en"), &of_list).await;
        assert!(shows(&page, "saved-notice") && page.text.contains("Cold chains") && !shows(&page, "saved-undo"), "{}", page.text);
        assert_eq!(number(&hall, SAVED).await, 1);
        // Nothing was removed: an address says so in vain.
        let page = amina.get(&format!("/en/my?removed={slug}")).await;
        assert!(!shows(&page, "saved-undo"), "{}", page.text);
        // From the lecture's page it leads back there.
        amina.get(&lecture).await;
        let page = amina.press(&format!("{REMOVE}?l=en"), &[("lecture", &slug)]).await;
        assert_eq!(amina.on, lecture);
        assert!(shows(&page, "saved-removed") && page.text.contains(SAVE), "{}", page.text);
        // What is on no list comes off it calmly.
        assert_eq!(status(&amina, REMOVE, &slug).await.0, 200);
        let page = amina.get("/en/my").await;
        assert!(shows(&page, "my-none") && !shows(&page, "saved-title"), "{}", page.text);
    }

    async fn a_visitor_who_presses_signs_in_and_comes_back_with_it_saved(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        hall.person("amina", "practitioner").await;
        let mut visitor = hall.visitor();
        let lecture = format!("/en/lectures/{slug}");
        let page = visitor.get(&lecture).await;
        assert!(!page.text.contains(SAVE), "no visitor has a list");
        let form = visitor.get(&way(&page, "sign-in")).await;
        assert_eq!(hidden(&form, "save"), slug);
        assert!(plain(&form).contains("will then be saved for later") && form.text.contains("Cold chains"), "{}", form.text);
        let next = hidden(&form, "next");
        let mut typed = vec![("email", "amina@example.org"), ("password", "wrong lanterns here"), ("next", &*next), ("save", &*slug)];
        let refused = visitor.press("/api/sign-in?l=en", &typed).await;
        assert!(shows(&refused, "problem-credentials"), "{}", refused.text);
        assert_eq!(hidden(&refused, "save"), slug, "a refused try keeps it");
        assert_eq!(number(&hall, SAVED).await, 0);
        typed[1].1 = PASSWORD;
        let page = visitor.press("/api/sign-in?l=en", &typed).await;
        assert_eq!(visitor.on, lecture);
        assert!(shows(&page, "saved-notice") && page.text.contains(REMOVE), "{}", page.text);
        assert_eq!(number(&hall, SAVED).await, 1);
        assert_eq!(number(&hall, "SELECT count(*) FROM seats").await, 0, "and no seat is taken");
    }

    async fn whoever_makes_an_account_to_save_comes_back_with_it_saved(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let mut visitor = hall.visitor();
        let page = visitor.get(&format!("/en/lectures/{slug}")).await;
        let form = visitor.get(&way(&page, "sign-in")).await;
        let form = visitor.get(&way(&form, "sign-up")).await;
        let (next, save) = (hidden(&form, "next"), hidden(&form, "save"));
        let typed = [
            ("email", "amina@example.org"),
            ("password", PASSWORD),
            ("name", "Amina"),
            ("country", "RW"),
            ("organisation", "A cooperative"),
            ("kind", "practitioner"),
            ("language", "en"),
            ("time_zone", "Africa/Kigali"),
            ("next", &*next),
            ("save", &*save),
        ];
        let page = visitor.press("/api/sign-up?l=en", &typed).await;
        assert_eq!(visitor.on, format!("/en/lectures/{slug}"));
        assert!(shows(&page, "saved-notice") && shows(&page, "signed-up"), "{}", page.text);
        assert_eq!((number(&hall, SAVED).await, number(&hall, "SELECT count(*) FROM seats").await), (1, 0));
    }

    async fn no_link_saves_and_no_other_sites_form(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let draft = hall.db.lectures().save(&organizer, None, &hall.form("Not yet")).await.unwrap();
        hall.person("amina", "practitioner").await;
        let mut amina = hall.signed_in("amina").await;
        for path in [
            format!("/en/sign-in?save={slug}"), format!("/en/sign-up?save={slug}"), format!("/en/lectures/{slug}?save={slug}"),
            format!("/en/my?removed={slug}"), format!("{SAVE}?lecture={slug}"),
        ] {
            for method in [Method::GET, Method::HEAD] {
                amina.send(method, &path, &[], "").await;
            }
        }
        let form = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "cross-site")];
        let answer = amina.send(Method::POST, &format!("{SAVE}?l=en"), &form, format!("lecture={slug}")).await;
        assert_eq!(answer.status, 403);
        let body = format!("email=amina%40example.org&password={}&save={slug}", PASSWORD.replace(' ', "+"));
        let answer = hall.visitor().send(Method::POST, "/api/sign-in?l=en", &form, body).await;
        assert_eq!(answer.status, 403);
        // What is no lecture of the programme is no wish.
        for save in [draft.as_str(), "none", "../../organizer", "//evil.example", "<script>alert(1)</script>", "a\r\nX-Evil: 1"] {
            let mut visitor = hall.visitor();
            let page = visitor.get(&format!("/en/sign-in?save={}", app::ui::query_escape(save))).await;
            assert!(page.status == 200 && !page.text.contains("name=\"save\""), "{save}");
            let typed = [("email", "amina@example.org"), ("password", PASSWORD), ("next", "/en/replays"), ("save", save)];
            let answer = visitor.post("/api/sign-in?l=en", &typed).await;
            assert_eq!((answer.status, answer.location()), (303, "/en/"), "{save}");
            assert!(answer.header("x-evil").is_empty());
        }
        assert_eq!(status(&amina, SAVE, &draft).await.0, 404);
        assert_eq!(status(&amina, SAVE, "none").await.0, 404);
        assert_eq!(status(&hall.visitor(), SAVE, &slug).await.0, 401);
        assert_eq!(number(&hall, SAVED).await, 0);
    }

    async fn a_lecture_one_enrols_in_leaves_the_list(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let person = hall.person("amina", "practitioner").await;
        let (enrolment, live) = (hall.db.enrolment(), hall.db.live());
        let mut amina = hall.signed_in("amina").await;
        enrolment.save_for_later(&person, &slug).await.unwrap();
        amina.post("/api/enrol?l=en", &[("lecture", &slug)]).await;
        assert_eq!(number(&hall, SAVED).await, 0);
        let page = amina.get(&format!("/en/lectures/{slug}")).await;
        assert!(!page.text.contains(SAVE) && !page.text.contains(REMOVE), "{}", page.text);
        let page = amina.get("/en/my").await;
        assert!(!shows(&page, "saved-title") && page.text.contains("Cold chains"), "{}", page.text);
        let (refused, why) = status(&amina, SAVE, &slug).await;
        assert!(refused == 422 && why.contains("Enrolled"), "{refused} {why}");
        // Whoever signs in to save it has more than that.
        let typed = [("email", "amina@example.org"), ("password", PASSWORD), ("next", ""), ("save", &*slug)];
        let page = hall.visitor().press("/api/sign-in?l=en", &typed).await;
        assert!(shows(&page, "not-saved-enrolled") && !page.text.contains("notice bad"), "{}", page.text);
        // Without the seat it can be saved again; a seat that an organizer puts back hides it.
        live.withdraw(&person, &slug).await.unwrap();
        assert!(!enrolment.is_saved(&person, &slug).await.unwrap());
        enrolment.enrol(&person, &slug).await.unwrap();
        live.take_seat_away(&organizer, &slug, person.id, "By mistake.").await.unwrap();
        enrolment.save_for_later(&person, &slug).await.unwrap();
        assert_eq!(titles(&hall, &person).await, ["Cold chains"]);
        live.put_seat_back(&organizer, &slug, person.id).await.unwrap();
        assert!(titles(&hall, &person).await.is_empty());
    }

    async fn those_to_come_stand_first_and_each_says_how_it_is(hall) {
        let organizer = hall.organizer("olga").await;
        let at = |title: &str, day: &str| LectureForm {
            starts_at: format!("2026-11-{day}T10:00"),
            ends_at: format!("2026-11-{day}T11:30"),
            ..hall.form(title)
        };
        let person = hall.person("amina", "practitioner").await;
        let mut slugs = Vec::new();
        for (title, day) in [("First over", "25"), ("Second over", "26"), ("Next", "28"), ("Later", "29"), ("Given up", "30")] {
            let slug = hall.lecture(&organizer, &at(title, day)).await;
            hall.db.enrolment().save_for_later(&person, &slug).await.unwrap();
            slugs.push(slug);
        }
        publish_replay(&hall, &organizer, &slugs[0], 60_000).await;
        hall.db.live().cancel(&organizer, &slugs[4]).await.unwrap();
        hall.clock.set(END.plus(Instant::DAY));
        let page = hall.signed_in("amina").await.get("/en/my").await;
        let places: Vec<usize> = ["Next", "Later", "Given up", "Second over", "First over"]
            .into_iter()
            .map(|title| page.text.find(&format!(">{title}<")).unwrap_or_else(|| panic!("{title}: {}", page.text)))
            .collect();
        assert!(places.is_sorted(), "{places:?}");
        assert!(page.text.contains(&format!("/en/replays/{}", slugs[0])) && !page.text.contains(&format!("/en/replays/{}", slugs[1])));
        assert!(shows(&page, "cancelled") && shows(&page, "no-replay-yet"), "{}", page.text);
        // A cancelled one is not saved any more, and is taken off for good.
        let mut amina = hall.signed_in("amina").await;
        amina.get("/en/my").await;
        let page = amina.press(&format!("{REMOVE}?l=en"), &[("lecture", &slugs[4]), ("from", "my")]).await;
        assert!(shows(&page, "saved-removed") && !shows(&page, "saved-undo"), "{}", page.text);
        let (refused, why) = status(&amina, SAVE, &slugs[4]).await;
        assert!(refused == 422 && why.contains("Cancelled"), "{refused} {why}");
        let page = amina.get(&format!("/en/lectures/{}", slugs[4])).await;
        assert!(!page.text.contains(SAVE), "nor is it offered");
        // What is over can be saved: its replay is watched later.
        hall.db.enrolment().remove_saved(&person, &slugs[0]).await.unwrap();
        assert_eq!(status(&amina, SAVE, &slugs[0]).await.0, 200);
        assert_eq!(number(&hall, SAVED).await, 4);
        // One that nobody enrolled in is deleted with it.
        hall.db.lectures().delete(&organizer, &slugs[3]).await.unwrap();
        assert_eq!(number(&hall, SAVED).await, 3);
    }

    async fn two_presses_at_once_save_one_lecture_and_no_more_than_fit(hall) {
        let organizer = hall.organizer("olga").await;
        let mut slugs = Vec::new();
        for n in 0..=SAVED_MOST {
            let form = hall.form(&format!("Lecture {n}"));
            slugs.push(hall.db.lectures().save(&organizer, None, &form).await.unwrap());
        }
        crate::steps::tamper(&hall, "UPDATE lectures SET status = 'published'").await;
        let person = hall.person("amina", "practitioner").await;
        let amina = hall.signed_in("amina").await;
        let press = async |which: [&String; 4]| {
            let presses = which.into_iter().enumerate().map(|(n, slug)| {
                let amina = if n % 2 == 0 { amina.clone() } else { amina.at(&hall.visitor_of_a_fresh_node()) };
                let slug = slug.clone();
                tokio::spawn(async move { status(&amina, SAVE, &slug).await })
            });
            join_all(presses).await.into_iter().map(Result::unwrap).collect::<Vec<(u16, String)>>()
        };
        let done = press([&slugs[0]; 4]).await;
        assert!(done.iter().all(|(status, _)| *status == 200), "{done:?}");
        assert_eq!(number(&hall, SAVED).await, 1);
        // All but one of those that fit; two more, twice each.
        let fill = format!(
            "INSERT INTO saved_lectures (person_id, lecture_id, saved_at)
             SELECT {}, l.id, 0 FROM lectures l WHERE l.slug NOT IN ('{}', '{}', '{}')",
            person.id.0, slugs[0], slugs[1], slugs[2],
        );
        crate::steps::tamper(&hall, &fill).await;
        assert_eq!(number(&hall, SAVED).await, SAVED_MOST - 1);
        let done = press([&slugs[1], &slugs[2], &slugs[1], &slugs[2]]).await;
        let refused = done.iter().filter(|(status, why)| *status == 422 && why.contains("TooMany")).count();
        assert_eq!((number(&hall, SAVED).await, refused), (SAVED_MOST, 2), "{done:?}");
        // Whoever removes one has place for another, and another person has a list of their own.
        assert_eq!(status(&amina, REMOVE, &slugs[0]).await.0, 200);
        let missing = if done[0].0 == 200 { &slugs[2] } else { &slugs[1] };
        assert_eq!(status(&amina, SAVE, missing).await.0, 200);
        let (full, _) = status(&amina, SAVE, &slugs[0]).await;
        assert_eq!(full, 422);
        hall.person("bo", "practitioner").await;
        assert_eq!(status(&hall.signed_in("bo").await, SAVE, &slugs[0]).await.0, 200);
        // The page of all that fit is there.
        let page = amina.clone().get("/en/my").await;
        assert_eq!(page.text.matches(REMOVE).count(), usize::try_from(SAVED_MOST).unwrap());
    }
}

/// A saving that has decided and is not done yet is waited for: no saved lecture is left beside its seat.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_saves_and_enrols_at_once_has_the_seat_alone() {
    let hall = TestHall::on_postgres().await;
    let organizer = hall.organizer("olga").await;
    let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
    let amina = hall.person("amina", "practitioner").await;
    let Engine::Postgres(pool, _) = hall.db.engine() else {
        panic!("on PostgreSQL");
    };
    let mut saving = pool.begin().await.unwrap();
    for step in [
        "SELECT id FROM people WHERE email = 'amina@example.org' FOR NO KEY UPDATE",
        "INSERT INTO saved_lectures (person_id, lecture_id, saved_at)
         SELECT p.id, l.id, 1 FROM people p CROSS JOIN lectures l WHERE p.email = 'amina@example.org'",
    ] {
        sqlx::raw_sql(step).execute(&mut *saving).await.unwrap();
    }
    let seats = hall.db.enrolment();
    let enrolling = tokio::spawn(async move { seats.enrol(&amina, &slug).await });
    waiting(pool, 1).await;
    saving.commit().await.unwrap();
    enrolling.await.unwrap().unwrap();
    assert_eq!(number(&hall, SAVED).await, 0);
    assert_eq!(number(&hall, "SELECT count(*) FROM seats_held").await, 1);
}
