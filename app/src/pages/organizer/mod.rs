//! The organizer's desk.

mod lecture;
mod lecture_form;
mod lectures;
mod live;
mod new;
mod people;
mod reports;
mod requests;
mod row;
mod schedule;

pub use lecture::{
    GatheredRoomPage, LectureConfirm, LectureDesk, LectureStart, MaterialPage, PresencePage,
    SpeakerPage,
};
pub use lectures::LecturesList;
pub use live::LiveDeskPage;
pub use new::NewLecture;
pub use people::PeoplePage;
pub use reports::ReportsPage;
pub use schedule::Schedule;
