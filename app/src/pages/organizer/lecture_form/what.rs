//! What the lecture is.

use super::super::super::Page;
use super::choices;
use crate::say;
use crate::ui::{FieldKind, FormState, field, select, textarea};
use leptos::prelude::*;

/// Title, abstract, topic, theme, audience, language.
pub(super) fn fields(p: &Page, typed: &FormState) -> AnyView {
    let l = p.l;
    view! {
        <fieldset>
            <legend>{say!(l, "desk-part-what")}</legend>
            {field(l, typed, "title", say!(l, "desk-field-title"), FieldKind::Text, true, Some(say!(l, "desk-field-title-hint")))}
            {textarea(l, typed, "abstract", say!(l, "desk-field-abstract"), 6, true, Some(say!(l, "desk-field-abstract-hint")))}
            <div class="fields">
                {select(l, typed, "topic", say!(l, "desk-field-topic"), choices::topics(l), true, None)}
                {select(l, typed, "theme", say!(l, "desk-field-theme"), choices::themes(l), false, None)}
                {select(l, typed, "audience", say!(l, "desk-field-audience"), choices::audiences(l), true, None)}
                {select(l, typed, "language", say!(l, "desk-field-language"), choices::languages(l), true, None)}
            </div>
        </fieldset>
    }
    .into_any()
}
