//! When a beat is sent, sent again, or no longer: the rules alone, without a browser, so that they can be tested.

use super::back_off::back_off;

/// How long one request may take before it is given up: longer than the slowest answer over a crowded 3G line.
const PATIENCE_MS: i64 = 20_000;
/// The longest wait a server may ask for; beyond it a mistaken header would silence the room.
const LONGEST_WAIT_MS: i64 = 300_000;
/// Whoever comes back to the page, or to the network, after so long is counted at once.
const OVERDUE_MS: i64 = 25_000;

/// What came of one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reply {
    /// An HTTP answer: its status, its text, and the wait in milliseconds it asks for.
    Answer(u16, String, Option<i64>),
    /// The network said nothing.
    Silence,
}

/// What a reply means to the island.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Heard {
    /// The beat is on record; the two figures that follow the lease.
    Taken(i64, i64),
    /// Not yet: the same beat will be sent again.
    Later,
    /// The gate is shut again, since the lecture was put off (425): the same beat will be sent again.
    Early,
    /// A newer tab or device counts for this person (409).
    TakenOver,
    /// The lecture is over (410); the first figure, where this was the beat that closed it.
    Over(Option<i64>),
    /// The session has ended (401).
    SignedOut,
    /// The server will not have it, and would not the next time (any other 4xx).
    Refused,
}

/// What the alarm of a pulse is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ring {
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
    /// A pulse without a lease.
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
    pub(crate) fn ring(&mut self, now: i64) -> Ring {
        match self.phase {
            Phase::Due(at) if at <= now => {
                self.phase = Phase::Flying(now + PATIENCE_MS);
                self.sent = now;
                Ring::Send
            }
            Phase::Flying(until) if until <= now => {
                // The abort makes the request answer `Silence`; until then no second alarm is wanted.
                self.phase = Phase::Flying(now + PATIENCE_MS);
                Ring::GiveUp
            }
            _ => Ring::Wait,
        }
    }

    /// The request was answered. `chance` is a random number from 0 to 99: it spreads the tries of a hall that lost
    /// its server at the same moment.
    pub(crate) fn hear(&mut self, reply: &Reply, now: i64, chance: i64) -> Heard {
        let wait = match reply {
            Reply::Answer(200, text, _) => match figures(text) {
                Some((lease, first, second)) => {
                    self.phase = Phase::Idle;
                    lease.clone_into(&mut self.lease);
                    self.seq += 1;
                    self.tries = 0;
                    self.not_before = 0;
                    self.taken = now;
                    return Heard::Taken(first, second);
                }
                // A hotel's sign-in page also answers 200: whoever passes it must not lose minutes.
                None => None,
            },
            Reply::Answer(401, ..) => return self.stop(Heard::SignedOut),
            Reply::Answer(409, ..) => return self.stop(Heard::TakenOver),
            Reply::Answer(410, text, _) => {
                let closing = figures(text).map(|(_, first, _)| first);
                return self.stop(Heard::Over(closing));
            }
            Reply::Answer(408 | 425 | 429, _, wait) => *wait,
            Reply::Answer(400..=499, ..) => return self.stop(Heard::Refused),
            Reply::Answer(_, _, wait) => *wait,
            Reply::Silence => None,
        };
        let wait_ms = back_off(self.tries, chance);
        self.tries += 1;
        let asked = wait.unwrap_or_default().clamp(0, LONGEST_WAIT_MS);
        self.not_before = now + asked;
        // Never before the server's own.
        self.phase = Phase::Due(now + asked.max(wait_ms) + asked * chance / 1000);
        match reply {
            Reply::Answer(425, ..) => Heard::Early,
            _ => Heard::Later,
        }
    }

    fn stop(&mut self, heard: Heard) -> Heard {
        self.phase = Phase::Stopped;
        // A refused number is spent, so that a lease begun after it never repeats one.
        self.seq += 1;
        heard
    }
}

