//! Somebody who listens to a room.

use axum::body::Body;
use http_body_util::BodyExt;
use std::time::Duration;

/// How long a test waits for an event that has to come.
const PATIENCE: Duration = Duration::from_secs(20);

/// An open stream of events.
#[derive(Debug)]
pub struct Events {
    /// The answer's status.
    pub status: u16,
    body: Body,
    heard: String,
}

impl Events {
    /// The stream in an answer.
    pub fn of(response: http::Response<Body>) -> Self {
        let (parts, body) = response.into_parts();
        Self {
            status: parts.status.as_u16(),
            body,
            heard: String::new(),
        }
    }

    /// Listens until something is said; answers all that came until then, and forgets it.
    ///
    /// # Panics
    /// Where it is not said in time, or the stream ends before.
    pub async fn until(&mut self, said: &str) -> String {
        let told = async { while !self.heard.contains(said) && self.more().await {} };
        // Heartbeats are no news: the patience is for all of it.
        let in_time = tokio::time::timeout(PATIENCE, told).await.is_ok();
        assert!(
            in_time && self.heard.contains(said),
            "{said} was not told: {}",
            self.heard
        );
        std::mem::take(&mut self.heard)
    }

    /// Listens until the stream ends; answers the rest.
    ///
    /// # Panics
    /// Where it does not end in time.
    pub async fn rest(&mut self) -> String {
        let ended = tokio::time::timeout(PATIENCE, async { while self.more().await {} }).await;
        assert!(ended.is_ok(), "the stream did not end: {}", self.heard);
        std::mem::take(&mut self.heard)
    }

    async fn more(&mut self) -> bool {
        let Some(Ok(frame)) = self.body.frame().await else {
            return false;
        };
        if let Some(data) = frame.data_ref() {
            self.heard.push_str(&String::from_utf8_lossy(data));
        }
        true
    }
}
