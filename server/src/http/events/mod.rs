//! The stream of events of a live room (Server-Sent Events, HTML standard §9.2): what changes in it reaches everybody
//! in it without a reload, and without a question asked by anybody's browser.

mod host;
mod hub;
mod listeners;
mod update;

pub use hub::EventHub;

use super::request_session::RequestSession;
use crate::db::Db;
use app::accounts::{CurrentSession, Organizer, Person};
use app::answer::{Read, Refused};
use app::i18n::Locale;
use app::live::{GateRefusal, Live};
use axum::body::Body;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use futures::stream::unfold;
use http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderMap, HeaderName, RETRY_AFTER};
use http::{HeaderValue, StatusCode};
use hub::Refusal;
use serde::Deserialize;
use std::convert::Infallible;
use update::Reader;

/// A page asks anew after so many milliseconds at least, and at most twice that: the people of a hall whose server was
/// restarted do not come back at once.
const RETRY: u64 = 3_000;

/// What a page asks the stream for.
#[derive(Debug, Deserialize)]
pub struct StreamQuery {
    /// The language of the page.
    #[serde(default)]
    l: String,
    /// The revision of the questions that the page shows.
    #[serde(default)]
    since: i64,
    /// The organizer's desk asks.
    #[serde(default)]
    desk: bool,
}

/// Who may listen: an organizer at the desk, else whoever is in the room, or was until it
/// closed, or was put off.
pub(super) async fn may_listen(db: &Db, person: &Person, slug: &str, desk: bool) -> Read<bool> {
    if desk {
        return Ok(Organizer::of(person.clone()).is_some());
    }
    match db.live().room(person, slug).await {
        Ok(_) => Ok(true),
        Err(Refused::No(GateRefusal::TooEarly | GateRefusal::Over | GateRefusal::Cancelled)) => {
            db.live().came(person, slug).await
        }
        Err(Refused::No(_)) => Ok(false),
        Err(other) => Err(other.map(|_| unreachable!("its own refusals are told above"))),
    }
}

/// Streams what happens in a room.
pub async fn events(
    db: &Db,
    hub: &EventHub,
    session: &RequestSession,
    slug: &str,
    query: StreamQuery,
    headers: &HeaderMap,
) -> Response {
    let person = match session.who().await {
        Ok(Some(person)) => person,
        Ok(None) => return StatusCode::UNAUTHORIZED.into_response(),
        Err(refused) => return behind(&format!("{refused:?}")),
    };
    match may_listen(db, &person, slug, query.desk).await {
        Ok(true) => {}
        Ok(false) => return StatusCode::FORBIDDEN.into_response(),
        Err(refused) if refused.is_failure() => return behind(&format!("{refused:?}")),
        Err(refused) => return refused.status().into_response(),
    }
    let stored = session.stored_session().unwrap_or_default();
    let subscription = match hub.listen(slug, person, stored, query.desk) {
        Ok(subscription) => subscription,
        Err(Refusal::Person) => return StatusCode::TOO_MANY_REQUESTS.into_response(),
        Err(Refusal::Node) => return behind("too many streams are open"),
    };
    let reader = Reader {
        l: Locale::parse(&query.l).unwrap_or(Locale::En),
        desk: query.desk,
    };
    let known = headers
        .get("last-event-id")
        .and_then(|id| id.to_str().ok()?.parse().ok())
        .unwrap_or(query.since);
    let jitter = u64::from(db.random(1).first().copied().unwrap_or(0)) * RETRY / 256;
    let first = Bytes::from(format!("retry: {}\n\n", RETRY + jitter));
    let told = unfold(
        (Some(first), subscription.reading(reader, known)),
        |(first, mut listener)| async move {
            let next = match first {
                Some(first) => first,
                None => listener.next().await?,
            };
            Some((Ok::<_, Infallible>(next), (None, listener)))
        },
    );
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("text/event-stream")),
        (CACHE_CONTROL, HeaderValue::from_static("no-store")),
        // Proxies that gather answers would hold the events back.
        (
            HeaderName::from_static("x-accel-buffering"),
            HeaderValue::from_static("no"),
        ),
    ];
    (headers, Body::from_stream(told)).into_response()
}

fn behind(fault: &str) -> Response {
    tracing::warn!(fault, "a stream of events was not opened");
    (StatusCode::SERVICE_UNAVAILABLE, [(RETRY_AFTER, "5")]).into_response()
}
