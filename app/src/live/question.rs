//! Questions to the speaker: asked in the room, raised by others, settled by an organizer, kept with the lecture.

use super::GateRefusal;
use crate::accounts::{Organizer, Person};
use crate::answer::{Answer, Problem, Read, Refusal};
use async_trait::async_trait;
use serde::{Deserialize, Serialize};

/// The longest question, in characters.
pub const QUESTION_MOST: usize = 500;
/// The longest answer, in characters.
pub const ANSWER_MOST: usize = 2_000;

/// Whether a question waits, was answered, or is hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuestionStatus {
    /// It waits.
    Open,
    /// It was answered, in the lecture or in writing.
    Answered,
    /// An organizer took it off the list; it stays on record.
    Hidden,
}

impl QuestionStatus {
    /// As forms and the database write it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Answered => "answered",
            Self::Hidden => "hidden",
        }
    }

    /// From what forms and the database write.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Open, Self::Answered, Self::Hidden]
            .into_iter()
            .find(|s| s.code() == code)
    }
}

/// A question, as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its number.
    pub id: i64,
    /// What was asked, on one line.
    pub asked: String,
    /// By whom.
    pub name: String,
    /// From which country (ISO 3166 alpha-2).
    pub country: String,
    /// How many others raise it.
    pub raised: i64,
    /// How it stands.
    pub status: QuestionStatus,
    /// The answer in writing; empty where there is none.
    pub answer: String,
    /// Whether the reader has raised it.
    pub raised_by_reader: bool,
}

/// Why a question was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum NotAsked {
    /// Nothing was typed.
    Empty,
    /// It is longer than [`QUESTION_MOST`] characters.
    TooLong,
    /// The person's last one is less than half a minute old.
    TooSoon,
    /// The person has asked twenty at this lecture.
    TooMany,
    /// The room is closed to the person.
    Room(GateRefusal),
}

impl Refusal for NotAsked {
    fn problems(&self) -> Vec<Problem> {
        let of_field = |key| Problem::new("question", key);
        vec![match self {
            Self::Empty => of_field("problem-required"),
            Self::TooLong => of_field("problem-too-long").with("max", QUESTION_MOST),
            Self::TooSoon => of_field("question-too-soon"),
            Self::TooMany => of_field("question-too-many"),
            Self::Room(closed) => Problem::new("", closed.key()),
        }]
    }
}

/// Why a question was not settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum NotSettled {
    /// The answer is longer than [`ANSWER_MOST`] characters.
    TooLong,
    /// There is no such status.
    Unknown,
}

impl Refusal for NotSettled {
    fn problems(&self) -> Vec<Problem> {
        vec![match self {
            Self::TooLong => Problem::new("answer", "problem-too-long").with("max", ANSWER_MOST),
            Self::Unknown => Problem::new("", "problem-choice"),
        }]
    }
}

/// The questions of the live room.
#[async_trait]
pub trait Questions: Send + Sync {
    /// Asks, from within the room.
    async fn ask(&self, person: &Person, slug: &str, question: &str) -> Answer<(), NotAsked>;
    /// Raises somebody else's question, once; raising one's own, or a second time, changes nothing. Answers the
    /// lecture's slug.
    async fn raise(&self, person: &Person, question: i64) -> Answer<String, NotAsked>;
    /// Settles a question, in writing where an answer is given. Answers the lecture's slug.
    async fn settle(
        &self,
        organizer: &Organizer,
        question: i64,
        status: &str,
        answer: &str,
    ) -> Answer<String, NotSettled>;
    /// What was asked at a lecture, for somebody who has been in its room: open ones first, the most raised first of
    /// all, two hundred at most.
    async fn questions(&self, person: &Person, slug: &str) -> Read<Vec<Question>>;
    /// What was answered, for somebody who has been in the room, or an organizer: the most raised first, fifty at most.
    async fn answered(&self, person: &Person, slug: &str) -> Read<Vec<Question>>;
    /// All of them for an organizer, with those that are hidden.
    async fn all_questions(&self, organizer: &Organizer, slug: &str) -> Read<Vec<Question>>;
}
