//! Which renditions a recording gets: pure, so that every kind of source can be tried.

#[cfg(test)]
mod tests;

use super::loudness::Heard;
use super::source::{HighRange, PictureTrack, Rate, Recording, Source};

/// What is to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Make {
    /// One picture, to stand for the film.
    Poster {
        /// How wide.
        width: i64,
        /// How high.
        height: i64,
        /// From which place of the film, in milliseconds.
        at_ms: i64,
        /// What is done to it.
        treatment: Treatment,
    },
    /// The original with an index, so that browsers know its length and its places.
    Remuxed,
    /// A sound without a picture.
    Sound {
        /// Its name: `audio` is heard alone, `speech` is put into films.
        kind: &'static str,
        /// The sound.
        sound: Aac,
    },
    /// A film.
    Film {
        /// Its name.
        kind: &'static str,
        /// How wide.
        width: i64,
        /// How high.
        height: i64,
        /// The picture.
        picture: Picture,
        /// The sound, if there is any.
        sound: Option<Aac>,
    },
}

impl Make {
    /// As the records name it.
    pub(super) const fn kind(&self) -> &'static str {
        match self {
            Self::Poster { .. } => "poster",
            Self::Remuxed => "remuxed",
            Self::Sound { kind, .. } | Self::Film { kind, .. } => kind,
        }
    }

    /// Its sound, where it has one that was made.
    pub(super) const fn sound(&self) -> Option<Aac> {
        match self {
            Self::Sound { sound, .. } => Some(*sound),
            Self::Film { sound, .. } => *sound,
            Self::Poster { .. } | Self::Remuxed => None,
        }
    }

    /// About the most bytes that it makes of a recording: a film's sound and structure take less than four times what
    /// the sound alone does.
    pub(super) fn most(&self, recording: &Recording<'_>) -> u64 {
        let of = |bits: i64| {
            let bytes = bits.saturating_mul(recording.duration_ms) / 8_000;
            u64::try_from(bytes).unwrap_or_default()
        };
        match self {
            Self::Poster { .. } => POSTER,
            Self::Remuxed => recording.bytes.unsigned_abs() + POSTER,
            Self::Sound { .. } => of(4 * AUDIO),
            Self::Film { picture, .. } => match picture {
                Picture::Copied => recording.bytes.unsigned_abs(),
                Picture::Encoded { cap, .. } => of(cap.bits(recording.duration_ms) + 4 * AUDIO),
            },
        }
    }
}

/// How a picture is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Picture {
    /// It is as it should be already.
    Copied,
    /// Encoded anew.
    Encoded {
        /// How large it may become.
        cap: Cap,
        /// The quality: x264's constant rate factor.
        crf: u8,
        /// Pictures a second.
        rate: Rate,
        /// What is done to it before.
        treatment: Treatment,
    },
}

/// How many bits a second a picture takes at most. Slides take nearly nothing for minutes and then very much at once, so
/// it is the average that is bounded, and what was not taken for some seconds may be taken afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cap {
    /// On the average over the whole film.
    average: i64,
}

impl Cap {
    /// For so many seconds bits are saved for what comes next.
    pub(super) const SAVES: i64 = 8;

    /// The bits a second by which what may be taken grows, such that a film of that length takes no more than the average
    /// also where it begins with all that can be saved.
    pub(super) fn bits(self, duration_ms: i64) -> i64 {
        let length = duration_ms.max(1);
        self.average.saturating_mul(length) / (length + Self::SAVES * 1_000)
    }
}

/// What is done to a picture before it is encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Treatment {
    /// Two half pictures become one.
    pub(super) deinterlaces: bool,
    /// The light of a high dynamic range, which becomes that of BT.709.
    pub(super) high_range: Option<HighRange>,
}

/// How a sound is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aac {
    /// It is as it should be already.
    Copied {
        /// Which of the source's sounds, from 0.
        track: usize,
    },
    /// Encoded anew.
    Encoded {
        /// What was heard in the source.
        heard: Heard,
        /// Bits a second.
        bits: i64,
        /// Channels.
        channels: i64,
    },
}

/// A kind of film: its lines, and what it may take of a line.
struct Kind {
    name: &'static str,
    lines: i64,
    /// Bits a second of the picture and of the sound; with the file's own structure they are what was promised.
    picture: i64,
    sound: i64,
    channels: i64,
    crf: u8,
    rate: u32,
}

const KINDS: [Kind; 3] = [
    Kind {
        name: "144p",
        lines: 144,
        picture: 112_000,
        sound: 28_000,
        channels: 1,
        crf: 28,
        rate: 15,
    },
    Kind {
        name: "360p",
        lines: 360,
        picture: 330_000,
        sound: 48_000,
        channels: 1,
        crf: 26,
        rate: 30,
    },
    Kind {
        name: "720p",
        lines: 720,
        picture: 1_090_000,
        sound: 96_000,
        channels: 2,
        crf: 25,
        rate: 30,
    },
];
/// No poster has so many bytes.
const POSTER: u64 = 1_000_000;
/// The sound alone stays below 32 kbit/s with its file's structure.
const AUDIO: i64 = 28_000;
/// What is made of the sound in another language, and at how many bits a second: it is heard alone and in the smallest film, or
/// in the others.
pub(super) const SOUNDS: [(&str, i64); 2] = [("audio", AUDIO), ("speech", 48_000)];
/// No picture is more times as long as it is short.
const LONGEST: i64 = 4;

