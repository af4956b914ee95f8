//! The screen of the room: what plays where, and what the page's policy lets through for it.

use crate::steps::START;
use app::enrolment::Enrolment;
use app::lectures::LectureForm;
use server::on_both_engines;

on_both_engines! {
    async fn a_stream_plays_in_its_room_and_only_there_is_the_policy_wider(hall) {
        let organizer = hall.organizer("olga").await;
        let amina = hall.person("amina", "practitioner").await;
        let narrow = "media-src 'self' https:; img-src";
        for (n, (url, wider)) in [
            ("https://live.example.org/index.m3u8", "media-src 'self' https: blob: ; connect-src 'self' https: ;"),
            (
                "http://127.0.0.1:8080/index.m3u8",
                "media-src 'self' https: blob: http://127.0.0.1:8080; connect-src 'self' https: http://127.0.0.1:8080;",
            ),
            ("http://live.example.org/index.m3u8", ""),
            ("https://live.example.org/film.mp4", ""),
            ("https://meet.example.org/j/1", ""),
            ("", ""),
        ]
        .into_iter()
        .enumerate()
        {
            let form = LectureForm { live_url: url.into(), ..hall.form(&format!("Cold chains {n}")) };
            let slug = hall.lecture(&organizer, &form).await;
            hall.db.enrolment().enrol(&amina, &slug).await.unwrap();
            hall.clock.set(START);
            let mut actor = hall.signed_in("amina").await;
            let gate = actor.get(&format!("/en/lectures/{slug}/live")).await;
            assert!(!gate.header("content-security-policy").contains("blob:"), "the gate needs nothing");
            actor.press("/api/join?l=en", &[("lecture", &slug)]).await;
            let room = actor.get(&format!("/en/lectures/{slug}/live")).await;
            let policy = room.header("content-security-policy");
            assert_eq!(room.text.matches("id=\"screen\"").count(), 1, "{url}");
            assert_eq!(room.text.contains("data-hls="), !wider.is_empty(), "{url}");
            assert!(policy.contains(if wider.is_empty() { narrow } else { wider }), "{url}: {policy}");
            assert_eq!(policy.contains("connect-src"), !wider.is_empty(), "{url}: {policy}");
            // The zone's, and the player's where there is a stream; the islands' stands in the page.
            let scripts = room.text.matches("<script src=").count();
            assert_eq!(scripts, if wider.is_empty() { 1 } else { 2 }, "{url}");
            if !url.is_empty() {
                assert!(room.text.contains(&format!("href=\"{url}\"")), "{url} can be opened by itself");
            }
            hall.clock.set(START.plus(-86_400_000));
        }
    }

    async fn the_sound_that_is_chosen_in_a_room_is_remembered(hall) {
        let organizer = hall.organizer("olga").await;
        let amina = hall.person("amina", "practitioner").await;
        let form = LectureForm { live_url: "https://live.example.org/index.m3u8".into(), ..hall.form("Cold chains") };
        let slug = hall.lecture(&organizer, &form).await;
        hall.db.enrolment().enrol(&amina, &slug).await.unwrap();
        hall.clock.set(START);
        let mut actor = hall.signed_in("amina").await;
        actor.press("/api/join?l=en", &[("lecture", &slug)]).await;
        let room = format!("/en/lectures/{slug}/live");
        for (asked, heard) in [("", None), ("?sound=tlh", None), ("?sound=fr", Some("fr")), ("", Some("fr")), ("?sound=ar", Some("ar")), ("", Some("ar"))] {
            let page = actor.get(&format!("{room}{asked}")).await;
            let wished = page.text.split(" data-sound=\"").nth(1).and_then(|rest| rest.split('"').next());
            assert_eq!(wished, heard, "{asked}");
        }
    }
}
