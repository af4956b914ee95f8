//! The end screen, and the correction that somebody asks for there.

use crate::steps::{InRoom, START, Tab, in_room, measured, number, recount_is_zero, shows};
use app::accounts::PersonId;
use app::i18n::{Instant, Locale};
use app::live::{CORRECTION_ASKED_WITHIN, CorrectionForm, CorrectionRequests, Corrections, Seats};
use server::on_both_engines;
use server::testing::{Actor, Page, TestHall};

const MINUTE: i64 = Instant::MINUTE;

/// Amina in the room for the first minutes of ninety, of which 63 make "attended"; then the lecture is over.
async fn there_for(hall: &TestHall, minutes: i64) -> (InRoom, Actor) {
    let room = in_room(hall, &["amina"]).await;
    let mut tab = Tab::open(&room.actors[0], &room.slug).await;
    let beats = minutes * 2 - (hall.db.now().since(START) / 30_000);
    tab.beats(hall, usize::try_from(beats).unwrap()).await;
    hall.clock.set(START.plus(90 * MINUTE));
    let amina = room.actors[0].clone();
    (room, amina)
}

/// What organizers read who waits.
async fn waiting(hall: &TestHall, room: &InRoom) -> Vec<(PersonId, String)> {
    let live = hall.db.live();
    let all = live
        .waiting_requests(&room.organizer, Locale::En, None, 50)
        .await
        .unwrap();
    let of_lecture = live
        .waiting_requests(&room.organizer, Locale::En, Some(&room.slug), 50)
        .await
        .unwrap();
    assert_eq!(all, of_lecture);
    assert_eq!(all.total, i64::try_from(all.longest.len()).unwrap());
    all.longest
        .into_iter()
        .map(|one| (one.person, one.note))
        .collect()
}

fn asks(page: &Page) -> bool {
    page.text.contains("/api/ask-correction")
}

/// What somebody reads who was there for so long.
async fn end_screen(hall: &TestHall, minutes: i64, outcome: &str) {
    let (room, mut amina) = there_for(hall, minutes).await;
    let live_page = format!("/en/lectures/{}/live", room.slug);
    let page = amina.get(&live_page).await;
    assert_eq!(page.status, 200, "{}", page.text);
    assert!(
        shows(&page, "end-why") && shows(&page, "replay-soon") && !shows(&page, "gate-over"),
        "{}",
        page.text
    );
    let plain = page.text.replace("<!>", "");
    assert!(plain.contains(outcome), "{plain}");
    assert!(
        plain.contains(&format!("{minutes} of 90 min credited")),
        "{plain}"
    );
    // From when to when nothing counted, where that mattered.
    assert_eq!(plain.contains("Not counted:"), minutes == 30, "{plain}");
    assert!(asks(&page));
    // Neither the meeting nor a replay that is not there.
    let replay = format!("/replays/{}", room.slug);
    assert!(
        !plain.contains("secret-room") && !plain.contains(&replay),
        "{plain}"
    );
    // Whoever was not enrolled reads nothing of it.
    hall.person("dia", "practitioner").await;
    let page = hall.signed_in("dia").await.get(&live_page).await;
    assert!(!shows(&page, "end-why"), "{}", page.text);
}