/// What was found out about a source beside what it says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Findings {
    /// What is to be heard of it.
    pub(super) heard: Option<Heard>,
    /// Whether its pictures are two halves at a time though they do not say so.
    pub(super) is_interlaced: bool,
    /// A place at which there is something to see, in milliseconds.
    pub(super) poster_at_ms: i64,
    /// Whether it tells its length and its places.
    pub(super) is_indexed: bool,
}

/// What is made of a source, the smallest first: it is what the weakest line waits for.
pub(super) fn plan(source: &Source, findings: Findings) -> Vec<Make> {
    let mut makes = Vec::new();
    let sound = |bits, channels| {
        findings
            .heard
            .map(|heard| aac(source, heard, bits, channels))
    };
    if let Some(picture) = source.picture {
        let (width, height) = fit(picture.size, 360);
        makes.push(Make::Poster {
            width,
            height,
            at_ms: findings.poster_at_ms,
            treatment: treatment(picture, findings),
        });
    }
    makes.extend((source.is_playable && !findings.is_indexed).then_some(Make::Remuxed));
    let mut films = films(source, findings, sound).into_iter();
    makes.extend(films.next());
    makes.extend(sound(AUDIO, 1).map(|sound| Make::Sound {
        kind: "audio",
        sound,
    }));
    makes.extend(films);
    makes
}

/// Those of a source.
pub(super) fn sounds_of(source: &Source, heard: Heard) -> [Make; 2] {
    SOUNDS.map(|(kind, bits)| Make::Sound {
        kind,
        sound: aac(source, heard, bits, 1),
    })
}

/// The sound of a source at that many bits and at most that many channels.
fn aac(source: &Source, heard: Heard, bits: i64, channels: i64) -> Aac {
    let mut tracks = source.sounds.iter();
    let track = tracks.find(|track| track.place == heard.track);
    let of_source = track.and_then(|track| track.aac_bits);
    if heard.is_as_it_should_be() && of_source.is_some_and(|of_source| of_source <= bits) {
        return Aac::Copied { track: heard.track };
    }
    Aac::Encoded {
        heard,
        // More than it had makes nothing better.
        bits: of_source.map_or(bits, |of_source| bits.min(of_source.max(AUDIO))),
        channels: heard.channels().clamp(1, channels),
    }
}

fn films(
    source: &Source,
    findings: Findings,
    sound: impl Fn(i64, i64) -> Option<Aac>,
) -> Vec<Make> {
    let Some(shown) = source.picture else {
        return Vec::new();
    };
    let (width, height) = shown.size;
    let short = width.min(height);
    let treatment = treatment(shown, findings);
    let mut below = 0;
    let mut films = Vec::new();
    for kind in &KINDS {
        // What the source does not have is not made up: a larger kind would be the same again.
        if short <= below {
            break;
        }
        below = kind.lines;
        let heard = sound(kind.sound, kind.channels);
        let (width, height) = fit(shown.size, kind.lines);
        let is_made = shown.is_plain_h264
            && treatment == Treatment::default()
            && (width, height) == shown.size
            && source.bits <= kind.picture + kind.sound;
        let picture = if is_made {
            Picture::Copied
        } else {
            Picture::Encoded {
                cap: Cap {
                    average: kind.picture,
                },
                crf: kind.crf,
                rate: rate(shown, kind.rate),
                treatment,
            }
        };
        films.push(Make::Film {
            kind: kind.name,
            width,
            height,
            picture,
            sound: heard,
        });
    }
    films
}

fn treatment(shown: PictureTrack, findings: Findings) -> Treatment {
    Treatment {
        deinterlaces: shown.is_interlaced || findings.is_interlaced,
        high_range: shown.high_range,
    }
}

/// As many pictures a second as the source has, and no more than that.
fn rate(shown: PictureTrack, most: u32) -> Rate {
    let most = Rate {
        pictures: most,
        seconds: 1,
    };
    let fits = |rate: &Rate| {
        u64::from(rate.pictures) <= u64::from(most.pictures) * u64::from(rate.seconds)
    };
    shown.rate.filter(fits).unwrap_or(most)
}

/// A picture of at most so many lines across its shorter side, never larger than it was; H.264 wants even numbers.
fn fit((width, height): (i64, i64), lines: i64) -> (i64, i64) {
    let (short, long) = (width.min(height).max(1), width.max(height).max(1));
    let (mut to_short, mut to_long) = (short, long);
    if to_short > lines {
        (to_short, to_long) = (lines, (long * lines + short / 2) / short);
    }
    if to_long > lines * LONGEST {
        (to_short, to_long) = (short * lines * LONGEST / long, lines * LONGEST);
    }
    let even = |n: i64| (n - n % 2).max(2);
    if width <= height {
        (even(to_short), even(to_long))
    } else {
        (even(to_long), even(to_short))
    }
}
