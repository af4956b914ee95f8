//! Lectures by the countries that their speakers come from.

use super::Lecture;

/// A country that lectures come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountryTotals {
    /// Its code (ISO 3166 alpha-2).
    pub code: String,
    /// The published lectures with a speaker from there, to come and over; none that was cancelled.
    pub lectures: i64,
    /// How many of them can be watched.
    pub replays: i64,
}

/// A page of the lectures of a country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountryLectures {
    /// Those to come, in order of time; on the first page only. Cancelled ones stay until their day is over.
    pub upcoming: Vec<Lecture>,
    /// Those that are over, newest first.
    pub past: Vec<Lecture>,
    /// How many pages those that are over fill.
    pub pages: i64,
    /// Who spoke or will speak from there, whoever does most first; on the first page only.
    pub speakers: Vec<CountrySpeaker>,
}

/// Somebody who speaks from a country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountrySpeaker {
    /// Their name.
    pub name: String,
    /// The published lectures at which they spoke or will speak from there.
    pub lectures: i64,
}
