//! The bare address leads to the programme in the visitor's language.

use super::visit::Visit;
use app::accounts::Who;
use app::i18n::Locale;
use axum::response::{IntoResponse, Response};
use http::header::{ACCEPT_LANGUAGE, LOCATION, VARY};
use http::request::Parts;
use http::{HeaderValue, StatusCode};

/// By profile, else by what the browser accepts, else English.
pub async fn root(parts: &Parts, visit: Option<Visit>) -> Response {
    let profile = match visit {
        Some(visit) => visit.who().await.ok().flatten().map(|p| p.language),
        None => None,
    };
    let accepted = || {
        parts
            .headers
            .get(ACCEPT_LANGUAGE)
            .and_then(|v| v.to_str().ok())
            .and_then(Locale::accepted)
    };
    let l = profile.or_else(accepted).unwrap_or(Locale::En);
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
