//! What `FIGURES.md` says of the replays' rule, line by line, and what must never happen.

use super::*;
use crate::db::CLOCKS_APART;
use proptest::prelude::*;

pub(super) const HOUR: i64 = 3_600_000;
const FIVE_MINUTES: i64 = 300_000;

pub(super) const fn range(from: i64, to: i64, rate: i64) -> Range {
    Range { from, to, rate }
}

/// A viewer with one session of a film, and everything that was laid down.
pub(super) struct Viewer {
    pub(super) play: Play,
    pub(super) watched: Watched,
    pub(super) laid: Vec<ClosedSpan>,
    duration: i64,
    now: i64,
}

impl Viewer {
    pub(super) fn of(duration: i64) -> Self {
        Self {
            play: Play {
                seq: 0,
                clock: ViewerClock::new(0),
                spare_ms: 0,
                room_ms: room_most(true),
                room_most_ms: room_most(true),
                credit_ms: 0,
                open: None,
                laid: 0,
                reached_at: None,
            },
            watched: Watched::default(),
            laid: Vec::new(),
            duration,
            now: 0,
        }
    }

    /// The next beat, so long after the last.
    fn beat(&mut self, after: i64, ranges: &[Range]) -> i64 {
        self.now += after;
        self.send(self.play.seq + 1, self.now, ranges)
    }

    pub(super) fn send(&mut self, seq: i64, now: i64, ranges: &[Range]) -> i64 {
        let before = self.play.credit_ms;
        let laid = self
            .play
            .beat(seq, now, ranges, self.duration, &mut self.watched);
        self.laid.extend(laid);
        self.play.credit_ms - before
    }

    fn play(&mut self, from: i64, to: i64) {
        let mut at = from;
        while at < to {
            let next = (at + 15_000).min(to);
            self.beat(next - at, &[range(at, next, 100)]);
            at = next;
        }
    }

    /// The figures as a recount finds them: credit, when it was reached, what was watched.
    fn anew(&self) -> (i64, Option<i64>, Watched) {
        let open = self.play.open.map(|span| ClosedSpan {
            place: self.play.laid,
            span,
            at: self.play.clock.at,
        });
        let (mut credit, mut reached, mut watched) = (0, None, Watched::default());
        for laid in self.laid.iter().copied().chain(open) {
            credit += laid.span.to - laid.span.from;
            if reached.is_none() && credit >= needed(self.duration) {
                reached = Some(laid.at);
            }
            watched.add(laid.span, self.duration, laid.at);
        }
        (credit, reached, watched)
    }

    fn kept(&self) -> (i64, Option<i64>, Watched) {
        (
            self.play.credit_ms,
            self.play.reached_at,
            self.watched.clone(),
        )
    }
}

#[test]
fn so_many_replays_of_visitors_count() {
    let most = Cap::ALL.map(|cap| (cap.code(), cap.most()));
    assert_eq!(
        most,
        [
            ("network-hour", 30),
            ("network-day", 300),
            ("cookie-day", 24)
        ]
    );
}

#[test]
fn credit_is_at_most_the_wall_time_times_the_rate() {
    let mut viewer = Viewer::of(HOUR);
    assert_eq!(viewer.beat(15_000, &[range(0, 15_000, 100)]), 15_000);
    assert_eq!(viewer.beat(15_000, &[range(15_000, 22_500, 50)]), 7_500);
    assert_eq!(viewer.beat(15_000, &[range(22_500, 52_500, 200)]), 30_000);
    assert_eq!(
        viewer.beat(10_000, &[range(52_500, 67_500, 100)]),
        10_000,
        "the clock cuts"
    );
    assert_eq!(
        viewer.beat(60_000, &[range(67_500, 82_500, 100)]),
        15_000,
        "the media cuts"
    );
}

