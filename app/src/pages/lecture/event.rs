//! A lecture as schema.org knows events, for those who list them.

use super::super::told::{absolute, share_picture, shortened, the_hall};
use crate::i18n::Locale;
use crate::lectures::{Detail, Speaker, Status};
use serde_json::{Value, json};

/// The longest description, in characters.
const DESCRIPTION_MOST: usize = 500;

/// The lecture as it is scheduled.
pub(super) fn event(l: Locale, detail: &Detail) -> Value {
    let lecture = &detail.lecture;
    let page = absolute(&l.href(&format!("/lectures/{}", lecture.slug)));
    let status = if lecture.status == Status::Cancelled {
        "https://schema.org/EventCancelled"
    } else {
        "https://schema.org/EventScheduled"
    };
    let organizer = if lecture.host.is_empty() {
        the_hall(l)
    } else {
        json!({ "@type": "Organization", "name": lecture.host })
    };
    let mut event = json!({
        "@context": "https://schema.org",
        "@type": "Event",
        "name": lecture.title,
        "startDate": lecture.zone.rfc3339(lecture.starts),
        "endDate": lecture.zone.rfc3339(lecture.ends),
        "eventStatus": status,
        "eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode",
        "location": { "@type": "VirtualLocation", "url": page },
        "organizer": organizer,
        "inLanguage": lecture.language,
        "isAccessibleForFree": true,
        "image": [share_picture()],
        "url": page,
    });
    if !detail.abstract_text.trim().is_empty() {
        event["description"] = shortened(&detail.abstract_text, DESCRIPTION_MOST).into();
    }
    if !detail.speakers.is_empty() {
        event["performer"] = detail.speakers.iter().map(person).collect();
    }
    event
}

fn person(speaker: &Speaker) -> Value {
    let mut person = json!({ "@type": "Person", "name": speaker.name });
    if !speaker.affiliation.is_empty() {
        person["affiliation"] = json!({ "@type": "Organization", "name": speaker.affiliation });
    }
    person
}
