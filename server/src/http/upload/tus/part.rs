//! An upload that is there: how far it is, the next of its bytes, its end.

use super::super::ingest::ingest_upload;
use super::super::receiving::{Ended, Received, Receiving};
use super::super::uploads::Hold;
use super::super::{Failed, Upload};
use super::{
    METHOD_OVERRIDE, UPLOAD_CHECKSUM, UPLOAD_EXPIRES, UPLOAD_LENGTH, UPLOAD_METADATA,
    UPLOAD_OFFSET, answer, http_date, metadata, number, other_version,
};
use crate::features::replays::UploadRow;
use app::accounts::Organizer;
use app::answer::Refused;
use app::i18n::Instant;
use axum::body::Body;
use axum::extract::Request;
use axum::response::Response;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, RETRY_AFTER};
use http::{HeaderMap, HeaderValue, Method, StatusCode};
use sha2::Digest;

/// What was promised is not what came.
const MISMATCH: u16 = 460;

/// What came of a request with bytes.
enum PatchOutcome {
    /// So much is there.
    To(Received),
    /// All of it, and what became of it.
    Whole(Received, Result<bool, Failed>),
}

impl Upload<'_> {
    /// One request to an upload.
    pub(in super::super) async fn part(&self, id: &str, request: Request) -> Response {
        let (parts, body) = request.into_parts();
        if let Some(answer) = other_version(&parts.headers) {
            return answer;
        }
        let organizer = match self.organizer().await {
            Ok(organizer) => organizer,
            Err(failed) => return self.refused(&failed),
        };
        let coming = match self.db.replays().upload(self.slug, id).await {
            Ok(coming) => coming,
            Err(refused) => return self.refused(&Failed::Refused(refused.widen())),
        };
        if coming.has_expired(self.db.now()) {
            return self.says(StatusCode::GONE, "upload-expired");
        }
        let method = parts.headers.get(METHOD_OVERRIDE);
        let method = match method.and_then(|m| m.to_str().ok()) {
            Some(method) if parts.method == Method::POST => method,
            _ => parts.method.as_str(),
        };
        match method {
            "HEAD" => far(&coming),
            "PATCH" if self.is_elsewhere(&coming) => self.elsewhere(),
            "PATCH" => self.more(&organizer, coming, &parts.headers, body).await,
            "DELETE" => self.end(&coming).await,
            _ => answer(StatusCode::METHOD_NOT_ALLOWED, [], String::new()),
        }
    }

    /// Whether another node has what has come of it.
    fn is_elsewhere(&self, coming: &UploadRow) -> bool {
        coming.node != self.uploads.node() && !self.media.partial_path(&coming.id).exists()
    }

    /// The next try may reach the node that has it, or that node be back: nothing is lost meanwhile.
    fn elsewhere(&self) -> Response {
        let mut response = self.says(StatusCode::SERVICE_UNAVAILABLE, "upload-elsewhere");
        response
            .headers_mut()
            .insert(RETRY_AFTER, HeaderValue::from_static("2"));
        response
    }

    /// Ends an upload; what has become a recording stays one.
    async fn end(&self, coming: &UploadRow) -> Response {
        let Some(_hold) = self.uploads.hold(&coming.id) else {
            return self.says(StatusCode::LOCKED, "upload-busy");
        };
        if let Err(refused) = self.db.replays().end_upload(&coming.id).await {
            return self.refused(&Failed::Refused(refused.widen()));
        }
        self.uploads.forget(&coming.id);
        self.media.end_half(&coming.id);
        answer(StatusCode::NO_CONTENT, [], String::new())
    }

    /// Takes more of an upload.
    async fn more(
        &self,
        organizer: &Organizer,
        coming: UploadRow,
        headers: &HeaderMap,
        body: Body,
    ) -> Response {
        let kind = headers.get(CONTENT_TYPE).map(http::HeaderValue::as_bytes);
        if kind != Some(b"application/offset+octet-stream") {
            return self.says(StatusCode::UNSUPPORTED_MEDIA_TYPE, "upload-broken");
        }
        let checksum = headers.get(UPLOAD_CHECKSUM).map(metadata::checksum);
        let (Some(offset), Some(checksum)) = (
            number(headers, &UPLOAD_OFFSET),
            checksum.map_or(Some(None), |known| known.map(Some)),
        ) else {
            return self.says(StatusCode::BAD_REQUEST, "upload-broken");
        };
        let Some(hold) = self.uploads.hold(&coming.id) else {
            return self.says(StatusCode::LOCKED, "upload-busy");
        };
        // Who held it before may have written.
        let coming = match self.db.replays().upload(self.slug, &coming.id).await {
            Ok(coming) => coming,
            Err(refused) => return self.refused(&Failed::Refused(refused.widen())),
        };
        let size = |n: i64| u64::try_from(n).unwrap_or_default();
        let (received, bytes) = (size(coming.received), size(coming.bytes));
        if offset != received || coming.is_whole() {
            let told = [(UPLOAD_OFFSET, received.to_string())];
            let text = app::i18n::say_args(self.l, "upload-offset", &[]);
            return answer(StatusCode::CONFLICT, told, text);
        }
        if number(headers, &CONTENT_LENGTH).is_some_and(|more| more > bytes - received) {
            return self.says(StatusCode::PAYLOAD_TOO_LARGE, "upload-more");
        }
        let (media, id) = (self.media.clone(), coming.id.clone());
        let opened = tokio::task::spawn_blocking(move || media.resume_half(&id, received)).await;
        let file = match opened.unwrap_or_else(|error| Err(std::io::Error::other(error))) {
            Ok(file) => file,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                // Its bytes are gone: only a new upload helps.
                let _ = self.db.replays().end_upload(&coming.id).await;
                return self.says(StatusCode::GONE, "upload-expired");
            }
            Err(error) => return self.refused(&Failed::disk(&error)),
        };
        let receiving = Receiving {
            db: self.db.clone(),
            uploads: self.uploads.clone(),
            media: self.media.clone(),
            id: coming.id.clone(),
            file,
            from: received,
            bytes,
            checksum,
        };
        self.take(hold, receiving, organizer.clone(), coming, body)
            .await
    }

    /// Goes on also where whoever asked is gone: what has come is written down.
    async fn take(
        &self,
        hold: Hold,
        receiving: Receiving,
        organizer: Organizer,
        coming: UploadRow,
        body: Body,
    ) -> Response {
        let (db, media, uploads) = (self.db.clone(), self.media.clone(), self.uploads.clone());
        let task = async move {
            let _hold = hold;
            let received = receiving.run(body).await;
            if received.to < u64::try_from(coming.bytes).unwrap_or_default() {
                return PatchOutcome::To(received);
            }
            let hash = uploads.hash(&coming.id, received.to);
            let sha256 = hash.map(|hash| hex::encode(hash.finalize()));
            let taken = ingest_upload(&db, &media, &organizer, &coming, sha256).await;
            PatchOutcome::Whole(received, taken)
        };
        match self.uploads.see_through(task).await {
            Ok(Some(came)) => self.came(came).await,
            Ok(None) => self.refused(&Failed::Later),
            Err(error) => self.refused(&Failed::Refused(Refused::fault(error))),
        }
    }

    async fn came(&self, came: PatchOutcome) -> Response {
        let received = match came {
            PatchOutcome::To(received) => received,
            PatchOutcome::Whole(received, Ok(published)) => {
                self.tell(published).await;
                received
            }
            PatchOutcome::Whole(received, Err(Failed::Later)) => {
                self.tell_later().await;
                received
            }
            PatchOutcome::Whole(_, Err(failed)) => return self.refused(&failed),
        };
        let so_far = [(UPLOAD_OFFSET, received.to.to_string())];
        let says = |status: StatusCode, key: &str| {
            let text = app::i18n::say_args(self.l, key, &[]);
            answer(status, so_far.clone(), text)
        };
        match received.ended {
            Ended::Well => {
                let until = received.until.map(|at| (UPLOAD_EXPIRES, http_date(at)));
                let told = so_far.into_iter().chain(until);
                answer(StatusCode::NO_CONTENT, told, String::new())
            }
            Ended::BrokenOff => says(StatusCode::SERVICE_UNAVAILABLE, "upload-broken"),
            Ended::TooMuch => says(StatusCode::PAYLOAD_TOO_LARGE, "upload-more"),
            Ended::Rivalled => says(StatusCode::CONFLICT, "upload-offset"),
            Ended::Mismatch => {
                let status = StatusCode::from_u16(MISMATCH).unwrap_or(StatusCode::CONFLICT);
                says(status, "upload-mismatch")
            }
            Ended::Disk(error) => self.refused(&Failed::disk(&error)),
            Ended::Fault(fault) => self.refused(&Failed::Refused(Refused::Fault(fault))),
        }
    }
}

/// How far an upload is.
fn far(coming: &UploadRow) -> Response {
    let told = metadata::UploadMetadata {
        name: coming.name.clone(),
        reason: coming.no_captions_reason.clone(),
    };
    answer(
        StatusCode::OK,
        [
            (UPLOAD_OFFSET, coming.received.to_string()),
            (UPLOAD_LENGTH, coming.bytes.to_string()),
            (UPLOAD_METADATA, told.header()),
            (UPLOAD_EXPIRES, http_date(Instant(coming.expires_at))),
        ],
        String::new(),
    )
}
