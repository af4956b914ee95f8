//! How a plain form travels: what was typed and what was wrong with it survive the way back.

use super::act::{PAGE, query_value};
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
use leptos::server_fn::ServerFn;
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
    /// It says a secret, so nothing of it may be stored in the hall on its way to the next page.
    #[serde(skip)]
    pub fleeting: bool,
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

    /// The same, of which nothing may be stored in the hall.
    #[must_use]
    pub fn fleeting(self) -> Self {
        Self {
            fleeting: true,
            ..self
        }
    }

    const fn of(tone: Tone, text: String) -> Self {
        Self {
            tone,
            text,
            besides: Vec::new(),
            fleeting: false,
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

/// The longest place of a page, in bytes.
const PLACE_MOST: usize = 512;

/// A form that did not do what it was sent for, with what was typed into it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SentForm {
    /// Where it is sent to: its server function's address.
    pub to: String,
    /// The page it stands on, as [`place_of`] writes it; empty where that is not known: then any page tells of it.
    pub page: String,
    /// The rendering of that page, so that two tabs keep a text each; empty where the form bore no mark.
    pub nonce: String,
    /// Whose it is: who sent it, or for whom it was made where nobody is signed in any more. Nobody else is shown it.
    pub of: Option<i64>,
    /// Whether it waits for its person to sign in, rather than was refused.
    pub waits: bool,
    /// What was typed, and what was wrong with it.
    pub typed: FormState,
}

impl SentForm {
    /// A form of the page at that address.
    pub fn new(to: &str, address: &str, typed: FormState) -> Self {
        Self {
            to: to.to_owned(),
            // Of one that is longer than any of ours no page is known.
            page: Some(place_of(address))
                .filter(|page| page.len() <= PLACE_MOST)
                .unwrap_or_default(),
            typed,
            ..Self::default()
        }
    }

    /// The same, waiting for its person to sign in.
    #[must_use]
    pub fn waiting(self) -> Self {
        Self {
            waits: true,
            ..self
        }
    }

    /// It as JSON of so many bytes at most, without the longest of what was typed where that is too much; none where nothing
    /// helps.
    pub fn within(&mut self, most: usize) -> Option<String> {
        loop {
            let json = serde_json::to_string(self).ok()?;
            if json.len() <= most {
                return Some(json);
            }
            let longest = self.typed.values.iter();
            let longest = longest.max_by_key(|(_, value)| value.len());
            let name = longest.map(|(name, _)| name.clone())?;
            self.typed.values.remove(&name);
        }
    }

    /// Whether it is the same form of the same page.
    pub fn is_like(&self, other: &Self) -> bool {
        (&self.to, &self.page, &self.nonce, self.of)
            == (&other.to, &other.page, &other.nonce, other.of)
    }

    /// Whether that page may show it to that reader.
    pub fn is_for(&self, page: &str, reader: Option<i64>) -> bool {
        let of_page = self.page.is_empty() || self.page == page;
        let of_reader = self.of.is_none() || self.of == reader;
        of_page && of_reader && (reader.is_some() || !self.waits)
    }
}

/// The page of an address in whatever language, without its query: `/lectures/x`.
pub fn place_of(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let path = path.trim_matches('/');
    let rest = match path.split_once('/') {
        Some((l, rest)) if Locale::parse(l).is_some() => rest,
        None if Locale::parse(path).is_some() => "",
        _ => path,
    };
    format!("/{rest}")
}

/// What the session carries to the next page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flash {
    /// A sentence shown once.
    pub notice: Option<Notice>,
    /// The part of the page that one lands at, by its id; empty where that is the page's head. The sentence stands there.
    #[serde(default)]
    pub lands_at: String,
    /// The forms that were refused or wait, the latest first.
    #[serde(default)]
    pub forms: Vec<SentForm>,
    /// Nothing of it may be stored in the hall: it answers one who tries too often.
    #[serde(skip)]
    pub fleeting: bool,
}

/// The session's memory from one page to the next.
#[async_trait]
pub trait FlashStore: Send + Sync {
    /// Keeps it for the next page; its forms for their own pages, whose they are.
    async fn put(&self, flash: Flash);
    /// Takes what was kept for that page, and leaves what is another's.
    async fn take(&self, page: &str) -> Flash;
    /// Forgets what was kept of the form that this request has sent: it has done what it was sent for.
    async fn forget(&self);
    /// The mark of a page's forms, which says for whom they were made; none where nobody is signed in. One that
    /// `stays` is the same each time, for pages that are compared with what they were.
    fn mark(&self, stays: bool) -> Option<String>;
    /// What no two renderings of a form share, so that two presses of one are told from presses of two.
    fn press(&self) -> String;
}

/// Whether a form has to ask for the password first.
pub trait Reauthentication: Send + Sync {
    /// Whether whoever is signed in was away for so long that it may be somebody else; known once it is known who it is.
    fn is_required(&self) -> bool;
    /// Whether the form that was sent was made for somebody else than who is signed in by now; known by the same time.
    fn is_anothers(&self) -> bool;
}

/// Where a refused form leads back to.
enum Back<'a> {
    /// The page it came from; that one where it does not say which it was.
    Else(&'a str),
    /// The form of another address on that page.
    To(&'static str, &'a str),
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
    finish(done, typed, Back::Else(back), next).await
}

