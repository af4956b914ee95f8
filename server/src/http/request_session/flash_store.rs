//! What a request keeps for the next page: notices, and forms that were refused or wait for their person.

use super::RequestSession;
use crate::features::accounts::{SignedIn, is_to_keep};
use crate::http::cookies::CookieName;
use crate::http::flash;
use crate::http::form_mark::FormMark;
use app::accounts::{CurrentSession, PersonId};
use app::answer::Refused;
use app::ui::{Flash, FlashStore, SentForm};
use async_trait::async_trait;
use std::sync::atomic::Ordering;

/// Where the session keeps what the next page shows.
const FLASH: &str = "flash";
/// Whoever signs out leaves the browser to somebody else.
const SIGN_OUT: &str = "/api/sign-out";
/// So many forms travel in a cookie at once.
const FORMS_MOST: usize = 4;

impl RequestSession {
    /// Whose form it sends: whom it was made for, else who is signed in.
    async fn sender(&self) -> Option<PersonId> {
        if let Some(mark) = &self.mark {
            return Some(mark.person);
        }
        // Also of one who has changed too much lately it is known by then.
        let _ = self.who().await;
        self.signed_in_person().map(|signed_in| signed_in.person.id)
    }

    /// Says whose the forms are, and keeps what their person has typed in the database, where only they find it; what is left is
    /// for a cookie.
    async fn keep_forms(&self, flash: &mut Flash) {
        let of = self.sender().await;
        for form in &mut flash.forms {
            form.of = of.map(|person| person.0);
            form.nonce = self
                .mark
                .as_ref()
                .map_or_else(String::new, |mark| mark.nonce.clone());
        }
        let Some(person) = of.filter(|_| !flash.fleeting) else {
            return;
        };
        let (typed, rest): (Vec<_>, Vec<_>) = flash.forms.drain(..).partition(is_to_keep);
        flash.forms = rest;
        for form in typed {
            if self.limits.count_kept(person).is_err() {
                flash.forms.push(form);
                continue;
            }
            if let Err(error) = self.db.accounts().keep_form(person, form.clone()).await {
                tracing::error!(?error, request = self.request_id, "a form was not kept");
                flash.forms.push(form);
            }
        }
    }

    /// What waits in the cookie for other pages goes on waiting there; not for anybody but the reader, nor past the sign-out.
    fn carry_on(&self, flash: &mut Flash) {
        if self.path == SIGN_OUT {
            return;
        }
        let is_done = self.form_is_done.load(Ordering::Relaxed);
        let reader = self.signed_in_person().map(|reader| reader.person.id.0);
        let nonce = self.mark.as_ref().map_or("", |mark| mark.nonce.as_str());
        let sent = (self.path.as_str(), self.form_page.as_str(), nonce);
        let waits = self.flash.iter().flat_map(|before| &before.forms);
        for form in waits.filter(|form| form.of.is_none() || reader.is_none() || form.of == reader)
        {
            let is_over = is_done && sent == (&form.to, &form.page, &form.nonce);
            let is_there = flash.forms.iter().any(|other| other.is_like(form));
            if !is_over && !is_there && flash.forms.len() < FORMS_MOST {
                flash.forms.push(form.clone());
            }
        }
    }

    /// Takes from the cookie what is for that page, and leaves the rest.
    fn take_from_cookie(&self, page: &str, reader: Option<i64>) -> Flash {
        if !self.cookies.has_flash() {
            return Flash::default();
        }
        let kept = self.flash.clone().unwrap_or_default();
        let is_for = |form: &SentForm| form.is_for(page, reader);
        let (shown, rest): (Vec<_>, Vec<_>) = kept.forms.into_iter().partition(is_for);
        let taken = Flash {
            forms: shown,
            notice: kept.notice,
            lands_at: kept.lands_at,
            fleeting: false,
        };
        let rest = Flash {
            forms: rest,
            ..Flash::default()
        };
        if rest.forms.is_empty() {
            self.set_cookies.add(CookieName::Flash.remove(self.secure));
        } else if taken != Flash::default()
            && let Some(cookie) = flash::sealed(&rest, self.db.now(), &self.key, self.secure)
        {
            self.set_cookies.add(cookie);
        }
        taken
    }

