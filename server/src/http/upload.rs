//! A replay arriving: one multipart form, with script or without.

use super::visit::Visit;
use crate::db::Db;
use crate::media::{Media, probe};
use app::accounts::{Organizer, Who};
use app::answer::{Invalid, Problem, Refused};
use app::i18n::Locale;
use app::replays::{NewReplay, Replays};
use app::say;
use app::ui::{Flash, Keep, Notice, sentence};
use axum::extract::{FromRequest, Multipart};
use axum::response::{IntoResponse, Redirect, Response};
use http::{HeaderMap, StatusCode, header::ACCEPT};
use tokio::io::AsyncWriteExt;

/// What an upload needs to know of its request.
pub struct Upload<'a> {
    /// The hall's database.
    pub db: &'a Db,
    /// Where files go.
    pub media: &'a Media,
    /// Who asks.
    pub visit: &'a Visit,
    /// The lecture's slug.
    pub slug: &'a str,
    /// The language to answer in.
    pub l: Locale,
    /// The most bytes taken.
    pub most: u64,
}

impl Upload<'_> {
    /// Takes the file, looks at it, publishes it: 303 back to the desk for a plain form, JSON for the island.
    pub async fn take(self, headers: &HeaderMap, request: axum::extract::Request) -> Response {
        let back = format!("/{}/organizer/lectures/{}", self.l.tag(), self.slug);
        let json = headers
            .get(ACCEPT)
            .and_then(|v| v.to_str().ok())
            .is_some_and(|v| v.contains("application/json"));
        let done = self.publish(request).await;
        let (status, text, ok) = match &done {
            Ok(()) => (StatusCode::OK, say!(self.l, "replay-published"), true),
            Err(refused) => {
                if let Refused::Fault(fault) = refused {
                    tracing::error!(fault, request = self.visit.request_id(), "an upload failed");
                }
                let text = match refused {
                    Refused::No(Invalid(problems)) => problems
                        .first()
                        .map(|p| sentence(self.l, p))
                        .unwrap_or_default(),
                    Refused::SignInFirst => say!(self.l, "sign-in-first"),
                    Refused::NotFound => say!(self.l, "not-found-any-more"),
                    Refused::Fault(_) => say!(self.l, "fault-kept", id = self.visit.request_id()),
                    _ => say!(self.l, "not-allowed"),
                };
                (refused.status(), text, false)
            }
        };
        if json {
            let notice = if ok { Notice::ok(text.clone()) } else { None };
            if notice.is_some() {
                self.visit.put(Flash { notice, form: None }).await;
            }
            let body = if ok {
                serde_json::json!({ "to": back })
            } else {
                serde_json::json!({ "error": text })
            };
            return (status, axum::Json(body)).into_response();
        }
        if !headers
            .get(ACCEPT)
            .and_then(|v| v.to_str().ok())
            .is_some_and(|v| v.contains("text/html"))
            && !ok
        {
            return (status, text).into_response();
        }
        let notice = if ok {
            Notice::ok(text)
        } else {
            Notice::bad(text)
        };
        self.visit.put(Flash { notice, form: None }).await;
        Redirect::to(&back).into_response()
    }

    async fn publish(&self, request: axum::extract::Request) -> Result<(), Refused<Invalid>> {
        let person = self
            .visit
            .who()
            .await
            .map_err(Refused::Fault)?
            .ok_or(Refused::SignInFirst)?;
        let organizer = Organizer::of(person).ok_or(Refused::NotAllowed)?;
        let no = |key: &str| Refused::No(Invalid(vec![Problem::new("video", key)]));
        let mut form = Multipart::from_request(request, &())
            .await
            .map_err(|_| no("upload-none"))?;
        let mut field = loop {
            match form.next_field().await.map_err(|_| no("upload-broken"))? {
                None => return Err(no("upload-none")),
                Some(field) if field.name() == Some("video") => break field,
                Some(_) => {}
            }
        };
        let arriving = self.media.arriving(self.db);
        let mut file = tokio::fs::File::create(arriving.path())
            .await
            .map_err(|_| no("upload-disk"))?;
        let mut bytes: u64 = 0;
        while let Some(chunk) = field.chunk().await.map_err(|_| no("upload-broken"))? {
            bytes += chunk.len() as u64;
            if bytes > self.most {
                let problem =
                    Problem::new("video", "upload-too-large").with("mb", self.most / 1_000_000);
                return Err(Refused::No(Invalid(vec![problem])));
            }
            file.write_all(&chunk)
                .await
                .map_err(|_| no("upload-disk"))?;
        }
        file.flush().await.map_err(|_| no("upload-disk"))?;
        drop(file);
        if bytes == 0 {
            return Err(no("upload-none"));
        }
        let path = arriving.path().to_owned();
        let probed = tokio::task::spawn_blocking(move || probe(&path))
            .await
            .map_err(Refused::fault)?;
        let probed = probed
            .map_err(Refused::fault)?
            .ok_or_else(|| no("upload-kind"))?;
        let kept = self.media.keep(arriving, probed.extension).await;
        let name = kept.map_err(|_| no("upload-disk"))?;
        let new = NewReplay {
            file: name.clone(),
            media_type: probed.media_type.to_owned(),
            bytes: i64::try_from(bytes).unwrap_or(i64::MAX),
            duration_ms: probed.duration_ms,
        };
        match self.db.publish(&organizer, self.slug, &new).await {
            Ok(replaced) => {
                if let Some(old) = replaced {
                    self.media.delete(&old).await;
                }
                Ok(())
            }
            Err(refused) => {
                self.media.delete(&name).await;
                Err(refused)
            }
        }
    }
}
