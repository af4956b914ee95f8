//! Whether the hall is well.

use crate::db::Db;
use crate::lifecycle::Lifecycle;
use axum::extract::State;
use http::StatusCode;

/// 200 while the database answers and takes changes (its migrations are done before the hall listens), else 503. Tasks
/// beside the requests that have ended by a fault are named; they are begun anew by themselves.
pub async fn health(State((db, lifecycle)): State<(Db, Lifecycle)>) -> (StatusCode, String) {
    let (status, mut text) = match db.check().await {
        Ok(()) => (StatusCode::OK, "ok\n".to_owned()),
        Err(not_well) => (StatusCode::SERVICE_UNAVAILABLE, format!("{not_well}\n")),
    };
    for task in lifecycle.down().into_iter().chain(db.tasks_down()) {
        text.push_str("begun anew in a moment: ");
        text.push_str(task);
        text.push('\n');
    }
    (status, text)
}
