//! Turns at costly work: a few at once, a bounded queue, and nobody waits behind a crowd that is not theirs.
//!
//! Whoever waits stands in a lane: one for each address. The lanes are served in a round, one of each; within a lane
//! whoever failed least often goes first, then whoever came first. Where there is no more room, the one who failed most
//! often is sent away, be it the newcomer.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::oneshot;

/// In which order somebody's turn comes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Line {
    /// Stands for where they come from.
    pub lane: u64,
    /// How often the same try has failed lately.
    pub failures: u32,
}

/// Too many wait; come back after so many seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Crowded(pub u64);

/// How many are served, and how many wait.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// So many at once.
    pub(super) at_once: usize,
    /// So many wait in one lane.
    pub(super) lane: usize,
    /// So many wait in all lanes together.
    pub(super) all: usize,
    /// So long one waits at most.
    pub(super) patience: Duration,
}

/// The queue.
#[derive(Debug, Clone)]
pub(super) struct Turns {
    room: Room,
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    free: usize,
    came: u64,
    waiting: usize,
    lanes: HashMap<u64, Vec<Waiting>>,
    round: VecDeque<u64>,
}

#[derive(Debug)]
struct Waiting {
    failures: u32,
    number: u64,
    call: oneshot::Sender<Turn>,
}

impl Waiting {
    const fn order(&self) -> (u32, u64) {
        (self.failures, self.number)
    }
}

/// A turn; given on when it is dropped.
#[derive(Debug)]
pub(super) struct Turn(Option<Arc<Mutex<State>>>);

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(state) = self.0.take() {
            State::give_on(&state);
        }
    }
}

/// Takes whoever waits no more out of the queue.
struct Leaving<'a> {
    turns: &'a Turns,
    lane: u64,
    number: u64,
}

impl Drop for Leaving<'_> {
    fn drop(&mut self) {
        lock(&self.turns.state).remove(self.lane, |w| w.number == self.number);
    }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    // Nothing between lock and unlock can leave half a change.
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

impl State {
    /// Calls the next, or keeps the turn free.
    fn give_on(shared: &Arc<Mutex<Self>>) {
        let mut state = lock(shared);
        while let Some(next) = state.next() {
            // Whoever went away meanwhile gives the turn back by not taking it.
            match next.call.send(Turn(Some(Arc::clone(shared)))) {
                Ok(()) => return,
                Err(mut turn) => turn.0 = None,
            }
        }
        state.free += 1;
    }

    /// The next of the next lane.
    fn next(&mut self) -> Option<Waiting> {
        let lane = self.round.pop_front()?;
        self.round.push_back(lane);
        let first = self.lanes.get(&lane)?.iter().map(Waiting::order).min()?;
        self.remove(lane, |w| w.order() == first)
    }

    fn remove(&mut self, lane: u64, which: impl Fn(&Waiting) -> bool) -> Option<Waiting> {
        let waiting = self.lanes.get_mut(&lane)?;
        let at = waiting.iter().position(which)?;
        let gone = waiting.swap_remove(at);
        self.waiting -= 1;
        if waiting.is_empty() {
            self.lanes.remove(&lane);
            self.round.retain(|l| *l != lane);
        }
        Some(gone)
    }

    /// Makes room for one more in a lane, where there is somebody to send away for them.
    fn make_room(&mut self, room: Room, line: Line) -> bool {
        let own = self.lanes.get(&line.lane).map_or(0, Vec::len);
        if own < room.lane && self.waiting < room.all {
            return true;
        }
        let longest = self.lanes.iter().max_by_key(|(_, waiting)| waiting.len());
        let from = match longest {
            // A lane that is longer than ours gives way to us, whoever waits in it.
            Some((lane, waiting)) if own < room.lane && waiting.len() > own + 1 => *lane,
            _ => line.lane,
        };
        let worst = |waiting: &Vec<Waiting>| waiting.iter().map(Waiting::order).max();
        match self.lanes.get(&from).and_then(worst) {
            Some(worst) if from != line.lane || line.failures < worst.0 => {
                self.remove(from, |w| w.order() == worst).is_some()
            }
            _ => false,
        }
    }
}

impl Turns {
    pub(super) fn new(room: Room) -> Self {
        Self {
            room,
            state: Arc::new(Mutex::new(State {
                free: room.at_once,
                ..State::default()
            })),
        }
    }

    /// Waits for a turn.
    pub(super) async fn take(&self, line: Line) -> Result<Turn, Crowded> {
        let (called, leaving) = {
            let mut state = lock(&self.state);
            if state.free > 0 {
                state.free -= 1;
                return Ok(Turn(Some(Arc::clone(&self.state))));
            }
            if !state.make_room(self.room, line) {
                return Err(self.crowded());
            }
            let (call, called) = oneshot::channel();
            state.came += 1;
            state.waiting += 1;
            let number = state.came;
            let failures = line.failures;
            if !state.lanes.contains_key(&line.lane) {
                state.round.push_back(line.lane);
            }
            state.lanes.entry(line.lane).or_default().push(Waiting {
                failures,
                number,
                call,
            });
            let leaving = Leaving {
                turns: self,
                lane: line.lane,
                number,
            };
            (called, leaving)
        };
        let turn = tokio::time::timeout(self.room.patience, called).await;
        drop(leaving);
        match turn {
            Ok(Ok(turn)) => Ok(turn),
            Ok(Err(_)) | Err(_) => Err(self.crowded()),
        }
    }

