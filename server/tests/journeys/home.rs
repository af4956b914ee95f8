//! First sight of the programme: what this is, or one's next lecture; and the view "For me".

use crate::steps::{START, escaped, sentence, shows, tamper};
use app::accounts::Accounts;
use app::enrolment::Enrolment;
use app::i18n::{Instant, Locale, say_args};
use app::lectures::LectureForm;
use regex::Regex;
use server::on_both_engines;
use server::testing::{Actor, Page, TestHall};

const MINUTE: i64 = Instant::MINUTE;

/// The titles of a page's list, in order.
fn titles(page: &Page) -> Vec<String> {
    let title = Regex::new(r"(?s)<h3>\s*<a[^>]*>([^<]*)</a>").unwrap();
    let found = title.captures_iter(&page.text);
    found.map(|title| title[1].to_owned()).collect()
}

/// What stands above the page's `<main>`.
fn above_of(page: &Page) -> &str {
    page.text.split("<main").next().unwrap_or_default()
}

/// The page's one heading.
fn heading(page: &Page) -> &str {
    assert_eq!(page.text.matches("<h1").count(), 1, "{}", page.text);
    let (_, rest) = page.text.split_once("<h1").expect("a heading");
    rest.split("</h1>").next().unwrap_or_default()
}

/// How many are hidden, as the page says it.
fn hidden(n: i64) -> String {
    escaped(&say_args(Locale::En, "for-me-hidden", &[("n", n.into())]))
}

/// A visitor of that zone.
fn visitor_of(hall: &TestHall, zone: &str) -> Actor {
    let mut visitor = hall.visitor();
    if !zone.is_empty() {
        visitor.cookie("zone", zone);
    }
    visitor
}

/// Two lectures on 25 November: "Cold chains" from 10:00 to 11:30 in Kigali, "Customs data" from 12:00 to 13:00.
async fn two_lectures(hall: &TestHall) -> [String; 2] {
    let olga = hall.organizer("olga").await;
    let cold = hall.lecture(&olga, &hall.form("Cold chains")).await;
    let customs = LectureForm {
        starts_at: "2026-11-25T12:00".into(),
        ends_at: "2026-11-25T13:00".into(),
        ..hall.form("Customs data")
    };
    [cold, hall.lecture(&olga, &customs).await]
}

