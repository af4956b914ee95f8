//! What the list is narrowed to, and how it is sorted.

use crate::hall::hall;
use crate::i18n::{Locale, country, language};
use crate::lectures::topic_filter;
use crate::pages::countries::country_link;
use crate::replays::{Length, ReplayFilter, ReplayListPage, ReplayOrder};
use crate::say;
use crate::ui::{FilterLink, filter_menu};
use leptos::prelude::*;

/// The address of the list narrowed so.
pub(super) fn address(l: Locale, filter: &ReplayFilter) -> String {
    format!("{}{}", l.href("/replays"), filter.query())
}

/// The filters above the list, how many replays they leave, and what comes first.
pub(super) fn links(l: Locale, filter: &ReplayFilter, found: &ReplayListPage) -> AnyView {
    // Another choice begins at the first page.
    let with = |change: &dyn Fn(&mut ReplayFilter)| {
        let mut to = ReplayFilter {
            page: 1,
            ..filter.clone()
        };
        change(&mut to);
        address(l, &to)
    };
    let topics = topic_filter(l, filter.topic, |topic| with(&|f| f.topic = topic));
    let length_name = |length: Length| say!(l, &format!("length-{}", length.code()));
    let lengths = Length::ALL.iter().map(|&of| (of, length_name(of)));
    let lengths = FilterLink::list(l, lengths, filter.length.as_ref(), |length| {
        with(&|f| f.length = length.copied())
    });
    let heard = FilterLink::named(
        l,
        &found.languages,
        language,
        filter.language.as_ref(),
        |tag| with(&|f| f.language = tag.cloned()),
    );
    let captions = FilterLink::named(
        l,
        &found.captions,
        language,
        filter.captions.as_ref(),
        |tag| with(&|f| f.captions = tag.cloned()),
    );
    let countries = FilterLink::countries(
        l,
        &hall(),
        &found.countries,
        filter.country.as_ref(),
        |code| with(&|f| f.country = code.cloned()),
    );
    let as_they_are = |_: Locale, name: &str| name.to_owned();
    let speakers = FilterLink::named(
        l,
        &found.speakers,
        as_they_are,
        filter.speaker.as_ref(),
        |name| with(&|f| f.speaker = name.cloned()),
    );
    let series = FilterLink::named(
        l,
        &found.series,
        as_they_are,
        filter.series.as_ref(),
        |title| with(&|f| f.series = title.cloned()),
    );
    let named = |chosen: &Option<String>, name: fn(Locale, &str) -> String| {
        chosen.as_ref().map(|code| name(l, code))
    };
    view! {
        {topics}
        {filter_menu(l, say!(l, "filter-sound"), named(&filter.language, language), heard)}
        {filter_menu(l, say!(l, "filter-captions"), named(&filter.captions, language), captions)}
        {filter_menu(l, say!(l, "filter-length"), filter.length.map(length_name), lengths)}
        {filter_menu(l, say!(l, "filter-country"), named(&filter.country, country), countries)}
        {filter.country.as_deref().map(|code| country_link(l, code))}
        {filter_menu(l, say!(l, "filter-speaker"), filter.speaker.clone(), speakers)}
        {filter_menu(l, say!(l, "filter-series"), filter.series.clone(), series)}
        <div class="end">
            <span class="label">{say!(l, "replays-found", n = found.total)}</span>
            {order(l, filter, with)}
        </div>
    }
    .into_any()
}

fn order(
    l: Locale,
    filter: &ReplayFilter,
    with: impl Fn(&dyn Fn(&mut ReplayFilter)) -> String,
) -> AnyView {
    let name = |order: ReplayOrder| say!(l, &format!("order-{}", order.code()));
    let links = ReplayOrder::ALL.iter().map(|&order| FilterLink {
        href: with(&|f| f.order = order),
        label: name(order),
        here: filter.order == order,
        heading: None,
    });
    let chosen = Some(name(filter.order));
    filter_menu(l, say!(l, "filter-order"), chosen, links.collect())
}
