//! Strangers: what they do is answered, and nothing of it stays in the hall.

use crate::steps::{number, replay, shows};
use server::on_both_engines;
use server::testing::PASSWORD;

const SESSIONS: &str = "SELECT count(*) FROM sessions";

on_both_engines! {
    async fn what_a_stranger_is_refused_leaves_no_session_behind(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let long = "w".repeat(100_000);
        let mut stranger = hall.visitor();
        for (path, fields) in [
            ("/api/sign-up?l=en", vec![("email", "nobody"), ("name", "Amina"), ("organisation", &*long), ("password", "x")]),
            ("/api/sign-in?l=en", vec![("email", "nobody@example.org"), ("password", "wrong lanterns here")]),
            ("/api/set-up?l=en", vec![("email", "nobody@example.org"), ("token", "guess"), ("password", PASSWORD)]),
            ("/api/zone?l=en", vec![("time_zone", "Mars/Base")]),
            ("/api/enrol?l=en", vec![("lecture", &*slug)]),
            ("/api/save-lecture?l=en", vec![("title", &*long)]),
            ("/api/sign-out?l=en", vec![]),
        ] {
            let answer = stranger.post(path, &fields).await;
            assert_eq!(answer.status, 303, "{path}");
            let cookies = answer.headers.get_all("set-cookie").iter().map(http::HeaderValue::len).sum::<usize>();
            assert!((1..=4_096).contains(&cookies), "{path}: {cookies} bytes of cookies carry what is told");
            assert!(stranger.cookie_value("hall").is_none(), "{path}");
        }
        assert_eq!(number(&hall, SESSIONS).await, 0);
    }

    async fn what_a_stranger_typed_comes_back_all_the_same(hall) {
        let mut stranger = hall.visitor();
        stranger.get("/en/sign-up").await;
        let long = "w".repeat(100_000);
        let typed = [("email", "nobody"), ("name", "Amina"), ("country", "RW"), ("organisation", &*long), ("password", "short-one")];
        let page = stranger.press("/api/sign-up?l=en", &typed).await;
        assert!(page.text.contains("value=\"Amina\"") && page.text.contains("value=\"RW\" selected"));
        assert!(page.text.contains("id=\"organisation-error\""), "what is too long is said");
        assert!(!page.text.contains("short-one"));
        assert!(!stranger.get("/en/sign-up").await.text.contains("value=\"Amina\""), "once");
    }

    async fn who_is_asked_to_wait_stores_nothing(hall) {
        hall.person("amina", "practitioner").await;
        let mut stranger = hall.visitor();
        let wrong = [("email", "amina@example.org"), ("password", "wrong lanterns here")];
        for _ in 0..12 {
            assert_eq!(stranger.post("/api/sign-in?l=en", &wrong).await.status, 303);
        }
        assert_eq!(number(&hall, SESSIONS).await, 0);
    }

    async fn a_notice_nobody_asks_for_runs_out(hall) {
        let mut stranger = hall.visitor();
        stranger.post("/api/sign-out?l=en", &[]).await;
        hall.clock.by(11 * 60_000);
        assert!(!shows(&stranger.get("/en/").await, "signed-out"));
        stranger.post("/api/sign-out?l=en", &[]).await;
        hall.clock.by(9 * 60_000);
        assert!(shows(&stranger.get("/en/").await, "signed-out"));
        assert!(!shows(&stranger.get("/en/").await, "signed-out"), "once");
    }

    async fn a_notice_is_nobodys_to_make_up(hall) {
        let mut stranger = hall.visitor();
        stranger.post("/api/sign-out?l=en", &[]).await;
        let made = stranger.cookie_value("flash").expect("it travels in a cookie").to_owned();
        let mut forger = hall.visitor();
        let last = if made.ends_with('A') { 'B' } else { 'A' };
        forger.cookie("flash", &format!("{}{last}", &made[..made.len() - 1]));
        let page = forger.get("/en/").await;
        assert_eq!(page.status, 200);
        assert!(!shows(&page, "signed-out"));
    }

    async fn what_was_signed_as_one_cookie_is_no_other(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", 300_000).await;
        let mut stranger = hall.visitor();
        stranger.post("/api/sign-in?l=en", &[("email", "victim@example.org"), ("password", "wrong lanterns here")]).await;
        let flash = stranger.cookie_value("flash").unwrap().to_owned();
        let mut viewer = hall.visitor();
        viewer.cookie("viewer", &flash);
        let form = [("content-type", "application/x-www-form-urlencoded")];
        let beat = format!("lecture={slug}&lease=&seq=0&from=0&to=0&rate=100");
        assert_eq!(viewer.send(http::Method::POST, "/beat/replay", &form, beat).await.status, 200);
        assert_ne!(viewer.cookie_value("viewer"), Some(flash.as_str()), "a viewer of the hall's own making");
        assert_eq!(number(&hall, "SELECT CAST(max(length(viewer)) AS BIGINT) FROM play_sessions").await, 33);
    }

    async fn a_long_form_of_somebody_signed_in_is_kept_whole(hall) {
        hall.organizer("olga").await;
        let mut olga = hall.signed_in("olga").await;
        let before = number(&hall, SESSIONS).await;
        let long = "warm ".repeat(1_500);
        olga.get("/en/organizer/lectures/new").await;
        let page = olga.press("/api/save-lecture?l=en", &[("title", "Cold chains"), ("abstract", &long)]).await;
        assert!(page.text.contains(long.trim_end()), "nothing typed is lost");
        assert_eq!(number(&hall, SESSIONS).await, before, "in the session she has");
        assert!(!olga.get("/en/organizer/lectures/new").await.text.contains("warm warm"), "once");
    }
}
