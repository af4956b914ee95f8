//! A bare refusal to a browser becomes a page: with its status, in the reader's language, and with the request's id
//! where something broke.

use super::headers::is_html;
use super::strip_hydration::trimmed as strip_markers;
use app::i18n::Locale;
use app::pages::{ErrorPage, error_page};
use app::ui::{Site, accepts_html};
use axum::body::Body;
use http::header::{
    CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderValue, LOCATION, RETRY_AFTER,
};
use http::{Response, Uri};

/// Addresses that programs ask: what they answer is not for reading, or is a text of its own.
const FOR_PROGRAMS: [&str; 6] = ["beat", "events", "health", "media", "metrics", "pkg"];

/// What makes the pages.
#[derive(Debug, Clone)]
pub struct ErrorPages {
    site: Site,
}

impl ErrorPages {
    /// Pages that look as the site's.
    pub const fn new(site: Site) -> Self {
        Self { site }
    }

    /// The language in which a request would read of its refusal, as far as its address says; none where no browser asks.
    pub fn wanted(&self, uri: &Uri, headers: &HeaderMap) -> Option<Option<Locale>> {
        (accepts_html(headers) && !is_for_programs(uri)).then(|| {
            let of_path = Locale::parse(first_segment(uri));
            of_path.or_else(|| {
                let mut pairs = uri.query()?.split('&');
                pairs.find_map(|pair| Locale::parse(pair.strip_prefix("l=")?))
            })
        })
    }

    /// The response itself, or where it is a bare refusal, the page that says so.
    pub fn dressed(&self, response: Response<Body>, l: Locale, id: &HeaderValue) -> Response<Body> {
        let status = response.status();
        let refused = status.is_client_error() || status.is_server_error();
        // Uploads in parts say why they refuse; their script shows it.
        let says_why = response.headers().contains_key("tus-resumable");
        if !refused || says_why || is_html(response.headers()) {
            return response;
        }
        let (mut parts, _) = response.into_parts();
        let page = error_page(
            &self.site,
            l,
            &ErrorPage {
                status,
                retry_after: seconds(&parts.headers),
                request_id: id.to_str().unwrap_or("-").to_owned(),
            },
        );
        for header in [LOCATION, CONTENT_LENGTH, CONTENT_ENCODING] {
            parts.headers.remove(header);
        }
        let html = HeaderValue::from_static("text/html; charset=utf-8");
        parts.headers.insert(CONTENT_TYPE, html);
        Response::from_parts(parts, Body::from(strip_markers(&page)))
    }
}

/// Whether a program asks for it, and no person.
pub fn is_for_programs(uri: &Uri) -> bool {
    FOR_PROGRAMS.contains(&first_segment(uri))
}

fn first_segment(uri: &Uri) -> &str {
    uri.path().split('/').nth(1).unwrap_or_default()
}

fn seconds(headers: &HeaderMap) -> Option<u64> {
    headers.get(RETRY_AFTER)?.to_str().ok()?.parse().ok()
}
