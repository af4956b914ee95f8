//! What ffprobe says of a recording.

use super::failure::Failure;
use super::ffmpeg::{Limits, Run, Tools};
use app::i18n::known_language;
use icu::locale::{Locale, LocaleCanonicalizer};
use serde::Deserialize;
use std::ffi::OsStr;
use std::path::Path;

/// A larger picture is no lecture: points, a little more than 8K has.
const MOST_POINTS: i64 = 36_000_000;
/// What is asked for: no name and no tag but that of the language, so that no file can make the answer long.
const ASKED: &str = "stream=codec_type,codec_name,width,height,sample_aspect_ratio,pix_fmt,field_order,color_transfer\
    ,color_primaries,color_space,r_frame_rate,bit_rate,channels:stream_disposition=attached_pic,default:stream_side_data=rotation:stream_tags=language";
/// How a picture of a high dynamic range writes its light: SMPTE ST 2084 (PQ) and ARIB STD-B67 (HLG).
const HIGH_RANGE: [&str; 2] = ["smpte2084", "arib-std-b67"];
/// What ffprobe says of what it does not know.
const UNKNOWN: [&str; 3] = ["", "none", "unknown"];
/// What browsers play in an MP4, and in a WebM, beside H.264.
const SOUNDS_OF_MP4: [&str; 3] = ["aac", "mp3", "opus"];
const PICTURES_OF_WEBM: [&str; 3] = ["vp8", "vp9", "av1"];
const SOUNDS_OF_WEBM: [&str; 2] = ["opus", "vorbis"];

#[derive(Deserialize)]
struct ProbeOutput {
    #[serde(default)]
    streams: Vec<Stream>,
}

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
struct Stream {
    codec_type: String,
    codec_name: String,
    width: i64,
    height: i64,
    sample_aspect_ratio: String,
    pix_fmt: String,
    field_order: String,
    color_transfer: String,
    color_primaries: String,
    color_space: String,
    r_frame_rate: String,
    bit_rate: String,
    channels: i64,
    disposition: Disposition,
    side_data_list: Vec<SideData>,
    tags: Tags,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Disposition {
    attached_pic: i64,
    default: i64,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Tags {
    language: String,
}

#[derive(Deserialize)]
struct SideData {
    #[serde(default)]
    rotation: f64,
}

/// What is known of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Source {
    /// Its picture, if it has one.
    pub(super) picture: Option<PictureTrack>,
    /// All that can be heard, in its order; nobody can play what has no name.
    pub(super) sounds: Vec<SoundTrack>,
    /// Whether browsers play it as it is.
    pub(super) is_playable: bool,
    /// Bits a second, all in all.
    pub(super) bits: i64,
}

/// The picture of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PictureTrack {
    /// How wide and high it is shown: turned, with square points.
    pub(super) size: (i64, i64),
    /// Whether it is what is made here: H.264, 8 bits, 4:2:0, not turned, with square points, one picture at a time.
    pub(super) is_plain_h264: bool,
    /// Pictures a second, where they come evenly.
    pub(super) rate: Option<Rate>,
    /// The light of a high dynamic range, where it has that.
    pub(super) high_range: Option<HighRange>,
    /// Whether it says that it holds two half pictures at a time.
    pub(super) is_interlaced: bool,
}

/// How a picture of a high dynamic range is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct HighRange {
    /// Whether it says what its colours are; where not, they are those of BT.2020.
    pub(super) tells_colours: bool,
}

/// So many pictures in so many seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rate {
    pub(super) pictures: u32,
    pub(super) seconds: u32,
}

/// A sound of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SoundTrack {
    /// Which of its sounds it is, from 0.
    pub(super) place: usize,
    /// Bits a second, where it is AAC and says so.
    pub(super) aac_bits: Option<i64>,
    /// How many channels.
    pub(super) channels: i64,
    /// Whether it is the one that is heard where nobody chooses.
    pub(super) is_default: bool,
    /// Its language (BCP 47), where it tells one that lectures are held in.
    pub(super) language: Option<&'static str>,
}

