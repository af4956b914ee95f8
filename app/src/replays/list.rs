//! The list of the replays.

use super::Replay;

/// How far somebody has watched a replay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Watched {
    /// The share that was watched, in whole per cent of its length.
    pub percent: i64,
    /// Whether that is enough to have watched it (`FIGURES.md`).
    pub completed: bool,
    /// Where they stopped, in milliseconds of the media.
    pub position_ms: i64,
}

/// A replay as it stands in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplayCard {
    /// The replay.
    pub replay: Replay,
    /// The name under `/media/` of the picture that stands for it.
    pub poster: Option<String>,
    /// The bytes that watching it at 360 lines takes, where such a film was made.
    pub bytes_360p: Option<i64>,
    /// The languages it can be heard in (BCP 47), its own first.
    pub heard: Vec<String>,
    /// The languages of its captions (BCP 47).
    pub captions: Vec<String>,
    /// How far the reader has watched it, if at all.
    pub watched: Option<Watched>,
}

/// A page of the replays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplayListPage {
    /// In the order asked for.
    pub replays: Vec<ReplayCard>,
    /// How many pages.
    pub pages: i64,
    /// How many replays on all of them.
    pub total: i64,
    /// What the list can be narrowed to: the languages one can hear ...
    pub languages: Vec<String>,
    /// ... and read as captions, ...
    pub captions: Vec<String>,
    /// ... the countries of the speakers, ...
    pub countries: Vec<String>,
    /// ... their names, ...
    pub speakers: Vec<String>,
    /// ... and the series.
    pub series: Vec<String>,
}
