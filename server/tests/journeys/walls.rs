//! The walls: headers on every answer, scripts only where an island is.

use crate::steps::{START, join, publish_replay, tamper};
use app::enrolment::Enrolment;
use regex::Regex;
use server::on_both_engines;
use server::testing::Page;

/// What begins data that no browser runs, so that no policy is asked about it.
const DATA: &str = r#"<script type="application/ld+json">"#;

/// The addresses of a page's scripts, `inline` for one that stands in the page.
fn scripts(page: &Page) -> Vec<String> {
    let script = Regex::new(r"<script([^>]*)>").unwrap();
    let src = Regex::new(r#"src="([^"]*)""#).unwrap();
    script
        .captures_iter(&page.text)
        .filter(|s| &s[0] != DATA)
        .map(|s| {
            src.captures(&s[1])
                .map_or("inline".into(), |src| src[1].to_owned())
        })
        .collect()
}

on_both_engines! {
    async fn the_metrics_are_for_the_token_alone_wherever_one_is(hall) {
        let mut visitor = hall.visitor();
        for (headers, status) in [
            // This machine too: behind a proxy that nobody told of, everybody is it.
            (&[][..], 404),
            (&[("x-forwarded-for", "127.0.0.1")], 404),
            (&[("x-forwarded-for", "127.0.0.1"), ("x-real-ip", "127.0.0.1")], 404),
            (&[("authorization", "Bearer a-token")], 200),
            (&[("authorization", "Bearer another")][..], 404),
            (&[("authorization", "Bearer ")][..], 404),
        ] {
            let answer = visitor.send(http::Method::GET, "/metrics", headers, "").await;
            assert_eq!(answer.status, status, "{headers:?}");
        }
    }

    async fn every_answer_has_its_policy_and_only_islands_bring_scripts(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let amina = hall.person("amina", "practitioner").await;
        hall.db.enrolment().enrol(&amina, &slug).await.unwrap();
        publish_replay(&hall, &organizer, &slug, 60_000).await;
        let link = "INSERT INTO materials (id, lecture_id, place, title, shown, readers, url, added_at)
                    SELECT 77, id, 1, 'Paper', 'before', 'everyone', 'https://example.org/', 1 FROM lectures";
        tamper(&hall, link).await;
        hall.clock.set(START);
        let mut visitor = hall.visitor();
        let mut person = hall.signed_in("amina").await;
        let mut olga = hall.signed_in("olga").await;
        join(&mut person, &slug).await;
        let calm = "default-src 'self'; img-src 'self' data:; media-src 'self' https:; script-src 'self'; \
                    object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        let styled = Regex::new(r#"<[^>]*\sstyle="|<[^>]*\son[a-z]+=""#).unwrap();
        let unsigned = Regex::new(r"<script(?:\s[^>]*)?>").unwrap();
        let nonce_of = Regex::new(r"script-src 'self' 'nonce-([^']+)' 'wasm-unsafe-eval'").unwrap();
        let with_islands =
            [format!("/lectures/{slug}/live"), format!("/replays/{slug}"), format!("/organizer/lectures/{slug}")];
        let mut nonces = Vec::new();
        for path in [
            "/", "/?past=1", "/replays", "/my", "/sign-up", "/sign-in", "/profile", "/zone", "/check-in", "/counting", "/countries", "/countries/cn", "/countries/fj", "/set-up", "/nothing",
            "/organizer", "/organizer/lectures", "/organizer/lectures/new", "/organizer/people", "/organizer/reports",
        ]
        .into_iter()
        .map(str::to_owned)
        .chain([format!("/lectures/{slug}"), format!("/organizer/lectures/{slug}/cancel"), format!("/organizer/lectures/{slug}/materials/77")])
        .chain(with_islands.clone())
        {
            for actor in [&mut visitor, &mut person, &mut olga] {
                let page = actor.get(&format!("/en{path}")).await;
                for (name, value) in [("x-content-type-options", "nosniff"), ("referrer-policy", "same-origin")] {
                    assert_eq!(page.header(name), value, "{path}");
                }
                assert!(!page.header("x-request-id").is_empty(), "{path}");
                let policy = page.header("content-security-policy").to_owned();
                for always in ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"] {
                    assert!(policy.contains(always), "{path}: {policy}");
                }
                assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{path}: {policy}");
                assert!(!styled.is_match(&page.text), "{path} has neither inline styles nor inline handlers");
                assert!(!page.text.contains("<style"), "{path}");
                if page.text.contains("<leptos-island") {
                    assert!(with_islands.contains(&path), "{path} has an island");
                    let nonce = nonce_of.captures(&policy).unwrap_or_else(|| panic!("{path}: {policy}"))[1].to_owned();
                    for script in unsigned.find_iter(&page.text).filter(|s| !s.as_str().contains("src=") && s.as_str() != DATA) {
                        assert!(script.as_str().contains(&format!("nonce=\"{nonce}\"")), "{path}: {}", script.as_str());
                    }
                    nonces.push(nonce);
                } else if page.status != 303 {
                    assert_eq!(policy, calm, "{path}");
                    // The zone's script, and those of a page that follows what it shows and of one that is shared.
                    let expected = [" data-follow=", " data-share="].map(|part| usize::from(page.text.contains(part)));
                    let expected = 1 + expected.iter().sum::<usize>();
                    assert_eq!(scripts(&page).len(), expected, "{path} has no other: {:?}", scripts(&page));
                    assert!(scripts(&page).iter().all(|script| script.starts_with("/pkg/")), "{path}");
                }
            }
        }
        let all = nonces.len();
        assert!(all >= 4, "the islands were met: {all}");
        nonces.sort();
        nonces.dedup();
        assert_eq!(nonces.len(), all, "no nonce is used twice");
    }

    async fn answers_that_are_no_pages_have_their_headers_too(hall) {
        hall.organizer("olga").await;
        for path in [
            "/health", "/media/none.mp4", "/", "/api/enrol", "/en/lectures/none/calendar.ics", "/en/lectures/none/materials/1", "/en/calendar/programme.ics", "/calendar/my/none.ics", "/robots.txt", "/sitemap.xml", "/sitemaps/0.xml",
            "/manifests/en.webmanifest", "/favicon.ico",
        ] {
            let answer = hall.visitor().get(path).await;
            assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
            assert!(answer.header("content-security-policy").contains("default-src 'self'"), "{path}");
        }
        let mut visitor = hall.visitor();
        let answer = visitor.send(http::Method::GET, "/en/", &[("x-request-id", "chosen-by-me")], "").await;
        assert_ne!(answer.header("x-request-id"), "chosen-by-me", "the id is the hall's own");
    }

    async fn the_menu_of_languages_keeps_what_is_known_of_the_address(hall) {
        hall.organizer("olga").await;
        let page = hall.visitor().get("/th/?x=1&topic=policy").await;
        assert!(page.text.contains("href=\"/ar?topic=policy\""), "{}", page.text);
    }
}
