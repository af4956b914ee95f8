//! When a page that shows a lecture is to be looked at again, and what it says when that has come.

use super::{GATE_OPENS_BEFORE, Lecture, Phase, Status};
use crate::i18n::{Instant, Locale};
use crate::say;

/// From so long before the door opens a page is looked at closely: an organizer may start, move or cancel.
const CLOSELY_BEFORE: i64 = 20 * Instant::MINUTE;
/// How often that is.
const CLOSELY: i64 = 30_000;
/// Before that a page is looked at again after a quarter of the time that is left, within these bounds: so the minutes it tells
/// are never far off, and few who wait ask.
const SELDOM: (i64, i64) = (5 * Instant::MINUTE, 180 * Instant::MINUTE);
/// For so long after the end the replay is awaited.
const REPLAY_AWAITED: i64 = 60 * Instant::MINUTE;
/// How often it is looked for.
const REPLAY_LOOKED_FOR: i64 = 3 * Instant::MINUTE;

/// Milliseconds until a page that shows that lecture, as it stands at that instant, is to be looked at again; none where
/// nothing of it is to change by itself any more.
pub fn look_again(lecture: &Lecture, now: Instant) -> Option<i64> {
    if lecture.status != Status::Published {
        return None;
    }
    let opens = lecture.starts.plus(-GATE_OPENS_BEFORE);
    let closely = opens.plus(-CLOSELY_BEFORE);
    match lecture.phase(now) {
        Phase::Over => {
            let over_for = now.since(lecture.ended.unwrap_or(lecture.ends));
            let awaited = !lecture.has_replay && over_for < REPLAY_AWAITED;
            awaited.then_some(REPLAY_LOOKED_FOR)
        }
        Phase::Before if now < closely => {
            let left = closely.since(now);
            // In whole minutes, so that the page of a distant lecture stays the same for as long.
            let quarter = left / 4 / Instant::MINUTE * Instant::MINUTE;
            Some(quarter.clamp(SELDOM.0, SELDOM.1).min(left))
        }
        Phase::Before | Phase::Gate | Phase::Live => {
            let mut instants = [opens, lecture.starts, lecture.ends].into_iter();
            let next = instants.find(|at| *at > now);
            Some(next.map_or(CLOSELY, |at| at.since(now).min(CLOSELY)))
        }
    }
}

/// What is said where a page has come to show that lecture as it stands at that instant; nothing of one that is to come.
pub fn said(l: Locale, lecture: &Lecture, now: Instant) -> Option<String> {
    let title = lecture.title.clone();
    let said = match (lecture.status, lecture.phase(now)) {
        (Status::Draft, _) | (Status::Published, Phase::Before) => return None,
        (Status::Cancelled, _) => say!(l, "said-cancelled", title = title),
        (Status::Published, Phase::Gate) => say!(l, "said-door-open", title = title),
        (Status::Published, Phase::Live) => say!(l, "said-live", title = title),
        (Status::Published, Phase::Over) if lecture.has_replay => {
            say!(l, "said-replay", title = title)
        }
        (Status::Published, Phase::Over) => say!(l, "said-over", title = title),
    };
    Some(said)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Zone;
    use crate::lectures::{Audience, LectureId, Topic};

    const MINUTE: i64 = Instant::MINUTE;
    const START: Instant = Instant(10 * Instant::DAY);
    const END: Instant = START.plus(90 * MINUTE);

    fn lecture() -> Lecture {
        Lecture {
            id: LectureId(1),
            slug: "cold-chains".into(),
            title: "Cold chains".into(),
            title_language: "en".into(),
            speakers: Vec::new(),
            host: String::new(),
            topic: Topic::Policy,
            theme: None,
            audience: Audience::Everyone,
            language: "en".into(),
            starts: START,
            ends: END,
            began: None,
            ended: None,
            zone: Zone::parse("Africa/Kigali").expect("a zone"),
            capacity: 100,
            seats_taken: 0,
            seats_on_hold: 0,
            status: Status::Published,
            has_replay: false,
            moved_from: None,
            schedule_changes: 0,
        }
    }

    #[test]
    fn a_page_is_looked_at_seldom_then_closely_and_at_each_instant() {
        let lecture = lecture();
        for (before_start, again) in [
            // Far away: three hours at most, then a quarter of what is left until it is looked at closely.
            (9 * Instant::DAY, 180 * MINUTE),
            (35 * MINUTE + 12 * 60 * MINUTE, 180 * MINUTE),
            (35 * MINUTE + 60 * MINUTE, 15 * MINUTE),
            (35 * MINUTE + 30 * MINUTE + 59_999, 7 * MINUTE),
            (35 * MINUTE + 8 * MINUTE, 5 * MINUTE),
            (35 * MINUTE + 3 * MINUTE, 3 * MINUTE),
            (35 * MINUTE + 1, 1),
            // Closely, and when the door opens.
            (35 * MINUTE, 30_000),
            (15 * MINUTE + 30_001, 30_000),
            (15 * MINUTE + 12_345, 12_345),
            (15 * MINUTE, 30_000),
            // When it starts, while it is on, when it ends.
            (1, 1),
            (0, 30_000),
            (-89 * MINUTE, 30_000),
            (-90 * MINUTE + 1_000, 1_000),
        ] {
            let now = START.plus(-before_start);
            assert_eq!(look_again(&lecture, now), Some(again), "{before_start}");
        }
    }

    #[test]
    fn a_replay_is_awaited_for_an_hour_after_the_true_end() {
        let over = lecture();
        let early = Lecture {
            ended: Some(END.plus(-30 * MINUTE)),
            ..lecture()
        };
        for (lecture, end) in [(&over, END), (&early, END.plus(-30 * MINUTE))] {
            assert_eq!(look_again(lecture, end), Some(3 * MINUTE));
            assert_eq!(
                look_again(lecture, end.plus(60 * MINUTE - 1)),
                Some(3 * MINUTE)
            );
            assert_eq!(look_again(lecture, end.plus(60 * MINUTE)), None);
        }
        let there = Lecture {
            has_replay: true,
            ..over
        };
        assert_eq!(look_again(&there, END), None);
    }

    #[test]
    fn a_draft_and_a_cancelled_lecture_are_not_followed() {
        for status in [Status::Draft, Status::Cancelled] {
            let lecture = Lecture {
                status,
                ..lecture()
            };
            assert_eq!(look_again(&lecture, START), None, "{status:?}");
        }
    }

    #[test]
    fn each_state_is_said_in_a_sentence_of_its_own() {
        let lecture = lecture();
        let at = |ms| said(Locale::En, &lecture, START.plus(ms));
        assert_eq!(at(-16 * MINUTE), None);
        let mut all = vec![at(-15 * MINUTE), at(0), at(90 * MINUTE)];
        let there = Lecture {
            has_replay: true,
            ..lecture.clone()
        };
        all.push(said(Locale::En, &there, END));
        let off = Lecture {
            status: Status::Cancelled,
            ..lecture.clone()
        };
        all.push(said(Locale::En, &off, START));
        for (i, said) in all.iter().enumerate() {
            let said = said.as_ref().expect("a sentence");
            assert!(said.contains("Cold chains"), "{said}");
            assert!(!all[..i].contains(&Some(said.clone())), "{said}");
        }
    }
}
