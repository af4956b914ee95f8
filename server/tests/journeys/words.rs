//! Words: every language says everything, and no page shows a key in place of a sentence.

use crate::steps::{START, Tab, join, multipart, publish_replay, tamper, track};
use app::enrolment::Enrolment;
use app::hall::Hall;
use app::i18n::{Instant, Locale, say_args, sources};
use app::lectures::Lectures;
use app::lectures::{Audience, Status, Theme, Topic};
use regex::Regex;
use server::testing::{Actor, TestHall};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// Every key of a language with the names of its sentence's arguments.
fn keys(l: Locale) -> BTreeMap<String, BTreeSet<String>> {
    let entry = Regex::new(
        r"(?m)^([a-zA-Z][a-zA-Z0-9_-]*) *= *(.*(?:\n(?:[ \t]+.*|[ \t]*(?:\n[ \t]+.*)+|\}.*))*)",
    )
    .unwrap();
    let argument = Regex::new(r"\$([a-zA-Z][a-zA-Z0-9_-]*)").unwrap();
    let mut keys = BTreeMap::new();
    for (file, text) in sources(l) {
        for found in entry.captures_iter(text) {
            let args = argument
                .captures_iter(&found[2])
                .map(|a| a[1].to_owned())
                .collect();
            let twice = keys.insert(found[1].to_owned(), args);
            assert!(
                twice.is_none(),
                "{} stands twice in {}/{file}.ftl",
                &found[1],
                l.tag()
            );
        }
    }
    keys
}

fn others() -> impl Iterator<Item = Locale> {
    Locale::ALL.into_iter().filter(|l| *l != Locale::En)
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// The sources of both halves, without their comments and their own tests.
fn code() -> Vec<(String, String)> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    files(&here.join("src"), &mut found);
    files(&here.join("../app/src"), &mut found);
    found
        .into_iter()
        .map(|file| {
            let text = std::fs::read_to_string(&file).unwrap();
            let text = text.split("#[cfg(test)]").next().unwrap_or_default();
            let text: String = text
                .lines()
                .filter(|l| !l.trim_start().starts_with("//"))
                .fold(String::new(), |t, l| t + l + "\n");
            (file.display().to_string(), text)
        })
        .collect()
}

