//! Which renditions a recording gets: pure, so that every kind of source can be tried.

use super::source::{Recording, Source};

/// What is to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Make {
    /// One picture, to stand for the film.
    Poster(i64, i64),
    /// The sound alone.
    Audio(Aac),
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
            Self::Poster(..) => "poster",
            Self::Audio(_) => "audio",
            Self::Film { kind, .. } => kind,
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
            Self::Poster(..) => POSTER,
            Self::Audio(_) => of(2 * AUDIO),
            Self::Film { picture, .. } => match picture {
                Picture::Copied => recording.bytes.unsigned_abs(),
                Picture::Encoded { bits, .. } => of(bits + 4 * AUDIO),
            },
        }
    }
}

/// How a picture is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Picture {
    /// It is as it should be already.
    Copied,
    /// Encoded anew: at most so many bits a second, this quality (x264's crf), at most so many pictures a second.
    Encoded {
        /// Bits a second.
        bits: i64,
        /// x264's constant rate factor.
        crf: u8,
        /// Pictures a second.
        rate: u8,
    },
}

/// How a sound is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aac {
    /// It is as it should be already.
    Copied,
    /// Encoded anew.
    Encoded {
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
    rate: u8,
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
/// No picture is more times as long as it is short.
const LONGEST: i64 = 4;

/// What is made of a source, the smallest first: it is what the weakest line waits for.
pub(super) fn plan(source: &Source) -> Vec<Make> {
    let mut makes = Vec::new();
    let sound = |bits, channels| {
        source.sound.map(|sound| match sound.aac_bits {
            Some(of_source) if of_source <= bits => Aac::Copied,
            _ => Aac::Encoded {
                bits,
                channels: sound.channels.clamp(1, channels),
            },
        })
    };
    if let Some((width, height)) = source.picture {
        let (width, height) = fit(width, height, 360);
        makes.push(Make::Poster(width, height));
    }
    let mut films = films(source, sound).into_iter();
    makes.extend(films.next());
    makes.extend(sound(AUDIO, 1).map(Make::Audio));
    makes.extend(films);
    makes
}

fn films(source: &Source, sound: impl Fn(i64, i64) -> Option<Aac>) -> Vec<Make> {
    let Some((width, height)) = source.picture else {
        return Vec::new();
    };
    let short = width.min(height);
    let mut below = 0;
    let mut films = Vec::new();
    for kind in &KINDS {
        // What the source does not have is not made up: a larger kind would be the same again.
        if short <= below {
            break;
        }
        below = kind.lines;
        let heard = sound(kind.sound, kind.channels);
        let is_made = source.is_plain_h264
            && fit(width, height, kind.lines) == (width, height)
            && source.bits <= kind.picture + kind.sound;
        let picture = if is_made {
            Picture::Copied
        } else {
            Picture::Encoded {
                bits: kind.picture.min(source.bits.max(16_000)),
                crf: kind.crf,
                rate: kind.rate,
            }
        };
        let (width, height) = fit(width, height, kind.lines);
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

/// A picture of at most so many lines across its shorter side, never larger than it was; H.264 wants even numbers.
fn fit(width: i64, height: i64, lines: i64) -> (i64, i64) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jobs::source::Sound;

    fn source(width: i64, height: i64) -> Source {
        Source {
            picture: Some((width, height)),
            is_plain_h264: true,
            sound: Some(Sound {
                aac_bits: Some(128_000),
                channels: 2,
            }),
            bits: 4_000_000,
        }
    }

    fn sizes(source: &Source) -> Vec<(&'static str, i64, i64)> {
        plan(source)
            .into_iter()
            .filter_map(|make| match make {
                Make::Film {
                    kind,
                    width,
                    height,
                    ..
                } => Some((kind, width, height)),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn a_source_gets_every_size_it_has_and_none_that_it_has_not() {
        let all = [("144p", 256, 144), ("360p", 640, 360), ("720p", 1280, 720)];
        assert_eq!(sizes(&source(1920, 1080)), all);
        assert_eq!(sizes(&source(1280, 720)), all);
        assert_eq!(
            sizes(&source(854, 480)),
            [("144p", 256, 144), ("360p", 640, 360), ("720p", 854, 480)]
        );
        assert_eq!(sizes(&source(640, 360)), all[..2]);
        assert_eq!(
            sizes(&source(320, 240)),
            [("144p", 192, 144), ("360p", 320, 240)]
        );
        assert_eq!(sizes(&source(160, 120)), [("144p", 160, 120)]);
    }

    #[test]
    fn a_portrait_keeps_its_shape() {
        assert_eq!(
            sizes(&source(1080, 1920)),
            [("144p", 144, 256), ("360p", 360, 640), ("720p", 720, 1280)]
        );
    }

    #[test]
    fn no_rendition_is_larger_than_its_source_and_all_are_even() {
        for width in (1..2_200).step_by(13).chain([1, 2, 3, 8_191]) {
            for height in (1..1_300).step_by(11).chain([1, 2, 3, 4_321]) {
                for (_, w, h) in sizes(&source(width, height)) {
                    assert!(w % 2 == 0 && h % 2 == 0 && w >= 2 && h >= 2);
                    assert!(
                        w <= width.max(2) && h <= height.max(2),
                        "{width}x{height}: {w}x{h}"
                    );
                    assert!(w.min(h) <= 720 && w.max(h) <= 720 * LONGEST);
                }
            }
        }
    }

    #[test]
    fn what_is_made_already_is_copied_and_never_grows() {
        let small = Source {
            bits: 44_000,
            sound: Some(Sound {
                aac_bits: Some(24_000),
                channels: 1,
            }),
            ..source(640, 360)
        };
        let plan = plan(&small);
        assert!(plan.contains(&Make::Audio(Aac::Copied)));
        assert!(plan.contains(&Make::Film {
            kind: "360p",
            width: 640,
            height: 360,
            picture: Picture::Copied,
            sound: Some(Aac::Copied)
        }));
        assert!(plan.iter().any(|make| matches!(
            make,
            Make::Film {
                kind: "144p",
                picture: Picture::Encoded { bits: 44_000, .. },
                ..
            }
        )));
    }

    #[test]
    fn a_film_without_sound_has_no_audio_and_a_sound_without_picture_no_film() {
        let silent = Source {
            sound: None,
            ..source(640, 360)
        };
        assert!(
            !plan(&silent)
                .iter()
                .any(|make| matches!(make, Make::Audio(_) | Make::Film { sound: Some(_), .. }))
        );
        let blind = Source {
            picture: None,
            ..source(0, 0)
        };
        assert_eq!(
            plan(&blind),
            [Make::Audio(Aac::Encoded {
                bits: AUDIO,
                channels: 1
            })]
        );
    }
}
