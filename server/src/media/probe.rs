//! What a file is, by what it holds and not by what it is called.

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::Path;

/// A film that browsers play.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Probed {
    /// `video/mp4` or `video/webm`.
    pub media_type: &'static str,
    /// `mp4` or `webm`.
    pub extension: &'static str,
    /// Its length in milliseconds.
    pub duration_ms: i64,
}

/// Looks at a file: `None` where it is neither an MP4 nor a WebM with a length.
///
/// # Errors
/// The disk's.
pub fn probe(path: &Path) -> std::io::Result<Option<Probed>> {
    let mut file = File::open(path)?;
    let size = file.metadata()?.len();
    let mut head = [0; 12];
    if size < 12 || file.read_exact(&mut head).is_err() {
        return Ok(None);
    }
    file.seek(SeekFrom::Start(0))?;
    if &head[4..8] == b"ftyp" {
        return Ok(mp4_duration(&mut file, size)?.map(|duration_ms| Probed {
            media_type: "video/mp4",
            extension: "mp4",
            duration_ms,
        }));
    }
    // EBML's magic number opens every Matroska and WebM file.
    if head[..4] == [0x1A, 0x45, 0xDF, 0xA3] {
        let matroska = matroska::Matroska::open(BufReader::new(file)).ok();
        let duration = matroska
            .and_then(|m| m.info.duration)
            .and_then(|d| i64::try_from(d.as_millis()).ok());
        return Ok(duration.filter(|ms| *ms > 0).map(|duration_ms| Probed {
            media_type: "video/webm",
            extension: "webm",
            duration_ms,
        }));
    }
    Ok(None)
}

/// The length in the movie header (ISO/IEC 14496-12 §8.2.2). Only boxes' heads and that header are read, so a file
/// that claims a huge box costs nothing.
fn mp4_duration(file: &mut File, size: u64) -> std::io::Result<Option<i64>> {
    let Some((start, end)) = find_box(file, 0, size, *b"moov")? else {
        return Ok(None);
    };
    let Some((start, end)) = find_box(file, start, end, *b"mvhd")? else {
        return Ok(None);
    };
    let mut header = [0; 32];
    let length = usize::try_from((end - start).min(32)).unwrap_or(32);
    file.seek(SeekFrom::Start(start))?;
    file.read_exact(&mut header[..length])?;
    let word = |at: usize| {
        u64::from(u32::from_be_bytes([
            header[at],
            header[at + 1],
            header[at + 2],
            header[at + 3],
        ]))
    };
    let (timescale, duration) = match (header[0], length) {
        (0, 20..) => (word(12), word(16)),
        (1, 32..) => (word(20), (word(24) << 32) | word(28)),
        _ => return Ok(None),
    };
    if timescale == 0 {
        return Ok(None);
    }
    let ms = i64::try_from(u128::from(duration) * 1000 / u128::from(timescale)).ok();
    Ok(ms.filter(|ms| *ms > 0))
}

/// The content of the first box of that kind between two offsets.
fn find_box(
    file: &mut File,
    mut at: u64,
    end: u64,
    kind: [u8; 4],
) -> std::io::Result<Option<(u64, u64)>> {
    // No honest file has so many boxes at one level.
    for _ in 0..1_000 {
        if at + 8 > end {
            return Ok(None);
        }
        let mut head = [0; 16];
        file.seek(SeekFrom::Start(at))?;
        file.read_exact(&mut head[..8])?;
        let (mut length, mut skip) = (
            u64::from(u32::from_be_bytes([head[0], head[1], head[2], head[3]])),
            8,
        );
        let found = head[4..8] == kind;
        match length {
            0 => length = end - at,
            1 => {
                if at + 16 > end {
                    return Ok(None);
                }
                file.read_exact(&mut head[8..16])?;
                length = u64::from_be_bytes([
                    head[8], head[9], head[10], head[11], head[12], head[13], head[14], head[15],
                ]);
                skip = 16;
            }
            _ => {}
        }
        let Some(next) = at
            .checked_add(length)
            .filter(|next| length >= skip && *next <= end)
        else {
            return Ok(None);
        };
        if found {
            return Ok(Some((at + skip, next)));
        }
        at = next;
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(bytes: &[u8]) -> tempfile::NamedTempFile {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), bytes).unwrap();
        file
    }

    #[test]
    fn the_demonstrations_films_are_films() {
        let file = write(include_bytes!("../demo/first.mp4"));
        let probed = probe(file.path()).unwrap().unwrap();
        assert_eq!(
            (probed.media_type, probed.duration_ms / 1000),
            ("video/mp4", 95)
        );
    }

    #[test]
    fn what_is_no_film_is_told_by_what_it_holds() {
        for bytes in [
            &b""[..],
            b"#EXTM3U\n#EXT-X-VERSION:3\n",
            b"\0\0\0\x18ftypisom",
            b"\0\0\0\x0cftypisom\xff\xff\xff\xffmoov",
            b"\0\0\0\x0cftypisom\0\0\0\x01moov\xff\xff\xff\xff\xff\xff\xff\xff",
            &[0x1A, 0x45, 0xDF, 0xA3, 0, 0, 0, 0, 0, 0, 0, 0],
        ] {
            assert_eq!(probe(write(bytes).path()).unwrap(), None, "{bytes:?}");
        }
    }
}
