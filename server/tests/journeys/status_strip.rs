//! The strip above a lecture's ticket: it says the state in each case, and the ticket has its tone.

use crate::steps::{END, START, sentence};
use app::enrolment::Enrolment;
use app::i18n::Instant;
use app::lectures::{LectureForm, Lectures};
use app::live::Live;
use regex::Regex;
use server::on_both_engines;
use server::testing::Page;

const MINUTE: i64 = Instant::MINUTE;

/// The ticket's tone, and the state that its strip says.
fn strip(page: &Page) -> (String, String) {
    let text = page.text.replace(['\u{2068}', '\u{2069}'], "");
    let find = |pattern: &str| {
        let found = Regex::new(pattern).unwrap();
        let found = found.captures(&text).map(|found| found[1].to_owned());
        found.unwrap_or_else(|| panic!("{pattern} in {text}"))
    };
    let tone = find(r#"class="ticket ([a-z]+)""#);
    let strip = find(r#"(?s)<p class="strip">(.*?)</p>"#);
    assert_eq!(text.matches("class=\"strip\"").count(), 1);
    let state = Regex::new(r"(?s)<b [^>]*>(.*?)</b>").unwrap();
    let state = state.captures(&strip).expect("a state")[1].to_owned();
    (tone, state)
}

fn is(tone: &str, key: &str) -> (String, String) {
    (tone.to_owned(), sentence(key))
}

on_both_engines! {
    async fn the_strip_says_the_state_from_the_first_seat_to_the_end(hall) {
        let olga = hall.organizer("olga").await;
        let slug = hall.lecture(&olga, &LectureForm { capacity: "2".into(), ..hall.form("Cold chains") }).await;
        let path = format!("/en/lectures/{slug}");
        let open = strip(&hall.visitor().get(&path).await);
        assert_eq!(open, ("plain".to_owned(), "2 seats left".to_owned()));
        for name in ["amina", "bo"] {
            let person = hall.person(name, "practitioner").await;
            hall.db.enrolment().enrol(&person, &slug).await.unwrap();
        }
        hall.person("cem", "practitioner").await;
        assert_eq!(strip(&hall.signed_in("cem").await.get(&path).await), is("wait", "no-seat-full"));
        let mut amina = hall.signed_in("amina").await;
        for (at, tone, key) in [
            (START.plus(-16 * MINUTE), "yes", "you-are-enrolled"),
            (START.plus(-15 * MINUTE), "yes", "door-open"),
            (START, "live", "live-now"),
            (END, "plain", "over-note"),
        ] {
            hall.clock.set(at);
            assert_eq!(strip(&amina.get(&path).await), is(tone, key), "{key}");
        }
    }

    async fn the_strip_says_held_cancelled_and_draft(hall) {
        let olga = hall.organizer("olga").await;
        let form = LectureForm { audience: "officials".into(), ..hall.form("Cold chains") };
        let slug = hall.lecture(&olga, &form).await;
        let path = format!("/en/lectures/{slug}");
        hall.person("amina", "official").await;
        let mut amina = hall.signed_in("amina").await;
        amina.get(&path).await;
        let page = amina.press("/api/enrol?l=en", &[("lecture", &slug)]).await;
        assert_eq!(strip(&page), is("wait", "seat-held-for-you"));
        assert!(page.text.contains("/calendar.ics") && !page.text.contains("/api/save-for-later"), "{}", page.text);
        let draft = hall.db.lectures().copy(&olga, &slug).await.unwrap();
        let draft = hall.db.lectures().save(&olga, None, &draft).await.unwrap();
        let page = hall.signed_in("olga").await.get(&format!("/en/lectures/{draft}")).await;
        assert_eq!(strip(&page), is("plain", "desk-state-draft"));

        hall.db.live().cancel(&olga, &slug).await.unwrap();
        assert_eq!(strip(&amina.get(&path).await), is("gone", "cancelled-note"));
    }
    async fn a_date_of_another_year_keeps_its_weekday(hall) {
        let olga = hall.organizer("olga").await;
        let form = LectureForm {
            starts_at: "2027-01-12T10:00".into(),
            ends_at: "2027-01-12T11:30".into(),
            ..hall.form("Cold chains")
        };
        let slug = hall.lecture(&olga, &form).await;
        let page = hall.visitor().get(&format!("/en/lectures/{slug}")).await;
        let text = page.text.replace(['\u{2068}', '\u{2069}'], "");
        assert!(text.contains(">Tuesday 12 January 2027</time>"), "{text}");
    }
}
