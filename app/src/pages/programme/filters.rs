//! All lectures or those that suit the reader, and the filters: links that keep each other and stay in the address.

use super::Page;
use crate::hall::hall;
use crate::i18n::{Instant, Locale, country, language};
use crate::lectures::{Audience, Filter, Topic};
use crate::pages::countries::country_link;
use crate::say;
use crate::ui::{FilterLink, filter_menu, interpolate, place, query_escape, zone_name, zone_named};
use leptos::prelude::*;

/// The address of the programme narrowed so.
pub(super) fn address(l: Locale, filter: &Filter) -> String {
    format!("{}{}", l.href("/"), filter.query())
}

/// The view's switch, then the filters. On a phone these lie behind one button, which says how many are set.
pub(super) fn links(
    l: Locale,
    filter: &Filter,
    languages: &[String],
    countries: &[String],
) -> AnyView {
    let set = filter.set();
    let more = if set == 0 {
        say!(l, "home-filter")
    } else {
        say!(l, "home-filter-set", n = set)
    };
    let clear = (set > 0).then(|| {
        let all = Filter {
            for_me: filter.for_me,
            past: filter.past,
            page: 1,
            ..Filter::default()
        };
        view! { <a class="clear" href=address(l, &all)>{say!(l, "home-filter-clear")}</a> }
    });
    view! {
        {(!filter.past).then(|| switch(l, filter))}
        <button type="button" class="button small quiet more" popovertarget="filters">
            <svg viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" aria-hidden="true">
                <path d="M2 4h12M4.500 8h7M6.500 12h3" />
            </svg>
            {more}
        </button>
        <div id="filters" class="panel" popover="auto">
            <div class="sheet-head">
                <h2>{say!(l, "home-filter")}</h2>
                <button type="button" class="link" popovertarget="filters" popovertargetaction="hide">{say!(l, "home-filter-close")}</button>
            </div>
            {menus(l, filter, languages, countries)}
            {clear}
        </div>
    }
    .into_any()
}

/// "All lectures | For me".
fn switch(l: Locale, filter: &Filter) -> AnyView {
    let link = |for_me: bool, label: String| {
        let to = Filter {
            for_me,
            page: 1,
            ..filter.clone()
        };
        let here = (for_me == filter.for_me).then_some("true");
        view! { <a href=address(l, &to) aria-current=here>{label}</a> }
    };
    view! {
        <div class="switch">
            {link(false, say!(l, "home-all"))}
            {link(true, say!(l, "home-for-me"))}
        </div>
    }
    .into_any()
}

/// The four menus.
fn menus(l: Locale, filter: &Filter, languages: &[String], countries: &[String]) -> AnyView {
    // Another choice begins at the first page.
    let with = |change: &dyn Fn(&mut Filter)| {
        let mut to = Filter {
            page: 1,
            ..filter.clone()
        };
        change(&mut to);
        address(l, &to)
    };
    let topic = |topic: Topic| say!(l, &format!("topic-{}", topic.code()));
    let topics = Topic::ALL.iter().map(|&of| (of, topic(of)));
    let topics = FilterLink::list(l, topics, filter.topic.as_ref(), |topic| {
        with(&|f| f.topic = topic.copied())
    });
    let audience = |audience: Audience| say!(l, &format!("audience-{}", audience.code()));
    let audiences = Audience::ALL.iter().map(|&of| (of, audience(of)));
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
        {filter_menu(l, say!(l, "filter-topic"), filter.topic.map(topic), topics)}
        {filter_menu(l, say!(l, "filter-for"), filter.audience.map(audience), audiences)}
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
