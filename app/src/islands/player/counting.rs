//! Counting: tells the server what was played, and only that.

use super::track::{Range, Track};
use super::unheard::Unheard;
use crate::islands::browser::beat_schedule::Outcome;
use crate::islands::browser::line::Line;
use crate::islands::browser::{listen, media_ms, now, whole, window};
use crate::islands::wire::{REPLAY_BEATS, Share};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::HtmlVideoElement;

/// What the line below the player says about counting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counted {
    /// Nothing yet.
    Unknown,
    /// What was watched.
    Watched(Share),
    /// The server has taken no beat for a minute of playing.
    Waiting,
    /// A newer tab or device counts.
    TakenOver,
    /// The server will not count.
    Not,
}

/// What the page's script tells before another film takes the place of what is played.
const LEAVING: &str = "leaving";

struct Counting {
    video: HtmlVideoElement,
    track: RefCell<Track>,
    /// Whether the beat on its way only opens the session.
    opening: Cell<bool>,
    /// Whether a newer tab or device counts: this one does again when its viewer presses play.
    taken_over: Cell<bool>,
    /// What was played since a beat was taken.
    unheard: RefCell<Unheard>,
    /// Whether a session that is refused may be begun anew: once, until a beat of it is taken.
    again: Cell<bool>,
}

/// Counts what that video plays, for as long as the page lives.
pub(super) fn count(video: &HtmlVideoElement, lecture: &str, counted: RwSignal<Counted>) {
    let counting = Rc::new(Counting {
        video: video.clone(),
        track: RefCell::default(),
        opening: Cell::new(true),
        taken_over: Cell::new(false),
        unheard: RefCell::default(),
        again: Cell::new(true),
    });
    let hearing = Rc::clone(&counting);
    let line = Line::new(REPLAY_BEATS, lecture, move |line, outcome| {
        let opening = hearing.opening.get();
        match outcome {
            Outcome::Later => return,
            Outcome::Taken(_, share) => {
                hearing.unheard.borrow_mut().heard();
                if !opening {
                    hearing.again.set(true);
                }
                let told = matches!(
                    counted.get_untracked(),
                    Counted::TakenOver | Counted::Waiting
                );
                if let Some(share) = share.filter(|_| !opening || told) {
                    counted.set(Counted::Watched(share));
                }
            }
            Outcome::TakenOver => {
                counted.set(Counted::TakenOver);
                hearing.opening.set(true);
                hearing.taken_over.set(true);
                return line.begin();
            }
            // Its viewer has signed out meanwhile, or it had credited nothing for a day.
            Outcome::Refused if !opening && hearing.again.replace(false) => {
                hearing.opening.set(true);
                line.begin();
                if !hearing.video.paused() {
                    hearing.open(line);
                }
                return;
            }
            // A server that will have no empty range begins the session with the first one that is not.
            _ if opening => line.begin(),
            _ => counted.set(Counted::Not),
        }
        hearing.opening.set(false);
        hearing.send(line, hearing.video.paused());
    });
    let on = |event: &str, run: fn(&Counting, &Rc<Line>)| {
        let (counting, line) = (Rc::clone(&counting), Rc::clone(&line));
        listen(video, event, move |_| run(&counting, &line));
    };
    on("timeupdate", |counting, line| {
        counting.reach();
        counting.send(line, false);
    });
    let playing = Rc::clone(&counting);
    listen(video, "timeupdate", move |_| {
        let told = matches!(
            counted.get_untracked(),
            Counted::Unknown | Counted::Watched(_)
        );
        if !playing.video.paused() && playing.unheard.borrow_mut().play(now()) && told {
            counted.set(Counted::Waiting);
        }
    });
    // What was played of a film is told as of it: the next one is loaded, which is a jump.
    on(LEAVING, |counting, line| {
        counting.reach();
        counting.track.borrow_mut().close();
        counting.send(line, false);
    });
    on("seeking", |counting, line| {
        counting.track.borrow_mut().close();
        counting.send(line, false);
    });
    on("ratechange", |counting, _| counting.reach());
    on("pause", Counting::rest);
    on("ended", Counting::rest);
    on("play", |counting, _| counting.taken_over.set(false));
    on("playing", Counting::open);
    // It may play since before this page's script arrived.
    if !video.paused() {
        counting.open(&line);
    }
    if let Some(window) = window() {
        let online = Rc::clone(&line);
        listen(&window, "online", move |_| online.hurry());
        listen(&window, "pagehide", move |_| {
            counting.reach();
            counting.rest(&line);
        });
    }
}

impl Counting {
    fn rate(&self) -> i64 {
        // Half a hundredth against what binary fractions lose: 1.15 is 114.99….
        whole(self.video.playback_rate() * 100.0 + 0.5)
    }

    /// The session begins when playing does, so that its first range has a time to be measured against.
    fn open(&self, line: &Rc<Line>) {
        if self.opening.get() && !self.taken_over.get() && line.is_idle() {
            // What was played before is another session's.
            self.track.take();
            let at = media_ms(self.video.current_time());
            line.send(
                Range {
                    from: at,
                    to: at,
                    rate: self.rate(),
                }
                .fields(),
            );
        }
    }

    /// The media plays: what it has reached.
    fn reach(&self) {
        // While it jumps, the time is where it jumps to.
        if !self.video.paused() && !self.video.seeking() {
            self.track
                .borrow_mut()
                .reach(media_ms(self.video.current_time()), self.rate(), now());
        }
    }

    /// The media rests: what was played is told at once.
    fn rest(&self, line: &Rc<Line>) {
        if !self.video.seeking() {
            self.track
                .borrow_mut()
                .rest(media_ms(self.video.current_time()), now());
        }
        self.send(line, true);
    }

    fn send(&self, line: &Rc<Line>, at_once: bool) {
        if line.is_idle() && !self.opening.get() {
            let range = self.track.borrow_mut().next(at_once, now());
            if let Some(range) = range {
                line.send(range.fields());
            }
        }
    }
}
