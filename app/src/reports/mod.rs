//! Figures: what is shown to everybody, and what organizers answer for. Each is defined in `FIGURES.md` and on the
//! public counting page; staff are in none of them.

use crate::accounts::Organizer;
use crate::answer::Read;
use crate::i18n::{Instant, Locale};
use async_trait::async_trait;

/// What the public sees.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counters {
    /// Distinct people who joined a lecture and were credited a minute of it.
    pub participants: i64,
    /// Distinct countries of those.
    pub countries: i64,
    /// Lectures held.
    pub lectures: i64,
    /// Replays, but for those of lectures that were cancelled.
    pub replays: i64,
}

/// The figures of one lecture, country or kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// The lecture's title, the country's code, or the kind.
    pub of: String,
    /// The lecture's slug; empty for a country.
    pub slug: String,
    /// When the lecture was held; none for a country.
    pub starts: Option<Instant>,
    /// Whether the lecture was cancelled: then every figure is 0, whatever was recorded.
    pub cancelled: bool,
    /// Enrolled: people who hold a seat.
    pub enrolled: i64,
    /// Joined: people who passed the gate with a seat that counts.
    pub joined: i64,
    /// Attended, each by oneself or by a correction but for the next.
    pub attended: i64,
    /// Of these, those who did only together with the minutes of gathered rooms.
    pub attended_gathered: i64,
    /// Milliseconds present, of all together.
    pub present_ms: i64,
    /// Milliseconds gathered, of all together.
    pub gathered_ms: i64,
    /// How many people's attendance an organizer has corrected.
    pub corrected: i64,
    /// People who attended by replay.
    pub by_replay: i64,
    /// Replays, by people and by visitors.
    pub replays: i64,
    /// Of these, those by visitors; always 0 for a country, as a visitor has none.
    pub by_visitors: i64,
    /// People who watched at least 90 % of a recording.
    pub completed: i64,
    /// Milliseconds credited to people, and to visitors in replays that count, of all together.
    pub watch_ms: i64,
    /// Visitors' replays that are beyond what counts of one network or cookie; they are in no other figure.
    pub not_counted: i64,
    /// Distinct people who watched.
    pub viewers: i64,
    /// Distinct visitors' cookies that watched; always 0 for a country, as a visitor has none.
    pub visitors: i64,
}

/// The report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// By lecture, latest first.
    pub lectures: Vec<Figures>,
    /// By country, most joined first; everybody as they were at their first record of each lecture.
    pub countries: Vec<Figures>,
    /// By kind, most joined first: `official`, `unconfirmed` (who says so) and `practitioner`.
    pub kinds: Vec<Figures>,
    /// In how many records of people at lectures country and kind are those of the profile on the day of an upgrade.
    pub of_upgrade: i64,
}

/// What lies between the stored figures and those computed anew from the records.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recount {
    /// How many stored figures were compared.
    pub compared: i64,
    /// Each difference, in words for the person at the command line.
    pub differences: Vec<String>,
    /// How many were computed by an earlier version of the rules, which this hall does not know: they are not compared.
    pub earlier: i64,
    /// The most rows that were held in memory at once.
    pub most_held: usize,
}

/// The reports.
#[async_trait]
pub trait Reports: Send + Sync {
    /// The public counters.
    async fn counters(&self) -> Read<Counters>;
    /// The report, all of it of one moment.
    async fn report(&self, organizer: &Organizer, l: Locale) -> Read<Report>;
    /// How many figures were computed by an earlier version of the rules.
    async fn earlier(&self, organizer: &Organizer) -> Read<i64>;
    /// Whether there are records that lie in the future, as after a clock that ran ahead.
    async fn records_ahead(&self, organizer: &Organizer) -> Read<bool>;
    /// Computes every stored figure anew from the records and compares.
    async fn recount(&self) -> Read<Recount>;
}
