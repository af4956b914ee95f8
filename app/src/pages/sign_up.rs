//! Making an account.

use super::render::PageContent;
use super::told::Told;
use super::wish::{named, way_to_wished, wish_field, wished, with_wish};
use super::{Page, page};
use crate::accounts::{PASSWORD_MIN, PersonKind, SignUp, SignUpForm};
use crate::answer::Read;
use crate::i18n::{Instant, Locale};
use crate::say;
use crate::ui::{
    Choice, FieldKind, FormState, choice_field, country_choices, error_summary, field,
    locale_choices, own_select, select, zone_choices,
};
use leptos::prelude::*;

/// The form of a new account.
#[component]
pub fn SignUpPage() -> impl IntoView {
    page(|p: Page| async move {
        let l = p.l;
        let title = say!(l, "sign-up-title");
        let body = match &p.person {
            Some(person) => signed_in_already(&p, title.clone(), &person.name),
            None => form(&p, title.clone()).await?,
        };
        let told = Told::at("/sign-up", &say!(l, "sign-up-lead"));
        Ok(PageContent::of_all(title, body, told))
    })
}

/// For those who are signed in: nothing to do here.
pub(super) fn signed_in_already(p: &Page, title: String, name: &str) -> AnyView {
    let l = p.l;
    view! {
        <main id="content" class="page narrow calm">
            <h1>{title}</h1>
            <p>{say!(l, "signed-in-as", name = name)}</p>
            <p class="actions">
                {way_to_wished(p)}
                <a href=p.href("/")>{say!(l, "to-programme")}</a>
                <a href=p.href("/profile")>{say!(l, "to-profile")}</a>
            </p>
        </main>
    }
    .into_any()
}

async fn form(p: &Page, title: String) -> Read<AnyView> {
    let l = p.l;
    let typed = p
        .typed::<SignUp>()
        .unwrap_or_else(|| FormState::filled(&blank(p)));
    let act = p.action::<SignUp>();
    let next = typed.value("next");
    let wished = wished(p, &typed).await?;
    let sign_in = with_wish(p.href("/sign-in"), next.clone(), named(wished.as_ref()));
    let form = view! {
        <main id="content" class="page narrow">
            <h1>{title}</h1>
            <p class="lead">{say!(l, "sign-up-lead")}</p>
            {summary(l, &typed)}
            <form method="post" action=act class="form" novalidate>
                <input type="hidden" name="next" value=next />
                <input type="hidden" name="press" value=typed.value("press") />
                {wish_field(p, wished.as_ref())}
                {field(l, &typed, "name", say!(l, "field-name"), FieldKind::Text, true, Some(say!(l, "field-name-hint")))}
                {field(l, &typed, "email", say!(l, "field-email"), FieldKind::Email, true, None)}
                {field(
                    l,
                    &typed,
                    "password",
                    say!(l, "field-password"),
                    FieldKind::NewPassword,
                    true,
                    Some(say!(l, "field-new-password-hint", min = PASSWORD_MIN)),
                )}
                {kind_field(l, &typed)}
                <div class="fields">
                    {own_select(l, &typed, ("country", "country"), say!(l, "field-country"), country_choices(l), None)}
                    {field(
                        l,
                        &typed,
                        "organisation",
                        say!(l, "field-organisation"),
                        FieldKind::Text,
                        true,
                        Some(say!(l, "field-organisation-hint")),
                    )}
                    {own_select(l, &typed, ("language", "language"), say!(l, "field-language"), locale_choices(), None)}
                    {zone_field(l, &typed, p.now)}
                </div>
                <div class="actions">
                    <button class="button main">{say!(l, "sign-up-button")}</button>
                </div>
            </form>
            <p>{say!(l, "have-account")}" "<a href=sign_in>{say!(l, "nav-sign-in")}</a></p>
        </main>
    };
    Ok(form.into_any())
}

fn blank(p: &Page) -> SignUpForm {
    SignUpForm {
        language: p.l.tag().into(),
        time_zone: p.zone.as_ref().map_or("UTC", |zone| zone.name()).into(),
        next: p.param("next").into(),
        press: Page::press(),
        enrol: p.param("enrol").into(),
        save: p.param("save").into(),
        ..SignUpForm::default()
    }
}

/// What is wrong with a form about oneself, by the labels of its fields.
pub(super) fn summary(l: Locale, typed: &FormState) -> AnyView {
    error_summary(l, typed, |field| {
        say!(l, &format!("field-{}", field.replace('_', "-")))
    })
}

/// What one does, with what it means for which lectures are open.
pub(super) fn kind_field(l: Locale, typed: &FormState) -> AnyView {
    let choices = [PersonKind::Official, PersonKind::Practitioner]
        .map(|kind| {
            let choice = Choice::new(kind.code(), say!(l, &format!("kind-{}", kind.code())));
            (choice, say!(l, &format!("kind-{}-hint", kind.code())))
        })
        .to_vec();
    choice_field(l, typed, "kind", say!(l, "field-kind"), choices)
}

/// The zone one lives in.
pub(super) fn zone_field(l: Locale, typed: &FormState, now: Instant) -> AnyView {
    let zones = zone_choices(l, &typed.value("time_zone"), now);
    select(
        l,
        typed,
        "time_zone",
        say!(l, "field-time-zone"),
        zones,
        true,
        Some(say!(l, "field-time-zone-hint")),
    )
}
