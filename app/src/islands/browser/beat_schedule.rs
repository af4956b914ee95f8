//! When a beat is sent, sent again, or no longer: the rules alone, without a browser, so that they can be tested.

use super::back_off::back_off;
use crate::islands::wire::{BeatStatus, BeyondCap, Credit, Share};

/// How long one request may take before it is given up: longer than the slowest answer over a crowded 3G line.
const PATIENCE_MS: i64 = 20_000;
/// The longest wait a server may ask for; beyond it a mistaken header would silence the room.
const LONGEST_WAIT_MS: i64 = 300_000;
/// Whoever comes back to the page, or to the network, after so long is counted at once.
const OVERDUE_MS: i64 = 25_000;

/// What came of one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reply {
    /// An HTTP answer: its status, its text, and what its headers say.
    Answer(u16, String, ReplyHeaders),
    /// The network said nothing.
    Silence,
}

/// What the headers of an answer say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct ReplyHeaders {
    /// The wait it asks for, in milliseconds.
    pub(crate) wait_ms: Option<i64>,
    /// The bound that a visitor's replay is beyond.
    pub(crate) beyond_cap: Option<BeyondCap>,
}

/// What a reply means to the island.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The beat is on record: milliseconds credited so far, and what was watched of a replay.
    Taken(i64, Option<Share>),
    /// Not yet: the same beat will be sent again.
    Later,
    /// The gate is shut again, since the lecture was put off: the same beat will be sent again.
    Early,
    /// A newer tab or device counts for this person.
    TakenOver,
    /// The lecture is over; milliseconds credited, where this was the beat that closed it.
    Over(Option<i64>),
    /// The session has ended.
    SignedOut,
    /// The server will not have it, and would not the next time.
    Refused,
}

/// What the alarm of a schedule is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TimerAction {
    /// Send the beat.
    Send,
    /// The request in flight has taken too long: abort it.
    GiveUp,
    /// Nothing yet.
    Wait,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// Nothing to send.
    Idle,
    /// A beat is to be sent at this time.
    Due(i64),
    /// One is on its way, and is given up at this time.
    Flying(i64),
    /// No more.
    Stopped,
}

/// One lease's beats, one after another. Times are milliseconds of a clock that never steps back.
#[derive(Debug)]
pub(crate) struct BeatSchedule {
    phase: Phase,
    /// What the server knows this tab by; empty until it has said.
    pub(crate) lease: String,
    /// The number of the beat that is to be sent or on its way.
    pub(crate) seq: i64,
    tries: usize,
    sent: i64,
    taken: i64,
    not_before: i64,
}

impl BeatSchedule {
    /// A schedule without a lease.
    pub(crate) const fn new() -> Self {
        Self {
            phase: Phase::Idle,
            lease: String::new(),
            seq: 1,
            tries: 0,
            sent: 0,
            taken: 0,
            not_before: 0,
        }
    }

    /// Whether nothing is due or on its way.
    pub(crate) const fn is_idle(&self) -> bool {
        matches!(self.phase, Phase::Idle)
    }

    /// When the last request left.
    pub(crate) const fn sent(&self) -> i64 {
        self.sent
    }

    /// Plans the next beat; without effect while another is due or on its way.
    pub(crate) fn plan(&mut self, at: i64) {
        if self.is_idle() {
            self.phase = Phase::Due(at);
        }
    }

    /// Begins anew with an empty lease, which takes over from any other tab. The sequence goes on.
    pub(crate) fn begin(&mut self) {
        if matches!(self.phase, Phase::Stopped) {
            self.phase = Phase::Idle;
            self.lease.clear();
            self.tries = 0;
        }
    }

    /// Sends an overdue beat now; a wait the server asked for is still kept.
    pub(crate) fn hurry(&mut self, now: i64) {
        if now - self.taken > OVERDUE_MS {
            self.soon(now);
        }
    }

