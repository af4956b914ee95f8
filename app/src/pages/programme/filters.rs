//! The filters: links that keep each other and stay in the address.

use super::Page;
use crate::i18n::{Locale, country, language};
use crate::lectures::{Audience, Filter, Topic};
use crate::say;
use crate::ui::{interpolate, place, query_escape, zone_name};
use leptos::prelude::*;

/// The address of the programme narrowed so.
pub(super) fn address(l: Locale, filter: &Filter) -> String {
    format!("{}{}", l.href("/"), filter.query())
}

/// One link of a filter.
struct Narrowed {
    to: Filter,
    label: String,
    here: bool,
}

/// The filters above the list.
pub(super) fn links(
    l: Locale,
    filter: &Filter,
    languages: &[String],
    countries: &[String],
) -> AnyView {
    let with = |change: &dyn Fn(&mut Filter)| {
        let mut to = Filter {
            page: 1,
            ..filter.clone()
        };
        change(&mut to);
        to
    };

    let mut topics = vec![Narrowed {
        to: with(&|f| f.topic = None),
        label: say!(l, "filter-all"),
        here: filter.topic.is_none(),
    }];
    topics.extend(Topic::ALL.iter().map(|&topic| Narrowed {
        to: with(&|f| f.topic = Some(topic)),
        label: say!(l, &format!("topic-{}", topic.code())),
        here: filter.topic == Some(topic),
    }));

    let mut audiences = vec![Narrowed {
        to: with(&|f| f.audience = None),
        label: say!(l, "filter-all"),
        here: filter.audience.is_none(),
    }];
    audiences.extend(Audience::ALL.iter().map(|&audience| Narrowed {
        to: with(&|f| f.audience = Some(audience)),
        label: say!(l, &format!("audience-{}", audience.code())),
        here: filter.audience == Some(audience),
    }));

    let mut spoken = vec![Narrowed {
        to: with(&|f| f.language = None),
        label: say!(l, "filter-all"),
        here: filter.language.is_none(),
    }];
    spoken.extend(languages.iter().map(|tag| Narrowed {
        to: with(&|f| f.language = Some(tag.clone())),
        label: language(l, tag),
        here: filter.language.as_ref() == Some(tag),
    }));

    let mut lands = vec![Narrowed {
        to: with(&|f| f.country = None),
        label: say!(l, "filter-all"),
        here: filter.country.is_none(),
    }];
    lands.extend(countries.iter().map(|code| Narrowed {
        to: with(&|f| f.country = Some(code.clone())),
        label: country(l, code),
        here: filter.country.as_ref() == Some(code),
    }));

    view! {
        {line(l, "filter-topic", say!(l, "filter-topic"), topics)}
        {line(l, "filter-for", say!(l, "filter-for"), audiences)}
        {menu(l, say!(l, "filter-language"), filter.language.as_ref().map(|tag| language(l, tag)), spoken)}
        {menu(l, say!(l, "filter-country"), filter.country.as_ref().map(|code| country(l, code)), lands)}
    }
    .into_any()
}

fn items(l: Locale, links: Vec<Narrowed>) -> AnyView {
    links
        .into_iter()
        .map(|link| {
            let href = address(l, &link.to);
            view! { <li><a href=href aria-current=link.here.then_some("true")>{link.label}</a></li> }
        })
        .collect_view()
        .into_any()
}

fn line(l: Locale, id: &'static str, label: String, links: Vec<Narrowed>) -> AnyView {
    view! {
        <div>
            <span class="label" id=id>{label}</span>
            <ul aria-labelledby=id>{items(l, links)}</ul>
        </div>
    }
    .into_any()
}

/// A list too long to lie open; nothing where there is nothing to choose.
fn menu(l: Locale, label: String, chosen: Option<String>, links: Vec<Narrowed>) -> AnyView {
    if links.len() <= 2 && chosen.is_none() {
        return ().into_any();
    }
    let class = if chosen.is_some() { "menu set" } else { "menu" };
    let list = (links.len() > 12).then_some("long");
    let text = chosen.map_or_else(
        || label.clone(),
        |chosen| say!(l, "filter-set", filter = label.clone(), chosen = chosen),
    );
    view! {
        <details class=class>
            <summary><span>{text}</span></summary>
            <ul class=list>{items(l, links)}</ul>
        </details>
    }
    .into_any()
}

/// Whose clock the times follow, and where to change it.
pub(super) fn zone(p: &Page) -> AnyView {
    let l = p.l;
    let name = match &p.zone {
        Some(zone) => zone_name(l, zone, p.now),
        // The zone script writes the browser's own zone here when it moves the times.
        None => view! { <span data-zone-name="">{say!(l, "zone-of-hosts")}</span> }.into_any(),
    };
    let sentence = say!(l, "times-in", zone = place(0));
    let change = if p.person.is_some() {
        p.href("/profile#time_zone")
    } else {
        format!("{}?next={}", p.href("/zone"), query_escape(&p.address))
    };
    view! { <p class="zone">{interpolate(&sentence, vec![name])}" · "<a href=change>{say!(l, "zone-change")}</a></p> }.into_any()
}
