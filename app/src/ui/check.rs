//! A box to tick, with what it means beside it.

use super::FormState;
use crate::i18n::Locale;
use leptos::prelude::*;

/// What a ticked box sends; one that is not ticked sends nothing.
pub const TICKED: &str = "yes";

/// A box to tick.
pub fn check_field(
    l: Locale,
    typed: &FormState,
    name: &'static str,
    label: String,
    hint: String,
) -> AnyView {
    let ticked = typed.value(name) == TICKED;
    let error = typed.problem(l, name);
    let bad = error.is_some();
    let class = if bad {
        "field choices bad"
    } else {
        "field choices"
    };
    let described = bad.then(|| format!("{name}-error"));
    view! {
        <div class=class>
            <label>
                <input
                    id=name
                    type="checkbox"
                    name=name
                    value=TICKED
                    checked=ticked
                    aria-invalid=bad.then_some("true")
                    aria-describedby=described
                />
                <span>{label}" "<small class="hint">{hint}</small></span>
            </label>
            {error.map(|error| view! { <p class="error" id=format!("{name}-error")>{error}</p> })}
        </div>
    }
    .into_any()
}
