//! What a recording's picture is like, seen at some places: whether it is two half pictures at a time, and where there is
//! something to see.

use super::arguments::{looking, words};
use super::failure::Failure;
use super::ffmpeg::{Limits, Run, Tools};
use super::source::Recording;
use std::ffi::OsStr;

/// Where half pictures are looked for, in quarters of the film, and for how long, in milliseconds.
const QUARTERS: [i64; 3] = [1, 2, 3];
const LOOKS_FOR_MS: i64 = 5_000;
/// So many pictures of half pictures are no chance.
const HALVES_LEAST: u32 = 20;
/// How many points a picture has that is only asked whether there is something in it.
const POINTS: usize = 32 * 18;
/// The brightest and the darkest point of a picture with something in it are this far apart.
const SOMETHING: u8 = 48;

/// Whether pictures that do not say so are two halves at a time: seen at three places, by more pictures than are not. What
/// cannot be looked at is as it says.
pub(super) async fn is_interlaced(
    tools: &Tools,
    limits: Limits,
    recording: &Recording<'_>,
) -> Result<bool, Failure> {
    let (mut halves, mut whole) = (0, 0);
    for quarter in QUARTERS {
        let at = recording.duration_ms * quarter / 4;
        let after = words("-map 0:V:0 -an -sn -dn -vf idet -frames:v 120 -f null -");
        let before = looking(recording, at, LOOKS_FOR_MS);
        let said = match tools
            .examine(&run(recording, limits, &before, &after), |_| {})
            .await
        {
            Err(failure) if failure.is_of_the_film() => return Ok(false),
            said => said?,
        };
        let (more_halves, more_whole) = fields(&said);
        halves += more_halves;
        whole += more_whole;
    }
    Ok(halves >= HALVES_LEAST && halves > whole)
}

/// A place past a fade or a title's first frames at which there is something to see, in milliseconds; else the first at which
/// there is a picture, and the beginning where there was none.
pub(super) async fn poster_place(
    tools: &Tools,
    limits: Limits,
    recording: &Recording<'_>,
) -> Result<i64, Failure> {
    let length = recording.duration_ms;
    let first = (length / 10).min(20_000);
    let mut any = None;
    for place in [first, length / 4, length / 2, length * 3 / 4, 0] {
        let after = words(
            "-map 0:V:0 -an -sn -dn -vf scale=32:18,format=gray -frames:v 1 -f rawvideo pipe:1",
        );
        let mut before = looking(recording, place, LOOKS_FOR_MS);
        // The picture itself is what is answered, not how far it is.
        before.retain(|word| word != "-progress" && word != "pipe:1");
        let picture = match tools.answer(&run(recording, limits, &before, &after)).await {
            Err(failure) if failure.is_of_the_film() => return Ok(0),
            picture => picture?,
        };
        if has_something(&picture) {
            return Ok(place);
        }
        any = any.or((!picture.is_empty()).then_some(place));
    }
    Ok(any.unwrap_or(0))
}

fn run<'a>(
    recording: &Recording<'a>,
    limits: Limits,
    before: &'a [String],
    after: &'a [String],
) -> Run<'a> {
    Run {
        arguments: before
            .iter()
            .map(OsStr::new)
            .chain([recording.path.as_os_str()])
            .chain(after.iter().map(OsStr::new))
            .collect(),
        unsaid: vec![recording.path],
        // To come to a place of a recording without an index, all that is before it is read.
        time: limits.time(recording.duration_ms),
        limits,
    }
}

/// Pictures of two halves and whole ones, as `idet` counts them over many pictures.
fn fields(said: &[u8]) -> (u32, u32) {
    let said = String::from_utf8_lossy(said);
    let Some((_, counts)) = said.rsplit_once("Multi frame detection:") else {
        return (0, 0);
    };
    let count = |of: &str| -> u32 {
        let after = counts.split_once(of).map_or("", |(_, after)| after);
        let number = after.split_whitespace().next();
        number
            .and_then(|number| number.parse().ok())
            .unwrap_or_default()
    };
    (
        count("TFF:").saturating_add(count("BFF:")),
        count("Progressive:"),
    )
}

fn has_something(picture: &[u8]) -> bool {
    let picture = &picture[..picture.len().min(POINTS)];
    let (least, most) = (picture.iter().min(), picture.iter().max());
    least
        .zip(most)
        .is_some_and(|(least, most)| most - least >= SOMETHING)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_count_is_read_whatever_stands_before_it() {
        let said = b"Multi frame detection: TFF: 9 BFF: 9 Progressive: 0\n[Parsed_idet_0 @ 0x5] Repeated Fields: Neither: 7\n\
            [Parsed_idet_0 @ 0x5] Multi frame detection: TFF:   100 BFF:     1 Progressive:    19 Undetermined:     0\n";
        assert_eq!(fields(said), (101, 19));
        for said in [&b""[..], b"\xff\xfe", b"Multi frame detection: TFF: x BFF:"] {
            assert_eq!(fields(said), (0, 0));
        }
    }

    #[test]
    fn black_and_white_alone_are_nothing_to_see() {
        assert!(!has_something(&[]));
        assert!(!has_something(&[16; POINTS]));
        assert!(!has_something(&[235; POINTS]));
        let mut some = [16; POINTS];
        some[100] = 120;
        assert!(has_something(&some));
    }
}
