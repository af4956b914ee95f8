//! When the lecture is.

use super::super::super::Page;
use crate::i18n::Locale;
use crate::say;
use crate::ui::{Choice, FieldKind, FormState, field, select, zone_choices};
use leptos::prelude::*;

/// Start, end, zone; and which of two instants, where a local time exists twice.
pub(super) fn fields(p: &Page, typed: &FormState) -> AnyView {
    let l = p.l;
    let hint = say!(l, "desk-field-local-time-hint");
    let zones = zone_choices(l, &typed.value("time_zone"), p.now);
    view! {
        <fieldset>
            <legend>{say!(l, "desk-part-when")}</legend>
            <div class="fields">
                {field(l, typed, "starts_at", say!(l, "desk-field-starts-at"), FieldKind::LocalTime, true, Some(hint.clone()))}
                {fold(l, typed, "starts_at", "starts_fold", say!(l, "desk-field-starts-fold"))}
                {field(l, typed, "ends_at", say!(l, "desk-field-ends-at"), FieldKind::LocalTime, true, Some(hint))}
                {fold(l, typed, "ends_at", "ends_fold", say!(l, "desk-field-ends-fold"))}
                {select(l, typed, "time_zone", say!(l, "desk-field-time-zone"), zones, true, None)}
            </div>
        </fieldset>
    }
    .into_any()
}

/// Asked for only where the local time exists twice, or where it was chosen so before.
pub(in super::super) fn fold(
    l: Locale,
    typed: &FormState,
    of: &str,
    name: &'static str,
    label: String,
) -> AnyView {
    let twice = typed
        .problems
        .iter()
        .find(|p| p.field == of && p.key == "lecture-time-twice");
    if twice.is_none() && typed.problem(l, name).is_none() && typed.value(name).is_empty() {
        return ().into_any();
    }
    // The problem knows both offsets; a choice made before is named without them.
    let option = |value: &str, key: &str| {
        let offset = twice.and_then(|p| p.args.iter().find(|(name, _)| name == value));
        let label = say!(l, key);
        Choice::new(
            value,
            offset.map_or(label.clone(), |(_, o)| {
                say!(l, "desk-fold-offset", which = label, offset = o.clone())
            }),
        )
    };
    let choices = vec![
        Choice::new("", say!(l, "desk-choose")),
        option("first", "desk-field-fold-first"),
        option("second", "desk-field-fold-second"),
    ];
    select(l, typed, name, label, choices, false, None)
}
