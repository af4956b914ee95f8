//! What opens doors: in nobody's cache, in no database, and in no neighbour's cookie.

use crate::steps::{in_room, live_beat, number, replay};
use http::Method;
use server::on_both_engines;
use server::testing::PASSWORD;
use std::sync::Arc;
use tower_sessions::Session;

on_both_engines! {
    async fn a_copy_of_the_database_opens_no_session(hall) {
        hall.person("amina", "practitioner").await;
        let mut amina = hall.signed_in("amina").await;
        assert_eq!(number(&hall, "SELECT count(*) FROM sessions").await, 1);
        let cookie = amina.cookie_value("hall").unwrap().to_owned();
        let found = format!("SELECT count(*) FROM sessions WHERE id = '{cookie}'");
        assert_eq!(number(&hall, &found).await, 0, "its id is not there");
        assert_eq!(number(&hall, "SELECT count(*) FROM sessions WHERE length(id) = 64").await, 1, "its hash is");
        assert_eq!(amina.get("/en/my").await.status, 200);
    }

    async fn a_session_that_is_ended_while_a_request_has_it_in_hand_stays_ended(hall) {
        let amina = hall.person("amina", "practitioner").await;
        let mut actor = hall.signed_in("amina").await;
        let id = actor.cookie_value("hall").unwrap().parse().unwrap();
        let in_hand = Session::new(Some(id), Arc::new(hall.db.clone()), None);
        assert_eq!(in_hand.get::<i64>("person").await.unwrap(), Some(amina.id.0), "it is read before");
        actor.post("/api/sign-out?l=en", &[]).await;
        in_hand.insert("flash", "a long form").await.unwrap();
        in_hand.save().await.unwrap();
        assert_eq!(number(&hall, "SELECT count(*) FROM sessions").await, 0);
        let mut thief = hall.visitor();
        thief.cookie("hall", &id.to_string());
        assert_eq!(thief.get("/en/my").await.status, 303);
    }

    async fn a_copy_of_the_database_opens_no_set_up_link(hall) {
        let token = hall.db.accounts().open_set_up().await.unwrap();
        let found = format!("SELECT count(*) FROM secrets WHERE value = '{token}'");
        assert_eq!(number(&hall, &found).await, 0);
    }

    async fn a_set_up_link_ends_after_seven_days(hall) {
        let token = hall.db.accounts().open_set_up().await.unwrap();
        let form = [
            ("token", token.as_str()), ("email", "olga@example.org"), ("password", PASSWORD), ("name", "Olga"), ("country", "CN"),
            ("time_zone", "Asia/Shanghai"),
        ];
        let day = 24 * 60 * 60_000;
        hall.clock.by(7 * day);
        let mut olga = hall.visitor();
        olga.accepts = "application/json";
        assert_eq!(olga.post("/api/set-up?l=en", &form).await.status, 422);
        hall.clock.by(-day);
        assert_eq!(olga.post("/api/set-up?l=en", &form).await.status, 200);
    }

    async fn over_https_every_cookie_is_for_this_host_alone(hall) {
        let mut hall = hall;
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", 300_000).await;
        hall.over_https();
        hall.person("amina", "practitioner").await;
        let mut amina = hall.signed_in("amina").await;
        let mut visitor = hall.visitor();
        let beat = format!("lecture={slug}&lease=&seq=0&from=0&to=0&rate=100");
        let form = [("content-type", "application/x-www-form-urlencoded")];
        let mut set: Vec<String> = Vec::new();
        for page in [
            amina.post("/api/sign-in?l=en", &[("email", "amina@example.org"), ("password", PASSWORD)]).await,
            visitor.post("/api/zone?l=en", &[("time_zone", "Asia/Bangkok")]).await,
            visitor.post("/api/sign-out?l=en", &[]).await,
            visitor.get("/th/").await,
            visitor.send(Method::POST, "/beat/replay", &form, beat).await,
        ] {
            set.extend(page.headers.get_all("set-cookie").iter().map(|c| c.to_str().unwrap().to_owned()));
        }
        for name in ["__Host-hall", "__Host-zone", "__Host-flash", "__Host-language", "__Host-viewer"] {
            assert!(set.iter().any(|cookie| cookie.starts_with(&format!("{name}="))), "{name}: {set:?}");
        }
        for cookie in &set {
            assert!(cookie.starts_with("__Host-") && cookie.contains("; Secure") && cookie.contains("Path=/") && !cookie.contains("Domain"), "{cookie}");
        }
        // A browser takes such a cookie away only where it is told so by the cookie's own rules.
        amina.press("/api/sign-out?l=en", &[]).await;
        assert!(amina.cookie_value("__Host-hall").is_none(), "after signing out nothing of the session is left");
        let mut dead = hall.visitor();
        dead.cookie("__Host-hall", "AAAAAAAAAAAAAAAAAAAAAA");
        dead.get("/en/my").await;
        assert!(dead.cookie_value("__Host-hall").is_none(), "nor of one that ended long ago");
        // A name that a neighbour in the domain could set is none of the hall's.
        let page = visitor.send(Method::GET, "/en/", &[("cookie", "zone=Pacific/Kiritimati")], "").await;
        assert_eq!(page.status, 200);
        assert!(!page.text.contains("Kiritimati"));
    }

    async fn a_page_of_somebody_signed_in_is_kept_nowhere(hall) {
        let room = in_room(&hall, &["amina"]).await;
        let mut amina = room.actors[0].clone();
        let slug = &room.slug;
        for path in [
            "/en/".to_owned(), "/en/my".into(), "/en/profile".into(), "/en/replays".into(), format!("/en/lectures/{slug}"),
            format!("/en/lectures/{slug}/live"), "/en/nothing".into(), "/en/organizer".into(),
        ] {
            assert_eq!(amina.get(&path).await.header("cache-control"), "private, no-store", "{path}");
        }
        let form = amina.post("/api/withdraw?l=en", &[("lecture", "none")]).await;
        assert_eq!(form.header("cache-control"), "private, no-store");
    }

    async fn beats_are_kept_nowhere_and_taken_for_no_page(hall) {
        let mut room = in_room(&hall, &["amina"]).await;
        let slug = room.slug.clone();
        let live = live_beat(&mut room.actors[0], &slug, "", 0).await;
        assert_eq!(live.status, 200);
        let refused = live_beat(&mut hall.visitor(), &slug, "", 0).await;
        assert_eq!(refused.status, 401);
        let mut odd = hall.visitor();
        odd.accepts = "*/*";
        let malformed = odd.send(Method::POST, "/beat/replay", &[], "x").await;
        for answer in [live, refused, malformed] {
            assert_eq!(answer.header("x-content-type-options"), "nosniff");
            assert_eq!(answer.header("cache-control"), "private, no-store");
        }
        let health = hall.visitor().get("/health").await;
        assert_eq!((health.header("referrer-policy"), health.header("cache-control")), ("same-origin", "private, no-store"));
    }

    async fn only_a_file_that_is_there_is_kept_for_ever(hall) {
        let mut hall = hall;
        hall.with_site();
        let mut visitor = hall.visitor();
        let there = visitor.get("/pkg/x.css").await;
        assert_eq!((there.status, there.header("cache-control")), (200, "public, max-age=31536000, immutable"));
        let gone = visitor.get("/pkg/y.css").await;
        assert_eq!((gone.status, gone.header("cache-control")), (404, "private, no-store"));
    }

    async fn each_answer_has_a_request_id_of_its_own_also_where_the_page_is_kept(hall) {
        let mut visitor = hall.visitor();
        let (first, second) = (visitor.get("/en/").await, visitor.get("/en/").await);
        assert_eq!(first.header("etag"), second.header("etag"));
        assert_eq!(first.header("x-request-id").len(), 12);
        assert_ne!(first.header("x-request-id"), second.header("x-request-id"));
    }
}
