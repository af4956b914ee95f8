//! The replays: what was begun, and all that can be watched, as cards.

mod card;
mod filters;

use super::render::{PageContent, title_of_page};
use super::told::Told;
use super::{Page, page, to_last_page};
use crate::door::door;
use crate::replays::{ReplayFilter, ReplayOrder, Replays};
use crate::say;
use crate::ui::{address_on_paper, pagination};
use leptos::prelude::*;

/// What can be watched.
#[component]
pub fn ReplaysPage() -> impl IntoView {
    page(|p: Page| async move {
        let l = p.l;
        let filter = ReplayFilter::read(|name| p.param(name));
        let replays = door::<dyn Replays>();
        let found = replays.list(l, &filter, p.person.as_ref()).await?;
        let to_page = |page| {
            let filter = ReplayFilter {
                page,
                ..filter.clone()
            };
            filters::address(l, &filter)
        };
        if let Some(last) = to_last_page(filter.page, found.pages, to_page) {
            return Ok(PageContent::from(last));
        }
        let begun = match &p.person {
            Some(person) if filter == ReplayFilter::default() => replays.begun(person, l).await?,
            _ => Vec::new(),
        };
        let title = say!(l, "replays-title");
        let begun = (!begun.is_empty()).then(|| {
            let items = begun.iter().map(|of| card::begun(&p, of)).collect_view();
            view! {
                <section aria-labelledby="begun">
                    <h2 id="begun">{say!(l, "replays-begun")}</h2>
                    <ol class="begun">{items}</ol>
                </section>
            }
        });
        let list = if found.replays.is_empty() {
            nothing(&p, &filter)
        } else {
            let items = found.replays.iter().map(|of| card::card(&p, of));
            view! { <ol class="replays">{items.collect_view()}</ol> }.into_any()
        };
        let filters = (found.total > 0 || filter.narrows()).then(|| {
            view! {
                <nav class="filters" aria-label=say!(l, "replays-filters-label")>
                    {filters::links(l, &filter, &found)}
                </nav>
            }
        });
        let pages = pagination(l, filter.page, found.pages, to_page);
        let body = view! {
            <main id="content" class="page">
                <h1>{title.clone()}</h1>
                <p class="lead">{say!(l, "replays-lead")}</p>
                {begun}
                {filters}
                {list}
                {pages}
                {address_on_paper(l, &filters::address(l, &filter), true)}
            </main>
        };
        // What is narrowed or in another order is a part of the same list.
        let page = if filter.narrows() || filter.order != ReplayOrder::Newest {
            1
        } else {
            filter.page
        };
        let whole = ReplayFilter {
            page,
            ..ReplayFilter::default()
        };
        let told = Told::at(
            format!("/replays{}", whole.query()),
            &say!(l, "replays-lead"),
        );
        let title = title_of_page(l, title, filter.page, found.pages);
        Ok(PageContent::of_all(title, body.into_any(), told))
    })
}

/// No replay: because of the filters, or because there is none.
fn nothing(p: &Page, filter: &ReplayFilter) -> AnyView {
    let l = p.l;
    let (heading, text, href, to) = if filter.narrows() {
        let all = filters::address(l, &ReplayFilter::default());
        (
            "replays-none-found",
            "replays-none-found-text",
            all,
            "replays-all",
        )
    } else {
        ("no-replays", "no-replays-text", p.href("/"), "to-programme")
    };
    view! {
        <div class="empty">
            <h2>{say!(l, heading)}</h2>
            <p>{say!(l, text)}</p>
            <p><a class="button quiet" href=href>{say!(l, to)}</a></p>
        </div>
    }
    .into_any()
}
