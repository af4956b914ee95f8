//! How long was played since the server last took a beat.

/// A viewer is told after so much.
const TELL_AFTER_MS: i64 = 60_000;
/// What passes at most between two words of a film that plays; more is a film that waited.
const STEP_MOST_MS: i64 = 2_000;

/// What was played and is not acknowledged, in milliseconds of a clock that never steps back.
#[derive(Debug, Default)]
pub(super) struct Unheard {
    played: i64,
    last: i64,
}

impl Unheard {
    /// The film plays. Whether that is for so long now that its viewer is told.
    pub(super) fn play(&mut self, now: i64) -> bool {
        let step = (now - self.last).clamp(0, STEP_MOST_MS);
        self.last = now;
        self.played += step;
        self.played >= TELL_AFTER_MS
    }

    /// A beat was taken.
    pub(super) const fn heard(&mut self) {
        self.played = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minute_that_was_played_is_told_and_one_that_was_waited_is_not() {
        let mut unheard = Unheard::default();
        let mut told = |from: i64, to: i64| {
            (from..=to)
                .step_by(250)
                .fold(false, |_, now| unheard.play(now))
        };
        assert!(!told(0, 59_750));
        assert!(told(60_000, 60_000));
        unheard.heard();
        assert!(!unheard.play(120_000), "it waited for as long");
        assert!(!unheard.play(240_000));
    }
}
