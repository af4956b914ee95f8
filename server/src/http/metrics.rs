//! Figures for whoever runs the hall, in Prometheus's text form, at `/metrics`.

use axum::Router;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use http::header::{AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use http::{HeaderMap, StatusCode};
use metrics::{counter, describe_counter, describe_histogram, histogram};
use metrics_exporter_prometheus::{BuildError, PrometheusBuilder, PrometheusHandle};
use sha2::{Digest, Sha256};
use tokio::time::Instant;

/// Answers, by kind of address and class of status.
const ANSWERS: &str = "hall_answers_total";
/// How long answers took that were not kept ready, in seconds.
const SECONDS: &str = "hall_answer_seconds";
/// The text form's media type.
const TEXT: &str = "text/plain; version=0.0.4; charset=utf-8";

/// What is measured, and who may read it.
#[derive(Clone)]
pub struct Metrics {
    handle: PrometheusHandle,
    token: Option<String>,
}

impl Metrics {
    /// Measures this process from now on; whoever knows the token may read it from anywhere.
    ///
    /// # Errors
    /// Where something in this process measures already.
    pub fn install(token: Option<String>) -> Result<Self, BuildError> {
        let handle = PrometheusBuilder::new()
            .set_buckets(&[0.001, 0.005, 0.02, 0.1, 0.5, 2.0])?
            .install_recorder()?;
        describe_counter!(ANSWERS, "Answers, by kind of address and class of status");
        describe_histogram!(
            SECONDS,
            "Seconds an answer took that was not kept ready, to its head"
        );
        Ok(Self { handle, token })
    }

    /// Reads nothing that this process does: for tests, of which many share one.
    pub fn apart(token: Option<String>) -> Self {
        let handle = PrometheusBuilder::new().build_recorder().handle();
        Self { handle, token }
    }

    /// Adds what was noted to the figures. Until then each answer's time is held in memory, so this has to be done again
    /// and again, also where nobody reads them.
    pub fn gather(&self) {
        self.handle.run_upkeep();
    }

    /// The figures, for whoever brings the token; to all others there is no such page, wherever they are: behind a proxy
    /// everybody is this machine.
    pub fn answer(&self, headers: &HeaderMap) -> Response {
        if self.brings_token(headers) {
            self.figures()
        } else {
            StatusCode::NOT_FOUND.into_response()
        }
    }

    /// What a listener of its own serves: the figures to all who reach it, and nothing else.
    pub fn alone(self) -> Router {
        let figures = move || {
            let metrics = self.clone();
            async move { metrics.figures() }
        };
        Router::new().route("/metrics", get(figures))
    }

    fn figures(&self) -> Response {
        self.gather();
        let headers = [
            (CONTENT_TYPE, TEXT),
            (CACHE_CONTROL, "no-store"),
            (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        ];
        (headers, self.handle.render()).into_response()
    }

    fn brings_token(&self, headers: &HeaderMap) -> bool {
        let brought = headers
            .get(AUTHORIZATION)
            .and_then(|v| v.to_str().ok()?.strip_prefix("Bearer "));
        self.token
            .as_deref()
            .filter(|token| !token.is_empty())
            .zip(brought)
            // Digests, so that the time it takes says nothing of how much was right.
            .is_some_and(|(token, brought)| Sha256::digest(token) == Sha256::digest(brought))
    }
}

/// Measures one answer.
pub async fn measured(request: Request, next: Next) -> Response {
    let kind = match request.uri().path().split('/').nth(1) {
        Some("api") => "verb",
        Some("beat") => "beat",
        Some("upload") => "upload",
        Some("media") => "media",
        Some("pkg") => "site",
        Some("health" | "metrics") => "watch",
        _ => "page",
    };
    let began = Instant::now();
    let response = next.run(request).await;
    histogram!(SECONDS, "kind" => kind).record(began.elapsed());
    count(kind, response.status());
    response
}

/// Counts one answer of that kind.
pub fn count(kind: &'static str, status: StatusCode) {
    let class = match status.as_u16() / 100 {
        2 => "2xx",
        3 => "3xx",
        4 => "4xx",
        _ => "5xx",
    };
    counter!(ANSWERS, "kind" => kind, "status" => class).increment(1);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_kept_by_no_cache_and_taken_for_no_page() {
        let answer = Metrics::apart(None).figures();
        assert_eq!(answer.headers()[CACHE_CONTROL], "no-store");
        assert_eq!(answer.headers()[X_CONTENT_TYPE_OPTIONS], "nosniff");
    }
}
