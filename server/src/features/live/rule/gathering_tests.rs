//! Gathered rooms by examples, and by what holds for all of them.

use super::*;
use app::accounts::PersonId;
use app::i18n::Instant;
use app::live::Attendance;
use proptest::prelude::*;
use std::collections::HashMap;

fn at(minute: i64) -> Instant {
    Instant(minute * Instant::MINUTE)
}

/// A lecture of ninety minutes that began when it was to, and ended then.
fn ended(end: i64) -> Times {
    Times {
        planned: (at(0), at(90)),
        actual: (at(0), at(end)),
    }
}

/// One that asks for 70 % of it.
fn terms(times: Times) -> Terms {
    Terms {
        times,
        percent: 70,
        cancelled: false,
    }
}

/// A stay from that minute on in a room opened at that minute.
fn stay(opened: i64, came: i64) -> Stay {
    Stay {
        opened: at(opened),
        closed: None,
        came: at(came),
        left: None,
        standing: Standing::Counts,
    }
}

/// What comes of it at a lecture of ninety, with a host who is there from its start to its end.
fn measured(stay: Stay) -> Attendance {
    let host = [(at(-10), at(100))];
    let all = stay.gathered(&host, ended(90));
    let all: Vec<_> = all.into_iter().map(|i| (stay.standing, i)).collect();
    attendance_in_rooms(&[], &all, None, terms(ended(90)))
}

/// The minutes gathered.
fn gathered(stay: Stay) -> i64 {
    let measured = measured(stay);
    assert_eq!(measured.present_ms, 0, "gathered is a figure of its own");
    measured.gathered_ms / Instant::MINUTE
}

/// A person was ticked at that minute, or answered.
fn said(ticked: Option<i64>, answered: Option<i64>) -> Said {
    Said {
        ticked: ticked.map(at),
        answered: answered.map(at),
    }
}

/// The standings of people numbered from one.
fn standings_of(heads: Option<i64>, all: &[Said]) -> HashMap<PersonId, Standing> {
    standings(heads, (1..).map(PersonId).zip(all.iter().copied()))
}

/// Who counts, by number.
fn counting(heads: i64, all: &[Said]) -> Vec<i64> {
    let standings = standings_of(Some(heads), all);
    let mut who: Vec<i64> = standings.into_keys().map(|PersonId(n)| n).collect();
    who.sort_unstable();
    who
}

#[test]
fn gathered_minutes_run_from_check_in_until_somebody_goes() {
    let counts = stay(0, 20);
    assert_eq!(gathered(counts), 70);
    for (left, closed, all) in [
        (Some(60), None, 40),
        (None, Some(50), 30),
        (Some(20), None, 0),
    ] {
        let stay = Stay {
            left: left.map(at),
            closed: closed.map(at),
            ..counts
        };
        assert_eq!(gathered(stay), all, "{left:?} {closed:?}");
    }
    let early = Stay {
        came: at(-5),
        opened: at(-12),
        ..counts
    };
    assert_eq!(gathered(early), 90, "clipped to the lecture");
}

#[test]
fn who_has_neither_a_tick_nor_an_answer_keeps_minutes_to_the_middle_and_has_not_attended() {
    let of = |standing| {
        let a = measured(Stay {
            standing,
            ..stay(0, 0)
        });
        (a.gathered_ms / Instant::MINUTE, a.attended, a.by_gathering)
    };
    assert_eq!(of(Standing::Counts), (90, true, true));
    assert_eq!(
        of(Standing::Waits),
        (90, false, false),
        "an organizer's word is missing"
    );
    assert_eq!(
        of(Standing::ToTheMiddle),
        (45, false, false),
        "and no tolerance"
    );
    let late = Stay {
        standing: Standing::ToTheMiddle,
        ..stay(50, 50)
    };
    assert_eq!(
        gathered(late),
        0,
        "all that a room has which is opened after it"
    );
}

#[test]
fn minutes_to_the_middle_make_nobody_attend_a_lecture_that_ends_there() {
    let host = [(at(0), at(40))];
    for (standing, attended) in [(Standing::Counts, true), (Standing::ToTheMiddle, false)] {
        let all = Stay {
            standing,
            ..stay(0, 0)
        }
        .gathered(&host, ended(40));
        let all: Vec<_> = all.into_iter().map(|i| (standing, i)).collect();
        let a = attendance_in_rooms(&[], &all, None, terms(ended(40)));
        assert_eq!(
            (a.gathered_ms, a.attended),
            (40 * Instant::MINUTE, attended)
        );
    }
}

