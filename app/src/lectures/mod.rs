//! Lectures: the programme, one lecture, and what organizers do to them.

mod by_country;
mod codes;
mod filter;
mod follow;
mod form;
mod server_fns;
mod shown;
mod speaker_account;
mod speaker_server_fns;

pub use by_country::{CountryLectures, CountrySpeaker, CountryTotals};
pub(crate) use codes::codes;
pub use codes::{Audience, Status, Theme, Topic};
pub use filter::Filter;
pub use follow::{look_again, said};
pub use form::{LectureForm, SPEAKER_ROWS};
pub use server_fns::{DeleteLecture, DuplicateLecture, PublishLecture, SaveLecture};
pub use shown::{
    DOT, facts_line, moved_line, speakers, speakers_line, title_lang, title_link, title_note,
    topic_filter, topic_line,
};
pub use speaker_account::{SpeakerAccount, SpeakerAccountForm, SpeakerRecord};
pub use speaker_server_fns::{LinkSpeaker, PartSpeaker, UnlinkSpeaker};

use crate::accounts::{Organizer, Person};
use crate::answer::{Answer, Read, ValidationErrors};
use crate::i18n::{Instant, Locale, Zone};
use async_trait::async_trait;
use serde::Serialize;

/// The number of a lecture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, sqlx::Type)]
#[sqlx(transparent, no_pg_array)]
pub struct LectureId(pub i64);

/// Whether a text has the form of a lecture's part of the address.
pub fn is_slug(text: &str) -> bool {
    const MOST: usize = 120;
    (1..=MOST).contains(&text.len())
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// How long before the start the gate opens, in milliseconds.
pub const GATE_OPENS_BEFORE: i64 = 15 * Instant::MINUTE;

/// A lecture as one row of a list, in the reader's language where it has that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lecture {
    /// Which.
    pub id: LectureId,
    /// Its part of the address.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// The language of the title: the reader's, or the lecture's own where there is no translation.
    pub title_language: String,
    /// Who speaks, first to last.
    pub speakers: Vec<String>,
    /// The host institution.
    pub host: String,
    /// What it is about.
    pub topic: Topic,
    /// A theme across topics.
    pub theme: Option<Theme>,
    /// For whom it is.
    pub audience: Audience,
    /// The language it is held in (BCP 47).
    pub language: String,
    /// When it is scheduled to start.
    pub starts: Instant,
    /// When it is scheduled to end.
    pub ends: Instant,
    /// When the organizer started it, if so.
    pub began: Option<Instant>,
    /// When the organizer ended it, if so.
    pub ended: Option<Instant>,
    /// The zone it is held in.
    pub zone: Zone,
    /// Seats in all.
    pub capacity: i64,
    /// Seats taken.
    pub seats_taken: i64,
    /// Seats held for officials who wait to be confirmed, as far as that was asked.
    pub seats_on_hold: i64,
    /// Draft, published or cancelled.
    pub status: Status,
    /// Whether its replay can be watched.
    pub has_replay: bool,
    /// When it was to start as it was published, if it has been moved since.
    pub moved_from: Option<Instant>,
    /// How often its times or its titles were changed, or it was cancelled, since it was published.
    pub schedule_changes: i64,
}

/// Where a lecture stands on its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// The gate is closed still.
    Before,
    /// The gate is open, the lecture has not begun.
    Gate,
    /// It is on.
    Live,
    /// It is over.
    Over,
}

impl Lecture {
    /// Where it stands at an instant. The organizer's start and end buttons come before the schedule.
    pub fn phase(&self, now: Instant) -> Phase {
        if self.ended.is_some() || now >= self.ends {
            Phase::Over
        } else if self.began.is_some() || now >= self.starts {
            Phase::Live
        } else if now >= self.starts.plus(-GATE_OPENS_BEFORE) {
            Phase::Gate
        } else {
            Phase::Before
        }
    }

    /// When it was to start before it was moved, as long as somebody may still come at that time: until it begins.
    pub fn moved_at(&self, now: Instant) -> Option<Instant> {
        let awaited = matches!(self.phase(now), Phase::Before | Phase::Gate);
        self.moved_from
            .filter(|_| awaited && self.status == Status::Published)
    }

    /// Seats that are free.
    pub const fn seats_left(&self) -> i64 {
        self.capacity - self.seats_filled()
    }

    /// Seats that are not free: taken, or held.
    pub const fn seats_filled(&self) -> i64 {
        self.seats_taken + self.seats_on_hold
    }
}

/// Who speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// Their name.
    pub name: String,
    /// Where they work and what they are.
    pub affiliation: String,
    /// Their country; empty where unknown.
    pub country: String,
    /// A sentence or two.
    pub bio: String,
}

/// A lecture's own page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    /// The row.
    pub lecture: Lecture,
    /// What it is about, in the language of the title.
    pub abstract_text: String,
    /// Who speaks.
    pub speakers: Vec<Speaker>,
    /// The series it belongs to, if any.
    pub series: Option<String>,
}

