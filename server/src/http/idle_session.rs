//! Whether an organizer who comes by a session may have left it to somebody else: after half an hour without a page or a
//! form the password is asked for again before anything about a person is changed.

use app::i18n::Instant;

/// Without a page or a form for so long, it may be somebody else who sits there.
const IDLE_AFTER: i64 = 30 * Instant::MINUTE;
/// That somebody was seen is written at most so often.
const NOTED_EVERY: i64 = Instant::MINUTE;

/// How the person of a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Activity {
    /// They were away: the password is to be asked for before acts on people.
    Idle,
    /// They are there.
    Active {
        /// Whether that is to be noted.
        note: bool,
    },
}

/// How somebody stands who was seen last at that instant.
pub(super) fn activity(seen: Instant, now: Instant) -> Activity {
    let idle = now.since(seen);
    if idle >= IDLE_AFTER {
        return Activity::Idle;
    }
    Activity::Active {
        note: idle >= NOTED_EVERY,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_an_hour_without_a_page_is_idle() {
        let at = |ms| activity(Instant(0), Instant(ms));
        assert_eq!(at(59_999), Activity::Active { note: false });
        assert_eq!(at(60_000), Activity::Active { note: true });
        assert_eq!(at(IDLE_AFTER - 1), Activity::Active { note: true });
        assert_eq!(at(IDLE_AFTER), Activity::Idle);
    }
}
