//! What a file is, by what it holds and not by what it is called.
//!
//! Only heads of boxes and elements are read, and a bounded number of them, so no file costs more time or memory than
//! another, whatever it claims.

mod mp4;
mod webm;

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
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

/// Why a file is no film of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RejectReason {
    /// It holds nothing.
    Empty,
    /// It only names other files.
    Playlist,
    /// It is neither an MP4 nor a WebM.
    Kind,
    /// It ends before it should, or its parts do not fit into each other.
    Broken,
    /// It does not tell how long it is, or nothing believable.
    NoLength,
    /// It has no track, or more than any film has.
    Tracks,
}

impl RejectReason {
    /// The key of its sentence.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Empty => "upload-none",
            Self::Playlist => "upload-playlist",
            Self::Kind => "upload-kind",
            Self::Broken => "upload-cut",
            Self::NoLength => "upload-no-length",
            Self::Tracks => "upload-tracks",
        }
    }
}

/// No film has more tracks: pictures, sound and captions in many languages.
const TRACKS_MOST: usize = 64;
/// No lecture is longer, in milliseconds: four days.
const LONGEST: u64 = 4 * 24 * 60 * 60 * 1000;
/// How files begin that only name others, for some player to fetch.
const PLAYLISTS: [&[u8]; 9] = [
    b"#EXTM3U",
    b"\xEF\xBB\xBF#EXTM3U",
    b"ffconcat",
    b"[playlist]",
    b"[Reference]",
    b"<?xml",
    b"<MPD",
    b"<asx",
    b"#EXT",
];

/// What was found.
type ProbeResult = std::io::Result<Result<Probed, RejectReason>>;

/// Looks at a file.
///
/// # Errors
/// The disk's.
pub fn probe(path: &Path) -> ProbeResult {
    let mut file = File::open(path)?;
    let size = file.metadata()?.len();
    let mut head = [0; 16];
    let length = read_up_to(&mut file, &mut head)?;
    let head = &head[..length];
    if head.is_empty() {
        return Ok(Err(RejectReason::Empty));
    }
    if PLAYLISTS.iter().any(|begin| head.starts_with(begin)) {
        return Ok(Err(RejectReason::Playlist));
    }
    let looked = if head.get(4..8) == Some(b"ftyp") {
        mp4::length(&mut file, size).map(|found| found.map(|ms| ("video/mp4", "mp4", ms)))
    } else if head.starts_with(&webm::EBML) {
        webm::length(&mut file, size).map(|found| found.map(|ms| ("video/webm", "webm", ms)))
    } else {
        return Ok(Err(RejectReason::Kind));
    };
    let looked = match looked {
        Ok(looked) => looked,
        // Something was promised where the file has ended.
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => {
            Err(RejectReason::Broken)
        }
        Err(error) => return Err(error),
    };
    Ok(looked.and_then(|(media_type, extension, ms)| {
        if ms == 0 || ms > LONGEST {
            return Err(RejectReason::NoLength);
        }
        Ok(Probed {
            media_type,
            extension,
            duration_ms: i64::try_from(ms).map_err(|_| RejectReason::NoLength)?,
        })
    }))
}

fn read_up_to(file: &mut File, into: &mut [u8]) -> std::io::Result<usize> {
    let mut length = 0;
    while length < into.len() {
        match file.read(&mut into[length..])? {
            0 => break,
            n => length += n,
        }
    }
    Ok(length)
}

/// So many bytes at that place.
fn read_at<const N: usize>(file: &mut File, at: u64) -> std::io::Result<[u8; N]> {
    let mut bytes = [0; N];
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests;