/// `"<lease> <figure> [<figure>]"`.
fn figures(text: &str) -> Option<(&str, i64, i64)> {
    let mut parts = text.split_ascii_whitespace();
    let lease = parts.next()?;
    let first = parts.next()?.parse().ok()?;
    let second = parts.next().map_or(Some(0), |part| part.parse().ok())?;
    parts.next().is_none().then_some((lease, first, second))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, text: &str) -> Reply {
        Reply::Answer(status, text.to_owned(), None)
    }

    fn flying() -> BeatSchedule {
        let mut pulse = BeatSchedule::new();
        pulse.plan(0);
        assert_eq!(pulse.ring(0), Ring::Send);
        pulse
    }

    #[test]
    fn a_taken_beat_brings_a_lease_and_the_next_number() {
        let mut pulse = flying();
        assert_eq!(
            pulse.hear(&answer(200, "abc 1320000"), 400, 0),
            Heard::Taken(1_320_000, 0)
        );
        assert_eq!(
            (pulse.lease.as_str(), pulse.seq, pulse.rings_in(400)),
            ("abc", 2, None)
        );
        pulse.plan(pulse.sent() + 30_000);
        assert_eq!(pulse.rings_in(400), Some(29_600));
    }

    #[test]
    fn a_lost_beat_is_sent_again_under_the_same_number_ever_more_rarely() {
        let mut pulse = flying();
        let mut now = 0;
        for wait in [1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 30_000] {
            assert_eq!(pulse.hear(&Reply::Silence, now, 50), Heard::Later);
            assert_eq!(pulse.rings_in(now), Some(wait));
            now += wait;
            assert_eq!(pulse.ring(now), Ring::Send);
            assert_eq!(pulse.seq, 1);
        }
        assert_eq!(
            pulse.hear(&answer(200, "abc 0"), now, 50),
            Heard::Taken(0, 0)
        );
        assert_eq!(pulse.seq, 2);
    }

    #[test]
    fn chance_spreads_a_wait_by_a_quarter_each_way() {
        for (chance, wait) in [(0, 750), (99, 1_240)] {
            let mut pulse = flying();
            pulse.hear(&answer(503, ""), 0, chance);
            assert_eq!(pulse.rings_in(0), Some(wait));
        }
    }

    #[test]
    fn a_wait_the_server_asks_for_is_kept_even_in_a_hurry() {
        let mut pulse = flying();
        pulse.hear(&Reply::Answer(429, String::new(), Some(60_000)), 0, 0);
        assert_eq!(pulse.rings_in(0), Some(60_000));
        pulse.hurry(40_000);
        assert_eq!(pulse.rings_in(40_000), Some(20_000));
    }

    #[test]
    fn a_lecture_that_is_put_off_is_waited_for() {
        let mut pulse = flying();
        let mut now = 0;
        for _ in 0..3 {
            let early = Reply::Answer(425, String::new(), Some(30_000));
            assert_eq!(pulse.hear(&early, now, 0), Heard::Early);
            assert_eq!(pulse.rings_in(now), Some(30_000));
            now += 30_000;
            assert_eq!(pulse.ring(now), Ring::Send);
        }
        assert_eq!(
            pulse.hear(&answer(200, "abc 0"), now, 0),
            Heard::Taken(0, 0)
        );
    }

    #[test]
    fn nobody_waits_for_a_day_because_of_a_mistaken_header() {
        let mut pulse = flying();
        pulse.hear(&Reply::Answer(503, String::new(), Some(86_400_000)), 0, 0);
        assert_eq!(pulse.rings_in(0), Some(LONGEST_WAIT_MS));
    }

    #[test]
    fn never_two_in_flight() {
        let mut pulse = flying();
        pulse.plan(1);
        pulse.hurry(60_000);
        assert_eq!(pulse.ring(10), Ring::Wait);
        assert_eq!(pulse.ring(PATIENCE_MS), Ring::GiveUp);
        assert_eq!(pulse.ring(PATIENCE_MS), Ring::Wait);
    }

    #[test]
    fn coming_back_sends_an_overdue_beat_but_not_a_fresh_one() {
        let mut pulse = flying();
        pulse.hear(&answer(200, "abc 0"), 0, 0);
        pulse.plan(30_000);
        pulse.hurry(20_000);
        assert_eq!(pulse.rings_in(20_000), Some(10_000));
        pulse.hurry(26_000);
        assert_eq!(pulse.rings_in(26_000), Some(0));
    }

    #[test]
    fn a_page_that_is_not_ours_does_not_count_as_an_answer() {
        let mut pulse = flying();
        assert_eq!(
            pulse.hear(&answer(200, "<!doctype html> <p>Sign in"), 0, 0),
            Heard::Later
        );
        assert_eq!(pulse.hear(&answer(200, ""), 0, 0), Heard::Later);
    }

    #[test]
    fn a_refusal_ends_the_beats() {
        for (status, heard) in [
            (401, Heard::SignedOut),
            (403, Heard::Refused),
            (409, Heard::TakenOver),
            (410, Heard::Over(None)),
        ] {
            let mut pulse = flying();
            assert_eq!(pulse.hear(&answer(status, ""), 0, 0), heard);
            pulse.plan(0);
            pulse.hurry(90_000);
            assert_eq!(pulse.rings_in(90_000), None);
        }
    }

    #[test]
    fn continuing_here_asks_for_a_lease_of_its_own() {
        let mut pulse = flying();
        pulse.hear(&answer(200, "abc 0"), 0, 0);
        pulse.plan(0);
        pulse.ring(0);
        pulse.hear(&answer(409, ""), 0, 0);
        pulse.begin();
        pulse.plan(5);
        assert_eq!(pulse.ring(5), Ring::Send);
        assert_eq!((pulse.lease.as_str(), pulse.seq), ("", 3));
    }
    #[test]
    fn the_beat_that_closes_a_lecture_brings_its_figure() {
        assert_eq!(
            flying().hear(&answer(410, "abc 90000"), 0, 0),
            Heard::Over(Some(90_000))
        );
    }

    #[test]
    fn a_page_that_is_left_beats_once_more_and_the_next_goes_on_after_it() {
        let mut left = flying();
        assert_eq!(left.leave(0), None, "there is no lease yet");
        left.hear(&answer(200, "abc 0"), 0, 0);
        left.plan(30_000);
        assert_eq!(left.leave(7_000), Some(("abc".to_owned(), 3)));
        assert_eq!(left.ring(7_000), Ring::Send);
        assert_eq!(left.seq, 2);

        let mut next = BeatSchedule::new();
        next.resume("abc".to_owned(), 3);
        next.plan(0);
        assert_eq!(next.ring(0), Ring::Send);
        assert_eq!((next.lease.as_str(), next.seq), ("abc", 3));
    }

    #[test]
    fn a_page_that_was_refused_leaves_no_lease_and_takes_none_up() {
        let mut pulse = flying();
        pulse.hear(&answer(200, "abc 0"), 0, 0);
        pulse.plan(0);
        pulse.ring(0);
        pulse.hear(&answer(409, ""), 0, 0);
        assert_eq!(pulse.leave(5), None);
        pulse.resume("def".to_owned(), 9);
        assert_eq!(pulse.lease, "abc");
    }
}