#[test]
fn a_beat_that_comes_late_costs_nothing() {
    let mut viewer = Viewer::of(HOUR);
    viewer.play(0, 60_000);
    // The line is bad for a minute; then what was played meanwhile comes at once.
    assert_eq!(viewer.beat(60_000, &[range(60_000, 75_000, 100)]), 15_000);
    for at in [75_000, 90_000, 105_000] {
        assert_eq!(viewer.beat(200, &[range(at, at + 15_000, 100)]), 15_000);
    }
    assert_eq!(
        viewer.beat(200, &[range(120_000, 135_000, 100)]),
        800,
        "and no more"
    );
    assert_eq!(viewer.kept(), viewer.anew());
}

#[test]
fn a_beat_after_half_an_hour_of_silence_is_credited_with_ninety_seconds_of_time() {
    for (rate, credit) in [(100, WALL_MOST), (200, 2 * WALL_MOST)] {
        let mut viewer = Viewer::of(HOUR);
        viewer.play(0, 15_000);
        assert_eq!(viewer.beat(30 * 60_000, &[range(0, HOUR, rate)]), credit);
        assert_eq!(viewer.beat(0, &[range(0, HOUR, rate)]), 0);
    }
}

#[test]
fn what_is_left_of_ninety_seconds_is_kept() {
    let mut viewer = Viewer::of(HOUR);
    viewer.play(0, 15_000);
    assert_eq!(viewer.beat(HOUR, &[range(15_000, 16_000, 100)]), 1_000);
    assert_eq!(viewer.beat(0, &[range(16_000, HOUR, 100)]), 89_000);
    assert_eq!(viewer.beat(0, &[range(105_000, HOUR, 1_600)]), 0);
}

#[test]
fn half_of_every_five_seconds_at_double_speed_is_half_of_the_film() {
    let mut viewer = Viewer::of(HOUR);
    for at in (0..HOUR).step_by(60_000) {
        let halves: Vec<Range> = (0..12)
            .map(|n| range(at + n * 5_000, at + n * 5_000 + 2_500, 200))
            .collect();
        assert_eq!(viewer.beat(15_000, &halves), 30_000);
    }
    let coverage = &viewer.watched.coverage;
    assert_eq!(
        (coverage.watched_ms(), coverage.percent(HOUR)),
        (HOUR / 2, 50)
    );
    assert!(!coverage.attends(HOUR) && !coverage.completed(HOUR));
    assert_eq!(viewer.kept(), viewer.anew());
}

#[test]
fn a_film_ends_where_it_ends() {
    let mut short = Viewer::of(10_000);
    assert_eq!(short.beat(15_000, &[range(10_000, 15_000, 100)]), 0);
    assert_eq!(short.beat(15_000, &[range(9_000, 15_000, 100)]), 1_000);
    assert_eq!(short.play.reached_at, None);
    let mut viewer = Viewer::of(FIVE_MINUTES);
    let beyond: Vec<Range> = (0..50)
        .map(|n| range(FIVE_MINUTES + n * 700, FIVE_MINUTES + n * 700 + 690, 100))
        .collect();
    assert_eq!(viewer.beat(60_000, &beyond), 0);
    assert_eq!(viewer.anew().0, 0);
}

#[test]
fn stretches_of_a_millisecond_are_neither_credited_nor_recorded() {
    let mut viewer = Viewer::of(HOUR);
    for n in 0..200 {
        let stretches: Vec<Range> = (0..48)
            .map(|k| {
                range(
                    (n * 48 + k) * 2_000 % HOUR,
                    (n * 48 + k) * 2_000 % HOUR + 1,
                    100,
                )
            })
            .collect();
        assert_eq!(viewer.beat(50, &stretches), 0);
    }
    assert_eq!((viewer.laid.len(), viewer.play.open), (0, None));
    assert_eq!(viewer.beat(15_000, &[range(0, 249, 100)]), 0);
    assert_eq!(viewer.beat(15_000, &[range(0, 250, 100)]), 250);
    assert_eq!(
        viewer.beat(15_000, &[range(1_000, 1_001, 100)]),
        1,
        "it goes on"
    );
}

