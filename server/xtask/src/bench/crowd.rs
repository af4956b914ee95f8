//! Thousands of people in one room, each with a beat every 30 s, beside people who open pages.
//!
//! Each beat and each page has an instant at which it is due, and is timed from then: one that waits because another is
//! late counts its waiting.

use super::client::Client;
use super::hall::{Guest, Hall};
use super::{Bench, Table, seed};
use anyhow::Result;
use std::thread;
use std::time::{Duration, Instant};

/// The rooms that are measured.
const ROOMS: [usize; 2] = [6_000, 60_000];
/// Between two beats of a person.
const EVERY: Duration = Duration::from_secs(30);
/// The rounds of beats; the first is not measured, since people begin in it.
const ROUNDS: u32 = 2;
/// Those who send beats side by side, each over one connection as a proxy would.
const BEATERS: usize = 128;
/// Pages of a second.
const PAGES: u32 = 50;
/// Those who open pages side by side.
const READERS: usize = 16;

/// Measures them.
pub(super) fn run(bench: &Bench, table: &mut Table) -> Result<()> {
    for people in ROOMS {
        bench.on_both_engines(&format!("crowd-{people}"), |hall, engine| {
            let seeded = seed::seed(hall, 2)?;
            let guests = hall.crowd("person", people, Some(&seeded.open))?;
            let (beats, pages) = measure(hall, &seeded.open, &guests);
            beats.tell(
                table,
                &format!("beats of {people} people every 30 s, {engine}"),
            );
            pages.tell(table, &format!("pages beside {people} people, {engine}"));
            table.line(
                &format!("memory then, {people} people, {engine}"),
                &format!("{:.1} MB", hall.memory()?),
            );
            hall.recount()
        })?;
    }
    Ok(())
}

/// How long what was due took, and how much of it failed.
#[derive(Default)]
struct Took {
    all: Vec<Duration>,
    errors: usize,
}

impl Took {
    fn note(&mut self, due: Instant, done: Result<()>) {
        match done {
            Ok(()) => self.all.push(due.elapsed()),
            Err(_) => self.errors += 1,
        }
    }

    fn merge(all: impl IntoIterator<Item = Self>) -> Self {
        all.into_iter().fold(Self::default(), |mut sum, one| {
            sum.all.extend(one.all);
            sum.errors += one.errors;
            sum
        })
    }

    /// The time within which so many percent were done.
    fn percentile(&self, percent: usize) -> Duration {
        let at = (self.all.len() * percent).div_ceil(100).max(1) - 1;
        self.all.get(at).copied().unwrap_or_default()
    }

    fn tell(mut self, table: &mut Table, what: &str) {
        self.all.sort_unstable();
        #[expect(clippy::cast_precision_loss, reason = "requests of half a minute")]
        let per_second = self.all.len() as f64 / EVERY.as_secs_f64();
        let what = format!("{what} ({} errors)", self.errors);
        table.load(
            &what,
            per_second,
            (self.percentile(50), self.percentile(99)),
            None,
        );
    }
}

/// The beats of the last round, and the pages opened meanwhile.
fn measure(hall: &Hall, lecture: &str, guests: &[Guest]) -> (Took, Took) {
    let begun = Instant::now();
    thread::scope(|scope| {
        let beating: Vec<_> = (0..BEATERS)
            .map(|first| {
                scope.spawn(move || {
                    let mine = (first..guests.len()).step_by(BEATERS);
                    let mine: Vec<_> = mine.map(|n| (n, &guests[n])).collect();
                    let line = Client::visitor(&hall.origin);
                    let mut took = Took::default();
                    for round in 0..ROUNDS {
                        for (n, guest) in &mine {
                            let due = begun + at(round, *n, guests.len());
                            thread::sleep(due.saturating_duration_since(Instant::now()));
                            let person = line.as_guest(*n, &guest.cookie);
                            let beat = person.beat(lecture, &guest.lease, round + 1);
                            if round + 1 == ROUNDS {
                                took.note(due, beat);
                            }
                        }
                    }
                    took
                })
            })
            .collect();
        let reading: Vec<_> = (0..READERS)
            .map(|first| {
                scope.spawn(move || {
                    let line = Client::visitor(&hall.origin);
                    let mut took = Took::default();
                    let total = (ROUNDS * PAGES) as usize * 30;
                    for n in (first..total).step_by(READERS) {
                        let due =
                            begun + Duration::from_secs(1) / PAGES * u32::try_from(n).unwrap_or(0);
                        thread::sleep(due.saturating_duration_since(Instant::now()));
                        let path = match n % 3 {
                            0 => "/en".to_owned(),
                            1 => format!("/en/lectures/{lecture}"),
                            _ => format!("/en/lectures/{lecture}/live"),
                        };
                        let cookie = &guests[n % guests.len()].cookie;
                        let page = line.as_guest(n, cookie).compressed(&path).map(|_| ());
                        if n >= total / ROUNDS as usize {
                            took.note(due, page);
                        }
                    }
                    took
                })
            })
            .collect();
        let joined = |threads: Vec<thread::ScopedJoinHandle<'_, Took>>| {
            Took::merge(threads.into_iter().map(|t| t.join().unwrap_or_default()))
        };
        (joined(beating), joined(reading))
    })
}

/// When the `n`th of so many people beats in a round.
fn at(round: u32, n: usize, of: usize) -> Duration {
    #[expect(clippy::cast_precision_loss, reason = "thousands of people")]
    let share = n as f64 / of as f64;
    EVERY * round + EVERY.mul_f64(share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_the_time_within_which_so_many_were_done() {
        let took = Took {
            all: (1..=200).map(Duration::from_millis).collect(),
            errors: 0,
        };
        assert_eq!(took.percentile(50), Duration::from_millis(100));
        assert_eq!(took.percentile(99), Duration::from_millis(198));
        assert_eq!(Took::default().percentile(99), Duration::ZERO);
    }

    #[test]
    fn beats_are_spread_over_their_half_minute() {
        assert_eq!(at(0, 0, 60), Duration::ZERO);
        assert_eq!(at(0, 30, 60), Duration::from_secs(15));
        assert_eq!(at(1, 30, 60), Duration::from_secs(45));
    }
}
