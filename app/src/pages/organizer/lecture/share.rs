//! The share of the core that makes "attended": what stands, and once the lecture has begun what was changed of it and
//! the form that changes it.

use super::super::super::Page;
use super::super::row::date_time;
use crate::i18n::{Instant, duration_minutes, percent};
use crate::lectures::Lecture;
use crate::live::{
    AttendedShareForm, AttendedShareRecord, AttendedShareSetting, REASON_MOST, SetAttendedShare,
};
use crate::say;
use crate::ui::{FieldKind, FormState, error_summary, field, textarea};
use leptos::prelude::*;

/// The section; none before the lecture has begun, when its form says it all.
pub(super) fn section(p: &Page, lecture: &Lecture, record: &AttendedShareRecord) -> AnyView {
    let l = p.l;
    let typed = p.typed::<SetAttendedShare>();
    // What was refused is said with what was typed, also where nothing can be changed any more.
    let may_type = record.can_be_set || typed.is_some();
    if !may_type && record.history.is_empty() {
        return ().into_any();
    }
    let history = (!record.history.is_empty()).then(|| history(p, lecture, &record.history));
    let form = may_type.then(|| form(p, lecture, record, typed.as_ref()));
    let stands = say!(
        l,
        "attended-share-stands",
        share = percent(l, record.share, 100),
        // Rounded up, as the room says it: who has that many minutes has enough.
        length = duration_minutes(l, record.needed_ms + Instant::MINUTE - 1)
    );
    view! {
        <section aria-labelledby="attended-share">
            <h2 id="attended-share">{say!(l, "attended-share")}</h2>
            <p class="soft">{stands}</p>
            <details open=typed.is_some()>
                <summary>{say!(l, "attended-share-change")}</summary>
                {history}
                {form}
            </details>
        </section>
    }
    .into_any()
}

fn history(p: &Page, lecture: &Lecture, settings: &[AttendedShareSetting]) -> AnyView {
    let l = p.l;
    let zone = p.zone_or(&lecture.zone);
    let rows = settings
        .iter()
        .map(|one| {
            view! {
                <tr>
                    <td>{date_time(l, one.at, zone)}</td>
                    <td dir="auto">{one.by.clone()}</td>
                    <td class="num">{percent(l, one.before, 100)}</td>
                    <td class="num">{percent(l, one.share, 100)}</td>
                    <td dir="auto">{one.reason.clone()}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-labelledby="attended-share">
            <table class="rows">
                <thead>
                    <tr>
                        <th scope="col">{say!(l, "record-column-when")}</th>
                        <th scope="col">{say!(l, "record-column-by")}</th>
                        <th scope="col" class="num">{say!(l, "attended-share-before")}</th>
                        <th scope="col" class="num">{say!(l, "attended-share-after")}</th>
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
    record: &AttendedShareRecord,
    typed: Option<&FormState>,
) -> AnyView {
    let l = p.l;
    let stands = FormState::filled(&AttendedShareForm {
        share: record.share.to_string(),
        ..AttendedShareForm::default()
    });
    let typed = typed.unwrap_or(&stands);
    let label = |field: &str| match field {
        "share" => say!(l, "attended-share-field"),
        _ => say!(l, "correction-reason"),
    };
    let hint = Some(say!(l, "attended-share-hint"));
    let reason_hint = Some(say!(l, "correction-reason-hint", most = REASON_MOST));
    view! {
        {error_summary(l, typed, label)}
        <form method="post" action={p.action::<SetAttendedShare>()} class="form" novalidate>
            <p>{say!(l, "attended-share-text")}</p>
            <input type="hidden" name="slug" value=lecture.slug.clone() />
            {field(l, typed, "share", label("share"), FieldKind::Number, true, hint)}
            {textarea(l, typed, "share_reason", label("share_reason"), 3, true, reason_hint)}
            <div class="actions">
                <button class="button">{say!(l, "attended-share-button")}</button>
            </div>
        </form>
    }
    .into_any()
}