#[test]
fn whoever_jumps_on_and_on_leaves_six_rows_a_minute() {
    let mut viewer = Viewer::of(HOUR);
    let (mut at, mut before) = (0, 0);
    // Whoever has rested for long has no more room than anybody.
    viewer.beat(10 * HOUR, &[range(0, 300, 100)]);
    for minute in 0..60 {
        before = if minute == 30 {
            viewer.laid.len()
        } else {
            before
        };
        for _ in 0..4 {
            let stretches: Vec<Range> = (0..30)
                .map(|n| (at + n * 2_000) % HOUR)
                .map(|from| range(from, from + 300, 100))
                .collect();
            viewer.beat(15_000, &stretches);
            at += 60_000;
        }
    }
    assert!(
        (720..=720 + 30 * 6).contains(&before),
        "as many at once as anybody needs: {before}"
    );
    let after = viewer.laid.len() - before;
    assert!(after <= 30 * 6, "{after} in half an hour");
    assert_eq!(
        viewer.kept(),
        viewer.anew(),
        "what has no row has no credit"
    );
}

#[test]
fn a_session_begins_no_earlier_than_the_last_ended_unless_the_clock_was_ahead() {
    let before = |at, room_ms| {
        let clock = ViewerClock::new(at);
        Some(Clocked { clock, room_ms })
    };
    let most = room_most(true);
    let begun = |now, before| {
        let Clocked { clock, room_ms } = Clocked::begin(now, before, most);
        (clock.at, room_ms)
    };
    assert_eq!(begun(5, None), (5, most));
    assert_eq!(begun(100_000, before(70_000, 5_000)), (100_000, 35_000));
    assert_eq!(begun(100_000, before(130_000, 5_000)), (130_000, 5_000));
    assert_eq!(begun(100_000, before(190_000, 5_000)), (190_000, 5_000));
    assert_eq!(begun(100_000, before(190_001, 5_000)), (100_000, 5_000));
    assert_eq!(begun(HOUR, before(0, most - 9)), (HOUR, most));
}

#[test]
fn a_visitor_lays_down_twenty_spans_at_once_and_then_six_a_minute() {
    let mut visitor = Viewer::of(HOUR);
    let begun = Clocked::begin(0, None, room_most(false));
    visitor.play.room_ms = begun.room_ms;
    visitor.play.room_most_ms = room_most(false);
    let jumps = |from: i64| -> Vec<Range> {
        let of = |n: i64| range(from + n * 2_000, from + n * 2_000 + 300, 100);
        (0..60).map(of).collect()
    };
    // Whoever has rested for hours has no more.
    for (rests, laid) in [(15_000, 20), (15_000, 1), (60_000, 6), (10 * HOUR, 20)] {
        let before = visitor.laid.len();
        visitor.beat(rests, &jumps(i64::try_from(before).unwrap() * 60_000));
        let laid_now = visitor.laid.len() - before;
        assert!((laid..=laid + 1).contains(&laid_now), "{rests}: {laid_now}");
    }
    assert_eq!(visitor.kept(), visitor.anew());
}

#[test]
fn a_session_goes_on_at_once_when_a_clock_far_ahead_is_set_right() {
    let mut viewer = Viewer::of(HOUR);
    viewer.play(0, 20_000);
    assert_eq!(
        viewer.send(3, 24 * HOUR, &[range(20_000, 35_000, 100)]),
        15_000
    );
    let set_right = |now: i64| now + 40_000;
    assert_eq!(
        viewer.send(4, set_right(0), &[range(35_000, 40_000, 100)]),
        5_000,
        "it begins at now, with the time that it had to spare"
    );
    assert_eq!(
        viewer.send(5, set_right(15_000), &[range(40_000, 55_000, 100)]),
        15_000
    );
    assert_eq!(
        viewer.send(6, set_right(30_000), &[range(55_000, 70_000, 100)]),
        15_000
    );
    assert_eq!(viewer.kept(), viewer.anew());
    // Within what two nodes may differ by nothing is begun anew.
    let mut between = Viewer::of(HOUR);
    between.send(1, 100_000, &[range(0, 15_000, 100)]);
    for (back, at, behind_ms) in [
        (CLOCKS_APART, 100_000, 0),
        (
            CLOCKS_APART + 1,
            100_000 - CLOCKS_APART - 1,
            CLOCKS_APART + 1,
        ),
    ] {
        between.send(between.play.seq + 1, 100_000 - back, &[range(0, 9, 100)]);
        assert_eq!(between.play.clock, ViewerClock { at, behind_ms });
    }
}

