//! Requests that no page of the hall makes: they are refused with a sentence, by the same status on both engines.

use crate::steps::{borrowed, fields, multipart, shows};
use http::Method;
use server::on_both_engines;
use server::testing::Page;

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
/// Every server function, with fields that are text.
const FUNCTIONS: &[(&str, &[&str])] = &[
    ("accept-replay", &["slug", "reason"]),
    ("announce", &["slug", "text"]),
    ("answer-here", &["code"]),
    ("ask-question", &["lecture", "text"]),
    ("cancel-lecture", &["slug", "reason"]),
    ("check-in", &["code"]),
    ("close-gathering", &["lecture"]),
    ("confirm", &["person", "confirmed", "next"]),
    ("correct", &["lecture", "person", "minutes", "reason"]),
    ("ask-correction", &["lecture", "note"]),
    (
        "decline-correction",
        &["lecture", "person", "decline_reason"],
    ),
    (
        "correct-participation",
        &[
            "lecture",
            "person",
            "kept_country",
            "kept_kind",
            "kept_reason",
        ],
    ),
    ("count-heads", &["code", "lecture", "heads", "ticked[]"]),
    ("delete-lecture", &["slug"]),
    ("duplicate-lecture", &["slug"]),
    ("end-lecture", &["slug"]),
    ("end-calendar-address", &["x"]),
    ("enrol", &["lecture"]),
    ("extend-lecture", &["slug", "minutes"]),
    ("give-hold-up", &["lecture"]),
    ("join", &["lecture"]),
    ("leave-gathering", &["lecture"]),
    ("lecture-was-held", &["slug"]),
    ("let-back-in", &["lecture", "person"]),
    (
        "link-speaker",
        &["slug", "speaker", "speaker_email", "speaker_reason"],
    ),
    ("make-calendar-address", &["x"]),
    ("mark-left", &["lecture", "person"]),
    ("open-gathering", &["lecture"]),
    ("part-speaker", &["slug", "speaker", "apart", "part_reason"]),
    (
        "profile",
        &[
            "name",
            "country",
            "organisation",
            "kind",
            "language",
            "time_zone",
        ],
    ),
    ("password", &["old_password", "new_password"]),
    ("decide-replay-days", &["slug", "again"]),
    ("publish-lecture", &["slug"]),
    ("publish-replay", &["slug"]),
    ("put-seat-back", &["lecture", "person"]),
    ("raise-question", &["question"]),
    ("relocate-lecture", &["slug", "live_url"]),
    (
        "rate-lecture",
        &["lecture", "rating", "rating_line", "next"],
    ),
    ("remove-replay", &["slug"]),
    ("remove-saved", &["lecture", "from"]),
    ("renew-code", &["lecture"]),
    ("choose-poster", &["slug", "poster_at"]),
    ("name-sound", &["slug", "id", "sound_language"]),
    ("move-material", &["slug", "direction"]),
    ("remove-material", &["slug"]),
    ("remove-slides", &["slug"]),
    ("remove-sound", &["slug", "id"]),
    ("remove-track", &["slug", "kind", "language"]),
    ("retry-job", &["slug", "kind"]),
    ("save-for-later", &["lecture", "from"]),
    ("save-lecture", &["slug", "title", "abstract_text"]),
    ("set-heads", &["lecture", "room", "heads", "heads_reason"]),
    ("set-room-size", &["lecture", "room", "most_members"]),
    ("set-up", &["token", "email", "name"]),
    (
        "set-actual-times",
        &["slug", "began_at", "ended_at", "times_reason"],
    ),
    ("set-attended-share", &["slug", "share", "share_reason"]),
    ("settle-question", &["question", "answer"]),
    ("sign-in", &["email", "password", "next", "enrol", "save"]),
    ("sign-out", &["x"]),
    (
        "sign-up",
        &["email", "password", "name", "next", "enrol", "save"],
    ),
    ("start-lecture", &["slug", "began"]),
    (
        "take-back-correction",
        &["lecture", "person", "back_reason"],
    ),
    ("take-seat-away", &["lecture", "person", "seat_reason"]),
    ("unlink-speaker", &["slug", "speaker", "unlink_reason"]),
    ("withdraw", &["lecture"]),
    ("zone", &["time_zone", "next"]),
];

fn is_calm(page: &Page, at: &str) {
    assert!((400..500).contains(&page.status), "{at}: {}", page.status);
    assert!(
        page.location().is_empty(),
        "{at} leads to {}",
        page.location()
    );
    assert!(page.header("content-type").starts_with("text/html"), "{at}");
    assert!(page.text.contains("<h1>"), "{at}: {}", page.text);
    for text in [
        "missing field",
        "deserializ",
        "invalid type",
        "server function",
        "invalid utf-8",
    ] {
        assert!(
            !page.text.to_lowercase().contains(text),
            "{at} shows a parser's text: {}",
            page.text
        );
    }
}

