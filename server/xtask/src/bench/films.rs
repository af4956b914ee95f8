//! What renditions are like beside their originals: their size, how like them they look, and whether picture and sound stay
//! together. The films are made, and measured, where the journeys find the same tools.

use super::{Bench, Table};
use crate::process;
use crate::test::programs;
use anyhow::Result;

/// Measures them.
pub(super) fn run(bench: &Bench, table: &mut Table) -> Result<()> {
    programs::FFMPEG.ensure()?;
    let mut program = process::cargo(bench.place);
    program
        .args(["run", "--quiet", "-p", "server", "--example", "films"])
        .args(["--features", "testing"]);
    table.apart(process::read(&mut program)?.trim_end().to_owned());
    Ok(())
}
