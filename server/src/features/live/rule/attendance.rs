//! Attendance: what somebody's records amount to.

use super::{Interval, TOLERANCE, Times};
use app::live::Attendance;

/// What a lecture's figures go by, beside the records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// From when until when it was.
    pub times: Times,
    /// The share of the core that makes "attended", in hundredths.
    pub percent: i64,
    /// Whether it was cancelled: then nobody has any attendance.
    pub cancelled: bool,
}

/// A set of instants, each counted once.
#[derive(Debug, Default)]
struct Union {
    ms: i64,
    /// Its first instant and its end.
    reach: Option<Interval>,
}

/// The union of intervals within that span.
fn union<'a>(intervals: impl Iterator<Item = &'a Interval>, (start, end): Interval) -> Union {
    let mut clipped: Vec<Interval> = intervals
        .map(|(from, to)| ((*from).max(start), (*to).min(end)))
        .filter(|(from, to)| from < to)
        .collect();
    clipped.sort_unstable();
    let mut union = Union::default();
    for (from, to) in clipped {
        let (first, reached) = union.reach.unwrap_or((from, from));
        union.ms += to.since(from.max(reached)).max(0);
        union.reach = Some((first, reached.max(to)));
    }
    union
}

/// How much of the core a person's own intervals and those of the rooms they gathered in hold, in milliseconds: what
/// "attended" goes by.
pub fn within_core(own: &[Interval], gathered: &[Interval], times: Times) -> i64 {
    union(own.iter().chain(gathered), times.core()).ms
}

/// What a person's own intervals and those of the rooms they gathered in amount to at a lecture of those terms. A
/// correction decides in place of both whether they attended, and changes nothing that was measured; it counts the actual
/// length at most, whenever it was made.
pub fn attendance(
    own: &[Interval],
    gathered: &[Interval],
    corrected_ms: Option<i64>,
    terms: Terms,
) -> Attendance {
    let Terms {
        times,
        percent,
        cancelled,
    } = terms;
    if cancelled {
        return Attendance::default();
    }
    let present = union(own.iter(), times.actual);
    let both = union(own.iter().chain(gathered), times.actual);
    let core = times.core();
    let corrected_ms = corrected_ms.map(|ms| ms.min(times.actual_ms()));
    let counts = corrected_ms.unwrap_or_else(|| within_core(own, gathered, times));
    let standing = times.gives_standing();
    let reach = both.reach.filter(|_| standing);
    Attendance {
        present_ms: present.ms,
        gathered_ms: both.ms - present.ms,
        corrected_ms,
        attended: standing && counts > 0 && counts * 100 >= times.core_ms() * percent,
        by_gathering: false,
        late: reach.is_some_and(|(first, _)| first.since(core.0) > TOLERANCE),
        left_early: reach.is_some_and(|(_, last)| core.1.since(last) > TOLERANCE),
    }
}
