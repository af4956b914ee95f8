//! The features' SQL and rules, and a store for each.

pub mod accounts;
pub mod calendar;
pub mod enrolment;
mod fold;
mod holds;
mod leases;
pub mod lectures;
pub mod live;
mod locks;
pub mod materials;
mod parsing;
mod participations;
mod passages;
mod presses;
pub mod replays;
pub mod reports;
mod rights;
pub mod search;
pub mod surveys;

use crate::db::Db;
use accounts::AccountStore;
use calendar::CalendarStore;
use enrolment::EnrolmentStore;
use lectures::LectureStore;
use live::LiveStore;
use materials::MaterialStore;
use replays::ReplayStore;
use reports::ReportStore;
use search::SearchStore;
use surveys::SurveyStore;

/// The stores of the features, one each: what is read and changed of a feature is asked of its store.
impl Db {
    /// People, their roles and passwords.
    pub fn accounts(&self) -> AccountStore {
        AccountStore::of(self.clone())
    }

    /// Lectures and their programme.
    pub fn lectures(&self) -> LectureStore {
        LectureStore::of(self.clone())
    }

    /// Seats, and lectures saved for later.
    pub fn enrolment(&self) -> EnrolmentStore {
        EnrolmentStore::of(self.clone())
    }

    /// What calendars ask for.
    pub fn calendar(&self) -> CalendarStore {
        CalendarStore::of(self.clone())
    }

    /// Live rooms, presence, gathered rooms and questions.
    pub fn live(&self) -> LiveStore {
        LiveStore::of(self.clone())
    }

    /// Recordings, renditions, tracks, and who watched.
    pub fn replays(&self) -> ReplayStore {
        ReplayStore::of(self.clone())
    }

    /// Ratings of lectures.
    pub fn surveys(&self) -> SurveyStore {
        SurveyStore::of(self.clone())
    }

    /// Materials of lectures.
    pub fn materials(&self) -> MaterialStore {
        MaterialStore::of(self.clone())
    }

    /// Counters, reports and the recount.
    pub fn reports(&self) -> ReportStore {
        ReportStore::of(self.clone())
    }

    /// The search and its index.
    pub fn search(&self) -> SearchStore {
        SearchStore::of(self.clone())
    }
}
