//! The filters: links that keep each other and stay in the address.

use super::Page;
use crate::hall::hall;
use crate::i18n::{Instant, Locale, country, language};
use crate::lectures::{Audience, Filter, topic_filter};
use crate::pages::countries::country_link;
use crate::say;
use crate::ui::{
    FilterLink, filter_line, filter_menu, interpolate, place, query_escape, zone_name, zone_named,
};
use leptos::prelude::*;

/// The address of the programme narrowed so.
pub(super) fn address(l: Locale, filter: &Filter) -> String {
    format!("{}{}", l.href("/"), filter.query())
}

/// The filters above the list.
pub(super) fn links(
    l: Locale,
    filter: &Filter,
    languages: &[String],
    countries: &[String],
) -> AnyView {
    // Another choice begins at the first page.
    let with = |change: &dyn Fn(&mut Filter)| {
        let mut to = Filter {
            page: 1,
            ..filter.clone()
        };
        change(&mut to);
        address(l, &to)
    };
    let topics = topic_filter(l, filter.topic, |topic| with(&|f| f.topic = topic));
    let audiences = Audience::ALL
        .iter()
        .map(|&audience| (audience, say!(l, &format!("audience-{}", audience.code()))));
    let audiences = FilterLink::list(l, audiences, filter.audience.as_ref(), |audience| {
        with(&|f| f.audience = audience.copied())
    });
    let spoken = FilterLink::named(l, languages, language, filter.language.as_ref(), |tag| {
        with(&|f| f.language = tag.cloned())
    });
    let chosen = filter.country.as_ref();
    let lands = FilterLink::countries(l, &hall(), countries, chosen, |code| {
        with(&|f| f.country = code.cloned())
    });
    let (in_language, from) = (
        filter.language.as_ref().map(|tag| language(l, tag)),
        filter.country.as_ref().map(|code| country(l, code)),
    );
    view! {
        {topics}
        {filter_line("filter-for", say!(l, "filter-for"), audiences)}
        {filter_menu(l, say!(l, "filter-language"), in_language, spoken)}
        {filter_menu(l, say!(l, "filter-country"), from, lands)}
        {filter.country.as_deref().map(|code| country_link(l, code))}
    }
    .into_any()
}

/// Whose clock these times follow, and where to change it.
pub(super) fn zone(p: &Page, times: &[Instant]) -> AnyView {
    let l = p.l;
    let name = match &p.zone {
        Some(zone) => zone_name(l, zone, times),
        None => zone_named(l, say!(l, "zone-of-hosts")),
    };
    let sentence = say!(l, "times-in", zone = place(0));
    let change = if p.person.is_some() {
        p.href("/profile#time_zone")
    } else {
        format!("{}?next={}", p.href("/zone"), query_escape(&p.address))
    };
    view! { <p class="zone">{interpolate(&sentence, vec![name])}" · "<a href=change>{say!(l, "zone-change")}</a></p> }.into_any()
}
