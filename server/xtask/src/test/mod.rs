//! `cargo xtask test`: every test there is, from a fresh machine.

pub(crate) mod browser;
pub(crate) mod programs;

use crate::build;
use crate::place::Place;
use crate::process;
use crate::steps::Steps;
use anyhow::Result;

/// What `test` takes.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Leave the tests in the real browser out
    #[arg(long)]
    no_browser: bool,
    /// Run only the Rust tests whose name contains this
    name: Option<String>,
}

/// Runs the Rust tests on both databases, then the browser's.
pub(crate) fn run(place: &Place, options: &Options) -> Result<()> {
    if let Some(name) = &options.name {
        let mut steps = Steps::new(3);
        steps.run("PostgreSQL", || programs::POSTGRESQL.ensure())?;
        steps.run("FFmpeg", || programs::FFMPEG.ensure())?;
        return steps.run(&format!("Rust tests named {name}"), || {
            cargo_test(place, Some(name))
        });
    }
    let with_browser = !options.no_browser;
    let browser_steps = if with_browser {
        3 + programs::BROWSER.len()
    } else {
        0
    };
    let mut steps = Steps::new(build::SITE_STEPS + 4 + u32::try_from(browser_steps)?);

    steps.run("PostgreSQL", || programs::POSTGRESQL.ensure())?;
    steps.run("FFmpeg", || programs::FFMPEG.ensure())?;
    if with_browser {
        for program in &programs::BROWSER {
            steps.run(program.name, || program.ensure())?;
        }
    }
    build::site(&mut steps, place)?;
    steps.run("the build helper's own tests", || {
        process::run(process::cargo(place).args(["test", "--quiet", "-p", "xtask"]))
    })?;
    steps.run("Rust tests", || cargo_test(place, None))?;
    if with_browser {
        steps.run("browser tests: their packages (npm ci)", || {
            browser::install(place)
        })?;
        // The Rust tests left a binary with what only tests may use; the browser meets the real one.
        build::server(&mut steps, place, false)?;
        steps.run("browser tests", || browser::run(place))?;
    }
    Ok(())
}

/// The Rust tests; this crate's are apart, or its packages would be built a second time with other features.
fn cargo_test(place: &Place, name: Option<&String>) -> Result<()> {
    let mut cargo = process::cargo(place);
    cargo.args([
        "test",
        "--workspace",
        "--exclude",
        "xtask",
        "--no-fail-fast",
    ]);
    cargo.args(name);
    cargo.env("LECTURE_HALL_SITE", place.site());
    process::run(&mut cargo)
}
