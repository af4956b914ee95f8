//! The live room: the gate, presence, and the organizer's start and end.

pub mod presence;

#[cfg(feature = "ssr")]
mod refusal;
#[cfg(feature = "ssr")]
mod room;
#[cfg(feature = "ssr")]
mod verbs;

#[cfg(feature = "ssr")]
pub use refusal::Closed;
#[cfg(feature = "ssr")]
pub use room::{Attendance, Live, Present, Room, START_EARLY};
#[cfg(feature = "ssr")]
pub use verbs::{EndLecture, JoinLecture, StartLecture};
