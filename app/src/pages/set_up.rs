//! The first organizer: the page of the link that a fresh hall prints once.

use super::sign_up::{summary, zone_field};
use super::{Page, page};
use crate::accounts::{Accounts, PASSWORD_MIN, SetUp, SetUpForm};
use crate::door::door;
use crate::say;
use crate::ui::{FieldKind, FormState, country_choices, field, own_select};
use leptos::prelude::*;

/// Makes the first organizer, while the link is good.
#[component]
pub fn SetUpPage() -> impl IntoView {
    page(|p: Page| async move {
        let l = p.l;
        let title = say!(l, "set-up-title");
        let typed = p
            .typed::<SetUp>()
            .unwrap_or_else(|| FormState::filled(&blank(&p)));
        let body = if door::<dyn Accounts>()
            .set_up_open(&typed.value("token"))
            .await?
        {
            form(&p, title.clone(), &typed)
        } else {
            closed(&p, title.clone())
        };
        Ok((title, body))
    })
}

fn blank(p: &Page) -> SetUpForm {
    SetUpForm {
        token: p.param("token").into(),
        time_zone: p.zone.as_ref().map_or("UTC", |zone| zone.name()).into(),
        ..SetUpForm::default()
    }
}

fn form(p: &Page, title: String, typed: &FormState) -> AnyView {
    let l = p.l;
    let act = p.action::<SetUp>();
    view! {
        <main id="content" class="page narrow">
            <h1>{title}</h1>
            <p class="lead">{say!(l, "set-up-lead")}</p>
            {summary(l, typed)}
            <form method="post" action=act class="form" novalidate>
                <input type="hidden" name="token" value=typed.value("token") />
                {field(l, typed, "name", say!(l, "field-name"), FieldKind::Text, true, None)}
                {field(l, typed, "email", say!(l, "field-email"), FieldKind::Email, true, None)}
                {field(
                    l,
                    typed,
                    "password",
                    say!(l, "field-password"),
                    FieldKind::NewPassword,
                    true,
                    Some(say!(l, "field-new-password-hint", min = PASSWORD_MIN)),
                )}
                <div class="fields">
                    {own_select(l, typed, ("country", "country"), say!(l, "field-country"), country_choices(l), None)}
                    {zone_field(l, typed, p.now)}
                </div>
                <div class="actions">
                    <button class="button main">{say!(l, "set-up-button")}</button>
                </div>
            </form>
        </main>
    }
    .into_any()
}

fn closed(p: &Page, title: String) -> AnyView {
    let l = p.l;
    view! {
        <main id="content" class="page narrow calm">
            <h1>{title}</h1>
            <p>{say!(l, "set-up-closed")}</p>
            <p>{say!(l, "set-up-closed-next")}</p>
            <p><code dir="ltr">"lecture-hall admin create --email"</code></p>
            <p class="actions"><a href=p.href("/sign-in")>{say!(l, "nav-sign-in")}</a></p>
        </main>
    }
    .into_any()
}
