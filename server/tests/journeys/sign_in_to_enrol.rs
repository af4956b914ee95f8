//! "Sign in to enrol": whoever signs in by it, or makes an account, comes back to the lecture with a seat, or reads why there is
//! none.

use crate::steps::{END, number, sentence, shows};
use app::enrolment::Enrolment;
use app::lectures::{LectureForm, Lectures};
use app::live::{Live, Seats};
use http::Method;
use regex::Regex;
use server::on_both_engines;
use server::testing::{Actor, PASSWORD, Page, TestHall};

const SEATS: &str = "SELECT count(*) FROM seats_held";

/// The address of the first link of a page that begins as that expression says, as a browser reads it.
fn link(page: &Page, begins: &str) -> String {
    let link = Regex::new(&format!("href=\"({begins}[^\"]*)\"")).unwrap();
    let found = link.captures(&page.text);
    let found = found.unwrap_or_else(|| panic!("{begins}: {}", page.text));
    found[1].replace("&amp;", "&")
}

/// What a form of a page carries unseen by that name.
fn hidden(page: &Page, name: &str) -> Option<String> {
    let field = format!("<input type=\"hidden\" name=\"{name}\" value=\"([^\"]*)\"");
    let found = Regex::new(&field).unwrap().captures(&page.text)?[1].to_owned();
    Some(found)
}

/// Signs in by the form of that page, and all that it carries.
async fn sign_in(actor: &mut Actor, page: &Page, l: &str, (name, password): (&str, &str)) -> Page {
    let email = format!("{name}@example.org");
    let [next, enrol] = ["next", "enrol"].map(|name| hidden(page, name).unwrap_or_default());
    let typed = [
        ("email", email.as_str()),
        ("password", password),
        ("next", &next),
        ("enrol", &enrol),
    ];
    actor.press(&format!("/api/sign-in?l={l}"), &typed).await
}

/// Somebody whom the hall does not know yet, at the form that "Sign in to enrol" leads to.
async fn at_the_form(hall: &TestHall, slug: &str) -> (Actor, Page) {
    let mut actor = hall.visitor();
    let page = actor.get(&format!("/en/lectures/{slug}")).await;
    assert!(shows(&page, "sign-in-to-enrol"), "{}", page.text);
    let form = actor.get(&link(&page, "/en/sign-in\\?")).await;
    assert_eq!(
        hidden(&form, "enrol").as_deref(),
        Some(slug),
        "{}",
        form.text
    );
    (actor, form)
}

