//! Every page in a language that is made of the English words: text without an accent is in no word list, and what is there
//! was put into the page past them, or put together of parts.

use crate::words::every_page;
use app::i18n::{
    Instant, Locale, Moment, Zone, countries_by_name, language, language_of_its_own,
    lecture_languages, list, speak_pseudo_languages, zones_by_name,
};
use regex::Regex;
use server::testing::TestHall;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// What people typed in the hall that is walked, and what the hall is given as data: names, titles, addresses, codes of files.
const TYPED: [&str; 17] = [
    "Cold chains",
    "What a regulator can check.",
    "Chen Wei",
    "Academy of Trade Law",
    "Ministry of Trade",
    "Cloud Lecture Hall",
    "Captions follow.",
    "amina",
    "olga",
    "ABC234",
    "PDF",
    "WebVTT",
    "SubRip",
    "en-XA ar-XB",
    "hall.test meet.example example.org",
    // The kind of a file, as programs call it; and what a lecture treats, as the search has it.
    "video mp4",
    "Policy and regulation",
];

/// All words that no list is answerable for: what was typed, and what CLDR writes of countries, languages, places and dates.
fn not_of_lists(l: Locale) -> BTreeSet<String> {
    let mut texts: Vec<String> = TYPED.map(str::to_owned).into();
    texts.extend(countries_by_name(l).iter().map(|(_, name)| name.clone()));
    texts.extend(zones_by_name(l).iter().map(|(_, city)| city.clone()));
    for tag in lecture_languages() {
        texts.extend([language(l, tag), language_of_its_own(tag)]);
    }
    texts.extend(Locale::ALL.map(|l| l.own_name().to_owned()));
    texts.push(list(l, &["1".into(), "2".into(), "3".into()]));
    // As zones and their offsets are written.
    texts.push("GMT UTC".into());
    for day in 0..366 {
        let at = Instant(day * Instant::DAY);
        let at = Moment::new(at, &Zone::utc());
        texts.extend([at.date(l), at.weekday_date(l), at.weekday_day(l)]);
    }
    let words = texts.iter().flat_map(|text| WORD.find_iter(text));
    words.map(|word| word.as_str().to_owned()).collect()
}

static WORD: LazyLock<Regex> = LazyLock::new(|| Regex::new("[A-Za-z]+").unwrap());

/// What a page says to eyes and ears and lists have to have: its text, and the attributes that are read out or shown later.
/// Not what is marked as data, what is a program's name or somebody's own text.
fn said(html: &str) -> Vec<String> {
    static SILENT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r#"(?sx)<!--.*?-->
            |<script\b.*?</script> |<style\b.*?</style> |<svg\b.*?</svg> |<code\b.*?</code>
            |<textarea\b[^>]*>.*?</textarea>
            |<(?:span|b|td|th|p|h1|h2|h3|a|li)\b[^>]*\btranslate="no"[^>]*>[^<]*</[a-z0-9]+>"#,
        )
        .unwrap()
    });
    static SPOKEN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r#"\s(?:aria-label|aria-description|aria-roledescription|aria-valuetext|title|alt|placeholder|label|data-said|data-none|data-slow|data-zone-name)="([^"]*)""#,
        )
        .unwrap()
    });
    static TAGS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?s)<[^>]*>").unwrap());
    // Written by the page's own rules, so that no word is in them: entities, addresses of mail and of the web, the names of
    // files, places for what a script fills in, the codes of gathered rooms, the lines of a picture.
    static CODES: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?x)&[a-z]+; |&\#x?[0-9a-f]+; |\S+@\S+ |https?://\S+ |\S+\.(?:vtt|pdf|mp4|srt|csv|ics)\b |\{[a-z_]+\}
            |/(?:en-XA|ar-XB)\b\S* |\b[A-Z2-9]{3}[\ -]?[A-Z2-9]{3}\b |\b\d+p\b",
        )
        .unwrap()
    });
    // The sentences that an island is handed.
    static PROPS: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r#"\sdata-props="([^"]*)""#).unwrap());
    let html = SILENT.replace_all(html, "\n");
    let words = PROPS.captures_iter(&html).flat_map(|found| {
        let props = found[1].replace("&quot;", "\"").replace("&amp;", "&");
        let props: serde_json::Value = serde_json::from_str(&props).unwrap_or_default();
        let words = props["words"].as_object().cloned().unwrap_or_default();
        words
            .into_iter()
            .filter_map(|(_, of)| of.as_str().map(str::to_owned))
    });
    let words: Vec<String> = words.collect();
    let spoken = SPOKEN.captures_iter(&html).map(|found| found[1].to_owned());
    let text = TAGS.replace_all(&html, "\n");
    let lines = text.lines().map(str::to_owned);
    let all: Vec<String> = words.into_iter().chain(spoken).chain(lines).collect();
    all.iter()
        .map(|text| CODES.replace_all(text, " ").trim().to_owned())
        .filter(|text| !text.is_empty())
        .collect()
}