/// A recording to look at.
#[derive(Debug)]
pub(super) struct Recording<'a> {
    /// Where it can be read.
    pub(super) path: &'a Path,
    /// ffmpeg's reader for what our own probe found it to be: a list of addresses called `.mp4` is never followed.
    pub(super) reader: &'static str,
    /// Its size.
    pub(super) bytes: i64,
    /// Its length.
    pub(super) duration_ms: i64,
}

impl<'a> Recording<'a> {
    /// A file of that media type, as our own probe found it.
    pub(super) fn of(path: &'a Path, media_type: &str, bytes: i64, duration_ms: i64) -> Self {
        let reader = if media_type == "video/webm" {
            "matroska"
        } else {
            "mp4"
        };
        Self {
            path,
            reader,
            bytes,
            duration_ms,
        }
    }
}

/// Asks ffprobe.
pub(super) async fn probe_source(
    tools: &Tools,
    limits: Limits,
    recording: &Recording<'_>,
) -> Result<Source, Failure> {
    let arguments = [
        "-hide_banner",
        "-v",
        "error",
        "-threads",
        "1",
        "-protocol_whitelist",
        "file",
        "-f",
        recording.reader,
        "-show_entries",
        ASKED,
        "-of",
        "json",
        "-i",
    ];
    let run = Run {
        arguments: arguments
            .iter()
            .map(OsStr::new)
            .chain([recording.path.as_os_str()])
            .collect(),
        unsaid: vec![recording.path],
        time: limits.at_least,
        limits,
    };
    let answer = tools.probe(&run).await?;
    source(&answer, recording)
}

fn source(answer: &[u8], recording: &Recording<'_>) -> Result<Source, Failure> {
    let output: ProbeOutput = serde_json::from_slice(answer)
        .map_err(|error| Failure::lasting("rendition-unreadable", error.to_string()))?;
    let of = |kind: &'static str| {
        output
            .streams
            .iter()
            .filter(move |s| s.codec_type == kind && s.disposition.attached_pic == 0)
    };
    let film = of("video").next();
    let heard = || {
        let placed = of("audio").enumerate();
        placed.filter(|(_, sound)| !UNKNOWN.contains(&sound.codec_name.as_str()))
    };
    let sounds: Vec<SoundTrack> = heard()
        .map(|(place, sound)| SoundTrack {
            place,
            aac_bits: (sound.codec_name == "aac")
                .then(|| sound.bit_rate.parse().ok())
                .flatten(),
            channels: sound.channels,
            is_default: sound.disposition.default != 0,
            language: language(&sound.tags.language),
        })
        .collect();
    if film.is_none() && sounds.is_empty() {
        return Err(Failure::lasting("rendition-nothing-in-it", ""));
    }
    let is_mp4 = recording.reader == "mp4";
    let is_playable_sound = heard().all(|(_, sound)| {
        let known: &[&str] = if is_mp4 {
            &SOUNDS_OF_MP4
        } else {
            &SOUNDS_OF_WEBM
        };
        known.contains(&sound.codec_name.as_str())
    });
    Ok(Source {
        picture: film.map(|film| picture(film, is_mp4)).transpose()?,
        is_playable: is_playable_sound && film.is_none_or(|film| is_playable(film, is_mp4)),
        sounds,
        bits: recording.bytes.saturating_mul(8_000) / recording.duration_ms.max(1),
    })
}

/// The language of a tag as films have it, which is mostly of three letters (ISO 639-2, either kind).
fn language(tag: &str) -> Option<&'static str> {
    let mut locale: Locale = tag.parse().ok()?;
    LocaleCanonicalizer::new_extended().canonicalize(&mut locale);
    known_language(locale.id.language.as_str())
}

