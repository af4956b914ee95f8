//! How a plain form travels: what was typed and what was wrong with it survive the way back.

use super::{locale_of_call, query_escape};
use crate::answer::{Answer, Problem, Refusal, Refused};
use crate::door::door;
use crate::i18n::Locale;
use crate::say;
use async_trait::async_trait;
use http::header::{ACCEPT, HeaderMap, HeaderValue, LOCATION, REFERER, RETRY_AFTER};
use http::request::Parts;
use http::{StatusCode, Uri};
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Whether a browser asks, which reads HTML.
pub fn accepts_html(headers: &HeaderMap) -> bool {
    let accepts = headers.get(ACCEPT).and_then(|v| v.to_str().ok());
    accepts.is_some_and(|v| v.contains("text/html"))
}

/// How a notice is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tone {
    /// It worked.
    Ok,
    /// It did not.
    Bad,
}

/// A sentence shown once, on the next page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// How it is meant.
    pub tone: Tone,
    /// The sentence, in the reader's language.
    pub text: String,
    /// What there is to say besides, a sentence each.
    #[serde(default)]
    pub besides: Vec<String>,
}

impl Notice {
    /// Good news.
    pub fn ok(text: String) -> Option<Self> {
        Some(Self::of(Tone::Ok, text))
    }

    /// A refusal.
    pub fn bad(text: String) -> Option<Self> {
        Some(Self::of(Tone::Bad, text))
    }

    /// The same, with what there is to say besides.
    #[must_use]
    pub fn with(self, besides: Vec<String>) -> Self {
        Self { besides, ..self }
    }

    const fn of(tone: Tone, text: String) -> Self {
        Self {
            tone,
            text,
            besides: Vec::new(),
        }
    }
}

/// What was typed into a form, and what was wrong with it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormState {
    /// Field name to value; passwords are never kept.
    pub values: BTreeMap<String, String>,
    /// What is wrong.
    pub problems: Vec<Problem>,
}

impl FormState {
    /// A form filled from a thing that exists.
    pub fn filled(form: &impl Serialize) -> Self {
        let values = match serde_json::to_value(form) {
            Ok(serde_json::Value::Object(map)) => map
                .into_iter()
                .filter(|(name, _)| !name.contains("password"))
                .filter_map(|(name, value)| Some((name, value.as_str()?.to_owned())))
                .collect(),
            _ => BTreeMap::new(),
        };
        Self {
            values,
            problems: Vec::new(),
        }
    }

    /// The value of a field, empty where nothing was typed.
    pub fn value(&self, name: &str) -> String {
        self.values.get(name).cloned().unwrap_or_default()
    }

    /// What is wrong with a field, as a sentence.
    pub fn problem(&self, l: Locale, name: &str) -> Option<String> {
        self.problems
            .iter()
            .find(|p| p.field == name)
            .map(|p| sentence(l, p))
    }
}

/// The sentence of a problem.
pub fn sentence(l: Locale, problem: &Problem) -> String {
    let args: Vec<(&str, _)> = problem
        .args
        .iter()
        .map(|(name, value)| {
            (
                name.as_str(),
                value
                    .parse::<i64>()
                    .map_or_else(|_| value.as_str().into(), Into::into),
            )
        })
        .collect();
    crate::i18n::say_args(l, &problem.key, &args)
}

/// What the session carries to the next page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flash {
    /// A sentence shown once.
    pub notice: Option<Notice>,
    /// The part of the page that one lands at, by its id; empty where that is the page's head. The sentence stands there.
    #[serde(default)]
    pub lands_at: String,
    /// The form that was refused, by its server function's address.
    pub form: Option<(String, FormState)>,
    /// A form that waits for its person to sign in, by the same.
    #[serde(default)]
    pub pending: Option<(String, FormState)>,
    /// Nothing of it may be stored in the hall: it answers one who tries too often.
    #[serde(skip)]
    pub fleeting: bool,
}

/// The session's memory from one page to the next.
#[async_trait]
pub trait FlashStore: Send + Sync {
    /// Keeps it for the next page.
    async fn put(&self, flash: Flash);
    /// Takes what was kept, leaving nothing.
    async fn take(&self) -> Flash;
}

/// Whether a form has to ask for the password first.
pub trait Reauthentication: Send + Sync {
    /// Whether whoever is signed in was away for so long that it may be somebody else; known once it is known who it is.
    fn is_required(&self) -> bool;
}

/// Ends a server function that was called by a form: answers 303 to `next`'s page with its notice, or, when refused,
/// back to the form with what was typed. A caller that does not read HTML gets the answer itself, with its status.
pub async fn finish_form<T, R: Refusal>(
    done: Answer<T, R>,
    typed: &impl Serialize,
    next: impl FnOnce(Locale, &T) -> (String, Option<Notice>),
) -> Answer<(), R> {
    let l = locale_of_call();
    finish_form_at(done, typed, &format!("/{}/", l.tag()), next).await
}

