//! The status strip of the ticket: how the lecture stands for this reader, said first and once.

use super::super::programme::Reader;
use super::Page;
use crate::i18n::{Instant, duration_minutes};
use crate::lectures::{Lecture, Phase, Status};
use crate::say;
use crate::ui::{countdown, interpolate, place};
use leptos::prelude::*;

/// What the strip says, and the tone of the whole ticket.
pub(super) struct Strip {
    /// The ticket's class beside its own: `plain`, `wait`, `yes` (theirs), `live` or `gone` (cancelled).
    pub(super) tone: &'static str,
    word: String,
    side: Option<AnyView>,
}

impl Strip {
    fn of(tone: &'static str, word: String) -> Self {
        Self {
            tone,
            word,
            side: None,
        }
    }

    fn with(self, side: AnyView) -> Self {
        Self {
            side: Some(side),
            ..self
        }
    }

    /// The state, and beside it what measures it.
    pub(super) fn view(self) -> AnyView {
        let live = self.tone == "live";
        let dot = live.then(|| view! { <span class="dot"></span> });
        let side = self.side.map(|side| view! { <span>{side}</span> });
        view! { <p class="strip">{dot}<b class:live-text=live class:state=!live>{self.word}</b>" "{side}</p> }.into_any()
    }
}

/// How the lecture stands for this reader now.
pub(super) fn strip(p: &Page, reader: &Reader, lecture: &Lecture) -> Strip {
    let l = p.l;
    let enrolled = reader.enrolled(lecture.id);
    match (lecture.status, lecture.phase(p.now)) {
        (Status::Draft, _) => Strip::of("plain", say!(l, "desk-state-draft")),
        (Status::Cancelled, _) => Strip::of("gone", say!(l, "cancelled-note")),
        (_, Phase::Over) => over(p, reader, lecture),
        (_, Phase::Live) => {
            let left = duration_minutes(l, lecture.ends.since(p.now));
            let left = say!(l, "time-left", left = left);
            Strip::of("live", say!(l, "live-now")).with(left.into_any())
        }
        (_, Phase::Gate) if enrolled => {
            let sentence = say!(l, "starts-in", wait = place(0));
            let wait = interpolate(&sentence, vec![countdown(l, lecture.starts, p.now)]);
            Strip::of("yes", say!(l, "door-open")).with(wait)
        }
        _ if enrolled => Strip::of("yes", say!(l, "you-are-enrolled")),
        _ if reader.held_until(lecture.id).is_some() => {
            Strip::of("wait", say!(l, "seat-held-for-you"))
        }
        _ if lecture.seats_left() <= 0 => Strip::of("wait", say!(l, "no-seat-full")),
        _ => {
            let all = say!(l, "seats-of", capacity = lecture.capacity);
            Strip::of("plain", say!(l, "seats-left", n = lecture.seats_left())).with(all.into_any())
        }
    }
}

/// That it is over; for whoever attended, that they did, and for whoever joined, how long they were present.
fn over(p: &Page, reader: &Reader, lecture: &Lecture) -> Strip {
    let l = p.l;
    let Some(mine) = reader.attendance(lecture.id) else {
        return Strip::of("plain", say!(l, "over-note"));
    };
    let minutes = say!(l, "minutes-credited", n = mine.present_ms / Instant::MINUTE);
    let state = if mine.attended {
        Strip::of("yes", say!(l, "attended"))
    } else {
        Strip::of("plain", say!(l, "over-note"))
    };
    state.with(minutes.into_any())
}
