//! A lecture as an event of a calendar (RFC 5545, RFC 7986), in UTC: the same in its own file and in every feed. Two that are
//! made of a lecture as it stands are the same to the byte.

use super::fold::folded;
use crate::features::calendar::CalendarLecture;
use app::i18n::{Instant, Locale, Moment, Zone, list, zone_city, zone_offset};
use app::lectures::{Lecture, Status};
use app::say;
use chrono::{DateTime, Utc};
use http::Uri;
use icalendar::{Alarm, Calendar, Component, Event, EventLike, EventStatus, Property};

/// Who wrote it.
const PRODUCT: &str = "-//Cloud Lecture Hall//Lectures//EN";
/// How long before the start the calendar rings, which is when the door opens.
const RINGS: &str = "-PT15M";
/// How often a feed is worth asking for.
const REFRESHED: &str = "PT1H";
/// The most characters of what a lecture is about.
const ABOUT_MOST: usize = 1_000;

/// For whom a calendar is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// One lecture that somebody takes along.
    File,
    /// What is offered: it takes nobody's time and rings for nobody.
    Offered,
    /// What somebody is enrolled in.
    Own,
}

/// How a calendar is made.
#[derive(Debug, Clone, Copy)]
pub(super) struct Making<'a> {
    /// The hall's public address.
    pub(super) origin: &'a str,
    pub(super) l: Locale,
    /// The reader's zone, where it is known.
    pub(super) zone: Option<&'a Zone>,
    pub(super) kind: Kind,
}

impl Making<'_> {
    /// The calendar of these lectures; `name` is a feed's.
    pub(super) fn calendar(&self, name: Option<&str>, lectures: &[CalendarLecture]) -> String {
        let mut calendar = Calendar::empty();
        for property in [
            ("VERSION", "2.0"),
            ("PRODID", PRODUCT),
            ("CALSCALE", "GREGORIAN"),
            ("METHOD", "PUBLISH"),
        ] {
            calendar.append_property(property);
        }
        if let Some(name) = name {
            let name = clean(name);
            // Of a text that is said to be one, the library writes commas and the like as they are to be written.
            let named = Property::new("NAME", &name)
                .add_parameter("VALUE", "TEXT")
                .done();
            let refreshed = Property::new("REFRESH-INTERVAL", REFRESHED)
                .add_parameter("VALUE", "DURATION")
                .done();
            calendar.append_property(named);
            calendar.append_property(("X-WR-CALNAME", name.as_str()));
            calendar.append_property(refreshed);
            calendar.append_property(("X-PUBLISHED-TTL", REFRESHED));
        }
        for lecture in lectures {
            calendar.push(self.event(lecture));
        }
        folded(&calendar.to_string())
    }

    fn event(&self, told: &CalendarLecture) -> Event {
        let lecture = &told.lecture;
        let page = format!(
            "{}{}",
            self.origin,
            self.l.href(&format!("/lectures/{}", lecture.slug))
        );
        let cancelled = lecture.status == Status::Cancelled;
        let status = if cancelled {
            EventStatus::Cancelled
        } else {
            EventStatus::Confirmed
        };
        // A slug is given once, and stays through every change of the title and the times.
        let uid = format!("{}@{}", lecture.slug, host(self.origin));
        let mut event = Event::new();
        event
            .uid(&uid)
            .timestamp(utc(told.changed))
            .created(utc(told.created))
            .last_modified(utc(told.changed))
            .sequence(u32::try_from(lecture.schedule_changes).unwrap_or(u32::MAX))
            .summary(&clean(&lecture.title))
            .description(&self.description(told, &page))
            .starts(utc(lecture.starts))
            .ends(utc(lecture.ends))
            .location(&page)
            .url(&page)
            .categories([say!(self.l, &format!("topic-{}", lecture.topic.code()))]);
        event.status(status);
        if cancelled || self.kind == Kind::Offered {
            event.add_property("TRANSP", "TRANSPARENT");
        }
        if !cancelled && self.kind != Kind::Offered {
            event.alarm(self.alarm(told, &uid));
        }
        event.done()
    }

    /// The library gives each part an id and a stamp, and makes up those that it is not given.
    fn alarm(&self, told: &CalendarLecture, uid: &str) -> Alarm {
        let title = clean(&told.lecture.title);
        let says = say!(self.l, "calendar-alarm", title = title);
        let mut alarm = Alarm::display(&says, chrono::Duration::zero());
        alarm
            .append_property(("TRIGGER", RINGS))
            .uid(&format!("alarm-{uid}"))
            .timestamp(utc(told.changed));
        alarm.done()
    }

    /// What it is about, who speaks, when that is by both clocks, and the way there.
    fn description(&self, told: &CalendarLecture, page: &str) -> String {
        let (l, lecture) = (self.l, &told.lecture);
        let about = cut(&clean(&told.about));
        let speaks = (!lecture.speakers.is_empty())
            .then(|| say!(l, "calendar-speaks", names = list(l, &lecture.speakers)));
        let yours = self.zone.filter(|zone| **zone != lecture.zone);
        let yours = yours.map(|zone| say!(l, "calendar-your-time", time = when(l, lecture, zone)));
        let hosts = say!(
            l,
            "calendar-host-time",
            time = when(l, lecture, &lecture.zone)
        );
        let parts = [
            Some(about).filter(|about| !about.is_empty()),
            speaks.map(|names| clean(&names)),
            yours,
            Some(hosts),
            Some(say!(l, "calendar-page", page = page)),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join("\n\n")
    }
}

/// "Wednesday 25 November, 10:00 to 11:30, Kigali (GMT+2)".
fn when(l: Locale, lecture: &Lecture, zone: &Zone) -> String {
    let (from, to) = (
        Moment::new(lecture.starts, zone),
        Moment::new(lecture.ends, zone),
    );
    say!(
        l,
        "calendar-when",
        day = from.weekday_date(l),
        span = say!(l, "from-to", from = from.time(l), to = to.time(l)),
        zone = say!(
            l,
            "zone-name",
            city = zone_city(l, zone),
            offset = zone_offset(zone, lecture.starts)
        )
    )
}

/// As the library knows it, to the second.
fn utc(at: Instant) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(at.0).unwrap_or_default()
}

/// The hall's host, which makes ids its own (RFC 5545 §3.8.4.7).
fn host(origin: &str) -> String {
    let uri: Option<Uri> = origin.parse().ok();
    uri.and_then(|uri| uri.host().map(str::to_owned))
        .unwrap_or_else(|| "lecture-hall".to_owned())
}

/// A text without signs that no calendar takes; the library knows one kind of line's end.
fn clean(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace('\r', "\n")
        .chars()
        .map(|c| if c == '\t' { ' ' } else { c })
        .filter(|c| *c == '\n' || !c.is_control())
        .collect()
}

/// So much of a text that a feed of many stays small.
fn cut(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(ABOUT_MOST) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_ends_but_by_the_sign_that_the_library_knows() {
        assert_eq!(clean("a\r\nb\rc\nd\te\u{0}\u{7f}f"), "a\nb\nc\nd ef");
    }

    #[test]
    fn a_long_text_is_cut_between_two_characters() {
        let thai = "การ".repeat(1_000);
        let short = cut(&thai);
        assert_eq!(short.chars().count(), ABOUT_MOST + 1);
        assert!(short.ends_with('…'));
        assert_eq!(cut(" as it is "), "as it is");
    }

    #[test]
    fn ids_are_of_the_halls_own_host() {
        assert_eq!(host("https://hall.example:8443"), "hall.example");
        assert_eq!(host(""), "lecture-hall");
    }
}