    /// Sends the next beat no later than that; a wait the server asked for is still kept.
    pub(crate) fn soon(&mut self, by: i64) {
        if let Phase::Due(at) = self.phase {
            self.phase = Phase::Due(at.min(by.max(self.not_before)));
        }
    }

    /// Goes on with a lease where another page left it.
    pub(crate) fn resume(&mut self, lease: String, seq: i64) {
        if !matches!(self.phase, Phase::Stopped) {
            self.lease = lease;
            self.seq = seq;
        }
    }

    /// The page is being left: the next beat is sent now. Answers the lease and the number to go on with.
    pub(crate) fn leave(&mut self, now: i64) -> Option<(String, i64)> {
        if matches!(self.phase, Phase::Stopped) || self.lease.is_empty() {
            return None;
        }
        self.soon(now);
        Some((self.lease.clone(), self.seq + 1))
    }

    /// In how many milliseconds the alarm has to ring; `None` for never.
    pub(crate) fn rings_in(&self, now: i64) -> Option<i64> {
        match self.phase {
            Phase::Due(at) | Phase::Flying(at) => Some((at - now).max(0)),
            Phase::Idle | Phase::Stopped => None,
        }
    }

    /// The alarm rang.
    pub(crate) fn ring(&mut self, now: i64) -> TimerAction {
        match self.phase {
            Phase::Due(at) if at <= now => {
                self.phase = Phase::Flying(now + PATIENCE_MS);
                self.sent = now;
                TimerAction::Send
            }
            Phase::Flying(until) if until <= now => {
                // The abort makes the request answer `Silence`; until then no second alarm is wanted.
                self.phase = Phase::Flying(now + PATIENCE_MS);
                TimerAction::GiveUp
            }
            _ => TimerAction::Wait,
        }
    }

    /// The request was answered. `chance` is a random number from 0 to 99: it spreads the tries of a hall that lost
    /// its server at the same moment.
    pub(crate) fn hear(&mut self, reply: &Reply, now: i64, chance: i64) -> Outcome {
        let (wait, outcome) = match reply {
            Reply::Silence => (None, Outcome::Later),
            Reply::Answer(code, text, headers) => match BeatStatus::of(*code) {
                BeatStatus::Taken => match Credit::parse(text) {
                    Some(mut credit) => {
                        if let Some(share) = &mut credit.share {
                            share.beyond_cap = headers.beyond_cap;
                        }
                        return self.go_on(credit, now);
                    }
                    // A hotel's sign-in page also answers 200: whoever passes it must not lose minutes.
                    None => (None, Outcome::Later),
                },
                BeatStatus::SignedOut => return self.stop(Outcome::SignedOut),
                BeatStatus::TakenOver => return self.stop(Outcome::TakenOver),
                BeatStatus::Over => {
                    let closing = Credit::parse(text).map(|credit| credit.credited_ms);
                    return self.stop(Outcome::Over(closing));
                }
                BeatStatus::Forbidden | BeatStatus::Malformed => {
                    return self.stop(Outcome::Refused);
                }
                BeatStatus::Early => (headers.wait_ms, Outcome::Early),
                BeatStatus::TooMany | BeatStatus::Busy => (headers.wait_ms, Outcome::Later),
            },
        };
        let wait_ms = back_off(self.tries, chance);
        self.tries += 1;
        let asked = wait.unwrap_or_default().clamp(0, LONGEST_WAIT_MS);
        self.not_before = now + asked;
        // Never before the server's own.
        self.phase = Phase::Due(now + asked.max(wait_ms) + asked * chance / 1000);
        outcome
    }

    fn go_on(&mut self, credit: Credit, now: i64) -> Outcome {
        self.phase = Phase::Idle;
        self.lease = credit.lease;
        self.seq += 1;
        self.tries = 0;
        self.not_before = 0;
        self.taken = now;
        Outcome::Taken(credit.credited_ms, credit.share)
    }

