//! The people of the hall, and the officials who wait to be confirmed.

use super::super::{Page, Section, page_of, to_last_page};
use crate::accounts::{Accounts, Confirm, OfficialStatus, PeopleFilter, PeopleListLine, Person};
use crate::door::door;
use crate::i18n::{Moment, Zone, country, number};
use crate::say;
use crate::ui::{Clockface, action, interpolate, pagination, place, query_escape, time_local};
use leptos::prelude::*;

/// `/{l}/organizer/people`
#[component]
pub fn PeoplePage() -> impl IntoView {
    page_of(Section::Desk("people"), |p: Page| async move {
        let l = p.l;
        let organizer = p.organizer()?;
        let zone = organizer.person().zone.clone();
        let filter = PeopleFilter {
            text: p.param("q").trim().to_owned(),
            waiting: p.param("waiting") == "1",
            page: p.page_number(),
        };
        let found = door::<dyn Accounts>().people(&organizer, &filter).await?;
        let to_page = |n| address(&p, &filter.text, filter.waiting, n);
        if let Some(last) = to_last_page(filter.page, found.pages, to_page) {
            return Ok(last);
        }
        let list = if found.lines.is_empty() {
            nothing(&p, &filter)
        } else {
            table(&p, &found.lines, &zone)
        };
        let pages = pagination(l, filter.page, found.pages, to_page);
        let key = if found.more {
            "desk-people-more"
        } else {
            "desk-people-found"
        };
        let body = view! {
            <div class="bar-top">
                <h1>{say!(l, "desk-people")}</h1>
            </div>
            {search(&p, &filter)}
            {waiting(&p, &filter, found.waiting)}
            <p class="small soft" role="status">{say!(l, key, n = found.total)}</p>
            {list}
            {pages}
        };
        Ok((say!(l, "desk-people"), body.into_any()))
    })
}

/// The address of a list; every choice stays in it.
fn address(p: &Page, text: &str, waiting: bool, page: i64) -> String {
    let mut asked = Vec::new();
    if !text.is_empty() {
        asked.push(format!("q={}", query_escape(text)));
    }
    if waiting {
        asked.push("waiting=1".into());
    }
    if page > 1 {
        asked.push(format!("page={page}"));
    }
    let path = p.href("/organizer/people");
    if asked.is_empty() {
        path
    } else {
        format!("{path}?{}", asked.join("&"))
    }
}

fn search(p: &Page, filter: &PeopleFilter) -> AnyView {
    let l = p.l;
    let waiting = filter
        .waiting
        .then(|| view! { <input type="hidden" name="waiting" value="1" /> });
    view! {
        <form method="get" action=p.href("/organizer/people") class="inline dense" role="search" novalidate>
            <div class="field">
                <label for="q">{say!(l, "desk-search-people")}</label>
                <input id="q" name="q" type="search" value=filter.text.clone() dir="auto" aria-describedby="q-hint" />
                <p class="hint" id="q-hint">{say!(l, "desk-search-people-hint")}</p>
            </div>
            {waiting}
            <button class="button quiet">{say!(l, "desk-search")}</button>
        </form>
    }
    .into_any()
}

fn waiting(p: &Page, filter: &PeopleFilter, n: i64) -> AnyView {
    let l = p.l;
    let link = |waiting: bool, label: String| {
        let current = (filter.waiting == waiting).then_some("true");
        view! { <li><a href=address(p, &filter.text, waiting, 1) aria-current=current>{label}</a></li> }
    };
    view! {
        <nav class="filters" aria-label=say!(l, "desk-filter-people")>
            <div>
                <span class="label">{say!(l, "desk-filter-people")}</span>
                <ul>{link(false, say!(l, "desk-everyone"))}{link(true, say!(l, "desk-waiting", n = n))}</ul>
            </div>
        </nav>
    }
    .into_any()
}

fn nothing(p: &Page, filter: &PeopleFilter) -> AnyView {
    let l = p.l;
    let title = if filter.waiting && filter.text.is_empty() {
        "desk-nobody-waits"
    } else {
        "desk-none-found"
    };
    view! {
        <div class="empty">
            <h2>{say!(l, title)}</h2>
            <p><a href=p.href("/organizer/people")>{say!(l, "desk-show-everyone")}</a></p>
        </div>
    }
    .into_any()
}