on_both_engines! {
    async fn the_character_of_nothing_is_refused_in_every_form(hall) {
        hall.organizer("olga").await;
        let mut olga = hall.signed_in("olga").await;
        for (function, names) in FUNCTIONS.iter().copied() {
            for name in names {
                let at = format!("/api/{function}?l=en");
                let page = olga.send(Method::POST, &at, &[FORM], format!("{name}=a%00b")).await;
                assert_eq!(page.status, 400, "{at} {name}");
                is_calm(&page, &format!("{at} {name}"));
            }
        }
        let form: Vec<(String, String)> = fields(&hall.form("Cold\0chains"));
        assert_eq!(olga.post("/api/save-lecture?l=en", &borrowed(&form)).await.status, 400);
    }

    async fn the_character_of_nothing_is_refused_in_every_address(hall) {
        hall.organizer("olga").await;
        let mut olga = hall.signed_in("olga").await;
        for path in [
            "/en/lectures/a%00b", "/en/lectures/a%00b/live", "/en/lectures/a%00b/calendar.ics", "/en/calendar/programme.ics?series=%00", "/calendar/my/%00.ics", "/en/replays/a%00b", "/en/search?q=a%00b",
            "/en/organizer/lectures?q=a%00b", "/en/organizer/people?q=%00", "/en/organizer/lectures/%00", "/en/organizer/lectures/%00/live",
            "/en/organizer/lectures/%00/cancel", "/en/organizer/lectures/a/people/%00", "/en/set-up?token=%00", "/en/check-in?code=%00",
            "/en/sign-in?next=%00", "/en/sign-up?enrol=%00", "/en/sign-in?save=%00", "/en/my?removed=%00", "/en/replays/a/%00/en.vtt",
        ] {
            let page = olga.get(path).await;
            assert_eq!(page.status, 400, "{path}");
            is_calm(&page, path);
        }
    }

    async fn a_form_without_its_fields_is_refused_calmly_and_leads_nowhere(hall) {
        hall.organizer("olga").await;
        let mut olga = hall.signed_in("olga").await;
        for (function, _) in FUNCTIONS {
            for body in ["", "=&&=", "person=x&confirmed=maybe&heads=many&minutes=NaN&question=q", "%ff%fe=%80", "slug[a][b]=c&lecture[]=d"] {
                let at = format!("/api/{function}?l=en");
                let foreign = "https://evil.example/en/";
                let page = olga.send_from(foreign, &at, &[FORM], body).await;
                assert!(page.status < 500, "{at} {body}: {}", page.status);
                assert!(!page.location().contains("evil") && !page.location().contains("__err"), "{at} {body}: {}", page.location());
                assert!(page.location().is_empty() || page.location().starts_with('/'), "{at} {body}: {}", page.location());
                if page.location().is_empty() {
                    is_calm(&page, &at);
                }
                if olga.cookie_value("hall").is_none() {
                    olga = hall.signed_in("olga").await;
                }
            }
        }
    }

    async fn whoever_reads_no_html_gets_the_status_and_no_parsers_text(hall) {
        hall.organizer("olga").await;
        let mut olga = hall.signed_in("olga").await;
        olga.accepts = "application/json";
        let page = olga.post("/api/confirm?l=en", &[("confirmed", "maybe")]).await;
        assert_eq!((page.status, page.text.as_str()), (400, "\"Malformed\""));
        assert_eq!(page.header("serverfnerror"), "");
        let page = olga.post("/api/nothing-of-the-kind", &[]).await;
        assert_eq!((page.status, page.text.as_str()), (404, ""));
    }

    async fn a_server_function_that_is_not_there_is_not_found(hall) {
        let page = hall.visitor().post("/api/drop-tables?l=th", &[]).await;
        assert_eq!(page.status, 404);
        is_calm(&page, "/api/drop-tables");
        assert!(page.text.contains("<html lang=\"th\""), "in the language of the form");
        assert_eq!(hall.visitor().get("/api/enrol").await.status, 405);
    }

    async fn odd_slugs_are_no_addresses_to_post_to(hall) {
        hall.organizer("olga").await;
        let mut olga = hall.signed_in("olga").await;
        for slug in ["%0d%0aX-Evil:%201", "%ff", "..%2f..%2fetc", "%C3%BC", "A", "a%20b", &"a".repeat(5_000)] {
            for to in ["upload", "tracks", "slides", "sounds", "poster", "materials"] {
                let path = format!("/{to}/{slug}?l=en");
                let page = multipart(&mut olga, &path, &[("video", Some("x.mp4"), b"x")]).await;
                assert_eq!(page.status, 404, "{path}");
                is_calm(&page, &path);
                assert!(page.header("x-evil").is_empty());
            }
        }
    }

    async fn a_name_too_long_for_any_file_is_not_found(hall) {
        let mut hall = hall;
        hall.with_site();
        let long = "a".repeat(300);
        for path in [format!("/pkg/{long}"), format!("/pkg/{long}.css"), format!("/media/{long}.mp4"), format!("/en/{long}"), format!("/en/lectures/{long}")] {
            assert_eq!(hall.visitor().get(&path).await.status, 404, "{path}");
        }
    }

    async fn a_form_that_is_too_large_is_refused_with_a_sentence(hall) {
        hall.organizer("olga").await;
        let mut olga = hall.signed_in("olga").await;
        for bytes in [300_000, 3_000_000] {
            let page = olga.post("/api/save-lecture?l=en", &[("title", &"x".repeat(bytes))]).await;
            assert_eq!(page.status, 413);
            is_calm(&page, "/api/save-lecture");
            assert!(shows(&page, "error-too-large-text"));
        }
        assert_eq!(crate::steps::number(&hall, "SELECT count(*) FROM lectures").await, 0);
        assert_eq!(olga.get("/health").await.status, 200);
    }

    async fn another_sites_form_is_refused_with_a_page(hall) {
        let page = hall.visitor().send(Method::POST, "/api/sign-out?l=en", &[FORM, ("sec-fetch-site", "cross-site")], "").await;
        assert_eq!(page.status, 403);
        is_calm(&page, "/api/sign-out");
    }
}