/// The texts of a page that hold a word which is neither of the lists nor known to come from elsewhere.
fn escaped(html: &str, known: &BTreeSet<String>) -> Vec<String> {
    let is_plain = |text: &String| {
        WORD.find_iter(text)
            .any(|word| !known.contains(word.as_str()))
    };
    said(html).into_iter().filter(is_plain).collect()
}

async fn no_word_escapes(l: Locale) {
    speak_pseudo_languages();
    let hall = TestHall::on_sqlite().await;
    let pages = every_page(&hall, l).await;
    assert!(pages.len() > 100, "the pages were read: {}", pages.len());
    let known = not_of_lists(l);
    let mut wrong = BTreeSet::new();
    for (at, html) in &pages {
        wrong.extend(escaped(html, &known).into_iter().map(|text| (text, at)));
        let root = format!("<html lang=\"{}\" dir=\"{}\"", l.tag(), l.dir().attr());
        assert!(html.is_empty() || html.contains(&root), "{at}");
    }
    // Each once, with the first page that says it.
    let mut before = String::new();
    wrong.retain(|(text, _)| std::mem::replace(&mut before, text.clone()) != *text);
    let wrong: Vec<String> = wrong
        .iter()
        .map(|(text, at)| format!("{at}: {text}"))
        .collect();
    assert!(
        wrong.is_empty(),
        "{} texts:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

// The words do not depend on the engine.

#[tokio::test]
async fn every_word_of_every_page_is_of_the_lists() {
    no_word_escapes(Locale::EnXa).await;
}

#[tokio::test]
async fn every_word_of_every_mirrored_page_is_of_the_lists() {
    no_word_escapes(Locale::ArXb).await;
}

#[test]
fn a_word_past_the_lists_is_found_wherever_it_stands() {
    let known = not_of_lists(Locale::EnXa);
    for escaped_word in [
        "<p>Seats</p>",
        "<p>‹ššéááţţš› left</p>",
        "<input placeholder=\"Search\">",
        "<button aria-label=\"Close ‹ţţĥéé› menu\"></button>",
        "<img alt=\"Speaker\">",
        "<option label=\"None\"></option>",
        "<p data-said=\"Lowered to {quality}\"></p>",
        "<title>Programme · ‹Ĥĥáļļļ›</title>",
        "<leptos-island data-props=\"{&quot;slug&quot;:&quot;x&quot;,&quot;words&quot;:{&quot;end&quot;:&quot;Over at {time}&quot;}}\"></leptos-island>",
    ] {
        assert_eq!(escaped(escaped_word, &known).len(), 1, "{escaped_word}");
    }
    for of_lists in [
        "<p>‹ššéááţţš›: 12</p>",
        "<p title=\"‹Ĥĥáļļļ›\">Cold chains, Rwanda, Tuesday 24 November, 10:00 (GMT+2)</p>",
        "<p>olga@example.org &amp; <span translate=\"no\">Anything</span> <code>ffmpeg</code></p>",
        "<script>let words;</script><svg><title>x</title></svg><textarea>Typed</textarea>",
        "<a href=\"/en-XA/lectures/cold-chains\" class=\"button\">‹ŵŵéļļļ›</a>",
    ] {
        assert_eq!(escaped(of_lists, &known), [""; 0], "{of_lists}");
    }
}
