//! What a file is, by what it holds and not by what it is called.
//!
//! Only heads of boxes and elements and tables of times are read, a bounded number of them, so that no file costs more
//! memory than another, or more time than to read it once, whatever it claims.

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
    /// How long its picture and its sound are, in milliseconds; captions may go on for longer.
    pub duration_ms: i64,
    /// Whether it tells its length and its places at once. Where not, as a browser's recorder or a film in fragments
    /// leaves it, it can be played, but nobody can go to a place in it.
    pub is_indexed: bool,
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

/// Why looking at a file came to an end.
#[derive(Debug)]
enum ProbeError {
    /// The disk's.
    Io(std::io::Error),
    /// It is no film of ours.
    Rejected(RejectReason),
}

impl From<RejectReason> for ProbeError {
    fn from(reason: RejectReason) -> Self {
        Self::Rejected(reason)
    }
}

impl From<std::io::Error> for ProbeError {
    fn from(error: std::io::Error) -> Self {
        // Something was promised where the file has ended.
        if error.kind() == std::io::ErrorKind::UnexpectedEof {
            return Self::Rejected(RejectReason::Broken);
        }
        Self::Io(error)
    }
}

/// The length that a container's picture and sound have.
#[derive(Debug, Clone, Copy)]
struct Length {
    /// In milliseconds.
    ms: u64,
    /// Whether the file tells it at its head, with an index: where not, no browser knows how long it is, or where to go on.
    is_indexed: bool,
}

/// Looks at a file.
///
/// # Errors
/// The disk's.
pub fn probe(path: &Path) -> ProbeResult {
    match look(path) {
        Ok(probed) => Ok(Ok(probed)),
        Err(ProbeError::Rejected(reason)) => Ok(Err(reason)),
        Err(ProbeError::Io(error)) => Err(error),
    }
}

fn look(path: &Path) -> Result<Probed, ProbeError> {
    let mut file = File::open(path)?;
    let size = file.metadata()?.len();
    let mut head = [0; 16];
    let length = read_up_to(&mut file, 0, &mut head)?;
    let head = &head[..length];
    if head.is_empty() {
        return Err(RejectReason::Empty.into());
    }
    if PLAYLISTS.iter().any(|begin| head.starts_with(begin)) {
        return Err(RejectReason::Playlist.into());
    }
    let (media_type, extension, length) = if head.get(4..8) == Some(b"ftyp") {
        ("video/mp4", "mp4", mp4::length(&mut file, size)?)
    } else if head.starts_with(&webm::EBML) {
        ("video/webm", "webm", webm::length(&mut file, size)?)
    } else {
        return Err(RejectReason::Kind.into());
    };
    if length.ms == 0 || length.ms > LONGEST {
        return Err(RejectReason::NoLength.into());
    }
    Ok(Probed {
        media_type,
        extension,
        duration_ms: i64::try_from(length.ms).map_err(|_| RejectReason::NoLength)?,
        is_indexed: length.is_indexed,
    })
}

/// As many bytes as there are at that place, at most those that fit.
fn read_up_to(file: &mut File, at: u64, into: &mut [u8]) -> std::io::Result<usize> {
    file.seek(SeekFrom::Start(at))?;
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
