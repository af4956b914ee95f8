//! What forms about oneself call: who, look up the door, act, answer.
#![expect(
    missing_docs,
    reason = "the macro makes a struct of each server function's arguments"
)]

use super::after_sign_in::Wish;
use super::{
    Accounts, CurrentSession, Email, PasswordForm, PersonId, ProfileForm, SetUpForm, SignInForm,
    SignUpForm, Try, reauthenticated_organizer, signed_in, tried,
};
use crate::answer::{Answer, Problem, Refused, ValidationErrors};
use crate::door::door;
use crate::i18n::Zone;
use crate::say;
use crate::ui::{Notice, finish_form, finish_form_at, is_of_this_site};
use leptos::prelude::*;

/// Makes an account and signs it in.
#[server(prefix = "/api", endpoint = "sign-up")]
pub async fn sign_up(#[server(flatten)] form: SignUpForm) -> Answer<(), ValidationErrors> {
    let current = door::<dyn CurrentSession>();
    let done = async {
        let account = Email::written(&form.email);
        let id = tried(Try::SignUp, &account, async |attempt| {
            door::<dyn Accounts>().sign_up(&form, attempt).await
        });
        current.sign_in(id.await?).await.map_err(Refused::widen)?;
        current.knows(&account);
        Ok(Wish::fulfilled(&form.enrol, &form.save).await)
    };
    finish_form(done.await, &form, |l, wish| {
        let (next, welcome) = (next_page(l.tag(), &form.next), say!(l, "signed-up"));
        match wish {
            None => (next, Notice::ok(welcome)),
            Some(wish) => {
                let (to, notice) = wish.page(l, next);
                (to, notice.map(|notice| notice.with(vec![welcome])))
            }
        }
    })
    .await
}

/// Signs in.
#[server(prefix = "/api", endpoint = "sign-in")]
pub async fn sign_in(#[server(flatten)] form: SignInForm) -> Answer<(), ValidationErrors> {
    let current = door::<dyn CurrentSession>();
    let done = async {
        let account = Email::written(&form.email);
        let id = tried(Try::SignIn, &account, async |attempt| {
            door::<dyn Accounts>().authenticate(&form, attempt).await
        });
        current.sign_in(id.await?).await.map_err(Refused::widen)?;
        current.knows(&account);
        Ok(Wish::fulfilled(&form.enrol, &form.save).await)
    };
    finish_form(done.await, &form, |l, wish| {
        let next = next_page(l.tag(), &form.next);
        match wish {
            None => (next, None),
            Some(wish) => wish.page(l, next),
        }
    })
    .await
}

/// Signs out.
#[server(prefix = "/api", endpoint = "sign-out")]
pub async fn sign_out() -> Answer<(), ValidationErrors> {
    let done = door::<dyn CurrentSession>()
        .sign_out()
        .await
        .map_err(Refused::widen);
    finish_form(done, &(), |l, ()| {
        (format!("/{}/", l.tag()), Notice::ok(say!(l, "signed-out")))
    })
    .await
}

/// Changes one's own profile.
#[server(prefix = "/api", endpoint = "profile")]
pub async fn save_profile(#[server(flatten)] form: ProfileForm) -> Answer<(), ValidationErrors> {
    let done = async {
        let person = signed_in().await?;
        door::<dyn Accounts>().save_profile(&person, &form).await
    };
    finish_form(done.await, &form, |l, ()| {
        let l = crate::i18n::Locale::parse(&form.language).unwrap_or(l);
        (
            format!("/{}/profile", l.tag()),
            Notice::ok(say!(l, "profile-saved")),
        )
    })
    .await
}

/// Changes one's own password. Whoever guesses at the old one is asked to wait, as at the sign-in.
#[server(prefix = "/api", endpoint = "password")]
pub async fn change_password(
    #[server(flatten)] form: PasswordForm,
) -> Answer<(), ValidationErrors> {
    let current = door::<dyn CurrentSession>();
    let done = async {
        let person = signed_in().await?;
        tried(Try::Password, &person.email, async |attempt| {
            let session = current.stored_session();
            door::<dyn Accounts>()
                .change_password(&person, &form, session, attempt)
                .await
        })
        .await
    };
    finish_form(done.await, &form, |l, ()| {
        (
            format!("/{}/profile", l.tag()),
            Notice::ok(say!(l, "password-changed")),
        )
    })
    .await
}

/// Makes the first organizer.
#[server(prefix = "/api", endpoint = "set-up")]
pub async fn set_up(#[server(flatten)] form: SetUpForm) -> Answer<(), ValidationErrors> {
    let current = door::<dyn CurrentSession>();
    let done = async {
        let id = tried(Try::SetUp, "", async |attempt| {
            door::<dyn Accounts>().set_up(&form, attempt).await
        });
        current.sign_in(id.await?).await.map_err(Refused::widen)?;
        current.knows(&Email::written(&form.email));
        Ok(())
    };
    finish_form(done.await, &form, |l, ()| {
        (
            format!("/{}/organizer", l.tag()),
            Notice::ok(say!(l, "set-up-done")),
        )
    })
    .await
}

/// Confirms an official, or takes it back, or declines to: what is held for them is free.
#[server(prefix = "/api", endpoint = "confirm")]
pub async fn confirm(
    person: i64,
    confirmed: bool,
    #[server(default)] declined: bool,
    #[server(default)] next: String,
) -> Answer<(), ValidationErrors> {
    let done = async {
        let organizer = reauthenticated_organizer().await?;
        door::<dyn Accounts>()
            .confirm(&organizer, PersonId(person), confirmed)
            .await
    };
    finish_form(done.await, &(), |l, ()| {
        let key = if confirmed {
            "official-confirmed"
        } else if declined {
            "official-declined"
        } else {
            "official-unconfirmed"
        };
        (next_page(l.tag(), &next), Notice::ok(say!(l, key)))
    })
    .await
}

/// Keeps a visitor's zone in a cookie; for those whose browser runs no script.
#[server(prefix = "/api", endpoint = "zone")]
pub async fn choose_zone(
    time_zone: String,
    #[server(default)] next: String,
) -> Answer<(), ValidationErrors> {
    let done = match Zone::parse(&time_zone) {
        Some(zone) => {
            door::<dyn CurrentSession>().keep_zone(&zone);
            Ok(())
        }
        None => Err(ValidationErrors(vec![Problem::new("time_zone", "zone-unknown")]).into()),
    };
    let back = next_page("en", &next);
    finish_form_at(done, &(), &back, |l, ()| (next_page(l.tag(), &next), None)).await
}

/// A page of this site to go on to; the programme where none, or none of ours, was asked for.
fn next_page(tag: &str, next: &str) -> String {
    if is_of_this_site(next) {
        next.to_owned()
    } else {
        format!("/{tag}/")
    }
}