/// The programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programme {
    /// What is live, or else next; whatever the filter says.
    pub first: Option<Lecture>,
    /// What comes after it.
    pub then: Option<Lecture>,
    /// The rows of this page.
    pub lectures: Vec<Lecture>,
    /// How many pages.
    pub pages: i64,
    /// The languages lectures are held in.
    pub languages: Vec<String>,
    /// The countries speakers come from.
    pub countries: Vec<String>,
}

/// What the organizers' list is narrowed to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DeskFilter {
    /// Words, or parts of them, of its titles, speakers, host or series.
    pub text: String,
    /// By status.
    pub status: Option<Status>,
    /// Only lectures that start in `[from, to)`.
    pub between: Option<(Instant, Instant)>,
    /// From 1.
    pub page: i64,
}

/// A page of the organizers' list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LectureListPage {
    /// The rows, latest start first; in order of time where the filter names a span.
    pub lectures: Vec<Lecture>,
    /// How many pages.
    pub pages: i64,
    /// How many in all.
    pub total: i64,
}

/// What the fields of a lecture's form suggest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestions {
    /// Names of known speakers.
    pub speakers: Vec<String>,
    /// Names of known host institutions.
    pub hosts: Vec<String>,
}

/// The lectures.
#[async_trait]
pub trait Lectures: Send + Sync {
    /// The programme. Drafts are never in it; cancelled lectures stay in it, marked, until their day is over.
    async fn programme(&self, l: Locale, filter: &Filter, now: Instant) -> Read<Programme>;
    /// One lecture. A draft is found by organizers only.
    async fn lecture(&self, l: Locale, slug: &str, viewer: Option<&Person>) -> Read<Detail>;
    /// The next one of its series that can be watched or is not over yet, if any; none that is cancelled.
    async fn next_in_series(&self, l: Locale, slug: &str) -> Read<Option<Lecture>>;
    /// The countries that published lectures come from, by their speakers, with how many.
    async fn countries(&self) -> Read<Vec<CountryTotals>>;
    /// A page, from 1, of the lectures with a speaker from that country; none that is a draft.
    async fn of_country(
        &self,
        l: Locale,
        country: &str,
        page: i64,
        now: Instant,
    ) -> Read<CountryLectures>;
    /// The organizers' list, drafts among it.
    async fn list(
        &self,
        organizer: &Organizer,
        l: Locale,
        filter: &DeskFilter,
    ) -> Read<LectureListPage>;
    /// What stands in a lecture's form.
    async fn form(&self, organizer: &Organizer, slug: &str) -> Read<LectureForm>;
    /// What to choose from while typing.
    async fn suggestions(&self, organizer: &Organizer) -> Read<Suggestions>;
    /// Makes a draft (`slug` none) or changes a lecture; answers its slug.
    async fn save(
        &self,
        organizer: &Organizer,
        slug: Option<&str>,
        form: &LectureForm,
    ) -> Answer<String, ValidationErrors>;
    /// A lecture as a new one would be written that is held a week later by the local clock: saved, it is its copy.
    async fn copy(&self, organizer: &Organizer, slug: &str) -> Read<LectureForm>;
    /// Shows a draft to everybody.
    async fn publish(&self, organizer: &Organizer, slug: &str) -> Answer<(), ValidationErrors>;
    /// A lecture's speakers, in their order, each with the account that is theirs.
    async fn speaker_accounts(
        &self,
        organizer: &Organizer,
        slug: &str,
    ) -> Read<Vec<SpeakerAccount>>;
    /// One of them, with the lectures that their account holds for.
    async fn speaker_account(
        &self,
        organizer: &Organizer,
        l: Locale,
        slug: &str,
        speaker: i64,
    ) -> Read<SpeakerRecord>;
    /// Links a speaker of a lecture to an account, with a reason; it holds for all lectures of that name, or for this one
    /// where they were set apart.
    async fn link_speaker(
        &self,
        organizer: &Organizer,
        slug: &str,
        speaker: i64,
        form: &SpeakerAccountForm,
    ) -> Answer<(), ValidationErrors>;
    /// Takes that back, with a reason.
    async fn unlink_speaker(
        &self,
        organizer: &Organizer,
        slug: &str,
        speaker: i64,
        reason: &str,
    ) -> Answer<(), ValidationErrors>;
    /// Sets a speaker of a lecture apart from others of that name, or says that they are the same, with a reason. An account
    /// that was theirs alone is theirs no more.
    async fn part_speaker(
        &self,
        organizer: &Organizer,
        slug: &str,
        speaker: i64,
        apart: bool,
        reason: &str,
    ) -> Answer<(), ValidationErrors>;
    /// Deletes a draft, or a published lecture nobody ever enrolled in.
    async fn delete(&self, organizer: &Organizer, slug: &str) -> Answer<(), ValidationErrors>;
}