#[test]
fn every_language_has_every_key_with_the_same_arguments() {
    let english = keys(Locale::En);
    assert!(
        english.len() > 300,
        "the word lists were read: {}",
        english.len()
    );
    let mut wrong = Vec::new();
    for l in others() {
        let translated = keys(l);
        for (key, args) in &english {
            match translated.get(key) {
                None => wrong.push(format!("{}: {key} is missing", l.tag())),
                Some(own) if own != args => {
                    wrong.push(format!("{}: {key} has {own:?}, not {args:?}", l.tag()));
                }
                Some(_) => {}
            }
        }
        wrong.extend(
            translated
                .keys()
                .filter(|k| !english.contains_key(*k))
                .map(|k| format!("{}: {k} is in no other language", l.tag())),
        );
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn every_sentence_can_be_said() {
    let mut wrong = Vec::new();
    for l in Locale::ALL {
        for (key, args) in keys(l) {
            for n in [0_i64, 1, 2, 3, 11, 100] {
                let args: Vec<(&str, _)> =
                    args.iter().map(|name| (name.as_str(), n.into())).collect();
                let said = say_args(l, &key, &args);
                if (said == key && key.contains('-'))
                    || said.contains('{')
                    || said.contains('}')
                    || said.trim().is_empty()
                {
                    wrong.push(format!("{}: {key} with {n}: {said}", l.tag()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_key_that_is_used_exists() {
    let english = keys(Locale::En);
    let uses = [
        Regex::new(r#"say!\(\s*[^",]*,\s*"([^"]+)""#).unwrap(),
        Regex::new(r#"say_args\(\s*[^",]*,\s*"([^"]+)""#).unwrap(),
        Regex::new(r#"Problem::new\(\s*[^,]*,\s*"([^"]+)""#).unwrap(),
        Regex::new(r#"\.problem\(\s*[^,]*,\s*"([^"]+)""#).unwrap(),
        Regex::new(r#"\.parsed\([^,]*,[^,]*,\s*"([^"]+)""#).unwrap(),
        Regex::new(r#"\b(?:refuse|no)\("([a-z][a-z-]+)"\)"#).unwrap(),
        // A refusal's key, and a choice between two sentences.
        Regex::new(r#"=> "([a-z]+(?:-[a-z]+)+)""#).unwrap(),
        Regex::new(r#"\{ "([a-z]+(?:-[a-z]+)+)" \} else"#).unwrap(),
        Regex::new(r#"else \{ "([a-z]+(?:-[a-z]+)+)" \}"#).unwrap(),
    ];
    let mut missing = BTreeSet::new();
    let mut found = 0;
    for (file, text) in code() {
        for using in &uses {
            for key in using.captures_iter(&text) {
                found += 1;
                // CSS classes and codes look alike; they are no keys, and these are all.
                let other =
                    file.contains("codes.rs") || key[1].contains('_') || NO_KEYS.contains(&&key[1]);
                if !english.contains_key(&key[1]) && !other {
                    missing.insert(format!("{file}: {}", &key[1]));
                }
            }
        }
    }
    assert!(found > 300, "the uses were found: {found}");
    assert!(missing.is_empty(), "{missing:#?}");
}

/// What the patterns above find and is none: a word of addresses, a header, and how PostgreSQL is told of its certificate.
const NO_KEYS: [&str; 7] = [
    "no-such",
    "x-request-id",
    "verify-ca",
    "verify-full",
    "network-hour",
    "network-day",
    "cookie-day",
];

#[test]
fn every_key_made_of_a_code_exists() {
    let english = keys(Locale::En);
    let mut made: Vec<String> = Vec::new();
    let of = |family: &str, codes: &[&str]| {
        codes
            .iter()
            .map(|c| format!("{family}-{c}"))
            .collect::<Vec<_>>()
    };
    let topics: Vec<&str> = Topic::ALL.iter().map(|t| t.code()).collect();
    let themes: Vec<&str> = Theme::ALL.iter().map(|t| t.code()).collect();
    let audiences: Vec<&str> = Audience::ALL.iter().map(|a| a.code()).collect();
    let statuses: Vec<&str> = Status::ALL.iter().map(|s| s.code()).collect();
    made.extend(of("topic", &topics));
    made.extend(of("theme", &themes));
    made.extend(of("audience", &audiences));
    made.extend(of("for", &audiences[1..]));
    made.extend(of("desk-status", &statuses));
    made.extend(of(
        "kind",
        &[
            "official",
            "practitioner",
            "official-hint",
            "practitioner-hint",
        ],
    ));
    made.extend(of("desk-kind", &["official", "practitioner"]));
    made.extend(of("desk-role", &["learner", "organizer", "admin"]));
    made.extend(of("desk", &["schedule", "lectures", "people", "reports"]));
    let missing: Vec<&String> = made
        .iter()
        .filter(|key| !english.contains_key(*key))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
    // A family written in the sources is one of those above.
    let family = Regex::new(r#"format!\("([a-z]+(?:-[a-z]+)*)-\{[^}]*\}(?:-hint)?"\)"#).unwrap();
    let ours = [
        "topic",
        "theme",
        "audience",
        "for",
        "desk-status",
        "kind",
        "desk-kind",
        "desk-role",
        "desk",
    ];
    // A field is named by its own label; the fields are on the forms that are walked.
    let walked = ["field", "desk-field"];
    for (file, text) in code() {
        for found in family
            .captures_iter(&text)
            .filter(|_| file.contains("app/src"))
        {
            let name = &found[1];
            assert!(
                ours.contains(&name)
                    || walked.contains(&name)
                    || english.keys().any(|k| k.starts_with(&format!("{name}-"))),
                "{file} makes keys of {name}"
            );
        }
    }
}

#[test]
fn no_key_is_left_that_nothing_says() {
    let all: String = code().into_iter().map(|(_, text)| text).collect();
    // Keys that are made: `topic-{code}`, `{notice}-text`.
    let family = Regex::new(r#""([a-z]+(?:-[a-z]+)*-)\{[a-z_]*\}(?:-hint)?""#).unwrap();
    let suffix = Regex::new(r#""\{[a-z_]*\}(-[a-z]+)""#).unwrap();
    let families: Vec<&str> = family
        .captures_iter(&all)
        .map(|f| f.get(1).unwrap().as_str())
        .collect();
    let suffixes: Vec<&str> = suffix
        .captures_iter(&all)
        .map(|f| f.get(1).unwrap().as_str())
        .collect();
    let english = keys(Locale::En);
    let said = |key: &str| {
        all.contains(&format!("\"{key}\""))
            || families.iter().any(|f| key.starts_with(f))
            || suffixes.iter().any(|s| {
                key.strip_suffix(s).is_some_and(|stem| {
                    english.contains_key(stem) || all.contains(&format!("\"{stem}\""))
                })
            })
    };
    let dead: Vec<&String> = english.keys().filter(|key| !said(key)).collect();
    assert!(dead.is_empty(), "{dead:#?}");
}

/// What a reader sees or hears of a page: its text, and the attributes that are read out.
fn heard(html: &str) -> String {
    static SILENT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?s)<(script|style|svg)\b.*?</(?:script|style|svg)>").unwrap()
    });
    static SPOKEN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r#"\b(?:aria-label|title|alt|placeholder|content|label|data-props|data-said)="([^"]*)""#)
            .unwrap()
    });
    static TAGS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?s)<!--.*?-->|<[^>]*>").unwrap());
    let html = SILENT.replace_all(html, " ");
    let mut text = String::new();
    for spoken in SPOKEN.captures_iter(&html) {
        text.push_str(&spoken[1]);
        text.push('\n');
    }
    text.push_str(&TAGS.replace_all(&html, "\n"));
    text
}

/// A room that Amina gathers and Olga checks in to, and a correction, with what the pages say meanwhile.
async fn gathered(
    hall: &TestHall,
    l: Locale,
    host: &mut Actor,
    organizer: &mut Actor,
    slug: &str,
    seen: &mut Vec<(String, String)>,
) {
    let press = |verb: &str| format!("/api/{verb}?l={}", l.tag());
    let lecture = [("lecture", slug)];
    crate::steps::Tab::open(host, slug).await;
    host.post(&press("open-gathering"), &lecture).await;
    let code = crate::steps::code(hall, slug).await;
    let page = format!("/{}/check-in?code={code}", l.tag());
    for path in [page.as_str(), &format!("/{}/lectures/{slug}/live", l.tag())] {
        seen.push((path.into(), host.get(path).await.text));
        seen.push((path.into(), organizer.get(path).await.text));
    }
    for (verb, fields) in [
        ("check-in", &[("code", "nowhere")]),
        ("check-in", &[("code", &*code)]),
        ("leave-gathering", &[("code", &*code)]),
        ("leave-gathering", &[("code", &*code)]),
        ("check-in", &[("code", &*code)]),
    ] {
        organizer.get(&page).await;
        let told = organizer.press(&press(verb), fields).await;
        seen.push((format!("{page}, {verb}"), told.text));
    }
    host.get(&format!("/{}/lectures/{slug}/live", l.tag()))
        .await;
    let told = host.press(&press("count-heads"), &[("code", &code)]).await;
    seen.push(("/live, count-heads, early".into(), told.text));
    let person = crate::steps::number(hall, "SELECT host_id FROM gatherings").await;
    let record = format!("/{}/organizer/lectures/{slug}/people/{person}", l.tag());
    let person = person.to_string();
    for (minutes, reason) in [("many", ""), ("12", "线路中断")] {
        organizer.get(&record).await;
        let fields = [
            ("lecture", slug),
            ("person", &*person),
            ("minutes", minutes),
            ("reason", reason),
        ];
        let told = organizer.press(&press("correct"), &fields).await;
        seen.push((record.clone(), told.text));
    }
}

/// What is asked at mid-lecture of that room, and what is said of it at the desk.
async fn asked(
    hall: &TestHall,
    l: Locale,
    (host, organizer): (&mut Actor, &mut Actor),
    (slug, code): (&str, &str),
    seen: &mut Vec<(String, String)>,
) {
    let press = |verb: &str| format!("/api/{verb}?l={}", l.tag());
    let live = format!("/{}/lectures/{slug}/live", l.tag());
    let page = format!("/{}/check-in?code={code}", l.tag());
    let room = crate::steps::number(hall, "SELECT id FROM gatherings").await;
    let desk = format!("/{}/organizer/lectures/{slug}/rooms/{room}", l.tag());
    let code = [("code", code)];
    seen.push((desk.clone(), organizer.get(&desk).await.text));
    hall.clock.set(START.plus(40 * Instant::MINUTE));
    hall.sign_in(organizer, "olga").await;
    for path in [&page, &live] {
        seen.push((path.clone(), host.get(path).await.text));
        seen.push((path.clone(), organizer.get(path).await.text));
    }
    seen.push((desk.clone(), organizer.get(&desk).await.text));
    let room = room.to_string();
    for (verb, fields) in [
        (
            "set-heads",
            &[("lecture", slug), ("room", &room), ("heads", "-1")][..],
        ),
        ("set-room-size", &[("lecture", slug), ("room", &room)]),
        (
            "set-room-size",
            &[("lecture", slug), ("room", &room), ("most_members", "40")],
        ),
    ] {
        organizer.get(&desk).await;
        let told = organizer.press(&press(verb), fields).await;
        seen.push((format!("{desk}, {verb}"), told.text));
    }
    organizer.get(&page).await;
    let told = organizer.press(&press("answer-here"), &code).await;
    seen.push((format!("{page}, answer-here"), told.text));
    host.get(&live).await;
    for heads in ["-1", "1", "2"] {
        let told = host
            .press(&press("count-heads"), &[code[0], ("heads", heads)])
            .await;
        seen.push(("/live, count-heads".into(), told.text));
        host.get(&live).await;
    }
    for verb in ["renew-code", "close-gathering"] {
        let told = host.press(&press(verb), &[("lecture", slug)]).await;
        seen.push((format!("/live, {verb}"), told.text));
    }
    seen.push((desk.clone(), organizer.get(&desk).await.text));
}

/// A lecture that Olga saves for later and takes off again, and one that Amina rates once it is over, with what the pages say
/// meanwhile.
async fn saved_and_rated(
    hall: &TestHall,
    l: Locale,
    (person, organizer): (&mut Actor, &mut Actor),
    (saved, rated): (&str, &str),
    seen: &mut Vec<(String, String)>,
) {
    let press = |verb: &str| format!("/api/{verb}?l={}", l.tag());
    let page = |path: &str| format!("/{}{path}", l.tag());
    let (lecture, my) = (page(&format!("/lectures/{saved}")), page("/my"));
    let of_list = [("lecture", saved), ("from", "my")];
    for (verb, at) in [
        ("save-for-later", &lecture),
        ("remove-saved", &my),
        ("save-for-later", &my),
    ] {
        organizer.get(at).await;
        let told = organizer.press(&press(verb), &of_list).await;
        seen.push((format!("{my}, {verb}"), told.text));
        seen.push((lecture.clone(), organizer.get(&lecture).await.text));
    }
    assert_eq!(
        crate::steps::number(hall, "SELECT count(*) FROM saved_lectures").await,
        1
    );
    organizer
        .post(&press("end-lecture"), &[("slug", rated)])
        .await;
    let desk = page(&format!("/organizer/lectures/{rated}"));
    seen.push((desk.clone(), organizer.get(&desk).await.text));
    let lecture = page(&format!("/lectures/{rated}"));
    for rating in ["", "4"] {
        seen.push((lecture.clone(), person.get(&lecture).await.text));
        let typed = [
            ("lecture", rated),
            ("rating", rating),
            ("rating_line", "很清楚"),
        ];
        let told = person.press(&press("rate-lecture"), &typed).await;
        seen.push((format!("{lecture}, rate-lecture"), told.text));
    }
    assert_eq!(
        crate::steps::number(hall, "SELECT count(*) FROM ratings").await,
        1
    );
    let room = format!("{lecture}/live");
    seen.push((room.clone(), person.get(&room).await.text));
    seen.push((desk.clone(), organizer.get(&desk).await.text));
}

/// A hall where something stands on every page, and every page of it, for a visitor, a person and an organizer.
pub async fn every_page(hall: &TestHall, l: Locale) -> Vec<(String, String)> {
    let organizer = hall.organizer("olga").await;
    // What people typed is theirs; so that no word of the hall is among it:
    tamper(hall, "UPDATE people SET organisation = '研究所'").await;
    let translated = app::lectures::LectureForm {
        title_zh: "冷链".into(),
        abstract_zh: "从田间到港口。".into(),
        title_th: "ห่วงโซ่ความเย็น".into(),
        abstract_th: "จากไร่สู่ท่าเรือ".into(),
        title_ar: "سلاسل التبريد".into(),
        abstract_ar: "من الحقل إلى الميناء.".into(),
        speaker: "林悦".into(),
        host: "研究所".into(),
        ..hall.form("Cold chains")
    };
    let on = hall.lecture(&organizer, &translated).await;
    let over = hall.lecture(&organizer, &translated).await;
    let draft = hall
        .db
        .lectures()
        .save(&organizer, None, &translated)
        .await
        .unwrap();
    let full = hall
        .lecture(
            &organizer,
            &app::lectures::LectureForm {
                capacity: "1".into(),
                ..translated.clone()
            },
        )
        .await;
    let amina = hall.person("amina", "official").await;
    for slug in [&on, &over, &full] {
        hall.db.enrolment().enrol(&amina, slug).await.unwrap();
    }
    publish_replay(hall, &organizer, &over, 60_000).await;
    let moved = "UPDATE lectures SET moved_from = starts_at - 86400000 WHERE status <> 'draft'";
    tamper(hall, moved).await;
    let mut seen = Vec::new();
    let mut visitor = hall.visitor();
    let mut person = hall.signed_in("amina").await;
    let mut olga = hall.signed_in("olga").await;
    let words = "WEBVTT\n\n00:01.000 --> 00:04.000\n<v 林悦>欢迎\n";
    for (kind, language) in [("captions", "zh"), ("captions", "th"), ("chapters", "zh")] {
        assert_eq!(
            track(&mut olga, &over, kind, language, words).await.status,
            303
        );
    }
    let slides = [("slides", Some("冷链.pdf"), &b"%PDF-1.7"[..])];
    multipart(&mut olga, &format!("/slides/{over}?l=en"), &slides).await;
    for slug in [&on, &over] {
        let to = format!("/materials/{slug}?l=en");
        for (shown, readers) in [("before", "everyone"), ("after", "enrolled")] {
            let link = [
                ("material_title", None, "资料".as_bytes()),
                ("material_shown", None, shown.as_bytes()),
                ("material_readers", None, readers.as_bytes()),
                ("material_url", None, b"https://example.org/"),
            ];
            multipart(&mut olga, &to, &link).await;
        }
    }
    let material = crate::steps::number(hall, "SELECT min(id) FROM materials").await;
    // What was said of it in English.
    olga.get("/en/").await;
    for now in [
        START.plus(-60 * Instant::MINUTE),
        START.plus(-5 * Instant::MINUTE),
        START.plus(11 * Instant::MINUTE),
    ] {
        hall.clock.set(now);
        hall.sign_in(&mut olga, "olga").await;
        if now > START {
            join(&mut person, &on).await;
            Tab::open(&person, &on).await.beats(hall, 4).await;
            gathered(hall, l, &mut person, &mut olga, &on, &mut seen).await;
            olga.post(
                &format!("/api/end-lecture?l={}", l.tag()),
                &[("slug", &over)],
            )
            .await;
        }
        let mut paths = vec![
            "/".to_owned(),
            "/?past=1".into(),
            "/?topic=trends".into(),
            "/?for_me=1".into(),
        ];
        paths.extend(["/?country=CN".into(), "/replays?country=CN".into()]);
        for path in [
            "replays",
            "my",
            "sign-up",
            "sign-in",
            "profile",
            "zone",
            "check-in",
            "check-in?code=ABC234",
            "counting",
            "countries",
            "countries/cn",
            "countries/fj",
            "countries/xx",
            "set-up",
            "nothing/here",
            "search",
            "search?q=%E6%9E%97%E6%82%A6",
            "search?q=%E6%AC%A2%E8%BF%8E",
            "search?q=%F0%9F%99%82",
        ] {
            paths.push(format!("/{path}"));
        }
        paths.push(format!("/search?q={}", "9".repeat(300)));
        paths.push(format!("/organizer/lectures/{on}/materials/{material}"));
        for slug in [&on, &over, &draft, &full] {
            paths.push(format!("/lectures/{slug}"));
            paths.push(format!("/sign-in?enrol={slug}"));
            paths.push(format!("/sign-in?save={slug}"));
            paths.push(format!("/lectures/{slug}/live"));
            paths.push(format!("/replays/{slug}"));
            paths.push(format!("/organizer/lectures/{slug}"));
            paths.push(format!("/organizer/lectures/{slug}/people/{}", amina.id.0));
            paths.extend(
                ["cancel", "delete", "end", "remove-replay"]
                    .map(|act| format!("/organizer/lectures/{slug}/{act}")),
            );
        }
        for path in [
            "",
            "/lectures",
            "/lectures/new",
            "/people",
            "/people?waiting=1",
            "/reports",
        ] {
            paths.push(format!("/organizer{path}"));
        }
        for path in paths {
            let at = format!("/{}{path}", l.tag());
            for actor in [&mut visitor, &mut person, &mut olga] {
                seen.push((at.clone(), actor.get(&at).await.text));
            }
        }
    }
    for verb in ["make", "make", "end"] {
        let act = format!("/api/{verb}-calendar-address?l={}", l.tag());
        let page = person.press(&act, &[]).await;
        seen.push((format!("/my, {verb}"), page.text));
    }
    let code = crate::steps::code(hall, &on).await;
    asked(hall, l, (&mut person, &mut olga), (&on, &code), &mut seen).await;
    saved_and_rated(hall, l, (&mut person, &mut olga), (&full, &on), &mut seen).await;
    // Refused forms have words of their own.
    let desk = format!("/{}/organizer/lectures/{over}", l.tag());
    for wrong in [
        "",
        "9",
        "WEBVTT\n\n9",
        "WEBVTT\n\n00:09.000 --> 00:01.000\n9",
        "WEBVTT\n\n9 --> 9\n9",
    ] {
        let to = format!("/tracks/{over}?l={}", l.tag());
        multipart(&mut olga, &to, &[("vtt", None, wrong.as_bytes())]).await;
        let page = olga.get(&desk).await;
        assert!(
            page.text.contains("vtt-error") || page.text.contains("file-error"),
            "{wrong}"
        );
        seen.push((format!("{desk}, refused"), page.text));
    }
    let to = format!("/slides/{over}?l={}", l.tag());
    multipart(&mut olga, &to, &[("slides", Some("a"), b"9")]).await;
    seen.push((format!("{desk}, refused"), olga.get(&desk).await.text));
    let to = format!("/materials/{over}?l={}", l.tag());
    for (field, file, content) in [
        ("material_file", Some("a.pdf"), &b"9"[..]),
        ("material_file", Some("a.exe"), b"9"),
        ("material_url", None, b"9"),
        ("press", None, b"9"),
    ] {
        multipart(&mut olga, &to, &[(field, file, content)]).await;
        let page = olga.get(&desk).await;
        assert!(page.text.contains("class=\"errors\""), "{field}");
        seen.push((format!("{desk}, {field} refused"), page.text));
    }
    for (path, from) in [
        ("/api/sign-up", "/sign-up"),
        ("/api/sign-in", "/sign-in"),
        ("/api/save-lecture", "/organizer/lectures/new"),
        ("/api/profile", "/profile"),
    ] {
        let actor = if from.starts_with("/sign") {
            &mut visitor
        } else {
            &mut olga
        };
        actor.get(&format!("/{}{from}", l.tag())).await;
        let short = [
            ("email", "x"),
            ("password", "short"),
            ("capacity", "many"),
            ("starts_at", "soon"),
            ("live_url", "ftp://x"),
        ];
        let page = actor.press(&format!("{path}?l={}", l.tag()), &short).await;
        seen.push((format!("{from}, refused"), page.text));
    }
    seen
}

async fn reads_well(hall: &mut TestHall, l: Locale) {
    hall.with_facts(Hall {
        operator: Some("研究所".into()),
        partner_countries: vec!["CN".into(), "TH".into()],
    });
    let pages = every_page(hall, l).await;
    let english = keys(Locale::En);
    let key = Regex::new(r"\b[a-z]+(?:-[a-z0-9]+)+\b").unwrap();
    // What stands in English and has no place to fill is recognised word for word.
    let sentences: BTreeMap<String, &str> = english
        .iter()
        .filter(|(_, args)| args.is_empty() && l != Locale::En)
        .map(|(key, _)| (say_args(Locale::En, key, &[]), key.as_str()))
        .filter(|(text, _)| text.contains(' '))
        .collect();
    let mut wrong = BTreeSet::new();
    for (at, html) in pages {
        let heard = heard(&html);
        for found in key
            .find_iter(&heard)
            .filter(|k| english.contains_key(k.as_str()))
        {
            wrong.insert(format!("{at} says the key {}", found.as_str()));
        }
        for hole in ["{$", "{ $"] {
            if heard.contains(hole) {
                wrong.insert(format!(
                    "{at} has a hole: {}",
                    heard
                        .lines()
                        .find(|line| line.contains(hole))
                        .unwrap_or_default()
                ));
            }
        }
        for key in heard.lines().filter_map(|line| sentences.get(line.trim())) {
            wrong.insert(format!("{at} says {key} in English"));
        }
        if !html.is_empty() {
            assert!(
                html.contains(&format!(
                    "<html lang=\"{}\" dir=\"{}\"",
                    l.tag(),
                    l.dir().attr()
                )),
                "{at}"
            );
        }
    }
    assert!(
        wrong.is_empty(),
        "{}",
        wrong.into_iter().collect::<Vec<_>>().join("\n")
    );
}

// The words do not depend on the engine.

#[tokio::test]
async fn no_english_page_shows_a_key() {
    reads_well(&mut TestHall::on_sqlite().await, Locale::En).await;
}

#[tokio::test]
async fn no_chinese_page_shows_a_key_or_speaks_english() {
    reads_well(&mut TestHall::on_sqlite().await, Locale::Zh).await;
}

#[tokio::test]
async fn no_thai_page_shows_a_key_or_speaks_english() {
    reads_well(&mut TestHall::on_sqlite().await, Locale::Th).await;
}

#[tokio::test]
async fn no_arabic_page_shows_a_key_or_speaks_english() {
    reads_well(&mut TestHall::on_sqlite().await, Locale::Ar).await;
}