on_both_engines! {
    async fn a_visitor_reads_what_this_is_and_has_two_ways_on(hall) {
        let empty = hall.visitor().get("/en/").await;
        assert!(heading(&empty).contains(&sentence("home-what")), "also before there is any lecture");
        assert!(!empty.text.contains("data-follow") && shows(&empty, "none-upcoming"));
        let [cold, customs] = two_lectures(&hall).await;
        let page = hall.visitor().get("/en/").await;
        assert!(heading(&page).contains(&sentence("home-what")), "{}", page.text);
        let above = above_of(&page);
        for way in ["/en/sign-up", "/en/replays", &format!("/en/lectures/{cold}"), &format!("/en/lectures/{customs}")] {
            assert!(above.contains(&format!("href=\"{way}\"")), "{way}: {above}");
        }
        assert!(page.text.contains("\u{a0}· English"), "no line begins with the dot: {}", page.text);
        // The figures and the way to what they mean stand once: here above the foot, elsewhere in it.
        for path in ["/en/", "/en/zone"] {
            let page = hall.visitor().get(path).await;
            assert_eq!(page.text.matches("href=\"/en/counting\"").count(), 1, "{path}: {}", page.text);
        }
        // What is narrowed or over has a low head: its lectures come first.
        for (path, title) in [
            ("/en/?topic=policy", "programme-title"),
            ("/en/?for_me=1", "programme-title"),
            ("/en/?past=1", "past-title"),
        ] {
            let page = hall.visitor().get(path).await;
            assert!(heading(&page).contains(&sentence(title)), "{path}: {}", page.text);
            assert!(!page.text.contains("class=\"hello\"") && !page.text.contains("data-follow"), "{path}");
        }
    }

    async fn whoever_has_a_seat_reads_of_it_first_and_comes_in_by_its_door(hall) {
        let [cold, customs] = two_lectures(&hall).await;
        let amina = hall.person("amina", "practitioner").await;
        hall.person("bo", "practitioner").await;
        hall.db.enrolment().enrol(&amina, &customs).await.unwrap();
        let (mut amina, mut bo) = (hall.signed_in("amina").await, hall.signed_in("bo").await);
        // The view "For me" hides no seat of one's own.
        tamper(&hall, "UPDATE lectures SET language = 'fr' WHERE title = 'Customs data'").await;
        let page = amina.get("/en/?for_me=1").await;
        assert_eq!(titles(&page), ["Cold chains"]);
        assert!(heading(&page).contains(&format!("/en/lectures/{customs}\"")), "{}", page.text);
        for (at, beside, word, joins) in [
            // What is next stands beside one's own.
            (-20, Some(&cold), "home-your-next", false),
            (10, Some(&cold), "home-your-next", false),
            (105, None, "door-open", true),
            (120, None, "live-now", true),
        ] {
            hall.clock.set(START.plus(at * MINUTE));
            let page = amina.get("/en/").await;
            assert!(heading(&page).contains(&format!("/en/lectures/{customs}\"")), "{at}: {}", page.text);
            let above = above_of(&page);
            assert!(above.contains(&sentence(word)), "{at}: {above}");
            assert_eq!(above.contains("/api/join"), joins, "{at}: {above}");
            assert_eq!(above.contains(&format!("/en/lectures/{customs}/calendar.ics")), !joins, "{at}: {above}");
            assert_eq!(above.contains("id=\"beside\""), beside.is_some(), "{at}: {above}");
            let enrols = beside.is_some_and(|other| above.contains(&format!("name=\"lecture\" value=\"{other}\"")));
            assert_eq!(enrols, beside.is_some(), "{at}: a seat in the other can be taken: {above}");
            assert!(above.contains("id=\"now\"") && above.contains("data-follow=\""), "{at}: {above}");
            // Who has none reads of what is live or next, and can take one.
            let page = bo.get("/en/").await;
            let first = if at < 90 { &cold } else { &customs };
            assert!(heading(&page).contains(&format!("/en/lectures/{first}\"")), "{at}: {}", page.text);
            assert!(!shows(&page, "home-your-next"), "{at}");
            assert!(above_of(&page).contains(&format!("name=\"lecture\" value=\"{first}\"")), "{at}");
        }
        // Nothing is to come any more.
        hall.clock.set(START.plus(180 * MINUTE));
        let page = amina.get("/en/").await;
        assert!(heading(&page).contains(&sentence("programme-title")), "{}", page.text);
        assert!(!page.text.contains("class=\"hello\"") && !page.text.contains("data-follow"));
    }

    async fn for_me_shows_what_suits_the_reader_and_says_how_many_are_hidden(hall) {
        let olga = hall.organizer("olga").await;
        for (title, language, audience, starts, ends) in [
            ("Morning", "en", "everyone", "2026-11-25T10:00", "2026-11-25T12:00"),
            ("Thai", "th", "everyone", "2026-11-25T10:10", "2026-11-25T12:00"),
            ("French", "fr", "everyone", "2026-11-25T10:20", "2026-11-25T12:00"),
            ("Officials", "en", "officials", "2026-11-25T10:30", "2026-11-25T12:00"),
            ("Practitioners", "en", "practitioners", "2026-11-25T10:40", "2026-11-25T12:00"),
            ("Dawn", "en", "everyone", "2026-11-26T06:59", "2026-11-26T08:00"),
            ("Night", "en", "everyone", "2026-11-26T22:00", "2026-11-26T23:00"),
        ] {
            let form = LectureForm {
                language: language.into(),
                audience: audience.into(),
                starts_at: starts.into(),
                ends_at: ends.into(),
                ..hall.form(title)
            };
            hall.lecture(&olga, &form).await;
        }
        let mut people = Vec::new();
        for (name, kind, expected, others) in [
            ("amina", "practitioner", &["Morning", "Practitioners", "Night"][..], 4),
            ("suda", "practitioner", &["Morning", "Thai", "Practitioners", "Night"], 3),
            // A seat can be held for her until she is confirmed.
            ("chipo", "official", &["Morning", "Officials", "Night"], 4),
            ("dina", "official", &["Morning", "Officials", "Night"], 4),
        ] {
            let person = hall.person(name, kind).await;
            if name == "dina" {
                hall.db.accounts().confirm(&olga, person.id, true).await.unwrap();
            }
            people.push((name, expected, others));
        }
        tamper(&hall, "UPDATE people SET language = 'th' WHERE email = 'suda@example.org'").await;
        // Each twice, so that each also comes after every other.
        for _ in 0..2 {
            for (name, expected, others) in &people {
                let page = hall.signed_in(name).await.get("/en/?for_me=1").await;
                assert_eq!(titles(&page), *expected, "{name}");
                assert!(page.text.contains(&hidden(*others)), "{name}: {}", page.text);
                assert!(!shows(&page, "see-for-whom"), "{name}: {}", page.text);
            }
            for (zone, l, expected, others) in [
                ("", "en", &["Morning", "Dawn", "Night"][..], 4),
                ("Africa/Kigali", "en", &["Morning", "Night"], 5),
                ("Africa/Kigali", "th", &["Morning", "Thai", "Night"], 4),
                // Seven hours behind: 22:00 in Kigali is 15:00 there.
                ("America/Lima", "en", &["Night"], 6),
            ] {
                let page = visitor_of(&hall, zone).get(&format!("/{l}/?for_me=1")).await;
                assert_eq!(titles(&page), expected, "{zone} {l}");
                assert!(l != "en" || page.text.contains(&hidden(others)), "{zone}: {}", page.text);
                assert_eq!(page.text.contains("07:00"), !zone.is_empty(), "{zone}: the hours are said where they apply");
                assert!(!page.header("etag").is_empty(), "it is kept");
                let all = visitor_of(&hall, zone).get(&format!("/{l}/")).await;
                assert_eq!(titles(&all).len(), 7, "{zone}: all of them, as before");
            }
        }
    }

    async fn where_nothing_suits_the_way_to_all_is_shown(hall) {
        let olga = hall.organizer("olga").await;
        let form = LectureForm { language: "fr".into(), ..hall.form("Chaînes du froid") };
        hall.lecture(&olga, &form).await;
        for (path, all) in [("/en/?for_me=1", "/en/"), ("/en/?topic=policy&for_me=1", "/en/?topic=policy")] {
            let page = hall.visitor().get(path).await;
            assert!(shows(&page, "for-me-none") && shows(&page, "for-me-none-text"), "{path}: {}", page.text);
            assert!(page.text.contains(&hidden(1)), "{path}");
            let way = format!("class=\"button quiet\" href=\"{all}\"");
            let other = format!("href=\"{all}\" class=\"button quiet\"");
            assert!(page.text.contains(&way) || page.text.contains(&other), "{path}: {}", page.text);
        }
        // Where nothing is hidden, it is not the reader whom nothing suits.
        let page = hall.visitor().get("/en/?topic=skills&for_me=1").await;
        assert!(shows(&page, "none-match") && !shows(&page, "for-me-none"), "{}", page.text);
        // What is over can be watched at any hour.
        let page = hall.visitor().get("/en/?for_me=1&past=1").await;
        assert!(shows(&page, "none-past") && !page.text.contains("class=\"switch\"") && !page.text.contains("class=\"why\""));
    }
}
