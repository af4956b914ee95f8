//! Search: one box over titles, abstracts, speakers, hosts, topics, chapters and what was said.

use crate::accounts::Person;
use crate::answer::{Answer, Problem, Refusal};
use crate::i18n::Locale;
use crate::lectures::Lecture;
use async_trait::async_trait;
use serde::{Deserialize, Serialize};

/// The longest question, in characters.
pub const QUESTION_MOST: usize = 200;

/// A text in pieces; those that were asked for are marked.
pub type MarkedText = Vec<(String, bool)>;

/// A passage that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Its second, in milliseconds of the media; none where it stands in the lecture's own text.
    pub at_ms: Option<i64>,
    /// The language it is in.
    pub language: String,
    /// The passage.
    pub text: MarkedText,
}

/// A lecture with what was found in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundLecture {
    /// Which.
    pub lecture: Lecture,
    /// Its title.
    pub title: MarkedText,
    /// In its text, then in its replay by time.
    pub passages: Vec<Passage>,
    /// How many more there are in its replay.
    pub more: i64,
}

/// A page of what was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchResults {
    /// The likeliest first.
    pub lectures: Vec<FoundLecture>,
    /// In how many lectures something was found.
    pub total: i64,
    /// How many pages.
    pub pages: i64,
}

/// Why nothing was looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum NotSearched {
    /// The question is longer than [`QUESTION_MOST`], or of too many words.
    TooLong,
}

impl Refusal for NotSearched {
    fn problems(&self) -> Vec<Problem> {
        vec![Problem::new("q", "search-too-long").with("max", QUESTION_MOST)]
    }
}

/// The search.
#[async_trait]
pub trait Search: Send + Sync {
    /// What this reader may find. Passages of a replay are found by those alone who may watch it.
    async fn search(
        &self,
        l: Locale,
        reader: Option<&Person>,
        question: &str,
        page: i64,
    ) -> Answer<SearchResults, NotSearched>;
}
