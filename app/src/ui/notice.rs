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
            let besides = (!n.besides.is_empty()).then(|| {
                let besides = n.besides.into_iter();
                let besides = besides.map(|said| view! { <li dir="auto">{said}</li> });
                view! { <ul>{besides.collect_view()}</ul> }
            });
            view! { <div class=class role=role><p>{n.text}</p>{besides}</div> }
        })
        .into_any()
}

/// What forms carry that nobody types.
const UNTYPED: [&str; 8] = [
    "press", "next", "slug", "enrol", "save", "question", "person", "lecture",
];

/// What became of a form that is not on this page, and what was typed into it: whoever typed it has it again.
pub fn sent_elsewhere(l: Locale, typed: &FormState) -> AnyView {
    let why = typed.problems.iter().map(|problem| sentence(l, problem));
    let why = why.map(|why| view! { <p>{why}</p> }).collect_view();
    let values = typed.values.iter();
    let values =
        values.filter(|(name, value)| !value.is_empty() && !UNTYPED.contains(&name.as_str()));
    let values: Vec<_> = values
        .map(|(_, value)| view! { <li dir="auto">{value.clone()}</li> })
        .collect();
    let values =
        (!values.is_empty()).then(|| view! { <p>{say!(l, "form-elsewhere")}</p><ul>{values}</ul> });
    view! { <div class="notice bad" role="alert">{why}{values}</div> }.into_any()
}

/// What is wrong with a form, first on the page and focused, each line named by its field's label and leading to it.
pub fn error_summary(l: Locale, typed: &FormState, label: impl Fn(&str) -> String) -> AnyView {
    if typed.problems.is_empty() {
        return ().into_any();
    }
    let lines = typed
        .problems
        .iter()
        .map(|p| {
            let text = sentence(l, p);
            if p.field.is_empty() {
                return view! { <li>{text}</li> }.into_any();
            }
            let line = say!(l, "errors-line", field = label(&p.field), problem = text);
            view! { <li><a href=format!("#{}", p.field)>{line}</a></li> }.into_any()
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
