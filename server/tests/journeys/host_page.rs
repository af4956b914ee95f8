//! What the host of a gathered room is asked and told, and where; the room at the desk once it is over; and the minutes that
//! the lecture's page and the room tell.

use crate::gatherings::{beats_until, count, gather, id, phone, press};
use crate::steps::{END, InRoom, START, Tab, in_room, number, sentence, shows};
use app::enrolment::Enrolment;
use app::i18n::Instant;
use app::live::Live;
use server::on_both_engines;
use server::testing::{Page, TestHall};

const MINUTE: i64 = Instant::MINUTE;

/// Where something stands on a page.
fn place(page: &Page, text: &str) -> usize {
    let found = page.text.find(text);
    found.unwrap_or_else(|| panic!("{text}: {}", page.text))
}

/// Whether a sentence stands below the heading of the gathered room, where the host lands, and not at the page's head.
fn is_told_where_one_lands(page: &Page, key: &str) {
    assert!(
        place(page, &sentence(key)) > place(page, "id=\"gathering\""),
        "{key}: {}",
        page.text
    );
    assert_eq!(page.text.matches(&sentence(key)).count(), 1, "{key}");
}

/// A host with a member in the room.
async fn hosting(hall: &TestHall) -> (InRoom, String, Tab) {
    let mut room = in_room(hall, &["amina"]).await;
    let (code, tab) = gather(hall, &mut room).await;
    let mut bo = phone(hall, "bo").await;
    press(&mut bo, "check-in", &[("code", &code)]).await;
    (room, code, tab)
}

