//! Whether this node is to be sent requests.

use crate::lifecycle::Lifecycle;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::StatusCode;

/// Around `/health`: a hall that is about to stop says so first, while it still answers everything else, so that what
/// shares requests out among nodes sends them elsewhere before connections are refused.
pub async fn ready(State(lifecycle): State<Lifecycle>, request: Request, next: Next) -> Response {
    if lifecycle.is_draining() {
        return (StatusCode::SERVICE_UNAVAILABLE, "the hall is stopping\n").into_response();
    }
    next.run(request).await
}
