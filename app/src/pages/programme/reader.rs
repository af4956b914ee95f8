//! What of the reader decides how a lecture's row looks.

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
}
