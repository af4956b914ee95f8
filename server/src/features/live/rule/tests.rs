//! The rule by examples, and by what holds for all records.

use super::leases::credit;
use super::*;
use app::i18n::Instant;
use app::live::Attendance;
use proptest::prelude::*;

fn at(minute: i64) -> Instant {
    Instant(minute * Instant::MINUTE)
}

/// A lecture that began and ended when it was to.
fn whole(start: Instant, end: Instant) -> Times {
    Times {
        planned: (start, end),
        actual: (start, end),
    }
}

/// One that asks for so much of it.
fn terms(times: Times, percent: i64) -> Terms {
    Terms {
        times,
        percent,
        cancelled: false,
    }
}

/// Of somebody who is in no gathered room.
fn attendance(own: &[Interval], start: Instant, end: Instant, percent: i64) -> Attendance {
    super::attendance(own, &[], None, terms(whole(start, end), percent))
}

/// From minutes, each with how long.
fn intervals(raw: &[(i64, i64)]) -> Vec<Interval> {
    raw.iter()
        .map(|(from, length)| (at(*from), at(from + length)))
        .collect()
}

#[test]
fn a_film_is_compared_with_what_was_planned_and_held_or_else_with_the_plan() {
    let film = |actual: (i64, i64)| {
        let times = Times {
            planned: (at(0), at(60)),
            actual: (at(actual.0), at(actual.1)),
        };
        times.film_ms() / Instant::MINUTE
    };
    assert_eq!(film((0, 60)), 60);
    assert_eq!(film((10, 50)), 40);
    assert_eq!(film((10, 80)), 50);
    assert_eq!(film((0, 14)), 60, "too short for a standing");
}

#[test]
fn before_and_after_the_lecture_nobody_is_there() {
    let there = |own: &[Interval]| attendance(own, at(0), at(90), 70);
    let waited = there(&[(at(-15), at(0)), (at(20), at(90))]);
    assert!(
        waited.late && !waited.left_early,
        "the door is not the lecture"
    );
    assert!(
        !attendance(&[(at(-15), at(0))], at(0), at(90), 0).attended,
        "whatever share is asked for"
    );
    let stayed = there(&[(at(0), at(70)), (at(90), at(95))]);
    assert!(
        stayed.left_early && !stayed.late,
        "nor is what comes after it"
    );
}

#[test]
fn a_correction_decides_and_overwrites_nothing() {
    let own = [(at(20), at(40))];
    let measured = super::attendance(&own, &[], None, terms(whole(at(0), at(90)), 70));
    for (minutes, attended) in [(90, true), (63, true), (62, false), (0, false)] {
        let ms = Some(minutes * Instant::MINUTE);
        let corrected = super::attendance(&own, &[], ms, terms(whole(at(0), at(90)), 70));
        assert_eq!(
            corrected,
            Attendance {
                corrected_ms: ms,
                attended,
                ..measured
            }
        );
    }
}

/// A lecture of twenty minutes that was to begin at minute 0, as it came.
fn twenty(start: i64, end: i64) -> Times {
    Times {
        planned: (at(0), at(20)),
        actual: (at(start), at(end)),
    }
}

/// Of somebody there from one minute to another.
fn there(from: i64, to: i64, times: Times) -> Attendance {
    super::attendance(&[(at(from), at(to))], &[], None, terms(times, 70))
}

#[test]
fn an_early_start_and_an_extension_ask_nothing_more() {
    assert_eq!(twenty(-15, 140).core(), (at(0), at(20)));
    let early = there(0, 20, twenty(-58, 20));
    assert!(early.attended && !early.late && !early.left_early);
    assert_eq!(early.present_ms, 20 * Instant::MINUTE);
    let kept = Instant(14 * Instant::MINUTE + 12_000);
    let of = |end| super::attendance(&[(at(0), kept)], &[], None, terms(twenty(0, end), 70));
    assert!(of(20).attended && of(80).attended && of(140).attended);
    assert!(
        !of(140).left_early,
        "5.8 minutes before the end of the core"
    );
    assert!(there(80, 140, twenty(0, 140)).late, "only the extension");
    assert!(!there(80, 140, twenty(0, 140)).attended);
}

#[test]
fn what_lies_outside_of_the_core_is_present_and_does_not_make_attended() {
    let before = there(-15, 12, twenty(-15, 20));
    assert_eq!(before.present_ms, 27 * Instant::MINUTE);
    assert!(!before.attended, "12 of the core's 20");
    assert!(there(-15, 14, twenty(-15, 20)).attended);
}

