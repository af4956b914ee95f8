//! A replay that is shorter than its lecture: that watching it does not count, and the form that lets it count.

use super::super::super::super::Page;
use crate::i18n::duration_minutes;
use crate::lectures::Lecture;
use crate::live::REASON_MOST;
use crate::replays::{AcceptReplay, Recordings};
use crate::say;
use crate::ui::{FieldKind, error_summary, field};
use leptos::prelude::*;

/// Nothing where it is long enough.
pub(super) fn section(p: &Page, lecture: &Lecture, recordings: &Recordings) -> AnyView {
    let l = p.l;
    let Some(short) = &recordings.too_short else {
        return ().into_any();
    };
    if !short.accepted_reason.is_empty() {
        let reason = short.accepted_reason.clone();
        return view! {
            <p class="small soft">{say!(l, "film-accepted")}" "<span dir="auto">{reason}</span></p>
        }
        .into_any();
    }
    let typed = p.typed::<AcceptReplay>().unwrap_or_default();
    let (film, core) = (
        duration_minutes(l, short.duration_ms),
        duration_minutes(l, short.core_ms),
    );
    let act = p.action::<AcceptReplay>();
    let label = say!(l, "film-accept-reason");
    let hint = say!(l, "publish-reason-hint", most = REASON_MOST);
    view! {
        <div class="notice warn"><p>{say!(l, "film-too-short", film = film, core = core)}</p></div>
        {error_summary(l, &typed, |_| say!(l, "film-accept-reason"))}
        <form method="post" action=act class="form" novalidate>
            <input type="hidden" name="slug" value=lecture.slug.clone() />
            {field(l, &typed, "reason", label, FieldKind::Text, true, Some(hint))}
            <p class="actions"><button class="button quiet">{say!(l, "film-accept-button")}</button></p>
        </form>
    }
    .into_any()
}