    fn stop(&mut self, outcome: Outcome) -> Outcome {
        self.phase = Phase::Stopped;
        // A refused number is spent, so that a lease begun after it never repeats one.
        self.seq += 1;
        outcome
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, text: &str) -> Reply {
        Reply::Answer(status, text.to_owned(), ReplyHeaders::default())
    }

    fn wait(status: u16, wait_ms: i64) -> Reply {
        let headers = ReplyHeaders {
            wait_ms: Some(wait_ms),
            beyond_cap: None,
        };
        Reply::Answer(status, String::new(), headers)
    }

    #[test]
    fn a_player_beyond_a_cap_goes_on_and_is_told() {
        let headers = ReplyHeaders {
            wait_ms: None,
            beyond_cap: Some(BeyondCap::Browser),
        };
        let mut schedule = flying();
        let share = Share {
            percent: 37,
            beyond_cap: headers.beyond_cap,
        };
        assert_eq!(
            schedule.hear(
                &Reply::Answer(200, "abc 30000 37".to_owned(), headers),
                0,
                0
            ),
            Outcome::Taken(30_000, Some(share))
        );
    }

    fn flying() -> BeatSchedule {
        let mut schedule = BeatSchedule::new();
        schedule.plan(0);
        assert_eq!(schedule.ring(0), TimerAction::Send);
        schedule
    }

    #[test]
    fn a_taken_beat_brings_a_lease_and_the_next_number() {
        let mut schedule = flying();
        assert_eq!(
            schedule.hear(&answer(200, "abc 1320000"), 400, 0),
            Outcome::Taken(1_320_000, None)
        );
        assert_eq!(
            (
                schedule.lease.as_str(),
                schedule.seq,
                schedule.rings_in(400)
            ),
            ("abc", 2, None)
        );
        schedule.plan(schedule.sent() + 30_000);
        assert_eq!(schedule.rings_in(400), Some(29_600));
    }

    #[test]
    fn a_lost_beat_is_sent_again_under_the_same_number_ever_more_rarely() {
        let mut schedule = flying();
        let mut now = 0;
        for wait in [1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 30_000] {
            assert_eq!(schedule.hear(&Reply::Silence, now, 50), Outcome::Later);
            assert_eq!(schedule.rings_in(now), Some(wait));
            now += wait;
            assert_eq!(schedule.ring(now), TimerAction::Send);
            assert_eq!(schedule.seq, 1);
        }
        assert_eq!(
            schedule.hear(&answer(200, "abc 0"), now, 50),
            Outcome::Taken(0, None)
        );
        assert_eq!(schedule.seq, 2);
    }

    #[test]
    fn chance_spreads_a_wait_by_a_quarter_each_way() {
        for (chance, wait) in [(0, 750), (99, 1_240)] {
            let mut schedule = flying();
            schedule.hear(&answer(503, ""), 0, chance);
            assert_eq!(schedule.rings_in(0), Some(wait));
        }
    }

    #[test]
    fn a_wait_the_server_asks_for_is_kept_even_in_a_hurry() {
        let mut schedule = flying();
        schedule.hear(&wait(429, 60_000), 0, 0);
        assert_eq!(schedule.rings_in(0), Some(60_000));
        schedule.hurry(40_000);
        assert_eq!(schedule.rings_in(40_000), Some(20_000));
    }

    #[test]
    fn a_lecture_that_is_put_off_is_waited_for() {
        let mut schedule = flying();
        let mut now = 0;
        for _ in 0..3 {
            let early = wait(425, 30_000);
            assert_eq!(schedule.hear(&early, now, 0), Outcome::Early);
            assert_eq!(schedule.rings_in(now), Some(30_000));
            now += 30_000;
            assert_eq!(schedule.ring(now), TimerAction::Send);
        }
        assert_eq!(
            schedule.hear(&answer(200, "abc 0"), now, 0),
            Outcome::Taken(0, None)
        );
    }

