//! Around every page: the head, the foot, and at the desk its sections.

use super::Page;
use super::render::PageContent;
use super::told;
use crate::accounts::{Role, SignOut};
use crate::door::door;
use crate::i18n::Locale;
use crate::reports::Reports;
use crate::say;
use crate::ui::{Site, action, as_written, escaped, menu, notice, sent_elsewhere, written};
use leptos::prelude::*;
use leptos_meta::{Stylesheet, Title};

/// Which part of the site a page belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// What everybody may see.
    Public,
    /// The desk's section of that name.
    Desk(&'static str),
}

/// The page between its head and its foot.
pub(super) async fn framed(page: &Page, content: PageContent, section: Section) -> AnyView {
    let l = page.l;
    let PageContent {
        title,
        body,
        told: of_all,
    } = content;
    let tags = told::tags(l, &title, of_all);
    let foot = foot(page).await;
    let [told, refused] = page.notices();
    let elsewhere = page.sent_elsewhere();
    let elsewhere = (!elsewhere.is_empty()).then(|| {
        let told = elsewhere.into_iter().map(|typed| sent_elsewhere(l, typed));
        told.collect_view()
    });
    let body = match section {
        Section::Public => {
            let said = (told.is_some() || refused.is_some() || elsewhere.is_some()).then(
                || view! { <div class="page">{notice(told)}{notice(refused)}{elsewhere}</div> },
            );
            view! { {said}{body} }.into_any()
        }
        Section::Desk(section) => {
            let style = use_context::<Site>().unwrap_or_default().desk;
            view! {
                <Stylesheet href=style />
                <div class="desk">
                    {sections(page, section)}
                    <main id="content">{notice(told)}{notice(refused)}{elsewhere}{body}</main>
                </div>
            }
            .into_any()
        }
    };
    // All of it is known by now. Written at once, it costs the renderer none of its way around what is still awaited.
    as_written(written(view! {
        <Title text=escaped(&page.full_title(title)) />
        {tags}
        <a class="skip" href="#content">{say!(l, "skip")}</a>
        {head(page)}
        {body}
        {foot}
    }))
}

/// The sections of the desk.
fn sections(page: &Page, here: &'static str) -> AnyView {
    let l = page.l;
    let links = [
        ("schedule", ""),
        ("lectures", "/lectures"),
        ("people", "/people"),
        ("reports", "/reports"),
    ]
    .into_iter()
    .map(|(section, path)| {
        let label = say!(l, &format!("desk-{section}"));
        let current = (section == here).then_some("page");
        view! { <a href=page.href(&format!("/organizer{path}")) aria-current=current>{label}</a> }
    })
    .collect_view();
    view! { <nav aria-label=say!(l, "desk-label")>{links}</nav> }.into_any()
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
    let language = view! { <span><span class="unseen">{say!(l, "nav-language")}": "</span>{l.own_name()}</span> };
    let languages = view! { <ul>{languages}</ul> };
    let me = match &page.person {
        Some(person) => {
            let sign_out = action::<SignOut>(l);
            // The head may have room for its beginning only.
            let whole = person.name.clone();
            let links = view! {
                <p class="soft small" dir="auto">{whole}</p>
                <ul>
                    <li>{link(page, "/my", say!(l, "nav-my"))}</li>
                    <li>{link(page, "/profile", say!(l, "nav-profile"))}</li>
                    <li>
                        <form method="post" action=sign_out novalidate>
                            <button class="link">{say!(l, "nav-sign-out")}</button>
                        </form>
                    </li>
                </ul>
            };
            let name = view! { <span dir="auto">{person.name.clone()}</span> };
            menu("menu-account", name.into_any(), links.into_any())
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
                    {menu("menu-language", language.into_any(), languages.into_any())}
                    {me}
                </div>
            </div>
        </header>
    }
    .into_any()
}

async fn foot(page: &Page) -> AnyView {
    let l = page.l;
    let asked = page.address.split('?').next().unwrap_or_default();
    // These pages have the figures themselves, and the way to what they mean.
    let in_figures = ["/", "/counting"]
        .iter()
        .any(|path| asked.trim_end_matches('/') == page.href(path).trim_end_matches('/'));
    // The foot is an ornament: where the figures cannot be read, the page stands without them.
    let counters = if in_figures {
        None
    } else {
        door::<dyn Reports>().counters().await.ok()
    };
    let counters = counters.map(|c| {
        let figures = say!(
            l,
            "foot-figures",
            participants = c.participants,
            countries = c.countries,
            replays = c.replays,
        );
        view! { <span>{figures}</span> }
    });
    let counting = (!in_figures)
        .then(|| view! { <a href=page.href("/counting")>{say!(l, "nav-counting")}</a> });
    view! {
        <footer class="foot">
            <div class="page">
                {counters}
                <a href=page.href("/countries")>{say!(l, "nav-countries")}</a>
                {counting}
                <a href=page.href("/zone")>{say!(l, "nav-zone")}</a>
            </div>
        </footer>
    }
    .into_any()
}
