//! The countries that lectures come from, the hall's partners first.

use super::country_name;
use crate::door::door;
use crate::hall::{ListedCountry, hall};
use crate::i18n::Locale;
use crate::lectures::{CountryTotals, Lectures};
use crate::pages::render::PageContent;
use crate::pages::told::Told;
use crate::pages::{Page, page};
use crate::say;
use crate::ui::address_on_paper;
use leptos::prelude::*;

/// `/{l}/countries`
#[component]
pub fn CountriesPage() -> impl IntoView {
    page(|p: Page| async move {
        let l = p.l;
        let found = door::<dyn Lectures>().countries().await?;
        let listed = hall().listed(l, found.iter().map(|of| of.code.as_str()));
        let list = if listed.is_empty() {
            nothing(&p)
        } else {
            listed
                .chunk_by(|one, next| one.heading == next.heading)
                .map(|of| group(l, of, &found))
                .collect_view()
                .into_any()
        };
        let title = say!(l, "countries-title");
        let lead = say!(l, "countries-lead");
        let body = view! {
            <main id="content" class="page">
                <h1>{title.clone()}</h1>
                <p class="lead">{lead.clone()}</p>
                {list}
                {address_on_paper(l, &p.href("/countries"), true)}
            </main>
        };
        let told = Told::at("/countries", &lead);
        Ok(PageContent::of_all(title, body.into_any(), told))
    })
}

/// The countries of one heading, each with what comes from there.
fn group(l: Locale, of: &[ListedCountry], found: &[CountryTotals]) -> AnyView {
    let heading = of.first().and_then(|first| first.heading.clone());
    let heading = heading.map(|heading| view! { <h2>{heading}</h2> });
    let items = of
        .iter()
        .filter_map(|country| {
            let totals = found.iter().find(|totals| totals.code == country.code)?;
            let lectures = say!(l, "country-lectures", n = totals.lectures);
            let replays = (totals.replays > 0).then(|| {
                let replays = say!(l, "country-replays", n = totals.replays);
                format!(" · {replays}")
            });
            Some(view! {
                <li>
                    {country_name(l, country.code)}
                    " "
                    <span class="small soft">{lectures}{replays}</span>
                </li>
            })
        })
        .collect_view();
    view! { <section>{heading}<ul class="countries">{items}</ul></section> }.into_any()
}

/// No lecture has a speaker of whom it is known where they come from.
fn nothing(p: &Page) -> AnyView {
    let l = p.l;
    view! {
        <div class="empty">
            <h2>{say!(l, "countries-none")}</h2>
            <p>{say!(l, "countries-none-text")}</p>
            <p><a class="button quiet" href=p.href("/")>{say!(l, "to-programme")}</a></p>
        </div>
    }
    .into_any()
}
