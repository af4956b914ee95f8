//! What ffprobe says of a recording.

use super::failure::Failure;
use super::ffmpeg::{Limits, Run, Tools};
use serde::Deserialize;
use std::ffi::OsStr;
use std::path::Path;

/// A larger picture is no lecture: points, a little more than 8K has.
const MOST_POINTS: i64 = 36_000_000;
/// What is asked for: no tag and no name, so that no file can make the answer long.
const ASKED: &str = "stream=codec_type,codec_name,width,height,sample_aspect_ratio,pix_fmt,bit_rate,channels\
    :stream_disposition=attached_pic:stream_side_data=rotation";

#[derive(Deserialize)]
struct ProbeOutput {
    #[serde(default)]
    streams: Vec<Stream>,
}

#[derive(Deserialize)]
struct Stream {
    #[serde(default)]
    codec_type: String,
    #[serde(default)]
    codec_name: String,
    #[serde(default)]
    width: i64,
    #[serde(default)]
    height: i64,
    #[serde(default)]
    sample_aspect_ratio: String,
    #[serde(default)]
    pix_fmt: String,
    #[serde(default)]
    bit_rate: String,
    #[serde(default)]
    channels: i64,
    #[serde(default)]
    disposition: Disposition,
    #[serde(default)]
    side_data_list: Vec<SideData>,
}

#[derive(Default, Deserialize)]
struct Disposition {
    #[serde(default)]
    attached_pic: i64,
}

#[derive(Deserialize)]
struct SideData {
    #[serde(default)]
    rotation: f64,
}

/// What is known of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Source {
    /// Its picture as it is shown: turned, with square points. None where it has none.
    pub(super) picture: Option<(i64, i64)>,
    /// Whether its picture is what is made here: H.264, 8 bits, 4:2:0, not turned, with square points.
    pub(super) is_plain_h264: bool,
    /// Its sound.
    pub(super) sound: Option<Sound>,
    /// Bits a second, all in all.
    pub(super) bits: i64,
}

/// The sound of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sound {
    /// Bits a second, where it is AAC and says so.
    pub(super) aac_bits: Option<i64>,
    /// How many channels.
    pub(super) channels: i64,
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
            .find(move |s| s.codec_type == kind && s.disposition.attached_pic == 0)
    };
    let (film, sound) = (of("video"), of("audio"));
    if film.is_none() && sound.is_none() {
        return Err(Failure::lasting("rendition-nothing-in-it", ""));
    }
    let picture = film.map(shown).transpose()?;
    Ok(Source {
        picture,
        is_plain_h264: recording.reader == "mp4"
            && film.is_some_and(|film| {
                film.codec_name == "h264"
                    && film.pix_fmt == "yuv420p"
                    && picture == Some((film.width, film.height))
                    && turns(film) == 0
            }),
        sound: sound.map(|sound| Sound {
            aac_bits: (sound.codec_name == "aac")
                .then(|| sound.bit_rate.parse().ok())
                .flatten(),
            channels: sound.channels,
        }),
        bits: recording.bytes.saturating_mul(8_000) / recording.duration_ms.max(1),
    })
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

    #[test]
    fn a_plain_film_is_told_from_one_that_is_turned_or_stretched() {
        let plain = told(r#""width":640,"height":360,"sample_aspect_ratio":"1:1""#).unwrap();
        assert_eq!(plain.picture, Some((640, 360)));
        assert_eq!((plain.is_plain_h264, plain.bits), (true, 100_000));
        assert_eq!(plain.sound.unwrap().aac_bits, Some(24_000));

        let turned =
            told(r#""width":640,"height":360,"side_data_list":[{},{"rotation":-90}]"#).unwrap();
        assert_eq!(
            (turned.picture, turned.is_plain_h264),
            (Some((360, 640)), false)
        );
        let upside_down =
            told(r#""width":640,"height":360,"side_data_list":[{"rotation":180}]"#).unwrap();
        assert_eq!(
            (upside_down.picture, upside_down.is_plain_h264),
            (Some((640, 360)), false)
        );
        let stretched = told(r#""width":720,"height":576,"sample_aspect_ratio":"64:45""#).unwrap();
        assert_eq!(
            (stretched.picture, stretched.is_plain_h264),
            (Some((720, 405)), false)
        );
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
