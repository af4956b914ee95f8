//! Whole answers kept ready: what a visitor who is not signed in asks for most is the same for all of them.
//!
//! An answer is kept for a few seconds at most and dropped at once when this node changes the programme, so seats left
//! and countdowns may be that old, and no older. It is kept compressed, with its `ETag`.

use super::metrics;
use super::root::language_cookie;
use crate::db::{Db, RECENT};
use app::i18n::{Instant, Locale};
use axum::Router;
use axum::body::Body;
use bytes::Bytes;
use futures::FutureExt;
use futures::future::BoxFuture;
use http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, COOKIE, ETAG, HeaderMap,
    HeaderValue, IF_NONE_MATCH, SET_COOKIE, VARY,
};
use http::{Method, Request, Response, StatusCode};
use http_body_util::BodyExt;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::convert::Infallible;
use std::io::Write;
use std::sync::{Arc, RwLock};
use std::task::{Context, Poll};
use tower::{Service, ServiceExt};
use tower_http::normalize_path::NormalizePath;

/// At most so many answers; past that all are dropped and gathered anew.
const MOST: usize = 4_096;
/// Brotli's quality: 5 compresses a page in about a millisecond to within some per cent of the best.
const QUALITY: u32 = 5;

/// The hall's router behind its kept answers.
#[derive(Clone)]
pub struct Kept {
    inner: NormalizePath<Router>,
    db: Db,
    /// The name of the session's cookie: whoever carries one is not answered from here.
    session: Arc<str>,
    /// Whether cookies are for https only.
    secure: bool,
    answers: Arc<RwLock<HashMap<Key, Arc<Answer>>>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Key {
    address: String,
    zone: String,
}

struct Answer {
    until: Instant,
    revision: u64,
    headers: HeaderMap,
    etag: HeaderValue,
    plain: Bytes,
    gzip: Bytes,
    brotli: Bytes,
}

impl Kept {
    /// Keeps the answers of that router.
    pub fn new(inner: Router, db: Db, session: &str, secure: bool) -> Self {
        // `/en/` and `/en` are one page.
        let inner = NormalizePath::trim_trailing_slash(inner);
        Self {
            inner,
            db,
            session: session.into(),
            secure,
            answers: Arc::default(),
        }
    }

    /// The key of a request that may be answered from here.
    fn key(&self, request: &Request<Body>) -> Option<Key> {
        if request.method() != Method::GET || !keepable(request.uri().path()) {
            return None;
        }
        let address = request.uri().path_and_query()?.as_str();
        // An address with much behind it is somebody's invention, not a filter.
        if address.len() > 256 {
            return None;
        }
        let mut zone = "";
        for pair in request
            .headers()
            .get_all(COOKIE)
            .iter()
            .filter_map(|v| v.to_str().ok())
            .flat_map(|v| v.split(';'))
        {
            match pair.trim().split_once('=') {
                Some((name, _)) if name == &*self.session => return None,
                Some(("zone", value)) => zone = value,
                _ => {}
            }
        }
        Some(Key {
            address: address.to_owned(),
            zone: zone.to_owned(),
        })
    }

    fn kept(&self, key: &Key) -> Option<Arc<Answer>> {
        let answers = self.answers.read().ok()?;
        let answer = answers.get(key)?;
        (self.db.now() < answer.until && answer.revision == self.db.programme_revision())
            .then(|| Arc::clone(answer))
    }

    async fn fresh(self, key: Key, mut request: Request<Body>) -> Response<Body> {
        let asked = Asked::of(request.headers());
        // The whole answer is compressed here, once for all.
        request.headers_mut().remove(ACCEPT_ENCODING);
        request.headers_mut().remove(IF_NONE_MATCH);
        let (until, revision) = (self.db.now().plus(RECENT), self.db.programme_revision());
        let response = self
            .inner
            .clone()
            .oneshot(request)
            .await
            .unwrap_or_else(|never| match never {});
        if response.status() != StatusCode::OK || response.headers().contains_key(SET_COOKIE) {
            return response;
        }
        let (parts, body) = response.into_parts();
        let Ok(plain) = body
            .collect()
            .await
            .map(http_body_util::Collected::to_bytes)
        else {
            return status(StatusCode::INTERNAL_SERVER_ERROR);
        };
        let mut headers = parts.headers;
        headers.remove(CONTENT_LENGTH);
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
        headers.insert(VARY, HeaderValue::from_static("Accept-Encoding, Cookie"));
        let answer = Arc::new(Answer::new(until, revision, headers, plain));
        if let Ok(mut answers) = self.answers.write() {
            if answers.len() >= MOST {
                answers.clear();
            }
            answers.insert(key, Arc::clone(&answer));
        }
        answer.response(&asked)
    }
}

/// Pages that are the same for every visitor of a zone, and hold no island (whose nonce is new each time).
fn keepable(path: &str) -> bool {
    let mut parts = path.split('/').skip(1);
    if parts.next().and_then(Locale::parse).is_none() {
        return false;
    }
    match (parts.next(), parts.next(), parts.next()) {
        (None | Some("" | "replays" | "counting"), None, None) => true,
        (Some("lectures"), Some(slug), None) => !slug.is_empty(),
        _ => false,
    }
}

fn status(status: StatusCode) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}

