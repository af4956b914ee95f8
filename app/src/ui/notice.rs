//! Notices above a page, and the summary of what is wrong with a form.

use super::form::sentence;
use super::{FormState, Notice, Tone};
use crate::i18n::Locale;
use crate::say;
use leptos::prelude::*;

/// A sentence shown once.
pub fn notice(notice: Option<Notice>) -> AnyView {
    notice
        .map(|n| {
            let (class, role) = match n.tone {
                Tone::Ok => ("notice ok", "status"),
                Tone::Bad => ("notice bad", "alert"),
            };
            view! { <div class=class role=role><p>{n.text}</p></div> }
        })
        .into_any()
}

/// What is wrong with a form, first on the page and focused, each line leading to its field.
pub fn error_summary(l: Locale, typed: &FormState) -> AnyView {
    summary(l, typed, |_| None)
}

/// The same, each line named by its field's label: for forms where several fields can lack the same thing.
pub fn error_summary_named(
    l: Locale,
    typed: &FormState,
    label: impl Fn(&str) -> String,
) -> AnyView {
    summary(l, typed, |field| Some(label(field)))
}

fn summary(l: Locale, typed: &FormState, label: impl Fn(&str) -> Option<String>) -> AnyView {
    if typed.problems.is_empty() {
        return ().into_any();
    }
    let lines = typed
        .problems
        .iter()
        .map(|p| {
            let text = sentence(l, p);
            let text = match label(&p.field).filter(|_| !p.field.is_empty()) {
                Some(field) => say!(l, "errors-line", field = field, problem = text),
                None => text,
            };
            if p.field.is_empty() {
                view! { <li>{text}</li> }.into_any()
            } else {
                view! { <li><a href=format!("#{}", p.field)>{text}</a></li> }.into_any()
            }
        })
        .collect_view();
    view! {
        <div class="errors" role="alert" tabindex="-1" autofocus>
            <h2>{say!(l, "errors-title", n = typed.problems.len())}</h2>
            <ul>{lines}</ul>
        </div>
    }
    .into_any()
}
