//! The programme: at first sight what this is, or one's next lecture, and what is on; then the days.

mod days;
mod filters;
mod first;
mod for_me;
mod hello;
mod reader;
mod row;
mod shared;
mod viewpoint;

pub(super) use reader::Reader;
pub(super) use row::{row, seat};
pub use shared::{Making, ProgrammeKey, SharedProgramme, SharedProgrammes};
pub(super) use viewpoint::Viewpoint;

use super::render::{PageContent, title_of_page};
use super::told::{Told, absolute};
use super::{Page, page, to_last_page};
use crate::calendar::{programme_feed, subscribe};
use crate::door::door;
use crate::i18n::Locale;
use crate::lectures::{Filter, Lectures};
use crate::reports::{Counters, Reports};
use crate::say;
use crate::ui::{address_on_paper, as_written, pagination};
use leptos::prelude::*;
use leptos_meta::Link;

/// The programme.
#[component]
pub fn Programme() -> impl IntoView {
    page(|p: Page| async move {
        let l = p.l;
        let key = ProgrammeKey::of(&p);
        let lectures = door::<dyn Lectures>();
        let making = Box::pin(key.make(&*lectures, p.now));
        let shared = door::<dyn SharedProgrammes>()
            .get(&key, p.now, making)
            .await?;
        let filter = &key.filter;
        let to_page = |page| {
            let filter = Filter {
                page,
                ..filter.clone()
            };
            filters::address(l, &filter)
        };
        if let Some(last) = to_last_page(filter.page, shared.pages, to_page) {
            return Ok(PageContent::from(last));
        }
        let reader = Reader::of(&p).await?;
        let counters = door::<dyn Reports>().counters().await?;
        let title = say!(
            l,
            if filter.past {
                "past-title"
            } else {
                "programme-title"
            }
        );

        // What is narrowed or is over has a low head, so that its lectures come first.
        let whole_view = Filter {
            for_me: filter.for_me && p.person.is_some(),
            page: 1,
            ..Filter::default()
        };
        let hello = if *filter == whole_view {
            hello::hello(&p, &reader, &shared).await?
        } else {
            None
        };
        let heading = hello.is_none().then(|| view! { <h1>{title.clone()}</h1> });
        let why = key.for_me.as_ref().map(|for_me| {
            let all = address_of_all(l, filter);
            for_me.sentence(l, shared.hidden.len(), all)
        });
        let list = if shared.days.is_empty() {
            nothing(&p, filter, shared.hidden.len())
        } else {
            days::list(&p, &reader, &shared, filter.past)
        };
        let times = shared.starts();
        let pages = pagination(l, filter.page, shared.pages, to_page);
        let feed = programme_feed(l, filter);
        let body = view! {
            {hello}
            <Link rel="alternate" type_="text/calendar" title=say!(l, "subscribe-programme") href=absolute(&feed) />
            <main id="content" class="page">
                {heading}
                <nav class="filters bar" aria-label=say!(l, "filters-label")>
                    {as_written(shared.filters.clone())}
                    {filters::zone(&p, &times)}
                    {why}
                </nav>
                {list}
                {pages}
                {other_time(l, filter)}
                {subscribe(l, "programme-feed", say!(l, "subscribe-programme"), &feed)}
                {in_figures(&p, counters, true)}
                {address_on_paper(l, &filters::address(l, filter), true)}
            </main>
        };
        // What is narrowed is a part of the same list.
        let whole = Filter {
            past: filter.past,
            page: 1,
            ..Filter::default()
        };
        let at = Filter {
            page: filter.page,
            ..whole.clone()
        };
        let at = if at == *filter { at } else { whole };
        let told = Told::at(format!("/{}", at.query()), &say!(l, "hall-about"));
        let title = title_of_page(l, title, filter.page, shared.pages);
        Ok(PageContent::of_all(title, body.into_any(), told))
    })
}

/// From what is to come to what is over, or back, with the same filters.
fn other_time(l: Locale, filter: &Filter) -> AnyView {
    let href = filters::address(
        l,
        &Filter {
            past: !filter.past,
            for_me: false,
            page: 1,
            ..filter.clone()
        },
    );
    let label = say!(
        l,
        if filter.past {
            "to-upcoming"
        } else {
            "to-past"
        }
    );
    view! { <p class="other"><a href=href>{label}</a></p> }.into_any()
}

/// The address of the same list with what does not suit the reader.
fn address_of_all(l: Locale, filter: &Filter) -> String {
    let all = Filter {
        for_me: false,
        ..filter.clone()
    };
    filters::address(l, &all)
}

/// No lecture: because none suits the reader, because of the filters, or because there is none.
fn nothing(p: &Page, filter: &Filter, hidden: usize) -> AnyView {
    let l = p.l;
    let all = Filter {
        past: filter.past,
        page: 1,
        ..Filter::default()
    };
    let (key, clear) = if hidden > 0 {
        ("for-me-none", Some(address_of_all(l, filter)))
    } else if filter.set() > 0 {
        ("none-match", Some(filters::address(l, &all)))
    } else if filter.past {
        ("none-past", None)
    } else {
        ("none-upcoming", None)
    };
    let (title, text) = (say!(l, key), say!(l, &format!("{key}-text")));
    let clear = clear.map(|href| {
        view! { <p><a class="button quiet" href=href>{say!(l, "filters-clear")}</a></p> }
    });
    view! {
        <div class="empty">
            <h2>{title}</h2>
            <p>{text}</p>
            {clear}
        </div>
    }
    .into_any()
}

/// The public counters, with the way to their definitions where those are on another page.
pub(super) fn in_figures(p: &Page, c: Counters, defined_elsewhere: bool) -> AnyView {
    let l = p.l;
    let figures = [
        ("counter-participants", c.participants),
        ("counter-countries", c.countries),
        ("counter-lectures", c.lectures),
        ("counter-replays", c.replays),
    ]
    .into_iter()
    .map(|(key, n)| view! { <div><dt>{say!(l, key, n = n)}</dt><dd>{crate::i18n::number(l, n)}</dd></div> })
    .collect_view();
    let definitions = defined_elsewhere
        .then(|| view! { <p class="small"><a href=p.href("/counting")>{say!(l, "counters-defined")}</a></p> });
    view! {
        <section class="so-far" aria-label=say!(l, "counters-label")>
            <dl class="counters">{figures}</dl>
            {definitions}
        </section>
    }
    .into_any()
}