on_both_engines! {
    async fn closing_a_gathered_room_is_asked_first(hall) {
        let (mut room, _, _) = hosting(&hall).await;
        let slug = room.slug.clone();
        let (live, ask) = (format!("/en/lectures/{slug}/live"), format!("/en/lectures/{slug}/live/close"));
        let host = &mut room.actors[0];
        let page = host.get(&live).await;
        assert!(page.text.contains(&format!("href=\"{ask}\"")) && !page.text.contains("/api/close-gathering"), "{}", page.text);
        let page = host.get(&ask).await;
        for said in ["gathering-close-title", "gathering-close-text", "gathering-close-number"] {
            assert!(shows(&page, said), "{said}: {}", page.text);
        }
        assert!(page.text.contains("1 person is in it.") && page.text.contains("button danger"), "{}", page.text);
        assert_eq!(number(&hall, "SELECT count(*) FROM gatherings WHERE closed_at IS NULL").await, 1, "nothing is done yet");
        let page = press(host, "close-gathering", &[("lecture", &slug)]).await;
        is_told_where_one_lands(&page, "gathering-closed-notice");
        let page = host.get(&ask).await;
        assert!(shows(&page, "gathering-none-open") && !page.text.contains("/api/close-gathering"), "{}", page.text);
        // Nor is anything asked of somebody who hosts no room.
        let mut bo = hall.signed_in("bo").await;
        assert!(shows(&bo.get(&ask).await, "gathering-none-open"));
    }

    async fn what_a_press_did_is_said_where_the_host_lands(hall) {
        let (mut room, _, mut tab) = hosting(&hall).await;
        let slug = room.slug.clone();
        let bo = id(&hall, "bo").await;
        let of = [("lecture", slug.as_str()), ("person", bo.as_str())];
        for (verb, fields, key) in [
            ("renew-code", &of[..1], "gathering-code-renewed"),
            ("mark-left", &of[..], "gathering-marked-gone-notice"),
            ("let-back-in", &of[..], "gathering-let-back-notice"),
        ] {
            is_told_where_one_lands(&press(&mut room.actors[0], verb, fields).await, key);
        }
        let page = press(&mut room.actors[0], "ask-question", &[("lecture", &slug), ("question", "Who pays?")]).await;
        assert!(place(&page, &sentence("question-taken")) > place(&page, "id=\"questions-title\""), "{}", page.text);
        // Before it is asked the code stands first; then what is asked does.
        let live = format!("/en/lectures/{slug}/live");
        let page = room.actors[0].get(&live).await;
        assert!(place(&page, "gather-code") < place(&page, "id=\"gathered\""), "{}", page.text);
        beats_until(&hall, &mut tab, 36).await;
        let page = room.actors[0].get(&live).await;
        assert!(place(&page, "id=\"count-heads\"") < place(&page, "gather-code"), "{}", page.text);
        // A number that is refused is named at the head of the section, with the way to its field.
        let code = crate::steps::code(&hall, &slug).await;
        let page = count(&hall, &mut room.actors[0], (&code, "31"), &[]).await;
        let summary = place(&page, "class=\"errors\"");
        assert!(summary < place(&page, "id=\"count-heads\"") && page.text[summary..].contains("href=\"#heads\""), "{}", page.text);
        let page = room.actors[0].get(&format!("/en/check-in?code={code}")).await;
        assert!(!page.text.contains("class=\"errors\""), "once: {}", page.text);
        let fields = [("code", code.as_str()), ("heads", "0"), ("lecture", &slug)];
        let page = press(&mut room.actors[0], "count-heads", &fields).await;
        is_told_where_one_lands(&page, "gathering-counted-notice");
    }

    async fn a_gathered_room_that_is_over_is_told_so_at_the_desk(hall) {
        let (room, _, mut tab) = hosting(&hall).await;
        let number_of = number(&hall, "SELECT id FROM gatherings").await.to_string();
        let desk = format!("/en/organizer/lectures/{}", room.slug);
        let one = format!("{desk}/rooms/{number_of}");
        let mut olga = hall.signed_in("olga").await;
        let page = olga.get(&one).await;
        assert!(shows(&page, "gatherings-in-room") && shows(&page, "gatherings-size-title"), "{}", page.text);
        assert!(shows(&olga.get(&desk).await, "gatherings-open"));
        beats_until(&hall, &mut tab, 80).await;
        hall.clock.set(END.plus(MINUTE));
        let mut olga = hall.signed_in("olga").await;
        let page = olga.get(&one).await;
        assert!(shows(&page, "gatherings-stayed") && !shows(&page, "gatherings-size-title"), "{}", page.text);
        assert!(shows(&olga.get(&desk).await, "gatherings-closed-by-end"));
        let fields = [("lecture", room.slug.as_str()), ("room", &number_of), ("most_members", "40")];
        let page = press(&mut olga, "set-room-size", &fields).await;
        assert!(shows(&page, "gatherings-size-over"), "{}", page.text);
        assert_eq!(number(&hall, "SELECT most_members FROM gatherings").await, 30);
    }

    async fn the_lectures_page_tells_the_minutes_that_count_as_the_room_does(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        hall.clock.set(START.plus(-10 * MINUTE));
        let amina = hall.person("amina", "practitioner").await;
        hall.db.enrolment().enrol(&amina, &slug).await.unwrap();
        hall.db.live().start(&organizer, &slug, None).await.unwrap();
        let mut actor = hall.signed_in("amina").await;
        crate::steps::join(&mut actor, &slug).await;
        let mut tab = Tab::open(&actor, &slug).await;
        for (beats, counts) in [(20, 0), (6, 3)] {
            tab.beats(&hall, beats).await;
            let told = format!("Your minutes that count so far: {counts}<");
            for path in [format!("/en/lectures/{slug}"), format!("/en/lectures/{slug}/live")] {
                let page = actor.get(&path).await;
                assert!(page.text.contains(&told), "{path}, {counts}: {}", page.text);
            }
        }
        assert_eq!(crate::steps::measured(&hall, &organizer, &slug, "amina").await.present_ms, 13 * MINUTE, "present is more");
    }

    async fn a_lecture_that_cannot_be_started_says_why(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let live = hall.db.live();
        let asked = async || hall.signed_in("olga").await.get(&format!("/en/organizer/lectures/{slug}/start")).await;
        let tells = |page: &Page, sentence: &str| {
            let shown = regex::Regex::new("<[^>]*>").unwrap().replace_all(&page.text, "").into_owned();
            assert!(shown.contains(sentence) && !shows(page, "lecture-cannot-start"), "{sentence}: {shown}");
        };
        hall.clock.set(START.plus(-5 * MINUTE));
        tells(&asked().await, "is still to come");
        hall.clock.set(START.plus(2 * MINUTE));
        live.start(&organizer, &slug, None).await.unwrap();
        hall.clock.set(START.plus(12 * MINUTE));
        tells(&asked().await, "It was started at ");
        let page = hall.signed_in("olga").await.press("/api/start-lecture?l=en", &[("slug", &slug)]).await;
        assert!(shows(&page, "lecture-begun-already"), "{}", page.text);
        live.end(&organizer, &slug).await.unwrap();
        tells(&asked().await, "It ended at ");
    }
}
