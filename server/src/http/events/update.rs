//! One turn of a room: what has changed since the last, written once for each kind of reader.

use crate::features::live::{HostedGathering, LiveState};
use crate::http::strip_hydration::trimmed;
use app::accounts::Person;
use app::i18n::Locale;
use app::islands::wire::{LectureState, PART_EVENT, STATE_EVENT};
use app::live::Question;
use app::pages::live_parts::{self as parts, Place};
use bytes::Bytes;
use leptos::prelude::{AnyView, Owner, RenderHtml};
use std::fmt::Write;
use std::sync::OnceLock;

/// Who reads: in which language, and whether at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reader {
    pub(super) l: Locale,
    pub(super) desk: bool,
}

/// The kinds of readers.
const KINDS: usize = Locale::COUNT * 2;

/// What has changed.
#[derive(Debug)]
pub(super) struct Update {
    /// How the room stands.
    now: LiveState,
    /// How it stood before; none for somebody who has just come, who is told everything.
    before: Option<LiveState>,
    /// The revision whose reader it goes on for.
    since: i64,
    /// The questions that changed, each with its revision, in order.
    questions: Vec<(i64, Question)>,
    /// How many are present, where the desk is to know.
    present: Option<i64>,
    /// The gathered rooms that are open.
    hostings: Vec<HostedGathering>,
    written: [OnceLock<Bytes>; KINDS],
}

impl Update {
    pub(super) fn new(
        now: LiveState,
        before: Option<LiveState>,
        since: i64,
        questions: Vec<(i64, Question)>,
        present: Option<i64>,
    ) -> Self {
        Self {
            now,
            before,
            since,
            questions,
            present,
            hostings: Vec::new(),
            written: [const { OnceLock::new() }; KINDS],
        }
    }

    /// The same with the gathered rooms that are open.
    pub(super) fn hosted(mut self, hostings: Vec<HostedGathering>) -> Self {
        self.hostings = hostings;
        self
    }

    /// What there is to tell of a person's own gathered room.
    pub(super) fn of(&self, person: &Person) -> Option<HostedGathering> {
        let own = self.hostings.iter().find(|room| room.is_of(person.id));
        own.cloned()
    }

    /// The revision whose reader it goes on for.
    pub(super) const fn since(&self) -> i64 {
        self.since
    }

    /// Whether this was the last.
    pub(super) const fn is_over(&self) -> bool {
        self.now.over
    }

    /// Whether nothing is left to tell to a reader who knows so much.
    pub(super) const fn is_last(&self, known: i64) -> bool {
        known >= self.now.revision
    }

    /// The revision the reader knows after it.
    pub(super) fn revision(&self, known: i64) -> i64 {
        self.questions.last().map_or(known, |(at, _)| *at)
    }

    /// As events; the same bytes for all of a kind.
    pub(super) fn events(&self, reader: Reader) -> Bytes {
        let kind = reader.l as usize * 2 + usize::from(reader.desk);
        self.written[kind]
            .get_or_init(|| self.write(reader).into())
            .clone()
    }

    /// Whether a reader of the turn before knows this already.
    fn known<T: PartialEq>(&self, of: impl Fn(&LiveState) -> T) -> bool {
        self.before
            .as_ref()
            .is_some_and(|before| of(before) == of(&self.now))
    }

    fn write(&self, Reader { l, desk }: Reader) -> String {
        let place = if desk { Place::Desk } else { Place::Room };
        let (now, mut text) = (&self.now, String::new());
        if now.over {
            // Nothing more comes: a page that does not know asks again in an hour.
            text.push_str("retry: 3600000\n\n");
        }
        if !self.known(lecture_state) {
            // Writing to a string does not fail.
            let _ = write!(
                text,
                "event: {STATE_EVENT}\ndata: {}\n\n",
                lecture_state(now)
            );
        }
        if !self.known(|h| h.announcement.clone()) {
            part(&mut text, None, || {
                parts::announcement(l, &now.announcement)
            });
        }
        if !desk && !now.over && !self.known(|h| h.live_url.clone()) {
            part(&mut text, None, || parts::screen(l, &now.live_url, true));
        }
        if !desk && !self.known(|h| h.needed_ms) {
            part(&mut text, None, || parts::counts_needed(l, now.needed_ms));
        }
        if !self.known(|h| (h.planned_end, h.ends)) {
            part(&mut text, None, || {
                parts::extension(l, now.planned_end, now.ends, &now.zone)
            });
        }
        if let Some(present) = self.present.filter(|_| desk) {
            part(&mut text, None, || parts::present_now(l, present));
        }
        for (revision, question) in &self.questions {
            part(&mut text, Some(*revision), || {
                parts::question(l, question, place)
            });
        }
        text
    }
}

/// What islands are told of how the lecture stands.
const fn lecture_state(now: &LiveState) -> LectureState {
    LectureState {
        starts_ms: now.starts.0,
        ends_ms: now.ends.0,
        over: now.over,
        needed_ms: now.needed_ms,
    }
}

/// Writes a part as an event.
pub(super) fn part(text: &mut String, revision: Option<i64>, view: impl FnOnce() -> AnyView) {
    let html = Owner::new().with(|| view().to_html());
    let html = trimmed(&html).replace('\n', "\ndata: ");
    let _ = match revision {
        Some(revision) => write!(
            text,
            "event: {PART_EVENT}\nid: {revision}\ndata: {html}\n\n"
        ),
        None => write!(text, "event: {PART_EVENT}\ndata: {html}\n\n"),
    };
}