on_both_engines! {
    async fn whoever_signs_in_to_enrol_comes_back_with_a_seat(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        hall.person("amina", "practitioner").await;
        let (mut amina, form) = at_the_form(&hall, &slug).await;
        assert!(form.text.contains("You will then be enrolled in") && form.text.contains("Cold chains"), "{}", form.text);
        assert_eq!(number(&hall, SEATS).await, 0, "no link takes a seat");
        let refused = sign_in(&mut amina, &form, "en", ("amina", "wrong lanterns here")).await;
        assert!(shows(&refused, "problem-credentials"));
        assert_eq!(hidden(&refused, "enrol").as_ref(), Some(&slug), "a refused try keeps it");
        assert_eq!(number(&hall, SEATS).await, 0);
        let page = sign_in(&mut amina, &refused, "en", ("amina", PASSWORD)).await;
        assert_eq!(amina.on, format!("/en/lectures/{slug}"));
        assert!(shows(&page, "enrolled-notice") && shows(&page, "you-are-enrolled"), "{}", page.text);
        assert_eq!(number(&hall, SEATS).await, 1);
        assert_eq!(number(&hall, "SELECT seats_taken FROM lectures").await, 1);
        assert_eq!(number(&hall, "SELECT count(*) FROM events WHERE kind = 'enrolment.made'").await, 1);
    }

    async fn the_wish_goes_along_to_the_other_form_and_into_another_language(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        hall.person("amina", "practitioner").await;
        let (mut visitor, form) = at_the_form(&hall, &slug).await;
        let form = visitor.get(&link(&form, "/en/sign-up\\?")).await;
        assert_eq!(hidden(&form, "enrol").as_ref(), Some(&slug), "{}", form.text);
        let form = visitor.get(&link(&form, "/th/sign-up\\?")).await;
        assert_eq!(hidden(&form, "enrol").as_ref(), Some(&slug), "{}", form.text);
        let form = visitor.get(&link(&form, "/th/sign-in\\?")).await;
        let page = sign_in(&mut visitor, &form, "th", ("amina", PASSWORD)).await;
        assert_eq!((page.status, visitor.on.as_str()), (200, format!("/th/lectures/{slug}").as_str()));
        assert_eq!(number(&hall, SEATS).await, 1);
    }

    async fn whoever_makes_an_account_to_enrol_comes_back_with_a_seat(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let mut visitor = hall.visitor();
        let lecture = format!("/en/lectures/{slug}");
        let page = visitor.get(&lecture).await;
        let form = visitor.get(&link(&page, "/en/sign-up\\?")).await;
        let [next, enrol] = ["next", "enrol"].map(|name| hidden(&form, name).unwrap());
        let mut typed = vec![
            ("email", "amina@example.org"),
            ("password", "short"),
            ("name", "Amina"),
            ("country", "RW"),
            ("organisation", "A cooperative"),
            ("kind", "practitioner"),
            ("language", "en"),
            ("time_zone", "Africa/Kigali"),
            ("next", &next),
            ("enrol", &enrol),
        ];
        let refused = visitor.press("/api/sign-up?l=en", &typed).await;
        assert!(refused.text.contains("id=\"password-error\""), "{}", refused.text);
        assert_eq!(hidden(&refused, "enrol").as_ref(), Some(&slug), "a refused try keeps it");
        typed[1].1 = PASSWORD;
        let page = visitor.press("/api/sign-up?l=en", &typed).await;
        assert_eq!(visitor.on, lecture);
        assert!(shows(&page, "enrolled-notice") && shows(&page, "signed-up"), "{}", page.text);
        assert_eq!(number(&hall, SEATS).await, 1);
    }

    async fn where_there_is_no_seat_the_lectures_page_says_why(hall) {
        let organizer = hall.organizer("olga").await;
        let officials = |title: &str| LectureForm { audience: "officials".into(), ..hall.form(title) };
        let few = LectureForm { capacity: "1".into(), ..hall.form("Full meanwhile") };
        for (form, kind, key) in [
            (few, "practitioner", "no-seat-full"),
            (officials("Not theirs"), "practitioner", "no-seat-officials"),
            (hall.form("Cancelled meanwhile"), "practitioner", "no-seat-cancelled"),
            (hall.form("Taken away"), "practitioner", "no-seat-taken-away"),
            (hall.form("Over meanwhile"), "practitioner", "no-seat-over"),
        ] {
            let (slug, name) = (hall.lecture(&organizer, &form).await, &key["no-seat-".len()..]);
            let person = hall.person(name, kind).await;
            let (mut actor, form) = at_the_form(&hall, &slug).await;
            match key {
                "no-seat-full" => {
                    let bo = hall.person("bo", "practitioner").await;
                    hall.db.enrolment().enrol(&bo, &slug).await.unwrap();
                }
                "no-seat-cancelled" => hall.db.live().cancel(&organizer, &slug).await.unwrap(),
                "no-seat-taken-away" => {
                    hall.db.enrolment().enrol(&person, &slug).await.unwrap();
                    hall.db.live().take_seat_away(&organizer, &slug, person.id, "Not a trader.").await.unwrap();
                }
                "no-seat-over" => hall.clock.set(END),
                _ => {}
            }
            let page = sign_in(&mut actor, &form, "en", (name, PASSWORD)).await;
            assert_eq!(actor.on, format!("/en/lectures/{slug}"), "{key}");
            let notice = format!("class=\"notice bad\"><p>{}", sentence(key));
            assert!(page.text.contains(&notice), "{key}: {}", page.text);
            assert!(!shows(&page, "enrolled-notice"), "{key}");
            let held = format!("{SEATS} WHERE person_id = {}", person.id.0);
            assert_eq!(number(&hall, &held).await, 0, "{key}");
            assert_eq!(actor.get("/en/my").await.status, 200, "{key}: signed in all the same");
        }
    }

    async fn whoever_holds_a_seat_already_reads_so_and_holds_one(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let amina = hall.person("amina", "practitioner").await;
        hall.db.enrolment().enrol(&amina, &slug).await.unwrap();
        let (mut actor, form) = at_the_form(&hall, &slug).await;
        let page = sign_in(&mut actor, &form, "en", ("amina", PASSWORD)).await;
        assert!(shows(&page, "no-seat-already") && page.text.contains("notice ok") && !page.text.contains("notice bad"), "{}", page.text);
        assert_eq!(number(&hall, SEATS).await, 1);
        // Who is signed in has nothing to do there but to go back.
        let page = actor.get(&format!("/en/sign-in?enrol={slug}")).await;
        assert_eq!(hidden(&page, "enrol"), None);
        assert_eq!(link(&page, "/en/lectures/"), format!("/en/lectures/{slug}"));
    }

    async fn a_link_takes_no_seat_for_whoever_is_signed_in(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        hall.person("amina", "practitioner").await;
        let mut amina = hall.signed_in("amina").await;
        for path in ["sign-in", "sign-up"] {
            for method in [Method::GET, Method::HEAD] {
                amina.send(method, &format!("/en/{path}?enrol={slug}&next=/en/lectures/{slug}"), &[], "").await;
            }
        }
        let form = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "cross-site")];
        let body = format!("email=amina%40example.org&password={}&enrol={slug}", PASSWORD.replace(' ', "+"));
        let page = hall.visitor().send(Method::POST, "/api/sign-in?l=en", &form, body).await;
        assert_eq!(page.status, 403, "nor does another site's form");
        assert_eq!(number(&hall, SEATS).await, 0);
    }

    async fn what_is_no_lecture_of_the_programme_is_no_wish(hall) {
        let organizer = hall.organizer("olga").await;
        let draft = hall.db.lectures().save(&organizer, None, &hall.form("Cold chains")).await.unwrap();
        hall.person("amina", "practitioner").await;
        let long = "a".repeat(300);
        for enrol in [
            draft.as_str(), "no-such-lecture", "..", "../../organizer", "//evil.example", "https://evil.example/", "\\evil",
            "<script>alert(1)</script>", "a\r\nX-Evil: 1", "' OR 1=1 --", "๑", long.as_str(),
        ] {
            let mut visitor = hall.visitor();
            let page = visitor.get(&format!("/en/sign-in?enrol={}", app::ui::query_escape(enrol))).await;
            assert_eq!((page.status, hidden(&page, "enrol")), (200, None), "{enrol}");
            assert!(!page.text.contains("<script>alert"), "{enrol}");
            let typed = [("email", "amina@example.org"), ("password", PASSWORD), ("next", "/en/replays"), ("enrol", enrol)];
            let answer = visitor.post("/api/sign-in?l=en", &typed).await;
            assert_eq!((answer.status, answer.location()), (303, "/en/"), "{enrol}");
            assert!(answer.header("x-evil").is_empty());
            assert!(shows(&visitor.get("/en/").await, "not-found-any-more"), "{enrol}");
            assert_eq!(visitor.get("/en/my").await.status, 200, "{enrol}: signed in all the same");
        }
        assert_eq!(number(&hall, "SELECT count(*) FROM seats").await, 0);
        // Without a wish all is as before.
        let mut visitor = hall.visitor();
        let typed = [("email", "amina@example.org"), ("password", PASSWORD), ("next", "/en/replays"), ("enrol", "")];
        assert_eq!(visitor.post("/api/sign-in?l=en", &typed).await.location(), "/en/replays");
    }
}
