//! For whom a replay is.

use crate::accounts::{Person, Role};
use crate::enrolment::audience_refuses;
use crate::lectures::Audience;

/// Whether this reader may watch the replays of lectures for that audience, and read what is said in them. Organizers
/// may watch them all; whoever speaks at a lecture may watch its own, which [`super::Replays::closed_to`] knows.
pub fn may_watch(reader: Option<&Person>, audience: Audience) -> bool {
    audience == Audience::Everyone
        || reader.is_some_and(|person| {
            person.role >= Role::Organizer || audience_refuses(person, audience).is_none()
        })
}
