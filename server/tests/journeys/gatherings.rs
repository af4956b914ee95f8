//! People before one screen: checking in, the host's presence, and that nothing counts twice.

use crate::steps::{
    END, InRoom, START, Tab, code, in_room, measured, number, recount_is_zero, shows, tamper,
};
use app::enrolment::Enrolment;
use app::i18n::Instant;
use app::lectures::LectureForm;
use app::live::{Code, GatheringDesk, Gatherings, Live, LiveDesk};
use app::reports::Reports;
use server::on_both_engines;
use server::testing::{Actor, TestHall};

const MINUTE: i64 = Instant::MINUTE;

/// Presses a button of the live room; answers the page it leads to.
pub async fn press(
    actor: &mut Actor,
    verb: &str,
    fields: &[(&str, &str)],
) -> server::testing::Page {
    let page = actor.press(&format!("/api/{verb}?l=en"), fields).await;
    assert_eq!(page.status, 200, "{verb}: {}", page.text);
    page
}

/// The host of the room opens its page and gathers a room; its code, and the page.
pub async fn gather(hall: &TestHall, room: &mut InRoom) -> (String, Tab) {
    let slug = room.slug.clone();
    let tab = Tab::open(&room.actors[0], &slug).await;
    press(&mut room.actors[0], "open-gathering", &[("lecture", &slug)]).await;
    (code(hall, &slug).await, tab)
}

/// The number by which the hall knows somebody, as a form sends it.
pub async fn id(hall: &TestHall, name: &str) -> String {
    let id = format!("SELECT id FROM people WHERE email = '{name}@example.org'");
    number(hall, &id).await.to_string()
}

/// The host says how many are in the room, and ticks these.
pub async fn count(
    hall: &TestHall,
    host: &mut Actor,
    (code, heads): (&str, &str),
    ticked: &[&str],
) -> server::testing::Page {
    let mut ids = Vec::new();
    for name in ticked {
        ids.push(id(hall, name).await);
    }
    let mut fields = vec![("code", code), ("heads", heads)];
    fields.extend(ids.iter().map(|id| ("ticked[]", id.as_str())));
    press(host, "count-heads", &fields).await
}

/// Somebody new, signed in on a phone.
pub async fn phone(hall: &TestHall, name: &str) -> Actor {
    hall.person(name, "practitioner").await;
    hall.signed_in(name).await
}

/// What was measured of a person, in whole minutes: present, gathered.
pub async fn minutes(hall: &TestHall, room: &InRoom, name: &str) -> (i64, i64) {
    let a = measured(hall, &room.organizer, &room.slug, name).await;
    (a.present_ms / MINUTE, a.gathered_ms / MINUTE)
}

/// The host's tab beats on until that minute of the lecture.
pub async fn beats_until(hall: &TestHall, tab: &mut Tab, minute: i64) {
    let now = hall.db.now().since(START) / MINUTE;
    tab.beats(hall, usize::try_from((minute - now) * 2).unwrap())
        .await;
}

