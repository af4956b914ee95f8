//! What ffmpeg is told.

use super::loudness::Heard;
use super::plan::{Aac, Cap, Make, Picture, Treatment};
use super::source::Recording;

/// A file that plays from its first bytes, and is the same whoever makes it.
const FILE: &str = "-fflags +bitexact -movflags +faststart -f mp4";
/// The same of a WebM.
const WEBM: &str = "-fflags +bitexact -cues_to_front 1 -f webm";

/// What stands before the original's path, but for its place: files only, one thread, the reader that our probe chose; it
/// says of itself what is asked for, an error or all.
fn opening(recording: &Recording<'_>, says: &str) -> Vec<String> {
    let arguments = [
        "-nostdin",
        "-hide_banner",
        "-v",
        says,
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
    ];
    arguments.map(str::to_owned).into()
}

/// What stands before the original's path: from where of it, and no second beyond the length that our probe found.
pub(super) fn reading(recording: &Recording<'_>, make: &Make) -> Vec<String> {
    let mut arguments = opening(recording, "error");
    if let Make::Poster { at_ms, .. } = make {
        arguments.extend(["-ss".into(), format!("{at_ms}ms")]);
    }
    arguments.extend(["-t".into(), format!("{}ms", recording.duration_ms)]);
    arguments.push("-i".into());
    arguments
}

/// The same for what is only looked at from a place, so many milliseconds of it.
pub(super) fn looking(recording: &Recording<'_>, from_ms: i64, ms: i64) -> Vec<String> {
    let mut arguments = opening(recording, "info");
    arguments.extend([
        "-ss".into(),
        format!("{from_ms}ms"),
        "-t".into(),
        format!("{ms}ms"),
    ]);
    arguments.push("-i".into());
    arguments
}

/// What puts a film together with a sound: before the film's path, between both paths, and after the sound's and the length.
/// A WebM has no AAC, so there the sound is made once more.
pub(super) fn muxing(film: &Recording<'_>) -> (Vec<String>, &'static str, &'static str) {
    let mut before = opening(film, "error");
    before.push("-i".into());
    let after = if film.reader == "mp4" {
        "-map_metadata -1 -map_chapters -1 -map 0:V:0 -map 1:a:0 -c copy -fflags +bitexact -movflags +faststart -f mp4"
    } else {
        "-map_metadata -1 -map_chapters -1 -map 0:V:0 -map 1:a:0 -c:v copy -c:a libopus -b:a 48k -threads 1 \
         -fflags +bitexact -cues_to_front 1 -f webm"
    };
    (before, "-protocol_whitelist file -f mp4 -i", after)
}

/// What makes the picture that was chosen, before its source's path and after it: of a place of a film, or of a picture.
pub(super) fn chosen_poster(
    source: &Recording<'_>,
    at_ms: Option<i64>,
) -> (Vec<String>, Vec<String>) {
    let mut before = opening(source, "error");
    if let Some(at) = at_ms {
        before.extend(["-ss".into(), format!("{at}ms")]);
    }
    before.push("-i".into());
    let after = words(
        "-map_metadata -1 -map 0:v:0 -an -sn -dn -filter_threads 1 -frames:v 1 \
         -vf scale=w=min(iw\\,1280):h=min(ih\\,360):force_original_aspect_ratio=decrease:force_divisible_by=2:out_range=full,setsar=1,format=yuvj420p \
         -c:v mjpeg -q:v 5 -f mjpeg",
    );
    (before, after)
}

/// Words for a program, as a line has them.
pub(super) fn words(line: &str) -> Vec<String> {
    line.split_whitespace().map(str::to_owned).collect()
}

impl Make {
    /// What stands between the original's path and that of the file that is made.
    pub(super) fn writing(&self, recording: &Recording<'_>) -> Vec<String> {
        let mut line =
            vec!["-map_metadata -1 -map_chapters -1 -sn -dn -filter_threads 1".to_owned()];
        line.push(match self {
            Self::Poster {
                width,
                height,
                treatment,
                ..
            } => format!(
                "-map 0:V:0 -an -vf {}{},thumbnail=60,scale=out_range=full,format=yuvj420p -frames:v 1 -c:v mjpeg -q:v 5 -f mjpeg",
                treatment.joined(),
                treatment.scaled(*width, *height)
            ),
            Self::Remuxed => {
                let file = if recording.reader == "mp4" { FILE } else { WEBM };
                format!("-map 0:V:0? -map 0:a? -c copy {file}")
            }
            Self::Sound { sound, .. } => format!("-vn {} {FILE}", sound.writing()),
            Self::Film {
                width,
                height,
                picture,
                sound,
                ..
            } => {
                let sound = sound.map_or_else(|| "-an".into(), Aac::writing);
                let picture = picture.writing(*width, *height, recording.duration_ms);
                format!("-map 0:V:0 {picture} {sound} {FILE}")
            }
        });
        words(&line.join(" "))
    }
}

impl Treatment {
    /// The filter that joins half pictures, where there are any.
    const fn joined(self) -> &'static str {
        if self.deinterlaces {
            "bwdif=mode=send_frame,"
        } else {
            ""
        }
    }

    /// The filters that bring a picture to that size, and to the light and the colours of every screen.
    fn scaled(self, width: i64, height: i64) -> String {
        if let Some(range) = self.high_range {
            let told = if range.tells_colours {
                ""
            } else {
                "setparams=color_primaries=bt2020:colorspace=bt2020nc,"
            };
            return format!(
                "{told}zscale=w={width}:h={height}:t=linear:npl=203,format=gbrpf32le,zscale=p=bt709,\
                 tonemap=mobius:param=0.85:desat=0,zscale=t=bt709:m=bt709:r=tv,setsar=1"
            );
        }
        format!("scale={width}:{height}:flags=bicubic,setsar=1")
    }
}

impl Picture {
    fn writing(self, width: i64, height: i64, duration_ms: i64) -> String {
        match self {
            Self::Copied => "-c:v copy".into(),
            Self::Encoded {
                cap,
                crf,
                rate,
                treatment,
            } => {
                let bits = cap.bits(duration_ms);
                let saved = bits * Cap::SAVES;
                let (joined, scaled) = (treatment.joined(), treatment.scaled(width, height));
                // A filter sets the rate, as it leaves each picture at its time; the encoder's own bound moved them.
                let rate = format!("fps={}/{}", rate.pictures, rate.seconds);
                format!(
                    "-vf {joined}{rate},{scaled},format=yuv420p -c:v libx264 -preset veryfast \
                     -profile:v main -crf {crf} -maxrate {bits} -bufsize {saved} -g 240 -threads 1"
                )
            }
        }
    }
}

impl Aac {
    fn writing(self) -> String {
        match self {
            Self::Copied { track } => format!("-map 0:a:{track} -c:a copy"),
            Self::Encoded {
                heard,
                bits,
                channels,
            } => {
                // At few bits, fewer tones that are clear are better heard than all of them blurred.
                let rate = if bits < 40_000 { 24_000 } else { 44_100 };
                let (track, level) = (heard.track, level(heard));
                format!(
                    "-map 0:a:{track} -af {level} -c:a aac -b:a {bits} -ac {channels} -ar {rate}"
                )
            }
        }
    }
}

/// The filters that bring a sound to the level of all lectures; a peak that would be beyond what can be said is held back.
fn level(heard: Heard) -> String {
    let channel = heard
        .channel
        .map_or_else(String::new, |channel| format!("pan=mono|c0=c{channel},"));
    format!(
        "{channel}volume={}dB,alimiter=limit=0.84:level=0:latency=1",
        heard.gain_db()
    )
}
