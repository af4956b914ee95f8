//! The bare address leads to the programme in the visitor's language, which is kept where the browser does not say it.

use super::visit::Visit;
use app::accounts::Who;
use app::i18n::Locale;
use axum::response::{IntoResponse, Response};
use http::header::{ACCEPT_LANGUAGE, COOKIE, LOCATION, VARY};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, StatusCode};

/// The cookie of the language someone reads in.
const LANGUAGE: &str = "language";

/// By profile, else by what was read before, else by what the browser accepts, else English.
pub async fn root(parts: &Parts, visit: Option<Visit>) -> Response {
    let profile = match visit {
        Some(visit) => visit.who().await.ok().flatten().map(|p| p.language),
        None => None,
    };
    let l = profile.unwrap_or_else(|| expected(&parts.headers));
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
pub fn language_cookie(path: &str, headers: &HeaderMap, secure: bool) -> Option<HeaderValue> {
    let l = path.split('/').nth(1).and_then(Locale::parse)?;
    if l == expected(headers) {
        return None;
    }
    let secure = if secure { "; Secure" } else { "" };
    let tag = l.tag();
    let cookie =
        format!("{LANGUAGE}={tag}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::from_str(&cookie).ok()
}

fn expected(headers: &HeaderMap) -> Locale {
    let kept = headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(name, value)| (name == LANGUAGE).then(|| Locale::parse(value))?);
    let accepted = || Locale::accepted(headers.get(ACCEPT_LANGUAGE)?.to_str().ok()?);
    kept.or_else(accepted).unwrap_or(Locale::En)
}
