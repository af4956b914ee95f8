//! Every lecture, drafts among them, as a list to search.

use super::super::{Page, Section, page_of, to_last_page};
use super::row::{date_time, desk_link, state_tag};
use crate::door::door;
use crate::i18n::{Locale, Zone, number, zone_city};
use crate::lectures::{DeskFilter, Lecture, Lectures, Status};
use crate::say;
use crate::ui::{host_time, pagination, query_escape};
use leptos::prelude::*;

/// `/{l}/organizer/lectures`
#[component]
pub fn LecturesList() -> impl IntoView {
    page_of(Section::Desk("lectures"), |p: Page| async move {
        let l = p.l;
        let organizer = p.organizer()?;
        let zone = organizer.person().zone.clone();
        let filter = DeskFilter {
            text: p.param("q").trim().to_owned(),
            status: Status::parse(p.param("status")),
            between: None,
            page: p.page_number(),
        };
        let found = door::<dyn Lectures>().list(&organizer, l, &filter).await?;
        let to_page = |n| address(&p, &filter.text, filter.status, n);
        if let Some(last) = to_last_page(filter.page, found.pages, to_page) {
            return Ok(last);
        }
        let list = if found.lectures.is_empty() {
            nothing(&p, &filter)
        } else {
            table(&p, &found.lectures, &zone)
        };
        let pages = pagination(l, filter.page, found.pages, to_page);
        let body = view! {
            <div class="bar-top">
                <h1>{say!(l, "desk-lectures")}</h1>
                <a class="button" href=p.href("/organizer/lectures/new")>{say!(l, "desk-new-lecture")}</a>
            </div>
            {search(&p, &filter)}
            {statuses(&p, &filter)}
            <p class="small soft" role="status">{say!(l, "desk-lectures-found", n = found.total)}</p>
            {list}
            {pages}
        };
        Ok((say!(l, "desk-lectures"), body.into_any()))
    })
}

/// The address of a list; every choice stays in it.
fn address(p: &Page, text: &str, status: Option<Status>, page: i64) -> String {
    let mut asked = Vec::new();
    if !text.is_empty() {
        asked.push(format!("q={}", query_escape(text)));
    }
    if let Some(status) = status {
        asked.push(format!("status={}", status.code()));
    }
    if page > 1 {
        asked.push(format!("page={page}"));
    }
    let path = p.href("/organizer/lectures");
    if asked.is_empty() {
        path
    } else {
        format!("{path}?{}", asked.join("&"))
    }
}

fn search(p: &Page, filter: &DeskFilter) -> AnyView {
    let l = p.l;
    let status = filter
        .status
        .map(|s| view! { <input type="hidden" name="status" value=s.code() /> });
    view! {
        <form method="get" action=p.href("/organizer/lectures") class="inline dense" role="search" novalidate>
            <div class="field">
                <label for="q">{say!(l, "desk-search-lectures")}</label>
                <input id="q" name="q" type="search" value=filter.text.clone() dir="auto" />
            </div>
            {status}
            <button class="button quiet">{say!(l, "desk-search")}</button>
        </form>
    }
    .into_any()
}

fn statuses(p: &Page, filter: &DeskFilter) -> AnyView {
    let l = p.l;
    let link = |status: Option<Status>, key: &'static str| {
        let current = (filter.status == status).then_some("true");
        view! { <li><a href=address(p, &filter.text, status, 1) aria-current=current>{say!(l, key)}</a></li> }
    };
    view! {
        <nav class="filters" aria-label=say!(l, "desk-filter-status")>
            <div>
                <span class="label">{say!(l, "desk-filter-status")}</span>
                <ul>
                    {link(None, "desk-status-all")}
                    {link(Some(Status::Draft), "desk-status-draft")}
                    {link(Some(Status::Published), "desk-status-published")}
                    {link(Some(Status::Cancelled), "desk-status-cancelled")}
                </ul>
            </div>
        </nav>
    }
    .into_any()
}

fn nothing(p: &Page, filter: &DeskFilter) -> AnyView {
    let l = p.l;
    if filter.text.is_empty() && filter.status.is_none() && filter.page == 1 {
        view! {
            <div class="empty">
                <h2>{say!(l, "desk-no-lecture")}</h2>
                <p>{say!(l, "desk-no-lecture-text")}</p>
                <p><a class="button" href=p.href("/organizer/lectures/new")>{say!(l, "desk-new-lecture")}</a></p>
            </div>
        }
        .into_any()
    } else {
        view! {
            <div class="empty">
                <h2>{say!(l, "desk-none-found")}</h2>
                <p><a href=p.href("/organizer/lectures")>{say!(l, "desk-show-all")}</a></p>
            </div>
        }
        .into_any()
    }
}

fn table(p: &Page, lectures: &[Lecture], zone: &Zone) -> AnyView {
    let l = p.l;
    let rows = lectures
        .iter()
        .map(|lecture| row(p, lecture, zone))
        .collect_view();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=say!(l, "desk-lectures")>
            <table class="rows">
                <caption>{say!(l, "desk-lectures-caption", city = zone_city(l, zone))}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say!(l, "desk-column-lecture")}</th>
                        <th scope="col">{say!(l, "desk-column-start")}</th>
                        <th scope="col">{say!(l, "desk-column-host-time")}</th>
                        <th scope="col">{say!(l, "desk-column-status")}</th>
                        <th scope="col" class="num">{say!(l, "desk-column-seats")}</th>
                        <th scope="col">{say!(l, "desk-column-replay")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(p: &Page, lecture: &Lecture, zone: &Zone) -> AnyView {
    let l = p.l;
    let replay = if lecture.has_replay {
        "desk-yes"
    } else {
        "desk-no"
    };
    view! {
        <tr>
            <th scope="row">{desk_link(p, lecture)}</th>
            <td>{date_time(l, lecture.starts, zone)}</td>
            <td>{host_time(l, lecture.starts, &lecture.zone, zone)}</td>
            <td>{state_tag(p, lecture)}</td>
            <td class="num">{seats(l, lecture)}</td>
            <td>{say!(l, replay)}</td>
        </tr>
    }
    .into_any()
}

/// Seats taken of all, as a column of figures writes it, and between them those that are held, if any.
pub(super) fn seats(l: Locale, lecture: &Lecture) -> String {
    if lecture.seats_on_hold > 0 {
        return say!(
            l,
            "desk-seats-with-held",
            taken = number(l, lecture.seats_taken),
            held = number(l, lecture.seats_on_hold),
            capacity = number(l, lecture.capacity)
        );
    }
    say!(
        l,
        "desk-seats",
        taken = number(l, lecture.seats_taken),
        capacity = number(l, lecture.capacity)
    )
}
