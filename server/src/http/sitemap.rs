//! What robots are told of the hall (https://www.sitemaps.org/protocol.html, RFC 9309): which addresses there are, in which
//! languages, and which are not worth asking for. Nothing of it is anybody's own, so it is the same for all who ask.

use super::conditions::{names_tag, weak_tag_of};
use super::refusals::refused;
use crate::db::Db;
use crate::features::replays::PublicAddress;
use app::answer::Read;
use app::i18n::{Instant, Locale};
use app::lectures::Lectures;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, HeaderMap, HeaderValue};
use std::fmt::Write;
use std::sync::Arc;

/// The list of lectures is read once in so many milliseconds, whoever asks for it how often: ten minutes.
const READ_EVERY: i64 = 10 * Instant::MINUTE;
/// No more lectures than these are listed: those that were made last.
const LECTURES_MOST: i64 = 20_000;
/// Lectures in one part: half a megabyte of text at most, before it is compressed.
const PART: usize = 100;
/// How long what is told here may be kept by whoever asked, an hour: robots come back seldom.
pub const KEPT: &str = "public, max-age=3600";

/// The pages that are always there; the programme's is the newest of what it lists.
const PAGES: [(&str, bool); 6] = [
    ("/", true),
    ("/?past=1", true),
    ("/replays", true),
    ("/countries", true),
    ("/counting", false),
    ("/sign-up", false),
];

type Addresses = Arc<Listed>;

/// What is listed.
struct Listed {
    lectures: Vec<PublicAddress>,
    /// The codes of the countries that lectures come from.
    countries: Vec<String>,
}

/// What is not worth asking for: what programs ask, what is found for one reader, and lists that are narrowed in all the ways
/// they can be. Pages that are for no list say so themselves, which only those read who may ask for them.
pub fn robots(origin: &str) -> Response {
    let text = format!(
        "User-agent: *\n\
         Disallow: /api/\n\
         Disallow: /beat/\n\
         Disallow: /calendar/\n\
         Disallow: /events/\n\
         Disallow: /upload/\n\
         Disallow: /*/calendar/\n\
         Disallow: /*/search?\n\
         Disallow: /*?*next=\n\
         Disallow: /*?*topic=\n\
         Disallow: /*?*audience=\n\
         Disallow: /*?*language=\n\
         Disallow: /*?*captions=\n\
         Disallow: /*?*country=\n\
         Disallow: /*?*speaker=\n\
         Disallow: /*?*series=\n\
         Disallow: /*?*length=\n\
         Disallow: /*?*order=\n\
         \n\
         Sitemap: {origin}/sitemap.xml\n"
    );
    let kind = "text/plain; charset=utf-8";
    ([(CONTENT_TYPE, kind), (CACHE_CONTROL, KEPT)], text).into_response()
}

/// The list of the parts: the pages that are always there and the countries', then the lectures with their replays.
pub async fn index(db: &Db, origin: &str, asked: &HeaderMap) -> Response {
    match addresses(db).await {
        Ok(all) => xml(asked, write_index(origin, &all.lectures)),
        Err(refusal) => refused(&refusal),
    }
}

