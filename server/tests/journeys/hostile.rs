//! Hostile text: whatever people type is shown as they typed it, and is never more than text.

use crate::steps::{START, Tab, borrowed, fields, join, multipart, publish_replay, slug_of};
use app::lectures::LectureForm;
use regex::Regex;
use server::on_both_engines;
use server::testing::{PASSWORD, Page};
use std::sync::LazyLock;

const EVIL: &str =
    r#"<script>alert(1)</script>"'><img src=x onerror=alert(1)></textarea></title><b>&lt;"#;
const RTL: &str = "\u{202e}gnp.exe\u{202c}\u{200f}";

fn hostile(what: &str) -> String {
    format!("{what} {EVIL} {RTL}")
}

/// An opening tag as the hall writes one: after a quoted value stands the next name or the tag's end.
static TAG: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"^<[a-zA-Z][\w-]*((?:\s+[\w:.-]+(?:="[^"]*"|=[\w./-]+)?)*)\s*/?>"#).unwrap()
});
static SCRIPT: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?s)(<script[^>]*>).*?</script>").unwrap());
static HANDLER: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\son\w*(?:=|\s|$)").unwrap());
static QUOTED: LazyLock<Regex> = LazyLock::new(|| Regex::new(r#""[^"]*""#).unwrap());

/// What begins with an escaped sign, and holds the call.
static SHOWN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?s)^(?:script&gt;alert\(1\)&lt;/script&gt;|img src=x onerror=alert\(1\)&gt;)")
        .unwrap()
});

/// What is told in words of schema.org: text that could end it leaves it out of this, and is seen below.
static TOLD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"<script type="application/ld\+json">[^<>&]*</script>"#).unwrap()
});

/// Where text that was typed has become markup, if anywhere.
fn markup(text: &str) -> Option<String> {
    let text = &*TOLD.replace_all(text, "");
    let from = |place: usize| text[place..].chars().take(200).collect();
    // A tag that only somebody's text could have opened or closed.
    let lower = text.to_lowercase();
    for bad in ["<script>alert", "<img src=x", "</textarea></title>"] {
        if let Some(place) = lower.find(bad) {
            return Some(from(place));
        }
    }
    // Each call stands in a tag that is text from its first sign to its last.
    for (place, _) in text.match_indices("alert(1)") {
        let opens = text[..place].rfind("&lt;").map(|at| at + "&lt;".len());
        if !opens.is_some_and(|at| SHOWN.is_match(&text[at..])) {
            return Some(from(place.saturating_sub(40)));
        }
    }
    // No attribute was broken out of: each tag is whole, and none has a handler.
    let pages_own = SCRIPT.replace_all(text, "$1");
    let opens = |(place, _): (usize, _)| &pages_own[place..];
    pages_own
        .match_indices('<')
        .map(opens)
        .filter(|rest| rest[1..].starts_with(|c: char| c.is_ascii_alphabetic()))
        .find(|rest| {
            let tag = TAG.captures(rest);
            tag.is_none_or(|tag| HANDLER.is_match(&QUOTED.replace_all(&tag[1], "")))
        })
        .map(|rest| rest.chars().take(200).collect())
}

/// Nothing that was typed has become markup.
fn harmless(page: &Page, at: &str) {
    assert_eq!(markup(&page.text), None, "{at}");
}