#[test]
fn attended_alone_and_attended_gathered_are_told_apart() {
    let room = [(Standing::Counts, (at(0), at(90)))];
    let of = |own: Interval| {
        let a = attendance_in_rooms(&[own], &room, None, terms(ended(90)));
        (a.attended, a.by_gathering)
    };
    assert_eq!(of((at(0), at(63))), (true, false), "own minutes suffice");
    assert_eq!(of((at(0), at(62))), (true, true));
    let waits = [(Standing::Waits, (at(62), at(90)))];
    let a = attendance_in_rooms(&[(at(0), at(62))], &waits, None, terms(ended(90)));
    assert_eq!((a.attended, a.gathered_ms), (false, 28 * Instant::MINUTE));
    let corrected = Some(63 * Instant::MINUTE);
    let a = attendance_in_rooms(&[], &room, corrected, terms(ended(90)));
    assert_eq!(
        (a.attended, a.by_gathering),
        (true, false),
        "a correction decides alone"
    );
}

#[test]
fn ticks_come_first_and_then_answers_in_their_order() {
    let all = [
        said(None, Some(40)),
        said(Some(50), None),
        said(None, Some(36)),
        said(None, None),
        said(None, Some(36)),
        said(Some(50), Some(35)),
    ];
    assert!(counting(0, &all).is_empty());
    assert_eq!(
        counting(1, &all),
        [2],
        "of equals the first to have an account"
    );
    assert_eq!(counting(2, &all), [2, 6]);
    assert_eq!(counting(3, &all), [2, 3, 6]);
    assert_eq!(counting(4, &all), [2, 3, 5, 6]);
    assert_eq!(counting(5, &all), [1, 2, 3, 5, 6]);
    assert_eq!(
        counting(40, &all),
        [1, 2, 3, 5, 6],
        "nobody without a tick or an answer"
    );
    let waiting = standings_of(None, &all);
    assert_eq!(waiting.len(), 5);
    assert!(
        waiting
            .values()
            .all(|standing| *standing == Standing::Waits)
    );
}

#[test]
fn it_is_asked_from_ten_minutes_before_the_middle_until_an_hour_after_the_end() {
    for (opened, end, from) in [
        (0, 90, 35),
        (35, 90, 35),
        (36, 90, 41),
        (60, 90, 65),
        (87, 90, 90),
        (0, 20, 20),
        (0, 150, 35),
        (140, 150, 145),
    ] {
        let asked = ended(end).asked(at(opened));
        assert_eq!(
            asked,
            (at(from), at(end + 60)),
            "opened at {opened}, ended at {end}"
        );
    }
}

#[test]
fn an_extension_takes_nothing_and_moves_no_middle() {
    let host = [(at(0), at(200))];
    for standing in [Standing::Counts, Standing::Waits, Standing::ToTheMiddle] {
        let of = |end: i64| {
            let times = ended(end);
            let all = Stay {
                standing,
                ..stay(0, 0)
            }
            .gathered(&host, times);
            let all: Vec<_> = all.into_iter().map(|i| (standing, i)).collect();
            attendance_in_rooms(&[], &all, None, terms(times))
        };
        let (before, after) = (of(90), of(150));
        assert!(after.gathered_ms >= before.gathered_ms && after.attended == before.attended);
    }
}

fn standing() -> impl Strategy<Value = Standing> {
    prop::sample::select(vec![
        Standing::Counts,
        Standing::Waits,
        Standing::ToTheMiddle,
    ])
}

