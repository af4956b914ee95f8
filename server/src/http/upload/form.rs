//! The plain form: the whole file in one request, with script or without.

use super::ingest::{Whole, ingest};
use super::receiving::EVERY;
use super::{Failed, Upload};
use crate::http::sent_back::sent_back;
use app::answer::{Refused, ValidationErrors};
use app::ui::{Flash, FlashStore, FormState, SentForm, accepts_html};
use axum::extract::multipart::Field;
use axum::extract::{FromRequest, Multipart, Request};
use axum::response::{IntoResponse, Redirect, Response};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use tokio::io::AsyncWriteExt;

/// The longest text field, in bytes: more than the longest reason.
const TEXT_MOST: usize = 8 * 1024;
/// The field of the reason.
const REASON: &str = "no_captions_reason";

impl Upload<'_> {
    /// Takes the file, looks at it, publishes it: 303 back to the desk, or its address for one who reads no HTML.
    pub(super) async fn form(self, request: Request) -> Response {
        let reads_html = accepts_html(request.headers());
        let mut reason = String::new();
        match self.take_form(request, &mut reason).await {
            Ok(published) => {
                self.tell(published).await;
                if !reads_html {
                    return axum::Json(serde_json::json!({ "to": self.desk() })).into_response();
                }
            }
            Err(failed) => {
                let text = self.told(&failed);
                if !reads_html {
                    return (failed.status(), text).into_response();
                }
                let signed_out = matches!(failed, Failed::Refused(Refused::SignInFirst));
                let problems = match failed {
                    Failed::Refused(Refused::No(ValidationErrors(problems))) => problems,
                    other => vec![self.problem(&other)],
                };
                let values = BTreeMap::from([(REASON.to_owned(), reason)]);
                let typed = FormState { values, problems };
                let desk = self.desk();
                let sent = SentForm::new(&format!("/upload/{}", self.slug), &desk, typed);
                if signed_out {
                    let refused = Refused::<ValidationErrors>::SignInFirst;
                    return sent_back(self.session, self.l, &desk, sent, &refused).await;
                }
                self.session
                    .put(Flash {
                        forms: vec![sent],
                        ..Flash::default()
                    })
                    .await;
            }
        }
        Redirect::to(&self.desk()).into_response()
    }

    /// What the next page says of a failure that is not the file's.
    fn problem(&self, failed: &Failed) -> app::answer::Problem {
        use app::accounts::CurrentSession;
        use app::answer::Problem;
        match failed {
            Failed::Disk => Problem::new("video", "upload-disk"),
            Failed::Later => Problem::new("", "upload-later"),
            Failed::Refused(Refused::SignInFirst) => Problem::new("", "sign-in-first"),
            Failed::Refused(Refused::NotFound) => Problem::new("", "not-found-any-more"),
            Failed::Refused(Refused::Fault(_)) => {
                Problem::new("", "fault-kept").with("id", self.session.request_id())
            }
            Failed::Refused(Refused::TooFast(_)) => Problem::new("", "too-fast"),
            Failed::Refused(_) => Problem::new("", "not-allowed"),
        }
    }

    async fn take_form(&self, request: Request, reason: &mut String) -> Result<bool, Failed> {
        let organizer = self.organizer().await?;
        let mut form = Multipart::from_request(request, &())
            .await
            .map_err(|_| Failed::no("upload-none"))?;
        let broken = |_| Failed::no("upload-broken");
        let mut whole = None;
        while let Some(field) = form.next_field().await.map_err(broken)? {
            match field.name() {
                Some("video") if whole.is_none() => whole = Some(self.video(field).await?),
                Some(REASON) => *reason = text(field).await?,
                _ => {}
            }
        }
        let mut whole = whole.ok_or_else(|| Failed::no("upload-none"))?;
        reason.clone_into(&mut whole.reason);
        ingest(self.db, self.media, &organizer, self.slug, whole).await
    }

    async fn video(&self, mut field: Field<'_>) -> Result<Whole, Failed> {
        let name = field.file_name().unwrap_or_default().to_owned();
        let arriving = self.media.arriving(self.db);
        let disk = |error: std::io::Error| Failed::disk(&error);
        let mut unseen = EVERY;
        let mut file = tokio::fs::File::create(arriving.path())
            .await
            .map_err(disk)?;
        let (mut bytes, mut hash) = (0_u64, Sha256::new());
        while let Some(chunk) = field
            .chunk()
            .await
            .map_err(|_| Failed::no("upload-broken"))?
        {
            bytes += chunk.len() as u64;
            if bytes > self.most {
                return Err(self.too_large());
            }
            if unseen >= EVERY {
                self.media.room_for(0).map_err(disk)?;
                unseen = 0;
            }
            unseen += chunk.len() as u64;
            hash.update(&chunk);
            file.write_all(&chunk).await.map_err(disk)?;
        }
        file.flush().await.map_err(disk)?;
        Ok(Whole {
            arriving,
            name,
            bytes,
            sha256: hex::encode(hash.finalize()),
            reason: String::new(),
            upload: None,
        })
    }
}

/// A text field; what is too long is cut, which makes it too long all the same.
async fn text(mut field: Field<'_>) -> Result<String, Failed> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field
        .chunk()
        .await
        .map_err(|_| Failed::no("upload-broken"))?
    {
        let room = TEXT_MOST.saturating_sub(bytes.len());
        bytes.extend_from_slice(&chunk[..chunk.len().min(room)]);
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
