//! What of the reader alone decides how a lecture's row looks.

use super::Page;
use crate::answer::Read;
use crate::door::door;
use crate::lectures::LectureId;
use crate::live::{Attendance, Live, Own};
use std::collections::HashMap;

/// The reader's seats and what was measured of them; empty for a visitor.
#[derive(Debug, Default)]
pub(in crate::pages) struct Reader(HashMap<LectureId, Own>);

impl Reader {
    /// Of this page's reader.
    pub(in crate::pages) async fn of(page: &Page) -> Read<Self> {
        match &page.person {
            Some(person) => Ok(Self(door::<dyn Live>().own(person).await?)),
            None => Ok(Self::default()),
        }
    }

    /// Where they stand with that lecture.
    pub(in crate::pages) fn own(&self, lecture: LectureId) -> Own {
        self.0.get(&lecture).copied().unwrap_or_default()
    }

    /// Whether they hold a seat.
    pub(in crate::pages) fn enrolled(&self, lecture: LectureId) -> bool {
        self.own(lecture).enrolled
    }

    /// What was measured of them, if they joined.
    pub(in crate::pages) fn attendance(&self, lecture: LectureId) -> Option<Attendance> {
        self.own(lecture).attendance
    }
}