on_both_engines! {
    async fn whoever_would_gather_a_room_without_script_is_told_first_that_it_credits_nobody(hall) {
        let mut room = in_room(&hall, &["amina"]).await;
        let live = format!("/en/lectures/{}/live", room.slug);
        let told = format!("<noscript><p class=\"notice warn\">{}", crate::steps::sentence("gathering-no-script"));
        let page = room.actors[0].get(&live).await;
        let place = page.text.find(&told).unwrap_or_else(|| panic!("{}", page.text));
        assert!(place < page.text.find("/api/open-gathering").unwrap(), "before the button");
        gather(&hall, &mut room).await;
        let page = room.actors[0].get(&live).await;
        assert!(shows(&page, "gathering-load-again") && !shows(&page, "gathering-no-script"), "{}", page.text);
    }

    async fn three_phones_are_credited_by_the_hosts_screen(hall) {
        let mut room = in_room(&hall, &["amina"]).await;
        let slug = room.slug.clone();
        assert!(shows(&room.actors[0].get(&format!("/en/lectures/{slug}/live")).await, "gathering-open-button"));
        let (code, mut tab) = gather(&hall, &mut room).await;
        let page = room.actors[0].get(&format!("/en/lectures/{slug}/live")).await;
        assert!(page.text.contains(&code) && page.text.contains("class=\"qr\""), "{}", page.text);
        let mut phones = Vec::new();
        for (name, from) in [("bo", 0), ("chai", 10), ("dawit", 20)] {
            beats_until(&hall, &mut tab, from).await;
            let mut phone = phone(&hall, name).await;
            let page = phone.get(&format!("/en/check-in?code={}", code.to_lowercase())).await;
            assert!(page.text.contains("Cold chains") && page.text.contains("amina"), "{}", page.text);
            let page = press(&mut phone, "check-in", &[("code", &code)]).await;
            assert!(shows(&page, "check-in-done"), "{}", page.text);
            phones.push(phone);
        }
        beats_until(&hall, &mut tab, 30).await;
        assert_eq!(minutes(&hall, &room, "amina").await, (30, 0));
        for (name, gathered) in [("bo", 30), ("chai", 20), ("dawit", 10)] {
            assert_eq!(minutes(&hall, &room, name).await, (0, gathered), "{name}");
        }
        recount_is_zero(&hall).await;
        let page = phones[1].get(&format!("/en/check-in?code={code}")).await;
        assert!(page.text.contains("group minutes so far: 20"), "{}", page.text);
        // Chai leaves, and so does Dawit, who comes again ten minutes later.
        press(&mut phones[1], "leave-gathering", &[("code", &code)]).await;
        press(&mut phones[2], "leave-gathering", &[("code", &code)]).await;
        beats_until(&hall, &mut tab, 40).await;
        press(&mut phones[2], "check-in", &[("code", &code)]).await;
        let page = press(&mut phones[2], "answer-here", &[("code", &code)]).await;
        assert!(shows(&page, "check-in-said"), "{}", page.text);
        let page = count(&hall, &mut room.actors[0], (&code, "2"), &["bo"]).await;
        assert!(page.text.contains("You have counted 2 people besides you."), "{}", page.text);
        beats_until(&hall, &mut tab, 80).await;
        press(&mut room.actors[0], "close-gathering", &[("lecture", &slug)]).await;
        beats_until(&hall, &mut tab, 85).await;
        for (name, gathered) in [("bo", 80), ("chai", 20), ("dawit", 50)] {
            assert_eq!(minutes(&hall, &room, name).await, (0, gathered), "{name}");
        }
        let bo = measured(&hall, &room.organizer, &slug, "bo").await;
        assert!(bo.attended && bo.by_gathering && !bo.late && !bo.left_early, "{bo:?}");
        assert!(measured(&hall, &room.organizer, &slug, "dawit").await.late);
        let rooms = hall.db.live().gatherings(&room.organizer, &slug).await.unwrap();
        assert_eq!((rooms.len(), rooms[0].members, rooms[0].counted.as_ref().map(|counted| counted.heads)), (1, 3, Some(2)));
        assert!(rooms[0].closed.is_some());
        let f = crate::steps::figures(&hall, &room.organizer, &slug).await;
        assert_eq!((f.joined, f.present_ms, f.gathered_ms), (4, 85 * MINUTE, 150 * MINUTE));
        assert_eq!((f.attended, f.attended_gathered), (2, 1), "the host alone, and Bo gathered");
        let report = hall.signed_in("olga").await.get("/en/organizer/reports").await;
        assert!(report.text.contains("alone: 1") && report.text.contains("in a group: 1"), "{}", report.text);
        recount_is_zero(&hall).await;
        tamper(&hall, "UPDATE attendance SET gathered_ms = gathered_ms + 1 WHERE gathered_ms > 0").await;
        let found = hall.db.reports().recount().await.unwrap().differences;
        assert_eq!(found.len(), 3, "{found:?}");
        // Among their own lectures the column is there for whoever was in a group.
        hall.clock.set(END.plus(24 * 60 * MINUTE));
        for (name, in_group) in [("bo", true), ("amina", false)] {
            let page = hall.signed_in(name).await.get("/en/my").await;
            assert!(shows(&page, "my-past"), "{name}: {}", page.text);
            assert_eq!(shows(&page, "column-gathered"), in_group, "{name}: {}", page.text);
        }
    }

    async fn members_are_credited_only_while_the_host_beats(hall) {
        let mut room = in_room(&hall, &["amina"]).await;
        let (code, mut tab) = gather(&hall, &mut room).await;
        let mut bo = phone(&hall, "bo").await;
        press(&mut bo, "check-in", &[("code", &code)]).await;
        hall.clock.by(5 * MINUTE);
        tab.beat().await;
        assert_eq!(minutes(&hall, &room, "bo").await, (0, 0), "the host's page was not open");
        beats_until(&hall, &mut tab, 10).await;
        hall.clock.by(10 * MINUTE);
        tab.beat().await;
        assert_eq!(minutes(&hall, &room, "bo").await, (0, 5), "a gap of the host's is one of the members' too");
        beats_until(&hall, &mut tab, 25).await;
        assert_eq!(minutes(&hall, &room, "bo").await, (0, 10));
        recount_is_zero(&hall).await;
    }

    async fn an_extension_asks_nobody_again(hall) {
        let mut room = in_room(&hall, &["amina"]).await;
        let (code, mut tab) = gather(&hall, &mut room).await;
        let mut bo = phone(&hall, "bo").await;
        press(&mut bo, "check-in", &[("code", &code)]).await;
        beats_until(&hall, &mut tab, 40).await;
        press(&mut bo, "answer-here", &[("code", &code)]).await;
        count(&hall, &mut room.actors[0], (&code, "1"), &[]).await;
        beats_until(&hall, &mut tab, 80).await;
        assert_eq!(minutes(&hall, &room, "bo").await, (0, 80));
        let minute = hall.db.live().extend(&room.organizer, &room.slug, 15).await;
        minute.unwrap();
        beats_until(&hall, &mut tab, 100).await;
        assert_eq!(minutes(&hall, &room, "bo").await, (0, 100));
        assert!(measured(&hall, &room.organizer, &room.slug, "bo").await.attended);
        recount_is_zero(&hall).await;
    }

    async fn who_tries_to_leave_learns_of_no_room(hall) {
        let mut room = in_room(&hall, &["amina"]).await;
        let (code, _) = gather(&hall, &mut room).await;
        let mut bo = phone(&hall, "bo").await;
        bo.accepts = "application/json";
        let mut told = Vec::new();
        for verb in ["leave-gathering", "answer-here"] {
            for guess in [code.as_str(), "ABC234", "no code"] {
                let answer = bo.post(&format!("/api/{verb}?l=en"), &[("code", guess)]).await;
                told.push((answer.status, answer.text));
            }
        }
        assert_eq!(told, vec![told[0].clone(); 6], "the same whether there is such a room or not");
        for _ in 0..10 {
            told.push((bo.post("/api/leave-gathering?l=en", &[("code", "ABC234")]).await.status, String::new()));
        }
        assert_eq!(told.last().map(|t| t.0), Some(429), "nor may one guess for long, by leaving either");
    }

    async fn the_host_is_asked_how_many_there_are_without_loading_the_page_again(hall) {
        let mut room = in_room(&hall, &["amina", "berta"]).await;
        let slug = room.slug.clone();
        let (code, mut tab) = gather(&hall, &mut room).await;
        let path = format!("/events/live/{slug}?l=en&since=0");
        let mut host = room.actors[0].listen(&path, &[]).await;
        let mut other = room.actors[1].listen(&path, &[]).await;
        let told = host.until("id=\"gathered\"").await;
        assert!(!told.contains("/api/mark-left") && !told.contains("/api/count-heads"), "nobody is in yet: {told}");
        other.until("event: state").await;
        let mut chandra = phone(&hall, "chandra").await;
        press(&mut chandra, "check-in", &[("code", &code)]).await;
        let told = host.until("id=\"gathered\"").await;
        assert!(told.contains(">chandra<") && !told.contains("/api/count-heads"), "{told}");
        hall.clock.set(START.plus(35 * MINUTE));
        let told = host.until("id=\"gathered\"").await;
        assert!(told.contains("/api/count-heads") && told.contains("href=\"#count-heads\""), "{told}");
        assert!(told.contains("ticked[]"), "each name can be ticked: {told}");
        let page = room.actors[0].get(&format!("/en/lectures/{slug}/live")).await;
        assert!(page.text.contains("href=\"#count-heads\""), "as the page would: {}", page.text);
        press(&mut chandra, "answer-here", &[("code", &code)]).await;
        let told = host.until("id=\"gathered\"").await;
        assert!(told.contains(&crate::steps::sentence("gathering-answered")), "{told}");
        count(&hall, &mut room.actors[0], (&code, "1"), &[]).await;
        let told = host.until("id=\"gathered\"").await;
        assert!(told.contains("You have counted 1 person besides you.") && !told.contains("#count-heads"), "{told}");
        press(&mut chandra, "leave-gathering", &[("code", &code)]).await;
        host.until("id=\"gathered\"").await;
        tab.beat().await;
        press(&mut chandra, "check-in", &[("code", &code)]).await;
        host.until("id=\"gathered\"").await;
        let chandra = id(&hall, "chandra").await;
        press(&mut room.actors[0], "mark-left", &[("lecture", &slug), ("person", &chandra)]).await;
        let told = host.until("id=\"gathered\"").await;
        assert!(told.contains("/api/let-back-in") && !told.contains("/api/mark-left"), "{told}");
        press(&mut room.actors[0], "close-gathering", &[("lecture", &slug)]).await;
        let told = host.until("id=\"gathered\"").await;
        assert!(told.contains(&crate::steps::sentence("gathering-is-closed")), "{told}");
        hall.db.live().announce(&room.organizer, &slug, "A break.").await.unwrap();
        let told = other.until("A break.").await;
        assert!(!told.contains("gathered") && !told.contains("heads-due"), "nobody else is told: {told}");
    }

    async fn one_who_has_just_left_can_be_marked_as_gone_too(hall) {
        let mut room = in_room(&hall, &["amina", "bo"]).await;
        let (code, mut host) = gather(&hall, &mut room).await;
        press(&mut room.actors[1], "check-in", &[("code", &code)]).await;
        beats_until(&hall, &mut host, 10).await;
        press(&mut room.actors[1], "leave-gathering", &[("code", &code)]).await;
        let (slug, bo) = (room.slug.clone(), id(&hall, "bo").await);
        press(&mut room.actors[0], "mark-left", &[("lecture", &slug), ("person", &bo)]).await;
        let page = room.actors[0].get(&format!("/en/lectures/{slug}/live")).await;
        assert!(page.text.contains("/api/let-back-in"), "{}", page.text);
        host.beat().await;
        press(&mut room.actors[1], "check-in", &[("code", &code)]).await;
        assert_eq!(number(&hall, "SELECT count(*) FROM gathering_stays WHERE left_at IS NULL").await, 0);
        press(&mut room.actors[0], "let-back-in", &[("lecture", &slug), ("person", &bo)]).await;
        press(&mut room.actors[1], "check-in", &[("code", &code)]).await;
        assert_eq!(number(&hall, "SELECT count(*) FROM gathering_stays WHERE left_at IS NULL").await, 1);
    }

    async fn no_instant_is_both_present_and_gathered(hall) {
        let mut room = in_room(&hall, &["amina", "bo"]).await;
        let (code, mut host) = gather(&hall, &mut room).await;
        press(&mut room.actors[1], "check-in", &[("code", &code)]).await;
        beats_until(&hall, &mut host, 10).await;
        let mut own = Tab::open(&room.actors[1], &room.slug).await;
        for _ in 0..20 {
            hall.clock.by(30_000);
            own.beat().await;
            host.beat().await;
        }
        assert_eq!(minutes(&hall, &room, "bo").await, (10, 10));
        beats_until(&hall, &mut host, 30).await;
        assert_eq!(minutes(&hall, &room, "bo").await, (10, 20));
        recount_is_zero(&hall).await;
    }

    async fn two_lectures_at_once_are_never_both_credited_by_a_gathering(hall) {
        let mut room = in_room(&hall, &["amina", "bo"]).await;
        let other = hall.lecture(&room.organizer, &hall.form("Customs data")).await;
        let mut bo = room.actors[1].clone();
        bo.post("/api/enrol?l=en", &[("lecture", &other)]).await;
        crate::steps::join(&mut bo, &other).await;
        let (code, mut host) = gather(&hall, &mut room).await;
        let mut elsewhere = Tab::open(&bo, &other).await;
        for _ in 0..10 {
            hall.clock.by(30_000);
            host.beat().await;
            elsewhere.beat().await;
        }
        press(&mut bo, "check-in", &[("code", &code)]).await;
        for _ in 0..10 {
            hall.clock.by(30_000);
            host.beat().await;
            assert_eq!(elsewhere.beat().await.0, 409, "whoever checks in here is no longer there");
        }
        let mut back = Tab::open(&bo, &other).await;
        for _ in 0..10 {
            hall.clock.by(30_000);
            host.beat().await;
            back.beat().await;
        }
        assert_eq!(minutes(&hall, &room, "bo").await, (0, 5));
        let there = measured(&hall, &room.organizer, &other, "bo").await;
        assert_eq!((there.present_ms, there.gathered_ms), (10 * MINUTE, 0));
        recount_is_zero(&hall).await;
    }

    async fn whoever_holds_no_seat_takes_one_while_there_is_one(hall) {
        let organizer = hall.organizer("olga").await;
        let form = LectureForm { capacity: "2".into(), ..hall.form("Cold chains") };
        let slug = hall.lecture(&organizer, &form).await;
        hall.clock.set(START);
        let mut amina = phone(&hall, "amina").await;
        amina.post("/api/enrol?l=en", &[("lecture", &slug)]).await;
        crate::steps::join(&mut amina, &slug).await;
        Tab::open(&amina, &slug).await;
        press(&mut amina, "open-gathering", &[("lecture", &slug)]).await;
        let code = code(&hall, &slug).await;
        let mut visitor = hall.visitor();
        let page = visitor.get(&format!("/en/check-in?code={code}")).await;
        assert_eq!((page.status, page.location()), (303, format!("/en/sign-in?next=%2Fen%2Fcheck-in%3Fcode%3D{code}").as_str()));
        let mut bo = phone(&hall, "bo").await;
        assert!(shows(&press(&mut bo, "check-in", &[("code", &code)]).await, "check-in-done"));
        let bo = measured(&hall, &organizer, &slug, "bo").await;
        assert_eq!(bo.gathered_ms, 0);
        assert_eq!(number(&hall, "SELECT seats_taken FROM lectures").await, 2);
        assert_eq!(number(&hall, "SELECT count(*) FROM joins").await, 2, "a check-in counts as joined");
        let mut chai = phone(&hall, "chai").await;
        chai.get(&format!("/en/check-in?code={code}")).await;
        let page = press(&mut chai, "check-in", &[("code", &code)]).await;
        assert!(shows(&page, "no-seat-full"), "{}", page.text);
        assert_eq!(number(&hall, "SELECT count(*) FROM gathering_stays").await, 1);
        recount_is_zero(&hall).await;
    }

    async fn codes_that_open_nothing_are_said_beside_the_field(hall) {
        let mut room = in_room(&hall, &["amina"]).await;
        let (code, _) = gather(&hall, &mut room).await;
        let mut bo = phone(&hall, "bo").await;
        for wrong in ["", "ABC", "ABC10O", "22222%F0%9F%98%80"] {
            let page = bo.get(&format!("/en/check-in?code={wrong}")).await;
            assert_eq!(page.status, 200, "{wrong}");
            assert_eq!(page.text.contains("id=\"code-error\""), !wrong.is_empty(), "{wrong}: {}", page.text);
        }
        let page = bo.get(&format!("/en/check-in?code={}+{}", &code[..3], &code[3..].to_lowercase())).await;
        assert!(page.text.contains("/api/check-in"), "{}", page.text);
        let own = room.actors[0].get(&format!("/en/check-in?code={code}")).await;
        assert!(shows(&own, "gathering-own"), "{}", own.text);
        let slug = room.slug.clone();
        press(&mut room.actors[0], "close-gathering", &[("lecture", &slug)]).await;
        let page = bo.get(&format!("/en/check-in?code={code}")).await;
        assert!(shows(&page, "gathering-is-closed") && !page.text.contains("/api/check-in"), "{}", page.text);
        bo.accepts = "application/json";
        assert_eq!(bo.post("/api/check-in?l=en", &[("code", &code)]).await.status, 422);
        assert_eq!(number(&hall, "SELECT count(*) FROM joins").await, 1, "a closed room lets nobody in");
        // The next one has a code of its own; the old one stays closed.
        let (next, _) = gather(&hall, &mut room).await;
        assert_ne!(next, code);
        assert!(Code::parse(&next).is_some());
        let mut seen = std::collections::BTreeSet::new();
        for _ in 0..14 {
            seen.insert(bo.post("/api/check-in?l=en", &[("code", "ABC234")]).await.status);
        }
        assert_eq!(seen.into_iter().collect::<Vec<_>>(), [422, 429], "nobody may guess for long");
    }

    async fn a_code_opens_its_own_lecture_and_the_gate_stands(hall) {
        let mut room = in_room(&hall, &["amina"]).await;
        let (code, mut tab) = gather(&hall, &mut room).await;
        hall.lecture(&room.organizer, &hall.form("Customs data")).await;
        let mut bo = phone(&hall, "bo").await;
        beats_until(&hall, &mut tab, 89).await;
        hall.clock.set(END);
        let page = bo.get(&format!("/en/check-in?code={code}")).await;
        assert!(shows(&page, "gate-over"), "{}", page.text);
        bo.accepts = "application/json";
        let answer = bo.post("/api/check-in?l=en", &[("code", &code)]).await;
        assert_eq!(answer.status, 422, "{}", answer.text);
        assert_eq!(number(&hall, "SELECT count(*) FROM gathering_stays").await, 0);
        assert_eq!(number(&hall, "SELECT count(*) FROM enrolments").await, 1);
    }

    async fn a_room_is_its_hosts_own(hall) {
        let mut room = in_room(&hall, &["amina", "bo", "fatou"]).await;
        let slug = room.slug.clone();
        let (code, _) = gather(&hall, &mut room).await;
        for phone in &mut room.actors[1..] {
            press(phone, "check-in", &[("code", &code)]).await;
        }
        let fatou = number(&hall, "SELECT id FROM people WHERE email = 'fatou@example.org'").await.to_string();
        room.actors[1].accepts = "application/json";
        for verb in ["close-gathering", "renew-code", "count-heads", "mark-left", "let-back-in"] {
            let fields = [("lecture", slug.as_str()), ("person", &fatou), ("code", &code), ("heads", "1")];
            let answer = room.actors[1].post(&format!("/api/{verb}?l=en"), &fields).await;
            assert_eq!(answer.status, 422, "{verb}: {}", answer.text);
        }
        let untouched = format!("SELECT count(*) FROM gatherings WHERE closed_at IS NULL AND heads IS NULL AND code = '{code}'");
        assert_eq!(number(&hall, &untouched).await, 1);
        assert_eq!(number(&hall, "SELECT count(*) FROM gathering_stays WHERE left_at IS NULL").await, 2);
        room.actors[1].accepts = "text/html";
        let page = room.actors[1].get(&format!("/en/lectures/{slug}/live")).await;
        assert!(!page.text.contains(&code) && !page.text.contains("fatou"), "a member sees no code and no other member");
        let again = room.actors[0].press("/api/open-gathering?l=en", &[("lecture", &slug)]).await;
        assert!(shows(&again, "gathering-already-open"), "{}", again.text);
        // Those who have not joined gather nobody.
        let gia = hall.person("gia", "practitioner").await;
        assert!(hall.db.live().open_gathering(&gia, &slug).await.is_err());
    }

    async fn start_and_end_measure_members_too(hall) {
        let mut room = in_room(&hall, &["amina"]).await;
        let slug = room.slug.clone();
        let (code, mut tab) = gather(&hall, &mut room).await;
        let mut bo = phone(&hall, "bo").await;
        press(&mut bo, "check-in", &[("code", &code)]).await;
        beats_until(&hall, &mut tab, 10).await;
        assert_eq!(minutes(&hall, &room, "bo").await, (0, 10));
        hall.db.live().start(&room.organizer, &slug, None).await.unwrap();
        assert_eq!(minutes(&hall, &room, "bo").await, (0, 0), "from its actual start");
        recount_is_zero(&hall).await;
        beats_until(&hall, &mut tab, 33).await;
        assert_eq!(minutes(&hall, &room, "bo").await, (0, 23));
        assert!(!measured(&hall, &room.organizer, &slug, "bo").await.attended);
        hall.db.live().end(&room.organizer, &slug).await.unwrap();
        let bo = measured(&hall, &room.organizer, &slug, "bo").await;
        assert_eq!((bo.gathered_ms / MINUTE, bo.attended, bo.left_early), (23, false, false), "to its actual end");
        // It ended before it was asked who is there: that is asked now.
        let live = room.actors[0].get(&format!("/en/lectures/{slug}/live")).await;
        assert!(live.text.contains(&format!("/en/check-in?code={code}")), "the way to the question: {}", live.text);
        let page = room.actors[0].get(&format!("/en/check-in?code={code}")).await;
        assert!(page.text.contains("/api/count-heads") && page.text.contains(">bo<"), "{}", page.text);
        count(&hall, &mut room.actors[0], (&code, "1"), &["bo"]).await;
        let bo = measured(&hall, &room.organizer, &slug, "bo").await;
        assert_eq!((bo.gathered_ms / MINUTE, bo.attended, bo.by_gathering), (23, true, true));
        recount_is_zero(&hall).await;
    }

    async fn a_second_check_in_leaves_the_first_room(hall) {
        let mut room = in_room(&hall, &["amina", "bo"]).await;
        let slug = room.slug.clone();
        let (first, _) = gather(&hall, &mut room).await;
        Tab::open(&room.actors[1], &slug).await;
        press(&mut room.actors[1], "open-gathering", &[("lecture", &slug)]).await;
        let second = code(&hall, &slug).await;
        let mut chai = phone(&hall, "chai").await;
        for code in [&first, &first, &second] {
            press(&mut chai, "check-in", &[("code", code)]).await;
            hall.clock.by(1000);
        }
        assert_eq!(number(&hall, "SELECT count(*) FROM gathering_stays").await, 2);
        assert_eq!(number(&hall, "SELECT count(*) FROM gathering_stays WHERE left_at IS NULL").await, 1);
        recount_is_zero(&hall).await;
    }

    async fn beats_of_hosts_and_members_who_come_and_go_leave_no_difference(hall) {
        let mut room = in_room(&hall, &["amina", "bo"]).await;
        let slug = room.slug.clone();
        let (first, tab) = gather(&hall, &mut room).await;
        press(&mut room.actors[1], "open-gathering", &[("lecture", &slug)]).await;
        let second = code(&hall, &slug).await;
        let mut members = Vec::new();
        for n in 0..8 {
            members.push(hall.person(&format!("member{n}"), "practitioner").await);
            hall.db.enrolment().enrol(&members[n], &slug).await.unwrap();
        }
        let mut tabs = [tab, Tab::open(&room.actors[1], &slug).await];
        let codes = [Code::parse(&first).unwrap(), Code::parse(&second).unwrap()];
        for turn in 0..12 {
            hall.clock.by(30_000);
            let [one, two] = &mut tabs;
            let moves = members.iter().enumerate().map(|(n, member)| {
                let code = &codes[(n + turn) % 2];
                let db = &hall.db;
                async move {
                    if (n + turn) % 3 == 0 {
                        let _ = db.live().leave_gathering(member, code).await;
                    } else {
                        db.live().check_in(member, code).await.unwrap();
                    }
                }
            });
            let ((a, _), (b, _), _) = futures::join!(one.beat(), two.beat(), futures::future::join_all(moves));
            assert_eq!((a, b), (200, 200));
            recount_is_zero(&hall).await;
        }
    }
}
