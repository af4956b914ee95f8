//! ffmpeg and ffprobe: where they are, and how they are run so that no film can do harm.
//!
//! Niced, one thread, bounded in memory, time and in what they say; they open files only, know no address, and end
//! with whoever waits for them.

use super::failure::Failure;
use super::progress::Progress;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncReadExt};
use tokio::process::Command;

/// The shell only sets the limit and steps aside, so that what runs ends with the hall, however the hall ends. (Setting
/// these in the child before it begins would be unsafe code.)
const LIMITED: &str = "ulimit -v \"$0\" 2>/dev/null; ulimit -c 0 2>/dev/null
    if command -v setpriv >/dev/null; then set -- setpriv --pdeathsig KILL \"$@\"; fi
    exec nice -n 19 \"$@\"";
/// Where the shell finds what it needs.
const PATH: &str = "/usr/local/bin:/usr/bin:/bin";
/// So much of what a program answers is read, in bytes.
const ANSWER_MOST: usize = 1024 * 1024;
/// The end of what it says of itself that is kept, in bytes: a summary of all that it has measured is shorter.
const SAID_MOST: usize = 64 * 1024;
/// The longest complaint that is shown, in characters.
const SHOWN_MOST: usize = 300;

/// The programs that make renditions.
#[derive(Debug, Clone)]
pub struct Tools {
    ffmpeg: PathBuf,
    ffprobe: PathBuf,
}

/// What a program may take.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Memory that it may ask for, in KiB.
    pub memory_kib: u64,
    /// The time that any run may take ...
    pub at_least: Duration,
    /// ... and so many times the film's length beyond.
    pub times: u32,
}

impl Default for Limits {
    /// 2 GiB; a minute and ten times the length.
    fn default() -> Self {
        Self {
            memory_kib: 2 * 1024 * 1024,
            at_least: Duration::from_mins(1),
            times: 10,
        }
    }
}

impl Limits {
    /// How long a run over a film of that length may take.
    pub(super) fn time(&self, duration_ms: i64) -> Duration {
        let length = Duration::from_millis(u64::try_from(duration_ms).unwrap_or_default());
        self.at_least + length.saturating_mul(self.times)
    }
}

impl Tools {
    /// At these paths.
    pub const fn at(ffmpeg: PathBuf, ffprobe: PathBuf) -> Self {
        Self { ffmpeg, ffprobe }
    }

    /// The first of each in these folders; both are needed.
    pub fn find(folders: &[PathBuf]) -> Option<Self> {
        let first = |name: &str| {
            folders
                .iter()
                .map(|folder| folder.join(name))
                .find(|file| file.is_file())
        };
        Some(Self::at(first("ffmpeg")?, first("ffprobe")?))
    }

    /// Asks ffprobe; its answer, cut where it is too long.
    pub(super) async fn probe(&self, run: &Run<'_>) -> Result<Vec<u8>, Failure> {
        answer(run, &self.ffprobe).await
    }

    /// Asks ffmpeg for what it writes to its output; cut where it is too long.
    pub(super) async fn answer(&self, run: &Run<'_>) -> Result<Vec<u8>, Failure> {
        answer(run, &self.ffmpeg).await
    }

    /// Runs ffmpeg; `at` hears the position it has come to, in milliseconds.
    pub(super) async fn make(&self, run: &Run<'_>, at: impl Fn(i64)) -> Result<(), Failure> {
        self.examine(run, at).await.map(drop)
    }

    /// The same; answers the end of what ffmpeg said of itself, as what it has measured.
    pub(super) async fn examine(
        &self,
        run: &Run<'_>,
        at: impl Fn(i64),
    ) -> Result<Vec<u8>, Failure> {
        let mut progress = Progress::default();
        run.go(&self.ffmpeg, |bytes| {
            if let Some(ms) = progress.take(bytes) {
                at(ms);
            }
        })
        .await
    }
}

async fn answer(run: &Run<'_>, program: &Path) -> Result<Vec<u8>, Failure> {
    let mut answer = Vec::new();
    let heard = run.go(program, |bytes| {
        let room = ANSWER_MOST - answer.len();
        answer.extend_from_slice(&bytes[..bytes.len().min(room)]);
    });
    heard.await?;
    Ok(answer)
}

/// One run of a program.
#[derive(Debug)]
pub(super) struct Run<'a> {
    /// What it is told.
    pub(super) arguments: Vec<&'a OsStr>,
    /// Paths that nobody needs to read in a complaint.
    pub(super) unsaid: Vec<&'a Path>,
    /// How long it may take.
    pub(super) time: Duration,
    /// Its limits.
    pub(super) limits: Limits,
}

impl Run<'_> {
    /// Answers the end of what the program said of itself.
    async fn go(&self, program: &Path, hear: impl FnMut(&[u8])) -> Result<Vec<u8>, Failure> {
        let mut child = Command::new("/bin/sh")
            .arg("-c")
            .arg(LIMITED)
            .arg(self.limits.memory_kib.to_string())
            .arg(program)
            .args(&self.arguments)
            .env_clear()
            .env("PATH", PATH)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .map_err(|error| Failure::passing("rendition-not-started", error.to_string()))?;
        let (answers, complaints) = (child.stdout.take(), child.stderr.take());
        let mut said = Vec::new();
        let run = async {
            let ((), (), status) = tokio::join!(
                read(answers, hear),
                read(complaints, |bytes| {
                    said.extend_from_slice(bytes);
                    let before = said.len().saturating_sub(SAID_MOST);
                    said.drain(..before);
                }),
                child.wait(),
            );
            status
        };
        let Ok(status) = tokio::time::timeout(self.time, run).await else {
            let _ = child.kill().await;
            let minutes = self.time.as_secs().div_ceil(60);
            return Err(Failure::lasting("rendition-too-slow", minutes.to_string()));
        };
        let status =
            status.map_err(|error| Failure::passing("rendition-not-started", error.to_string()))?;
        if status.success() {
            return Ok(said);
        }
        Err(self.failure(status, &said))
    }

    fn failure(&self, status: ExitStatus, complaint: &[u8]) -> Failure {
        let mut text = String::from_utf8_lossy(complaint).into_owned();
        if text.contains("No space left on device") {
            return Failure::passing("rendition-disk-full", "");
        }
        // Without a number of its own, it was ended by a signal.
        let Some(code) = status.code() else {
            return Failure::passing("rendition-killed", "");
        };
        for path in &self.unsaid {
            text = text.replace(&*path.to_string_lossy(), "…");
        }
        let last = text.lines().rfind(|line| !line.trim().is_empty());
        let said: String = last
            .unwrap_or_default()
            .chars()
            .filter(|c| !c.is_control())
            .take(SHOWN_MOST)
            .collect();
        let said = if said.is_empty() {
            code.to_string()
        } else {
            said
        };
        Failure::passing("rendition-stopped", said)
    }
}

/// Reads to the end, a little at a time.
async fn read(from: Option<impl AsyncRead + Unpin>, mut hear: impl FnMut(&[u8])) {
    let Some(mut from) = from else { return };
    let mut buffer = [0; 4 * 1024];
    while let Ok(n @ 1..) = from.read(&mut buffer).await {
        hear(&buffer[..n]);
    }
}
