//! An answer kept whole, compressed once for all who ask.

use crate::http::conditions::{names_tag, tag_of};
use app::i18n::Instant;
use axum::body::Body;
use bytes::Bytes;
use http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, ETAG,
    HeaderMap, HeaderValue, VARY,
};
use http::{Response, StatusCode};
use http_body_util::BodyExt;
use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Brotli's quality: 5 compresses a page in about a millisecond to within some per cent of the best.
const QUALITY: u32 = 5;

/// An answer, with the moment up to which it is fresh.
#[derive(Debug)]
pub struct Answer {
    /// Until when it is answered without a question.
    pub until: Instant,
    /// The programme it was made from.
    pub revision: u64,
    /// Whether the hall could make no newer one: an old answer is better than none.
    pub outlived: bool,
    content: Arc<Content>,
    being_renewed: AtomicBool,
}

#[derive(Debug)]
struct Content {
    status: StatusCode,
    headers: HeaderMap,
    /// The best first; the last is for whoever takes no encoding.
    representations: Vec<Representation>,
}

/// The bytes of an answer in one encoding.
#[derive(Debug)]
struct Representation {
    encoding: Option<&'static str>,
    bytes: Bytes,
    /// None of what is no page.
    etag: Option<HeaderValue>,
}

impl Answer {
    /// Keeps a response whole; a page is compressed off the threads that serve.
    pub async fn of(response: Response<Body>, until: Instant, revision: u64) -> Self {
        let (parts, body) = response.into_parts();
        let (mut status, mut headers) = (parts.status, parts.headers);
        let mut plain = match body.collect().await {
            Ok(collected) => collected.to_bytes(),
            Err(_) => {
                status = StatusCode::INTERNAL_SERVER_ERROR;
                Bytes::new()
            }
        };
        headers.remove(CONTENT_LENGTH);
        if status.is_server_error() {
            // The page of a failure bears the id of one request, so each who waits gets a page of their own of it.
            plain = Bytes::new();
            headers.remove(CONTENT_TYPE);
        }
        let mut representations = Vec::new();
        if status == StatusCode::OK {
            headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
            headers.insert(VARY, HeaderValue::from_static("Accept-Encoding, Cookie"));
            let page = plain.clone();
            let compressed = tokio::task::spawn_blocking(move || Representation::all_of(page));
            // Where the runtime ends meanwhile, the page goes out as it is.
            representations = compressed.await.unwrap_or_default();
        }
        if representations.is_empty() {
            representations.push(Representation {
                encoding: None,
                bytes: plain,
                etag: None,
            });
        }
        Self::new(
            until,
            revision,
            Arc::new(Content {
                status,
                headers,
                representations,
            }),
        )
    }

    fn new(until: Instant, revision: u64, content: Arc<Content>) -> Self {
        Self {
            until,
            revision,
            outlived: false,
            content,
            being_renewed: AtomicBool::new(false),
        }
    }

    /// The same answer for a while more, where no newer one can be made.
    #[must_use]
    pub fn outliving(&self, until: Instant) -> Self {
        Self {
            outlived: true,
            ..Self::new(until, self.revision, Arc::clone(&self.content))
        }
    }

    /// Whether it is a page, and no refusal.
    pub fn is_page(&self) -> bool {
        self.content.status == StatusCode::OK
    }

    /// Whether the hall failed to make one.
    pub fn is_failure(&self) -> bool {
        self.content.status.is_server_error()
    }

    /// Whether the one who asks is the first who may renew it; all others take it as it is.
    pub fn is_mine_to_renew(&self) -> bool {
        !self.being_renewed.swap(true, Ordering::AcqRel)
    }

    /// The bytes it takes, roughly.
    pub fn bytes(&self) -> usize {
        const HEADERS: usize = 1_024;
        let representations = self.content.representations.iter();
        HEADERS + representations.map(|one| one.bytes.len()).sum::<usize>()
    }

    /// What to answer to a request with those headers.
    pub fn response(&self, asked: &HeaderMap) -> Response<Body> {
        let content = &*self.content;
        let mut representations = content.representations.iter();
        let chosen = representations.find(|one| one.encoding.is_none_or(|it| takes(asked, it)));
        let mut response = Response::new(Body::empty());
        *response.status_mut() = content.status;
        *response.headers_mut() = content.headers.clone();
        let Some(chosen) = chosen else {
            return response;
        };
        if let Some(etag) = &chosen.etag {
            response.headers_mut().insert(ETAG, etag.clone());
            if names_tag(asked, etag) {
                *response.status_mut() = StatusCode::NOT_MODIFIED;
                return response;
            }
        }
        if let Some(encoding) = chosen.encoding {
            let encoding = HeaderValue::from_static(encoding);
            response.headers_mut().insert(CONTENT_ENCODING, encoding);
        }
        *response.body_mut() = Body::from(chosen.bytes.clone());
        response
    }
}

impl Representation {
    fn new(encoding: Option<&'static str>, bytes: Bytes) -> Self {
        Self {
            encoding,
            etag: Some(tag_of(&bytes)),
            bytes,
        }
    }

    /// A page in every encoding; one that could not be made is left out.
    fn all_of(page: Bytes) -> Vec<Self> {
        let brotli = brotlied(&page).map(|bytes| Self::new(Some("br"), bytes));
        let gzip = gzipped(&page).map(|bytes| Self::new(Some("gzip"), bytes));
        let plain = Self::new(None, page);
        [brotli.ok(), gzip.ok(), Some(plain)]
            .into_iter()
            .flatten()
            .collect()
    }
}

/// Whether a request takes an answer in that encoding (RFC 9110 §12.5.3).
fn takes(asked: &HeaderMap, encoding: &str) -> bool {
    let accepted = asked.get(ACCEPT_ENCODING).and_then(|v| v.to_str().ok());
    accepted.unwrap_or_default().split(',').any(|part| {
        let (name, weight) = part.split_once(';').unwrap_or((part, ""));
        let weight = weight.trim().strip_prefix("q=");
        let weight = weight.map_or(Ok(1.0), str::parse::<f32>);
        name.trim().eq_ignore_ascii_case(encoding) && weight.is_ok_and(|weight| weight > 0.0)
    })
}

fn gzipped(page: &[u8]) -> std::io::Result<Bytes> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
    gzip.write_all(page)?;
    Ok(gzip.finish()?.into())
}

fn brotlied(page: &[u8]) -> std::io::Result<Bytes> {
    let mut brotli = brotli::CompressorWriter::new(Vec::new(), 16_384, QUALITY, 22);
    brotli.write_all(page)?;
    Ok(brotli.into_inner().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoding_is_taken_where_it_is_named_and_weighs_anything() {
        for (accepted, brotli, gzip) in [
            ("gzip, deflate, br", true, true),
            ("br;q=0, gzip", false, true),
            ("gzip;q=0.5, BR ; q=1.0", true, true),
            ("gzip;q=0.000", false, false),
            ("gzip;q=much", false, false),
            ("brotli, gzipped", false, false),
            ("", false, false),
        ] {
            let asked =
                HeaderMap::from_iter([(ACCEPT_ENCODING, HeaderValue::from_static(accepted))]);
            let taken = (takes(&asked, "br"), takes(&asked, "gzip"));
            assert_eq!(taken, (brotli, gzip), "{accepted}");
        }
        assert!(!takes(&HeaderMap::new(), "br"));
    }
}
