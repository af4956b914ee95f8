//! Which page an anonymous visitor asks for, in the hall's own words: what an address or a cookie says beyond that makes
//! no other page.

use crate::http::cookies::Cookies;
use app::i18n::{Locale, Zone, is_country};
use app::lectures::{Filter, is_slug};
use app::replays::ReplayFilter;
use app::ui::{page_number, query_string};
use axum::body::Body;
use http::header::COOKIE;
use http::{Method, Request};

/// All that a kept page was made from: the page, by the one address it has, and the zone of its times.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Key {
    address: String,
    zone: Option<Zone>,
}

impl Key {
    /// The key of a request whose answer is the same for all who ask so; none where it may not be.
    pub fn of(request: &Request<Body>, cookies: &Cookies) -> Option<Self> {
        if request.method() != Method::GET || cookies.are_personal() {
            return None;
        }
        Some(Self {
            address: address(request.uri().path(), request.uri().query().unwrap_or(""))?,
            zone: cookies.zone.clone(),
        })
    }

    /// A request for the page that brings nothing but what the key holds.
    pub fn request(&self, secure: bool) -> Request<Body> {
        let cookies = Cookies::with_zone(self.zone.clone());
        let mut request = Request::new(Body::empty());
        // An address made of the hall's own words is one.
        if let Ok(uri) = self.address.parse() {
            *request.uri_mut() = uri;
        }
        if let Some(header) = cookies.header(secure) {
            request.headers_mut().insert(COOKIE, header);
        }
        request.extensions_mut().insert(cookies);
        request
    }

    /// The bytes it takes.
    pub fn bytes(&self) -> usize {
        self.address.len() + self.zone.as_ref().map_or(0, |zone| zone.name().len())
    }
}

/// The one address of a page that is the same for every visitor of a zone and holds no island (whose nonce is new each
/// time).
fn address(path: &str, query: &str) -> Option<String> {
    let mut parts = path.strip_prefix('/')?.trim_end_matches('/').split('/');
    let l = parts.next().and_then(Locale::parse)?.tag();
    let (page, slug, rest) = (parts.next(), parts.next(), parts.next());
    if rest.is_some() {
        return None;
    }
    let params = || -> Vec<(String, String)> {
        // As the router reads a query: the first of a name counts, and what is malformed is none.
        serde_urlencoded::from_str(query).unwrap_or_default()
    };
    match (page, slug) {
        (None, None) => {
            let params = params();
            let filter = Filter::read(|name| param(&params, name));
            Some(format!("/{l}{}", filter.query()))
        }
        (Some("replays"), None) => {
            let params = params();
            let filter = ReplayFilter::read(|name| param(&params, name));
            // Whoever makes up names would make up pages.
            let is_bounded = filter.speaker.is_none() && filter.series.is_none();
            is_bounded.then(|| format!("/{l}/replays{}", filter.query()))
        }
        (Some("counting"), None) => Some(format!("/{l}/counting")),
        (Some("countries"), None) => Some(format!("/{l}/countries")),
        (Some("countries"), Some(code)) => {
            // Any other spelling is led to this one.
            let is_lower = code.bytes().all(|b| b.is_ascii_lowercase());
            let known = is_lower && is_country(&code.to_ascii_uppercase());
            let page = page_number(param(&params(), "page"));
            let query = query_string([("page", (page > 1).then(|| page.to_string()))]);
            known.then(|| format!("/{l}/countries/{code}{query}"))
        }
        (Some("lectures"), Some(slug)) => is_slug(slug).then(|| format!("/{l}/lectures/{slug}")),
        _ => None,
    }
}

fn param<'a>(params: &'a [(String, String)], name: &str) -> &'a str {
    params
        .iter()
        .find(|(n, _)| n == name)
        .map_or("", |(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_one_address_whatever_is_written_behind_it() {
        for (asked, is) in [
            ("/en/", "/en"),
            ("/en?utm_source=mail&x=1", "/en"),
            ("/en?topic=none-of-ours&country=ZZ&page=-7", "/en"),
            ("/en?page=1&topic=policy", "/en?topic=policy"),
            ("/en?topic=policy&topic=trends", "/en?topic=policy"),
            ("/en?country=RW&topic=policy", "/en?topic=policy&country=RW"),
            ("/en?past=1&page=2", "/en?past=1&page=2"),
            ("/en/?for_me=1&x", "/en?for_me=1"),
            ("/en?for_me=0", "/en"),
            ("/en?for_me=1&past=1", "/en?past=1"),
            ("/th/replays/?page=3&q=x", "/th/replays?page=3"),
            (
                "/th/replays?order=longest&captions=fr&topic=x&length=short",
                "/th/replays?captions=fr&length=short&order=longest",
            ),
            ("/ar/counting?x", "/ar/counting"),
            ("/en/countries?page=2", "/en/countries"),
            ("/en/countries/ke/?x=1&page=1", "/en/countries/ke"),
            ("/en/countries/ke?page=3&topic=y", "/en/countries/ke?page=3"),
            (
                "/en/lectures/cold-chains?from=mail",
                "/en/lectures/cold-chains",
            ),
        ] {
            let (path, query) = asked.split_once('?').unwrap_or((asked, ""));
            assert_eq!(address(path, query).as_deref(), Some(is), "{asked}");
        }
    }

    #[test]
    fn only_pages_that_are_the_same_for_all_are_kept() {
        for name in ["speaker", "series"] {
            let made_up = format!("{name}=Anything");
            assert_eq!(address("/en/replays", &made_up), None);
        }
        for path in [
            "/",
            "/xx/",
            "/en/my",
            "/en/lectures/a/live",
            "/en/lectures/a%00b",
            "/en/lectures",
            "/en/replays/a",
            "/en/countries/KE",
            "/en/countries/Ke",
            "/en/countries/xx",
            "/en/countries/ken",
            "/en/countries/%6be",
            "/en/countries/ke/x",
            "/en/organizer",
            "/en/sign-in",
            "/api/enrol",
            "/media/x",
        ] {
            assert_eq!(address(path, ""), None, "{path}");
        }
    }
}
