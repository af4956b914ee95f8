//! What ffmpeg is told.

use super::plan::{Aac, Make, Picture};
use super::source::Recording;

/// A file that plays from its first bytes, and is the same whoever makes it.
const FILE: &str = "-fflags +bitexact -movflags +faststart -f mp4";

/// What stands before the original's path: files only, one thread, the reader that our probe chose, and no second
/// beyond the length that it found.
pub(super) fn reading(recording: &Recording<'_>, make: &Make) -> Vec<String> {
    let mut arguments: Vec<String> = [
        "-nostdin",
        "-hide_banner",
        "-v",
        "error",
        "-y",
        "-nostats",
        "-progress",
        "pipe:1",
        "-threads",
        "1",
        "-protocol_whitelist",
        "file",
        "-f",
        recording.reader,
    ]
    .map(str::to_owned)
    .into();
    if matches!(make, Make::Poster(..)) {
        // Past a fade or a title's first frames, and never past the middle.
        let at = (recording.duration_ms / 10).min(20_000);
        arguments.extend(["-ss".into(), format!("{at}ms")]);
    }
    arguments.extend(["-t".into(), format!("{}ms", recording.duration_ms)]);
    arguments.push("-i".into());
    arguments
}

impl Make {
    /// What stands between the original's path and that of the file that is made.
    pub(super) fn writing(&self) -> Vec<String> {
        let mut line =
            vec!["-map_metadata -1 -map_chapters -1 -sn -dn -filter_threads 1".to_owned()];
        line.push(match self {
            Self::Poster(width, height) => format!(
                "-map 0:V:0 -an -vf scale={width}:{height}:flags=bicubic,setsar=1,thumbnail=60,format=yuvj420p \
                 -frames:v 1 -c:v mjpeg -q:v 5 -f mjpeg"
            ),
            Self::Audio(aac) => format!("-map 0:a:0 -vn {} {FILE}", aac.writing()),
            Self::Film {
                width,
                height,
                picture,
                sound,
                ..
            } => {
                let sound = sound.map_or_else(
                    || "-an".into(),
                    |aac| format!("-map 0:a:0 {}", aac.writing()),
                );
                let picture = picture.writing(*width, *height);
                format!("-map 0:V:0 {picture} {sound} {FILE}")
            }
        });
        line.join(" ")
            .split(' ')
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    }
}

impl Picture {
    fn writing(self, width: i64, height: i64) -> String {
        match self {
            Self::Copied => "-c:v copy".into(),
            Self::Encoded { bits, crf, rate } => format!(
                "-vf scale={width}:{height}:flags=bicubic,setsar=1,format=yuv420p -fpsmax {rate} -c:v libx264 \
                 -preset veryfast -profile:v main -crf {crf} -maxrate {bits} -bufsize {bits} -g 240 -threads 1"
            ),
        }
    }
}

impl Aac {
    fn writing(self) -> String {
        match self {
            Self::Copied => "-c:a copy".into(),
            Self::Encoded { bits, channels } => {
                // At few bits, fewer tones that are clear are better heard than all of them blurred.
                let rate = if bits < 40_000 { 24_000 } else { 44_100 };
                format!("-c:a aac -b:a {bits} -ac {channels} -ar {rate}")
            }
        }
    }
}
