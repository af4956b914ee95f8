//! One's own profile, and what is known of one's office.

use super::sign_up::{kind_field, summary, zone_field};
use super::{Page, page};
use crate::accounts::{
    ChangePassword, OfficialStatus, PASSWORD_MIN, Person, ProfileForm, SaveProfile,
};
use crate::say;
use crate::ui::{FieldKind, FormState, country_choices, field, locale_choices, own_select};
use leptos::prelude::*;

/// The form of one's profile.
#[component]
pub fn Profile() -> impl IntoView {
    page(|p: Page| async move {
        let l = p.l;
        let person = p.signed_in()?;
        let title = say!(l, "profile-title");
        let typed = p
            .typed::<SaveProfile>()
            .unwrap_or_else(|| FormState::filled(&filled(person)));
        let act = p.action::<SaveProfile>();
        let body = view! {
            <main id="content" class="page narrow">
                <h1>{title.clone()}</h1>
                <p>{say!(l, "signs-in-with")}" "<bdi>{person.email.clone()}</bdi></p>
                {official_status(&p, person)}
                {summary(l, &typed)}
                <form method="post" action=act class="form" novalidate>
                    {field(l, &typed, "name", say!(l, "field-name"), FieldKind::Text, true, Some(say!(l, "field-name-hint")))}
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
                        <button class="button main">{say!(l, "profile-save")}</button>
                    </div>
                </form>
                {password(&p)}
            </main>
        };
        Ok((title, body.into_any()))
    })
}

/// Another password. It is typed for the other sessions' sake too, which end with it.
fn password(p: &Page) -> AnyView {
    let l = p.l;
    let mut typed = p.typed::<ChangePassword>().unwrap_or_default();
    // What belongs to no field stands above the page.
    typed.problems.retain(|problem| !problem.field.is_empty());
    let act = p.action::<ChangePassword>();
    let hint = say!(l, "field-new-password-hint", min = PASSWORD_MIN);
    let email = p.person.as_ref().map(|person| person.email.clone());
    view! {
        <section aria-labelledby="password-title">
            <h2 id="password-title">{say!(l, "password-title")}</h2>
            <p>{say!(l, "password-text")}</p>
            {summary(l, &typed)}
            <form method="post" action=act class="form" novalidate>
                // Whose password it is, for whoever keeps passwords; it has no name, so it is not sent.
                <input type="email" value=email autocomplete="username" readonly hidden />
                {field(l, &typed, "old_password", say!(l, "field-old-password"), FieldKind::Password, true, None)}
                {field(l, &typed, "new_password", say!(l, "field-new-password"), FieldKind::NewPassword, true, Some(hint))}
                <div class="actions">
                    <button class="button">{say!(l, "password-save")}</button>
                </div>
            </form>
        </section>
    }
    .into_any()
}

fn filled(person: &Person) -> ProfileForm {
    ProfileForm {
        name: person.name.clone(),
        country: person.country.clone(),
        organisation: person.organisation.clone(),
        kind: person.kind.code().into(),
        language: person.language.tag().into(),
        time_zone: person.zone.name().into(),
    }
}

/// What an organizer has confirmed of an official, and what happens next. A practitioner has nothing to wait for.
fn official_status(p: &Page, person: &Person) -> AnyView {
    let l = p.l;
    let (class, key) = match person.official_status {
        OfficialStatus::None => return ().into_any(),
        OfficialStatus::Claimed => ("notice warn", "official-status-claimed"),
        OfficialStatus::Confirmed => ("notice ok", "official-status-confirmed"),
    };
    view! {
        <section class=class aria-labelledby="official-status">
            <h2 id="official-status">{say!(l, key)}</h2>
            <p>{say!(l, &format!("{key}-text"))}</p>
        </section>
    }
    .into_any()
}
