//! The frame of every page: who reads it, in which language and zone; the head and the foot around it.

use super::calm;
use crate::accounts::{CurrentSession, Organizer, Person, Role, SignOut};
use crate::answer::{Read, Refused};
use crate::door::door;
use crate::i18n::{Instant, Locale, Zone};
use crate::reports::Reports;
use crate::say;
use crate::ui::{
    Flash, FlashStore, FormState, Notice, action, as_written, escaped, notice, page_number, written,
};
use http::request::Parts;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_meta::Title;
use leptos_router::hooks::{use_location, use_params_map, use_query_map};
use std::future::Future;

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
}

impl Page {
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

    /// What was typed into this server function's form before it was refused, if it was.
    pub fn typed<S: ServerFn>(&self) -> Option<FormState> {
        self.typed_at(S::url())
    }

    /// What was typed into the form that posts to that address before it was refused, if it was.
    pub fn typed_at(&self, address: &str) -> Option<FormState> {
        let of = |form: &Option<(String, FormState)>| {
            let (url, typed) = form.as_ref()?;
            (url == address).then(|| typed.clone())
        };
        of(&self.flash.form).or_else(|| of(&self.flash.pending))
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

/// What a page shows: its title, and its body including `<main>`.
pub type Shown = (String, AnyView);

/// Whether a page is part of the organizer's desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Desk {
    /// It is not.
    Outside,
    /// The section of that name.
    Section(&'static str),
}

/// A page of the public part.
pub fn page<F, Fut>(show: F) -> AnyView
where
    F: FnOnce(Page) -> Fut + Send + 'static,
    Fut: Future<Output = Read<Shown>> + Send + 'static,
{
    page_of(Desk::Outside, show)
}

/// A page: reads who asks, lets `show` write it, and answers refusals calmly with their status.
pub fn page_of<F, Fut>(desk: Desk, show: F) -> AnyView
where
    F: FnOnce(Page) -> Fut + Send + 'static,
    Fut: Future<Output = Read<Shown>> + Send + 'static,
{
    let asked = asked();
    Suspend::new(async move {
        let Some((l, params, address)) = asked else {
            return calm::not_found(Locale::En);
        };
        match read(l, params, address).await {
            Err(refused) => calm::refused(l, &refused),
            Ok(reader) => match show(reader.clone()).await {
                Ok((title, body)) => framed(&reader, title, body, desk).await,
                Err(Refused::SignInFirst) => calm::to_sign_in(&reader),
                Err(refused) => calm::framed_refusal(&reader, &refused).await,
            },
        }
    })
    .into_any()
}

type Asked = (Locale, Vec<(String, String)>, String);

fn asked() -> Option<Asked> {
    let params = use_params_map().get_untracked();
    let query = use_query_map().get_untracked();
    let l = Locale::parse(&params.get("locale")?)?;
    let location = use_location();
    let address = use_context::<Parts>()
        .and_then(|parts| Some(parts.uri.path_and_query()?.to_string()))
        .unwrap_or_else(|| location.pathname.get_untracked());
    // The path's own parameters come first, so that no query can speak for them.
    let all = params
        .into_iter()
        .chain(query)
        .map(|(name, value)| (name.into_owned(), value))
        .collect();
    Some((l, all, address))
}

async fn read(l: Locale, params: Vec<(String, String)>, address: String) -> Read<Page> {
    let visit = door::<dyn CurrentSession>();
    let person = visit.who().await?;
    let zone = person
        .as_ref()
        .map(|p| p.zone.clone())
        .or_else(|| visit.cookie_zone());
    let flash = door::<dyn FlashStore>().take().await;
    Ok(Page {
        l,
        person,
        zone,
        now: visit.now(),
        address,
        params,
        flash,
    })
}

/// The page between its head and its foot.
pub(super) async fn framed(page: &Page, title: String, body: AnyView, desk: Desk) -> AnyView {
    let l = page.l;
    let foot = foot(page).await;
    let told: Option<Notice> = page.flash.notice.clone();
    // What a one-button form was refused for belongs to no field of the page, so it stands above it.
    let refused = page
        .flash
        .form
        .as_ref()
        .filter(|(_, typed)| typed.values.is_empty())
        .and_then(|(_, typed)| Notice::bad(typed.problem(l, "")?));
    let body = match desk {
        Desk::Outside => {
            let said = (told.is_some() || refused.is_some())
                .then(|| view! { <div class="page">{notice(told)}{notice(refused)}</div> });
            view! { {said}{body} }.into_any()
        }
        Desk::Section(section) => view! {
            <div class="desk">
                {super::organizer::sections(page, section)}
                <main id="content">{notice(told)}{notice(refused)}{body}</main>
            </div>
        }
        .into_any(),
    };
    // All of it is known by now. Written at once, it costs the renderer none of its way around what is still awaited.
    as_written(written(view! {
        <Title text=escaped(&say!(l, "page-title", title = title)) />
        <a class="skip" href="#content">{say!(l, "skip")}</a>
        {head(page)}
        {body}
        {foot}
    }))
}

fn mark() -> AnyView {
    view! {
        <svg viewBox="0 0 28 28" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" aria-hidden="true">
            <path d="M3 20c4.5-9 8-9 11-3s6.500 6 11-3" />
            <path d="M3 12c4.5-6 8-6 11-2s6.500 4 11-2" opacity=".55" />
        </svg>
    }
    .into_any()
}

fn link(page: &Page, path: &str, label: String) -> AnyView {
    let href = page.href(path);
    let asked = page.address.split('?').next().unwrap_or_default();
    let here = asked.trim_end_matches('/') == href.trim_end_matches('/')
        || (path.len() > 1 && asked.starts_with(&format!("{href}/")));
    view! { <a href=href aria-current=here.then_some("page")>{label}</a> }.into_any()
}

fn head(page: &Page) -> AnyView {
    let l = page.l;
    let languages = Locale::ALL
        .into_iter()
        .map(|other| {
            let href = page.address.replacen(&format!("/{}", l.tag()), &format!("/{}", other.tag()), 1);
            let here = (other == l).then_some("true");
            view! { <li><a href=href lang=other.tag() hreflang=other.tag() aria-current=here>{other.own_name()}</a></li> }
        })
        .collect_view();
    let me = match &page.person {
        Some(person) => {
            let sign_out = action::<SignOut>(l);
            view! {
                <details class="menu" name="head">
                    <summary><span dir="auto">{person.name.clone()}</span></summary>
                    <ul>
                        <li>{link(page, "/my", say!(l, "nav-my"))}</li>
                        <li>{link(page, "/profile", say!(l, "nav-profile"))}</li>
                        <li>
                            <form method="post" action=sign_out>
                                <button class="link">{say!(l, "nav-sign-out")}</button>
                            </form>
                        </li>
                    </ul>
                </details>
            }
            .into_any()
        }
        None => link(page, "/sign-in", say!(l, "nav-sign-in")),
    };
    let organizes = page
        .person
        .as_ref()
        .is_some_and(|p| p.role >= Role::Organizer);
    let desk = organizes.then(|| link(page, "/organizer", say!(l, "nav-desk")));
    let my = page
        .person
        .is_some()
        .then(|| link(page, "/my", say!(l, "nav-my")));
    view! {
        <header class="head">
            <div class="page">
                <a class="mark" href=page.href("/")>{mark()}<span>{say!(l, "hall-name")}</span></a>
                <nav aria-label=say!(l, "nav-label")>
                    {link(page, "/", say!(l, "nav-programme"))}
                    {link(page, "/replays", say!(l, "nav-replays"))}
                    {link(page, "/search", say!(l, "nav-search"))}
                    {my}
                    {desk}
                </nav>
                <div class="tools">
                    <details class="menu" name="head">
                        <summary>
                            <span><span class="unseen">{say!(l, "nav-language")}": "</span>{l.own_name()}</span>
                        </summary>
                        <ul>{languages}</ul>
                    </details>
                    {me}
                </div>
            </div>
        </header>
    }
    .into_any()
}

async fn foot(page: &Page) -> AnyView {
    let l = page.l;
    // The foot is an ornament: where the figures cannot be read, the page stands without them.
    let counters = door::<dyn Reports>().counters().await.ok().map(|c| {
        let figures = say!(
            l,
            "foot-figures",
            participants = c.participants,
            countries = c.countries,
            replays = c.replays,
        );
        view! { <span>{figures}</span> }
    });
    view! {
        <footer class="foot">
            <div class="page">
                {counters}
                <a href=page.href("/counting")>{say!(l, "nav-counting")}</a>
                <a href=page.href("/zone")>{say!(l, "nav-zone")}</a>
            </div>
        </footer>
    }
    .into_any()
}
