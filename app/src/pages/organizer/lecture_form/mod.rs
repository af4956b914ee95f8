//! The form of a lecture, for a new one and for one that exists.

mod choices;
mod translations;
mod what;
mod when;
mod who;

pub(super) use when::fold;

use super::super::Page;
use crate::accounts::Organizer;
use crate::answer::{Problem, Read};
use crate::door::door;
use crate::i18n::{Locale, language};
use crate::lectures::{LectureForm, Lectures, SPEAKER_ROWS, SaveLecture};
use crate::say;
use crate::ui::{FieldKind, FormState, check_field, error_summary, field};
use leptos::prelude::*;

/// The form with its error summary. `slug` is empty for a new lecture, whose name is not made yet.
pub(super) async fn lecture_form(
    p: &Page,
    organizer: &Organizer,
    slug: &str,
    typed: &FormState,
) -> Read<AnyView> {
    let l = p.l;
    let suggestions = door::<dyn Lectures>().suggestions(organizer).await?;
    let act = p.action::<SaveLecture>();
    let (save, back) = if slug.is_empty() {
        ("desk-save-draft", p.href("/organizer/lectures"))
    } else {
        ("desk-save", p.href(&format!("/organizer/lectures/{slug}")))
    };
    // As every form: checked by the hall, not by the browser, whose sentences are in its own language and do not stay.
    let form = view! {
        {error_summary(l, typed, |field| label(l, field))}
        <form method="post" action=act class="form dense" novalidate>
            <input type="hidden" name="slug" value=slug.to_owned() />
            <input type="hidden" name="press" value=typed.value("press") />
            {what::fields(p, typed)}
            {when::fields(p, typed)}
            {who::fields(p, typed, suggestions)}
            {seats(p, typed)}
            {replay(p, typed)}
            {translations::fields(p, typed)}
            <div class="actions">
                <button class="button">{say!(l, save)}</button>
                <a href=back>{say!(l, "desk-leave-form")}</a>
            </div>
        </form>
    };
    Ok(form.into_any())
}

fn seats(p: &Page, typed: &FormState) -> AnyView {
    let l = p.l;
    let percent_hint = say!(l, "desk-field-attended-percent-hint");
    view! {
        <fieldset>
            <legend>{say!(l, "desk-part-seats")}</legend>
            <div class="fields">
                {field(l, typed, "capacity", say!(l, "desk-field-capacity"), FieldKind::Number, true, Some(say!(l, "desk-field-capacity-hint")))}
                {field(l, typed, "attended_percent", say!(l, "desk-field-attended-percent"), FieldKind::Number, false, Some(percent_hint))}
            </div>
            {field(l, typed, "live_url", say!(l, "desk-field-live-url"), FieldKind::Url, false, Some(say!(l, "desk-field-live-url-hint")))}
        </fieldset>
    }
    .into_any()
}

/// What its replay is for.
fn replay(p: &Page, typed: &FormState) -> AnyView {
    let l = p.l;
    let boxes = [
        (
            "replay_attends",
            "desk-field-replay-attends",
            "desk-field-replay-attends-hint",
        ),
        (
            "replay_download",
            "desk-field-replay-download",
            "desk-field-replay-download-hint",
        ),
    ]
    .map(|(name, label, hint)| check_field(l, typed, name, say!(l, label), say!(l, hint)))
    .collect_view();
    view! { <fieldset><legend>{say!(l, "desk-part-replay")}</legend>{boxes}</fieldset> }.into_any()
}

/// What a field is called.
fn label(l: Locale, field: &str) -> String {
    for (n, [name, affiliation, country]) in (1_i64..).zip(SPEAKER_ROWS) {
        if field == name {
            return who::label(l, n);
        }
        if field == affiliation {
            return say!(l, "desk-field-speaker-affiliation", n = n);
        }
        if field == country {
            return say!(l, "desk-field-speaker-country", n = n);
        }
    }
    for of in Locale::ALL {
        let [title, abstract_text] = LectureForm::translation_fields(of);
        let name = || language(l, of.tag());
        if field == title {
            return say!(l, "desk-field-title-in", language = name());
        }
        if field == abstract_text {
            return say!(l, "desk-field-abstract-in", language = name());
        }
    }
    say!(l, &format!("desk-field-{}", field.replace('_', "-")))
}

/// Whether something is wrong with one of these fields.
fn wrong_with(typed: &FormState, names: &[&str]) -> bool {
    typed
        .problems
        .iter()
        .any(|p: &Problem| names.contains(&p.field.as_str()))
}
