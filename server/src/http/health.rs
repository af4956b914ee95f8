//! Whether the hall is well.

use crate::db::Db;
use axum::extract::State;
use http::StatusCode;

/// 200 while the database answers and takes changes (its migrations are done before the hall listens), else 503.
pub async fn health(State(db): State<Db>) -> (StatusCode, String) {
    match db.check().await {
        Ok(()) => (StatusCode::OK, "ok\n".to_owned()),
        Err(not_well) => (StatusCode::SERVICE_UNAVAILABLE, format!("{not_well}\n")),
    }
}
