//! The stream of events: what changes in a room reaches everybody in it.

use crate::steps::{InRoom, START, Tab, in_room, tamper};
use app::accounts::Person;
use app::enrolment::Enrolment;
use app::i18n::Instant;
use app::live::{Live, LiveDesk, Questions};
use server::on_both_engines;
use server::testing::TestHall;

async fn ask(hall: &TestHall, person: &Person, slug: &str, question: &str) {
    hall.db
        .live()
        .ask(person, slug, question)
        .await
        .expect("asks");
}

on_both_engines! {
    async fn a_question_reaches_everybody_in_their_language(hall) {
        let InRoom { slug, actors, people, .. } = in_room(&hall, &["amina", "bo"]).await;
        let mut english = actors[1].listen(&format!("/events/live/{slug}?l=en&since=0"), &[]).await;
        let mut arabic = actors[0].listen(&format!("/events/live/{slug}?l=ar&since=0"), &[]).await;
        assert_eq!(english.status, 200);
        let first = english.until("event: state").await;
        assert!(first.starts_with("retry: "), "{first}");
        ask(&hall, &people[0], &slug, "Which\nrate <b>applies</b>?").await;
        let told = english.until("applies").await;
        assert!(told.contains("event: part\nid: 1\ndata: <li id=\"q1\""), "{told}");
        assert!(told.contains("rate &lt;b&gt;applies&lt;/b&gt;?") && told.contains("Rwanda"), "{told}");
        let told = arabic.until("applies").await;
        assert!(told.contains("رواندا"), "{told}");
    }

    async fn who_was_away_is_told_what_was_missed_and_no_more(hall) {
        let InRoom { slug, actors, people, .. } = in_room(&hall, &["amina"]).await;
        for n in 1..=3 {
            ask(&hall, &people[0], &slug, &format!("Question {n}?")).await;
            hall.clock.by(30_000);
        }
        let path = format!("/events/live/{slug}?l=en&since=0");
        let mut back = actors[0].listen(&path, &[("last-event-id", "1")]).await;
        let told = back.until("Question 3?").await;
        assert!(told.contains("Question 2?") && !told.contains("Question 1?"), "{told}");
        let mut page = actors[0].listen(&format!("/events/live/{slug}?l=en&since=2"), &[]).await;
        let told = page.until("Question 3?").await;
        assert!(!told.contains("Question 2?"), "{told}");
    }

    async fn what_the_organizer_does_reaches_the_room_and_its_end_ends_the_stream(hall) {
        let InRoom { organizer, slug, actors, .. } = in_room(&hall, &["amina"]).await;
        let mut room = actors[0].listen(&format!("/events/live/{slug}?l=en&since=0"), &[]).await;
        room.until("event: state").await;
        hall.db.live().announce(&organizer, &slug, "A break.").await.unwrap();
        room.until("A break.").await;
        hall.db.live().relocate(&organizer, &slug, "https://meet.example/another-room").await.unwrap();
        let told = room.until("another-room").await;
        assert!(told.contains("id=\"screen\"") && !told.contains("event: state"), "{told}");
        hall.clock.by(Instant::MINUTE);
        hall.db.live().extend(&organizer, &slug, 10).await.unwrap();
        let told = room.until("11:40").await;
        assert!(told.contains("event: state"), "{told}");
        hall.db.live().end(&organizer, &slug).await.unwrap();
        let rest = room.rest().await;
        let state = rest.lines().find_map(|line| line.strip_prefix("data: ")).unwrap_or_default();
        assert_eq!(state.split(' ').nth(2), Some("1"), "the lecture is over: {rest}");
        let late = actors[0].listen(&format!("/events/live/{slug}?l=en&since=0"), &[]).await.rest().await;
        assert!(late.contains(" 1 "), "who comes late is told the same: {late}");
    }

    async fn what_makes_attended_follows_what_was_planned_and_held(hall) {
        let InRoom { organizer, slug, actors, .. } = in_room(&hall, &["amina"]).await;
        let last = |told: &str| -> i64 {
            let state = told.rsplit("event: state\ndata: ").next().and_then(|rest| rest.lines().next());
            state.and_then(|state| state.split(' ').nth(3)?.parse().ok()).expect(told)
        };
        let mut room = actors[0].listen(&format!("/events/live/{slug}?l=en&since=0"), &[]).await;
        let planned = last(&room.until("id=\"counts-needed\"").await);
        let page = actors[0].clone().get(&format!("/en/lectures/{slug}/live")).await;
        assert!(page.text.contains(&planned.to_string()), "as the page was written: {planned}");
        let percent = planned * 100 / (90 * Instant::MINUTE);
        hall.clock.by(Instant::MINUTE);
        hall.db.live().extend(&organizer, &slug, 30).await.unwrap();
        hall.clock.by(9 * Instant::MINUTE);
        hall.db.live().start(&organizer, &slug, None).await.unwrap();
        let told = room.until(&format!("Stay {} minutes", 80 * percent / 100)).await;
        assert_eq!(last(&told), 80 * Instant::MINUTE * percent / 100, "it began late, and the extension asks nothing more");
    }

    async fn a_lecture_that_is_put_off_shows_its_new_start_to_those_who_wait(hall) {
        let InRoom { slug, actors, .. } = in_room(&hall, &["amina"]).await;
        let path = format!("/events/live/{slug}?l=en&since=0");
        let mut room = actors[0].listen(&path, &[]).await;
        room.until("event: state").await;
        let mut tab = Tab::open(&actors[0], &slug).await;
        tamper(&hall, "UPDATE lectures SET starts_at = starts_at + 7200000, ends_at = ends_at + 7200000").await;
        let starts = format!("event: state\ndata: {} ", START.plus(120 * Instant::MINUTE).0);
        room.until(&starts).await;
        let mut again = actors[0].listen(&path, &[]).await;
        again.until(&starts).await;
        hall.person("dia", "practitioner").await;
        assert_eq!(hall.signed_in("dia").await.listen(&path, &[]).await.status, 403, "nobody else");
        assert_eq!(tab.beat().await.0, 425);
        hall.clock.by(105 * Instant::MINUTE);
        assert_eq!(tab.beat().await.0, 200, "the gate is open again, for the same page");
    }

    async fn a_hidden_question_is_taken_from_the_room_and_not_from_the_desk(hall) {
        let InRoom { organizer, slug, actors, people } = in_room(&hall, &["amina"]).await;
        ask(&hall, &people[0], &slug, "Something rude").await;
        let mut room = actors[0].listen(&format!("/events/live/{slug}?l=en&since=1"), &[]).await;
        let olga = hall.signed_in("olga").await;
        let mut desk = olga.listen(&format!("/events/live/{slug}?l=en&since=1&desk=true"), &[]).await;
        room.until("event: state").await;
        desk.until("present-now").await;
        hall.db.live().settle(&organizer, 1, "hidden", "").await.unwrap();
        let told = room.until("id: 2").await;
        assert!(told.contains("hidden") && !told.contains("rude"), "{told}");
        let told = desk.until("id: 2").await;
        assert!(told.contains("Something rude") && told.contains("settle-question"), "{told}");
    }

    async fn only_those_inside_listen(hall) {
        let InRoom { slug, actors, .. } = in_room(&hall, &["amina"]).await;
        let path = format!("/events/live/{slug}?l=en&since=0");
        hall.person("dia", "practitioner").await;
        assert_eq!(hall.visitor().listen(&path, &[]).await.status, 401);
        assert_eq!(hall.signed_in("dia").await.listen(&path, &[]).await.status, 403);
        assert_eq!(actors[0].listen(&format!("{path}&desk=true"), &[]).await.status, 403);
        assert_eq!(actors[0].listen("/events/live/no-such?l=en", &[]).await.status, 404);
        let open = futures::future::join_all((0..8).map(|_| actors[0].listen(&path, &[]))).await;
        assert!(open.iter().all(|stream| stream.status == 200));
        assert_eq!(hall.hub.streams(), 8);
        assert_eq!(actors[0].listen(&path, &[]).await.status, 429, "eight of a person");
        drop(open);
        assert_eq!(hall.hub.streams(), 0);
        assert_eq!(actors[0].listen(&path, &[]).await.status, 200);
    }

    async fn a_room_that_is_closed_tells_only_those_who_came(hall) {
        let InRoom { slug, actors, people, .. } = in_room(&hall, &["amina"]).await;
        let path = format!("/events/live/{slug}?l=en&since=0");
        ask(&hall, &people[0], &slug, "Who pays for the ice?").await;
        let enrolled = hall.person("bo", "practitioner").await;
        hall.db.enrolment().enrol(&enrolled, &slug).await.unwrap();
        hall.person("dia", "practitioner").await;
        hall.clock.set(crate::steps::END);
        for status in ["published", "cancelled"] {
            crate::steps::tamper(&hall, &format!("UPDATE lectures SET status = '{status}'")).await;
            for name in ["bo", "dia"] {
                assert_eq!(hall.signed_in(name).await.listen(&path, &[]).await.status, 403, "{name}, {status}");
            }
            let told = actors[0].listen(&path, &[]).await.rest().await;
            assert!(told.contains("Who pays for the ice?") && !told.contains(crate::steps::LINK), "{status}: {told}");
        }
    }

    async fn a_hall_that_stops_lets_its_listeners_go(hall) {
        let InRoom { slug, actors, .. } = in_room(&hall, &["amina"]).await;
        let mut room = actors[0].listen(&format!("/events/live/{slug}?l=en&since=0"), &[]).await;
        room.until("event: state").await;
        hall.hub.close();
        room.rest().await;
    }
}
