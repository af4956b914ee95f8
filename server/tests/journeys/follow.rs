//! Pages that follow what they show: what their parts tell the script in each state, and that what comes by itself is nobody's
//! visit.

use crate::steps::{END, START, escaped, number, publish_replay, shows};
use app::enrolment::Enrolment;
use app::i18n::{Instant, Locale, say_args};
use app::lectures::LectureForm;
use app::live::Live;
use regex::Regex;
use server::on_both_engines;
use server::testing::{Actor, Page, TestHall};

const MINUTE: i64 = Instant::MINUTE;
/// The header that the script sends.
const BY_ITSELF: [(&str, &str); 1] = [("x-follow", "1")];

/// An attribute of the part of that id; the part is there.
fn told(page: &Page, id: &str, name: &str) -> Option<String> {
    let tag = Regex::new(&format!(r#"<[a-z]+ [^>]*\bid="{id}"[^>]*>"#)).unwrap();
    let tag = tag
        .find(&page.text)
        .unwrap_or_else(|| panic!("#{id} is in {}", page.text));
    let value = Regex::new(&format!(r#" {name}="([^"]*)""#)).unwrap();
    value
        .captures(tag.as_str())
        .map(|found| found[1].to_owned())
}

/// After how many milliseconds a part is looked at again, if it is.
fn follow(page: &Page, id: &str) -> Option<i64> {
    told(page, id, "data-follow").map(|ms| ms.parse().expect("milliseconds"))
}

/// What is waited for on a page, in milliseconds.
fn counts(page: &Page) -> Vec<i64> {
    let counts = Regex::new(r#" data-counts="(\d+)""#).unwrap();
    let found = counts.captures_iter(&page.text);
    found
        .map(|found| found[1].parse().expect("milliseconds"))
        .collect()
}

/// What is said of the lecture of these journeys.
fn said(key: &str) -> String {
    escaped(&say_args(
        Locale::En,
        key,
        &[("title", "Cold chains".into())],
    ))
}

async fn by_itself(actor: &mut Actor, path: &str) -> Page {
    actor.send(http::Method::GET, path, &BY_ITSELF, "").await
}

/// Somebody with a seat, signed in.
async fn enrolled(hall: &TestHall, slug: &str) -> Actor {
    let amina = hall.person("amina", "practitioner").await;
    hall.db
        .enrolment()
        .enrol(&amina, slug)
        .await
        .expect("enrols");
    hall.signed_in("amina").await
}

on_both_engines! {
    async fn a_lectures_page_follows_it_from_the_day_before_to_its_replay(hall) {
        let olga = hall.organizer("olga").await;
        let slug = hall.lecture(&olga, &hall.form("Cold chains")).await;
        let mut amina = enrolled(&hall, &slug).await;
        let path = format!("/en/lectures/{slug}");
        for (at, again, says, waits, joins) in [
            (START.plus(-24 * 60 * MINUTE), Some(180 * MINUTE), None, vec![], false),
            (START.plus(-120 * MINUTE), Some(21 * MINUTE), None, vec![120 * MINUTE], false),
            (START.plus(-35 * MINUTE), Some(30_000), None, vec![35 * MINUTE], false),
            (START.plus(-15 * MINUTE - 5_000), Some(5_000), None, vec![15 * MINUTE + 5_000], false),
            (START.plus(-15 * MINUTE), Some(30_000), Some("said-door-open"), vec![15 * MINUTE], true),
            (START.plus(-1_000), Some(1_000), Some("said-door-open"), vec![1_000], true),
            (START, Some(30_000), Some("said-live"), vec![], true),
            (END.plus(-10_000), Some(10_000), Some("said-live"), vec![], true),
            (END, Some(3 * MINUTE), Some("said-over"), vec![], false),
            (END.plus(60 * MINUTE), None, Some("said-over"), vec![], false),
        ] {
            hall.clock.set(at);
            let page = amina.get(&path).await;
            let before = at.since(START);
            assert_eq!(follow(&page, "ticket"), again, "{before}");
            assert_eq!(told(&page, "ticket", "data-said"), says.map(said), "{before}");
            assert_eq!(counts(&page), waits, "{before}");
            assert_eq!(page.text.contains("/api/join"), joins, "{before}");
            assert!(!page.text.contains("data-enter"), "one joins by the button there");
        }
        publish_replay(&hall, &olga, &slug, 60 * MINUTE).await;
        let page = amina.get(&path).await;
        assert_eq!(follow(&page, "ticket"), None);
        assert_eq!(told(&page, "ticket", "data-said"), Some(said("said-replay")));
        assert!(page.text.contains(&format!("/en/replays/{slug}")), "{}", page.text);
    }

    async fn a_cancelled_lecture_says_so_and_is_followed_no_more(hall) {
        let olga = hall.organizer("olga").await;
        let slug = hall.lecture(&olga, &hall.form("Cold chains")).await;
        hall.clock.set(START.plus(-30 * MINUTE));
        let mut amina = enrolled(&hall, &slug).await;
        let [ticket, door] = ["", "/live"].map(|rest| format!("/en/lectures/{slug}{rest}"));
        assert_eq!(follow(&amina.get(&ticket).await, "ticket"), Some(30_000));
        assert_eq!(follow(&amina.get(&door).await, "door"), Some(30_000));
        hall.db.live().cancel(&olga, &slug).await.unwrap();
        let page = amina.get(&ticket).await;
        assert_eq!((follow(&page, "ticket"), told(&page, "ticket", "data-said")), (None, Some(said("said-cancelled"))));
        let page = amina.get(&door).await;
        assert_eq!((follow(&page, "door"), follow(&page, "gate")), (None, None));
    }

    async fn whoever_waits_before_the_door_gets_the_form_that_lets_them_in(hall) {
        let olga = hall.organizer("olga").await;
        let slug = hall.lecture(&olga, &hall.form("Cold chains")).await;
        let mut amina = enrolled(&hall, &slug).await;
        let path = format!("/en/lectures/{slug}/live");
        hall.clock.set(START.plus(-16 * MINUTE));
        let page = amina.get(&path).await;
        assert!(shows(&page, "gate-too-early") && shows(&page, "look-again"), "without script, too: {}", page.text);
        assert_eq!((follow(&page, "gate"), follow(&page, "door")), (Some(30_000), Some(30_000)));
        assert_eq!(counts(&page), [MINUTE], "until the door opens");
        assert!(!page.text.contains("data-enter") && !page.text.contains("/api/join"));

        hall.clock.set(START.plus(-15 * MINUTE));
        let page = by_itself(&mut amina, &path).await;
        assert!(page.text.contains("data-enter") && page.text.contains("/api/join"), "{}", page.text);
        assert_eq!((follow(&page, "gate"), follow(&page, "door")), (None, None));
        assert_eq!(number(&hall, "SELECT count(*) FROM joins").await, 0, "to look is not to join");

        hall.clock.set(END);
        let page = amina.get(&path).await;
        assert_eq!(follow(&page, "door"), Some(3 * MINUTE), "for the replay");
        hall.clock.set(END.plus(60 * MINUTE));
        assert_eq!(follow(&amina.get(&path).await, "door"), None);
    }

    async fn the_programmes_head_follows_what_is_on_and_what_comes_then(hall) {
        let olga = hall.organizer("olga").await;
        hall.lecture(&olga, &hall.form("Cold chains")).await;
        let second = LectureForm {
            starts_at: "2026-11-25T11:00".into(),
            ends_at: "2026-11-25T12:00".into(),
            ..hall.form("Customs data")
        };
        hall.lecture(&olga, &second).await;
        let door = START.plus(45 * MINUTE);
        for (at, again, says, waits) in [
            (START.plus(-24 * 60 * MINUTE), 180 * MINUTE, None, vec![]),
            (START.plus(-20 * MINUTE), 30_000, None, vec![20 * MINUTE, 80 * MINUTE]),
            (START.plus(-15 * MINUTE), 30_000, Some("said-door-open"), vec![15 * MINUTE, 75 * MINUTE]),
            (START, 30_000, Some("said-live"), vec![60 * MINUTE]),
            (door.plus(-7_000), 7_000, Some("said-live"), vec![15 * MINUTE + 7_000]),
            (END.plus(-4_000), 4_000, Some("said-live"), vec![]),
        ] {
            hall.clock.set(at);
            let page = hall.visitor().get("/en/").await;
            let before = at.since(START);
            assert_eq!(follow(&page, "now"), Some(again), "{before}");
            assert_eq!(told(&page, "now", "data-said"), says.map(said), "{before}");
            assert_eq!(counts(&page), waits, "{before}");
        }
        hall.clock.set(END);
        let page = hall.visitor().get("/en/").await;
        assert!(told(&page, "now", "data-said").is_some_and(|said| said.contains("Customs data")), "{}", page.text);
        for path in ["/en/?past=1", "/en/counting", "/en/replays"] {
            assert!(!hall.visitor().get(path).await.text.contains("data-follow"), "{path}");
        }
    }

    async fn a_kept_page_tells_no_time_that_is_older_than_it_may_be(hall) {
        let olga = hall.organizer("olga").await;
        let slug = hall.lecture(&olga, &hall.form("Cold chains")).await;
        let pages = [("/en/".to_owned(), "now"), (format!("/en/lectures/{slug}"), "ticket")];
        hall.clock.set(START.plus(-15 * MINUTE - 20_000));
        let mut before = Vec::new();
        for (path, id) in &pages {
            let page = hall.visitor().get(path).await;
            assert_eq!(follow(&page, id), Some(20_000), "{path}");
            before.push(page);
        }
        hall.clock.by(4_999);
        for ((path, _), before) in pages.iter().zip(&before) {
            assert_eq!(hall.visitor().get(path).await.text, before.text, "the same for all: {path}");
            let tag = [("if-none-match", before.header("etag"))];
            assert_eq!(hall.visitor().send(http::Method::GET, path, &tag, "").await.status, 304, "{path}");
        }
        hall.clock.by(1);
        for (path, id) in &pages {
            let page = hall.visitor().get(path).await;
            assert_eq!((follow(&page, id), counts(&page)), (Some(15_000), vec![15 * MINUTE + 15_000]), "{path}");
        }
    }

    async fn what_comes_by_itself_takes_no_notice_and_is_no_sign_of_an_organizer(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let path = format!("/en/lectures/{slug}");
        let bo = hall.person("bo", "official").await;
        let mut phone = hall.signed_in("bo").await;
        phone.get(&path).await;
        phone.post("/api/enrol?l=en", &[("lecture", &slug)]).await;
        assert!(!shows(&by_itself(&mut phone, &path).await, "enrolled-notice"), "it is for the page that somebody reads");
        // Nor does a script that asks for a head alone, as a player does that has another quality remembered.
        assert_eq!(phone.send(http::Method::HEAD, &path, &[], "").await.status, 200);
        assert!(shows(&phone.get(&path).await, "enrolled-notice"));

        let mut olga = hall.signed_in("olga").await;
        assert_eq!(olga.get(&path).await.status, 200);
        for _ in 0..2 {
            hall.clock.by(16 * MINUTE);
            assert_eq!(by_itself(&mut olga, &path).await.status, 200);
        }
        let (id, next) = (bo.id.0.to_string(), "/en/organizer/people");
        let fields = [("person", id.as_str()), ("confirmed", "true"), ("next", next)];
        let answer = olga.post("/api/confirm?l=en", &fields).await;
        assert!(answer.location().starts_with("/en/sign-in?again=1&next="), "{}", answer.location());
    }
}
