//! The live room: the gate, presence, questions, and the organizer's desk.

mod actual_times;
mod attended_share;
mod correction;
mod correction_request;
mod desk;
mod desk_server_fns;
mod gathering;
mod participation;
mod question;
mod question_server_fns;
mod refusal;
mod room;
mod seat;
mod server_fns;

pub use actual_times::{
    ActualTimes, ActualTimesForm, ActualTimesRecord, ActualTimesSetting, FROM_PLAN_MOST,
    LectureWasHeld, SetActualTimes,
};
pub use attended_share::{
    AttendedShareForm, AttendedShareRecord, AttendedShareSetting, AttendedShares, SetAttendedShare,
};
pub use correction::{
    Correct, Correction, CorrectionForm, Corrections, PresenceRecord, REASON_MOST, Stretch,
    TakeBackCorrection,
};
pub use correction_request::{
    AskCorrection, AttendanceResult, CORRECTION_ASKED_WITHIN, CorrectionRequest,
    CorrectionRequests, DeclineCorrection, RequestAnswer, WaitingRequest, WaitingRequests,
};
pub use desk::{ANNOUNCEMENT_MOST, EXTENSIONS, LiveDesk, PresentNow, RoomState};
pub use desk_server_fns::{Announce, ExtendLecture, RelocateLecture};
pub use gathering::{
    AnswerHere, CheckIn, CloseGathering, Code, CountHeads, CountedHeads, Gathered, GatheredMember,
    GatheringDesk, Gatherings, Heads, HeadsForm, Hosted, Invitation, LeaveGathering, LetBackIn,
    MEMBERS_MOST, MarkLeft, Member, NoGathering, OpenGathering, RAISED_MOST, RenewCode, SetHeads,
    SetRoomSize, StillHere, UncountedRoom, check_code_rate,
};
pub use participation::{
    CorrectParticipation, KeptKind, KeptProfile, ParticipationCorrection, ParticipationForm,
    ParticipationRecord, Participations,
};
pub use question::{
    ANSWER_MOST, NotAsked, NotSettled, QUESTION_MOST, Question, QuestionStatus, Questions,
};
pub use question_server_fns::{AskQuestion, RaiseQuestion, SettleQuestion};
pub use refusal::GateRefusal;
pub use room::{
    ATTENDANCE_RULE, Attendance, Began, Live, Own, Room, RosterLine, START_EARLY, START_LATE,
    Started,
};
pub use seat::{
    PutSeatBack, SeatAct, SeatRecord, SeatSpan, Seats, TakeSeatAway, Withdraw, given_up_until,
    withdraw_button,
};
pub use server_fns::{CancelLecture, EndLecture, JoinLecture, StartLecture};