    #[test]
    fn nobody_waits_for_a_day_because_of_a_mistaken_header() {
        let mut schedule = flying();
        schedule.hear(&wait(503, 86_400_000), 0, 0);
        assert_eq!(schedule.rings_in(0), Some(LONGEST_WAIT_MS));
    }

    #[test]
    fn never_two_in_flight() {
        let mut schedule = flying();
        schedule.plan(1);
        schedule.hurry(60_000);
        assert_eq!(schedule.ring(10), TimerAction::Wait);
        assert_eq!(schedule.ring(PATIENCE_MS), TimerAction::GiveUp);
        assert_eq!(schedule.ring(PATIENCE_MS), TimerAction::Wait);
    }

    #[test]
    fn coming_back_sends_an_overdue_beat_but_not_a_fresh_one() {
        let mut schedule = flying();
        schedule.hear(&answer(200, "abc 0"), 0, 0);
        schedule.plan(30_000);
        schedule.hurry(20_000);
        assert_eq!(schedule.rings_in(20_000), Some(10_000));
        schedule.hurry(26_000);
        assert_eq!(schedule.rings_in(26_000), Some(0));
    }

    #[test]
    fn a_page_that_is_not_ours_does_not_count_as_an_answer() {
        let mut schedule = flying();
        assert_eq!(
            schedule.hear(&answer(200, "<!doctype html> <p>Sign in"), 0, 0),
            Outcome::Later
        );
        assert_eq!(schedule.hear(&answer(200, ""), 0, 0), Outcome::Later);
    }

    #[test]
    fn a_refusal_ends_the_beats() {
        for (status, outcome) in [
            (401, Outcome::SignedOut),
            (403, Outcome::Refused),
            (409, Outcome::TakenOver),
            (410, Outcome::Over(None)),
        ] {
            let mut schedule = flying();
            assert_eq!(schedule.hear(&answer(status, ""), 0, 0), outcome);
            schedule.plan(0);
            schedule.hurry(90_000);
            assert_eq!(schedule.rings_in(90_000), None);
        }
    }

    #[test]
    fn continuing_here_asks_for_a_lease_of_its_own() {
        let mut schedule = flying();
        schedule.hear(&answer(200, "abc 0"), 0, 0);
        schedule.plan(0);
        schedule.ring(0);
        schedule.hear(&answer(409, ""), 0, 0);
        schedule.begin();
        schedule.plan(5);
        assert_eq!(schedule.ring(5), TimerAction::Send);
        assert_eq!((schedule.lease.as_str(), schedule.seq), ("", 3));
    }
    #[test]
    fn the_beat_that_closes_a_lecture_brings_its_figure() {
        assert_eq!(
            flying().hear(&answer(410, "abc 90000"), 0, 0),
            Outcome::Over(Some(90_000))
        );
    }

    #[test]
    fn a_page_that_is_left_beats_once_more_and_the_next_goes_on_after_it() {
        let mut left = flying();
        assert_eq!(left.leave(0), None, "there is no lease yet");
        left.hear(&answer(200, "abc 0"), 0, 0);
        left.plan(30_000);
        assert_eq!(left.leave(7_000), Some(("abc".to_owned(), 3)));
        assert_eq!(left.ring(7_000), TimerAction::Send);
        assert_eq!(left.seq, 2);

        let mut next = BeatSchedule::new();
        next.resume("abc".to_owned(), 3);
        next.plan(0);
        assert_eq!(next.ring(0), TimerAction::Send);
        assert_eq!((next.lease.as_str(), next.seq), ("abc", 3));
    }

    #[test]
    fn a_page_that_was_refused_leaves_no_lease_and_takes_none_up() {
        let mut schedule = flying();
        schedule.hear(&answer(200, "abc 0"), 0, 0);
        schedule.plan(0);
        schedule.ring(0);
        schedule.hear(&answer(409, ""), 0, 0);
        assert_eq!(schedule.leave(5), None);
        schedule.resume("def".to_owned(), 9);
        assert_eq!(schedule.lease, "abc");
    }
}