    /// Takes from the session what did not fit into a cookie and is for that page, and leaves the rest.
    async fn take_from_session(&self, page: &str, reader: Option<i64>) -> Flash {
        if let (Some(signed_in), false) = (self.signed_in.get(), self.session.is_modified())
            && !signed_in.as_ref().is_some_and(|s| s.keeps(FLASH))
        {
            return Flash::default();
        }
        // Asked before removed, so that a page without a notice writes no session.
        match self.session.get::<Flash>(FLASH).await {
            Ok(Some(mut flash)) => {
                let is_for = |form: &SentForm| form.is_for(page, reader);
                let (shown, rest) = flash.forms.into_iter().partition(is_for);
                flash.forms = shown;
                let rest = Flash {
                    forms: rest,
                    ..Flash::default()
                };
                let left = if rest == Flash::default() {
                    self.session.remove_value(FLASH).await.map(|_| ())
                } else if flash == Flash::default() {
                    Ok(())
                } else {
                    self.session.insert(FLASH, rest).await
                };
                if let Err(error) = left {
                    tracing::error!(%error, request = self.request_id, "a notice was not taken");
                }
                flash
            }
            Ok(None) => Flash::default(),
            Err(error) => {
                tracing::error!(%error, request = self.request_id, "a session was not read");
                Flash::default()
            }
        }
    }

    /// Takes the forms of that page which are kept of whoever reads it.
    async fn take_forms(&self, page: &str) -> Vec<SentForm> {
        let signed_in = self.signed_in_person();
        let Some(signed_in) = signed_in.filter(|signed_in| signed_in.keeps_forms()) else {
            return Vec::new();
        };
        let id = signed_in.person.id;
        match self.db.accounts().take_forms(id, page).await {
            Ok(forms) => forms,
            Err(error) => {
                tracing::error!(
                    ?error,
                    request = self.request_id,
                    "kept forms were not read"
                );
                Vec::new()
            }
        }
    }
}

#[async_trait]
impl FlashStore for RequestSession {
    /// What somebody typed whom the hall knows is kept as theirs. All else is in a cookie where it fits into one, so that it
    /// costs the hall nothing; only who is signed in has a session that can hold more, and a visitor's form loses its longest
    /// texts.
    async fn put(&self, mut flash: Flash) {
        if !flash.forms.is_empty() {
            self.keep_forms(&mut flash).await;
        }
        self.carry_on(&mut flash);
        if flash == Flash::default() {
            return;
        }
        let sealed = |flash: &Flash| flash::sealed(flash, self.db.now(), &self.key, self.secure);
        if let Some(cookie) = sealed(&flash) {
            return self.set_cookies.add(cookie);
        }
        // Also of one who has changed too much lately: it takes the place of what their session kept before.
        let signed_in =
            !flash.fleeting && matches!(self.who().await, Ok(Some(_)) | Err(Refused::TooFast(_)));
        if signed_in {
            match self.session.insert(FLASH, flash).await {
                Ok(()) => {}
                Err(error) => {
                    tracing::error!(%error, request = self.request_id, "a notice was not kept");
                }
            }
        } else if let Some(cookie) = sealed(&flash::shortened(&flash)) {
            self.set_cookies.add(cookie);
        }
    }

    async fn take(&self, page: &str) -> Flash {
        // It is for the next page that somebody reads.
        if self.by_itself {
            return Flash::default();
        }
        let reader = self.signed_in_person().map(|reader| reader.person.id.0);
        let mut flash = self.take_from_cookie(page, reader);
        if flash == Flash::default() {
            flash = self.take_from_session(page, reader).await;
        }
        let mut forms = self.take_forms(page).await;
        forms.append(&mut flash.forms);
        Flash { forms, ..flash }
    }

    async fn forget(&self) {
        self.form_is_done.store(true, Ordering::Relaxed);
        let keeps = self.signed_in_person().is_some_and(SignedIn::keeps_forms);
        let Some(mark) = self.mark.as_ref().filter(|_| keeps) else {
            return;
        };
        let (page, nonce, to) = (
            self.form_page.clone(),
            mark.nonce.clone(),
            self.path.clone(),
        );
        let accounts = self.db.accounts();
        if let Err(error) = accounts.forget_form(mark.person, page, nonce, to).await {
            tracing::error!(
                ?error,
                request = self.request_id,
                "a kept form was not forgotten"
            );
        }
    }

    fn mark(&self, stays: bool) -> Option<String> {
        let mark = FormMark {
            nonce: if stays {
                String::new()
            } else {
                self.db.secret(8)
            },
            person: self.signed_in_person()?.person.id,
        };
        Some(mark.written(&self.key))
    }

    fn press(&self) -> String {
        self.db.secret(16)
    }
}
