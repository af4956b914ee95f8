//! What holds of time however the clocks of a hall go: ahead, set right, or those of several nodes in turn.

use super::tests::{HOUR, Viewer, any_beats, range};
use super::*;
use crate::db::CLOCKS_APART;
use proptest::prelude::*;

#[test]
fn a_leap_makes_up_what_stepped_back_and_no_time_passes_within_a_millisecond() {
    let mut clock = ViewerClock {
        at: 1_000,
        behind_ms: 500,
    };
    assert_eq!(clock.reached(), 1_500);
    assert_eq!(clock.turn(1_000), Turn::On(0));
    assert_eq!(
        clock.turn(1_000 + CLOCKS_APART),
        Turn::On(CLOCKS_APART),
        "no leap yet"
    );
    assert_eq!(clock.reached(), 1_500 + CLOCKS_APART);
    let leap = CLOCKS_APART + 1;
    assert_eq!(clock.turn(clock.at + leap), Turn::On(leap - 500));
    assert_eq!(clock.reached(), clock.at, "it is made up");
}

/// Every fifteen seconds.
const BEAT: i64 = 15_000;

/// A viewer whose beats are answered by several nodes, each with a clock of its own.
struct Nodes {
    viewer: Viewer,
    /// The credit of the sessions before.
    before: i64,
    /// The time that has passed, in truth.
    now: i64,
}

impl Nodes {
    fn new() -> Self {
        let viewer = Viewer::of(HOUR);
        Self {
            viewer,
            before: 0,
            now: 0,
        }
    }

    fn credit(&self) -> i64 {
        self.before + self.viewer.play.credit_ms
    }

    /// The next beat, so long after the last, answered by a node whose clock is ahead by so much.
    fn beat(&mut self, after: i64, ahead: i64, ranges: &[Range]) {
        self.now += after;
        let seq = self.viewer.play.seq + 1;
        self.viewer.send(seq, self.now + ahead, ranges);
    }

    /// The viewer begins anew.
    fn open(&mut self, after: i64, ahead: i64) {
        self.now += after;
        self.before = self.credit();
        let Play { clock, room_ms, .. } = self.viewer.play;
        let last = Some(Clocked { clock, room_ms });
        let begun = Clocked::begin(self.now + ahead, last, room_most(true));
        self.viewer = Viewer::of(HOUR);
        self.viewer.play.clock = begun.clock;
        self.viewer.play.room_ms = begun.room_ms;
    }

    /// What was played since the last beat, with nothing left out.
    fn played(&self) -> Range {
        range(self.now % HOUR, self.now % HOUR + BEAT, 100)
    }
}

#[test]
fn two_nodes_whose_clocks_are_far_apart_credit_what_passed_and_no_more() {
    for apart in [100_000, 600_000, 24 * HOUR] {
        let mut honest = Nodes::new();
        let mut greedy = Nodes::new();
        for beat in 0..240 {
            let ahead = if beat % 2 == 0 { apart } else { 0 };
            let played = honest.played();
            honest.beat(BEAT, ahead, &[played]);
            greedy.beat(BEAT, ahead, &[range(0, HOUR, 100)]);
        }
        assert_eq!(honest.credit(), HOUR, "{apart}: nothing is lost");
        let most = HOUR + WALL_MOST;
        assert!(
            (HOUR..=most).contains(&greedy.credit()),
            "{apart}: {}",
            greedy.credit()
        );
    }
}

#[test]
fn several_beats_at_each_of_two_nodes_are_no_more_either() {
    for (apart, at_each) in [(100_000, 7), (120_000, 2), (600_000, 3), (HOUR, 20)] {
        let mut nodes = Nodes::new();
        for beat in 0..480 {
            let ahead = if beat / at_each % 2 == 0 { 0 } else { apart };
            nodes.beat(BEAT, ahead, &[range(0, HOUR, 100)]);
        }
        assert!(
            nodes.credit() <= 2 * HOUR + WALL_MOST,
            "{apart} {at_each}: {}",
            nodes.credit()
        );
    }
}

#[test]
fn a_clock_that_is_reached_again_by_living_on_costs_nothing() {
    let mut viewer = Viewer::of(HOUR);
    let mut seq = 0;
    let mut watch = |viewer: &mut Viewer, from: i64, to: i64| {
        for now in (from..=to).step_by(15_000) {
            seq += 1;
            let credit = viewer.send(seq, now, &[range(0, BEAT, 100)]);
            assert!(credit == BEAT || now == from, "{now}: {credit}");
        }
    };
    watch(&mut viewer, 0, HOUR);
    // Half an hour ahead, and set right: the same instants come once more.
    watch(&mut viewer, HOUR / 2, 3 * HOUR);
    assert_eq!(
        viewer.play.clock,
        ViewerClock {
            at: 3 * HOUR,
            behind_ms: HOUR / 2
        }
    );
    // A rest that is longer than that ends the matter.
    assert_eq!(viewer.send(seq + 1, 4 * HOUR, &[range(0, BEAT, 100)]), BEAT);
    assert_eq!(viewer.play.clock, ViewerClock::new(4 * HOUR));
}

/// Beats by a clock that goes anywhere: a step, whether the viewer begins anew, some ranges.
fn by_any_clock() -> impl Strategy<Value = Vec<(i64, bool, Vec<Range>)>> {
    let step = prop_oneof![6 => 0_i64..40_000, 2 => -300_000_i64..300_000, 1 => -100_000_000_i64..100_000_000];
    let ranges = any_beats().prop_map(|beats| -> Vec<Range> {
        let some = beats.into_iter().flat_map(|(_, _, ranges)| ranges).take(4);
        some.chain([range(0, HOUR, 200)]).collect()
    });
    prop::collection::vec((step, prop::bool::weighted(0.1), ranges), 0..80)
}

