//! Headers of every answer, and the id of every request.

use crate::db::Db;
use http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue,
    REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
};

/// The policy of a page without islands.
const POLICY: &str = "default-src 'self'; img-src 'self' data:; media-src 'self' https:; script-src 'self'; \
    object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// The header of a request's id.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Gives a request its id, never the one it came with.
pub fn give_request_id(db: &Db, headers: &mut HeaderMap) -> HeaderValue {
    let id = HeaderValue::from_str(&db.secret(6)).unwrap_or(HeaderValue::from_static("-"));
    headers.insert(REQUEST_ID, id.clone());
    id
}

/// Gives an answer its policies and its request's id. An answer that says nothing of being kept is nobody's to keep:
/// it may be a page of somebody who is signed in. A beat's answer, a few bytes of text that come every half minute over
/// the slowest lines, bears only what keeps it from being kept or taken for a page.
pub fn give_policies(
    headers: &mut HeaderMap,
    request_id: HeaderValue,
    secure: bool,
    of_beats: bool,
) {
    headers
        .entry(CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("private, no-store"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if of_beats {
        return;
    }
    if !is_part_of_a_page(headers) {
        headers
            .entry(CONTENT_SECURITY_POLICY)
            .or_insert(HeaderValue::from_static(POLICY));
    }
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert(REQUEST_ID, request_id);
    if secure {
        headers.insert(
            STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=31536000"),
        );
    }
}

/// Whether an answer is a page.
pub fn is_html(headers: &HeaderMap) -> bool {
    headers
        .get(CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

/// Whether it is a script or a style: they stand under the policy of the page that asks for them, and one of their own
/// would be bytes for nothing.
fn is_part_of_a_page(headers: &HeaderMap) -> bool {
    let kinds = ["text/javascript", "application/wasm", "text/css"];
    headers
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kinds.iter().any(|of| kind.starts_with(of)))
}
