//! Accounts: signing up, in and out, and what nobody learns by trying.

use crate::steps::{number, sentence, shows};
use app::accounts::Accounts;
use server::on_both_engines;
use server::testing::PASSWORD;

on_both_engines! {
    async fn an_unknown_account_and_a_wrong_password_are_answered_alike(hall) {
        hall.person("amina", "practitioner").await;
        let mut pages = Vec::new();
        for email in ["amina@example.org", "bilal@example.org"] {
            let mut visitor = hall.visitor();
            visitor.get("/en/sign-in").await;
            let page = visitor.press("/api/sign-in?l=en", &[("email", email), ("password", "wrong lanterns here")]).await;
            assert!(shows(&page, "problem-credentials"));
            assert!(visitor.get("/en/my").await.status == 303);
            pages.push((page.status, page.text.replace(email, "…")));
        }
        assert_eq!(pages[0], pages[1]);
        let answers: Vec<(u16, String)> = {
            let mut answers = Vec::new();
            for email in ["amina@example.org", "bilal@example.org"] {
                let mut visitor = hall.visitor();
                visitor.accepts = "application/json";
                let answer = visitor.post("/api/sign-in", &[("email", email), ("password", "wrong")]).await;
                answers.push((answer.status, answer.text));
            }
            answers
        };
        assert_eq!(answers[0], answers[1]);
        assert_eq!(answers[0].0, 422);
    }

    async fn an_address_that_has_an_account_is_not_told_by_name(hall) {
        hall.person("amina", "practitioner").await;
        let mut visitor = hall.visitor();
        visitor.get("/en/sign-up").await;
        let typed = [
            ("email", "AMINA@example.org "),
            ("password", PASSWORD),
            ("name", "Somebody"),
            ("country", "RW"),
            ("organisation", "x"),
            ("kind", "practitioner"),
            ("language", "en"),
            ("time_zone", "UTC"),
        ];
        let page = visitor.press("/api/sign-up?l=en", &typed).await;
        assert!(shows(&page, "problem-account"), "{}", page.text);
        assert!(!page.text.contains(">amina<"), "whose it is stays unsaid");
        assert_eq!(number(&hall, "SELECT count(*) FROM people").await, 1);
    }

    async fn what_looks_like_one_address_is_one_account(hall) {
        let sign_up = async |email: &str, name: &str| {
            let mut visitor = hall.visitor();
            visitor.get("/en/sign-up").await;
            let typed = [
                ("email", email),
                ("password", PASSWORD),
                ("name", name),
                ("country", "RW"),
                ("organisation", "Board\u{feff}"),
                ("kind", "practitioner"),
                ("language", "en"),
                ("time_zone", "Asia/Calcutta"),
            ];
            visitor.press("/api/sign-up?l=en", &typed).await
        };
        let nameless = sign_up("li@example.org", "\u{3164}\u{200b}").await;
        assert!(shows(&nameless, "problem-required"), "{}", nameless.text);
        assert!(shows(&sign_up("jose\u{301}@bücher.example\u{200b}", "Jose\u{301}").await, "signed-up"));
        for again in ["josé@xn--bcher-kva.example", "JOSÉ@BÜCHER.example", "jo\u{ad}sé@bücher.example"] {
            let page = sign_up(again, "Somebody").await;
            assert!(shows(&page, "problem-account"), "{again}: {}", page.text);
            let mut jose = hall.visitor();
            jose.get("/en/sign-in").await;
            let page = jose.press("/api/sign-in?l=en", &[("email", again), ("password", PASSWORD)]).await;
            assert!(!shows(&page, "problem-credentials"), "{again}: {}", page.text);
        }
        assert_eq!(number(&hall, "SELECT count(*) FROM people WHERE name = 'José' AND organisation = 'Board'
            AND time_zone = 'Asia/Kolkata'").await, 1);
    }

    async fn the_session_id_is_a_new_one_after_signing_in(hall) {
        hall.person("amina", "practitioner").await;
        let mut amina = hall.signed_in("amina").await;
        let before = amina.cookie_value("hall").expect("she is signed in").to_owned();
        let page = amina.post("/api/sign-in?l=en", &[("email", "amina@example.org"), ("password", PASSWORD)]).await;
        let after = amina.cookie_value("hall").unwrap().to_owned();
        assert_ne!(before, after);
        let cookie = page.header("set-cookie");
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/"), "{cookie}");
        let mut fixed = hall.visitor();
        fixed.cookie("hall", &before);
        assert_eq!(fixed.get("/en/my").await.status, 303, "the id that was there before is nobody's");
        let mut invented = hall.visitor();
        invented.cookie("hall", "AAAAAAAAAAAAAAAAAAAAAA");
        assert_eq!(invented.get("/en/my").await.status, 303);
        invented.post("/api/sign-in?l=en", &[("email", "amina@example.org"), ("password", PASSWORD)]).await;
        assert_ne!(invented.cookie_value("hall"), Some("AAAAAAAAAAAAAAAAAAAAAA"), "an id is never the visitor's choice");
    }

    async fn signing_out_ends_the_session_on_the_server(hall) {
        hall.person("amina", "practitioner").await;
        let mut amina = hall.signed_in("amina").await;
        let mut copy = amina.clone();
        assert_eq!(copy.get("/en/my").await.status, 200);
        let page = amina.press("/api/sign-out?l=en", &[]).await;
        assert_eq!(page.status, 200);
        assert_eq!(copy.get("/en/my").await.status, 303, "a copied cookie is worth nothing");
        assert_eq!(amina.get("/en/my").await.status, 303);
    }

    async fn whoever_tries_too_often_is_asked_to_wait(hall) {
        hall.person("amina", "practitioner").await;
        hall.person("bo", "practitioner").await;
        let mut visitor = hall.visitor();
        visitor.get("/en/sign-in").await;
        let wrong = [("email", "amina@example.org"), ("password", "wrong lanterns here")];
        for _ in 0..10 {
            visitor.post("/api/sign-in?l=en", &wrong).await;
        }
        let page = visitor.press("/api/sign-in?l=en", &wrong).await;
        assert!(page.text.contains("Please wait a minute, then try again."), "{}", page.text);
        assert!(page.text.contains("value=\"amina@example.org\""), "what was typed is still there");
        visitor.accepts = "application/json";
        let right = [("email", "Amina@Example.org "), ("password", PASSWORD)];
        assert_eq!(visitor.post("/api/sign-in?l=en", &right).await.status, 429, "not even with the right one, however it is written");
        let other = [("email", "bo@example.org"), ("password", PASSWORD)];
        assert_eq!(visitor.post("/api/sign-in?l=en", &other).await.status, 200, "a colleague behind the same address gets in");
        assert_eq!(hall.signed_in("amina").await.get("/en/my").await.status, 200, "and so does she from elsewhere");
    }

    async fn the_set_up_link_works_once(hall) {
        let old = hall.db.accounts().open_set_up().await.unwrap();
        let token = hall.db.accounts().open_set_up().await.unwrap();
        let mut visitor = hall.visitor();
        assert!(shows(&visitor.get(&format!("/en/set-up?token={old}")).await, "set-up-closed"), "only the last printed link works");
        let at = format!("/en/set-up?token={token}");
        visitor.get(&at).await;
        let mut typed = vec![
            ("token", token.as_str()),
            ("email", "olga@example.org"),
            ("password", "short"),
            ("name", "Olga"),
            ("country", "CN"),
            ("time_zone", "Asia/Shanghai"),
        ];
        let page = visitor.press("/api/set-up?l=en", &typed).await;
        assert!(page.text.contains("id=\"password-error\"") && page.text.contains("value=\"Olga\""), "a slip does not use it up");
        typed[2].1 = PASSWORD;
        visitor.press("/api/set-up?l=en", &typed).await;
        typed[1].1 = "eve@example.org";
        let mut second = hall.visitor();
        assert!(shows(&second.get(&at).await, "set-up-closed"));
        second.accepts = "application/json";
        assert_eq!(second.post("/api/set-up?l=en", &typed).await.status, 422);
        assert_eq!(number(&hall, "SELECT count(*) FROM people").await, 1);
    }

    async fn two_who_press_the_set_up_link_at_once_are_one_organizer(hall) {
        let token = hall.db.accounts().open_set_up().await.unwrap();
        let tries = (0..4).map(|n| {
            let (mut visitor, token) = (hall.visitor(), token.clone());
            tokio::spawn(async move {
                let email = format!("olga{n}@example.org");
                let typed = [
                    ("token", token.as_str()),
                    ("email", &email),
                    ("password", PASSWORD),
                    ("name", "Olga"),
                    ("country", "CN"),
                    ("time_zone", "Asia/Shanghai"),
                ];
                visitor.accepts = "application/json";
                visitor.post("/api/set-up?l=en", &typed).await.status
            })
        });
        let mut statuses: Vec<u16> = futures::future::join_all(tries).await.into_iter().map(Result::unwrap).collect();
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 422, 422, 422]);
    }

    async fn an_official_who_changes_office_is_confirmed_anew(hall) {
        let organizer = hall.organizer("olga").await;
        let amina = hall.person("amina", "official").await;
        hall.db.accounts().confirm(&organizer, amina.id, true).await.unwrap();
        let mut actor = hall.signed_in("amina").await;
        let page = actor.get("/en/profile").await;
        assert!(shows(&page, "official-status-confirmed"));
        let mut typed = vec![
            ("name", "Amina U."),
            ("country", "RW"),
            ("organisation", "Ministry of Trade"),
            ("kind", "official"),
            ("language", "th"),
            ("time_zone", "Asia/Bangkok"),
        ];
        let page = actor.press("/api/profile?l=en", &typed).await;
        assert_eq!(actor.on, "/th/profile", "the profile answers in its new language");
        assert!(!page.text.contains(&sentence("official-status-claimed")));
        assert_eq!(hall.reread(amina.id).await.official_status, app::accounts::OfficialStatus::Confirmed);
        typed[2].1 = "Another ministry";
        actor.press("/api/profile?l=en", &typed).await;
        assert_eq!(hall.reread(amina.id).await.official_status, app::accounts::OfficialStatus::Claimed);
    }

    async fn the_bare_address_speaks_the_visitors_language(hall) {
        hall.person("amina", "practitioner").await;
        for (accepted, to) in [
            ("th-TH,th;q=0.9,en;q=0.8", "/th/"),
            ("fr, zh-CN;q=0.7, en;q=0.3", "/zh/"),
            ("ar", "/ar/"),
            ("de", "/en/"),
            ("", "/en/"),
            ("*", "/en/"),
        ] {
            let answer = hall.visitor().send(http::Method::GET, "/", &[("accept-language", accepted)], "").await;
            assert_eq!((answer.status, answer.location()), (303, to), "{accepted}");
        }
        let mut reader = hall.visitor();
        let thai = [("accept-language", "th")];
        let page = reader.send(http::Method::GET, "/th/", &thai, "").await;
        assert!(page.header("set-cookie").is_empty(), "what the browser says is not kept");
        for _ in 0..2 {
            reader.send(http::Method::GET, "/ar/", &thai, "").await;
            let answer = reader.send(http::Method::GET, "/", &thai, "").await;
            assert_eq!(answer.location(), "/ar/", "what was read before comes before what the browser says");
        }
        let mut amina = hall.signed_in("amina").await;
        let answer = amina.send(http::Method::GET, "/", &thai, "").await;
        assert_eq!(answer.location(), "/en/", "the profile comes first");
    }

    async fn an_unknown_address_is_answered_in_its_language(hall) {
        for (path, lang, dir) in [("/th/nothing", "th", "ltr"), ("/ar/a/b/c/d", "ar", "rtl"), ("/nothing", "en", "ltr"), ("/xx/", "en", "ltr")] {
            let page = hall.visitor().get(path).await;
            assert_eq!(page.status, 404, "{path}");
            assert!(page.text.contains(&format!("<html lang=\"{lang}\" dir=\"{dir}\"")), "{path}: {}", page.text);
        }
    }

    async fn a_visitors_zone_is_kept_in_a_cookie(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let mut visitor = hall.visitor();
        let at = format!("/en/lectures/{slug}");
        assert!(visitor.get(&at).await.text.contains("Kigali"));
        visitor.get(&format!("/en/zone?next={at}")).await;
        let page = visitor.press("/api/zone?l=en", &[("time_zone", "Asia/Bangkok"), ("next", &at)]).await;
        assert_eq!(visitor.on, at);
        assert!(page.text.contains("Bangkok (GMT+7)") && page.text.contains("15:00"), "{}", page.text);
        let page = visitor.press("/api/zone?l=en", &[("time_zone", "Nowhere/Land"), ("next", &at)]).await;
        assert!(page.text.contains("Bangkok"), "a zone that is none changes nothing");
    }
}
