//! Title and abstract in the hall's other languages.

use super::super::super::Page;
use super::wrong_with;
use crate::i18n::{Locale, language};
use crate::lectures::LectureForm;
use crate::say;
use crate::ui::{FieldKind, FormState, field, textarea};
use leptos::prelude::*;

/// One folded part a language; open where something is wrong in it. The language the lecture is held in has none,
/// unless something stands in it still: hidden, it would be lost by saving.
pub(super) fn fields(p: &Page, typed: &FormState) -> AnyView {
    let l = p.l;
    let original = typed.value("language");
    let parts = Locale::ALL
        .into_iter()
        .filter(|of| {
            of.tag() != original
                || LectureForm::translation_fields(*of)
                    .iter()
                    .any(|name| !typed.value(name).is_empty())
        })
        .map(|of| part(p, typed, of))
        .collect_view();
    view! {
        <fieldset>
            <legend>{say!(l, "desk-part-translations")}</legend>
            <p class="small soft">{say!(l, "desk-field-translations-hint")}</p>
            {parts}
        </fieldset>
    }
    .into_any()
}

fn part(p: &Page, typed: &FormState, of: Locale) -> AnyView {
    let l = p.l;
    let [title, abstract_text] = LectureForm::translation_fields(of);
    let name = language(l, of.tag());
    let written = !typed.value(title).is_empty();
    let state = if written {
        "desk-field-translated"
    } else {
        "desk-field-not-translated"
    };
    view! {
        <details open=wrong_with(typed, &[title, abstract_text])>
            <summary>{say!(l, state, language = name.clone())}</summary>
            {field(l, typed, title, say!(l, "desk-field-title-in", language = name.clone()), FieldKind::Text, false, None)}
            {textarea(l, typed, abstract_text, say!(l, "desk-field-abstract-in", language = name), 5, false, None)}
        </details>
    }
    .into_any()
}
