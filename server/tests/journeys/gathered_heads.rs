//! How many people are before one screen, and which: the host's number and ticks, the members' answers, an organizer's
//! word, and whom a code lets in.

use crate::gatherings::{beats_until, count, gather, id, minutes, phone, press};
use crate::steps::{
    END, InRoom, START, Tab, in_room, measured, number, recount_is_zero, sentence, shows, tamper,
};
use app::answer::Refused;
use app::enrolment::Enrolment;
use app::i18n::{Instant, Locale};
use app::lectures::LectureForm;
use app::live::{Code, GatheringDesk, Gatherings, NoGathering};
use server::on_both_engines;
use server::testing::{Actor, TestHall};

const MINUTE: i64 = Instant::MINUTE;
/// Thirty countries.
const COUNTRIES: [&str; 30] = [
    "RW", "KE", "FJ", "TH", "CN", "EG", "BR", "CL", "DE", "FR", "GH", "IN", "JO", "KH", "LA", "MA",
    "NP", "OM", "PE", "QA", "SA", "TZ", "UG", "VN", "WS", "YE", "ZA", "ZM", "MY", "ID",
];

/// Members who check in with phones at the start of the lecture, in that order.
async fn members(hall: &TestHall, code: &str, names: &[&str]) -> Vec<Actor> {
    let mut phones = Vec::new();
    for name in names {
        let mut phone = phone(hall, name).await;
        let page = press(&mut phone, "check-in", &[("code", code)]).await;
        assert!(shows(&page, "check-in-done"), "{name}: {}", page.text);
        phones.push(phone);
    }
    phones
}

/// The address of the only room at the desk.
async fn desk_of(hall: &TestHall, slug: &str) -> String {
    let room = number(hall, "SELECT id FROM gatherings").await;
    format!("/en/organizer/lectures/{slug}/rooms/{room}")
}

/// What a person has of it: gathered minutes, and whether they attended.
async fn came_to(hall: &TestHall, room: &InRoom, name: &str) -> (i64, bool) {
    let a = measured(hall, &room.organizer, &room.slug, name).await;
    assert_eq!(a.by_gathering, a.attended, "nobody here was there alone");
    (a.gathered_ms / MINUTE, a.attended)
}

/// Presses where it is to be refused: whether the page says that sentence.
async fn refused(actor: &mut Actor, verb: &str, fields: &[(&str, &str)], key: &str) {
    let page = press(actor, verb, fields).await;
    assert!(shows(&page, key), "{verb}: {}", page.text);
}