fn picture(film: &Stream, is_mp4: bool) -> Result<PictureTrack, Failure> {
    let size = shown(film)?;
    let is_interlaced = matches!(film.field_order.as_str(), "tt" | "bb" | "tb" | "bt");
    Ok(PictureTrack {
        size,
        is_plain_h264: is_mp4
            && is_playable(film, is_mp4)
            && !is_interlaced
            && size == (film.width, film.height)
            && turns(film) == 0,
        rate: rate(&film.r_frame_rate),
        high_range: HIGH_RANGE
            .contains(&film.color_transfer.as_str())
            .then(|| HighRange {
                tells_colours: [&film.color_primaries, &film.color_space]
                    .into_iter()
                    .all(|told| !UNKNOWN.contains(&told.as_str())),
            }),
        is_interlaced,
    })
}

/// Whether every browser plays that picture: of 8 bits a colour, as one of the formats of its container.
fn is_playable(film: &Stream, is_mp4: bool) -> bool {
    let is_known = if is_mp4 {
        film.codec_name == "h264"
    } else {
        PICTURES_OF_WEBM.contains(&film.codec_name.as_str())
    };
    is_known && film.pix_fmt == "yuv420p"
}

/// `30000/1001`; none where it is nothing that a picture can have.
fn rate(text: &str) -> Option<Rate> {
    let (pictures, seconds) = text.split_once('/')?;
    let rate = Rate {
        pictures: pictures.parse().ok()?,
        seconds: seconds.parse().ok()?,
    };
    (rate.pictures > 0 && rate.seconds > 0).then_some(rate)
}

/// Quarter turns.
fn turns(film: &Stream) -> i64 {
    let degrees = film
        .side_data_list
        .iter()
        .map(|data| data.rotation)
        .find(|degrees| degrees.abs() >= 1.0)
        .unwrap_or_default();
    match degrees.rem_euclid(360.0) {
        45.0..135.0 => 1,
        135.0..225.0 => 2,
        225.0..315.0 => 3,
        _ => 0,
    }
}

