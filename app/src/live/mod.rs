//! The live room: the gate, presence, and the organizer's start and end.

pub mod presence;

#[cfg(feature = "ssr")]
mod correction;
#[cfg(feature = "ssr")]
mod gathering;
#[cfg(feature = "ssr")]
mod refusal;
#[cfg(feature = "ssr")]
mod room;
#[cfg(feature = "ssr")]
mod verbs;

#[cfg(feature = "ssr")]
pub use correction::{
    Correct, Correction, CorrectionForm, Corrections, OnRecord, REASON_MOST, Stretch,
};
#[cfg(feature = "ssr")]
pub use gathering::{
    CheckIn, CloseGathering, Code, ConfirmHeads, Gathered, Gatherings, Heads, Hosted, Invitation,
    LeaveGathering, MarkLeft, Member, NoGathering, OpenGathering, may_guess,
};
#[cfg(feature = "ssr")]
pub use refusal::Closed;
#[cfg(feature = "ssr")]
pub use room::{Attendance, Live, Present, Room, START_EARLY};
#[cfg(feature = "ssr")]
pub use verbs::{EndLecture, JoinLecture, StartLecture};
