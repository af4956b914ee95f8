//! Bare answers to what was refused outside of pages.

use app::answer::{NoRefusal, Refused};
use axum::response::{IntoResponse, Response};
use http::header::{HeaderValue, RETRY_AFTER};

/// The answer to a refused request to read; a fault is logged here, in the request's span.
pub(super) fn refused(refused: &Refused<NoRefusal>) -> Response {
    if let Refused::Fault(fault) = refused {
        tracing::error!(fault, "what was asked for was not read");
    }
    let wait = refused.retry_after();
    let wait = wait.map(|seconds| [(RETRY_AFTER, HeaderValue::from(seconds))]);
    (refused.status(), wait, ()).into_response()
}
