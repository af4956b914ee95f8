//! One's own lectures in one's own calendar.

use super::subscribe::feed_address;
use super::{EndCalendarAddress, MakeCalendarAddress};
use crate::i18n::Locale;
use crate::say;
use crate::ui::{Notice, action, button_form, notice, share_script};
use leptos::prelude::*;

/// The section: making the address, or making another and ending it. `told` is what the press before has to say, with the
/// address where it has made one: this once, as the hall itself does not know it any more.
pub fn own_calendar(l: Locale, has_address: bool, told: Option<Notice>) -> AnyView {
    let made = told.as_ref().and_then(|told| told.besides.first().cloned());
    let just_made = made.is_some();
    let told = told.map(|told| Notice {
        besides: Vec::new(),
        ..told
    });
    let shown = made.map(|path| {
        view! {
            {feed_address(l, "own-feed", &path)}
            <p class="small soft">{say!(l, "own-calendar-secret")}</p>
            {share_script()}
        }
    });
    let make = |key: &str, class| {
        button_form(
            action::<MakeCalendarAddress>(l),
            class,
            say!(l, key),
            Vec::new(),
        )
    };
    let acts = if has_address {
        let end = button_form(
            action::<EndCalendarAddress>(l),
            "button quiet small",
            say!(l, "own-calendar-end"),
            Vec::new(),
        );
        // While the address stands above, nothing has been lost yet.
        let on =
            (!just_made).then(|| view! { <p class="small soft">{say!(l, "own-calendar-on")}</p> });
        view! {
            {on}
            <div class="actions">{make("own-calendar-renew", "button quiet small")}{end}</div>
        }
        .into_any()
    } else {
        view! {
            <p class="small soft">{say!(l, "own-calendar-text")}</p>
            {make("own-calendar-make", "button quiet")}
        }
        .into_any()
    };
    view! {
        <section id="calendar" aria-labelledby="calendar-title">
            <h2 id="calendar-title">{say!(l, "own-calendar-title")}</h2>
            {notice(told)}
            {shown}
            {acts}
        </section>
    }
    .into_any()
}
