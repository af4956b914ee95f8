//! The media address: `/media/{file}`, whole or in ranges.
//!
//! A file never changes under its name, but it may cease to be shown, or be for fewer. So caches may keep it for a day,
//! and one that is for some only is handed out by signed links and kept by no cache but the reader's own.

mod file_cache;

pub use file_cache::Known;

use super::conditions::{range_stands, unchanged};
use crate::media::{Part, part};
use app::lectures::Audience;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use file_cache::Entry;
use http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE,
    ETAG, HeaderMap, HeaderValue, LAST_MODIFIED, RANGE, RETRY_AFTER,
};
use http::request::Parts;
use http::{Method, StatusCode};
use std::io;

/// How long caches of all kinds may keep what is for everyone, in seconds.
const FOR_A_DAY: &str = "public, max-age=86400, immutable";
/// Where nothing is to be kept.
const NOT_KEPT: &str = "no-store";

/// Answers for a file.
pub async fn media(State(known): State<Known>, request: Request) -> Response {
    let asked = request.into_parts().0;
    let name = asked.uri.path().strip_prefix("/media/").unwrap_or_default();
    match file(&known, name, &asked).await {
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
            let later = [(CACHE_CONTROL, NOT_KEPT), (RETRY_AFTER, "5")];
            (StatusCode::SERVICE_UNAVAILABLE, later).into_response()
        }
    }
}

/// The file or what is asked of it; `None` where there is none for whoever asks.
async fn file(known: &Known, name: &str, asked: &Parts) -> io::Result<Option<Response>> {
    let query = asked.uri.query().unwrap_or_default();
    let Some(entry) = known.entry(name).await? else {
        return Ok(None);
    };
    let Some(keep) = kept_for(known, name, &entry, query) else {
        return Ok(None);
    };
    let mut response = answer(&entry, &asked.method, &asked.headers).await?;
    let headers = response.headers_mut();
    headers.entry(CACHE_CONTROL).or_insert(keep);
    let mut pairs = query.split('&');
    if entry.shown.may_take && pairs.any(|pair| matches!(pair, "download" | "download=")) {
        headers.insert(CONTENT_DISPOSITION, to_take(&entry, name));
    }
    Ok(Some(response))
}

/// One answer for what was never there, is there no more, and is not for whoever asks.
fn not_there() -> Response {
    (StatusCode::NOT_FOUND, [(CACHE_CONTROL, NOT_KEPT)]).into_response()
}

/// For how long whoever asks may keep the file; `None` where they may not have it.
fn kept_for(known: &Known, name: &str, entry: &Entry, query: &str) -> Option<HeaderValue> {
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
    let mut headers = HeaderMap::new();
    headers.insert(ETAG, entry.etag.clone());
    headers.insert(LAST_MODIFIED, entry.modified.clone());
    if unchanged(asked, &entry.etag, entry.found.modified) {
        return Ok((StatusCode::NOT_MODIFIED, headers).into_response());
    }
    headers.insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    // A range is defined for GET alone (RFC 9110 §14.2).
    let range = (method == Method::GET && range_stands(asked, &entry.etag, &entry.modified))
        .then(|| asked.get(RANGE)?.to_str().ok())
        .flatten();
    let (status, bytes) = match range.map_or(Part::Whole, |range| part(range, size)) {
        Part::Whole => (StatusCode::OK, 0..size),
        Part::Bytes(bytes) => {
            let told = format!("bytes {}-{}/{size}", bytes.start, bytes.end - 1);
            headers.insert(CONTENT_RANGE, value(&told));
            (StatusCode::PARTIAL_CONTENT, bytes)
        }
        Part::Beyond => {
            headers.insert(CONTENT_RANGE, value(&format!("bytes */{size}")));
            headers.insert(CACHE_CONTROL, HeaderValue::from_static(NOT_KEPT));
            return Ok((StatusCode::RANGE_NOT_SATISFIABLE, headers).into_response());
        }
    };
    headers.insert(CONTENT_TYPE, entry.kind.clone());
    headers.insert(CONTENT_LENGTH, HeaderValue::from(bytes.end - bytes.start));
    let body = if method == Method::HEAD {
        Body::empty()
    } else {
        Body::from_stream(entry.found.read(bytes).await?)
    };
    Ok((status, headers, body).into_response())
}

/// Numbers and a few words are always a header's value.
fn value(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static(""))
}
