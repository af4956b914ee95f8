//! Choosing the zone that times are shown in; for visitors, and without script.

use super::sign_up::{summary, zone_field};
use super::{Page, page};
use crate::accounts::ChooseZone;
use crate::say;
use crate::ui::{interpolate, place, zone_name};
use leptos::prelude::*;

/// The form of a visitor's zone. Who is signed in has it in the profile, which comes first.
#[component]
pub fn ZonePage() -> impl IntoView {
    page(|p: Page| async move {
        let l = p.l;
        let title = say!(l, "zone-title");
        let body = if p.person.is_some() {
            of_profile(&p, title.clone())
        } else {
            form(&p, title.clone())
        };
        Ok((title, body))
    })
}

fn now_in(p: &Page) -> AnyView {
    let l = p.l;
    match &p.zone {
        Some(zone) => interpolate(
            &say!(l, "times-in", zone = place(0)),
            vec![zone_name(l, zone, &[p.now])],
        ),
        None => say!(l, "times-in", zone = say!(l, "zone-of-hosts")).into_any(),
    }
}

fn form(p: &Page, title: String) -> AnyView {
    let l = p.l;
    let mut typed = p.typed::<ChooseZone>().unwrap_or_default();
    let zone = p.zone.as_ref().map_or("UTC", |zone| zone.name());
    typed
        .values
        .entry("time_zone".into())
        .or_insert_with(|| zone.into());
    let next = Some(p.param("next"))
        .filter(|next| !next.is_empty())
        .map_or_else(|| p.href("/"), str::to_owned);
    let act = p.action::<ChooseZone>();
    view! {
        <main id="content" class="page narrow">
            <h1>{title}</h1>
            <p>{now_in(p)}</p>
            {summary(l, &typed)}
            <form method="post" action=act class="form" novalidate>
                <input type="hidden" name="next" value=next />
                {zone_field(l, &typed, p.now)}
                <div class="actions">
                    <button class="button main">{say!(l, "zone-save")}</button>
                </div>
            </form>
            <p class="small soft">{say!(l, "zone-cookie")}</p>
        </main>
    }
    .into_any()
}

fn of_profile(p: &Page, title: String) -> AnyView {
    let l = p.l;
    view! {
        <main id="content" class="page narrow calm">
            <h1>{title}</h1>
            <p>{now_in(p)}</p>
            <p>{say!(l, "zone-in-profile")}</p>
            <p class="actions"><a class="button" href=p.href("/profile#time_zone")>{say!(l, "to-profile")}</a></p>
        </main>
    }
    .into_any()
}