/// What a request wants of an answer's form.
struct Asked {
    brotli: bool,
    gzip: bool,
    etag: Option<HeaderValue>,
}

impl Asked {
    fn of(headers: &HeaderMap) -> Self {
        let encodings = headers
            .get(ACCEPT_ENCODING)
            .and_then(|v| v.to_str().ok())
            .unwrap_or_default();
        let takes = |name: &str| {
            encodings.split(',').any(|part| {
                let (encoding, q) = part.split_once(';').unwrap_or((part, ""));
                encoding.trim() == name && !q.replace(' ', "").starts_with("q=0")
            })
        };
        Self {
            brotli: takes("br"),
            gzip: takes("gzip"),
            etag: headers.get(IF_NONE_MATCH).cloned(),
        }
    }
}

impl Answer {
    fn new(until: Instant, revision: u64, headers: HeaderMap, plain: Bytes) -> Self {
        use std::fmt::Write as _;
        let hash = Sha256::digest(&plain);
        let tag = hash[..12].iter().fold(String::from("\""), |mut tag, byte| {
            let _ = write!(tag, "{byte:02x}");
            tag
        });
        let etag = HeaderValue::from_str(&(tag + "\"")).unwrap_or(HeaderValue::from_static("\"\""));
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
        let gzip = gzip
            .write_all(&plain)
            .and_then(|()| gzip.finish())
            .unwrap_or_default();
        let mut brotli = Vec::new();
        let mut writer = brotli::CompressorWriter::new(&mut brotli, 16_384, QUALITY, 22);
        let written = writer.write_all(&plain).and_then(|()| writer.flush());
        drop(writer);
        if written.is_err() {
            brotli.clear();
        }
        Self {
            until,
            revision,
            headers,
            etag,
            plain,
            gzip: gzip.into(),
            brotli: brotli.into(),
        }
    }

    fn response(&self, asked: &Asked) -> Response<Body> {
        let (body, encoding) = if asked.brotli && !self.brotli.is_empty() {
            (&self.brotli, Some("br"))
        } else if asked.gzip && !self.gzip.is_empty() {
            (&self.gzip, Some("gzip"))
        } else {
            (&self.plain, None)
        };
        let unchanged = asked.etag.as_ref() == Some(&self.etag);
        let mut response = Response::new(if unchanged {
            Body::empty()
        } else {
            Body::from(body.clone())
        });
        *response.headers_mut() = self.headers.clone();
        response.headers_mut().insert(ETAG, self.etag.clone());
        if unchanged {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
        } else if let Some(encoding) = encoding {
            response
                .headers_mut()
                .insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        response
    }
}

impl Service<Request<Body>> for Kept {
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = BoxFuture<'static, Result<Response<Body>, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        // Beside the kept answer, which is the same for all.
        let language = language_cookie(request.uri().path(), request.headers(), self.secure);
        let with_language = move |mut response: Response<Body>| {
            if let Some(cookie) = language.filter(|_| response.status() == StatusCode::OK) {
                response.headers_mut().append(SET_COOKIE, cookie);
            }
            Ok(response)
        };
        let Some(key) = self.key(&request) else {
            let inner = self.inner.clone();
            return Box::pin(
                inner
                    .oneshot(request)
                    .map(|done| done.and_then(with_language)),
            );
        };
        if let Some(answer) = self.kept(&key) {
            let response = answer.response(&Asked::of(request.headers()));
            metrics::count("kept", response.status());
            return Box::pin(std::future::ready(with_language(response)));
        }
        let this = self.clone();
        Box::pin(async move { with_language(this.fresh(key, request).await) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_that_are_the_same_for_all_are_kept() {
        for path in [
            "/en/",
            "/en",
            "/th/replays",
            "/ar/counting",
            "/en/lectures/cold-chains",
        ] {
            assert!(keepable(path), "{path}");
        }
        for path in [
            "/",
            "/xx/",
            "/en/my",
            "/en/lectures/a/live",
            "/en/replays/a",
            "/en/organizer",
            "/api/enrol",
            "/media/x",
        ] {
            assert!(!keepable(path), "{path}");
        }
    }
}