#[test]
fn sixteen_times_speed_credits_at_most_twice() {
    let mut viewer = Viewer::of(HOUR);
    assert_eq!(viewer.beat(15_000, &[range(0, 240_000, 1_600)]), 30_000);
}

#[test]
fn a_seek_to_the_end_is_neither_completed_nor_a_replay() {
    let mut viewer = Viewer::of(FIVE_MINUTES);
    viewer.beat(5_000, &[range(295_000, 300_000, 100)]);
    assert!(!viewer.watched.coverage.completed(FIVE_MINUTES));
    assert_eq!(viewer.play.reached_at, None);
    assert_eq!(viewer.watched.coverage.percent(FIVE_MINUTES), 1);
}

#[test]
fn looping_ten_seconds_for_an_hour_is_one_replay_and_three_per_cent() {
    let mut viewer = Viewer::of(FIVE_MINUTES);
    for _ in 0..360 {
        viewer.beat(10_000, &[range(100_000, 110_000, 100)]);
    }
    assert_eq!(
        viewer.play.reached_at,
        Some(30_000),
        "once, and no second time"
    );
    assert_eq!(viewer.watched.coverage.percent(FIVE_MINUTES), 3);
    assert_eq!(viewer.play.credit_ms, HOUR, "it adds to the watch time");
}

#[test]
fn half_of_a_short_replay_is_enough() {
    assert_eq!(
        [20_000, 20_001, 59_999, 60_000, HOUR].map(needed),
        [10_000, 10_001, 30_000, 30_000, 30_000]
    );
}

#[test]
fn ranges_of_one_beat_share_its_time() {
    let mut viewer = Viewer::of(HOUR);
    let ranges = [
        range(0, 5_000, 100),
        range(60_000, 70_000, 200),
        range(0, 5_000, 100),
    ];
    assert_eq!(
        viewer.beat(15_000, &ranges),
        20_000,
        "5 s, 10 s in 5 s, 5 s"
    );
    assert_eq!(
        viewer.beat(6_000, &ranges),
        7_000,
        "5 s, then 2 s in the second that is left"
    );
    let all = [range(0, HOUR, 100); 60];
    assert_eq!(viewer.beat(15_000, &all), 15_000);
}

#[test]
fn a_clock_that_steps_back_gives_no_time_twice() {
    let mut viewer = Viewer::of(HOUR);
    viewer.send(1, 15_000, &[range(0, 15_000, 100)]);
    assert_eq!(viewer.send(2, 5_000, &[range(15_000, 30_000, 100)]), 0);
    assert_eq!(
        viewer.send(3, 15_000, &[range(15_000, 30_000, 100)]),
        0,
        "two nodes, one of them behind"
    );
    assert_eq!(viewer.send(4, 20_000, &[range(30_000, 45_000, 100)]), 5_000);
}

#[test]
fn media_that_does_not_advance_is_not_credited() {
    let mut viewer = Viewer::of(HOUR);
    assert_eq!(viewer.beat(15_000, &[range(7_000, 7_000, 100)]), 0);
    assert_eq!(
        viewer.beat(15_000, &[range(7_000, 22_000, 0)]),
        0,
        "a rate of nothing"
    );
    assert_eq!(
        viewer.beat(15_000, &[range(HOUR + 6_000, HOUR + 21_000, 100)]),
        0,
        "beyond the end"
    );
}

#[test]
fn what_no_player_says_is_refused() {
    let sound = [range(0, 15_000, 100)];
    assert!(are_valid(&sound) && are_valid(&[range(0, 0, 1_600)]));
    for odd in [
        range(-1, 10, 100),
        range(10, 5, 100),
        range(0, i64::MAX, 100),
        range(i64::MIN, i64::MAX, 100),
        range(i64::MAX, i64::MAX, 100),
        range(0, 10, -100),
        range(0, 10, i64::MAX),
    ] {
        assert!(!are_valid(&[sound[0], odd]), "{odd:?}");
    }
    assert!(!are_valid(&[]) && !are_valid(&[sound[0]; 65]));
}

