//! One rendition: made by ffmpeg, looked at, and kept where it is worth keeping.

use super::arguments::reading;
use super::failure::Failure;
use super::ffmpeg::Run;
use super::loudness::{Heard, level_of};
use super::original::share;
use super::plan::{Aac, Make};
use super::renditions::RenditionMaker;
use super::source::Recording;
use super::worker::Running;
use crate::media::{Probed, RejectReason, TempFile, probe};
use std::ffi::OsStr;
use std::io::ErrorKind;
use std::path::Path;

/// A rendition may be so much shorter than its original, in milliseconds: a sound that ends before the picture.
const SHORTER: i64 = 5_000;

/// What a rendition is measured by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Expected {
    /// Whether the original is played in place of what would be larger.
    pub(super) original_stands: bool,
    /// What is to be heard of it.
    pub(super) heard: Option<Heard>,
}

/// What became of what was made.
#[derive(Debug, Clone)]
pub(super) enum Made {
    /// It is kept.
    Kept(Kept),
    /// The original is smaller, and plays everywhere: it stands for it.
    Larger {
        /// What it was.
        kind: &'static str,
        /// Its size.
        bytes: i64,
    },
}

impl Made {
    /// Its name in the storage, where it is kept.
    pub(super) fn file(&self) -> Option<&str> {
        match self {
            Self::Kept(kept) => Some(&kept.file),
            Self::Larger { .. } => None,
        }
    }
}

/// What is kept, and where.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    pub(super) kind: &'static str,
    /// Its name in the storage.
    pub(super) file: String,
    pub(super) media_type: &'static str,
    pub(super) bytes: i64,
    /// How wide and high; 0 for a sound.
    pub(super) width: i64,
    pub(super) height: i64,
    /// By how much its sound is more quiet than it should be, in LU; 0 where nobody would hear it.
    pub(super) quieter_lu: i64,
}

/// Has ffmpeg make it.
pub(super) async fn run(
    maker: &RenditionMaker,
    recording: &Recording<'_>,
    make: &Make,
    to: &Path,
    running: &Running<'_>,
) -> Result<(), Failure> {
    let before = reading(recording, make);
    let after = make.writing(recording);
    let arguments = before
        .iter()
        .map(OsStr::new)
        .chain([recording.path.as_os_str()])
        .chain(after.iter().map(OsStr::new))
        .chain([to.as_os_str()])
        .collect();
    let run = Run {
        arguments,
        unsaid: vec![recording.path, to],
        time: maker.limits.time(recording.duration_ms),
        limits: maker.limits,
    };
    let kind = make.kind();
    maker
        .tools
        .make(&run, |at| {
            running.report(kind, share(at, recording.duration_ms));
        })
        .await
}

/// Keeps a film that is as long as its original; whatever else ffmpeg made is none.
pub(super) async fn keep(
    maker: &RenditionMaker,
    recording: &Recording<'_>,
    expected: Expected,
    make: &Make,
    arriving: TempFile,
) -> Result<Made, Failure> {
    let (bytes, probed) = look(arriving.path()).await?;
    let is_whole = match make {
        Make::Poster { .. } => bytes > 0,
        // Where nobody speaks any more, the sound may end long before the picture.
        Make::Sound { .. } => probed.is_ok(),
        Make::Remuxed | Make::Film { .. } => probed
            .as_ref()
            .is_ok_and(|film| is_as_long(film.duration_ms, recording.duration_ms)),
    };
    if !is_whole {
        return Err(unlike());
    }
    let kind = make.kind();
    let is_smaller = matches!(make, Make::Poster { .. } | Make::Remuxed);
    if !is_smaller && expected.original_stands && bytes > recording.bytes {
        return Ok(Made::Larger { kind, bytes });
    }
    let quieter_lu = quieter(maker, expected.heard, make, arriving.path(), bytes, &probed).await?;
    let (extension, media_type, (width, height)) = match make {
        Make::Poster { width, height, .. } => ("jpg", "image/jpeg", (*width, *height)),
        Make::Sound { .. } => ("m4a", "audio/mp4", (0, 0)),
        Make::Remuxed if recording.reader != "mp4" => ("webm", "video/webm", (0, 0)),
        Make::Remuxed => ("mp4", "video/mp4", (0, 0)),
        Make::Film { width, height, .. } => ("mp4", "video/mp4", (*width, *height)),
    };
    let file = maker
        .media
        .keep(arriving, extension)
        .await
        .map_err(|error| Failure::of_storage(&error))?;
    Ok(Made::Kept(Kept {
        kind,
        file,
        media_type,
        bytes,
        width,
        height,
        quieter_lu,
    }))
}

/// Whether what was made is as long as what it was made of.
pub(super) fn is_as_long(made_ms: i64, of_ms: i64) -> bool {
    made_ms >= of_ms - SHORTER.max(of_ms / 50)
}

/// It is not what was to be made.
pub(super) fn unlike() -> Failure {
    Failure::passing("rendition-unlike", "")
}

/// How large a file is, and what it is.
pub(super) async fn look(path: &Path) -> Result<(i64, Result<Probed, RejectReason>), Failure> {
    let path = path.to_owned();
    let looked = tokio::task::spawn_blocking(move || {
        let bytes = std::fs::metadata(&path)?.len();
        Ok::<_, std::io::Error>((bytes, probe(&path)?))
    });
    let looked = looked
        .await
        .map_err(|error| Failure::passing("job-fault", error.to_string()))?;
    let (bytes, probed) = looked.map_err(|error| match error.kind() {
        ErrorKind::NotFound => unlike(),
        _ => Failure::of_storage(&error),
    })?;
    Ok((i64::try_from(bytes).unwrap_or(i64::MAX), probed))
}

/// By how much the sound of what was made is more quiet than it should be, in LU: listened to, not believed.
async fn quieter(
    maker: &RenditionMaker,
    heard: Option<Heard>,
    make: &Make,
    path: &Path,
    bytes: i64,
    probed: &Result<Probed, RejectReason>,
) -> Result<i64, Failure> {
    let (Some(heard), Some(Aac::Encoded { .. }), Ok(probed)) = (heard, make.sound(), probed) else {
        return Ok(0);
    };
    let made = Recording {
        path,
        reader: "mp4",
        bytes,
        duration_ms: probed.duration_ms,
    };
    let level = level_of(&maker.tools, maker.limits, &made).await?;
    Ok(heard.quieter_by(level))
}
