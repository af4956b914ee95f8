//! A lecture's times: what was planned, what came of it, and the core that both have in common.

use app::i18n::Instant;

/// How late, or how early, is late or early, in milliseconds.
pub const TOLERANCE: i64 = 10 * Instant::MINUTE;
/// How long after a late opening it is asked who is in a gathered room, in milliseconds ...
const ASKED_AFTER_OPENING: i64 = 5 * Instant::MINUTE;
/// ... and until how long after the lecture's end.
pub const ASKED_AFTER_END: i64 = 60 * Instant::MINUTE;
/// The shortest core that gives a standing, in milliseconds ...
const CORE_LEAST: i64 = 5 * Instant::MINUTE;
/// ... which is also at least one of so many parts of the plan.
const CORE_PARTS: i64 = 4;

/// A stretch of time, `[from, to)`.
pub type Interval = (Instant, Instant);

/// From when until when a lecture was to be, and was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Times {
    /// By the schedule, before any extension.
    pub planned: Interval,
    /// From the actual start to the actual end; where nobody has said otherwise, those of the schedule.
    pub actual: Interval,
}

impl Times {
    /// From the later of both starts to the earlier of both ends: an early start and an extension ask nothing more of
    /// anybody. Where the two have nothing in common it ends where it begins.
    pub fn core(self) -> Interval {
        let start = self.planned.0.max(self.actual.0);
        (start, self.planned.1.min(self.actual.1).max(start))
    }

    /// The core's length in milliseconds.
    pub fn core_ms(self) -> i64 {
        let (start, end) = self.core();
        end.since(start)
    }

    /// The actual length in milliseconds: no correction counts more.
    pub fn actual_ms(self) -> i64 {
        self.actual.1.since(self.actual.0).max(0)
    }

    /// How long a film of it has to be compared with, in milliseconds: the core, or where that gives no standing the plan.
    /// Else the shortest film would do for a lecture that was ended at once.
    pub fn film_ms(self) -> i64 {
        if self.gives_standing() {
            self.core_ms()
        } else {
            self.planned.1.since(self.planned.0)
        }
    }

    /// Whether the core is long enough for somebody to have attended, been late or left early.
    pub fn gives_standing(self) -> bool {
        let plan = self.planned.1.since(self.planned.0);
        self.core_ms() >= CORE_LEAST && self.core_ms() * CORE_PARTS >= plan
    }

    /// How much of the core makes "attended", in milliseconds, rounded up.
    pub fn needed(self, percent: i64) -> i64 {
        (self.core_ms() * percent + 99) / 100
    }

    /// Halfway from the start of the core to the planned end. No end moves it: whoever was counted in a gathered room loses
    /// nothing when the lecture is then ended early or extended.
    pub fn middle(self) -> Instant {
        let start = self.core().0;
        start.plus(self.planned.1.since(start) / 2)
    }

    /// From when until when it is asked in a room gathered then who is in it: ten minutes before the middle, in one opened
    /// later five minutes after its opening, at the end where that comes sooner; until an hour after the end, so that a
    /// weak line costs nobody.
    pub fn asked(self, opened: Instant) -> Interval {
        let usual = self.middle().plus(-TOLERANCE);
        let from = if opened > usual {
            opened.plus(ASKED_AFTER_OPENING)
        } else {
            usual
        };
        let end = self.actual.1;
        (from.min(end), end.plus(ASKED_AFTER_END))
    }
}
