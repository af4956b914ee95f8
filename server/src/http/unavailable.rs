//! What the session layer answers where the database is away.

use crate::db::Db;
use app::answer::RETRY_SECONDS;
use axum::body::HttpBody;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::{HeaderValue, RETRY_AFTER};

/// Answers 503 with the seconds to wait in place of the bare 500 of the session layer whose store could not be
/// written: everything else that answers 500 says why.
pub async fn unavailable(State(db): State<Db>, request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let of_sessions = response.status() == StatusCode::INTERNAL_SERVER_ERROR
        && response.body().is_end_stream()
        && db.is_failing();
    if of_sessions {
        let wait = [(RETRY_AFTER, HeaderValue::from(RETRY_SECONDS))];
        return (StatusCode::SERVICE_UNAVAILABLE, wait).into_response();
    }
    response
}
