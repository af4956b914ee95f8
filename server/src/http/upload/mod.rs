//! A recording arriving: by one plain form, or in parts that survive a dropped line (tus 1.0). Both share what comes
//! after the last byte.

mod form;
mod ingest;
mod receiving;
mod sweep;
mod tus;
mod uploads;

pub use sweep::sweep_uploads;
pub use uploads::Uploads;

use super::request_session::RequestSession;
use crate::db::Db;
use crate::media::Media;
use app::accounts::{CurrentSession, Organizer};
use app::answer::{Problem, Refused, ValidationErrors};
use app::i18n::Locale;
use app::say;
use app::ui::{Flash, FlashStore, Notice, sentence};
use axum::extract::Request;
use axum::response::Response;
use http::{Method, StatusCode};
use std::io;

/// What an upload needs to know of its request.
pub struct Upload<'a> {
    /// The hall's database.
    pub db: &'a Db,
    /// Where files go.
    pub media: &'a Media,
    /// What is on its way.
    pub uploads: &'a Uploads,
    /// Who asks.
    pub session: &'a RequestSession,
    /// The lecture's slug.
    pub slug: &'a str,
    /// The language to answer in.
    pub l: Locale,
    /// The most bytes taken.
    pub most: u64,
}

/// Why a file was not taken.
#[derive(Debug)]
enum Failed {
    /// The hall says no.
    Refused(Refused<ValidationErrors>),
    /// There is no room on the disk.
    Disk,
    /// Every byte is here, but could not be put where it belongs: the hall will try again.
    Later,
}

impl Failed {
    /// A problem of the file.
    fn no(key: &str) -> Self {
        Self::of(Problem::new("video", key))
    }

    fn of(problem: Problem) -> Self {
        Self::Refused(Refused::No(ValidationErrors(vec![problem])))
    }

    /// What a disk's error means.
    fn disk(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull
            | io::ErrorKind::QuotaExceeded
            | io::ErrorKind::FileTooLarge => {
                tracing::error!(%error, "there is no room for an upload");
                Self::Disk
            }
            _ => Self::Refused(Refused::fault(error)),
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Refused(refused) => refused.status(),
            Self::Disk => StatusCode::INSUFFICIENT_STORAGE,
            Self::Later => StatusCode::SERVICE_UNAVAILABLE,
        }
    }
}

impl From<Refused<ValidationErrors>> for Failed {
    fn from(refused: Refused<ValidationErrors>) -> Self {
        Self::Refused(refused)
    }
}

impl Upload<'_> {
    /// One request to the lecture's uploads: what can be done, a plain form, or the beginning of an upload in parts.
    pub async fn all(self, request: Request) -> Response {
        if request.method() == Method::OPTIONS {
            return tus::options(self.most);
        }
        if request.headers().contains_key(tus::RESUMABLE) {
            return self.begin(request.headers()).await;
        }
        self.form(request).await
    }

    /// One request to an upload in parts.
    pub async fn one(self, id: &str, request: Request) -> Response {
        self.part(id, request).await
    }

    async fn organizer(&self) -> Result<Organizer, Failed> {
        let person = self.session.who().await.map_err(Refused::widen)?;
        let person = person.ok_or(Refused::SignInFirst)?;
        Ok(Organizer::of(person).ok_or(Refused::NotAllowed)?)
    }

    /// Where the desk shows what became of it.
    fn desk(&self) -> String {
        format!("/{}/organizer/lectures/{}", self.l.tag(), self.slug)
    }

    /// The sentence of a failure, and a line in the log where it is ours.
    fn told(&self, failed: &Failed) -> String {
        let l = self.l;
        match failed {
            Failed::Disk => say!(l, "upload-disk"),
            Failed::Later => say!(l, "upload-later"),
            Failed::Refused(Refused::No(ValidationErrors(problems))) => {
                let first = problems.first();
                first.map(|p| sentence(l, p)).unwrap_or_default()
            }
            Failed::Refused(Refused::SignInFirst) => say!(l, "sign-in-first"),
            Failed::Refused(Refused::NotFound) => say!(l, "not-found-any-more"),
            Failed::Refused(Refused::Fault(fault)) => {
                tracing::error!(
                    fault,
                    request = self.session.request_id(),
                    "an upload failed"
                );
                say!(l, "fault-kept", id = self.session.request_id())
            }
            Failed::Refused(Refused::TooFast(_)) => say!(l, "too-fast"),
            Failed::Refused(_) => say!(l, "not-allowed"),
        }
    }

    /// Tells on the next page that the file was taken.
    async fn tell(&self, published: bool) {
        let key = if published {
            "replay-published"
        } else {
            "publish-waits"
        };
        let notice = Notice::ok(say!(self.l, key));
        self.session
            .put(Flash {
                notice,
                ..Flash::default()
            })
            .await;
    }

    /// Tells on the next page that the file is here, and not taken in yet.
    async fn tell_later(&self) {
        let notice = Notice::bad(say!(self.l, "upload-later"));
        self.session
            .put(Flash {
                notice,
                ..Flash::default()
            })
            .await;
    }

    fn too_large(&self) -> Failed {
        let problem = Problem::new("video", "upload-too-large");
        Failed::of(problem.with("mb", self.most / 1_000_000))
    }
}
