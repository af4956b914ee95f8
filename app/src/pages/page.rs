//! What a page knows of its request: who reads it, in which language and zone, and what was typed before.

use crate::accounts::{CurrentSession, Organizer, Person};
use crate::answer::{Problem, Read, Refused};
use crate::door::door;
use crate::i18n::{Instant, Locale, Zone};
use crate::say;
use crate::ui::{Flash, FlashStore, FormState, Notice, SentForm, action_of, page_number, place_of};
use http::request::Parts;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::{use_location, use_params_map, use_query_map};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock};

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
    /// The addresses of those forms of this page that show what was typed into them.
    shown: Arc<Mutex<Vec<String>>>,
    /// Whether a part of this page shows what the page before has to say.
    notice_is_shown: Arc<AtomicBool>,
    /// Whether something is wrong with what was asked for, beside what the page before tells of.
    is_wrong: Arc<AtomicBool>,
    /// The mark of its forms.
    mark: Arc<OnceLock<Option<String>>>,
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
        let place = place_of(&address.path_and_query);
        let flash = door::<dyn FlashStore>().take(&place).await;
        Ok(Self {
            l: address.l,
            person,
            zone,
            now: session.now(),
            address: address.path_and_query,
            params: address.params,
            flash,
            shown: Arc::default(),
            notice_is_shown: Arc::default(),
            is_wrong: Arc::default(),
            mark: Arc::default(),
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
        let of = |sent: &&SentForm| sent.to == address;
        let sent = self.flash.forms.iter().find(of)?;
        if let Ok(mut shown) = self.shown.lock() {
            shown.push(address.to_owned());
        }
        Some(sent.typed.clone())
    }

    /// Where a form of this page that people type into posts to. It says which page it stands on and for whom it was made: what
    /// is typed is led back here, and is shown to nobody else.
    pub fn action<S: ServerFn>(&self) -> String {
        self.action_at(S::url())
    }

    /// The same for a form that is sent to that address.
    pub fn action_at(&self, url: &str) -> String {
        let mark = self
            .mark
            .get_or_init(|| door::<dyn FlashStore>().mark(false));
        action_of(self.l, url, &self.address, mark.as_deref())
    }

    /// The same for a form of a page that is fetched again and again and compared with what it was.
    pub fn steady_action<S: ServerFn>(&self) -> String {
        let mark = door::<dyn FlashStore>().mark(true);
        action_of(self.l, S::url(), &self.address, mark.as_deref())
    }

    /// What tells two presses of one form that makes something from presses of two.
    pub fn press() -> String {
        door::<dyn FlashStore>().press()
    }

    /// Says that something is wrong with what was asked for, which the page tells itself.
    pub fn is_wrong(&self) {
        self.is_wrong.store(true, Ordering::Relaxed);
    }

    /// The page's title as browsers show and read it out: where something is wrong, that comes first.
    pub(super) fn full_title(&self, title: String) -> String {
        let refused = |sent: &SentForm| !sent.waits && !sent.typed.problems.is_empty();
        let title = say!(self.l, "page-title", title = title);
        if self.is_wrong.load(Ordering::Relaxed) || self.flash.forms.iter().any(refused) {
            say!(self.l, "errors-page-title", title = title)
        } else {
            title
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
        let mut refused = self.flash.forms.iter().filter(|sent| !sent.waits);
        let of_button = refused.find(|sent| sent.typed.values.is_empty());
        let refused = of_button.and_then(|sent| Notice::bad(sent.typed.problem(self.l, "")?));
        let is_shown = self.notice_is_shown.load(Ordering::Relaxed);
        let notice = self.flash.notice.clone().filter(|_| !is_shown);
        // Signed in by now, and nothing of what waited has been done.
        let waited = self.flash.forms.iter().any(|sent| sent.waits);
        let again = || Notice::ok(say!(self.l, "signed-in-press-again")).filter(|_| waited);
        [notice.or_else(again), refused]
    }

    /// What was refused, or waited, of forms that this page does not have (any more), as after a colleague's act; asked once
    /// the page is made.
    pub(super) fn sent_elsewhere(&self) -> Vec<&FormState> {
        let shown = self.shown.lock().map(|shown| shown.clone());
        let shown = shown.unwrap_or_default();
        let is_told = |sent: &&SentForm| {
            let of_field = |problem: &Problem| !problem.field.is_empty();
            let typed = sent.typed.values.values().any(|value| !value.is_empty());
            let told = typed || (!sent.waits && !sent.typed.values.is_empty());
            !shown.contains(&sent.to) && (told || sent.typed.problems.iter().any(of_field))
        };
        let elsewhere = self.flash.forms.iter().filter(is_told);
        elsewhere.map(|sent| &sent.typed).collect()
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
