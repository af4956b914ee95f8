//! Which accounts are the speakers': who speaks in a lecture is in none of its totals.

use super::super::super::Page;
use crate::lectures::{Lecture, LinkSpeaker, SpeakerAccount};
use crate::say;
use crate::ui::{Choice, FieldKind, action, error_summary_named, field, select};
use leptos::prelude::*;

/// The section. Every lecture that is published has a speaker; a draft may have none yet.
pub(super) fn section(p: &Page, lecture: &Lecture, speakers: &[SpeakerAccount]) -> AnyView {
    let l = p.l;
    let lines = speakers
        .iter()
        .map(|one| {
            let account = match &one.email {
                Some(email) => view! { <bdi>{email.clone()}</bdi> }.into_any(),
                None => {
                    view! { <span class="soft">{say!(l, "speaker-account-none")}</span> }.into_any()
                }
            };
            view! { <li><bdi>{one.name.clone()}</bdi>": "{account}</li> }
        })
        .collect_view();
    let form = (!speakers.is_empty()).then(|| form(p, lecture, speakers));
    view! {
        <section aria-labelledby="speaker-accounts">
            <h2 id="speaker-accounts">{say!(l, "speaker-accounts")}</h2>
            <p>{say!(l, "speaker-accounts-text")}</p>
            <ul>{lines}</ul>
            {form}
        </section>
    }
    .into_any()
}

fn form(p: &Page, lecture: &Lecture, speakers: &[SpeakerAccount]) -> AnyView {
    let l = p.l;
    let typed = p.typed::<LinkSpeaker>().unwrap_or_default();
    let choices = speakers
        .iter()
        .map(|one| Choice::new(one.id.to_string(), one.name.clone()))
        .collect();
    let label = |_: &str| say!(l, "speaker-account");
    let hint = Some(say!(l, "speaker-account-hint"));
    view! {
        {error_summary_named(l, &typed, label)}
        <form method="post" action={action::<LinkSpeaker>(l)} class="form">
            <input type="hidden" name="slug" value=lecture.slug.clone() />
            {select(l, &typed, "speaker_id", say!(l, "desk-field-speaker-first"), choices, true, None)}
            {field(l, &typed, "speaker_email", say!(l, "speaker-account"), FieldKind::Email, false, hint)}
            <div class="actions">
                <button class="button quiet">{say!(l, "speaker-account-button")}</button>
            </div>
        </form>
    }
    .into_any()
}
