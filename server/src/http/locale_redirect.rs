//! The bare address leads to the programme in the visitor's language, which is kept where the browser does not say it.

use super::cookies::{CookieName, Cookies};
use super::request_session::RequestSession;
use app::accounts::CurrentSession;
use app::i18n::Locale;
use axum::response::{IntoResponse, Response};
use http::header::{ACCEPT_LANGUAGE, LOCATION, VARY};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, StatusCode};
use std::path::Path;

/// By profile, else by what was read before, else by what the browser accepts, else English.
pub async fn root(parts: &Parts, session: Option<RequestSession>) -> Response {
    let profile = match session {
        Some(session) => session.who().await.ok().flatten().map(|p| p.language),
        None => None,
    };
    let l = profile.unwrap_or_else(|| expected_language(&Cookies::of(parts), &parts.headers));
    let to = HeaderValue::from_str(&format!("/{}/", l.tag()))
        .unwrap_or(HeaderValue::from_static("/en/"));
    (
        StatusCode::SEE_OTHER,
        [
            (LOCATION, to),
            (VARY, HeaderValue::from_static("Accept-Language, Cookie")),
        ],
    )
        .into_response()
}

/// The cookie for whoever reads a page in another language than the bare address would lead them to.
pub fn language_cookie(
    path: &str,
    cookies: &Cookies,
    headers: &HeaderMap,
    secure: bool,
) -> Option<HeaderValue> {
    // A feed is asked for by a calendar, whose answer may be kept for others.
    if Path::new(path)
        .extension()
        .is_some_and(|kind| kind == "ics")
    {
        return None;
    }
    let l = path.split('/').nth(1).and_then(Locale::parse)?;
    let year = time::Duration::days(365);
    (l != expected_language(cookies, headers))
        .then(|| CookieName::Language.set(l.tag(), year, secure))
}

/// The language of a visitor whose address says none: the one read before, else one the browser accepts, else English.
pub fn expected_language(cookies: &Cookies, headers: &HeaderMap) -> Locale {
    let accepted = || Locale::accepted(headers.get(ACCEPT_LANGUAGE)?.to_str().ok()?);
    cookies.language.or_else(accepted).unwrap_or(Locale::En)
}
