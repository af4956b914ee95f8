//! The pages of refusals: what is not there, what is not for this reader, and what broke.

use super::Page;
use super::layout::{Section, framed};
use super::told;
use crate::accounts::CurrentSession;
use crate::answer::{NoRefusal, Refused};
use crate::door::door;
use crate::i18n::Locale;
use crate::say;
use crate::ui::{as_written, query_escape, written};
use http::StatusCode;
use http::header::{HeaderValue, LOCATION, RETRY_AFTER};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_meta::Title;

fn set_status(refused: &Refused<NoRefusal>) {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.set_status(refused.status());
        if let Some(seconds) = refused.retry_after() {
            response.insert_header(RETRY_AFTER, HeaderValue::from(seconds));
        }
    }
}

fn words(l: Locale, refused: &Refused<NoRefusal>) -> (String, String) {
    match refused {
        Refused::NotFound => (say!(l, "not-found-title"), say!(l, "not-found-text")),
        Refused::NotAllowed | Refused::SignInFirst => {
            (say!(l, "not-allowed-title"), say!(l, "not-allowed"))
        }
        Refused::TooMany(seconds) => (
            say!(l, "too-many-title"),
            say!(l, "too-many-tries", minutes = seconds.div_ceil(60)),
        ),
        Refused::TooFast(_) => (say!(l, "too-many-title"), say!(l, "too-fast")),
        Refused::Unavailable(_) => (say!(l, "unavailable-title"), say!(l, "unavailable-text")),
        Refused::Malformed => (
            say!(l, "error-malformed-title"),
            say!(l, "error-malformed-text"),
        ),
        Refused::Fault(_) => (say!(l, "fault-title"), say!(l, "fault-text")),
        Refused::No(never) => match *never {},
    }
}

fn body(l: Locale, refused: &Refused<NoRefusal>) -> (String, AnyView) {
    set_status(refused);
    let (title, text) = words(l, refused);
    let id = match refused {
        Refused::Fault(fault) => {
            let id = door::<dyn CurrentSession>().request_id();
            tracing::error!(fault, request = id, "a page failed");
            Some(view! { <p>{say!(l, "fault-id")}" "<code>{id}</code></p> })
        }
        Refused::Unavailable(_) => {
            let id = door::<dyn CurrentSession>().request_id();
            Some(view! { <p>{say!(l, "fault-id")}" "<code>{id}</code></p> })
        }
        _ => None,
    };
    let body = view! {
        <main id="content" class="page narrow calm">
            <h1>{title.clone()}</h1>
            <p>{text}</p>
            {id}
            <p><a href=format!("/{}/", l.tag())>{say!(l, "to-programme")}</a></p>
        </main>
    };
    (title, body.into_any())
}

/// A refusal where not even the reader could be read: the bare page.
pub(super) fn refused(l: Locale, refused: &Refused<NoRefusal>) -> AnyView {
    let (title, body) = body(l, refused);
    let tags = told::tags(l, &title, None);
    as_written(written(view! { <Title text=title />{tags}{body} }))
}

/// A refusal between head and foot.
pub(super) async fn framed_refusal(page: &Page, refused: &Refused<NoRefusal>) -> AnyView {
    let (title, body) = body(page.l, refused);
    framed(page, (title, body).into(), Section::Public).await
}

/// Leads to signing in, and back here after.
pub(super) fn to_sign_in(page: &Page) -> AnyView {
    let to = format!(
        "/{}/sign-in?next={}",
        page.l.tag(),
        query_escape(&page.address)
    );
    see_other(&to);
    ().into_any()
}

/// Leads to another address of the hall.
pub(super) fn see_other(to: &str) {
    if let (Some(response), Ok(to)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(to))
    {
        response.set_status(StatusCode::SEE_OTHER);
        response.insert_header(LOCATION, to);
    }
}

/// No such address, and no language either.
pub fn not_found(l: Locale) -> AnyView {
    refused(l, &Refused::NotFound)
}
