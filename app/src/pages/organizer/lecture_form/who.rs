//! Who speaks, and who hosts.

use super::super::super::Page;
use super::choices;
use crate::i18n::Locale;
use crate::lectures::{SPEAKER_ROWS, Suggestions};
use crate::say;
use crate::ui::{Choice, FieldKind, FormState, field, field_with_list, select};
use leptos::prelude::*;

/// The speakers' rows, the host institution and the series.
pub(super) fn fields(p: &Page, typed: &FormState, suggestions: Suggestions) -> AnyView {
    let l = p.l;
    let countries = choices::countries(l);
    let rows = (1_i64..)
        .zip(SPEAKER_ROWS)
        .map(|(n, names)| speaker(p, typed, n, names, countries.clone()))
        .collect_view();
    let host = say!(l, "desk-field-host");
    view! {
        <fieldset>
            <legend>{say!(l, "desk-part-who")}</legend>
            {rows}
            <div class="fields">
                {field_with_list(l, typed, "host", host, true, Some(say!(l, "desk-field-host-hint")), "known-hosts")}
                {field(l, typed, "series", say!(l, "desk-field-series"), FieldKind::Text, false, Some(say!(l, "desk-field-series-hint")))}
            </div>
            {datalist("known-speakers", suggestions.speakers)}
            {datalist("known-hosts", suggestions.hosts)}
        </fieldset>
    }
    .into_any()
}

/// What the field of the speaker of that number is called.
pub(super) fn label(l: Locale, n: i64) -> String {
    if n == 1 {
        say!(l, "desk-field-speaker-first")
    } else {
        say!(l, "desk-field-speaker", n = n)
    }
}

/// One speaker: a row of three. Only the first is asked for.
fn speaker(
    p: &Page,
    typed: &FormState,
    n: i64,
    names: [&'static str; 3],
    countries: Vec<Choice>,
) -> AnyView {
    let l = p.l;
    let [name, affiliation, country] = names;
    let first = n == 1;
    view! {
        <div class="fields">
            {field_with_list(l, typed, name, label(l, n), first, None, "known-speakers")}
            {field(l, typed, affiliation, say!(l, "desk-field-speaker-affiliation", n = n), FieldKind::Text, false, None)}
            {select(l, typed, country, say!(l, "desk-field-speaker-country", n = n), countries, false, None)}
        </div>
    }
    .into_any()
}

fn datalist(id: &'static str, names: Vec<String>) -> AnyView {
    let options = names
        .into_iter()
        .map(|name| view! { <option value=name></option> })
        .collect_view();
    view! { <datalist id=id>{options}</datalist> }.into_any()
}
