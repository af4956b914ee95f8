//! Surveys: how useful a lecture was to those who were there or watched its replay, for its organizers and its speakers.

mod refusal;
mod server_fns;

pub use refusal::NoRating;
pub use server_fns::RateLecture;

use crate::accounts::{Organizer, Person};
use crate::answer::{Answer, Read};
use crate::i18n::{Instant, Locale, tenths};
use async_trait::async_trait;
use serde::{Deserialize, Serialize};

/// The best rating; the worst is 1.
pub const BEST: usize = 5;
/// The longest free line, in characters.
pub const LINE_MOST: usize = 500;
/// How long after the end of a lecture it can be rated, and a rating be changed, in milliseconds.
pub const RATED_WITHIN: i64 = 60 * Instant::DAY;
/// Of fewer ratings a speaker is told only how many there are: of two, one would know what the other has said.
pub const SPEAKER_LEAST: i64 = 3;
/// So many free lines stand on one page of them.
pub const LINES_A_PAGE: i64 = 50;

/// What is typed into the form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RatingForm {
    /// From `1` to `5`.
    pub rating: String,
    /// The free line; empty where there is nothing to say.
    pub rating_line: String,
}

/// What somebody has said of a lecture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rating {
    /// From 1, not useful, to [`BEST`], very useful.
    pub rating: i64,
    /// The free line; empty where there is none.
    pub line: String,
}

impl From<Rating> for RatingForm {
    fn from(given: Rating) -> Self {
        Self {
            rating: given.rating.to_string(),
            rating_line: given.line,
        }
    }
}

/// Where somebody stands who can rate a lecture now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnRating {
    /// The last instant at which they can.
    pub until: Instant,
    /// What they have said so far.
    pub given: Option<Rating>,
}

/// How many gave each rating, from 1 to [`BEST`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Distribution(pub [i64; BEST]);

impl Distribution {
    /// How many there are.
    pub fn total(&self) -> i64 {
        self.0.iter().sum()
    }

    /// The arithmetic mean in tenths, rounded half up; none where nobody has rated.
    pub fn mean_tenths(&self) -> Option<i64> {
        let total = self.total();
        let sum: i64 = (1_i64..)
            .zip(self.0)
            .map(|(rating, many)| rating * many)
            .sum();
        (total > 0).then(|| (sum * 20 + total) / (total * 2))
    }

    /// The mean as it is written: "4.3"; none where nobody has rated.
    pub fn mean(&self, l: Locale) -> Option<String> {
        self.mean_tenths().map(|mean| tenths(l, mean))
    }
}

/// What was said, without the names of those who said it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// How many gave each rating.
    pub distribution: Distribution,
    /// The free lines of this page, the newest first.
    pub lines: Vec<String>,
    /// The page, from 1 ...
    pub page: i64,
    /// ... of so many.
    pub pages: i64,
}

/// The ratings of a lecture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ratings {
    /// How many there are; staff are in none of it.
    pub total: i64,
    /// None where there are too few to be told to this reader.
    pub said: Option<Said>,
}

/// The ratings of lectures.
#[async_trait]
pub trait Surveys: Send + Sync {
    /// Where a person stands who can rate a lecture now; none for everybody else.
    async fn own_rating(&self, person: &Person, lecture: &str) -> Read<Option<OwnRating>>;
    /// Rates a lecture that the person was at, or whose replay they have watched, after its end and no later than
    /// [`RATED_WITHIN`]; what they have said before is written over.
    async fn rate(&self, person: &Person, lecture: &str, form: &RatingForm)
    -> Answer<(), NoRating>;
    /// What was said of a lecture; the page of the free lines counts from 1.
    async fn ratings(&self, organizer: &Organizer, lecture: &str, page: i64) -> Read<Ratings>;
    /// The same for somebody who speaks there, from [`SPEAKER_LEAST`] ratings on; none for everybody else.
    async fn ratings_of_speaker(
        &self,
        person: &Person,
        lecture: &str,
        page: i64,
    ) -> Read<Option<Ratings>>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean_has_one_decimal_rounded_half_up() {
        for (given, mean) in [
            ([0, 0, 0, 0, 1], "5.0"),
            ([1, 0, 0, 0, 0], "1.0"),
            ([0, 0, 0, 1, 1], "4.5"),
            // 4.25, 13/3 and 14/3.
            ([0, 0, 0, 3, 1], "4.3"),
            ([0, 0, 0, 2, 1], "4.3"),
            ([0, 0, 0, 1, 2], "4.7"),
            ([1, 1, 1, 1, 1], "3.0"),
            // 1.95.
            ([1, 19, 0, 0, 0], "2.0"),
        ] {
            let given = Distribution(given);
            assert_eq!(given.mean(Locale::En).as_deref(), Some(mean), "{given:?}");
        }
        assert_eq!(Distribution::default().mean(Locale::En), None);
        assert_eq!(Distribution([1, 2, 3, 4, 5]).total(), 15);
    }
}
