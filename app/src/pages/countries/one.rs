//! A country's page: the lectures whose speakers come from there, those to come and those that are over.

use super::path;
use crate::answer::Refused;
use crate::door::door;
use crate::hall::hall;
use crate::i18n::{Instant, Locale, Moment, country, is_country};
use crate::lectures::{CountryLectures, CountrySpeaker, Lecture, Lectures};
use crate::pages::error_pages::see_other;
use crate::pages::programme::{Reader, Viewpoint, row};
use crate::pages::render::{PageContent, title_of_page};
use crate::pages::told::Told;
use crate::pages::{Page, page, to_last_page};
use crate::say;
use crate::ui::{
    Clockface, address_on_paper, interpolate, pagination, place, query_string, zone_name,
};
use leptos::prelude::*;

/// `/{l}/countries/{code}`
#[component]
pub fn CountryPage() -> impl IntoView {
    page(|p: Page| async move {
        let l = p.l;
        let code = p.param("code").to_ascii_uppercase();
        if !is_country(&code) {
            return Err(Refused::NotFound);
        }
        let number = p.page_number();
        let to_page = |page| l.href(&address(&code, page));
        if p.param("code") != code.to_ascii_lowercase() {
            // One page has one address, however its code is written.
            see_other(&to_page(number));
            return Ok(PageContent::from((String::new(), ().into_any())));
        }
        let lectures = door::<dyn Lectures>();
        let found = lectures.of_country(l, &code, number, p.now).await?;
        if let Some(last) = to_last_page(number, found.pages, to_page) {
            return Ok(PageContent::from(last));
        }
        let reader = Reader::of(&p).await?;
        let name = country(l, &code);
        let is_empty = found.upcoming.is_empty() && found.past.is_empty();
        let lists = if is_empty {
            nothing(l)
        } else {
            lists(&p, &reader, &found)
        };
        let partner = hall()
            .is_partner(&code)
            .then(|| view! { <p class="topic small">{say!(l, "country-partner")}</p> });
        let lead = say!(l, "country-lead");
        let about = format!("{name} · {lead}");
        let body = view! {
            <main id="content" class="page">
                {partner}
                <h1>{name.clone()}</h1>
                {(!is_empty).then(|| view! { <p class="lead">{lead}</p> })}
                {lists}
                {speakers(l, &found.speakers)}
                {pagination(l, number, found.pages, to_page)}
                {ways_on(&p)}
                {address_on_paper(l, &to_page(number), true)}
            </main>
        };
        let title = title_of_page(l, name, number, found.pages);
        let body = body.into_any();
        if is_empty {
            // Nobody searches for what is not there.
            return Ok(PageContent::from((title, body)));
        }
        let told = Told::at(address(&code, number), &about);
        Ok(PageContent::of_all(title, body, told))
    })
}

/// A page of a country's lectures, without the language.
fn address(code: &str, page: i64) -> String {
    let page = (page > 1).then(|| page.to_string());
    format!("{}{}", path(code), query_string([("page", page)]))
}

/// What is to come, then what is over.
fn lists(p: &Page, reader: &Reader, found: &CountryLectures) -> AnyView {
    let l = p.l;
    let all = found.upcoming.iter().chain(&found.past);
    let times: Vec<Instant> = all.map(|lecture| lecture.starts).collect();
    let zone = p.zone.as_ref().map(|zone| {
        let sentence = say!(l, "times-in", zone = place(0));
        let sentence = interpolate(&sentence, vec![zone_name(l, zone, &times)]);
        view! { <p class="paper">{sentence}</p> }
    });
    let upcoming = (!found.upcoming.is_empty()).then(|| {
        view! {
            <section aria-labelledby="upcoming">
                <h2 id="upcoming">{say!(l, "country-upcoming")}</h2>
                {rows(p, reader, &found.upcoming)}
            </section>
        }
    });
    let past = (!found.past.is_empty()).then(|| {
        view! {
            <section aria-labelledby="past">
                <h2 id="past">{say!(l, "country-past")}</h2>
                {by_year(p, reader, &found.past)}
            </section>
        }
    });
    view! { {zone}{upcoming}{past} }.into_any()
}

/// What is over, by year; that of the present one is not said.
fn by_year(p: &Page, reader: &Reader, past: &[Lecture]) -> AnyView {
    let year = |lecture: &Lecture| {
        let zone = p.zone_or(&lecture.zone);
        zone.local(lecture.starts).date().year()
    };
    past.chunk_by(|one, next| year(one) == year(next))
        .map(|of| {
            let first = of.first().and_then(|first| {
                let zone = p.zone_or(&first.zone);
                let is_this = year(first) == zone.local(p.now).date().year();
                let said = Moment::new(first.starts, zone).year(p.l);
                (!is_this).then(|| view! { <p class="topic">{said}</p> })
            });
            view! { {first}{rows(p, reader, of)} }
        })
        .collect_view()
        .into_any()
}

fn rows(p: &Page, reader: &Reader, lectures: &[Lecture]) -> AnyView {
    let view = Viewpoint::of(p);
    let rows = lectures
        .iter()
        .map(|lecture| {
            let own = reader.own(lecture.id);
            row(&view, p.now, own, lecture, Clockface::DayTime)
        })
        .collect_view();
    view! { <ol class="lectures">{rows}</ol> }.into_any()
}

/// Who speaks from there, each with how many lectures.
fn speakers(l: Locale, speakers: &[CountrySpeaker]) -> AnyView {
    if speakers.is_empty() {
        return ().into_any();
    }
    let items = speakers
        .iter()
        .map(|speaker| {
            let lectures = say!(l, "country-lectures", n = speaker.lectures);
            view! { <li><bdi>{speaker.name.clone()}</bdi>" "<span class="small soft">{lectures}</span></li> }
        })
        .collect_view();
    view! {
        <section aria-labelledby="speakers">
            <h2 id="speakers">{say!(l, "country-speakers")}</h2>
            <ul class="countries">{items}</ul>
        </section>
    }
    .into_any()
}

/// No lecture comes from there yet.
fn nothing(l: Locale) -> AnyView {
    view! {
        <div class="empty">
            <h2>{say!(l, "country-none")}</h2>
            <p>{say!(l, "country-none-text")}</p>
            <p><a class="button quiet" href=l.href("/")>{say!(l, "to-programme")}</a></p>
        </div>
    }
    .into_any()
}

/// To the other countries, and for whom has no account yet to one.
fn ways_on(p: &Page) -> AnyView {
    let l = p.l;
    let sign_up = p.person.is_none().then(|| {
        view! { <a class="button" href=p.href("/sign-up")>{say!(l, "sign-up-title")}</a>" " }
    });
    view! {
        <p class="other">
            {sign_up}
            <a href=p.href("/countries")>{say!(l, "country-others")}</a>
        </p>
    }
    .into_any()
}