/// The picture as it is shown: with square points, and turned.
fn shown(film: &Stream) -> Result<(i64, i64), Failure> {
    let (width, height) = (film.width, film.height);
    let points = width.checked_mul(height).unwrap_or(i64::MAX);
    if width < 1 || height < 1 || points > MOST_POINTS {
        return Err(Failure::lasting(
            "rendition-picture-too-large",
            format!("{width} × {height}"),
        ));
    }
    let stretched = film
        .sample_aspect_ratio
        .split_once(':')
        .and_then(|(w, h)| Some((w.parse::<i64>().ok()?, h.parse::<i64>().ok()?)))
        .filter(|(w, h)| (1..=10_000).contains(w) && (1..=10_000).contains(h))
        // Narrower points make the picture lower, never wider than it was.
        .map_or((width, height), |(w, h)| {
            if w > h {
                (width, height * h / w)
            } else {
                (width * w / h, height)
            }
        });
    let (width, height) = (stretched.0.max(1), stretched.1.max(1));
    Ok(if turns(film) % 2 == 1 {
        (height, width)
    } else {
        (width, height)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(film: &str) -> Result<Source, Failure> {
        let recording = Recording {
            path: Path::new("film"),
            reader: "mp4",
            bytes: 1_000_000,
            duration_ms: 80_000,
        };
        let answer = format!(
            r#"{{"streams":[{{"codec_type":"video","codec_name":"mjpeg","width":9,"height":9,"disposition":{{"attached_pic":1}}}},
            {{"codec_type":"video","codec_name":"h264","pix_fmt":"yuv420p",{film}}},
            {{"codec_type":"audio","codec_name":"aac","bit_rate":"24000","channels":1}}]}}"#
        );
        source(answer.as_bytes(), &recording)
    }

    /// How large its picture is, and whether it is as those that are made here.
    fn size(source: &Source) -> ((i64, i64), bool) {
        let picture = source.picture.expect("it has one");
        (picture.size, picture.is_plain_h264)
    }

    #[test]
    fn a_language_is_told_by_two_letters_or_three() {
        let told = [
            "eng", "ara", "zho", "chi", "tha", "fra", "fre", "en", "pt-BR", "swa", "ger",
        ];
        let known = [
            "en", "ar", "zh", "zh", "th", "fr", "fr", "en", "pt", "sw", "de",
        ];
        assert_eq!(told.map(language), known.map(Some));
        for none in ["", "und", "tlh", "mul", "English", "qaa", "\u{0}"] {
            assert_eq!(language(none), None, "{none}");
        }
    }

    #[test]
    fn light_and_half_pictures_and_the_rate_are_told() {
        let plain = told(r#""width":640,"height":360,"r_frame_rate":"30000/1001""#).unwrap();
        let picture = plain.picture.unwrap();
        let ntsc = Rate {
            pictures: 30_000,
            seconds: 1_001,
        };
        assert_eq!(picture.rate, Some(ntsc));
        assert!(picture.high_range.is_none() && !picture.is_interlaced);
        for (rate, order, transfer) in [("0/0", "tt", "smpte2084"), ("90000", "bt", "arib-std-b67")]
        {
            let film = format!(
                r#""width":640,"height":360,"r_frame_rate":"{rate}","field_order":"{order}","color_transfer":"{transfer}""#
            );
            let picture = told(&film).unwrap().picture.unwrap();
            let high = picture.high_range.unwrap();
            assert!(!high.tells_colours);
            assert!(picture.is_interlaced && !picture.is_plain_h264);
            assert_eq!(picture.rate, None);
        }
    }

    #[test]
    fn a_plain_film_is_told_from_one_that_is_turned_or_stretched() {
        let plain = told(r#""width":640,"height":360,"sample_aspect_ratio":"1:1""#).unwrap();
        assert_eq!((size(&plain), plain.bits), (((640, 360), true), 100_000));
        assert_eq!(plain.sounds[0].aac_bits, Some(24_000));
        assert!(plain.is_playable);

        let turned =
            told(r#""width":640,"height":360,"side_data_list":[{},{"rotation":-90}]"#).unwrap();
        assert_eq!(size(&turned), ((360, 640), false));
        let upside_down =
            told(r#""width":640,"height":360,"side_data_list":[{"rotation":180}]"#).unwrap();
        assert_eq!(size(&upside_down), ((640, 360), false));
        let stretched = told(r#""width":720,"height":576,"sample_aspect_ratio":"64:45""#).unwrap();
        assert_eq!(size(&stretched), ((720, 405), false));
    }

    #[test]
    fn a_sound_that_nobody_can_play_is_none_and_the_others_keep_their_places() {
        let recording = Recording {
            path: Path::new("film"),
            reader: "mp4",
            bytes: 1_000_000,
            duration_ms: 80_000,
        };
        let answer = br#"{"streams":[{"codec_type":"audio","codec_tag_string":"apac","channels":4},
            {"codec_type":"audio","codec_name":"aac","channels":2,"disposition":{"default":1}}]}"#;
        let source = source(answer, &recording).unwrap();
        let places: Vec<(usize, bool)> = source
            .sounds
            .iter()
            .map(|sound| (sound.place, sound.is_default))
            .collect();
        assert_eq!(places, [(1, true)]);
        assert!(source.is_playable);
    }

    #[test]
    fn a_picture_that_would_fill_the_memory_is_refused_by_its_size() {
        for film in [
            r#""width":30000,"height":30000"#,
            r#""width":9223372036854775807,"height":3"#,
            r#""width":0,"height":360"#,
        ] {
            assert_eq!(told(film).unwrap_err().key, "rendition-picture-too-large");
        }
        assert!(told(r#""width":7680,"height":4320"#).is_ok());
    }

    #[test]
    fn an_answer_that_is_none_is_a_sentence() {
        let recording = Recording {
            path: Path::new("film"),
            reader: "mp4",
            bytes: 1,
            duration_ms: 1,
        };
        for (answer, key) in [
            (&b""[..], "rendition-unreadable"),
            (
                b"{\"streams\":[{\"codec_type\":\"vid",
                "rendition-unreadable",
            ),
            (b"{}", "rendition-nothing-in-it"),
            (
                b"{\"streams\":[{\"codec_type\":\"data\"}]}",
                "rendition-nothing-in-it",
            ),
        ] {
            assert_eq!(source(answer, &recording).unwrap_err().key, key);
        }
    }
}
