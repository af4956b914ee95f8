//! Whether the hall is well.

use crate::db::Db;
use axum::extract::State;
use http::StatusCode;

/// 200 while the database answers (its migrations are done before the hall listens), else 503.
pub async fn health(State(db): State<Db>) -> (StatusCode, &'static str) {
    if db.answers().await {
        (StatusCode::OK, "ok\n")
    } else {
        (
            StatusCode::SERVICE_UNAVAILABLE,
            "the database does not answer\n",
        )
    }
}
