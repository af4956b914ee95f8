//! How long the renditions of a recording take, beside its length: one job, niced, on one thread.

use super::hall::Hall;
use super::{Bench, Table, seed};
use crate::process;
use crate::test::programs;
use anyhow::{Result, bail};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// The recording's length in seconds: everything in it moves, which a lecture does not.
const LENGTH: u32 = 60;
/// Nothing here takes longer.
const PATIENCE: Duration = Duration::from_mins(20);

/// Measures it.
pub(super) fn run(bench: &Bench, table: &mut Table) -> Result<()> {
    programs::FFMPEG.ensure()?;
    let film = bench.folder.path().join("moving.mp4");
    draw(&film)?;
    let hall = Hall::that_makes_renditions(bench.place, &bench.data("transcode"))?;
    let seeded = seed::seed(&hall, 2)?;
    // What came with the hall is made first, so that the queue is empty.
    wait(&hall, &seeded.replay, "360p")?;
    let organizer = seeded.organizer(&hall);
    organizer.upload(&format!("/upload/{}", seeded.replay), &fs::read(film)?)?;
    let begun = Instant::now();
    for (kind, what) in [
        ("144p", "until 144p can be watched"),
        ("720p", "until all renditions can be watched"),
    ] {
        wait(&hall, &seeded.replay, kind)?;
        let times = begun.elapsed().as_secs_f64() / f64::from(LENGTH);
        table.line(
            &format!("a recording of {LENGTH} s at 720p in full motion, {what}"),
            &format!("{times:.2} of its length"),
        );
    }
    Ok(())
}

/// Draws a film in which everything moves, with a sound.
fn draw(film: &Path) -> Result<()> {
    process::run(
        Command::new("ffmpeg")
            .args(["-nostdin", "-v", "error", "-y", "-f", "lavfi", "-i"])
            .arg(format!("testsrc2=size=1280x720:rate=30:duration={LENGTH}"))
            .args(["-f", "lavfi", "-i"])
            .arg(format!("sine=frequency=220:duration={LENGTH}"))
            .args(["-c:v", "libx264", "-preset", "ultrafast", "-b:v", "4M"])
            .args(["-pix_fmt", "yuv420p", "-c:a", "aac"])
            .arg(film),
    )
}

/// Waits until the replay's page offers that.
fn wait(hall: &Hall, replay: &str, kind: &str) -> Result<()> {
    let visitor = super::client::Client::visitor(&hall.origin);
    let offer = format!("?q={kind}\"");
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        if visitor
            .page(&format!("/en/replays/{replay}"))?
            .contains(&offer)
        {
            return Ok(());
        }
        sleep(Duration::from_millis(250));
    }
    bail!("The rendition {kind} was not made.")
}
