//! What of the reader alone decides how a lecture's row looks.

use super::Page;
use crate::answer::Read;
use crate::door::door;
use crate::enrolment::Enrolment;
use crate::lectures::LectureId;
use crate::live::{Attendance, Live};
use std::collections::{HashMap, HashSet};

/// The reader's seats and what was measured of them; empty for a visitor.
#[derive(Debug, Default)]
pub(in crate::pages) struct Reader {
    seats: HashSet<LectureId>,
    attendance: HashMap<LectureId, Attendance>,
}

/// Where a reader stands with one lecture; by default they have nothing to do with it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::pages) struct Own {
    /// Whether they hold a seat.
    pub(super) enrolled: bool,
    /// What was measured of them, if they joined.
    pub(super) attendance: Option<Attendance>,
}

impl Reader {
    /// Of this page's reader.
    pub(in crate::pages) async fn of(page: &Page) -> Read<Self> {
        let Some(person) = &page.person else {
            return Ok(Self::default());
        };
        let seats = door::<dyn Enrolment>().seats(person).await?;
        let attendance = door::<dyn Live>()
            .attendance(person)
            .await?
            .into_iter()
            .collect();
        Ok(Self { seats, attendance })
    }

    /// Whether they hold a seat.
    pub(in crate::pages) fn enrolled(&self, lecture: LectureId) -> bool {
        self.seats.contains(&lecture)
    }

    /// What was measured of them, if they joined.
    pub(in crate::pages) fn attendance(&self, lecture: LectureId) -> Option<Attendance> {
        self.attendance.get(&lecture).copied()
    }

    /// Where they stand with that lecture.
    pub(in crate::pages) fn own(&self, lecture: LectureId) -> Own {
        Own {
            enrolled: self.enrolled(lecture),
            attendance: self.attendance(lecture),
        }
    }
}