#[test]
fn a_core_that_is_too_short_gives_no_standing() {
    // Of twenty minutes a quarter is five, of sixty it is fifteen.
    assert!(there(0, 5, twenty(0, 5)).attended);
    assert_eq!(twenty(0, 4).needed(70), 168_000);
    for times in [
        twenty(0, 4),
        twenty(16, 40),
        twenty(-30, -1),
        twenty(25, 40),
    ] {
        assert!(!times.gives_standing(), "{times:?}");
        let there = there(-60, 60, times);
        assert!(!there.attended && !there.late && !there.left_early);
        assert!(there.present_ms > 0, "and is measured all the same");
        let corrected = super::attendance(&[], &[], Some(at(20).0), terms(times, 70));
        assert!(!corrected.attended);
    }
    let hour = |end| Times {
        planned: (at(0), at(60)),
        actual: (at(0), at(end)),
    };
    assert!(!hour(14).gives_standing() && hour(15).gives_standing());
    // No plan is so short that a core of less than five minutes does.
    assert!(!whole(at(0), at(4)).gives_standing());
}

#[test]
fn a_correction_counts_the_actual_length_at_most() {
    let ms = |minutes: i64| Some(minutes * Instant::MINUTE);
    let of = |times| super::attendance(&[], &[], ms(20), terms(times, 70));
    assert_eq!(of(twenty(0, 8)).corrected_ms, ms(8));
    assert!(of(twenty(0, 8)).attended);
    assert_eq!(of(twenty(0, 40)).corrected_ms, ms(20));
    assert!(of(twenty(0, 40)).attended, "of a core of twenty");
}

#[test]
fn a_cancelled_lecture_gives_nobody_anything() {
    let cancelled = Terms {
        cancelled: true,
        ..terms(twenty(0, 20), 70)
    };
    let own = [(at(0), at(20))];
    let nothing = super::attendance(&own, &own, Some(at(20).0), cancelled);
    assert_eq!(nothing, Attendance::default());
}

#[test]
fn the_middle_goes_from_the_start_of_the_core_to_the_planned_end() {
    assert_eq!(twenty(-15, 20).middle(), at(10));
    assert_eq!(twenty(4, 20).middle(), at(12));
    assert_eq!(twenty(0, 80).middle(), at(10));
    assert_eq!(twenty(0, 8).middle(), at(10));
}

#[test]
fn a_beat_credits_at_most_ninety_seconds_and_never_backwards() {
    assert_eq!(
        credit(Instant(0), Instant(90_000)),
        Some((Instant(0), Instant(90_000)))
    );
    assert_eq!(credit(Instant(0), Instant(90_001)), None);
    assert_eq!(credit(Instant(10), Instant(5)), None);
    assert_eq!(credit(Instant(10), Instant(10)), None);
}

#[test]
fn presence_is_clipped_to_the_lecture_and_standing_follows() {
    let all = attendance(&[(at(-10), at(100))], at(0), at(90), 70);
    assert_eq!(
        all,
        Attendance {
            present_ms: 90 * Instant::MINUTE,
            attended: true,
            ..Attendance::default()
        }
    );
    let middle = attendance(&[(at(11), at(40)), (at(50), at(70))], at(0), at(90), 70);
    assert_eq!(
        middle,
        Attendance {
            present_ms: 49 * Instant::MINUTE,
            late: true,
            left_early: true,
            ..Attendance::default()
        }
    );
    assert_eq!(attendance(&[], at(0), at(90), 70), Attendance::default());
    assert_eq!(attendance(&[], at(9), at(9), 70), Attendance::default());
    let within = attendance(&[(at(10), at(80))], at(0), at(90), 70);
    assert!(
        !within.late && !within.left_early,
        "ten minutes to the millisecond"
    );
}

#[test]
fn what_is_needed_is_rounded_up() {
    let of = |ms: i64, percent: i64| whole(Instant(5), Instant(5 + ms)).needed(percent);
    assert_eq!((of(10, 70), of(10, 71), of(1, 1)), (7, 8, 1));
    assert_eq!(of(90 * Instant::MINUTE, 70), 63 * Instant::MINUTE);
}

#[test]
fn seventy_per_cent_to_the_millisecond_is_attended() {
    assert!(attendance(&[(at(0), at(63))], at(0), at(90), 70).attended);
    assert!(
        !attendance(
            &[(at(0), Instant(63 * Instant::MINUTE - 1))],
            at(0),
            at(90),
            70
        )
        .attended
    );
}

