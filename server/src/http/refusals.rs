//! Bare answers to what was refused outside of pages.

use app::answer::{NoRefusal, Refused};
use axum::response::{IntoResponse, Response};
use http::header::{HeaderName, HeaderValue, RETRY_AFTER};

/// The answer to a refused request to read; a fault is logged here, in the request's span.
pub(super) fn refused(refused: &Refused<NoRefusal>) -> Response {
    if let Refused::Fault(fault) = refused {
        tracing::error!(fault, "what was asked for was not read");
    }
    (refused.status(), retry_after(refused), ()).into_response()
}

/// The header that says when to come again, where that is known.
pub(super) fn retry_after<R>(refused: &Refused<R>) -> Option<[(HeaderName, HeaderValue); 1]> {
    let wait = refused.retry_after();
    wait.map(|seconds| [(RETRY_AFTER, HeaderValue::from(seconds))])
}
