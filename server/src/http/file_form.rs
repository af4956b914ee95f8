//! Forms of the desk that bring one file, and perhaps some words beside it.

use super::refusals::retry_after;
use super::request_session::RequestSession;
use super::tracks::problems;
use crate::db::Db;
use crate::features::replays::file_name;
use crate::media::{Media, TempFile};
use app::answer::{Problem, Refused, ValidationErrors};
use app::i18n::Locale;
use app::ui::{Flash, FlashStore, FormState, Notice, accepts_html, sentence};
use axum::extract::multipart::Field;
use axum::extract::{FromRequest, Multipart, Request};
use axum::response::{IntoResponse, Redirect, Response};
use http::{HeaderMap, StatusCode};
use std::collections::BTreeMap;
use std::path::Path;
use tokio::io::AsyncWriteExt;

/// So many bytes of each field of words are kept.
const WORDS_MOST: usize = 64;
/// So many such fields.
const FIELDS_MOST: usize = 8;

/// A form that brings one file.
#[derive(Debug, Clone, Copy)]
pub(super) struct FileForm {
    /// Where it is sent to; the lecture's slug follows.
    pub(super) url: &'static str,
    /// The file's field.
    pub(super) field: &'static str,
    /// The part of the lecture's page at the desk in which it stands.
    pub(super) section: &'static str,
    /// The largest file, in bytes.
    pub(super) most: i64,
    /// What is said where there is no file.
    pub(super) none: &'static str,
    /// What is said where it is larger.
    pub(super) too_large: &'static str,
}

/// What a form has brought.
#[derive(Debug)]
pub(super) struct Arrived {
    /// What the file's owner calls it; never a path.
    pub(super) name: String,
    /// The file.
    pub(super) file: TempFile,
    /// Its size.
    pub(super) bytes: i64,
}

/// The words of a form, by their fields.
pub(super) type Words = BTreeMap<String, String>;

impl FileForm {
    /// What is wrong with the file.
    pub(super) fn no(&self, key: &str) -> Refused<ValidationErrors> {
        let problem = Problem::new(self.field, key);
        Refused::No(ValidationErrors(vec![
            problem.with("mb", self.most / 1_000_000),
        ]))
    }

    /// What a disk's error is to whoever sends a file; its cause is logged.
    pub(super) fn disk(&self, error: &std::io::Error) -> Refused<ValidationErrors> {
        tracing::error!(%error, field = self.field, "a file was not kept");
        self.no("upload-disk")
    }

    /// Reads the form; what stands beside the file goes into `words`.
    pub(super) async fn receive(
        &self,
        db: &Db,
        media: &Media,
        request: Request,
        words: &mut Words,
    ) -> Result<Arrived, Refused<ValidationErrors>> {
        let mut form = Multipart::from_request(request, &())
            .await
            .map_err(|_| self.no(self.none))?;
        let broken = |_| self.no("upload-broken");
        let mut arrived = None;
        while let Some(field) = form.next_field().await.map_err(broken)? {
            let name = field.name().unwrap_or_default().to_owned();
            if name == self.field && arrived.is_none() {
                let name = file_name(field.file_name().unwrap_or_default());
                let file = media.arriving(db);
                let bytes = self.write(media, field, file.path()).await?;
                arrived = Some(Arrived { name, file, bytes });
            } else if words.len() < FIELDS_MOST {
                let text = text(field).await.map_err(|()| self.no("upload-broken"))?;
                words.insert(name, text);
            }
        }
        arrived.ok_or_else(|| self.no(self.none))
    }

    /// Writes the file down; answers its bytes.
    async fn write(
        &self,
        media: &Media,
        mut field: Field<'_>,
        path: &Path,
    ) -> Result<i64, Refused<ValidationErrors>> {
        let disk = |error: std::io::Error| self.disk(&error);
        media.room_for(self.most.unsigned_abs()).map_err(disk)?;
        let mut file = tokio::fs::File::create(path).await.map_err(disk)?;
        let mut bytes = 0;
        while let Some(chunk) = field.chunk().await.map_err(|_| self.no("upload-broken"))? {
            bytes += i64::try_from(chunk.len()).unwrap_or(i64::MAX / 2);
            if bytes > self.most {
                return Err(self.no(self.too_large));
            }
            file.write_all(&chunk).await.map_err(disk)?;
        }
        file.flush().await.map_err(disk)?;
        if bytes == 0 {
            return Err(self.no(self.none));
        }
        Ok(bytes)
    }

    /// 303 back to the desk with a notice, or with what is wrong beside its field; to a program a sentence a line.
    pub(super) async fn answer(
        &self,
        session: &RequestSession,
        l: Locale,
        slug: &str,
        headers: &HeaderMap,
        done: Result<String, Refused<ValidationErrors>>,
        words: Words,
    ) -> Response {
        let html = accepts_html(headers);
        let flash = match done {
            Ok(_) if !html => return StatusCode::OK.into_response(),
            Ok(notice) => Flash {
                notice: Notice::ok(notice),
                lands_at: self.section.to_owned(),
                ..Flash::default()
            },
            Err(refused) => {
                let problems = problems(session, &refused);
                if !html {
                    let said: Vec<String> = problems.iter().map(|p| sentence(l, p)).collect();
                    let later = retry_after(&refused);
                    return (refused.status(), later, said.join("\n")).into_response();
                }
                // What was chosen is still where it lies.
                Flash {
                    form: Some((
                        self.url.to_owned(),
                        FormState {
                            values: words,
                            problems,
                        },
                    )),
                    ..Flash::default()
                }
            }
        };
        session.put(flash).await;
        let section = self.section;
        let back = format!("/{}/organizer/lectures/{slug}#{section}", l.tag());
        Redirect::to(&back).into_response()
    }
}

/// A field of a word or two.
async fn text(mut field: Field<'_>) -> Result<String, ()> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(|_| ())? {
        let room = WORDS_MOST - bytes.len();
        bytes.extend_from_slice(&chunk[..chunk.len().min(room)]);
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