#[test]
fn a_fifth_of_the_beats_lost_costs_at_most_a_twentieth() {
    // 90 minutes each; a lost beat is sent again as the room does, after about 1, 2, 4, 8, 15, then every 30 s.
    let end = Instant(90 * Instant::MINUTE);
    for seed in 1..=200_u64 {
        let mut lots = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mut lost = || {
            lots ^= lots << 13;
            lots ^= lots >> 7;
            lots ^= lots << 17;
            lots.is_multiple_of(5)
        };
        let mut lease = Lease {
            seq: 0,
            beat_at: Instant(0),
            from: None,
        };
        let (mut now, mut seq, mut intervals) = (Instant(0), 0, Vec::new());
        while now < end {
            (now, seq) = (now.plus(30_000), seq + 1);
            for wait in [1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 30_000] {
                if !lost() {
                    break;
                }
                now = now.plus(wait);
            }
            intervals.extend(lease.beat(seq, now));
        }
        let measured = attendance(&intervals, Instant(0), end, 70).present_ms;
        assert!(
            measured <= end.0 && measured * 100 >= end.0 * 95,
            "{seed}: {measured}"
        );
    }
}

proptest! {
    #[test]
    fn the_union_is_what_counting_every_second_gives(
        raw in prop::collection::vec((0_i64..120, 1_i64..60), 0..12),
    ) {
        let intervals: Vec<Interval> =
            raw.iter().map(|(from, length)| (Instant(from * 1000), Instant((from + length) * 1000))).collect();
        let brute = (20..100).filter(|s| raw.iter().any(|(f, n)| (*f..f + n).contains(s))).count();
        let measured = attendance(&intervals, Instant(20_000), Instant(100_000), 70).present_ms;
        prop_assert_eq!(measured, i64::try_from(brute).unwrap() * 1000);
    }

    #[test]
    fn credit_never_exceeds_the_time_that_passed(gaps in prop::collection::vec(0_i64..200_000, 0..60)) {
        let (began, mut now) = (Instant(0), Instant(0));
        let mut lease = Lease { seq: 0, beat_at: began, from: None };
        let mut intervals = Vec::new();
        let mut whole = 0;
        for (seq, gap) in (1..).zip(&gaps) {
            now = now.plus(*gap);
            whole += if *gap <= LONGEST_GAP { *gap } else { 0 };
            intervals.extend(lease.beat(seq, now));
            let measured = attendance(&intervals, began, now.plus(1), 70).present_ms;
            prop_assert!(measured <= now.since(began));
            prop_assert_eq!(measured, whole, "and it is all that was within the gap");
        }
    }

    #[test]
    fn beats_that_go_to_two_nodes_are_never_more_than_the_time_that_passed(
        apart in prop_oneof![-200_000_i64..200_000, -100_000_000_i64..100_000_000],
        beats in prop::collection::vec((0_i64..60_000, prop::bool::ANY, prop::bool::weighted(0.1)), 0..80),
    ) {
        let (mut passed, mut intervals) = (0, Vec::new());
        let fresh = |now| Lease { seq: 0, beat_at: now, from: None };
        let mut lease = fresh(Instant(0));
        for (gap, other, anew) in beats {
            passed += gap;
            let now = Instant(passed + if other { apart } else { 0 });
            if anew { lease = fresh(now) } else { intervals.extend(lease.beat(lease.seq + 1, now)) }
            // No instant is counted twice, of whichever clock; and no gap that is longer is credited.
            let measured = attendance(&intervals, Instant(-1_000_000_000), Instant(1_000_000_000), 70).present_ms;
            prop_assert!(measured <= passed + LONGEST_GAP, "{measured} in {passed}");
        }
    }

    #[test]
    fn beats_replayed_reordered_and_doubled_add_nothing(
        gaps in prop::collection::vec(1_i64..120_000, 1..40),
        echoes in prop::collection::vec((0_usize..40, 0_usize..40), 0..80),
    ) {
        // Each beat as it was sent, then echoes of beats already sent, at the time of a later one.
        let mut times = vec![Instant(0)];
        for gap in &gaps {
            times.push(times[times.len() - 1].plus(*gap));
        }
        let run = |echoes: &[(usize, usize)]| {
            let mut lease = Lease { seq: 0, beat_at: Instant(0), from: None };
            let mut intervals = Vec::new();
            for n in 1..times.len() {
                let seq = |n: usize| i64::try_from(n).unwrap();
                intervals.extend(lease.beat(seq(n), times[n]));
                for (of, at) in echoes.iter().filter(|(of, at)| at % times.len() == n && *of <= n) {
                    prop_assert!(lease.beat(seq(*of), times[*at % times.len()]).is_none());
                }
            }
            Ok(attendance(&intervals, Instant(0), Instant(100_000_000), 70))
        };
        prop_assert_eq!(run(&echoes)?, run(&[])?);
    }

    #[test]
    fn many_tabs_are_never_more_than_the_clock(turns in prop::collection::vec((0_usize..4, 0_i64..60_000), 1..80)) {
        // Each turn a tab takes the lease over and beats once; only the newest lease is credited.
        let (mut now, mut intervals) = (Instant(0), Vec::new());
        let mut newest: Option<(usize, Lease)> = None;
        let mut held = 0;
        for (tab, gap) in turns {
            now = now.plus(gap);
            match &mut newest {
                Some((holder, lease)) if *holder == tab => {
                    held += gap;
                    intervals.extend(lease.beat(lease.seq + 1, now));
                }
                _ => newest = Some((tab, Lease { seq: 0, beat_at: now, from: None })),
            }
        }
        prop_assert_eq!(attendance(&intervals, Instant(0), now.plus(1), 70).present_ms, held);
        for pair in intervals.windows(2) {
            prop_assert!(pair[0].0 == pair[1].0 || pair[0].1 <= pair[1].0, "intervals grow or follow: {pair:?}");
        }
    }

    #[test]
    fn an_honest_record_added_never_lowers_a_figure(
        own in prop::collection::vec((-30_i64..130, 1_i64..60), 0..6),
        gathered in prop::collection::vec((-30_i64..130, 1_i64..60), 0..6),
        one_more in (-30_i64..130, 1_i64..60),
        by_oneself: bool,
        (start, length) in (-20_i64..90, 1_i64..130),
        percent in 1_i64..=100,
    ) {
        let of = |own: &[(i64, i64)], gathered: &[(i64, i64)]| {
            let times = Times { planned: (at(0), at(90)), actual: (at(start), at(start + length)) };
            super::attendance(&intervals(own), &intervals(gathered), None, terms(times, percent))
        };
        let before = of(&own, &gathered);
        let (mut own, mut gathered) = (own, gathered);
        if by_oneself { own.push(one_more) } else { gathered.push(one_more) }
        let after = of(&own, &gathered);
        prop_assert!(after.present_ms >= before.present_ms);
        prop_assert!(after.counts_ms() >= before.counts_ms());
        prop_assert!(after.attended || !before.attended);
        if before.counts_ms() > 0 {
            prop_assert!(before.late || !after.late);
            prop_assert!(before.left_early || !after.left_early);
        }
    }

    #[test]
    fn an_extension_never_takes_attendance(
        own in prop::collection::vec((-30_i64..230, 1_i64..60), 0..6),
        (start, extended, again) in (-20_i64..60, 0_i64..120, 1_i64..120),
        corrected in prop::option::of(0_i64..100),
        percent in 1_i64..=100,
    ) {
        let of = |end: i64| {
            let times = Times { planned: (at(0), at(90)), actual: (at(start), at(end)) };
            super::attendance(&intervals(&own), &[], corrected.map(|n| at(n).0), terms(times, percent))
        };
        let (before, after) = (of(90 + extended), of(90 + extended + again));
        prop_assert!(after.attended || !before.attended);
        prop_assert!(after.present_ms >= before.present_ms);
        prop_assert!(before.left_early || !after.left_early || before.counts_ms() == 0);
    }

    #[test]
    fn a_start_set_earlier_takes_nothing_from_whoever_was_there_as_planned(
        own in prop::collection::vec((-90_i64..130, 1_i64..60), 0..6),
        (start, earlier) in (-60_i64..60, 0_i64..60),
        percent in 1_i64..=100,
    ) {
        let of = |own: &[(i64, i64)], start: i64| {
            let times = Times { planned: (at(0), at(90)), actual: (at(start), at(90)) };
            super::attendance(&intervals(own), &[], None, terms(times, percent))
        };
        // Before the planned start it asks nothing more of anybody ...
        if start <= 0 {
            let (before, after) = (of(&own, start), of(&own, start - earlier));
            prop_assert!(after.attended == before.attended && (before.late || !after.late || before.counts_ms() == 0));
        }
        // ... and whoever was there for the whole plan has attended it, wherever the start is put.
        let mut whole_plan = own;
        whole_plan.push((0, 90));
        let there = of(&whole_plan, start - earlier);
        prop_assert!(there.attended && !there.late && !there.left_early);
    }

    #[test]
    fn the_order_of_records_does_not_matter(
        own in prop::collection::vec((-30_i64..130, 1_i64..60), 0..6),
        gathered in prop::collection::vec((-30_i64..130, 1_i64..60), 0..6),
        (start, length) in (-20_i64..90, 1_i64..130),
        turn in 0_usize..6,
    ) {
        let times = Times { planned: (at(0), at(90)), actual: (at(start), at(start + length)) };
        let of = |own: &[(i64, i64)], gathered: &[(i64, i64)]| {
            super::attendance(&intervals(own), &intervals(gathered), None, terms(times, 70))
        };
        let turned = |raw: &[(i64, i64)]| {
            let mut raw = raw.to_vec();
            raw.reverse();
            let by = turn.min(raw.len());
            raw.rotate_left(by);
            raw
        };
        prop_assert_eq!(of(&own, &gathered), of(&turned(&own), &turned(&gathered)));
    }
}
