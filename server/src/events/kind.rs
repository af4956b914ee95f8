//! All that can happen in a hall.

/// Which copies of the database's content an event makes old.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Touches {
    Nothing,
    /// Kept pages, and open rooms.
    Programme,
    /// Open rooms.
    Rooms,
    /// What the person may see.
    Rights,
}

macro_rules! kinds {
    ($($(#[$comment:meta])* $kind:ident = $code:literal $touches:ident,)+) => {
        /// What can happen.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum EventKind {
            $($(#[$comment])* $kind,)+
        }

        impl EventKind {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$kind),+];

            /// As the log keeps it.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$kind => $code,)+
                }
            }

            pub(super) const fn touches(self) -> Touches {
                match self {
                    $(Self::$kind => Touches::$touches,)+
                }
            }
        }
    };
}

kinds! {
    /// Somebody made an account.
    SignedUp = "person.signed_up" Nothing,
    /// Whoever runs the hall made an account.
    PersonAdded = "person.added" Nothing,
    /// The first organizer's account was made by the link of the first start.
    HallSetUp = "hall.set_up" Nothing,
    /// A profile was changed.
    ProfileChanged = "person.profile_changed" Rights,
    /// An organizer confirmed that somebody holds office.
    OfficialConfirmed = "person.confirmed" Rights,
    /// ... or took that back.
    ConfirmationWithdrawn = "person.confirmation_withdrawn" Rights,
    /// A password was changed.
    PasswordChanged = "person.password_changed" Rights,
    /// Somebody was given another role.
    RoleChanged = "person.role_changed" Rights,
    /// Somebody was shut out.
    PersonDisabled = "person.disabled" Rights,
    /// ... or let in again.
    PersonEnabled = "person.enabled" Rights,
    /// All sessions of somebody were ended.
    SessionsEnded = "person.sessions_ended" Rights,
    /// Somebody signed in.
    SignedIn = "person.signed_in" Nothing,
    /// Somebody made a secret address of their own lectures for their calendar; the one before ended by it ...
    CalendarAddressMade = "person.calendar_address_made" Nothing,
    /// ... or ended it.
    CalendarAddressEnded = "person.calendar_address_ended" Nothing,
    /// Sign-ins were refused by the account's password, so many since it was told last.
    SignInsRefused = "person.sign_ins_refused" Nothing,

    /// A lecture was made, as a draft.
    LectureCreated = "lecture.created" Programme,
    /// A lecture's particulars were changed.
    LectureChanged = "lecture.changed" Programme,
    /// A draft was published.
    LecturePublished = "lecture.published" Programme,
    /// A lecture was cancelled.
    LectureCancelled = "lecture.cancelled" Programme,
    /// A speaker was linked to an account, or to none any more: their figures at their own lectures are in no total.
    SpeakerLinked = "lecture.speaker_linked" Nothing,
    /// A speaker of a lecture was set apart from others of that name, or was said to be the same.
    SpeakerParted = "lecture.speaker_parted" Nothing,
    /// A lecture that nobody had ever enrolled in was deleted.
    LectureDeleted = "lecture.deleted" Programme,

    /// Somebody took a seat.
    Enrolled = "enrolment.made" Nothing,
    /// Somebody gave a seat back.
    Withdrawn = "enrolment.withdrawn" Rights,
    /// An organizer took somebody's seat away ...
    SeatTakenAway = "enrolment.taken_away" Rights,
    /// ... or put it back.
    SeatPutBack = "enrolment.put_back" Nothing,
    /// A seat is held for an official who waits to be confirmed.
    SeatHeld = "hold.made" Nothing,
    /// They gave it up ...
    HoldGivenUp = "hold.given_up" Nothing,
    /// ... or its time ran out ...
    HoldLapsed = "hold.lapsed" Nothing,
    /// ... or they are not to have it, or the lecture was cancelled ...
    HoldDeclined = "hold.declined" Nothing,
    /// ... or it is a seat now.
    HoldBecameSeat = "hold.became_seat" Nothing,

    /// A lecture began.
    LectureStarted = "live.started" Programme,
    /// A lecture was ended.
    LectureEnded = "live.ended" Programme,
    /// A lecture was given more time.
    LectureExtended = "live.extended" Programme,
    /// A lecture takes place behind another link.
    LectureRelocated = "live.relocated" Programme,
    /// Something was announced in a live room, or the announcement was taken back.
    Announced = "live.announced" Rooms,
    /// When a lecture really began and ended was set right.
    ActualTimesSet = "live.actual_times_set" Programme,
    /// The share that makes "attended" was changed after the lecture's start.
    AttendedShareSet = "live.attended_share_set" Programme,
    /// Somebody's minutes were set, or what was set was taken back.
    AttendanceCorrected = "attendance.corrected" Nothing,
    /// Somebody asked for a correction of their own minutes.
    CorrectionRequested = "attendance.correction_requested" Nothing,
    /// An organizer left the minutes as they are.
    CorrectionDeclined = "attendance.correction_declined" Nothing,
    /// Of which country and kind somebody is in a lecture's figures was set right.
    ParticipationCorrected = "participation.corrected" Nothing,
    /// Figures of a lecture that an earlier version of the rule had computed were computed anew.
    FiguresRenewed = "attendance.renewed" Nothing,
    /// The host of a gathered room said how many are in it; or an organizer did, with a reason.
    HeadsCounted = "gathering.heads_counted" Nothing,
    /// An organizer lets a gathered room hold more.
    RoomResized = "gathering.resized" Nothing,

    /// Somebody said how useful a lecture was, or changed what they had said.
    LectureRated = "lecture.rated" Nothing,

    /// A recording of a lecture has arrived.
    RecordingArrived = "recording.arrived" Programme,
    /// A recording is shown as the lecture's replay.
    ReplayPublished = "replay.published" Programme,
    /// A film that is shorter than its lecture was accepted: watching it counts.
    ReplayAccepted = "replay.accepted" Nothing,
    /// Whether the 14 days begin again with a film that took another's place.
    ReplayDaysDecided = "replay.days_decided" Programme,
    /// A replay was taken away.
    ReplayRemoved = "replay.removed" Programme,
    /// Captions or chapters of a language were saved.
    TrackSaved = "track.saved" Programme,
    /// ... or removed.
    TrackRemoved = "track.removed" Programme,
    /// The picture that stands for a recording was chosen.
    PosterChosen = "poster.chosen" Programme,
    /// A sound in another language was added to a recording.
    SoundAdded = "sound.added" Programme,
    /// It was said in which language a recording's sound is.
    SoundNamed = "sound.named" Programme,
    /// A sound was taken away.
    SoundRemoved = "sound.removed" Programme,
    /// A lecture's slides were put there.
    SlidesSaved = "slides.saved" Programme,
    /// ... or removed.
    SlidesRemoved = "slides.removed" Programme,
    /// A lecture was given a material: a file or a link.
    MaterialAdded = "material.added" Programme,
    /// ... what is said of it was changed, or its place, or its file was replaced.
    MaterialChanged = "material.changed" Programme,
    /// ... or it was removed.
    MaterialRemoved = "material.removed" Programme,

    /// Personal details of events were erased.
    DetailsErased = "log.details_erased" Nothing,
}

impl EventKind {
    /// Which form the payloads have.
    pub const VERSION: i64 = 1;

    /// The kind of that code; none where it is of a newer hall.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn each_code_is_of_one_kind() {
        let codes: HashSet<_> = EventKind::ALL.iter().map(|kind| kind.code()).collect();
        assert_eq!(codes.len(), EventKind::ALL.len());
        for kind in EventKind::ALL {
            assert_eq!(EventKind::parse(kind.code()), Some(*kind));
        }
        assert_eq!(EventKind::parse("lecture.flown"), None);
    }
}
