//! Corrections made, and the form for one more.

use super::super::super::super::Page;
use super::super::super::row::date_time;
use super::zone;
use crate::accounts::PersonId;
use crate::i18n::{Instant, number};
use crate::lectures::Lecture;
use crate::live::{Correct, Correction, PresenceRecord, REASON_MOST, TakeBackCorrection};
use crate::say;
use crate::ui::{FieldKind, error_summary, field, textarea};
use leptos::prelude::*;

/// The section.
pub(super) fn section(
    p: &Page,
    lecture: &Lecture,
    person: PersonId,
    record: &PresenceRecord,
) -> AnyView {
    let l = p.l;
    let made = if record.corrections.is_empty() {
        view! { <p class="soft">{say!(l, "record-no-corrections")}</p> }.into_any()
    } else {
        table(p, lecture, &record.corrections)
    };
    let form = match record.not_correctable {
        Some(why) => view! { <p>{say!(l, why)}</p> }.into_any(),
        None => form(p, lecture, person, record),
    };
    let take_back = record.can_take_back.then(|| take_back(p, lecture, person));
    view! {
        <section aria-labelledby="corrections">
            <h2 id="corrections">{say!(l, "record-corrections")}</h2>
            {made}
            {form}
            {take_back}
        </section>
    }
    .into_any()
}

fn table(p: &Page, lecture: &Lecture, corrections: &[Correction]) -> AnyView {
    let l = p.l;
    let minutes = |one: &Correction| match one.corrected_ms {
        Some(ms) => number(l, ms / Instant::MINUTE),
        None => say!(l, "correction-as-measured"),
    };
    let rows = corrections
        .iter()
        .map(|one| {
            view! {
                <tr>
                    <td>{date_time(l, one.at, zone(p, lecture))}</td>
                    <td dir="auto">{one.by.clone()}</td>
                    <td class="num">{minutes(one)}</td>
                    <td dir="auto">{one.reason.clone()}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-labelledby="corrections">
            <table class="rows">
                <thead>
                    <tr>
                        <th scope="col">{say!(l, "record-column-when")}</th>
                        <th scope="col">{say!(l, "record-column-by")}</th>
                        <th scope="col" class="num">{say!(l, "correction-minutes")}</th>
                        <th scope="col">{say!(l, "correction-reason")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn form(p: &Page, lecture: &Lecture, person: PersonId, record: &PresenceRecord) -> AnyView {
    let l = p.l;
    let typed = p.typed::<Correct>().unwrap_or_default();
    let length = record.end.since(record.start);
    let most = (length + Instant::MINUTE - 1) / Instant::MINUTE;
    let label = |field: &str| {
        say!(
            l,
            if field == "minutes" {
                "correction-minutes"
            } else {
                "correction-reason"
            }
        )
    };
    let minutes_hint = Some(say!(l, "correction-minutes-hint", most = most));
    let reason_hint = Some(say!(l, "correction-reason-hint", most = REASON_MOST));
    let act = p.action::<Correct>();
    view! {
        {error_summary(l, &typed, label)}
        <form method="post" action=act class="form" novalidate>
            <p>{say!(l, "correction-text")}</p>
            <input type="hidden" name="lecture" value=lecture.slug.clone() />
            <input type="hidden" name="person" value=person.0.to_string() />
            {field(l, &typed, "minutes", say!(l, "correction-minutes"), FieldKind::Number, true, minutes_hint)}
            {textarea(l, &typed, "reason", say!(l, "correction-reason"), 3, true, reason_hint)}
            <div class="actions">
                <button class="button">{say!(l, "correction-button")}</button>
            </div>
        </form>
    }
    .into_any()
}

/// Takes the correction that decides back: what was measured decides again.
fn take_back(p: &Page, lecture: &Lecture, person: PersonId) -> AnyView {
    let l = p.l;
    let typed = p.typed::<TakeBackCorrection>().unwrap_or_default();
    let label = |_: &str| say!(l, "correction-reason");
    let reason_hint = Some(say!(l, "correction-reason-hint", most = REASON_MOST));
    view! {
        {error_summary(l, &typed, label)}
        <form method="post" action={p.action::<TakeBackCorrection>()} class="form" novalidate>
            <p>{say!(l, "correction-back-text")}</p>
            <input type="hidden" name="lecture" value=lecture.slug.clone() />
            <input type="hidden" name="person" value=person.0.to_string() />
            {textarea(l, &typed, "back_reason", say!(l, "correction-reason"), 3, true, reason_hint)}
            <div class="actions">
                <button class="button quiet">{say!(l, "correction-back-button")}</button>
            </div>
        </form>
    }
    .into_any()
}