#[test]
fn what_a_player_can_have_played_is_taken_to_its_bounds() {
    let longest = 1_000_000_000;
    let sound = range(0, 15_000, 100);
    for most in [range(0, longest, 0), range(longest, longest, 10_000)] {
        assert!(are_valid(&[most]), "{most:?}");
    }
    for beyond in [
        range(-1, 0, 100),
        range(0, longest + 1, 100),
        range(longest + 1, longest + 1, 100),
        range(0, 1, -1),
        range(0, 1, 10_001),
    ] {
        assert!(!are_valid(&[beyond]), "{beyond:?}");
    }
    assert!(are_valid(&[sound; 64]) && !are_valid(&[sound; 65]));
}

#[test]
fn replays_are_one_less_than_an_hour_apart_whichever_was_first() {
    assert!(are_one(7, 7) && are_one(7, HOUR + 6) && are_one(HOUR + 6, 7));
    assert!(!are_one(7, HOUR + 7) && !are_one(HOUR + 7, 7));
}

#[test]
fn a_gap_of_a_second_is_no_break() {
    for (gap, spans) in [(-1, 2), (0, 1), (1_000, 1), (1_001, 2)] {
        let mut viewer = Viewer::of(HOUR);
        viewer.beat(10_000, &[range(0, 10_000, 100)]);
        viewer.beat(10_000, &[range(10_000 + gap, 20_000 + gap, 100)]);
        let from = if spans == 1 { 0 } else { 10_000 + gap };
        let to = if spans == 1 { 20_000 } else { 20_000 + gap };
        assert_eq!(viewer.play.open, Some(Span { from, to }), "{gap}");
        assert_eq!(viewer.laid.len() + 1, spans, "{gap}");
    }
}

#[test]
fn a_part_of_a_millisecond_is_used_up_whole() {
    let mut viewer = Viewer::of(HOUR);
    let ranges = [range(0, 251, 200), range(5_000, 6_000, 200)];
    assert_eq!(viewer.beat(126, &ranges), 251);
}

#[test]
fn a_film_watched_through_is_a_handful_of_spans() {
    let mut viewer = Viewer::of(HOUR);
    viewer.play(0, HOUR);
    assert_eq!(
        viewer.laid.len(),
        2,
        "cut when it is a replay, and when it was enough to have attended"
    );
    let laid: Vec<(i64, i64)> = viewer.laid.iter().map(|l| (l.place, l.at)).collect();
    assert_eq!(laid, [(0, 30_000), (1, HOUR * 80 / 100)]);
    assert_eq!(viewer.watched.coverage.percent(HOUR), 100);
    assert_eq!(viewer.kept(), viewer.anew());
}

#[test]
fn a_line_that_trembles_makes_no_span_of_every_beat() {
    let mut viewer = Viewer::of(HOUR);
    let (mut at, mut now) = (0, 0);
    for n in 0..240 {
        now += 15_000 + if n % 2 == 0 { -40 } else { 40 };
        viewer.send(n + 1, now, &[range(at, at + 15_000, 100)]);
        at += 15_000;
    }
    assert!(viewer.laid.len() < 10, "{}", viewer.laid.len());
    assert!(viewer.watched.coverage.percent(HOUR) >= 99);
    assert_eq!(viewer.kept(), viewer.anew());
}

/// A beat as anything may send it: a number, a clock that goes where it likes, some ranges.
pub(super) fn any_beats() -> impl Strategy<Value = Vec<(i64, i64, Vec<Range>)>> {
    let any_range = (0_i64..200_000, 0_i64..90_000, 0_i64..1_600)
        .prop_map(|(from, length, rate)| range(from, from + length, rate));
    let step = prop_oneof![4 => 0_i64..40_000, 1 => -60_000_i64..0];
    let beat = (0_i64..60, step, prop::collection::vec(any_range, 1..5));
    prop::collection::vec(beat, 0..60)
}