on_both_engines! {
    async fn whoever_attended_reads_it_where_the_room_was(hall) {
        end_screen(&hall, 89, "You attended this lecture.").await;
    }

    async fn whoever_did_not_reads_why(hall) {
        end_screen(&hall, 30, "You were there for 30 minutes. “Attended” needs 63.").await;
    }

    async fn a_correction_is_asked_for_once_and_answered(hall) {
        let (room, mut amina) = there_for(&hall, 30).await;
        let (slug, who) = (room.slug.as_str(), room.people[0].id);
        let live_page = format!("/en/lectures/{slug}/live");
        assert!(asks(&amina.get(&live_page).await));
        let page = amina.press("/api/ask-correction?l=en", &[("lecture", slug), ("note", " ")]).await;
        assert!(page.text.contains("id=\"note-error\"") && asks(&page), "{}", page.text);
        let note = [("lecture", slug), ("note", "I followed by <b>telephone</b>.")];
        let page = amina.press("/api/ask-correction?l=en", &note).await;
        assert!(shows(&page, "request-sent") && !asks(&page), "{}", page.text);
        assert_eq!(waiting(&hall, &room).await, [(who, "I followed by <b>telephone</b>.".to_owned())]);
        // A second press of it is told the same; one at a time.
        let page = amina.press("/api/ask-correction?l=en", &note).await;
        assert!(shows(&page, "request-sent"), "{}", page.text);
        assert_eq!(number(&hall, "SELECT count(*) FROM events WHERE kind = 'attendance.correction_requested'").await, 1);
        amina.accepts = "application/json";
        let other = [("lecture", slug), ("note", "I was there.")];
        assert_eq!(amina.post("/api/ask-correction?l=en", &other).await.status, 422);
        amina.accepts = "text/html";
        // The start page, the lecture's desk and the person's record have it, as text.
        let mut olga = hall.signed_in("olga").await;
        let record = format!("/en/organizer/lectures/{slug}/people/{}", who.0);
        for page in ["/en/organizer", &format!("/en/organizer/lectures/{slug}"), &record] {
            let page = olga.get(page).await;
            assert!(page.text.contains("I followed by &lt;b&gt;telephone&lt;/b&gt;."), "{}", page.text);
        }
        // Declined, with a reason that she reads; then she may ask once more.
        let person = who.0.to_string();
        let whose = [("lecture", slug), ("person", person.as_str())];
        let page = olga.press("/api/decline-correction?l=en", &[whose.as_slice(), &[("decline_reason", "")]].concat()).await;
        assert!(page.text.contains("id=\"decline_reason-error\""), "{}", page.text);
        let page = olga.press("/api/decline-correction?l=en", &[whose.as_slice(), &[("decline_reason", "The line was up.")]].concat()).await;
        assert!(shows(&page, "request-declined") && !page.text.contains("/api/decline-correction"), "{}", page.text);
        let page = olga.press("/api/decline-correction?l=en", &[whose.as_slice(), &[("decline_reason", "The line was up.")]].concat()).await;
        assert!(shows(&page, "request-declined"), "a second press: {}", page.text);
        let page = olga.press("/api/decline-correction?l=en", &[whose.as_slice(), &[("decline_reason", "Another.")]].concat()).await;
        assert!(shows(&page, "request-none-waits"), "{}", page.text);
        assert_eq!(number(&hall, "SELECT count(*) FROM events WHERE kind = 'attendance.correction_declined'").await, 1);
        assert!(waiting(&hall, &room).await.is_empty());
        let page = amina.get(&live_page).await;
        assert!(page.text.contains("The line was up.") && asks(&page), "{}", page.text);
        let page = amina.press("/api/ask-correction?l=en", &note).await;
        assert!(shows(&page, "request-sent") && !page.text.contains("The line was up."), "{}", page.text);
        // A correction is the other answer.
        let form = CorrectionForm { minutes: "80".into(), reason: "The operator confirms it.".into() };
        hall.db.live().correct(&room.organizer, slug, who, &form).await.unwrap();
        // The second press of the same form makes no second record.
        hall.db.live().correct(&room.organizer, slug, who, &form).await.unwrap();
        assert_eq!(number(&hall, "SELECT count(*) FROM corrections").await, 1);
        assert!(waiting(&hall, &room).await.is_empty());
        let page = amina.get(&live_page).await;
        let plain = page.text.replace("<!>", "");
        assert!(plain.contains("The operator confirms it.") && plain.contains("80 of 90 min credited") && shows(&page, "end-corrected"), "{plain}");
        assert!(measured(&hall, &room.organizer, slug, "amina").await.attended);
        // It is taken back: what she reads is what stands.
        for _ in 0..2 {
            hall.db.live().take_back_correction(&room.organizer, slug, who, "It was another Amina.").await.unwrap();
        }
        assert_eq!(number(&hall, "SELECT count(*) FROM corrections").await, 2);
        let plain = amina.get(&live_page).await.text.replace("<!>", "");
        assert!(plain.contains("It was another Amina.") && !plain.contains("The operator confirms it.") && plain.contains("30 of 90 min credited"), "{plain}");
        assert!(waiting(&hall, &room).await.is_empty());
        assert_eq!(number(&hall, "SELECT count(*) FROM correction_requests").await, 1);
        recount_is_zero(&hall).await;
    }

    async fn a_correction_can_be_asked_for_by_whom_it_concerns_while_it_can(hall) {
        let room = in_room(&hall, &["amina", "bo"]).await;
        let live = hall.db.live();
        let ask = async |name: &str| {
            let mut actor = hall.signed_in(name).await;
            actor.accepts = "application/json";
            actor.post("/api/ask-correction?l=en", &[("lecture", &room.slug), ("note", "My line was down.")]).await.status
        };
        hall.clock.set(START.plus(80 * MINUTE));
        assert_eq!(ask("amina").await, 422, "it is not over");
        live.take_seat_away(&room.organizer, &room.slug, room.people[1].id, "Not a trader.").await.unwrap();
        hall.clock.set(START.plus(90 * MINUTE));
        hall.person("dia", "practitioner").await;
        assert_eq!(ask("dia").await, 422, "not enrolled");
        assert_eq!(ask("bo").await, 422, "no seat any more");
        assert_eq!(live.result(&room.people[1], &room.slug).await.unwrap(), None);
        hall.clock.set(START.plus(90 * MINUTE + CORRECTION_ASKED_WITHIN + 1));
        assert_eq!(ask("amina").await, 422, "too late");
        hall.clock.set(START.plus(90 * MINUTE + CORRECTION_ASKED_WITHIN));
        let status = ask("amina").await;
        assert!((200..300).contains(&status), "{status}");
        assert_eq!(number(&hall, "SELECT count(*) FROM correction_requests").await, 1);
    }
}
