//! The media address: `/media/{file}`, whole or in ranges.
//!
//! A file never changes under its name, but it may cease to be shown, or be for fewer. So caches may keep it for a day,
//! and one that is for some only is handed out by signed links and kept by no cache but the reader's own.

mod conditions;
mod known;

pub use known::Known;

use crate::media::{Part, part};
use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use conditions::{range_stands, unchanged};
use http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE,
    ETAG, HeaderMap, HeaderValue, LAST_MODIFIED, RANGE, RETRY_AFTER,
};
use http::{Method, StatusCode};
use known::Entry;
use std::io;

/// How long caches of all kinds may keep what is for everyone, in seconds.
const FOR_A_DAY: &str = "public, max-age=86400, immutable";
/// Where nothing is to be kept.
const NOT_KEPT: HeaderValue = HeaderValue::from_static("no-store");

/// Answers for a file.
pub async fn media(State(known): State<Known>, request: Request) -> Response {
    let asked = request.into_parts().0;
    let query = asked.uri.query().unwrap_or_default();
    let name = asked.uri.path().strip_prefix("/media/").unwrap_or_default();
    let answered = async {
        let Some(entry) = known.entry(name).await? else {
            return Ok(None);
        };
        let Some(keep) = kept_for(&known, name, &entry, query) else {
            return Ok(None);
        };
        let mut response = answer(&entry, &asked.method, &asked.headers).await?;
        let headers = response.headers_mut();
        headers.entry(CACHE_CONTROL).or_insert(keep);
        if entry.shown.may_take && query.split('&').any(|pair| matches!(pair, "download" | "download=")) {
            headers.insert(CONTENT_DISPOSITION, to_take(&entry, name));
        }
        Ok(Some(response))
    };
    match answered.await {
        Ok(Some(response)) => response,
        Ok(None) => not_there(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            tracing::warn!(%error, name, "a file that is shown is not in the storage");
            known.forget(name);
            not_there()
        }
        Err(error) => {
            tracing::error!(%error, name, "a file cannot be read");
            known.forget(name);
            let later = [(CACHE_CONTROL, NOT_KEPT), (RETRY_AFTER, HeaderValue::from_static("5"))];
            (StatusCode::SERVICE_UNAVAILABLE, later).into_response()
        }
    }
}

/// One answer for what was never there, is there no more, and is not for whoever asks.
fn not_there() -> Response {
    (StatusCode::NOT_FOUND, [(CACHE_CONTROL, NOT_KEPT)]).into_response()
}

/// For how long whoever asks may keep the file; `None` where they may not have it.
fn kept_for(known: &Known, name: &str, entry: &Entry, query: &str) -> Option<HeaderValue> {
    use app::lectures::Audience;
    if entry.shown.audience == Audience::Everyone {
        return Some(HeaderValue::from_static(FOR_A_DAY));
    }
    let now = known.now();
    let until = known.links().open(name, entry.shown.audience, now, query)?;
    let seconds = until.since(now) / 1000;
    HeaderValue::from_str(&format!("private, max-age={seconds}, immutable")).ok()
}

/// The name of a file that is taken along: the lecture's.
fn to_take(entry: &Entry, name: &str) -> HeaderValue {
    let ending = name.rsplit_once('.').map_or("mp4", |(_, ending)| ending);
    let file = format!("attachment; filename=\"{}.{ending}\"", entry.shown.slug);
    HeaderValue::from_str(&file).unwrap_or(HeaderValue::from_static("attachment"))
}

async fn answer(entry: &Entry, method: &Method, asked: &HeaderMap) -> io::Result<Response> {
    let size = entry.found.size;
    let mut response = Response::new(Body::empty());
    let headers = response.headers_mut();
    headers.insert(ETAG, entry.etag.clone());
    headers.insert(LAST_MODIFIED, entry.modified.clone());
    if unchanged(asked, &entry.etag, entry.found.modified) {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        return Ok(response);
    }
    headers.insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    headers.insert(CONTENT_TYPE, entry.kind.clone());
    // A range is defined for GET alone (RFC 9110 §14.2).
    let range = (method == Method::GET && range_stands(asked, &entry.etag, &entry.modified))
        .then(|| asked.get(RANGE)?.to_str().ok())
        .flatten();
    let bytes = match range.map_or(Part::Whole, |range| part(range, size)) {
        Part::Whole => 0..size,
        Part::Bytes(bytes) => {
            let told = format!("bytes {}-{}/{size}", bytes.start, bytes.end - 1);
            headers.insert(CONTENT_RANGE, value(&told));
            *response.status_mut() = StatusCode::PARTIAL_CONTENT;
            bytes
        }
        Part::Beyond => {
            headers.insert(CONTENT_RANGE, value(&format!("bytes */{size}")));
            headers.insert(CACHE_CONTROL, NOT_KEPT);
            headers.remove(CONTENT_TYPE);
            *response.status_mut() = StatusCode::RANGE_NOT_SATISFIABLE;
            return Ok(response);
        }
    };
    headers.insert(CONTENT_LENGTH, HeaderValue::from(bytes.end - bytes.start));
    if method != Method::HEAD {
        *response.body_mut() = Body::from_stream(entry.found.read(bytes).await?);
    }
    Ok(response)
}

/// Numbers and a few words are always a header's value.
fn value(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static(""))
}
