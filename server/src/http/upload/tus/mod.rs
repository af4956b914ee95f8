//! tus 1.0 (<https://tus.io/protocols/resumable-upload>): an upload in parts, with its extensions creation, expiration,
//! checksum and termination.

mod metadata;
mod part;

use super::{Failed, Upload};
use app::i18n::Instant;
use axum::response::{IntoResponse, Response};
use http::header::{CACHE_CONTROL, HeaderName, LOCATION};
use http::{HeaderMap, HeaderValue, StatusCode};
use std::time::{Duration, UNIX_EPOCH};

/// The header that every request of the protocol brings.
pub(super) const RESUMABLE: HeaderName = HeaderName::from_static("tus-resumable");
const VERSION: HeaderName = HeaderName::from_static("tus-version");
const EXTENSION: HeaderName = HeaderName::from_static("tus-extension");
const MAX_SIZE: HeaderName = HeaderName::from_static("tus-max-size");
const ALGORITHMS: HeaderName = HeaderName::from_static("tus-checksum-algorithm");
const UPLOAD_LENGTH: HeaderName = HeaderName::from_static("upload-length");
const UPLOAD_OFFSET: HeaderName = HeaderName::from_static("upload-offset");
const UPLOAD_METADATA: HeaderName = HeaderName::from_static("upload-metadata");
const UPLOAD_EXPIRES: HeaderName = HeaderName::from_static("upload-expires");
const UPLOAD_CHECKSUM: HeaderName = HeaderName::from_static("upload-checksum");
const METHOD_OVERRIDE: HeaderName = HeaderName::from_static("x-http-method-override");
/// The only version there is.
const ONE: HeaderValue = HeaderValue::from_static("1.0.0");

/// An answer of the protocol; a refusal carries its sentence as text.
fn answer(
    status: StatusCode,
    headers: impl IntoIterator<Item = (HeaderName, String)>,
    text: String,
) -> Response {
    let mut response = if text.is_empty() {
        status.into_response()
    } else {
        (status, text).into_response()
    };
    let there = response.headers_mut();
    there.insert(RESUMABLE, ONE);
    there.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    for (name, value) in headers {
        if let Ok(value) = HeaderValue::from_str(&value) {
            there.insert(name, value);
        }
    }
    response
}

/// What can be done here.
pub(super) fn options(most: u64) -> Response {
    let told = [
        (VERSION, "1.0.0".to_owned()),
        (
            EXTENSION,
            "creation,expiration,checksum,termination".to_owned(),
        ),
        (MAX_SIZE, most.to_string()),
        (ALGORITHMS, "sha1,sha256".to_owned()),
    ];
    answer(StatusCode::NO_CONTENT, told, String::new())
}

/// Another version of the protocol than ours; the answer to it.
fn other_version(headers: &HeaderMap) -> Option<Response> {
    (headers.get(RESUMABLE) != Some(&ONE)).then(|| {
        let told = [(VERSION, "1.0.0".to_owned())];
        answer(StatusCode::PRECONDITION_FAILED, told, String::new())
    })
}

/// A header's number.
fn number(headers: &HeaderMap, name: &HeaderName) -> Option<u64> {
    let text = headers.get(name)?.to_str().ok()?;
    // A sign is none of the protocol's.
    text.bytes()
        .all(|b| b.is_ascii_digit())
        .then(|| text.parse().ok())
        .flatten()
}

/// An instant as HTTP writes it (RFC 9110 §5.6.7).
fn http_date(at: Instant) -> String {
    httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_millis(at.0.unsigned_abs()))
}

impl Upload<'_> {
    /// A refusal with its sentence.
    fn refused(&self, failed: &Failed) -> Response {
        answer(failed.status(), [], self.told(failed))
    }

    /// A refusal with a status of the protocol, and its sentence.
    fn says(&self, status: StatusCode, key: &str) -> Response {
        answer(status, [], app::i18n::say_args(self.l, key, &[]))
    }

    /// Begins an upload.
    pub(super) async fn begin(self, headers: &HeaderMap) -> Response {
        if let Some(answer) = other_version(headers) {
            return answer;
        }
        let organizer = match self.organizer().await {
            Ok(organizer) => organizer,
            Err(failed) => return self.refused(&failed),
        };
        let told = headers.get(UPLOAD_METADATA);
        let (Some(bytes), Some(told)) = (
            number(headers, &UPLOAD_LENGTH),
            told.map_or_else(
                || Some(metadata::UploadMetadata::default()),
                metadata::UploadMetadata::parse,
            ),
        ) else {
            return self.says(StatusCode::BAD_REQUEST, "upload-broken");
        };
        if bytes == 0 {
            return self.says(StatusCode::BAD_REQUEST, "upload-none");
        }
        let size = i64::try_from(bytes).ok().filter(|_| bytes <= self.most);
        let Some(size) = size else {
            let text = self.told(&self.too_large());
            return answer(StatusCode::PAYLOAD_TOO_LARGE, [], text);
        };
        if let Err(error) = self.media.room_for(bytes) {
            return self.refused(&Failed::disk(&error));
        }
        let replays = self.db.replays();
        let begun = replays.begin_upload(
            &organizer,
            self.slug,
            &told.name,
            size,
            &told.reason,
            self.uploads.node(),
        );
        let coming = match begun.await {
            Ok(coming) => coming,
            Err(refused) => return self.refused(&refused.into()),
        };
        let (media, id) = (self.media.clone(), coming.id.clone());
        let made = tokio::task::spawn_blocking(move || media.begin_half(&id)).await;
        if let Err(error) = made.unwrap_or_else(|error| Err(std::io::Error::other(error))) {
            // The row alone would be swept away later; better now.
            let _ = self.db.replays().end_upload(&coming.id).await;
            return self.refused(&Failed::disk(&error));
        }
        let to = format!("/upload/{}/{}?l={}", self.slug, coming.id, self.l.tag());
        let expires = http_date(Instant(coming.expires_at));
        answer(
            StatusCode::CREATED,
            [(LOCATION, to), (UPLOAD_EXPIRES, expires)],
            String::new(),
        )
    }
}
