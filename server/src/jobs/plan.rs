//! Which renditions a recording gets: pure, so that every kind of source can be tried.

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
            Self::Poster { .. } => "poster",
            Self::Remuxed => "remuxed",
            Self::Audio(_) => "audio",
            Self::Film { kind, .. } => kind,
        }
    }

    /// Its sound, where it has one that was made.
    pub(super) const fn sound(&self) -> Option<Aac> {
        match self {
            Self::Audio(sound) => Some(*sound),
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
            Self::Audio(_) => of(2 * AUDIO),
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
/// No picture is more times as long as it is short.
const LONGEST: i64 = 4;

/// What was found out about a source beside what it says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Findings {
    /// What is to be heard of it.
    pub(super) heard: Option<Heard>,
    /// Whether its pictures are two halves at a time.
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
    makes.extend(sound(AUDIO, 1).map(Make::Audio));
    makes.extend(films);
    makes
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jobs::loudness;
    use crate::jobs::source::SoundTrack;

    fn source(width: i64, height: i64) -> Source {
        Source {
            picture: Some(PictureTrack {
                size: (width, height),
                is_plain_h264: true,
                rate: Some(Rate {
                    pictures: 25,
                    seconds: 1,
                }),
                high_range: None,
                is_interlaced: false,
            }),
            sounds: vec![SoundTrack {
                place: 0,
                aac_bits: Some(128_000),
                channels: 2,
                is_default: true,
            }],
            is_playable: true,
            bits: 4_000_000,
        }
    }

    const HEARD: Heard = Heard {
        track: 0,
        channel: None,
        level: loudness::LEVEL,
        channels: 2,
    };
    const FINDINGS: Findings = Findings {
        heard: Some(HEARD),
        is_interlaced: false,
        poster_at_ms: 5_000,
        is_indexed: true,
    };

    fn plan(source: &Source) -> Vec<Make> {
        super::plan(source, FINDINGS)
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

    fn small() -> Source {
        let mut small = source(640, 360);
        small.bits = 44_000;
        small.sounds[0] = SoundTrack {
            place: 0,
            aac_bits: Some(24_000),
            channels: 1,
            is_default: true,
        };
        small
    }

    #[test]
    fn what_is_made_already_is_copied_and_what_is_not_may_take_what_its_kind_may() {
        let plan = plan(&small());
        assert!(plan.contains(&Make::Audio(Aac::Copied { track: 0 })));
        assert!(plan.contains(&Make::Film {
            kind: "360p",
            width: 640,
            height: 360,
            picture: Picture::Copied,
            sound: Some(Aac::Copied { track: 0 })
        }));
        assert!(plan.iter().any(|make| matches!(
            make,
            Make::Film {
                kind: "144p",
                picture: Picture::Encoded {
                    cap: Cap { average: 112_000 },
                    ..
                },
                ..
            }
        )));
    }

    #[test]
    fn a_sound_that_is_too_quiet_is_encoded_anew_however_small_it_is() {
        let findings = Findings {
            heard: Some(Heard {
                level: loudness::LEVEL - 90,
                channels: 1,
                ..HEARD
            }),
            ..FINDINGS
        };
        let makes = super::plan(&small(), findings);
        let is_encoded =
            |make: &Make| matches!(make, Make::Audio(Aac::Encoded { bits: AUDIO, .. }));
        assert!(makes.iter().any(is_encoded));
    }

    #[test]
    fn one_channel_of_an_inverted_pair_is_a_sound_of_one_channel() {
        let findings = Findings {
            heard: Some(Heard {
                channel: Some(1),
                ..HEARD
            }),
            ..FINDINGS
        };
        let of_720 = |make: Make| match make {
            Make::Film {
                kind: "720p",
                sound,
                ..
            } => sound,
            _ => None,
        };
        let sound = super::plan(&source(1280, 720), findings)
            .into_iter()
            .find_map(of_720);
        assert!(
            matches!(sound, Some(Aac::Encoded { channels: 1, .. })),
            "{sound:?}"
        );
    }

    #[test]
    fn a_film_takes_its_average_at_most_with_all_that_it_may_save() {
        for ms in [1, 500, 4_000, 95_000, 3_600_000, 14_400_000] {
            let cap = Cap { average: 1_000_000 };
            let bits = cap.bits(ms);
            assert!(
                bits * ms + bits * Cap::SAVES * 1_000 <= 1_000_000 * ms,
                "{ms} ms: {bits}"
            );
        }
        assert!(
            Cap { average: 1_000_000 }.bits(3_600_000) > 990_000,
            "an hour has nearly all of it"
        );
    }

    #[test]
    fn pictures_come_as_often_as_in_the_source_and_no_more_often_than_in_their_kind() {
        let of = |pictures, seconds, most| {
            let mut source = source(640, 360);
            let shown = source.picture.as_mut().unwrap();
            shown.rate = Some(Rate { pictures, seconds });
            let rate = rate(source.picture.unwrap(), most);
            (rate.pictures, rate.seconds)
        };
        assert_eq!(of(30_000, 1_001, 30), (30_000, 1_001));
        assert_eq!(of(1, 1, 30), (1, 1));
        assert_eq!(of(60, 1, 30), (30, 1));
        assert_eq!(of(24, 1, 15), (15, 1));
        assert_eq!(of(u32::MAX, 1, 15), (15, 1));
    }

    #[test]
    fn half_pictures_and_a_high_range_are_never_copied_and_what_has_no_index_gets_one() {
        for (interlaced, high_range, detected) in [
            (true, false, false),
            (false, true, false),
            (false, false, true),
        ] {
            let mut source = small();
            let picture = source.picture.as_mut().unwrap();
            picture.is_interlaced = interlaced;
            picture.high_range = high_range.then_some(HighRange {
                tells_colours: true,
            });
            let findings = Findings {
                is_interlaced: detected,
                is_indexed: false,
                ..FINDINGS
            };
            let makes = super::plan(&source, findings);
            assert!(makes.contains(&Make::Remuxed));
            let is_copied = |make: &Make| {
                matches!(
                    make,
                    Make::Film {
                        picture: Picture::Copied,
                        ..
                    }
                )
            };
            assert!(!makes.iter().any(is_copied));
        }
        assert!(!plan(&small()).contains(&Make::Remuxed));
    }

    #[test]
    fn a_film_without_sound_has_no_audio_and_a_sound_without_picture_no_film() {
        let findings = Findings {
            heard: None,
            ..FINDINGS
        };
        let silent = Source {
            sounds: Vec::new(),
            ..source(640, 360)
        };
        assert!(
            !super::plan(&silent, findings)
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
                heard: HEARD,
                bits: AUDIO,
                channels: 1
            })]
        );
    }
}
