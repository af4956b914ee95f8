//! What the person asks to be set right, and the answer that leaves the minutes as they are.

use super::super::super::super::Page;
use super::zone;
use crate::accounts::PersonId;
use crate::lectures::Lecture;
use crate::live::{CorrectionRequest, DeclineCorrection, REASON_MOST};
use crate::say;
use crate::ui::{Clockface, error_summary, interpolate, place, textarea, time_local};
use leptos::prelude::*;

/// The section, above the corrections.
pub(super) fn section(
    p: &Page,
    lecture: &Lecture,
    person: PersonId,
    request: &CorrectionRequest,
) -> AnyView {
    let l = p.l;
    let (key, at) = match &request.answer {
        None => ("request-of-person", request.at),
        Some(answer) if answer.granted => ("request-was-granted", answer.at),
        Some(answer) => ("request-was-left", answer.at),
    };
    let time = time_local(l, at, zone(p, lecture), Clockface::DayTime);
    let told = interpolate(&say!(l, key, time = place(0)), vec![time]);
    let waits = request.answer.is_none();
    let form = waits.then(|| form(p, lecture, person));
    view! {
        <section aria-labelledby="request">
            <h2 id="request">{say!(l, "requests-title")}</h2>
            <div class=if waits { "notice warn" } else { "notice" }>
                <p>{told}</p>
                <blockquote dir="auto">{request.note.clone()}</blockquote>
            </div>
            {form}
        </section>
    }
    .into_any()
}

fn form(p: &Page, lecture: &Lecture, person: PersonId) -> AnyView {
    let l = p.l;
    let typed = p.typed::<DeclineCorrection>().unwrap_or_default();
    let label = |_: &str| say!(l, "correction-reason");
    let hint = Some(say!(l, "correction-reason-hint", most = REASON_MOST));
    view! {
        {error_summary(l, &typed, label)}
        <form method="post" action={p.action::<DeclineCorrection>()} class="form" novalidate>
            <p>{say!(l, "request-decline-text")}</p>
            <input type="hidden" name="lecture" value=lecture.slug.clone() />
            <input type="hidden" name="person" value=person.0.to_string() />
            {textarea(l, &typed, "decline_reason", say!(l, "correction-reason"), 2, true, hint)}
            <div class="actions">
                <button class="button quiet">{say!(l, "request-decline-button")}</button>
            </div>
        </form>
    }
    .into_any()
}
