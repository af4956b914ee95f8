//! A lecture for the visitor's own calendar. The live link is never in it: the gate is on the lecture's page.

use super::refusals::refused;
use crate::db::Db;
use app::i18n::{Instant, Locale};
use app::lectures::{Lectures, Status};
use axum::response::{IntoResponse, Response};
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use icalendar::{Calendar, CalendarDateTime, Component, Event, EventLike, EventStatus};

fn utc(at: Instant) -> CalendarDateTime {
    chrono::DateTime::from_timestamp_millis(at.0)
        .unwrap_or_default()
        .into()
}

/// The lecture as an iCalendar file (RFC 5545), in UTC.
pub async fn calendar(db: &Db, origin: &str, l: Locale, slug: &str) -> Response {
    let detail = match db.lectures().lecture(l, slug, None).await {
        Ok(detail) => detail,
        Err(refusal) => return refused(&refusal),
    };
    let lecture = &detail.lecture;
    let page = format!("{origin}/{}/lectures/{}", l.tag(), lecture.slug);
    let status = if lecture.status == Status::Cancelled {
        EventStatus::Cancelled
    } else {
        EventStatus::Confirmed
    };
    let event = Event::new()
        .uid(&format!("{}@lecture-hall", lecture.slug))
        .summary(&lecture.title)
        .description(&format!("{page}\n\n{}", detail.abstract_text))
        .starts(utc(lecture.starts))
        .ends(utc(lecture.ends))
        .url(&page)
        .status(status)
        .sequence(u32::try_from(lecture.schedule_changes).unwrap_or(u32::MAX))
        .done();
    let text = Calendar::new().push(event).done().to_string();
    let name = format!("attachment; filename=\"{}.ics\"", lecture.slug);
    (
        [
            (CONTENT_TYPE, "text/calendar; charset=utf-8".to_owned()),
            (CONTENT_DISPOSITION, name),
        ],
        text,
    )
        .into_response()
}