/// As [`finish_form`], where what is refused is to be mended in the form of `S` on that page.
pub async fn finish_form_in<S: ServerFn, T, R: Refusal>(
    done: Answer<T, R>,
    typed: &impl Serialize,
    page: &str,
    next: impl FnOnce(Locale, &T) -> (String, Option<Notice>),
) -> Answer<(), R> {
    finish(done, typed, Back::To(S::url(), page), next).await
}

async fn finish<T, R: Refusal>(
    done: Answer<T, R>,
    typed: &impl Serialize,
    back: Back<'_>,
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
    let (form, back) = match back {
        Back::To(form, page) => (form, page.to_owned()),
        Back::Else(page) => {
            let from = came_from(&parts);
            (parts.uri.path(), from.unwrap_or_else(|| page.to_owned()))
        }
    };
    // Where nobody knows which page it stood on, the next page tells of it, whichever that is.
    let at = match came_from(&parts) {
        None if form == parts.uri.path() => "",
        _ => back.as_str(),
    };
    let sent = |typed| match at {
        "" => SentForm {
            to: form.to_owned(),
            typed,
            ..SentForm::default()
        },
        at => SentForm::new(form, at, typed),
    };
    let store = door::<dyn FlashStore>();
    if done.is_ok() {
        store.forget().await;
    }
    let (to, flash) = match &done {
        Ok(value) => {
            let (to, notice) = next(l, value);
            let part = to.split_once('#').filter(|_| notice.is_some());
            let lands_at = part.map_or_else(String::new, |(_, id)| id.to_owned());
            (
                to,
                Flash {
                    fleeting: notice.as_ref().is_some_and(|notice| notice.fleeting),
                    notice,
                    lands_at,
                    ..Flash::default()
                },
            )
        }
        // What was typed is there again after the sign-in. Who is signed in and was away is asked for the password alone.
        Err(Refused::SignInFirst) => {
            let asks = door::<dyn Reauthentication>();
            let again = asks.is_required() && !asks.is_anothers();
            let why = if asks.is_anothers() {
                say!(l, "form-of-another")
            } else {
                say!(l, "sign-in-first")
            };
            (
                sign_in_page(l, &back, again),
                Flash {
                    notice: Notice::bad(why).filter(|_| !again),
                    forms: vec![sent(FormState::filled(typed)).waiting()],
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
                back.clone(),
                Flash {
                    forms: vec![sent(typed)],
                    fleeting: matches!(refused, Refused::TooMany(_)),
                    ..Flash::default()
                },
            )
        }
    };
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

/// Where one signs in, and comes back to that page after; `again` asks who is signed in for the password alone.
pub fn sign_in_page(l: Locale, back: &str, again: bool) -> String {
    let which = if again { "again=1&" } else { "" };
    format!("/{}/sign-in?{which}next={}", l.tag(), query_escape(back))
}

/// The place ([`place_of`]) of the page that a form stands on, where the form says so.
pub fn place_of_form(uri: &Uri) -> Option<String> {
    let said = query_value(uri.query()?, PAGE)?;
    is_of_this_site(&said).then(|| place_of(&said))
}

/// The path and query of the page the form stood on: the form says so itself, else the browser. Only these are taken, so no
/// form sends anyone off the site.
fn came_from(parts: &Parts) -> Option<String> {
    let said = query_value(parts.uri.query().unwrap_or_default(), PAGE);
    if let Some(page) = said.filter(|page| is_of_this_site(page)) {
        return Some(page);
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_one_place_in_every_language_whatever_is_asked_of_it() {
        for (address, place) in [
            ("/en", "/"),
            ("/en/", "/"),
            ("/", "/"),
            ("/th/lectures/cold-chains?x=1#top", "/lectures/cold-chains"),
            ("/ar/lectures/cold-chains/", "/lectures/cold-chains"),
            ("/lectures/en", "/lectures/en"),
        ] {
            assert_eq!(place_of(address), place, "{address}");
        }
    }

    #[test]
    fn a_form_is_shown_on_its_own_page_and_to_its_own_person() {
        let form = SentForm {
            of: Some(1),
            ..SentForm::new("/api/save", "/en/lectures/a", FormState::default())
        };
        assert!(form.is_for("/lectures/a", Some(1)));
        assert!(!form.is_for("/lectures/b", Some(1)), "not in another's");
        assert!(!form.is_for("/lectures/a", Some(2)), "not to another");
        assert!(!form.is_for("/lectures/a", None));
        let of_nobody = SentForm { of: None, ..form };
        assert!(of_nobody.is_for("/lectures/a", None) && of_nobody.is_for("/lectures/a", Some(2)));
        let waiting = of_nobody.waiting();
        assert!(
            !waiting.is_for("/lectures/a", None),
            "not before the sign-in"
        );
        assert!(waiting.is_for("/lectures/a", Some(2)));
        let of_no_page = SentForm {
            page: String::new(),
            ..waiting
        };
        assert!(
            of_no_page.is_for("/lectures/b", Some(2)),
            "any page tells of it"
        );
    }
}
