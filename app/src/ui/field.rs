//! Fields: a label, perhaps a hint, the control, and what is wrong with it, tied together for those who cannot see.

use super::{FormState, escaped};
use crate::i18n::Locale;
use leptos::prelude::*;

/// What a one-line field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// Any text.
    Text,
    /// An e-mail address.
    Email,
    /// The e-mail address of an account that exists.
    Account,
    /// A password that exists.
    Password,
    /// A password to be.
    NewPassword,
    /// A local date and time.
    LocalTime,
    /// A whole number.
    Number,
    /// An address of the web.
    Url,
}

impl FieldKind {
    const fn attributes(self) -> (&'static str, Option<&'static str>) {
        match self {
            // A number too: the browsers' own fields for numbers take no digits but ASCII's.
            Self::Text | Self::Number => ("text", None),
            Self::Email => ("email", Some("email")),
            Self::Account => ("email", Some("username")),
            Self::Password => ("password", Some("current-password")),
            Self::NewPassword => ("password", Some("new-password")),
            Self::LocalTime => ("datetime-local", None),
            Self::Url => ("url", None),
        }
    }
}

/// One of the things to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What the reader sees.
    pub label: String,
    /// The heading that it and its neighbours of the same stand under, if any.
    pub group: Option<String>,
}

impl Choice {
    /// A choice.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            group: None,
        }
    }
}

