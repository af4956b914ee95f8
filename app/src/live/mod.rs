//! The live room: the gate, presence, questions, and the organizer's desk.

pub mod presence;

#[cfg(feature = "ssr")]
mod correction;
#[cfg(feature = "ssr")]
mod desk;
#[cfg(feature = "ssr")]
mod desk_verbs;
#[cfg(feature = "ssr")]
mod gathering;
#[cfg(feature = "ssr")]
mod question;
#[cfg(feature = "ssr")]
mod question_verbs;
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
pub use desk::{ANNOUNCEMENT_MOST, Audience, EXTENSIONS, LiveDesk, Standings};
#[cfg(feature = "ssr")]
pub use desk_verbs::{Announce, ExtendLecture, RelocateLecture};
#[cfg(feature = "ssr")]
pub use gathering::{
    CheckIn, CloseGathering, Code, ConfirmHeads, Gathered, Gatherings, Heads, Hosted, Invitation,
    LeaveGathering, MarkLeft, Member, NoGathering, OpenGathering, may_guess,
};
#[cfg(feature = "ssr")]
pub use question::{
    ANSWER_MOST, NotAsked, NotSettled, QUESTION_MOST, Question, Questions, Standing,
};
#[cfg(feature = "ssr")]
pub use question_verbs::{AskQuestion, RaiseQuestion, SettleQuestion};
#[cfg(feature = "ssr")]
pub use refusal::Closed;
#[cfg(feature = "ssr")]
pub use room::{Attendance, Live, Present, Room, START_EARLY};
#[cfg(feature = "ssr")]
pub use verbs::{EndLecture, JoinLecture, StartLecture};
