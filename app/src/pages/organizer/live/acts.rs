//! What is done to a lecture while it is on.

use super::super::super::Page;
use crate::lectures::{Lecture, Phase, Status};
use crate::live::{Announce, EXTENSIONS, ExtendLecture, RelocateLecture, RoomState};
use crate::say;
use crate::ui::{Choice, FieldKind, FormState, error_summary, field, select};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The forms; none where the lecture is not to come and not on.
pub(super) fn section(p: &Page, lecture: &Lecture, room_state: &RoomState) -> AnyView {
    let phase = lecture.phase(p.now);
    if lecture.status != Status::Published || phase == Phase::Over {
        return ().into_any();
    }
    let extend = matches!(phase, Phase::Gate | Phase::Live).then(|| extend(p, lecture));
    view! {
        <div class="acts">
            {announce(p, lecture, room_state)}
            {relocate(p, lecture, room_state)}
            {extend}
        </div>
    }
    .into_any()
}

/// What was typed and refused, else what holds.
fn typed_or(typed: Option<FormState>, name: &str, holds: &str) -> FormState {
    typed.unwrap_or_else(|| FormState {
        values: BTreeMap::from([(name.to_owned(), holds.to_owned())]),
        problems: Vec::new(),
    })
}

fn announce(p: &Page, lecture: &Lecture, room_state: &RoomState) -> AnyView {
    let l = p.l;
    let typed = typed_or(
        p.typed::<Announce>(),
        "announcement",
        &room_state.announcement,
    );
    let label = say!(l, "desk-announce");
    let hint = Some(say!(l, "desk-announce-hint"));
    view! {
        <form method="post" action={p.action::<Announce>()} class="form" novalidate>
            {error_summary(l, &typed, |_| say!(l, "desk-announce"))}
            <input type="hidden" name="slug" value=lecture.slug.clone() />
            {field(l, &typed, "announcement", label, FieldKind::Text, false, hint)}
            <div class="actions"><button class="button">{say!(l, "desk-announce-button")}</button></div>
        </form>
    }
    .into_any()
}

fn relocate(p: &Page, lecture: &Lecture, room_state: &RoomState) -> AnyView {
    let l = p.l;
    let typed = typed_or(
        p.typed::<RelocateLecture>(),
        "live_url",
        &room_state.live_url,
    );
    let label = say!(l, "desk-relocate");
    let hint = Some(say!(l, "desk-relocate-hint"));
    view! {
        <form method="post" action={p.action::<RelocateLecture>()} class="form" novalidate>
            {error_summary(l, &typed, |_| say!(l, "desk-relocate"))}
            <input type="hidden" name="slug" value=lecture.slug.clone() />
            {field(l, &typed, "live_url", label, FieldKind::Url, false, hint)}
            <div class="actions"><button class="button quiet">{say!(l, "desk-relocate-button")}</button></div>
        </form>
    }
    .into_any()
}

fn extend(p: &Page, lecture: &Lecture) -> AnyView {
    let l = p.l;
    let typed = typed_or(p.typed::<ExtendLecture>(), "minutes", "10");
    let choices = EXTENSIONS
        .iter()
        .map(|n| Choice::new(n.to_string(), say!(l, "desk-extend-by", n = *n)))
        .collect();
    view! {
        <form method="post" action={p.action::<ExtendLecture>()} class="form" novalidate>
            {error_summary(l, &typed, |_| say!(l, "desk-extend"))}
            <input type="hidden" name="slug" value=lecture.slug.clone() />
            <input type="hidden" name="press" value=Page::press() />
            {select(l, &typed, "minutes", say!(l, "desk-extend"), choices, true, Some(say!(l, "desk-extend-hint")))}
            <div class="actions"><button class="button quiet">{say!(l, "desk-extend-button")}</button></div>
        </form>
    }
    .into_any()
}
