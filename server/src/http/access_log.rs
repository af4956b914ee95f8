//! One line in the log for each request: which route, how it was answered, how long that took. Never a query, a cookie,
//! or an address of the site that somebody made up: only the route that was matched.

use super::headers::{REQUEST_ID, is_html};
use axum::body::{Body, HttpBody};
use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use bytes::Bytes;
use http::request::Parts;
use http::{HeaderValue, Method, StatusCode};
use hyper::body::{Frame, SizeHint};
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::time::Instant;
use tracing::field::Empty;
use tracing::{Instrument, Span, debug, info, info_span};

/// What comes by the thousand each second, or from whatever watches the hall: a line each only where it went wrong, or
/// where the log is asked for everything.
const QUIET: [&str; 5] = ["/beat/", "/health", "/media/", "/metrics", "/pkg/"];

/// Notes one request. What is logged while it is answered stands in its span, and so bears its id.
pub async fn logged(mut request: Request, next: Next) -> Response {
    let (method, began) = (request.method().clone(), Instant::now());
    let quiet = QUIET.iter().any(|of| request.uri().path().starts_with(of));
    let route = request.extensions().get::<MatchedPath>().cloned();
    let route = route.as_ref().map_or("-", MatchedPath::as_str);
    if quiet {
        let response = next.run(request).await;
        let (status, ms) = (response.status(), ms(began));
        if status.is_server_error() {
            info!(%method, route, status = status.as_u16(), ms, "answered");
        } else {
            debug!(%method, route, status = status.as_u16(), ms, "answered");
        }
        return response;
    }
    let id = request.headers().get(REQUEST_ID);
    let id = id.and_then(|id| id.to_str().ok()).unwrap_or("-");
    let span = info_span!("request", %method, route, request = id, person = Empty);
    request.extensions_mut().insert(span.clone());
    let response = next.run(request).instrument(span.clone()).await;
    span.in_scope(|| {
        info!(
            status = response.status().as_u16(),
            ms = ms(began),
            "answered"
        );
    });
    within(span, response)
}

/// Notes a request that was refused by its head alone, before any route was asked.
pub fn refused_at_once(method: &Method, path: &str, status: StatusCode, id: &HeaderValue) {
    if QUIET.iter().any(|of| path.starts_with(of)) {
        return;
    }
    let request = id.to_str().unwrap_or("-");
    info!(%method, route = "-", request, status = status.as_u16(), ms = 0_u64, "answered");
}

fn ms(began: Instant) -> u64 {
    u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX)
}

/// The span of a request; one that notes nothing where it has none. A page is made by tasks of its own, so the current
/// one would not do.
pub fn span_of(parts: &Parts) -> Span {
    parts.extensions.get().cloned().unwrap_or_else(Span::none)
}

/// A page is made while it is sent; what goes wrong with it is of the same request.
fn within(span: Span, response: Response) -> Response {
    if !is_html(response.headers()) || response.status() == StatusCode::NOT_MODIFIED {
        return response;
    }
    response.map(|body| Body::new(Within { body, span }))
}

struct Within {
    body: Body,
    span: Span,
}

impl HttpBody for Within {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let this = &mut *self;
        let _in = this.span.enter();
        Pin::new(&mut this.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
