//! The live room: the gate, presence, questions, and the organizer's desk.

pub mod presence;

#[cfg(feature = "ssr")]
mod correction;
#[cfg(feature = "ssr")]
mod desk;
#[cfg(feature = "ssr")]
mod desk_server_fns;
#[cfg(feature = "ssr")]
mod gathering;
#[cfg(feature = "ssr")]
mod question;
#[cfg(feature = "ssr")]
mod question_server_fns;
#[cfg(feature = "ssr")]
mod refusal;
#[cfg(feature = "ssr")]
mod room;
#[cfg(feature = "ssr")]
mod server_fns;

#[cfg(feature = "ssr")]
pub use correction::{
    Correct, Correction, CorrectionForm, Corrections, OnRecord, REASON_MOST, Stretch,
};
#[cfg(feature = "ssr")]
pub use desk::{ANNOUNCEMENT_MOST, Audience, EXTENSIONS, LiveDesk, RoomState};
#[cfg(feature = "ssr")]
pub use desk_server_fns::{Announce, ExtendLecture, RelocateLecture};
#[cfg(feature = "ssr")]
pub use gathering::{
    CheckIn, CloseGathering, Code, ConfirmHeads, Gathered, Gatherings, Heads, Hosted, Invitation,
    LeaveGathering, MarkLeft, Member, NoGathering, OpenGathering, check_code_rate,
};
#[cfg(feature = "ssr")]
pub use question::{
    ANSWER_MOST, NotAsked, NotSettled, QUESTION_MOST, Question, Questions, Standing,
};
#[cfg(feature = "ssr")]
pub use question_server_fns::{AskQuestion, RaiseQuestion, SettleQuestion};
#[cfg(feature = "ssr")]
pub use refusal::GateRefusal;
#[cfg(feature = "ssr")]
pub use room::{Attendance, Live, Present, Room, START_EARLY};
#[cfg(feature = "ssr")]
pub use server_fns::{EndLecture, JoinLecture, StartLecture};
