//! What a page knows of its request: who reads it, in which language and zone, and what was typed before.

use crate::accounts::{CurrentSession, Organizer, Person};
use crate::answer::{Problem, Read, Refused};
use crate::door::door;
use crate::i18n::{Instant, Locale, Zone};
use crate::ui::{Flash, FlashStore, FormState, Notice, page_number};
use http::request::Parts;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::{use_location, use_params_map, use_query_map};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// What every page knows of its request.
#[derive(Debug, Clone)]
pub struct Page {
    /// The language of the address.
    pub l: Locale,
    /// Who reads it.
    pub person: Option<Person>,
    /// The reader's zone: profile, else cookie; `None` where neither says, so the lecture's own stands.
    pub zone: Option<Zone>,
    /// The server's clock.
    pub now: Instant,
    /// The path with the query, as asked for.
    pub address: String,
    /// The path's parameters and the query's, by name.
    params: Vec<(String, String)>,
    flash: Flash,
    /// Whether a form of this page shows what was refused.
    refusal_is_shown: Arc<AtomicBool>,
    /// Whether a part of this page shows what the page before has to say.
    notice_is_shown: Arc<AtomicBool>,
}

impl Page {
    /// Reads who asks, and what the session kept for this page.
    pub(super) async fn read(address: PageAddress) -> Read<Self> {
        let session = door::<dyn CurrentSession>();
        let person = session.who().await?;
        let zone = person
            .as_ref()
            .map(|p| p.zone.clone())
            .or_else(|| session.cookie_zone());
        let flash = door::<dyn FlashStore>().take().await;
        Ok(Self {
            l: address.l,
            person,
            zone,
            now: session.now(),
            address: address.path_and_query,
            params: address.params,
            flash,
            refusal_is_shown: Arc::default(),
            notice_is_shown: Arc::default(),
        })
    }

    /// A parameter of the path or the query; empty where absent.
    pub fn param(&self, name: &str) -> &str {
        self.params
            .iter()
            .find(|(n, _)| n == name)
            .map_or("", |(_, v)| v)
    }

    /// The page number of a list, from 1.
    pub fn page_number(&self) -> i64 {
        page_number(self.param("page"))
    }

    /// The zone to show a lecture's times in.
    pub fn zone_or<'a>(&'a self, lecture: &'a Zone) -> &'a Zone {
        self.zone.as_ref().unwrap_or(lecture)
    }

    /// What was typed into this server function's form before it was refused, if it was: asked for where that form is
    /// made, as what no form asks for is shown at the page's head.
    pub fn typed<S: ServerFn>(&self) -> Option<FormState> {
        self.typed_at(S::url())
    }

    /// What was typed into the form that posts to that address before it was refused, if it was.
    pub fn typed_at(&self, address: &str) -> Option<FormState> {
        let of = |form: &Option<(String, FormState)>| {
            let (url, typed) = form.as_ref()?;
            (url == address).then(|| typed.clone())
        };
        let refused = of(&self.flash.form);
        if refused.is_some() {
            self.refusal_is_shown.store(true, Ordering::Relaxed);
        }
        refused.or_else(|| of(&self.flash.pending))
    }

    /// Keeps the form that waits for its person to sign in, for the page after this one.
    pub async fn keep_pending(&self) {
        if self.flash.pending.is_some() {
            let pending = self.flash.pending.clone();
            let flash = Flash {
                pending,
                ..Flash::default()
            };
            door::<dyn FlashStore>().put(flash).await;
        }
    }

    /// What the page before has to say to whoever lands at the part of that id: asked for where that part is made, as what no
    /// part asks for is shown at the page's head.
    pub fn notice_at(&self, id: &str) -> Option<Notice> {
        let notice = self.flash.notice.clone();
        let notice = notice.filter(|_| self.flash.lands_at == id);
        if notice.is_some() {
            self.notice_is_shown.store(true, Ordering::Relaxed);
        }
        notice
    }

    /// What the page before has to say, and why its form was refused where that belongs to no field of this one.
    pub(super) fn notices(&self) -> [Option<Notice>; 2] {
        let of_button = self
            .flash
            .form
            .as_ref()
            .filter(|(_, typed)| typed.values.is_empty());
        let refused = of_button.and_then(|(_, typed)| Notice::bad(typed.problem(self.l, "")?));
        let is_shown = self.notice_is_shown.load(Ordering::Relaxed);
        let notice = self.flash.notice.clone().filter(|_| !is_shown);
        [notice, refused]
    }

    /// What was refused of a form that this page does not have (any more), as after a colleague's act; asked once the page
    /// is made.
    pub(super) fn refused_elsewhere(&self) -> Option<&FormState> {
        let (_, typed) = self.flash.form.as_ref()?;
        let has_fields = |typed: &FormState| {
            let of_field = |problem: &Problem| !problem.field.is_empty();
            !typed.values.is_empty() || typed.problems.iter().any(of_field)
        };
        let is_shown = self.refusal_is_shown.load(Ordering::Relaxed);
        Some(typed).filter(|typed| !is_shown && has_fields(typed))
    }

    /// The reader, or the refusal that leads to signing in.
    pub fn signed_in<R>(&self) -> Result<&Person, Refused<R>> {
        self.person.as_ref().ok_or(Refused::SignInFirst)
    }

    /// The organizer who reads, or the refusal.
    pub fn organizer<R>(&self) -> Result<Organizer, Refused<R>> {
        Organizer::of(self.signed_in()?.clone()).ok_or(Refused::NotAllowed)
    }

    /// An address of the site in this language: `/en` + path.
    pub fn href(&self, path: &str) -> String {
        self.l.href(path)
    }
}

/// What was asked for.
pub(super) struct PageAddress {
    /// The language it names.
    pub(super) l: Locale,
    params: Vec<(String, String)>,
    path_and_query: String,
}

impl PageAddress {
    /// The address of this request; none where it names no language of the hall.
    pub(super) fn of_request() -> Option<Self> {
        let params = use_params_map().get_untracked();
        let query = use_query_map().get_untracked();
        let l = Locale::parse(&params.get("locale")?)?;
        let location = use_location();
        let path_and_query = use_context::<Parts>()
            .and_then(|parts| Some(parts.uri.path_and_query()?.to_string()))
            .unwrap_or_else(|| location.pathname.get_untracked());
        // The path's own parameters come first, so that no query can speak for them.
        let params = params
            .into_iter()
            .chain(query)
            .map(|(name, value)| (name.into_owned(), value))
            .collect();
        Some(Self {
            l,
            params,
            path_and_query,
        })
    }
}