/// How far the clocks of some nodes are ahead of the first: any two of them further apart than is taken for one clock.
fn far_apart() -> impl Strategy<Value = Vec<i64>> {
    let steps = prop_oneof![90_001_i64..200_000, 90_001_i64..100_000_000];
    prop::collection::vec(steps, 1..4).prop_map(|steps| {
        let sums = steps.iter().scan(0, |sum, step| {
            *sum += step;
            Some(*sum)
        });
        std::iter::once(0).chain(sums).collect()
    })
}

/// Beats at them: how long after the last, at which, whether the viewer begins anew.
fn at_nodes() -> impl Strategy<Value = Vec<(i64, usize, bool)>> {
    let after = prop_oneof![8 => 0_i64..40_000, 1 => 0_i64..1_800_000];
    prop::collection::vec((after, 0_usize..4, prop::bool::weighted(0.1)), 0..120)
}

proptest! {
    #[test]
    fn by_whatever_clock_a_leap_is_credited_only_from_the_latest_instant_that_any_clock_has_said(beats in by_any_clock()) {
        let mut nodes = Nodes::new();
        // Where the clock stands, the latest it has said, and what has honestly passed: every stretch that it went through
        // beat by beat, and of a leap what lies beyond the latest.
        let (mut at, mut latest, mut passed) = (0_i64, 0_i64, 0_i64);
        for (step, anew, ranges) in beats {
            let now = nodes.now + step;
            let by = now - at;
            passed += if by > CLOCKS_APART { (now - latest).clamp(0, WALL_MOST) } else { by.max(0) };
            at = if by < -CLOCKS_APART { now } else { at.max(now) };
            latest = latest.max(now);
            if anew { nodes.open(step, 0) } else { nodes.beat(step, 0, &ranges) }
            prop_assert!(nodes.credit() <= 2 * passed, "{} of {passed}", nodes.credit());
        }
    }

    #[test]
    fn of_nodes_with_clocks_far_apart_nobody_has_more_than_the_time_that_passed(ahead in far_apart(), beats in at_nodes()) {
        let mut nodes = Nodes::new();
        // The first leap to each of them looks like a silence.
        let silences = WALL_MOST * i64::try_from(ahead.len() - 1).unwrap();
        for (after, node, anew) in beats {
            let ahead = ahead[node % ahead.len()];
            if anew { nodes.open(after, ahead) } else { nodes.beat(after, ahead, &[range(0, HOUR, 200)]) }
            prop_assert!(nodes.credit() <= 2 * (nodes.now + silences), "{} in {}", nodes.credit(), nodes.now);
        }
    }

    #[test]
    fn an_honest_viewer_loses_little_between_two_nodes(apart in 90_001_i64..100_000_000, turns in prop::collection::vec(prop::bool::ANY, 1..120)) {
        let mut nodes = Nodes::new();
        for other in turns {
            let played = nodes.played();
            nodes.beat(BEAT, if other { apart } else { 0 }, &[played]);
        }
        // No more than a clock that stands behind has to make up before it is taken for another, once.
        prop_assert!(nodes.credit() <= nodes.now && nodes.credit() >= nodes.now - CLOCKS_APART - BEAT, "{} of {}", nodes.credit(), nodes.now);
    }

    #[test]
    fn a_hall_that_was_ahead_and_is_set_right_credits_at_once(
        before in prop::collection::vec(0_i64..60_000, 0..20),
        back in 90_001_i64..100_000_000,
        after in prop::collection::vec(0_i64..=15_000, 1..60),
        anew: bool,
    ) {
        let mut nodes = Nodes::new();
        for gap in before {
            nodes.beat(gap, back, &[range(0, HOUR, 100)]);
        }
        if anew { nodes.open(0, 0) } else { nodes.beat(0, 0, &[range(0, HOUR, 100)]) }
        let (credit, then) = (nodes.credit(), nodes.now);
        for gap in after {
            nodes.beat(gap, 0, &[range(0, HOUR, 100)]);
        }
        let lost = nodes.now - then - (nodes.credit() - credit);
        prop_assert!(lost.abs() < LEAST, "{lost}: but for a stretch that is too short yet");
    }

    #[test]
    fn a_clock_that_only_goes_on_has_nothing_to_make_up(steps in prop::collection::vec(0_i64..100_000_000, 0..60)) {
        let mut clock = ViewerClock::new(7);
        for step in steps {
            prop_assert_eq!(clock.turn(clock.at + step), Turn::On(step));
            prop_assert_eq!(clock.behind_ms, 0);
        }
    }

    #[test]
    fn what_was_watched_does_not_depend_on_the_order_of_its_spans_and_another_beat_takes_nothing(beats in by_any_clock(), turn in 0_usize..40) {
        let mut viewer = Viewer::of(180_000);
        let mut now = 0;
        let mut before = 0;
        for (seq, (step, _, ranges)) in (1..).zip(beats) {
            now += step;
            viewer.send(seq, now, &ranges);
            let watched = viewer.watched.coverage.watched_ms();
            prop_assert!(before <= watched && watched <= viewer.play.credit_ms);
            before = watched;
        }
        let mut spans: Vec<Span> = viewer.laid.iter().map(|laid| laid.span).chain(viewer.play.open).collect();
        spans.reverse();
        let by = turn.min(spans.len());
        spans.rotate_left(by);
        let mut anew = Coverage::default();
        for span in spans {
            anew.add(span, 180_000);
        }
        prop_assert_eq!(anew, viewer.watched.coverage);
    }
}
