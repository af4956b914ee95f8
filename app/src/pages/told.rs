//! What a page tells those who list it, link to it or show it small: search engines, messengers, browsers. All of it is made
//! of the page's address, its title and its text, so that a kept page tells every reader the same.

use crate::i18n::Locale;
use crate::say;
use crate::ui::Site;
use leptos::prelude::*;
use leptos_meta::{Link, Meta};
use serde_json::Value;

/// The longest description, in characters: neither search engines nor messengers show more.
const DESCRIPTION_MOST: usize = 200;
/// The size of the picture of a link to a page that has none of its own, in pixels.
const SHARE_SIZE: (&str, &str) = ("1200", "630");

/// What the world is told of a page that everybody may see.
#[derive(Debug)]
pub struct Told {
    /// Its one address without the language, whatever else an address of it may say: `/lectures/cold-chains`, `/?past=1`.
    path: String,
    description: String,
    /// Where its own picture lies, if it has one.
    picture: Option<String>,
    /// What it is for Open Graph.
    kind: &'static str,
}

impl Told {
    /// A page of that address and description.
    pub(super) fn at(path: impl Into<String>, description: &str) -> Self {
        Self {
            path: path.into(),
            description: shortened(description, DESCRIPTION_MOST),
            picture: None,
            kind: "website",
        }
    }

    /// The same as the page of a film, of which there may be a picture.
    pub(super) fn of_film(self, picture: Option<String>) -> Self {
        Self {
            picture,
            kind: "video.other",
            ..self
        }
    }
}

/// An address of the hall as others need it. One that names its own host, as that of a file elsewhere, stays as it is.
pub(super) fn absolute(href: &str) -> String {
    if href.starts_with('/') {
        let site = use_context::<Site>().unwrap_or_default();
        format!("{}{href}", site.origin)
    } else {
        href.to_owned()
    }
}

/// The picture of a link to a page that has none of its own.
pub(super) fn share_picture() -> String {
    absolute(&use_context::<Site>().unwrap_or_default().share)
}

/// The hall as schema.org knows organizations.
pub(super) fn the_hall(l: Locale) -> Value {
    serde_json::json!({
        "@type": "Organization",
        "name": say!(l, "hall-name"),
        "url": absolute(&l.href("/")),
    })
}

/// What stands of it in the page's head; of a page that is made for somebody, that it is for no list.
pub(super) fn tags(l: Locale, title: &str, told: Option<Told>) -> AnyView {
    let Some(told) = told else {
        return view! { <Meta name="robots" content="noindex" /> }.into_any();
    };
    let at = |l: Locale| absolute(&l.href(&told.path));
    let alternates = Locale::ALL
        .into_iter()
        .map(|other| view! { <Link rel="alternate" hreflang=other.tag() href=at(other) /> })
        .collect_view();
    let (width, height) = SHARE_SIZE;
    let size = told.picture.is_none().then(|| {
        view! {
            <Meta property="og:image:width" content=width />
            <Meta property="og:image:height" content=height />
            <Meta property="og:image:alt" content=say!(l, "hall-name") />
        }
    });
    let picture = told.picture.clone().unwrap_or_else(share_picture);
    view! {
        <Meta name="description" content=told.description.clone() />
        <Link rel="canonical" href=at(l) />
        {alternates}
        // Whoever reads none of these is read to in the source of the others.
        <Link rel="alternate" hreflang="x-default" href=at(Locale::ALL[0]) />
        <Meta property="og:type" content=told.kind />
        <Meta property="og:site_name" content=say!(l, "hall-name") />
        <Meta property="og:title" content=title.to_owned() />
        <Meta property="og:description" content=told.description.clone() />
        <Meta property="og:url" content=at(l) />
        <Meta property="og:locale" content=territory(l) />
        <Meta property="og:image" content=picture />
        {size}
        <Meta name="twitter:card" content="summary_large_image" />
    }
    .into_any()
}

/// The language as Open Graph writes one: with a territory, of which it knows one a language.
fn territory(l: Locale) -> String {
    // To it Arabic is of no country.
    if l == Locale::Ar {
        return "ar_AR".into();
    }
    l.language_and_region()
}

/// What schema.org has words for, as a script that nothing runs. Signs of markup are written by their numbers, so that no
/// text that somebody typed ends it.
pub(super) fn structured(data: &Value) -> AnyView {
    view! { <script type="application/ld+json" inner_html=as_script(data)></script> }.into_any()
}

fn as_script(data: &Value) -> String {
    data.to_string()
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
}

/// A text in one line of so many characters at most, cut between two words where that is near.
pub(super) fn shortened(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    let cut: String = line.chars().take(most - 1).collect();
    let words = cut.rfind(' ').filter(|at| *at >= cut.len() / 2);
    let cut = words.map_or(&*cut, |at| &cut[..at]);
    format!(
        "{}…",
        cut.trim_end_matches([' ', ',', ';', '.', '，', '。', '،'])
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_between_two_words() {
        assert_eq!(
            shortened(" From farm\r\n\r\nto  port. ", 40),
            "From farm to port."
        );
        assert_eq!(
            shortened("From the farm, to the port", 16),
            "From the farm…"
        );
        assert_eq!(shortened(&"路".repeat(300), 200).chars().count(), 200);
        assert_eq!(shortened("", 200), "");
    }

    #[test]
    fn no_text_ends_the_script_it_stands_in() {
        let title = "</script><script>alert(1)</script><!-- &lt; \u{2028}\"";
        let data = serde_json::json!({ "name": title });
        let script = as_script(&data);
        assert!(!script.contains(['<', '>', '&']), "{script}");
        assert_eq!(serde_json::from_str::<Value>(&script).unwrap(), data);
    }
}
