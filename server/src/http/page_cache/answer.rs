//! An answer kept whole, compressed once for all who ask.

use app::i18n::Instant;
use axum::body::Body;
use bytes::Bytes;
use http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, ETAG, HeaderMap, HeaderValue,
    IF_NONE_MATCH, VARY,
};
use http::{Response, StatusCode};
use http_body_util::BodyExt;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::io::Write;
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
    status: StatusCode,
    headers: HeaderMap,
    etag: Option<HeaderValue>,
    plain: Bytes,
    gzip: Bytes,
    brotli: Bytes,
    /// Whether the hall could make no newer one: an old answer is better than none.
    pub outlived: bool,
    being_renewed: AtomicBool,
}

impl Answer {
    /// Keeps a response whole; a page is compressed off the threads that serve.
    pub async fn of(response: Response<Body>, until: Instant, revision: u64) -> Self {
        let (parts, body) = response.into_parts();
        let (mut status, mut headers) = (parts.status, parts.headers);
        let plain = match body.collect().await {
            Ok(collected) => collected.to_bytes(),
            Err(_) => {
                status = StatusCode::INTERNAL_SERVER_ERROR;
                Bytes::new()
            }
        };
        headers.remove(CONTENT_LENGTH);
        let (mut etag, mut gzip, mut brotli) = (None, Bytes::new(), Bytes::new());
        if status == StatusCode::OK {
            headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
            headers.insert(VARY, HeaderValue::from_static("Accept-Encoding, Cookie"));
            let page = plain.clone();
            let compressed = tokio::task::spawn_blocking(move || {
                (entity_tag(&page), gzipped(&page), brotlied(&page))
            });
            // Where the runtime ends meanwhile, the page goes out as it is.
            if let Ok(done) = compressed.await {
                (etag, gzip, brotli) = done;
            }
        }
        Self {
            until,
            revision,
            status,
            headers,
            etag,
            plain,
            gzip,
            brotli,
            outlived: false,
            being_renewed: AtomicBool::new(false),
        }
    }

    /// The same answer for a while more, where no newer one can be made.
    #[must_use]
    pub fn outliving(&self, until: Instant) -> Self {
        Self {
            until,
            revision: self.revision,
            status: self.status,
            headers: self.headers.clone(),
            etag: self.etag.clone(),
            plain: self.plain.clone(),
            gzip: self.gzip.clone(),
            brotli: self.brotli.clone(),
            outlived: true,
            being_renewed: AtomicBool::new(false),
        }
    }

    /// Whether it is a page, and no refusal.
    pub fn is_page(&self) -> bool {
        self.status == StatusCode::OK
    }

    /// Whether the hall failed to make one.
    pub fn is_failure(&self) -> bool {
        self.status.is_server_error()
    }

    /// Whether the one who asks is the first who may renew it; all others take it as it is.
    pub fn is_mine_to_renew(&self) -> bool {
        !self.being_renewed.swap(true, Ordering::AcqRel)
    }

    /// The bytes it takes, roughly.
    pub fn bytes(&self) -> usize {
        const HEADERS: usize = 1_024;
        HEADERS + self.plain.len() + self.gzip.len() + self.brotli.len()
    }

    /// What to answer to one who asks in that form.
    pub fn response(&self, asked: &AskedForm) -> Response<Body> {
        let (body, encoding) = if asked.brotli && !self.brotli.is_empty() {
            (&self.brotli, Some("br"))
        } else if asked.gzip && !self.gzip.is_empty() {
            (&self.gzip, Some("gzip"))
        } else {
            (&self.plain, None)
        };
        let unchanged = self.etag.is_some() && asked.etag == self.etag;
        let mut response = Response::new(if unchanged {
            Body::empty()
        } else {
            Body::from(body.clone())
        });
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers.clone();
        if let Some(etag) = &self.etag {
            response.headers_mut().insert(ETAG, etag.clone());
        }
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

/// In which form a request wants its answer.
#[derive(Debug, Default)]
pub struct AskedForm {
    brotli: bool,
    gzip: bool,
    etag: Option<HeaderValue>,
}

impl AskedForm {
    /// As its headers say.
    pub fn of(headers: &HeaderMap) -> Self {
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

fn entity_tag(page: &[u8]) -> Option<HeaderValue> {
    let hash = Sha256::digest(page);
    let tag = hash[..12].iter().fold(String::from("\""), |mut tag, byte| {
        // Writing to a string does not fail.
        let _ = write!(tag, "{byte:02x}");
        tag
    });
    HeaderValue::from_str(&(tag + "\"")).ok()
}

fn gzipped(page: &[u8]) -> Bytes {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
    let gzip = gzip.write_all(page).and_then(|()| gzip.finish());
    gzip.unwrap_or_default().into()
}

fn brotlied(page: &[u8]) -> Bytes {
    let mut brotli = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut brotli, 16_384, QUALITY, 22);
    let written = writer.write_all(page).and_then(|()| writer.flush());
    drop(writer);
    if written.is_err() {
        brotli.clear();
    }
    brotli.into()
}