fn table(p: &Page, lines: &[PeopleListLine], zone: &Zone) -> AnyView {
    let l = p.l;
    let rows = lines.iter().map(|line| row(p, line, zone)).collect_view();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=say!(l, "desk-people")>
            <table class="rows">
                <caption>{say!(l, "desk-people-caption")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say!(l, "desk-column-name")}</th>
                        <th scope="col">{say!(l, "desk-column-email")}</th>
                        <th scope="col">{say!(l, "desk-column-country")}</th>
                        <th scope="col">{say!(l, "desk-column-organisation")}</th>
                        <th scope="col">{say!(l, "desk-column-kind")}</th>
                        <th scope="col">{say!(l, "desk-column-official-status")}</th>
                        <th scope="col">{say!(l, "desk-column-role")}</th>
                        <th scope="col" class="num">{say!(l, "desk-column-enrolled-in")}</th>
                        <th scope="col">{say!(l, "desk-column-since")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(p: &Page, line: &PeopleListLine, zone: &Zone) -> AnyView {
    let l = p.l;
    let person = &line.person;
    let shut_out = person
        .disabled
        .then(|| view! { " "<span class="tag warn">{say!(l, "desk-disabled")}</span> });
    view! {
        <tr>
            <th scope="row"><span dir="auto">{person.name.clone()}</span>{held_note(p, line, zone)}</th>
            <td><a href=format!("mailto:{}", person.email)>{person.email.clone()}</a></td>
            <td>{country(l, &person.country)}</td>
            <td dir="auto">{person.organisation.clone()}</td>
            <td>{say!(l, &format!("desk-kind-{}", person.kind.code()))}</td>
            <td>{official_status(p, person)}{decline(p, line)}</td>
            <td>{say!(l, &format!("desk-role-{}", person.role.code()))}{shut_out}</td>
            <td class="num">{number(l, line.enrolled)}</td>
            <td><time datetime=line.since.rfc3339()>{Moment::new(line.since, zone).date(l)}</time></td>
        </tr>
    }
    .into_any()
}

/// "2 seats held, the first until Thursday 26 November at 15:00": below the name, where it has room.
fn held_note(p: &Page, line: &PeopleListLine, zone: &Zone) -> AnyView {
    let l = p.l;
    let Some(held) = line.held else {
        return ().into_any();
    };
    let sentence = say!(l, "desk-person-held", n = held.seats, when = place(0));
    let lapses = time_local(l, held.first_lapses, zone, Clockface::DayTime);
    view! { <p class="small soft">{interpolate(&sentence, vec![lapses])}</p> }.into_any()
}

/// The button that frees the seats that are held; none where none is.
fn decline(p: &Page, line: &PeopleListLine) -> AnyView {
    let l = p.l;
    if line.held.is_none() {
        return ().into_any();
    }
    let person = &line.person;
    let act = action::<Confirm>(l);
    view! {
        <form method="post" action=act class="press" novalidate>
            <input type="hidden" name="person" value=person.id.0.to_string() />
            <input type="hidden" name="confirmed" value="false" />
            <input type="hidden" name="declined" value="true" />
            <input type="hidden" name="next" value=p.address.clone() />
            <button class="link" aria-label=say!(l, "desk-decline-person", name = person.name.clone())>{say!(l, "desk-decline")}</button>
        </form>
    }
    .into_any()
}

/// What is known of an official, and the button that changes it. The button names the person for those who hear it alone.
fn official_status(p: &Page, person: &Person) -> AnyView {
    let l = p.l;
    let (tag, state, confirmed, button, name) = match person.official_status {
        OfficialStatus::None => {
            return view! { <span class="soft">{say!(l, "desk-official-status-none")}</span> }
                .into_any();
        }
        OfficialStatus::Claimed => (
            "tag warn",
            "desk-official-status-claimed",
            "true",
            "desk-confirm",
            "desk-confirm-person",
        ),
        OfficialStatus::Confirmed => (
            "tag ok",
            "desk-official-status-confirmed",
            "false",
            "desk-unconfirm",
            "desk-unconfirm-person",
        ),
    };
    let act = action::<Confirm>(l);
    view! {
        <div class="inline">
            <span class=tag>{say!(l, state)}</span>
            <form method="post" action=act class="press" novalidate>
                <input type="hidden" name="person" value=person.id.0.to_string() />
                <input type="hidden" name="confirmed" value=confirmed />
                <input type="hidden" name="next" value=p.address.clone() />
                <button class="link" aria-label=say!(l, name, name = person.name.clone())>{say!(l, button)}</button>
            </form>
        </div>
    }
    .into_any()
}
