//! The tests that kill a hall amid a storm of beats, on the optimised hall: what it takes there, and that it loses nothing.

use super::{Bench, Table};
use crate::process;
use anyhow::{Result, bail, ensure};

/// Runs them; each ends with a sentence on the storm it survived.
pub(super) fn run(bench: &Bench, table: &mut Table) -> Result<()> {
    for (tests, engine) in [
        ("killed_fourteen_times", "SQLite"),
        ("killed_six_times", "PostgreSQL"),
    ] {
        let told = process::read(
            process::cargo(bench.place)
                .args(["test", "--quiet", "-p", "server", "--test", "processes"])
                .args(["--", "--nocapture", tests])
                .env("LECTURE_HALL_BIN", bench.place.binary(true)),
        )?;
        let Some((kills, storm)) = told.lines().find_map(|l| l.split_once(" amid ")) else {
            bail!("The test {tests} said nothing of its storm: {told}");
        };
        ensure!(
            storm.ends_with("nothing lost"),
            "Something is lost: {storm}"
        );
        table.line(&format!("`kill -9`, {engine}, {kills}"), storm);
    }
    Ok(())
}
