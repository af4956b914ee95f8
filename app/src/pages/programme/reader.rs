//! What of the reader alone decides how a lecture's row looks.

use super::Page;
use crate::accounts::OfficialStatus;
use crate::answer::Read;
use crate::door::door;
use crate::enrolment::HeldSeats;
use crate::i18n::Instant;
use crate::lectures::LectureId;
use crate::live::{Attendance, Live, Own};
use std::collections::HashMap;

/// The reader's seats, those that are held for them, and what was measured of them; empty for a visitor.
#[derive(Debug, Default)]
pub(in crate::pages) struct Reader(HashMap<LectureId, Own>);

impl Reader {
    /// Of this page's reader.
    pub(in crate::pages) async fn of(page: &Page) -> Read<Self> {
        let Some(person) = &page.person else {
            return Ok(Self::default());
        };
        let mut own = door::<dyn Live>().own(person).await?;
        // Nobody else has any.
        if person.official_status == OfficialStatus::Claimed {
            for (lecture, until) in door::<dyn HeldSeats>().holds(person).await? {
                own.entry(lecture).or_default().held_until = Some(until);
            }
        }
        Ok(Self(own))
    }

    /// Where they stand with that lecture.
    pub(in crate::pages) fn own(&self, lecture: LectureId) -> Own {
        self.0.get(&lecture).copied().unwrap_or_default()
    }

    /// Whether they hold a seat.
    pub(in crate::pages) fn enrolled(&self, lecture: LectureId) -> bool {
        self.own(lecture).enrolled
    }

    /// Until when a seat is held for them, if one is.
    pub(in crate::pages) fn held_until(&self, lecture: LectureId) -> Option<Instant> {
        self.own(lecture).held_until
    }

    /// What was measured of them, if they joined.
    pub(in crate::pages) fn attendance(&self, lecture: LectureId) -> Option<Attendance> {
        self.own(lecture).attendance
    }
}
