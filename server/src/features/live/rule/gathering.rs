//! Gathered rooms: what of the host's presence is a member's too, and whom it makes attend.

use super::{Interval, Terms, Times, attendance};
use app::accounts::PersonId;
use app::i18n::Instant;
use app::live::Attendance;
use std::collections::HashMap;

/// What was said of a member at mid-lecture, and when.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Said {
    /// The host ticked the name.
    pub ticked: Option<Instant>,
    /// The member answered "still here?".
    pub answered: Option<Instant>,
}

impl Said {
    /// What comes first: ticks before answers, each in the order in which they were made.
    fn rank(self) -> Option<(bool, Instant)> {
        let ticked = self.ticked.map(|at| (false, at));
        ticked.or(self.answered.map(|at| (true, at)))
    }
}

/// How far a member's stays in a room go.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Standing {
    /// To their end, and they make the member attend.
    Counts,
    /// To their end; whether they make the member attend waits for the number.
    Waits,
    /// To the middle of the lecture, and they make nobody attend.
    #[default]
    ToTheMiddle,
}

/// The standings of a room's members by the number of them that was given: of those who were ticked, then of those who
/// answered, in order, no more than so many count. Who is not in it stays to the middle.
pub fn standings(
    heads: Option<i64>,
    said: impl IntoIterator<Item = (PersonId, Said)>,
) -> HashMap<PersonId, Standing> {
    let ranked = said
        .into_iter()
        .filter_map(|(who, said)| Some((said.rank()?, who)));
    let mut there: Vec<_> = ranked.collect();
    there.sort_unstable();
    let most = heads.map_or(usize::MAX, |heads| usize::try_from(heads).unwrap_or(0));
    let standing = match heads {
        Some(_) => Standing::Counts,
        None => Standing::Waits,
    };
    let first = there.into_iter().take(most);
    first.map(|(_, who)| (who, standing)).collect()
}

/// A member's stay in a gathered room, and what came of the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stay {
    /// When the room was gathered.
    pub opened: Instant,
    /// When the host closed it, if they did.
    pub closed: Option<Instant>,
    /// When the member checked in.
    pub came: Instant,
    /// When the member left, if they did.
    pub left: Option<Instant>,
    /// How far it goes.
    pub standing: Standing,
}

impl Stay {
    /// What of the host's presence is the member's too, at a lecture of those times: from the check-in until either of
    /// them went.
    pub fn gathered(&self, host: &[Interval], times: Times) -> Vec<Interval> {
        let from = self.opened.max(self.came);
        let until = [self.closed, self.left]
            .into_iter()
            .flatten()
            .fold(times.actual.1, Instant::min);
        let until = match self.standing {
            Standing::Counts | Standing::Waits => until,
            Standing::ToTheMiddle => until.min(times.middle()),
        };
        host.iter()
            .map(|(began, ended)| ((*began).max(from), (*ended).min(until)))
            .filter(|(from, to)| from < to)
            .collect()
    }
}

/// The attendance of one who stayed in rooms: all that was gathered there is measured, but only what counts makes anybody
/// attend.
pub fn attendance_in_rooms(
    own: &[Interval],
    gathered: &[(Standing, Interval)],
    corrected_ms: Option<i64>,
    terms: Terms,
) -> Attendance {
    if gathered.is_empty() {
        return attendance(own, &[], corrected_ms, terms);
    }
    let of = |is: fn(Standing) -> bool| {
        let those = gathered.iter().filter(|(standing, _)| is(*standing));
        let those: Vec<Interval> = those.map(|(_, interval)| *interval).collect();
        attendance(own, &those, corrected_ms, terms)
    };
    let attended = of(|standing| standing == Standing::Counts).attended;
    Attendance {
        attended,
        by_gathering: attended && !of(|_| false).attended,
        ..of(|_| true)
    }
}