proptest! {
    #[test]
    fn whatever_is_sent_is_credited_at_most_twice_the_time_that_passed(beats in any_beats()) {
        let mut viewer = Viewer::of(180_000);
        // All the time that the clock has gone through: by more than two nodes differ it does not go back, but is set right.
        let (mut now, mut latest, mut passed) = (0, 0, 0);
        for (seq, step, ranges) in beats {
            now += step;
            if seq > viewer.play.seq {
                passed += (now - latest).max(0);
                latest = if latest - now > CLOCKS_APART { now } else { latest.max(now) };
            }
            viewer.send(seq, now, &ranges);
            prop_assert!(viewer.play.credit_ms <= 2 * passed);
        }
        let length: i64 = viewer.laid.iter().map(|l| l.span).chain(viewer.play.open).map(|s| s.to - s.from).sum();
        prop_assert_eq!(length, viewer.play.credit_ms, "a span is as long as its credit");
        prop_assert!(viewer.watched.coverage.watched_ms() <= viewer.play.credit_ms.min(180_000));
    }

    #[test]
    fn at_the_recorded_rate_it_is_at_most_the_time_that_passed(beats in any_beats()) {
        let mut viewer = Viewer::of(180_000);
        let mut now = 0;
        for (seq, step, mut ranges) in beats {
            now += step.max(0);
            for range in &mut ranges {
                range.rate = 100;
            }
            viewer.send(seq, now, &ranges);
            prop_assert!(viewer.play.credit_ms <= now);
        }
    }

    #[test]
    fn an_honest_viewer_who_loses_a_fifth_of_the_tries_is_credited_nearly_all(tries in prop::collection::vec(0_u8..10, 400)) {
        let mut viewer = Viewer::of(HOUR);
        let mut tries = tries.into_iter().cycle();
        let mut now = 0;
        for seq in 1..=80 {
            // Played for 15 s; the beat leaves when it is due, or when the one before it is through.
            let to = seq * 15_000;
            now = to.max(now);
            for wait in [1_000, 2_000, 4_000, 8_000, 15_000].into_iter().chain(std::iter::repeat(30_000)) {
                let fate = tries.next().unwrap();
                // The tenth try is lost on its way there, another on its way back; the same beat comes again.
                if fate != 0 {
                    viewer.send(seq, now, &[range(to - 15_000, to, 100)]);
                }
                if fate > 1 {
                    break;
                }
                now += wait;
            }
        }
        let played = 80 * 15_000;
        prop_assert!(viewer.play.credit_ms <= played && viewer.play.credit_ms * 100 >= played * 95, "{}", viewer.play.credit_ms);
    }

    #[test]
    fn the_records_say_what_the_figures_say(beats in any_beats(), duration in 1_000_i64..200_000) {
        let mut viewer = Viewer::of(duration);
        let mut now = 0;
        for (seq, step, ranges) in beats {
            now += step;
            viewer.send(seq, now, &ranges);
            prop_assert_eq!(viewer.kept(), viewer.anew());
        }
    }

    #[test]
    fn beats_that_are_sent_again_or_late_add_nothing(beats in any_beats(), again in prop::collection::vec(0_usize..60, 60)) {
        let (mut once, mut twice) = (Viewer::of(180_000), Viewer::of(180_000));
        let (mut now, mut sent) = (0, Vec::new());
        for (n, (_, step, ranges)) in beats.into_iter().enumerate() {
            now += step.max(0);
            let seq = i64::try_from(n).unwrap() + 1;
            once.send(seq, now, &ranges);
            twice.send(seq, now, &ranges);
            sent.push((seq, ranges));
            let (old, ranges) = &sent[again[n % again.len()] % sent.len()];
            prop_assert_eq!(twice.send(*old, now, ranges), 0);
        }
        prop_assert_eq!(once.kept(), twice.kept());
        prop_assert_eq!(once.laid, twice.laid);
    }
}
