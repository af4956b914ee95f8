//! Headers of every answer, and the id of every request.

use crate::db::Db;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::header::{
    CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
};

/// The policy of a page without islands (DESIGN §8).
const POLICY: &str = "default-src 'self'; img-src 'self' data:; media-src 'self' https:; script-src 'self'; \
    object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// What the layer needs to know.
#[derive(Clone, Debug)]
pub struct Headers {
    /// For the ids of requests.
    pub db: Db,
    /// Whether the public address is https.
    pub secure: bool,
}

/// Gives the request its id (never the one it came with), and the answer its policies.
pub async fn headers(State(state): State<Headers>, mut request: Request, next: Next) -> Response {
    let id = HeaderValue::from_str(&state.db.secret(6)).unwrap_or(HeaderValue::from_static("-"));
    request
        .headers_mut()
        .insert(HeaderName::from_static("x-request-id"), id.clone());
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    if !is_part_of_a_page(headers) {
        headers
            .entry(CONTENT_SECURITY_POLICY)
            .or_insert(HeaderValue::from_static(POLICY));
    }
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert(HeaderName::from_static("x-request-id"), id);
    if state.secure {
        headers.insert(
            STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=31536000"),
        );
    }
    response
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
