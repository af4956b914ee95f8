//! What the replays are narrowed to and how they are sorted, and how an address says so.

use crate::i18n::{Instant, is_country, is_language};
use crate::lectures::{Topic, codes};
use crate::ui::{page_number, query_string};

/// The longest name of a speaker that is asked for, in characters ...
const SPEAKER_MOST: usize = 120;
/// ... and of a series.
const SERIES_MOST: usize = 200;

codes! {
    /// How long a replay is.
    Length {
        /// Under half an hour.
        Short = "short",
        /// Half an hour to an hour.
        Medium = "medium",
        /// An hour and more.
        Long = "long",
    }
}

impl Length {
    /// From so many milliseconds, and under so many.
    pub const fn span_ms(self) -> (i64, i64) {
        match self {
            Self::Short => (0, 30 * Instant::MINUTE),
            Self::Medium => (30 * Instant::MINUTE, 60 * Instant::MINUTE),
            Self::Long => (60 * Instant::MINUTE, i64::MAX),
        }
    }
}

codes! {
    /// What comes first.
    ReplayOrder {
        /// What was published last.
        Newest = "newest",
        /// What takes the least time.
        Shortest = "shortest",
        /// What takes the most time.
        Longest = "longest",
    }
}

/// What the replays are narrowed to; every part is a link and stays in the address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplayFilter {
    /// By topic.
    pub topic: Option<Topic>,
    /// By a language they can be heard in.
    pub language: Option<String>,
    /// By a language they have captions in.
    pub captions: Option<String>,
    /// By the country of a speaker.
    pub country: Option<String>,
    /// By the name of a speaker.
    pub speaker: Option<String>,
    /// By the series they belong to.
    pub series: Option<String>,
    /// By their length.
    pub length: Option<Length>,
    /// What comes first.
    pub order: ReplayOrder,
    /// From 1.
    pub page: i64,
}

impl Default for ReplayFilter {
    /// All of them, newest first, from the first page on.
    fn default() -> Self {
        Self {
            topic: None,
            language: None,
            captions: None,
            country: None,
            speaker: None,
            series: None,
            length: None,
            order: ReplayOrder::Newest,
            page: 1,
        }
    }
}

impl ReplayFilter {
    /// What the parameters of an address ask for. A value that is none of the hall's narrows nothing.
    pub fn read<'a>(param: impl Fn(&str) -> &'a str) -> Self {
        let code =
            |name: &str, known: fn(&str) -> bool| Some(param(name).to_owned()).filter(|c| known(c));
        Self {
            topic: Topic::parse(param("topic")),
            language: code("language", is_language),
            captions: code("captions", is_language),
            country: code("country", is_country),
            speaker: code("speaker", |name| {
                (1..=SPEAKER_MOST).contains(&name.chars().count())
            }),
            series: code("series", |title| {
                (1..=SERIES_MOST).contains(&title.chars().count())
            }),
            length: Length::parse(param("length")),
            order: ReplayOrder::parse(param("order")).unwrap_or(ReplayOrder::Newest),
            page: page_number(param("page")),
        }
    }

    /// The query of its address, with its question mark; empty where it narrows nothing. [`ReplayFilter::read`] reads it
    /// back, and one filter has one query.
    pub fn query(&self) -> String {
        let order = (self.order != ReplayOrder::Newest).then(|| self.order.code().to_owned());
        query_string([
            ("topic", self.topic.map(|t| t.code().to_owned())),
            ("language", self.language.clone()),
            ("captions", self.captions.clone()),
            ("country", self.country.clone()),
            ("speaker", self.speaker.clone()),
            ("series", self.series.clone()),
            ("length", self.length.map(|l| l.code().to_owned())),
            ("order", order),
            ("page", (self.page > 1).then(|| self.page.to_string())),
        ])
    }

    /// Whether it leaves any replay out.
    pub fn narrows(&self) -> bool {
        let all = Self {
            order: self.order,
            page: self.page,
            ..Self::default()
        };
        *self != all
    }
}
