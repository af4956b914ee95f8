//! What a phone on a slow line waits for, in the real browser: `end2end/tools/slow-line.mjs`.

use super::{Bench, Table};
use crate::test::{browser, programs};
use anyhow::{Context, Result, ensure};
use std::process::{Command, Stdio};

/// Measures each page, and the way to a seat.
pub(super) fn run(bench: &Bench, table: &mut Table) -> Result<()> {
    let place = bench.place;
    let chromium =
        programs::chromium().context("Chromium is missing: `apt-get install chromium`.")?;
    browser::install(place)?;
    let output = Command::new("node")
        .arg("tools/slow-line.mjs")
        .current_dir(place.of("end2end"))
        .env("LECTURE_HALL_BIN", place.binary(true))
        .env("LECTURE_HALL_SITE", place.site())
        .env("CHROMIUM", chromium)
        .stderr(Stdio::inherit())
        .output()
        .context("Node could not be started.")?;
    ensure!(
        output.status.success(),
        "end2end/tools/slow-line.mjs ended by {}.",
        output.status
    );
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let (what, value) = line.split_once('\t').context("An odd line.")?;
        table.line(what, value);
    }
    Ok(())
}