fn described(name: &str, hint: bool, error: bool) -> Option<String> {
    let ids: Vec<String> = [(hint, "hint"), (error, "error")]
        .into_iter()
        .filter(|(there, _)| *there)
        .map(|(_, what)| format!("{name}-{what}"))
        .collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

fn framed(
    l: Locale,
    typed: &FormState,
    name: &'static str,
    label: String,
    hint: Option<String>,
    control: impl FnOnce(Option<&'static str>, Option<String>) -> AnyView,
) -> AnyView {
    let error = typed.problem(l, name);
    let bad = error.is_some();
    let control = control(bad.then_some("true"), described(name, hint.is_some(), bad));
    view! {
        <div class=if bad { "field bad" } else { "field" }>
            <label for=name>{label}</label>
            {hint.map(|hint| view! { <p class="hint" id=format!("{name}-hint")>{hint}</p> })}
            {control}
            {error.map(|error| view! { <p class="error" id=format!("{name}-error")>{error}</p> })}
        </div>
    }
    .into_any()
}

/// A one-line field.
pub fn field(
    l: Locale,
    typed: &FormState,
    name: &'static str,
    label: String,
    kind: FieldKind,
    required: bool,
    hint: Option<String>,
) -> AnyView {
    let inputmode = (kind == FieldKind::Number).then_some("numeric");
    let (kind, autocomplete) = kind.attributes();
    let autocomplete = autocomplete.or(match name {
        "name" => Some("name"),
        "organisation" => Some("organization"),
        _ => None,
    });
    let value = typed.value(name);
    let dir = matches!(kind, "text").then_some("auto");
    framed(l, typed, name, label, hint, |invalid, described| {
        view! {
            <input
                id=name
                name=name
                type=kind
                value=value
                dir=dir
                inputmode=inputmode
                required=required
                autocomplete=autocomplete
                aria-invalid=invalid
                aria-describedby=described
            />
        }
        .into_any()
    })
}

/// A line of text that offers what is known already; `list` is the id of a `<datalist>` on the page.
pub fn field_with_list(
    l: Locale,
    typed: &FormState,
    name: &'static str,
    label: String,
    required: bool,
    hint: Option<String>,
    list: &'static str,
) -> AnyView {
    let value = typed.value(name);
    framed(l, typed, name, label, hint, |invalid, described| {
        view! {
            <input
                id=name
                name=name
                type="text"
                value=value
                dir="auto"
                list=list
                autocomplete="off"
                required=required
                aria-invalid=invalid
                aria-describedby=described
            />
        }
        .into_any()
    })
}

/// A field of several lines.
pub fn textarea(
    l: Locale,
    typed: &FormState,
    name: &'static str,
    label: String,
    rows: u8,
    required: bool,
    hint: Option<String>,
) -> AnyView {
    let value = typed.value(name);
    framed(l, typed, name, label, hint, |invalid, described| {
        // A browser drops the first line break inside a textarea, so a typed one needs one before it.
        view! {
            <textarea
                id=name
                name=name
                rows=rows.to_string()
                dir="auto"
                required=required
                aria-invalid=invalid
                aria-describedby=described
            >
                {format!("\n{}", escaped(&value))}
            </textarea>
        }
        .into_any()
    })
}

/// A choice of one from a list.
pub fn select(
    l: Locale,
    typed: &FormState,
    name: &'static str,
    label: String,
    choices: Vec<Choice>,
    required: bool,
    hint: Option<String>,
) -> AnyView {
    select_of(l, typed, (name, None), label, choices, required, hint)
}

/// The same where it is about whoever fills the form in; `token` is what browsers know it by (HTML, "autofill field names").
pub fn own_select(
    l: Locale,
    typed: &FormState,
    (name, token): (&'static str, &'static str),
    label: String,
    choices: Vec<Choice>,
    hint: Option<String>,
) -> AnyView {
    select_of(l, typed, (name, Some(token)), label, choices, true, hint)
}

fn select_of(
    l: Locale,
    typed: &FormState,
    (name, token): (&'static str, Option<&'static str>),
    label: String,
    choices: Vec<Choice>,
    required: bool,
    hint: Option<String>,
) -> AnyView {
    let value = typed.value(name);
    framed(l, typed, name, label, hint, |invalid, described| {
        let options = options(&choices, &value);
        view! {
            <select
                id=name
                name=name
                required=required
                autocomplete=token
                aria-invalid=invalid
                aria-describedby=described
            >
                {options}
            </select>
        }
        .into_any()
    })
}

/// What a select offers, under its headings.
fn options(choices: &[Choice], value: &str) -> AnyView {
    let option = |c: &Choice| {
        let chosen = c.value == value;
        view! { <option value=c.value.clone() selected=chosen>{c.label.clone()}</option> }
    };
    choices
        .chunk_by(|one, next| one.group == next.group)
        .map(|of| {
            let options = of.iter().map(option).collect_view();
            match of.first().and_then(|c| c.group.clone()) {
                Some(heading) => view! { <optgroup label=heading>{options}</optgroup> }.into_any(),
                None => options.into_any(),
            }
        })
        .collect_view()
        .into_any()
}

/// A choice of one from a few, all in sight.
pub fn choice_field(
    l: Locale,
    typed: &FormState,
    name: &'static str,
    legend: String,
    choices: Vec<(Choice, String)>,
) -> AnyView {
    let value = typed.value(name);
    let error = typed.problem(l, name);
    let first = choices.first().map(|(c, _)| c.value.clone());
    let options = choices
        .into_iter()
        .map(|(choice, hint)| {
            let chosen = choice.value == value;
            // The error summary leads to the first of them.
            let id = (Some(&choice.value) == first.as_ref()).then_some(name);
            view! {
                <label>
                    <input id=id type="radio" name=name value=choice.value checked=chosen />
                    <span>{choice.label}" "<small class="hint">{hint}</small></span>
                </label>
            }
        })
        .collect_view();
    let bad = error.is_some();
    let class = if bad {
        "field choices bad"
    } else {
        "field choices"
    };
    view! {
        <fieldset
            class=class
            role="radiogroup"
            aria-invalid=bad.then_some("true")
            aria-describedby=described(name, false, bad)
        >
            <legend>{legend}</legend>
            {options}
            {error.map(|error| view! { <p class="error" id=format!("{name}-error")>{error}</p> })}
        </fieldset>
    }
    .into_any()
}
