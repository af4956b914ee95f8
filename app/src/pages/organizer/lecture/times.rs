//! When the lecture really began and ended: what stands, what was pressed and set, and the form that sets it.

use super::super::super::Page;
use super::super::lecture_form::fold;
use super::super::row::date_time;
use super::acts;
use crate::i18n::{Instant, duration_minutes, zone_city};
use crate::lectures::{Lecture, Status};
use crate::live::{
    ActualTimesRecord, ActualTimesSetting, LectureWasHeld, REASON_MOST, SetActualTimes,
};
use crate::say;
use crate::ui::{FieldKind, FormState, action, button_form, error_summary, field, textarea};
use leptos::prelude::*;

/// The section; none before the hour of a lecture that others see.
pub(super) fn section(p: &Page, lecture: &Lecture, record: &ActualTimesRecord) -> AnyView {
    let nothing_yet = !record.can_be_set && record.history.is_empty();
    if lecture.status == Status::Draft || nothing_yet {
        return ().into_any();
    }
    let l = p.l;
    let may = record.can_be_set;
    let typed = may.then(|| p.typed::<SetActualTimes>()).flatten();
    let open = typed.is_some() || !record.gives_standing;
    let history = if !record.said {
        view! { <p class="soft">{say!(l, "actual-times-none")}</p> }.into_any()
    } else if record.history.is_empty() {
        ().into_any()
    } else {
        history(p, lecture, &record.history)
    };
    let form = may.then(|| form(p, lecture, record, typed.as_ref()));
    view! {
        <section aria-labelledby="actual-times">
            <h2 id="actual-times">{say!(l, "actual-times")}</h2>
            {was_it_held(p, lecture, record)}
            {core(p, lecture, record)}
            <details open=open>
                <summary>{say!(l, "actual-times-change")}</summary>
                {history}
                {form}
            </details>
        </section>
    }
    .into_any()
}

/// Nobody pressed a button, and its planned end has passed.
fn was_it_held(p: &Page, lecture: &Lecture, record: &ActualTimesRecord) -> AnyView {
    if !record.asks_whether_held {
        return ().into_any();
    }
    let l = p.l;
    let slug = vec![("slug", lecture.slug.clone())];
    let yes = button_form(
        action::<LectureWasHeld>(l),
        "button",
        say!(l, "actual-times-held-yes"),
        slug,
    );
    let no = acts::may_cancel(lecture, lecture.phase(p.now), record).then(|| {
        let href = p.href(&format!("/organizer/lectures/{}/cancel", lecture.slug));
        view! { <a class="button quiet" href=href>{say!(l, "actual-times-held-no")}</a> }
    });
    view! {
        <div class="notice">
            <p>{say!(l, "actual-times-held")}</p>
            <div class="actions">{yes}{no}</div>
        </div>
    }
    .into_any()
}

/// How long the part is that attendance is measured by.
fn core(p: &Page, lecture: &Lecture, record: &ActualTimesRecord) -> AnyView {
    let l = p.l;
    if lecture.status == Status::Cancelled {
        return view! { <p class="soft">{say!(l, "actual-times-cancelled")}</p> }.into_any();
    }
    let length = duration_minutes(l, record.core_ms);
    if record.gives_standing {
        view! { <p class="soft">{say!(l, "actual-times-core", length = length)}</p> }.into_any()
    } else {
        view! {
            <div class="notice warn"><p>{say!(l, "actual-times-no-standing", length = length)}</p></div>
        }
        .into_any()
    }
}

fn history(p: &Page, lecture: &Lecture, settings: &[ActualTimesSetting]) -> AnyView {
    let l = p.l;
    let zone = p.zone_or(&lecture.zone);
    let when = |at: Option<Instant>| match at {
        Some(at) => date_time(l, at, zone),
        None => view! { {say!(l, "actual-times-as-planned")} }.into_any(),
    };
    let rows = settings
        .iter()
        .map(|one| {
            let reason = if one.reason.is_empty() {
                say!(l, "actual-times-pressed")
            } else {
                one.reason.clone()
            };
            view! {
                <tr>
                    <td>{date_time(l, one.at, zone)}</td>
                    <td dir="auto">{one.by.clone()}</td>
                    <td>{when(one.began)}</td>
                    <td>{when(one.ended)}</td>
                    <td dir="auto">{reason}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-labelledby="actual-times">
            <table class="rows">
                <thead>
                    <tr>
                        <th scope="col">{say!(l, "record-column-when")}</th>
                        <th scope="col">{say!(l, "record-column-by")}</th>
                        <th scope="col">{say!(l, "actual-times-began")}</th>
                        <th scope="col">{say!(l, "actual-times-ended")}</th>
                        <th scope="col">{say!(l, "correction-reason")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn form(
    p: &Page,
    lecture: &Lecture,
    record: &ActualTimesRecord,
    typed: Option<&FormState>,
) -> AnyView {
    let l = p.l;
    let stands = FormState::filled(&record.form);
    let typed = typed.unwrap_or(&stands);
    let key = |field: &str| match field {
        "began_at" | "began_fold" => "actual-times-began",
        "ended_at" | "ended_fold" => "actual-times-ended",
        _ => "correction-reason",
    };
    let label = |field: &str| say!(l, key(field));
    let hint = || {
        let zone = zone_city(l, &lecture.zone);
        Some(say!(l, "actual-times-hint", zone = zone))
    };
    let reason_hint = Some(say!(l, "correction-reason-hint", most = REASON_MOST));
    view! {
        {error_summary(l, typed, label)}
        <form method="post" action={p.action::<SetActualTimes>()} class="form" novalidate>
            <p>{say!(l, "actual-times-text")}</p>
            <input type="hidden" name="slug" value=lecture.slug.clone() />
            {field(l, typed, "began_at", label("began_at"), FieldKind::LocalTime, false, hint())}
            {fold(l, typed, "began_at", "began_fold", say!(l, "desk-field-starts-fold"))}
            {field(l, typed, "ended_at", label("ended_at"), FieldKind::LocalTime, false, hint())}
            {fold(l, typed, "ended_at", "ended_fold", say!(l, "desk-field-ends-fold"))}
            {textarea(l, typed, "times_reason", label("times_reason"), 3, true, reason_hint)}
            <div class="actions">
                <button class="button">{say!(l, "actual-times-button")}</button>
            </div>
        </form>
    }
    .into_any()
}