/// As [`finish_form`], with the page to go back to where the browser does not say which it came from.
pub async fn finish_form_at<T, R: Refusal>(
    done: Answer<T, R>,
    typed: &impl Serialize,
    back: &str,
    next: impl FnOnce(Locale, &T) -> (String, Option<Notice>),
) -> Answer<(), R> {
    let l = locale_of_call();
    let (Some(parts), Some(response)) = (use_context::<Parts>(), use_context::<ResponseOptions>())
    else {
        return done.map(|_| ());
    };
    if let Err(Refused::Fault(fault)) = &done {
        tracing::error!(
            fault,
            path = parts.uri.path(),
            request = request_id(&parts),
            "a server function failed"
        );
    }
    if let Some(seconds) = done.as_ref().err().and_then(Refused::retry_after) {
        response.insert_header(RETRY_AFTER, HeaderValue::from(seconds));
    }
    // Where the database is away, so is what would carry the form to its page: it is answered here.
    if let Err(Refused::Unavailable(_)) = &done {
        response.set_status(StatusCode::SERVICE_UNAVAILABLE);
        return done.map(|_| ());
    }
    if !accepts_html(&parts.headers) {
        if let Err(refused) = &done {
            response.set_status(refused.status());
        }
        // The text of a fault is for the log alone.
        return done.map(|_| ()).map_err(|refused| match refused {
            Refused::Fault(_) => Refused::Fault(request_id(&parts)),
            other => other,
        });
    }
    let back = came_from(&parts).unwrap_or_else(|| back.to_owned());
    let (to, mut flash) = match &done {
        Ok(value) => {
            let (to, notice) = next(l, value);
            let part = to.split_once('#').filter(|_| notice.is_some());
            let lands_at = part.map_or_else(String::new, |(_, id)| id.to_owned());
            (
                to,
                Flash {
                    notice,
                    lands_at,
                    ..Flash::default()
                },
            )
        }
        // What was typed is there again after the sign-in. Who is signed in and was away is asked for the password alone.
        Err(Refused::SignInFirst) => {
            let again = door::<dyn Reauthentication>().is_required();
            let which = if again { "again=1&" } else { "" };
            (
                format!("/{}/sign-in?{which}next={}", l.tag(), query_escape(&back)),
                Flash {
                    notice: Notice::bad(say!(l, "sign-in-first")).filter(|_| !again),
                    pending: Some((parts.uri.path().to_owned(), FormState::filled(typed))),
                    ..Flash::default()
                },
            )
        }
        Err(refused) => {
            let problems = match refused {
                Refused::No(refusal) => refusal.problems(),
                other => vec![general(other, &parts)],
            };
            let typed = FormState {
                problems,
                ..FormState::filled(typed)
            };
            (
                back,
                Flash {
                    form: Some((parts.uri.path().to_owned(), typed)),
                    fleeting: matches!(refused, Refused::TooMany(_)),
                    ..Flash::default()
                },
            )
        }
    };
    let store = door::<dyn FlashStore>();
    if flash.pending.is_none() {
        flash.pending = store.take().await.pending;
        // Signed in by now, and nothing of what waits has been done.
        if flash.pending.is_some() && flash.notice.is_none() && done.is_ok() {
            flash.notice = Notice::ok(say!(l, "signed-in-press-again"));
        }
    }
    if flash != Flash::default() {
        store.put(flash).await;
    }
    response.set_status(StatusCode::SEE_OTHER);
    if let Ok(to) = HeaderValue::from_str(&to) {
        response.insert_header(LOCATION, to);
    }
    done.map(|_| ())
}

fn general<R>(refused: &Refused<R>, parts: &Parts) -> Problem {
    match refused {
        Refused::NotAllowed => Problem::new("", "not-allowed"),
        Refused::NotFound => Problem::new("", "not-found-any-more"),
        Refused::Malformed => Problem::new("", "error-malformed-text"),
        Refused::TooFast(_) => Problem::new("", "too-fast"),
        Refused::TooMany(seconds) => {
            Problem::new("", "too-many-tries").with("minutes", seconds.div_ceil(60))
        }
        _ => Problem::new("", "fault-kept").with("id", request_id(parts)),
    }
}

fn request_id(parts: &Parts) -> String {
    parts
        .headers
        .get("x-request-id")
        .and_then(|v| v.to_str().ok())
        .unwrap_or("-")
        .to_owned()
}

/// The path and query of the page the form stood on. Only these are taken, so no form sends anyone off the site.
fn came_from(parts: &Parts) -> Option<String> {
    let uri: Uri = parts.headers.get(REFERER)?.to_str().ok()?.parse().ok()?;
    let path = uri.path_and_query()?.as_str();
    is_of_this_site(path).then(|| path.to_owned())
}

/// Whether an address leads to a page of this site, however a browser reads it: some take `\\` for `/`.
pub fn is_of_this_site(address: &str) -> bool {
    address.starts_with('/')
        && !address.starts_with("//")
        && !address.contains('\\')
        && !address.chars().any(char::is_control)
        && address.is_ascii()
}
