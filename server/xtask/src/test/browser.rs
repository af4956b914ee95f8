//! The tests in the real browser, under `end2end/`.

use super::programs;
use crate::cluster::Cluster;
use crate::place::Place;
use crate::process;
use anyhow::{Context, Result, ensure};
use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// Installs their packages, as the lock file has them.
pub(crate) fn install(place: &Place) -> Result<()> {
    ensure!(
        process::find(&["npm"]).is_some(),
        "The browser tests need npm: install it with `apt-get install npm`, or use --no-browser."
    );
    process::run(
        Command::new("npm")
            .args([
                "ci",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--loglevel=error",
            ])
            .current_dir(place.of("end2end")),
    )
}

/// Runs `end2end/tests/*.mjs`, two at a time, for much in them is waiting; what they share stands elsewhere in
/// `end2end/`.
pub(super) fn run(place: &Place) -> Result<()> {
    let chromium =
        programs::chromium().context("Chromium is missing: `apt-get install chromium`.")?;
    let cluster = Cluster::start(place)?;
    process::run(
        Command::new("node")
            .args(["--test", "--test-concurrency=2", "--test-reporter=spec"])
            .args(files(place)?)
            .current_dir(place.of("end2end"))
            .env("LECTURE_HALL_BIN", place.binary(false))
            .env("LECTURE_HALL_SITE", place.site())
            .env("LECTURE_HALL_TEST_DATABASE_URL", &cluster.url)
            .env("CHROMIUM", chromium),
    )
}

/// Named one by one: what node makes of a folder's name differs between its versions.
fn files(place: &Place) -> Result<Vec<PathBuf>> {
    let folder = place.of("end2end/tests");
    let entries =
        fs::read_dir(&folder).with_context(|| format!("{} is missing.", folder.display()))?;
    let mut files: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|file| file.extension() == Some(OsStr::new("mjs")))
        .collect();
    ensure!(
        !files.is_empty(),
        "No browser test stands in {}.",
        folder.display()
    );
    files.sort();
    Ok(files)
}
