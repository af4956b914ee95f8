//! A stand-in for ffmpeg and ffprobe: makes the demonstration's film of anything at once, and fails as it is told.

use crate::steps::FILM;
use server::jobs::{Limits, RenditionMaker, Tools, Workers};
use server::testing::TestHall;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::time::Duration;
use tempfile::TempDir;

/// What it makes of the source it claims to see, in that order.
pub const STAGES: [&str; 5] = ["poster", "144p", "audio", "360p", "720p"];

/// Killed from outside.
pub const KILLED: &str = "head -c 1000 \"$film\" > \"$last\"; kill -9 $$";
/// The disk is full after some bytes.
pub const DISK_FULL: &str = "head -c 1000 \"$film\" > \"$last\"
    echo 'av_interleaved_write_frame(): No space left on device' >&2; exit 228";
/// Never done, and says so.
pub const ENDLESS: &str = "while :; do echo out_time_us=47500000; sleep 0.05; done";
/// Neither progress nor an error that anyone could read, megabytes of it, without a line's end; then it succeeds.
pub const NONSENSE: &str = "head -c 2000000 /dev/zero; head -c 2000000 /dev/urandom
    echo out_time_us=-5; echo out_time_us=99999999999999999999; head -c 3000000 /dev/urandom >&2";
/// Ends well with a file that is none.
pub const EMPTY: &str = ": > \"$last\"; exit 0";

const FFMPEG: &str = r#"#!/bin/sh
here=$(dirname "$0") film=$(dirname "$0")/film
for last; do :; done
# Only looked at or listened to: nothing is said of it.
case "$last" in -|pipe:1) exit 0 ;; esac
case "$*" in
  *mjpeg*) stage=poster ;;
  *"-c copy"*) stage=remuxed ;;
  *scale=256:144*) stage=144p ;;
  *scale=640:360*) stage=360p ;;
  *scale=1280:720*) stage=720p ;;
  *) stage=audio ;;
esac
echo "$stage" >> "$here/log"
if [ "$(cat "$here/at" 2>/dev/null)" = "$stage" ]; then . "$here/fault"; fi
cp "$film" "$last"
"#;

/// A source of which everything is made anew.
const SEEN: &str = r#"{"streams": [{"codec_type": "video", "codec_name": "vp9", "width": 1280, "height": 720},
  {"codec_type": "audio", "codec_name": "opus", "channels": 2}]}"#;
/// One that every browser plays as it is.
pub const PLAYABLE: &str = r#"{"streams": [{"codec_type": "video", "codec_name": "h264", "pix_fmt": "yuv420p", "width": 1280,
  "height": 720}, {"codec_type": "audio", "codec_name": "aac", "channels": 2}]}"#;

const FFPROBE: &str = r#"#!/bin/sh
cat "$(dirname "$0")/seen"
"#;

/// The two programs in a folder of their own.
pub struct StandIn {
    folder: TempDir,
}

/// Workers who make a hall's renditions with those programs.
pub fn renditions(hall: &TestHall, tools: Tools, limits: Limits) -> Workers {
    Workers::of(hall.db.clone()).with_renditions(RenditionMaker {
        db: hall.db.clone(),
        media: hall.media.clone(),
        tools,
        limits,
    })
}

impl StandIn {
    /// In a folder of their own.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("film"), FILM).unwrap();
        fs::write(folder.path().join("seen"), SEEN).unwrap();
        for (name, text) in [("ffmpeg", FFMPEG), ("ffprobe", FFPROBE)] {
            let file = folder.path().join(name);
            fs::write(&file, text).unwrap();
            fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
        }
        Self { folder }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// From now on says that of every source.
    pub fn sees(&self, source: &str) {
        fs::write(self.file("seen"), source).unwrap();
    }

    /// From now on fails at that stage, as that piece of shell does.
    pub fn fails(&self, stage: &str, fault: &str) {
        fs::write(self.file("fault"), fault).unwrap();
        fs::write(self.file("at"), stage).unwrap();
    }

    /// From now on fails nowhere.
    pub fn heals(&self) {
        fs::write(self.file("at"), "").unwrap();
    }

    /// The stages it was asked for since this was asked last.
    pub fn log(&self) -> Vec<String> {
        let text = fs::read_to_string(self.file("log")).unwrap_or_default();
        let _ = fs::remove_file(self.file("log"));
        text.lines().map(str::to_owned).collect()
    }

    /// Workers with them, for whom no run may take longer than that.
    pub fn workers(&self, hall: &TestHall, at_most: Duration) -> Workers {
        let tools = Tools::at(self.file("ffmpeg"), self.file("ffprobe"));
        let limits = Limits {
            at_least: at_most,
            times: 0,
            ..Limits::default()
        };
        renditions(hall, tools, limits)
    }
}
