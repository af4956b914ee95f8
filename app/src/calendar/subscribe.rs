//! Feeds that calendars ask for again and again.

use crate::i18n::Locale;
use crate::lectures::Filter;
use crate::say;
use crate::ui::{Site, copy_field, query_string};
use leptos::prelude::*;

/// The feed of the programme narrowed so, to come and lately over: `/en/calendar/programme.ics?topic=policy`. It knows no reader,
/// so it is of all lectures, whomever they suit.
pub fn programme_feed(l: Locale, filter: &Filter) -> String {
    let narrowed = Filter {
        past: false,
        for_me: false,
        page: 1,
        ..filter.clone()
    };
    format!("{}{}", feed(l), narrowed.query())
}

/// The feed of the lectures of a series.
pub fn series_feed(l: Locale, title: &str) -> String {
    let query = query_string([("series", Some(title.to_owned()))]);
    format!("{}{query}", feed(l))
}

fn feed(l: Locale) -> String {
    l.href("/calendar/programme.ics")
}

/// A feed to be opened by the device's own calendar, or copied into another; `id` is its field's in the page.
pub fn subscribe(l: Locale, id: &'static str, label: String, path: &str) -> AnyView {
    view! {
        <details class="aside">
            <summary>{label}</summary>
            <p class="small soft">{say!(l, "subscribe-text")}</p>
            {feed_address(l, id, path)}
        </details>
    }
    .into_any()
}

/// A feed's address, and the way to the device's own calendar.
pub(super) fn feed_address(l: Locale, id: &'static str, path: &str) -> AnyView {
    let site = use_context::<Site>().unwrap_or_default();
    let address = format!("{}{path}", site.origin);
    let opens = by_calendar(&address);
    view! {
        {copy_field(l, id, say!(l, "subscribe-address"), address)}
        <p class="actions"><a class="button quiet small" href=opens>{say!(l, "subscribe-open")}</a></p>
    }
    .into_any()
}

/// The same address by the scheme that calendars open.
fn by_calendar(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    format!("webcal://{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lectures::Topic;

    #[test]
    fn a_feed_is_narrowed_as_its_list_is_and_has_no_pages() {
        let filter = Filter {
            topic: Some(Topic::Policy),
            past: true,
            page: 3,
            ..Filter::default()
        };
        assert_eq!(
            programme_feed(Locale::En, &filter),
            "/en/calendar/programme.ics?topic=policy"
        );
        let for_me = Filter {
            for_me: true,
            ..Filter::default()
        };
        assert_eq!(
            programme_feed(Locale::En, &for_me),
            "/en/calendar/programme.ics",
            "a calendar has no reader whom it could suit"
        );
        assert_eq!(
            series_feed(Locale::Th, "Trade & law"),
            "/th/calendar/programme.ics?series=Trade%20%26%20law"
        );
    }

    #[test]
    fn calendars_open_an_address_by_their_own_scheme() {
        for scheme in ["https", "http"] {
            let address = format!("{scheme}://hall.example/en/calendar/programme.ics");
            assert_eq!(
                by_calendar(&address),
                "webcal://hall.example/en/calendar/programme.ics"
            );
        }
    }
}