on_both_engines! {
    async fn one_code_and_forty_accounts_elsewhere_make_no_more_attend_than_the_host_counted(hall) {
        let mut room = in_room(&hall, &["amina"]).await;
        let slug = room.slug.clone();
        let (code, mut tab) = gather(&hall, &mut room).await;
        let code_of = Code::parse(&code).unwrap();
        let mut people = Vec::new();
        for n in 0..40 {
            let person = hall.person(&format!("far{n}"), "practitioner").await;
            let country = COUNTRIES[n % COUNTRIES.len()];
            tamper(&hall, &format!("UPDATE people SET country = '{country}' WHERE id = {}", person.id.0)).await;
            hall.db.enrolment().enrol(&person, &slug).await.unwrap();
            people.push(person);
        }
        for (n, person) in people.iter().enumerate() {
            let done = hall.db.live().check_in(person, &code_of).await;
            let full = Err(Refused::No(NoGathering::Full(30)));
            assert_eq!(done, if n < 30 { Ok(()) } else { full }, "{n}");
        }
        // An organizer lets the room hold more.
        let mut olga = hall.signed_in("olga").await;
        let desk = desk_of(&hall, &slug).await;
        let page = olga.get(&desk).await;
        assert!(page.text.contains(&format!("from {} countries", COUNTRIES.len())), "{}", page.text);
        let number_of = desk.rsplit('/').next().unwrap().to_owned();
        for most in ["29", "501", "many"] {
            let page = press(&mut olga, "set-room-size", &[("lecture", &slug), ("room", &number_of), ("most_members", most)]).await;
            assert!(page.text.contains("A whole number from 30 to 500."), "{most}: {}", page.text);
        }
        let page = press(&mut olga, "set-room-size", &[("lecture", &slug), ("room", &number_of), ("most_members", "40")]).await;
        assert!(shows(&page, "gatherings-size-set"), "{}", page.text);
        for person in &people {
            hall.db.live().check_in(person, &code_of).await.unwrap();
        }
        beats_until(&hall, &mut tab, 40).await;
        // Some of them answer, wherever they are; the host sees one, and counts four.
        for n in [13, 11, 12, 15, 14] {
            hall.db.live().answer_here(&people[n], &code_of).await.unwrap();
            hall.clock.by(1);
        }
        count(&hall, &mut room.actors[0], (&code, "4"), &["far20"]).await;
        beats_until(&hall, &mut tab, 89).await;
        for n in 0..40 {
            let counts = [20, 13, 11, 12].contains(&n);
            let expected = if counts { (89, true) } else { (45, false) };
            assert_eq!(came_to(&hall, &room, &format!("far{n}")).await, expected, "{n}");
        }
        let f = crate::steps::figures(&hall, &room.organizer, &slug).await;
        assert_eq!((f.attended, f.attended_gathered), (5, 4), "the host, and as many as were counted");
        let page = olga.get(&format!("/en/organizer/lectures/{slug}")).await;
        assert!(page.text.contains("countries.") && page.text.contains(&desk), "flagged: {}", page.text);
        recount_is_zero(&hall).await;
    }

    async fn who_was_marked_as_gone_returns_only_through_the_host(hall) {
        let mut room = in_room(&hall, &["amina"]).await;
        let slug = room.slug.clone();
        let (code, mut tab) = gather(&hall, &mut room).await;
        let mut bo = members(&hall, &code, &["bo"]).await.remove(0);
        beats_until(&hall, &mut tab, 10).await;
        let member = id(&hall, "bo").await;
        press(&mut room.actors[0], "mark-left", &[("lecture", &slug), ("person", &member)]).await;
        beats_until(&hall, &mut tab, 20).await;
        let page = bo.get(&format!("/en/check-in?code={code}")).await;
        assert!(shows(&page, "gathering-gone") && !page.text.contains("/api/check-in"), "{}", page.text);
        bo.accepts = "application/json";
        let answer = bo.post("/api/check-in?l=en", &[("code", &code)]).await;
        assert_eq!((answer.status, answer.text.contains("Gone")), (422, true), "{}", answer.text);
        // Nor by a code that is new, nor may he answer.
        press(&mut room.actors[0], "renew-code", &[("lecture", &slug)]).await;
        let next = crate::steps::code(&hall, &slug).await;
        assert_eq!(bo.post("/api/check-in?l=en", &[("code", &next)]).await.status, 422);
        assert_eq!(bo.post("/api/answer-here?l=en", &[("code", &next)]).await.status, 422);
        assert_eq!(minutes(&hall, &room, "bo").await, (0, 10));
        let page = press(&mut room.actors[0], "let-back-in", &[("lecture", &slug), ("person", &member)]).await;
        assert!(shows(&page, "gathering-let-back-notice"), "{}", page.text);
        assert_eq!(number(&hall, "SELECT count(*) FROM gathering_stays WHERE left_at IS NULL").await, 0, "he comes by himself");
        assert_eq!(bo.post("/api/check-in?l=en", &[("code", &next)]).await.status, 200);
        beats_until(&hall, &mut tab, 30).await;
        assert_eq!(minutes(&hall, &room, "bo").await, (0, 20));
        recount_is_zero(&hall).await;
    }

    async fn a_code_lets_in_only_while_its_host_beats(hall) {
        let mut room = in_room(&hall, &["amina"]).await;
        let slug = room.slug.clone();
        press(&mut room.actors[0], "open-gathering", &[("lecture", &slug)]).await;
        let code = crate::steps::code(&hall, &slug).await;
        let mut bo = phone(&hall, "bo").await;
        bo.get(&format!("/en/check-in?code={code}")).await;
        refused(&mut bo, "check-in", &[("code", &code)], "gathering-host-away").await;
        let mut tab = Tab::open(&room.actors[0], &slug).await;
        tab.beats(&hall, 4).await;
        hall.clock.by(90_001);
        bo.get(&format!("/en/check-in?code={code}")).await;
        refused(&mut bo, "check-in", &[("code", &code)], "gathering-host-away").await;
        assert_eq!(number(&hall, "SELECT count(*) FROM enrolments").await, 1, "and no seat is taken in vain");
        hall.clock.by(-1);
        press(&mut bo, "check-in", &[("code", &code)]).await;
        assert_eq!(number(&hall, "SELECT count(*) FROM gathering_stays").await, 1);
        // Who is in stays in, and may press again.
        hall.clock.by(10 * MINUTE);
        let page = press(&mut bo, "check-in", &[("code", &code)]).await;
        assert!(shows(&page, "check-in-done"), "{}", page.text);
    }

    async fn a_renewed_code_lets_nobody_in_by_the_old_one(hall) {
        let mut room = in_room(&hall, &["amina"]).await;
        let slug = room.slug.clone();
        let (old, mut tab) = gather(&hall, &mut room).await;
        let mut bo = members(&hall, &old, &["bo"]).await.remove(0);
        let page = press(&mut room.actors[0], "renew-code", &[("lecture", &slug)]).await;
        assert!(shows(&page, "gathering-code-renewed"), "{}", page.text);
        let new = crate::steps::code(&hall, &slug).await;
        assert!(new != old && page.text.contains(&new) && !page.text.contains(&old), "{}", page.text);
        let mut chai = phone(&hall, "chai").await;
        let page = chai.get(&format!("/en/check-in?code={old}")).await;
        assert!(shows(&page, "gathering-no-such-code"), "{}", page.text);
        chai.accepts = "application/json";
        assert_eq!(chai.post("/api/check-in?l=en", &[("code", &old)]).await.status, 422);
        assert_eq!(chai.post("/api/check-in?l=en", &[("code", &new)]).await.status, 200);
        // Who came by the old one is in, answers and leaves by the page they have, and comes back by the new one.
        beats_until(&hall, &mut tab, 36).await;
        let page = press(&mut bo, "answer-here", &[("code", &old)]).await;
        assert!(shows(&page, "check-in-said"), "{}", page.text);
        let page = press(&mut bo, "leave-gathering", &[("code", &old)]).await;
        assert!(shows(&page, "gathering-left-notice"), "{}", page.text);
        bo.accepts = "application/json";
        assert_eq!(bo.post("/api/check-in?l=en", &[("code", &old)]).await.status, 422);
        assert_eq!(bo.post("/api/check-in?l=en", &[("code", &new)]).await.status, 200);
        recount_is_zero(&hall).await;
    }

    async fn the_number_is_typed_once_and_only_an_organizer_changes_it(hall) {
        let mut room = in_room(&hall, &["amina"]).await;
        let slug = room.slug.clone();
        let (code, mut tab) = gather(&hall, &mut room).await;
        let mut phones = members(&hall, &code, &["bo", "chai", "dawit"]).await;
        hall.person("stranger", "practitioner").await;
        beats_until(&hall, &mut tab, 34).await;
        press(&mut phones[2], "leave-gathering", &[("code", &code)]).await;
        let host = &mut room.actors[0];
        assert!(shows(&count(&hall, host, (&code, "2"), &[]).await, "gathering-too-early"));
        beats_until(&hall, &mut tab, 36).await;
        let host = &mut room.actors[0];
        for wrong in ["", "-1", "31", "two", "2.5"] {
            host.get(&format!("/en/lectures/{slug}/live")).await;
            let page = count(&hall, host, (&code, wrong), &["bo"]).await;
            assert!(page.text.contains("A whole number from 0 to 30") && page.text.contains("id=\"heads-error\""), "{wrong}: {}", page.text);
            assert!(page.text.contains("checked"), "what was ticked is ticked again: {}", page.text);
        }
        let page = count(&hall, host, (&code, "1"), &["bo", "chai"]).await;
        assert!(page.text.contains("You have ticked more names (2)"), "{}", page.text);
        assert_eq!(number(&hall, "SELECT count(*) FROM gathering_members WHERE ticked_at IS NOT NULL").await, 0);
        // Nobody else is ticked: neither who had left, nor who never was in the room.
        count(&hall, host, (&code, "1"), &["bo", "dawit", "stranger", "amina"]).await;
        assert_eq!(number(&hall, "SELECT count(*) FROM gathering_members WHERE ticked_at IS NOT NULL").await, 1);
        let page = count(&hall, host, (&code, "3"), &["chai"]).await;
        assert!(page.text.contains("The number was given already: 1."), "{}", page.text);
        press(&mut phones[1], "answer-here", &[("code", &code)]).await;
        beats_until(&hall, &mut tab, 89).await;
        assert_eq!(came_to(&hall, &room, "bo").await, (89, true));
        assert_eq!(came_to(&hall, &room, "chai").await, (45, false));
        // An organizer sets it right, with a reason.
        let mut olga = hall.signed_in("olga").await;
        let desk = desk_of(&hall, &slug).await;
        let number_of = desk.rsplit('/').next().unwrap().to_owned();
        olga.get(&desk).await;
        let page = press(&mut olga, "set-heads", &[("lecture", &slug), ("room", &number_of), ("heads", "2")]).await;
        assert!(shows(&page, "correction-no-reason") && page.text.contains("value=\"2\""), "{}", page.text);
        let fields = [("lecture", slug.as_str()), ("room", &number_of), ("heads", "2"), ("heads_reason", "I was there and saw two.")];
        let page = press(&mut olga, "set-heads", &fields).await;
        assert!(shows(&page, "gatherings-heads-set") && page.text.contains("I was there and saw two."), "{}", page.text);
        assert_eq!(came_to(&hall, &room, "chai").await, (89, true));
        let told = "SELECT string_agg(payload, ' ' ORDER BY id) FROM events WHERE kind = 'gathering.heads_counted'";
        let told: String = server::testing::value(&hall.db, told).await;
        assert!(told.contains("[1,2]") && told.contains("[null,1]"), "{told}");
        recount_is_zero(&hall).await;
    }

    async fn where_no_number_was_given_answers_keep_minutes_and_attended_waits_for_an_organizer(hall) {
        let mut room = in_room(&hall, &["amina"]).await;
        let slug = room.slug.clone();
        let (code, mut tab) = gather(&hall, &mut room).await;
        let mut phones = members(&hall, &code, &["bo", "chai", "dawit"]).await;
        beats_until(&hall, &mut tab, 50).await;
        for n in [1, 0] {
            press(&mut phones[n], "answer-here", &[("code", &code)]).await;
            hall.clock.by(1);
        }
        beats_until(&hall, &mut tab, 89).await;
        let mut olga = hall.signed_in("olga").await;
        let lecture = format!("/en/organizer/lectures/{slug}");
        let waits = "Nobody has said how many people were in the group of amina.";
        assert!(shows(&olga.get(&lecture).await, "gatherings-flag-asked"));
        assert!(!olga.get("/en/organizer").await.text.contains(waits), "the host may still say so");
        hall.clock.set(END.plus(60 * MINUTE));
        assert!(shows(&count(&hall, &mut room.actors[0], (&code, "2"), &[]).await, "gathering-too-late"));
        olga = hall.signed_in("olga").await;
        assert!(shows(&olga.get(&lecture).await, "gatherings-flag-uncounted"));
        let page = olga.get("/en/organizer").await;
        assert!(page.text.contains(waits) && page.text.contains(&format!("{lecture}/rooms/")), "{}", page.text);
        assert_eq!(came_to(&hall, &room, "bo").await, (89, false));
        assert_eq!(came_to(&hall, &room, "chai").await, (89, false));
        assert_eq!(came_to(&hall, &room, "dawit").await, (45, false));
        recount_is_zero(&hall).await;
        let number_of = number(&hall, "SELECT id FROM gatherings").await.to_string();
        let fields = [("lecture", slug.as_str()), ("room", &number_of), ("heads", "1"), ("heads_reason", "The host wrote.")];
        press(&mut olga, "set-heads", &fields).await;
        assert_eq!(came_to(&hall, &room, "chai").await, (89, true), "who answered first");
        assert_eq!(came_to(&hall, &room, "bo").await, (45, false));
        assert_eq!(came_to(&hall, &room, "dawit").await, (45, false));
        assert!(!shows(&olga.get(&lecture).await, "gatherings-flag-uncounted"));
        assert!(!olga.get("/en/organizer").await.text.contains(waits));
        recount_is_zero(&hall).await;
    }

    async fn no_organizer_counts_a_room_they_were_in(hall) {
        let mut room = in_room(&hall, &["amina"]).await;
        let slug = room.slug.clone();
        let (code, mut tab) = gather(&hall, &mut room).await;
        let mut olga = hall.signed_in("olga").await;
        press(&mut olga, "check-in", &[("code", &code)]).await;
        beats_until(&hall, &mut tab, 40).await;
        let mut olga = hall.signed_in("olga").await;
        let number_of = number(&hall, "SELECT id FROM gatherings").await.to_string();
        let fields = [("lecture", slug.as_str()), ("room", &number_of), ("heads", "1"), ("heads_reason", "I was there.")];
        olga.get(&desk_of(&hall, &slug).await).await;
        refused(&mut olga, "set-heads", &fields, "gatherings-heads-oneself").await;
        assert_eq!(number(&hall, "SELECT count(*) FROM gatherings WHERE heads IS NULL").await, 1);
        // Nor does anybody before it is asked.
        let petra = hall.organizer("petra").await;
        hall.clock.set(START.plus(34 * MINUTE));
        let form = app::live::HeadsForm { heads: "1".into(), heads_reason: "I guess.".into() };
        let room = number_of.parse().unwrap();
        assert!(hall.db.live().set_heads(&petra, &slug, room, &form).await.is_err());
        assert!(hall.db.live().set_heads(&petra, "another", room, &form).await.is_err());
        hall.clock.set(START.plus(35 * MINUTE));
        hall.db.live().set_heads(&petra, &slug, room, &form).await.unwrap();
    }

    async fn a_members_page_asks_in_its_time_and_one_press_answers(hall) {
        let mut room = in_room(&hall, &["amina"]).await;
        let slug = room.slug.clone();
        let (code, mut tab) = gather(&hall, &mut room).await;
        let mut phones = members(&hall, &code, &["bo", "chai"]).await;
        let path = format!("/en/check-in?code={code}");
        beats_until(&hall, &mut tab, 34).await;
        let page = phones[0].get(&path).await;
        assert!(!page.text.contains("/api/answer-here") && page.text.contains("data-follow=\"60000\""), "{}", page.text);
        refused(&mut phones[0], "answer-here", &[("code", &code)], "gathering-too-early").await;
        beats_until(&hall, &mut tab, 35).await;
        let page = phones[0].get(&path).await;
        assert!(page.text.contains("/api/answer-here") && page.text.contains(&format!("data-said=\"{}\"", sentence("check-in-still-here"))), "{}", page.text);
        let page = press(&mut phones[0], "answer-here", &[("code", &code)]).await;
        assert!(shows(&page, "check-in-said") && !page.text.contains("/api/answer-here"), "{}", page.text);
        let first = number(&hall, "SELECT max(answered_at) FROM gathering_members").await;
        hall.clock.by(1000);
        press(&mut phones[0], "answer-here", &[("code", &code)]).await;
        assert_eq!(number(&hall, "SELECT max(answered_at) FROM gathering_members").await, first, "one answer each, the first");
        count(&hall, &mut room.actors[0], (&code, "2"), &[]).await;
        beats_until(&hall, &mut tab, 89).await;
        assert_eq!(came_to(&hall, &room, "chai").await, (45, false));
        // A line that was down for the rest of the lecture costs nobody.
        hall.clock.set(END.plus(60 * MINUTE - 1));
        let live = phones[1].get(&format!("/en/lectures/{slug}/live")).await;
        assert!(live.text.contains(&format!("/en/check-in?code={code}")), "{}", live.text);
        let page = phones[1].get(&path).await;
        assert!(page.text.contains("/api/answer-here") && shows(&page, "gate-over"), "{}", page.text);
        press(&mut phones[1], "answer-here", &[("code", &code)]).await;
        assert_eq!(came_to(&hall, &room, "chai").await, (89, true));
        recount_is_zero(&hall).await;
    }

    async fn an_hour_after_the_end_nobody_answers_any_more(hall) {
        let mut room = in_room(&hall, &["amina"]).await;
        let (code, mut tab) = gather(&hall, &mut room).await;
        let mut bo = members(&hall, &code, &["bo"]).await.remove(0);
        beats_until(&hall, &mut tab, 80).await;
        hall.clock.set(END.plus(60 * MINUTE));
        let page = bo.get(&format!("/en/check-in?code={code}")).await;
        assert!(shows(&page, "check-in-missed") && !page.text.contains("/api/answer-here"), "{}", page.text);
        refused(&mut bo, "answer-here", &[("code", &code)], "gathering-too-late").await;
        assert_eq!(came_to(&hall, &room, "bo").await, (45, false));
    }

    async fn a_room_opened_late_is_asked_five_minutes_after_its_opening(hall) {
        let mut room = in_room(&hall, &["amina", "bo"]).await;
        let mut tab = Tab::open(&room.actors[0], &room.slug).await;
        let slug = room.slug.clone();
        beats_until(&hall, &mut tab, 20).await;
        press(&mut room.actors[0], "open-gathering", &[("lecture", &slug)]).await;
        let code = crate::steps::code(&hall, &slug).await;
        press(&mut room.actors[1], "check-in", &[("code", &code)]).await;
        beats_until(&hall, &mut tab, 30).await;
        press(&mut room.actors[0], "close-gathering", &[("lecture", &slug)]).await;
        beats_until(&hall, &mut tab, 50).await;
        press(&mut room.actors[0], "open-gathering", &[("lecture", &slug)]).await;
        let late = crate::steps::code(&hall, &slug).await;
        press(&mut room.actors[1], "check-in", &[("code", &late)]).await;
        beats_until(&hall, &mut tab, 54).await;
        assert_eq!(minutes(&hall, &room, "bo").await, (0, 10), "of the first, all before the middle; of the second nothing yet");
        assert!(shows(&count(&hall, &mut room.actors[0], (&late, "1"), &[]).await, "gathering-too-early"));
        beats_until(&hall, &mut tab, 55).await;
        press(&mut room.actors[1], "answer-here", &[("code", &late)]).await;
        count(&hall, &mut room.actors[0], (&late, "1"), &[]).await;
        assert_eq!(minutes(&hall, &room, "bo").await, (0, 15));
        // The first is closed, and asked about all the same.
        let page = room.actors[0].get(&format!("/en/lectures/{slug}/live")).await;
        assert!(page.text.contains(&format!("/en/check-in?code={code}")), "{}", page.text);
        recount_is_zero(&hall).await;
    }
    async fn rooms_that_are_asked_still_do_not_hide_one_that_was_missed(hall) {
        let mut room = in_room(&hall, &["amina"]).await;
        let slug = room.slug.clone();
        let (code, _) = gather(&hall, &mut room).await;
        members(&hall, &code, &["bo"]).await;
        // As many as are listed, at a lecture that began later and goes on.
        let form = LectureForm {
            starts_at: "2026-11-25T12:00".into(),
            ends_at: "2026-11-25T13:30".into(),
            ..hall.form("Seed law")
        };
        let later = hall.lecture(&room.organizer, &form).await;
        for n in 10..30 {
            let gathered = format!(
                "INSERT INTO gatherings (lecture_id, host_id, code, opened_at)
                     SELECT l.id, {host}, 'LATE{n}', l.starts_at FROM lectures l WHERE l.slug = '{later}';
                 INSERT INTO gathering_members (gathering_id, person_id, code)
                     SELECT g.id, {host}, g.code FROM gatherings g WHERE g.code = 'LATE{n}'",
                host = room.people[0].id.0
            );
            tamper(&hall, &gathered).await;
        }
        let live = hall.db.live();
        let missed = async || {
            let rooms = live.uncounted(&room.organizer, Locale::En, START.plus(-Instant::DAY)).await.unwrap();
            rooms.iter().map(|room| room.lecture.clone()).collect::<Vec<_>>()
        };
        hall.clock.set(END.plus(59 * MINUTE));
        assert_eq!(missed().await, Vec::<String>::new());
        hall.clock.set(END.plus(60 * MINUTE));
        assert_eq!(missed().await, [slug]);
        // An hour after the end of the other those are missed too, the latest first.
        hall.clock.set(END.plus(180 * MINUTE));
        assert_eq!(missed().await, vec![later; 20]);
    }
}
