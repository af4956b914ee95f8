//! What a feature answers: a value, a refusal of its own, or a fault; mapped to an HTTP status in this one place.

use http::StatusCode;
use leptos::prelude::use_context;
use leptos::server_fn::codec::JsonEncoding;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use leptos_axum::ResponseOptions;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// After so many seconds whoever found the database away may ask again.
pub const RETRY_SECONDS: u64 = 5;

/// A value, or why there is none.
pub type Answer<T, R> = Result<T, Refused<R>>;

/// Why there is no value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refused<R> {
    /// The feature says no, for a reason of its own.
    No(R),
    /// Nobody is signed in, and this is for those who are.
    SignInFirst,
    /// The person is known and may not do this.
    NotAllowed,
    /// There is no such thing, or none that this person may know of.
    NotFound,
    /// Too many tries; come back after so many seconds.
    TooMany(u64),
    /// This person has changed too much within a short time; come back after so many seconds.
    TooFast(u64),
    /// What it needs cannot be reached at this moment; come back after so many seconds. The cause has been logged.
    Unavailable(u64),
    /// What was sent is no form of ours: a field is missing, or is not what it should be.
    Malformed,
    /// Something broke. It has been logged; the text is for the log, never for the reader.
    Fault(String),
}

/// One thing wrong with what was asked, as a key of the word lists with its arguments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The form field it belongs to; empty where it belongs to none.
    pub field: String,
    /// A key of the word lists.
    pub key: String,
    /// The key's arguments.
    pub args: Vec<(String, String)>,
}

impl Problem {
    /// A problem of one field.
    pub fn new(field: &str, key: &str) -> Self {
        Self {
            field: field.into(),
            key: key.into(),
            args: Vec::new(),
        }
    }

    /// The same with one more argument for its sentence.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.args.push((name.into(), value.to_string()));
        self
    }
}

/// A feature's closed list of refusals.
pub trait Refusal:
    std::fmt::Debug + Clone + Serialize + DeserializeOwned + Send + Sync + 'static
{
    /// What is wrong, each with its sentence; one without a field stands above the form.
    fn problems(&self) -> Vec<Problem>;
}

/// Why a form or a press of a button was refused, where a feature needs no more than sentences.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValidationErrors(pub Vec<Problem>);

impl Refusal for ValidationErrors {
    fn problems(&self) -> Vec<Problem> {
        self.0.clone()
    }
}

impl<R> Refused<R> {
    /// The HTTP status of the refusal.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::No(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::SignInFirst => StatusCode::UNAUTHORIZED,
            Self::NotAllowed => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Malformed => StatusCode::BAD_REQUEST,
            Self::TooMany(_) | Self::TooFast(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// After how many seconds it may be asked again, where that is known; the answer's `Retry-After`.
    pub fn retry_after(&self) -> Option<u64> {
        match self {
            Self::TooMany(seconds) | Self::TooFast(seconds) | Self::Unavailable(seconds) => {
                Some(*seconds)
            }
            _ => None,
        }
    }

    /// Whether it failed rather than was refused: then it is not known whether something was changed.
    pub fn is_failure(&self) -> bool {
        matches!(self, Self::Unavailable(_) | Self::Fault(_))
    }

    /// A fault from any error.
    pub fn fault(error: impl std::fmt::Display) -> Self {
        Self::Fault(error.to_string())
    }

    /// The same refusal in the words of another feature; `translate` turns what this one said.
    pub fn map<S>(self, translate: impl FnOnce(R) -> S) -> Refused<S> {
        match self {
            Self::No(r) => Refused::No(translate(r)),
            Self::SignInFirst => Refused::SignInFirst,
            Self::NotAllowed => Refused::NotAllowed,
            Self::NotFound => Refused::NotFound,
            Self::TooMany(s) => Refused::TooMany(s),
            Self::TooFast(s) => Refused::TooFast(s),
            Self::Unavailable(s) => Refused::Unavailable(s),
            Self::Malformed => Refused::Malformed,
            Self::Fault(f) => Refused::Fault(f),
        }
    }
}

impl<R> From<R> for Refused<R>
where
    R: Refusal,
{
    fn from(refusal: R) -> Self {
        Self::No(refusal)
    }
}

/// A reader's refusal: pages that only read can be refused, but have no reasons of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum NoRefusal {}

impl Refusal for NoRefusal {
    fn problems(&self) -> Vec<Problem> {
        match *self {}
    }
}

/// The answer of what only reads.
pub type Read<T> = Answer<T, NoRefusal>;

impl Refused<NoRefusal> {
    /// The same refusal for any feature.
    pub fn widen<S>(self) -> Refused<S> {
        self.map(|never| match never {})
    }
}

impl<R> FromServerFnError for Refused<R>
where
    R: Refusal,
{
    type Encoder = JsonEncoding;

    /// A body that does not parse is the sender's mistake: the answer's status says so, and nothing of the parser's
    /// text is shown. Everything else is a fault.
    fn from_server_fn_error(value: ServerFnErrorErr) -> Self {
        use ServerFnErrorErr::{Args, Deserialization, MissingArg};
        if let Args(_) | Deserialization(_) | MissingArg(_) = value {
            if let Some(response) = use_context::<ResponseOptions>() {
                response.set_status(StatusCode::BAD_REQUEST);
            }
            return Self::Malformed;
        }
        Self::Fault(value.to_string())
    }
}
