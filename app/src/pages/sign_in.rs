//! Signing in.

use super::sign_up::{signed_in_already, summary};
use super::wish::{named, wish_field, wished, with_wish};
use super::{Page, page};
use crate::accounts::{Person, SignIn, SignInForm};
use crate::answer::Problem;
use crate::door::door;
use crate::say;
use crate::ui::{FieldKind, FormState, Reauthentication, field};
use leptos::prelude::*;

/// The form for those who have an account.
#[component]
pub fn SignInPage() -> impl IntoView {
    page(|p: Page| async move {
        let l = p.l;
        let title = say!(l, "sign-in-title");
        if let Some(person) = &p.person {
            if p.param("again") == "1" && door::<dyn Reauthentication>().is_required() {
                return Ok(confirm_it(&p, person));
            }
            return Ok((title.clone(), signed_in_already(&p, title, &person.name)));
        }
        let blank = || {
            FormState::filled(&SignInForm {
                next: p.param("next").into(),
                enrol: p.param("enrol").into(),
                save: p.param("save").into(),
                ..SignInForm::default()
            })
        };
        let typed = p.typed::<SignIn>().unwrap_or_else(blank);
        let act = p.action::<SignIn>();
        let next = typed.value("next");
        let wished = wished(&p, &typed).await?;
        let sign_up = with_wish(p.href("/sign-up"), next.clone(), named(wished.as_ref()));
        let body = view! {
            <main id="content" class="page narrow">
                <h1>{title.clone()}</h1>
                {summary(l, &typed)}
                <form method="post" action=act class="form" novalidate>
                    <input type="hidden" name="next" value=next />
                    {wish_field(&p, wished.as_ref())}
                    {field(l, &typed, "email", say!(l, "field-email"), FieldKind::Account, true, None)}
                    {field(l, &typed, "password", say!(l, "field-password"), FieldKind::Password, true, None)}
                    <div class="actions">
                        <button class="button main">{say!(l, "sign-in-button")}</button>
                    </div>
                </form>
                <p>{say!(l, "no-account-yet")}" "<a href=sign_up>{say!(l, "sign-up-link")}</a></p>
            </main>
        };
        Ok((title, body.into_any()))
    })
}

/// The form for an organizer who was away: the password alone.
fn confirm_it(p: &Page, person: &Person) -> (String, AnyView) {
    let l = p.l;
    let title = say!(l, "confirm-it-title");
    let mut typed = p.typed::<SignIn>().unwrap_or_default();
    for problem in &mut typed.problems {
        // Nobody typed an address here.
        if problem.key == "problem-credentials" {
            *problem = Problem::new("password", "problem-this-password");
        }
    }
    let (next, act) = (p.param("next").to_owned(), p.action::<SignIn>());
    let body = view! {
        <main id="content" class="page narrow">
            <h1>{title.clone()}</h1>
            <p>{say!(l, "confirm-it-text")}</p>
            {summary(l, &typed)}
            <form method="post" action=act class="form" novalidate>
                <input type="hidden" name="next" value=next />
                <input type="hidden" name="email" value=person.email.clone() autocomplete="username" />
                {field(l, &typed, "password", say!(l, "field-password"), FieldKind::Password, true, None)}
                <div class="actions">
                    <button class="button main">{say!(l, "confirm-it-button")}</button>
                </div>
            </form>
        </main>
    };
    (title, body.into_any())
}
