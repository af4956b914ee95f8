//! "Add to calendar": a lecture in the calendar that somebody keeps on the web, or as a file for any other.

use crate::i18n::{Instant, Locale};
use crate::lectures::Lecture;
use crate::say;
use crate::ui::{Site, query_string};
use leptos::prelude::*;

/// The menu. All its entries lead back to the lecture's page, whose gate knows who may come in; none knows the meeting.
pub fn add_to_calendar(l: Locale, lecture: &Lecture) -> AnyView {
    let site = use_context::<Site>().unwrap_or_default();
    let path = l.href(&format!("/lectures/{}", lecture.slug));
    let page = format!("{}{path}", site.origin);
    let elsewhere = [
        ("calendar-google", google(lecture, &page)),
        (
            "calendar-outlook",
            outlook("outlook.live.com", lecture, &page),
        ),
        (
            "calendar-microsoft",
            outlook("outlook.office.com", lecture, &page),
        ),
    ]
    .into_iter()
    .map(|(key, href)| {
        view! {
            <li>
                <a href=href rel="noopener noreferrer" referrerpolicy="no-referrer">{say!(l, key)}</a>
            </li>
        }
    })
    .collect_view();
    view! {
        <details class="menu">
            <summary class="button main"><span>{say!(l, "add-to-calendar")}</span></summary>
            <ul>
                {elsewhere}
                <li><a href=format!("{path}/calendar.ics")>{say!(l, "calendar-file")}</a></li>
            </ul>
        </details>
    }
    .into_any()
}

fn google(lecture: &Lecture, page: &str) -> String {
    let dates = format!("{}/{}", basic(lecture.starts), basic(lecture.ends));
    let query = query_string([
        ("action", Some("TEMPLATE".to_owned())),
        ("text", Some(lecture.title.clone())),
        ("dates", Some(dates)),
        ("details", Some(page.to_owned())),
        ("location", Some(page.to_owned())),
    ]);
    format!("https://calendar.google.com/calendar/render{query}")
}

fn outlook(host: &str, lecture: &Lecture, page: &str) -> String {
    let query = query_string([
        ("path", Some("/calendar/action/compose".to_owned())),
        ("rru", Some("addevent".to_owned())),
        ("subject", Some(lecture.title.clone())),
        ("startdt", Some(lecture.starts.rfc3339())),
        ("enddt", Some(lecture.ends.rfc3339())),
        ("body", Some(page.to_owned())),
        ("location", Some(page.to_owned())),
    ]);
    format!("https://{host}/calendar/0/deeplink/compose{query}")
}

/// `20261125T080000Z`: the form of ISO 8601 without signs between.
fn basic(at: Instant) -> String {
    at.rfc3339().replace(['-', ':'], "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_in_utc_and_without_signs() {
        assert_eq!(basic(Instant(1_795_507_200_000)), "20261124T080000Z");
    }
}
