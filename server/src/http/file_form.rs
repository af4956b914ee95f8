//! Forms of the desk that bring one file, and perhaps some words beside it.

use super::refusals::retry_after;
use super::request_session::RequestSession;
use super::sent_back::sent_back;
use super::tracks::{organizer, problems};
use crate::db::Db;
use crate::features::replays::file_name;
use crate::media::{Media, TempFile};
use app::accounts::Organizer;
use app::answer::{Problem, Refused, ValidationErrors};
use app::i18n::Locale;
use app::ui::{Flash, FlashStore, FormState, Notice, SentForm, accepts_html, sentence};
use axum::extract::multipart::Field;
use axum::extract::{FromRequest, Multipart, Request};
use axum::response::{IntoResponse, Redirect, Response};
use http::{HeaderMap, StatusCode};
use std::collections::BTreeMap;
use std::path::Path;
use tokio::io::AsyncWriteExt;

/// So many bytes of each field of words are kept.
const WORDS_MOST: usize = 64;
/// So many bytes of a file that is refused are read on.
pub(super) const READ_ON_MOST: usize = 1_000_000_000;
/// So many such fields.
pub(super) const FIELDS_MOST: usize = 8;

/// A form that brings one file.
#[derive(Debug, Clone, Copy)]
pub struct FileForm {
    /// Where it is sent to; the lecture's slug follows.
    pub url: &'static str,
    /// The file's field.
    pub field: &'static str,
    /// The part of the lecture's page at the desk in which it stands.
    pub section: &'static str,
    /// The largest file, in bytes.
    pub most: i64,
    /// What is said where there is no file.
    pub none: &'static str,
    /// What is said where it is larger.
    pub too_large: &'static str,
}

/// What a form has brought.
#[derive(Debug)]
pub struct Arrived {
    /// What the file's owner calls it; never a path.
    pub name: String,
    /// The file.
    pub file: TempFile,
    /// Its size.
    pub bytes: i64,
}

/// The words of a form, by their fields.
pub type Words = BTreeMap<String, String>;

/// Where a file is taken in, and by whom.
#[derive(Debug)]
pub struct Desk<'a> {
    /// The database.
    pub db: &'a Db,
    /// Where files are.
    pub media: &'a Media,
    /// Who sends it.
    pub organizer: Organizer,
    /// The lecture's slug.
    pub slug: &'a str,
}

impl Desk<'_> {
    /// Ends taking in a file that is kept: what it replaces is deleted, or itself where it was refused.
    ///
    /// # Errors
    /// The refusal.
    pub async fn settle(
        &self,
        file: &str,
        done: Result<
            impl IntoIterator<Item = String, IntoIter: Send> + Send,
            Refused<ValidationErrors>,
        >,
    ) -> Result<(), Refused<ValidationErrors>> {
        match done {
            Ok(gone) => {
                for old in gone {
                    self.media.delete(&old).await;
                }
                Ok(())
            }
            Err(refused) => {
                // Whether a change was made that ended in a failure is not known: its file stays.
                if !refused.is_failure() {
                    self.media.delete(file).await;
                }
                Err(refused)
            }
        }
    }
}

/// What takes in the file of a form.
pub trait FileTaker {
    /// The form.
    const FORM: FileForm;

    /// What is said where it was taken in.
    fn saved(l: Locale) -> String;

    /// Takes it in.
    fn put(
        desk: &Desk<'_>,
        arrived: Arrived,
        words: &Words,
    ) -> impl Future<Output = Result<(), Refused<ValidationErrors>>> + Send;
}

