//! The recording that waits to be published, and why a replay goes out without captions.

use super::super::super::super::Page;
use super::super::super::row::date_time;
use crate::i18n::{Locale, duration_minutes, megabytes};
use crate::lectures::Lecture;
use crate::live::REASON_MOST;
use crate::replays::{PendingRecording, PublishReplay, Recordings};
use crate::say;
use crate::ui::{FieldKind, FormState, error_summary, field};
use leptos::prelude::*;

/// What the reason is called in a form.
const REASON: &str = "no_captions_reason";

/// The recording that waits, if one does.
pub(super) fn section(p: &Page, lecture: &Lecture, recordings: &Recordings) -> AnyView {
    let pending = recordings.pending.as_ref();
    pending
        .map(|pending| form(p, lecture, recordings.captions, pending))
        .into_any()
}

fn form(p: &Page, lecture: &Lecture, captions: bool, pending: &PendingRecording) -> AnyView {
    let l = p.l;
    let zone = p.zone_or(&lecture.zone);
    let typed = &p.typed::<PublishReplay>().unwrap_or_default();
    let why = if captions {
        "publish-waits-ready"
    } else {
        "publish-waits"
    };
    let act = p.action::<PublishReplay>();
    let hint = say!(l, "publish-reason-hint", most = REASON_MOST);
    let label = say!(l, "publish-reason");
    let reason =
        (!captions).then(|| field(l, typed, REASON, label, FieldKind::Text, true, Some(hint)));
    view! {
        <div class="notice warn"><p>{say!(l, why)}</p></div>
        {error_summary(l, typed, |_| say!(l, "publish-reason"))}
        <div class="figures">
            <div><b>{duration_minutes(l, pending.duration_ms)}</b><span>{say!(l, "desk-replay-length")}</span></div>
            <div><b>{megabytes(l, pending.bytes)}</b><span dir="auto">{pending.name.clone()}</span></div>
        </div>
        <p class="small soft">{say!(l, "publish-arrived")}" "{date_time(l, pending.arrived, zone)}</p>
        <form method="post" action=act class="form" novalidate>
            <input type="hidden" name="slug" value=lecture.slug.clone() />
            {reason}
            <p class="actions"><button class="button">{say!(l, "publish-button")}</button></p>
        </form>
    }
    .into_any()
}

/// The field of the reason in the upload's form, where it may be left empty. The page's other form has one too while a
/// recording waits, and then an error summary leads to that one.
pub(super) fn optional_reason(l: Locale, typed: &FormState, alone: bool) -> AnyView {
    let id = if alone { REASON } else { "upload-reason" };
    let error = typed.problem(l, REASON);
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let described = if error.is_some() {
        format!("{hint_id} {error_id}")
    } else {
        hint_id.clone()
    };
    let (class, invalid) = match error {
        Some(_) => ("field bad", Some("true")),
        None => ("field", None),
    };
    let hint = say!(l, "upload-reason-hint", most = REASON_MOST);
    view! {
        <div class=class>
            <label for=id>{say!(l, "upload-reason")}</label>
            <p class="hint" id=hint_id>{hint}</p>
            <input
                id=id
                name=REASON
                type="text"
                dir="auto"
                value=typed.value(REASON)
                aria-invalid=invalid
                aria-describedby=described
            />
            {error.map(|text| view! { <p class="error" id=error_id>{text}</p> })}
        </div>
    }
    .into_any()
}