#[test]
fn text_that_is_not_escaped_is_seen() {
    let escaped = crate::steps::escaped(EVIL);
    let quoted = escaped.replace('"', "&quot;");
    for safe in [
        format!("<p>{escaped}</p>"),
        format!(r#"<input value="{quoted}"><p title="{quoted}">{escaped}</p>"#),
    ] {
        assert_eq!(markup(&safe), None);
    }
    let half = |sign: &str, raw: &str| quoted.replace(sign, raw);
    for bad in [
        format!("<p>{EVIL}</p>"),
        format!("<p>{}</p>", half("&gt;", ">")),
        format!("<p>{}</p>", half("&lt;", "<")),
        "<p><IMG SRC=x onerror=alert(1)></p>".into(),
        "<p>&lt;img src=x <b onerror=alert(1)></b></p>".into(),
        format!(r#"<input value="{escaped}" name="x"><p class="y">z</p>"#),
        r#"<input value="" onclick="go()" name="x">"#.into(),
        format!(r#"<script type="application/ld+json">{{"name":"{EVIL}"}}</script>"#),
    ] {
        assert!(markup(&bad).is_some(), "{bad}");
    }
}

on_both_engines! {
    async fn what_people_type_is_never_markup(hall) {
        let organizer = hall.organizer("olga").await;
        let mut olga = hall.signed_in("olga").await;
        let long = "w".repeat(150);

        // An account, refused first, so that it comes back in the form.
        let mut amina = hall.visitor();
        amina.get("/en/sign-up").await;
        let (name, organisation) = (hostile("Amina"), hostile("Ministry"));
        let mut typed = vec![
            ("email", EVIL),
            ("password", PASSWORD),
            ("name", &*name),
            ("country", EVIL),
            ("organisation", &*organisation),
            ("kind", EVIL),
            ("language", EVIL),
            ("time_zone", EVIL),
            ("next", EVIL),
            ("enrol", EVIL),
            ("save", EVIL),
        ];
        harmless(&amina.press("/api/sign-up?l=en", &typed).await, "a refused account");
        for (field, value) in
            [("email", "amina@example.org"), ("country", "RW"), ("kind", "official"), ("language", "en"), ("time_zone", "Africa/Kigali")]
        {
            typed.iter_mut().find(|f| f.0 == field).unwrap().1 = value;
        }
        harmless(&amina.press("/api/sign-up?l=en", &typed).await, "a new account");
        assert_eq!(crate::steps::number(&hall, "SELECT count(*) FROM people").await, 2);
        typed.retain(|f| !["email", "password", "next", "enrol", "save"].contains(&f.0));
        harmless(&amina.press("/api/profile?l=en", &typed).await, "the profile");
        typed[2].1 = "";
        harmless(&amina.press("/api/profile?l=en", &typed).await, "a refused profile");

        // A lecture, refused first.
        let form = LectureForm {
            title: hostile("Title"),
            abstract_text: hostile(&long),
            title_zh: hostile("题目"),
            abstract_zh: hostile("摘要"),
            speaker: hostile("Speaker"),
            speaker_affiliation: hostile("University"),
            speaker_2: long.chars().take(110).collect(),
            host: hostile("Host"),
            series: hostile("Series"),
            ..hall.form("")
        };
        let refused = LectureForm {
            topic: EVIL.into(),
            theme: EVIL.into(),
            language: EVIL.into(),
            audience: EVIL.into(),
            starts_at: EVIL.into(),
            ends_at: EVIL.into(),
            time_zone: EVIL.into(),
            capacity: EVIL.into(),
            live_url: EVIL.into(),
            attended_percent: EVIL.into(),
            ..form.clone()
        };
        olga.get("/en/organizer/lectures/new").await;
        harmless(&olga.press("/api/save-lecture?l=en", &borrowed(&fields(&refused))).await, "a refused lecture");
        harmless(&olga.press("/api/save-lecture?l=en", &borrowed(&fields(&form))).await, "a lecture");
        let slug = slug_of(&olga.on);
        assert!(slug.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'), "{slug}");
        harmless(&olga.press("/api/publish-lecture?l=en", &[("slug", &slug)]).await, "published");
        amina.get(&format!("/en/lectures/{slug}")).await;
        amina.press("/api/enrol?l=en", &[("lecture", &slug)]).await;
        publish_replay(&hall, &organizer, &slug, 60_000).await;
        // Materials, refused first.
        let (title, to) = (hostile("Material"), format!("/materials/{slug}?l=en"));
        for (shown, url) in [(EVIL, EVIL), ("before", "https://example.org/?q='x")] {
            let material = [
                ("material_title", None, title.as_bytes()),
                ("material_language", None, if shown == EVIL { EVIL.as_bytes() } else { &b""[..] }),
                ("material_shown", None, shown.as_bytes()),
                ("material_readers", None, b"everyone"),
                ("material_url", None, url.as_bytes()),
            ];
            multipart(&mut olga, &to, &material).await;
            harmless(&olga.get(&format!("/en/organizer/lectures/{slug}")).await, "materials at the desk");
        }
        let material = crate::steps::number(&hall, "SELECT max(id) FROM materials").await;
        hall.clock.set(START);
        join(&mut amina, &slug).await;
        Tab::open(&amina, &slug).await.beats(&hall, 2).await;

        let evil = app::ui::query_escape(EVIL);
        let mut visitor = hall.visitor();
        for l in ["en", "zh", "ar"] {
            for path in [
                "/".into(),
                format!("/?topic={evil}&language={evil}&country={evil}&page={evil}"),
                format!("/lectures/{slug}"),
                format!("/lectures/{slug}/live"),
                format!("/replays/{slug}"),
                "/replays".into(),
                "/my".into(),
                "/profile".into(),
                format!("/sign-in?next={evil}&enrol={evil}"),
                format!("/sign-up?next={evil}&enrol={slug}"),
                format!("/sign-in?save={slug}"),
                format!("/my?removed={evil}"),
                format!("/zone?next={evil}"),
                format!("/set-up?token={evil}"),
                format!("/lectures/{evil}"),
                format!("/countries/{evil}"),
                format!("/countries/cn?page={evil}"),
                "/countries".into(),
                format!("/{evil}"),
                "/organizer".into(),
                "/organizer/lectures".into(),
                format!("/organizer/lectures?q={evil}"),
                "/organizer/lectures/new".into(),
                format!("/organizer/lectures/{slug}"),
                format!("/organizer/lectures/{slug}/cancel"),
                format!("/organizer/lectures/{slug}/materials/{material}"),
                "/organizer/people".into(),
                format!("/organizer/people?q={evil}"),
                "/organizer/reports".into(),
            ] {
                for actor in [&mut visitor, &mut amina, &mut olga] {
                    let at = format!("/{l}{path}");
                    let page = actor.get(&at).await;
                    assert!(page.status < 500, "{at}: {}", page.status);
                    harmless(&page, &at);
                }
            }
        }
        let page = visitor.get(&format!("/en/lectures/{slug}")).await;
        assert!(page.text.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "and yet it is shown as it was typed");
        let file = visitor.get(&format!("/en/lectures/{slug}/calendar.ics")).await;
        assert_eq!(file.header("content-type"), "text/calendar; charset=utf-8");
        assert!(file.text.lines().all(|line| line.len() <= 75), "RFC 5545 folds long lines");
    }

    async fn line_breaks_make_no_header_and_no_calendar_line(hall) {
        let organizer = hall.organizer("olga").await;
        let form = LectureForm {
            title: "Title\r\nX-Evil: 1\r\nATTENDEE:mailto:evil@example.org".into(),
            abstract_text: "One\r\nEND:VEVENT\r\nBEGIN:VEVENT".into(),
            ..hall.form("")
        };
        let slug = hall.lecture(&organizer, &form).await;
        let file = hall.visitor().get(&format!("/en/lectures/{slug}/calendar.ics")).await;
        assert_eq!(file.text.lines().filter(|line| line.starts_with("BEGIN:VEVENT")).count(), 1, "{}", file.text);
        assert!(!file.text.lines().any(|line| line.starts_with("ATTENDEE") || line.starts_with("X-Evil")), "{}", file.text);
        hall.person("amina", "practitioner").await;
        let mut amina = hall.visitor();
        let typed = [("email", "amina@example.org"), ("password", PASSWORD), ("next", "/en/\r\nX-Evil: 1")];
        let answer = amina.post("/api/sign-in?l=en", &typed).await;
        assert!(answer.header("x-evil").is_empty());
        assert_eq!(answer.location(), "/en/");
    }
}
