//! A film that took another's place: whether the 14 days in which watching counts begin again with it.

use super::super::super::super::Page;
use crate::i18n::Moment;
use crate::lectures::Lecture;
use crate::replays::{DecideReplayDays, Recordings};
use crate::say;
use crate::ui::{action, button_form, error_summary};
use leptos::prelude::*;

/// The question, while nobody has answered it.
pub(super) fn section(p: &Page, lecture: &Lecture, recordings: &Recordings) -> AnyView {
    let l = p.l;
    let typed = p.typed::<DecideReplayDays>().unwrap_or_default();
    let Some(replaced) = recordings.replaced else {
        // A colleague may have answered it meanwhile.
        return error_summary(l, &typed, |_| say!(l, "film-days-again"));
    };
    let zone = p.zone_or(&lecture.zone);
    let date = |at| Moment::new(at, zone).date(l);
    let press = |again: &str, class: &'static str, label: String| {
        let hidden = vec![("slug", lecture.slug.clone()), ("again", again.to_owned())];
        button_form(action::<DecideReplayDays>(l), class, label, hidden)
    };
    view! {
        {error_summary(l, &typed, |_| say!(l, "film-days-again"))}
        <div class="notice warn">
            <p>{say!(l, "film-days-ask", date = date(replaced.published), until = date(replaced.counts_until))}</p>
            <div class="actions">
                {press("yes", "button", say!(l, "film-days-again"))}
                {press("no", "button quiet", say!(l, "film-days-stand"))}
            </div>
        </div>
    }
    .into_any()
}