    /// How many have waited or wait.
    #[cfg(test)]
    fn came(&self) -> u64 {
        lock(&self.state).came
    }

    /// How many wait.
    #[cfg(test)]
    pub(super) fn waiting(&self) -> usize {
        lock(&self.state).waiting
    }

    const fn crowded(&self) -> Crowded {
        // By then all who wait now have had their turn, or have gone.
        let seconds = self.room.patience.as_secs();
        Crowded(if seconds == 0 { 1 } else { seconds })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use tokio::task::JoinHandle;

    const ROOM: Room = Room {
        at_once: 1,
        lane: 4,
        all: 6,
        patience: Duration::from_mins(1),
    };

    const fn line(lane: u64, failures: u32) -> Line {
        Line { lane, failures }
    }

    type Served = Arc<Mutex<Vec<&'static str>>>;

    /// Somebody who notes that their turn came, and gives it on; waits already when this answers.
    async fn waits(
        turns: &Turns,
        served: &Served,
        name: &'static str,
        line: Line,
    ) -> JoinHandle<Result<(), Crowded>> {
        let before = turns.came();
        let (turns, served) = (turns.clone(), Arc::clone(served));
        let own = turns.clone();
        let task = tokio::spawn(async move {
            let _turn = own.take(line).await?;
            served.lock().unwrap().push(name);
            Ok(())
        });
        while turns.came() == before && !task.is_finished() {
            tokio::task::yield_now().await;
        }
        task
    }

    #[tokio::test]
    async fn lanes_are_served_in_a_round_and_who_failed_least_goes_first() {
        let (turns, served) = (Turns::new(ROOM), Served::default());
        let first = turns.take(line(1, 0)).await.unwrap();
        let mut tasks = Vec::new();
        for (name, line) in [
            ("guesser's second", line(1, 9)),
            ("guesser's third", line(1, 9)),
            ("colleague behind the same address", line(1, 0)),
            ("somebody elsewhere", line(2, 3)),
        ] {
            tasks.push(waits(&turns, &served, name, line).await);
        }
        drop(first);
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        assert_eq!(
            *served.lock().unwrap(),
            [
                "colleague behind the same address",
                "somebody elsewhere",
                "guesser's second",
                "guesser's third"
            ]
        );
        assert!(
            turns.take(line(3, 0)).await.is_ok(),
            "the turn is free again"
        );
    }

    #[tokio::test]
    async fn a_full_lane_sends_away_who_failed_most_and_a_long_lane_gives_way_to_a_short_one() {
        let (turns, served) = (Turns::new(ROOM), Served::default());
        let first = turns.take(line(1, 0)).await.unwrap();
        let mut crowd = Vec::new();
        for _ in 0..4 {
            crowd.push(waits(&turns, &served, "crowd", line(1, 5)).await);
        }
        assert_eq!(turns.take(line(1, 5)).await.unwrap_err(), Crowded(60));
        let honest = waits(&turns, &served, "honest", line(1, 0)).await;
        assert_eq!(turns.waiting(), 4, "one of the crowd went for them");
        let others = [
            waits(&turns, &served, "elsewhere", line(2, 0)).await,
            waits(&turns, &served, "elsewhere", line(3, 0)).await,
            waits(&turns, &served, "elsewhere", line(4, 0)).await,
        ];
        assert_eq!(
            turns.waiting(),
            6,
            "and another for the third of the others"
        );
        drop(first);
        assert_eq!(honest.await.unwrap(), Ok(()));
        for other in others {
            assert_eq!(other.await.unwrap(), Ok(()));
        }
        let gone = futures::future::join_all(crowd).await;
        let gone = gone
            .into_iter()
            .filter(|g| *g.as_ref().unwrap() == Err(Crowded(60)));
        assert_eq!(gone.count(), 2);
    }

    #[tokio::test]
    async fn whoever_goes_away_leaves_no_place_taken_and_no_turn_lost() {
        let turns = Turns::new(ROOM);
        let first = turns.take(line(1, 0)).await.unwrap();
        let served = Served::default();
        let gone = waits(&turns, &served, "gone", line(1, 0)).await;
        gone.abort();
        assert!(gone.await.unwrap_err().is_cancelled());
        assert_eq!(turns.waiting(), 0);
        drop(first);
        assert!(turns.take(line(2, 0)).await.is_ok());
    }

    #[tokio::test]
    async fn nobody_waits_without_end() {
        let patience = Duration::from_millis(20);
        let turns = Turns::new(Room { patience, ..ROOM });
        let first = turns.take(line(1, 0)).await.unwrap();
        assert_eq!(turns.take(line(2, 0)).await.unwrap_err(), Crowded(1));
        assert_eq!(turns.waiting(), 0);
        drop(first);
        assert!(turns.take(line(2, 0)).await.is_ok());
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn never_more_at_once_than_may_be() {
        let turns = Turns::new(Room {
            at_once: 2,
            lane: 1_000,
            all: 1_000,
            ..ROOM
        });
        let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let tasks = (0..200).map(|n| {
            let (turns, now, most) = (turns.clone(), Arc::clone(&now), Arc::clone(&most));
            tokio::spawn(async move {
                let turn = turns.take(line(n % 7, 0)).await.unwrap();
                most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                tokio::task::yield_now().await;
                now.fetch_sub(1, Ordering::SeqCst);
                drop(turn);
            })
        });
        for task in tasks.collect::<Vec<_>>() {
            task.await.unwrap();
        }
        assert_eq!(most.load(Ordering::SeqCst), 2);
    }
}