/// One part, from 0: `3.xml`.
pub async fn part(db: &Db, origin: &str, file: &str, asked: &HeaderMap) -> Response {
    let all = match addresses(db).await {
        Ok(all) => all,
        Err(refusal) => return refused(&refusal),
    };
    match write_part(origin, &all, file) {
        Some(text) => xml(asked, text),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn addresses(db: &Db) -> Read<Addresses> {
    db.kept_up("sitemap", READ_EVERY, listed(db)).await
}

async fn listed(db: &Db) -> Read<Addresses> {
    let lectures = db.replays().public_addresses(LECTURES_MOST).await?;
    let countries = db.lectures().countries().await?;
    Ok(Arc::new(Listed {
        lectures,
        countries: countries.into_iter().map(|of| of.code).collect(),
    }))
}

fn xml(asked: &HeaderMap, text: String) -> Response {
    let etag = weak_tag_of(text.as_bytes());
    let known = names_tag(asked, &etag);
    let of_all = [
        (ETAG, etag),
        (CACHE_CONTROL, HeaderValue::from_static(KEPT)),
    ];
    if known {
        return (StatusCode::NOT_MODIFIED, of_all).into_response();
    }
    let kind = HeaderValue::from_static("application/xml; charset=utf-8");
    (of_all, [(CONTENT_TYPE, kind)], text).into_response()
}

// Nothing here is to be escaped: origins, slugs and codes are made of letters, digits and a few signs that XML does not know.

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

fn write_index(origin: &str, all: &[PublicAddress]) -> String {
    let mut text =
        format!("{HEAD}<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    let parts = std::iter::once(newest(all)).chain(all.chunks(PART).map(newest));
    for (n, changed) in parts.enumerate() {
        let changed = last_modified(changed);
        // Writing to a string does not fail.
        let _ = writeln!(
            text,
            "<sitemap><loc>{origin}/sitemaps/{n}.xml</loc>{changed}</sitemap>"
        );
    }
    text + "</sitemapindex>\n"
}

fn write_part(origin: &str, all: &Listed, file: &str) -> Option<String> {
    let number = file.strip_suffix(".xml")?;
    let n: usize = number.parse().ok()?;
    // One part has one address.
    (n.to_string() == number).then_some(())?;
    let mut text = format!(
        "{HEAD}<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n"
    );
    if let Some(before) = n.checked_sub(1) {
        let chunk = all.lectures.chunks(PART).nth(before)?;
        for of in chunk {
            write_page(
                &mut text,
                origin,
                &format!("/lectures/{}", of.slug),
                Some(of.changed),
            );
            if let Some(published) = of.replay {
                let changed = published.max(of.changed);
                write_page(
                    &mut text,
                    origin,
                    &format!("/replays/{}", of.slug),
                    Some(changed),
                );
            }
        }
    } else {
        for (path, is_list) in PAGES {
            let changed = newest(&all.lectures).filter(|_| is_list);
            write_page(&mut text, origin, path, changed);
        }
        for code in &all.countries {
            let path = format!("/countries/{}", code.to_ascii_lowercase());
            write_page(&mut text, origin, &path, None);
        }
    }
    Some(text + "</urlset>\n")
}

/// A page in every language, each of which names all of them.
fn write_page(text: &mut String, origin: &str, path: &str, changed: Option<Instant>) {
    let changed = last_modified(changed);
    let mut others = String::new();
    let languages = Locale::ALL.into_iter().map(|l| (l.tag(), l));
    for (tag, l) in languages.chain([("x-default", Locale::ALL[0])]) {
        let href = l.href(path);
        let _ = write!(
            others,
            "<xhtml:link rel=\"alternate\" hreflang=\"{tag}\" href=\"{origin}{href}\"/>"
        );
    }
    for l in Locale::ALL {
        let href = l.href(path);
        let _ = writeln!(
            text,
            "<url><loc>{origin}{href}</loc>{changed}{others}</url>"
        );
    }
}

fn newest(of: &[PublicAddress]) -> Option<Instant> {
    of.iter()
        .map(|of| of.replay.map_or(of.changed, |at| at.max(of.changed)))
        .max()
}

fn last_modified(changed: Option<Instant>) -> String {
    changed.map_or_else(String::new, |at| {
        format!("<lastmod>{}</lastmod>", at.rfc3339())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(n: usize) -> Vec<PublicAddress> {
        let address = |n: usize| PublicAddress {
            slug: format!("{n}-{}", "w".repeat(110)),
            changed: Instant(1_795_507_200_000),
            replay: Some(Instant(1_795_507_260_000)),
        };
        (0..n).map(address).collect()
    }

    #[test]
    fn a_hall_of_many_lectures_is_told_in_parts_of_bounded_size() {
        let (origin, all) = ("https://hall.example", addresses(PART + 1));
        let index = write_index(origin, &all);
        assert_eq!(
            index.matches("<sitemap>").count(),
            3,
            "the pages, a full part, and the rest"
        );
        for n in 0..3 {
            assert!(
                index.contains(&format!("{origin}/sitemaps/{n}.xml")),
                "{index}"
            );
        }
        let all = Listed {
            lectures: all,
            countries: vec!["KE".into()],
        };
        let part = |file: &str| write_part(origin, &all, file);
        let pages = part("0.xml").unwrap();
        assert_eq!(
            pages.matches("<loc>").count(),
            (PAGES.len() + 1) * Locale::ALL.len()
        );
        assert!(
            pages.contains("<loc>https://hall.example/ar/countries/ke</loc>"),
            "{pages}"
        );
        let full = part("1.xml").unwrap();
        assert_eq!(full.matches("<loc>").count(), PART * 2 * Locale::ALL.len());
        // Far below what the protocol allows, also with the longest slugs.
        assert!(full.len() < 2_000_000, "{}", full.len());
        assert_eq!(
            part("2.xml").unwrap().matches("<loc>").count(),
            2 * Locale::ALL.len()
        );
        for none in [
            "3.xml",
            "01.xml",
            "-1.xml",
            "+1.xml",
            "1",
            "1.xml.gz",
            ".xml",
            "99999999999999999999.xml",
        ] {
            assert_eq!(part(none), None, "{none}");
        }
    }

    #[test]
    fn a_page_names_itself_in_every_language_and_when_it_changed() {
        let all = Listed {
            lectures: addresses(1),
            countries: Vec::new(),
        };
        let text = write_part("https://hall.example", &all, "1.xml").unwrap();
        let lecture = text
            .lines()
            .find(|line| line.contains("<loc>https://hall.example/th/lectures/"))
            .unwrap();
        assert!(
            lecture.contains("<lastmod>2026-11-24T08:00:00Z</lastmod>"),
            "{lecture}"
        );
        for (tag, l) in [
            ("en", "en"),
            ("zh", "zh"),
            ("th", "th"),
            ("ar", "ar"),
            ("x-default", "en"),
        ] {
            let link = format!("hreflang=\"{tag}\" href=\"https://hall.example/{l}/lectures/0-");
            assert!(lecture.contains(&link), "{link}: {lecture}");
        }
        let replay = text
            .lines()
            .find(|line| line.contains("/en/replays/0-"))
            .unwrap();
        assert!(
            replay.contains("<lastmod>2026-11-24T08:01:00Z</lastmod>"),
            "{replay}"
        );
    }
}
