//! Programs that call themselves robots are in no figure (`FIGURES.md`).

use http::HeaderMap;
use http::header::USER_AGENT;
use regex::{Captures, Regex, RegexBuilder, RegexSet, RegexSetBuilder};
use std::sync::LazyLock;

/// The COUNTER robots list, as `make-list.sh` writes it.
const LIST: &str = include_str!("list.txt");
/// Robots that the list leaves out: browsers without a screen, what drives browsers, and what fetches or watches pages.
const MORE: [&str; 17] = [
    "headless",
    "phantomjs",
    "slimerjs",
    "playwright",
    "puppeteer",
    "selenium",
    "webdriver",
    "lighthouse",
    "archiver",
    "scrap",
    "fetch",
    "preview",
    "monitor",
    "feed",
    "go-http",
    "java/",
    r"\bnode(?:js|\.js|-|/|$)",
];
/// Words in the names of honest browsers that patterns of the list fit too: what an Android device calls itself (Cubot,
/// Motorola, Titan …), and the browsers within the applications of firms that run robots as well.
const HONEST: &str = r"\(Linux;(?: U;| arm(?:_64)?;)? Android(?:[^()]|\([^()]*\))*\)|(?:swan-)?baidu(?:boxapp|browser|hd)/\S*|\(Baidu; [^()]*\)|sogou(?:mobilebrowser|mse)/\S*|jp\.co\.yahoo\.\S*|daum(?:apps|device)/\S*|yandexsearch(?:browser)?/\S*|channel/googleplay\b";
/// What no device calls itself.
const NO_DEVICE: [&str; 3] = ["compatible", "http", "@"];

/// The patterns of the list.
fn patterns() -> impl Iterator<Item = &'static str> {
    LIST.lines().filter(|line| !line.starts_with('#'))
}

static ROBOTS: LazyLock<RegexSet> = LazyLock::new(|| {
    RegexSetBuilder::new(patterns().chain(MORE))
        .case_insensitive(true)
        .build()
        .expect("a test compiles them")
});

static HONEST_WORDS: LazyLock<Regex> = LazyLock::new(|| {
    RegexBuilder::new(HONEST)
        .case_insensitive(true)
        .build()
        .expect("a test compiles it")
});

/// Whether whoever asks says that it is a robot, or does not say what it is.
pub fn is_robot(headers: &HeaderMap) -> bool {
    let name = headers.get(USER_AGENT);
    let name = name.and_then(|name| std::str::from_utf8(name.as_bytes()).ok());
    name.is_none_or(|name| names_a_robot(name.trim()))
}

fn names_a_robot(name: &str) -> bool {
    if !ROBOTS.is_match(name) {
        return false;
    }
    let without = HONEST_WORDS.replace_all(name, |found: &Captures<'_>| {
        let words = &found[0];
        let is_device = !NO_DEVICE.iter().any(|word| words.contains(word));
        if is_device { "" } else { words }.to_owned()
    });
    ROBOTS.is_match(&without)
}

#[cfg(test)]
mod tests;
