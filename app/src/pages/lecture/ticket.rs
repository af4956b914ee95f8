//! The ticket: how it stands, when, in both clocks, the facts, and the one thing to do next. The page follows it: without a reload it tells
//! that the door is open, that the lecture is on, that it is over, and that its replay is there.

use super::super::programme::Reader;
use super::{Page, act, saved, strip, watching};
use crate::answer::Read;
use crate::i18n::{Instant, Locale, Moment, Zone, language, zone_city, zone_offset};
use crate::lectures::{Detail, Lecture, look_again, moved_line, said};
use crate::say;
use crate::ui::{Clockface, interpolate, place, time_local, time_span, zone_name, zone_on_paper};
use leptos::prelude::*;

/// The ticket beside the lecture.
pub(super) async fn ticket(p: &Page, detail: &Detail) -> Read<AnyView> {
    let l = p.l;
    let reader = Reader::of(p).await?;
    let lecture = &detail.lecture;
    let zone = p.zone_or(&lecture.zone);
    let times: Vec<_> = [lecture.starts]
        .into_iter()
        .chain(lecture.moved_at(p.now))
        .collect();
    let both_clocks = p.zone.as_ref() != Some(&lecture.zone);
    let host_clock = both_clocks.then(
        || view! { <dt>{say!(l, "host-time-label")}</dt><dd>{host_clock(l, lecture, zone)}</dd> },
    );
    let host = (!lecture.host.is_empty()).then(
        || view! { <dt>{say!(l, "host-label")}</dt><dd><bdi>{lecture.host.clone()}</bdi></dd> },
    );
    let strip = strip::strip(p, &reader, lecture);
    let class = format!("ticket {}", strip.tone);
    let watching = watching::note(p, lecture).await?;
    let act = act::act(p, &reader, lecture).await?;
    let saved = saved::saved(p, &reader, lecture).await?;
    let ticket = view! {
        <aside
            id="ticket"
            class=class
            aria-label=say!(l, "ticket-label")
            data-follow=again(p, &reader, lecture)
            data-said=said(l, lecture, p.now)
        >
            {strip.view()}
            <p class="when">
                {day(p, lecture, zone)}
                <br />
                {time_span(l, lecture.starts, lecture.ends, zone)}
                {zone_on_paper(l, Some(zone), &[lecture.starts])}
            </p>
            {moved_line(l, lecture, zone, p.now)}
            <dl>
                <dt>{say!(l, "your-time-label")}</dt>
                <dd>{zone_name(l, zone, &times)}</dd>
                {host_clock}
                {host}
                <dt>{say!(l, "language-label")}</dt>
                <dd>{language(l, &lecture.language)}</dd>
                <dt>{say!(l, "audience-label")}</dt>
                <dd>{say!(l, &format!("audience-{}", lecture.audience.code()))}</dd>
            </dl>
            {act}
            {saved}
            {watching}
        </aside>
    };
    Ok(ticket.into_any())
}

/// Whoever has a seat held is answered at some time: their page is looked at again so often, in milliseconds, and when it lapses.
const ANSWER_LOOKED_FOR: i64 = 5 * Instant::MINUTE;

/// Milliseconds until the ticket is to be looked at again; none where nothing of it changes by itself any more.
fn again(p: &Page, reader: &Reader, lecture: &Lecture) -> Option<i64> {
    let lapses = reader
        .held_until(lecture.id)
        .map(|until| until.since(p.now).clamp(1, ANSWER_LOOKED_FOR));
    let again = look_again(lecture, p.now)?;
    Some(lapses.map_or(again, |lapses| lapses.min(again)))
}

/// "Tuesday 24 November"; with the year where it is not this one.
fn day(p: &Page, lecture: &Lecture, zone: &Zone) -> AnyView {
    if zone.local(lecture.starts).year() == zone.local(p.now).year() {
        return time_local(p.l, lecture.starts, zone, Clockface::Day);
    }
    let m = Moment::new(lecture.starts, zone);
    let (weekday, date) = (m.weekday(p.l), m.date(p.l));
    let date = say!(p.l, "weekday-and-date", weekday = weekday, date = date);
    view! { <time datetime=lecture.starts.rfc3339()>{date}</time> }.into_any()
}

/// "16:00 to 17:30, Beijing (GMT+8)", with the day where it is another one than the reader's. These times stay as
/// they are when the zone script moves the others, so they are plain text.
fn host_clock(l: Locale, lecture: &Lecture, reader: &Zone) -> AnyView {
    let (from, to) = (
        Moment::new(lecture.starts, &lecture.zone),
        Moment::new(lecture.ends, &lecture.zone),
    );
    let span = say!(l, "from-to", from = from.time(l), to = to.time(l));
    let zone = say!(
        l,
        "zone-name",
        city = zone_city(l, &lecture.zone),
        offset = zone_offset(&lecture.zone, lecture.starts),
    );
    let same_day = reader.local(lecture.starts).date() == lecture.zone.local(lecture.starts).date();
    let key = if same_day {
        "host-clock"
    } else {
        "host-clock-day"
    };
    let sentence = say!(
        l,
        key,
        day = from.day_month(l),
        span = place(0),
        zone = zone
    );
    interpolate(
        &sentence,
        vec![view! { <span class="nowrap">{span}</span> }.into_any()],
    )
}
