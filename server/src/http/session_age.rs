//! How long an organizer's session lasts: twelve hours, and after half an hour without a request the password is asked
//! for again before anything about a person is changed. Learners keep theirs for a month.

use app::accounts::Role;
use app::i18n::Instant;

/// Where a session keeps when its person signed in, in milliseconds.
pub(super) const SIGNED_IN: &str = "signed_in_at";
/// Where it keeps when its person was seen last, to a minute.
pub(super) const SEEN: &str = "seen_at";

/// An organizer's session lasts so long.
const LASTS: i64 = 12 * 60 * Instant::MINUTE;
/// Without a request for so long, it may be somebody else who sits there.
const AWAY_AFTER: i64 = 30 * Instant::MINUTE;
/// That somebody was seen is written at most so often.
const NOTED_EVERY: i64 = Instant::MINUTE;

/// How a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Age {
    /// It is over: its person has to sign in anew.
    Over,
    /// Its person was away: the password is to be asked for before acts on people.
    Away,
    /// Its person is at hand.
    AtHand {
        /// Whether that is to be noted.
        note: bool,
    },
}

/// How a session of that role stands, by when its person signed in and was seen last. An organizer's that does not say
/// is over.
pub(super) fn age(role: Role, signed_in: Option<i64>, seen: Option<i64>, now: Instant) -> Age {
    if role < Role::Organizer {
        return Age::AtHand { note: false };
    }
    match (signed_in, seen) {
        (Some(signed_in), Some(seen)) if now.0 - signed_in < LASTS => {
            let idle = now.0 - seen;
            if idle < AWAY_AFTER {
                Age::AtHand {
                    note: idle >= NOTED_EVERY,
                }
            } else {
                Age::Away
            }
        }
        _ => Age::Over,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 60 * Instant::MINUTE;

    fn at(role: Role, signed_in: i64, seen: i64, now: i64) -> Age {
        age(role, Some(signed_in), Some(seen), Instant(now))
    }

    #[test]
    fn an_organizers_session_lasts_twelve_hours_and_half_an_hour_away() {
        for role in [Role::Organizer, Role::Admin] {
            assert_eq!(at(role, 0, 0, 59_999), Age::AtHand { note: false });
            assert_eq!(at(role, 0, 0, 60_000), Age::AtHand { note: true });
            assert_eq!(at(role, 0, 0, HOUR / 2 - 1), Age::AtHand { note: true });
            assert_eq!(at(role, 0, 0, HOUR / 2), Age::Away);
            assert_eq!(
                at(role, 0, 12 * HOUR - 1, 12 * HOUR - 1),
                Age::AtHand { note: false }
            );
            assert_eq!(at(role, 0, 12 * HOUR - 1, 12 * HOUR), Age::Over);
            assert_eq!(age(role, None, None, Instant(0)), Age::Over);
        }
        assert_eq!(
            at(Role::Learner, 0, 0, 29 * 24 * HOUR),
            Age::AtHand { note: false }
        );
        assert_eq!(
            age(Role::Learner, None, None, Instant(0)),
            Age::AtHand { note: false }
        );
    }
}