proptest! {
    #[test]
    fn gathered_is_what_counting_every_minute_gives(
        host in prop::collection::vec((0_i64..120, 1_i64..60), 0..6),
        own in prop::collection::vec((0_i64..120, 1_i64..60), 0..6),
        rooms in prop::collection::vec(
            (0_i64..110, prop::option::of(0_i64..130), 0_i64..110, prop::option::of(0_i64..130), standing()),
            0..4,
        ),
    ) {
        let intervals = |raw: &[(i64, i64)]| -> Vec<Interval> {
            raw.iter().map(|(from, length)| (at(*from), at(from + length))).collect()
        };
        let (start, end) = (20, 100);
        let times = Times { planned: (at(start), at(end)), actual: (at(start), at(end)) };
        let hosts = intervals(&host);
        let all: Vec<(Standing, Interval)> = rooms
            .iter()
            .flat_map(|(opened, closed, came, left, standing)| {
                let stay = Stay {
                    opened: at(*opened),
                    closed: closed.map(at),
                    came: at(*came),
                    left: left.map(at),
                    standing: *standing,
                };
                stay.gathered(&hosts, times).into_iter().map(move |i| (*standing, i))
            })
            .collect();
        let measured = attendance_in_rooms(&intervals(&own), &all, None, terms(times));
        let within = |raw: &[(i64, i64)], n: i64| raw.iter().any(|(f, length)| (*f..f + length).contains(&n));
        let middle = i64::midpoint(start, end);
        let gathers = |n: i64, counts: bool| within(&host, n) && rooms.iter().any(|(opened, closed, came, left, standing)| {
            let far = *standing != Standing::ToTheMiddle || n < middle;
            let vouched = !counts || *standing == Standing::Counts;
            n >= *opened && n >= *came && closed.is_none_or(|at| n < at) && left.is_none_or(|at| n < at) && far && vouched
        });
        let minutes = |of: &dyn Fn(i64) -> bool| i64::try_from((start..end).filter(|n| of(*n)).count()).unwrap();
        let present = minutes(&|n| within(&own, n));
        let gathered = minutes(&|n| !within(&own, n) && gathers(n, false));
        let counts = minutes(&|n| within(&own, n) || gathers(n, true));
        prop_assert_eq!((measured.present_ms, measured.gathered_ms), (present * Instant::MINUTE, gathered * Instant::MINUTE));
        let enough = |n: i64| n * 100 >= (end - start) * 70;
        prop_assert_eq!((measured.attended, measured.by_gathering), (enough(counts), enough(counts) && !enough(present)));
    }

    #[test]
    fn no_more_count_than_were_counted_and_none_without_a_tick_or_an_answer(
        heads in prop::option::of(0_i64..12),
        all in prop::collection::vec((prop::option::of(0_i64..90), prop::option::of(0_i64..90)), 0..40),
    ) {
        let all: Vec<Said> = all.into_iter().map(|(ticked, answered)| said(ticked, answered)).collect();
        let standings = standings_of(heads, &all);
        let spoken = all.iter().filter(|said| **said != Said::default()).count();
        let most = heads.map_or(spoken, |heads| usize::try_from(heads).unwrap());
        prop_assert_eq!(standings.len(), spoken.min(most));
        for (PersonId(n), standing) in standings {
            prop_assert!(all[usize::try_from(n - 1).unwrap()] != Said::default());
            prop_assert_eq!(standing == Standing::Counts, heads.is_some());
        }
    }

    #[test]
    fn a_later_answer_takes_no_place_from_an_earlier_one_and_order_of_reading_none(
        heads in 0_i64..6,
        all in prop::collection::vec((prop::option::of(30_i64..60), prop::option::of(30_i64..60)), 1..12),
        turn in 0_usize..12,
    ) {
        let all: Vec<Said> = all.into_iter().map(|(ticked, answered)| said(ticked, answered)).collect();
        let before = standings_of(Some(heads), &all);
        let mut more = all.clone();
        more.push(said(None, Some(61)));
        let after = standings_of(Some(heads), &more);
        for (who, standing) in &before {
            prop_assert_eq!(after.get(who), Some(standing));
        }
        let mut turned: Vec<(PersonId, Said)> = (1..).map(PersonId).zip(all).collect();
        turned.reverse();
        let by = turn.min(turned.len());
        turned.rotate_left(by);
        prop_assert_eq!(standings(Some(heads), turned), before);
    }

    #[test]
    fn nobody_is_given_more_than_the_lecture_or_more_than_the_host_was_there(
        host in prop::collection::vec((0_i64..120, 1_i64..60), 0..8),
        stays in prop::collection::vec((0_i64..110, 0_i64..110, prop::option::of(0_i64..130), standing()), 0..6),
    ) {
        let times = Times { planned: (at(20), at(100)), actual: (at(20), at(100)) };
        let hosts: Vec<Interval> = host.iter().map(|(from, length)| (at(*from), at(from + length))).collect();
        let all: Vec<(Standing, Interval)> = stays
            .iter()
            .flat_map(|(opened, came, left, standing)| {
                let stay = Stay { left: left.map(at), standing: *standing, ..stay(*opened, *came) };
                stay.gathered(&hosts, times).into_iter().map(move |i| (*standing, i))
            })
            .collect();
        let of_host = attendance_in_rooms(&hosts, &[], None, terms(times)).present_ms;
        let member = attendance_in_rooms(&[], &all, None, terms(times));
        prop_assert!(member.gathered_ms <= of_host && of_host <= 80 * Instant::MINUTE);
        let both = attendance_in_rooms(&hosts, &all, None, terms(times));
        prop_assert_eq!(both.gathered_ms, 0, "what one was present for is never gathered too");
    }
}
