//! Times, in the reader's zone and in the lecture's own, the zone always named.

use super::{interpolate, place};
use crate::i18n::{Instant, Locale, Moment, Zone, zone_city, zone_offset};
use crate::say;
use leptos::prelude::*;

/// What of a moment is shown. The value of `data-f` tells the zone script the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clockface {
    /// Hours and minutes.
    Time,
    /// Weekday, day and month.
    Day,
    /// All of it.
    DayTime,
}

/// A moment in the reader's zone, with UTC in its `datetime`.
pub fn time_local(l: Locale, at: Instant, zone: &Zone, face: Clockface) -> AnyView {
    let m = Moment::new(at, zone);
    let (f, text) = match face {
        Clockface::Time => ("t", m.time(l)),
        Clockface::Day => ("d", m.weekday_date(l)),
        Clockface::DayTime => (
            "dt",
            say!(l, "day-at-time", day = m.weekday_date(l), time = m.time(l)),
        ),
    };
    view! { <time datetime=at.rfc3339() data-f=f>{text}</time> }.into_any()
}

/// The same moment where the lecture is held: "16:00 Beijing", with the day where it is another one there.
pub fn host_time(l: Locale, at: Instant, zone: &Zone, reader: &Zone) -> String {
    let m = Moment::new(at, zone);
    let city = zone_city(l, zone);
    if zone.local(at).date() == reader.local(at).date() {
        say!(l, "time-in-city", time = m.time(l), city = city)
    } else {
        say!(
            l,
            "day-time-in-city",
            day = m.day_month(l),
            time = m.time(l),
            city = city
        )
    }
}

/// From when to when: "10:00 to 11:30"; with the end's day where it lies a day away, as past midnight is plain enough.
pub fn time_span(l: Locale, from: Instant, to: Instant, zone: &Zone) -> AnyView {
    let end = if to.since(from) < Instant::DAY {
        Clockface::Time
    } else {
        Clockface::DayTime
    };
    let sentence = say!(l, "from-to", from = place(0), to = place(1));
    interpolate(
        &sentence,
        vec![
            time_local(l, from, zone, Clockface::Time),
            time_local(l, to, zone, end),
        ],
    )
}

/// The zone that these times are shown in: "Kigali (GMT+2)"; without an offset where it is not the same for all of them.
pub fn zone_name(l: Locale, zone: &Zone, times: &[Instant]) -> AnyView {
    let city = zone_city(l, zone);
    let mut offsets = times.iter().map(|at| zone_offset(zone, *at));
    let text = match offsets.next() {
        Some(offset) if zone.is_of_place() && offsets.all(|other| other == offset) => {
            say!(l, "zone-name", city = city, offset = offset)
        }
        _ => city,
    };
    zone_named(l, text)
}

/// What a zone is called, in the direction of its own script. Where the zone script moves the times, it writes here the
/// offset of the reader's zone, or that it is the reader's where the times have more than one.
pub fn zone_named(l: Locale, text: String) -> AnyView {
    view! { <bdi data-zone-name=say!(l, "zone-yours")>{text}</bdi> }.into_any()
}