/// Takes a form: 303 back to the desk.
pub async fn take<T: FileTaker>(
    db: &Db,
    media: &Media,
    session: &RequestSession,
    l: Locale,
    slug: &str,
    request: Request,
) -> Response {
    let (headers, mut words) = (request.headers().clone(), Words::new());
    let done = async {
        let desk = Desk {
            db,
            media,
            organizer: organizer(session).await?,
            slug,
        };
        let arrived = T::FORM.receive(&desk, request, &mut words).await?;
        T::put(&desk, arrived, &words).await?;
        Ok(T::saved(l))
    };
    let done = done.await;
    let back = T::FORM.desk(l, slug);
    T::FORM
        .answer(session, l, &back, &headers, done, words)
        .await
}

impl FileForm {
    /// What is wrong with the file.
    pub fn no(&self, key: &str) -> Refused<ValidationErrors> {
        let problem = Problem::new(self.field, key);
        Refused::No(ValidationErrors(vec![
            problem.with("mb", self.most / 1_000_000),
        ]))
    }

    /// What a disk's error is to whoever sends a file; its cause is logged.
    pub fn disk(&self, error: &std::io::Error) -> Refused<ValidationErrors> {
        tracing::error!(%error, field = self.field, "a file was not kept");
        self.no("upload-disk")
    }

    /// Reads the form; what stands beside the file goes into `words`.
    async fn receive(
        &self,
        desk: &Desk<'_>,
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
                let file = desk.media.arriving(desk.db);
                let bytes = self.write(desk.media, field, file.path()).await?;
                arrived = Some(Arrived { name, file, bytes });
            } else if words.len() < FIELDS_MOST {
                let text = text(field, WORDS_MOST)
                    .await
                    .map_err(|()| self.no("upload-broken"))?;
                words.insert(name, text);
            }
        }
        arrived.ok_or_else(|| self.no(self.none))
    }

    /// Writes the file down; answers its bytes.
    pub(super) async fn write(
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
                read_on(&mut field).await;
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

    /// Where it stands at the desk.
    pub(super) fn desk(&self, l: Locale, slug: &str) -> String {
        format!("/{}/organizer/lectures/{slug}#{}", l.tag(), self.section)
    }

    /// 303 back to its page with a notice, or with what is wrong beside its field; to a program a sentence a line.
    pub(super) async fn answer(
        &self,
        session: &RequestSession,
        l: Locale,
        back: &str,
        headers: &HeaderMap,
        done: Result<String, Refused<ValidationErrors>>,
        words: Words,
    ) -> Response {
        let html = accepts_html(headers);
        match done {
            Ok(_) if !html => StatusCode::OK.into_response(),
            Ok(notice) => {
                let flash = Flash {
                    notice: Notice::ok(notice),
                    lands_at: self.section.to_owned(),
                    ..Flash::default()
                };
                session.forget().await;
                session.put(flash).await;
                Redirect::to(back).into_response()
            }
            Err(refused) => {
                let problems = problems(session, &refused);
                if !html {
                    let said: Vec<String> = problems.iter().map(|p| sentence(l, p)).collect();
                    let later = retry_after(&refused);
                    return (refused.status(), later, said.join("\n")).into_response();
                }
                // What was chosen is still where it lies.
                let typed = FormState {
                    values: words,
                    problems,
                };
                let sent = SentForm::new(self.url, back, typed);
                sent_back(session, l, back, sent, &refused).await
            }
        }
    }
}

/// Reads the rest of a file that is refused, and keeps nothing of it: a browser that is still sending when it is answered
/// shows no answer, but says that the connection was reset.
pub(super) async fn read_on(field: &mut Field<'_>) {
    let mut left = READ_ON_MOST;
    while left > 0 {
        match field.chunk().await {
            Ok(Some(chunk)) => left = left.saturating_sub(chunk.len()),
            Ok(None) | Err(_) => return,
        }
    }
}

/// A field of some words; what is beyond so many bytes is read and not kept.
pub(super) async fn text(mut field: Field<'_>, most: usize) -> Result<String, ()> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(|_| ())? {
        let room = most - bytes.len();
        bytes.extend_from_slice(&chunk[..chunk.len().min(room)]);
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
