//! `cargo xtask serve`: builds, then becomes the server.

use crate::build;
use crate::place::Place;
use crate::steps::Steps;
use anyhow::Result;
use std::env;
use std::process::Command;

/// What `serve` takes.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Build and run the optimised server
    #[arg(long)]
    release: bool,
    /// Fill an empty hall with the demonstration programme
    #[arg(long)]
    demo: bool,
    /// Passed on to `lecture-hall serve` as they are
    #[arg(last = true)]
    rest: Vec<String>,
}

/// Builds everything and runs the hall in the foreground.
pub(crate) fn run(place: &Place, options: Options) -> Result<()> {
    let mut steps = Steps::new(build::SITE_STEPS + 1);
    build::site(&mut steps, place)?;
    build::server(&mut steps, place, options.release)?;

    let mut hall = Command::new(place.binary(options.release));
    hall.arg("serve");
    if options.demo {
        hall.arg("--demo");
    }
    hall.args(options.rest);
    // By the environment, so that `-- --site DIR` still wins.
    if env::var_os("LECTURE_HALL_SITE").is_none() {
        hall.env("LECTURE_HALL_SITE", place.site());
    }
    become_program(hall)
}

/// Takes this process's place, so that Ctrl-C and service managers speak to the hall itself.
#[cfg(unix)]
fn become_program(mut program: Command) -> Result<()> {
    use anyhow::anyhow;
    use std::os::unix::process::CommandExt;
    Err(anyhow!("The hall cannot be started: {}.", program.exec()))
}

#[cfg(not(unix))]
fn become_program(mut program: Command) -> Result<()> {
    crate::process::run(&mut program)
}
