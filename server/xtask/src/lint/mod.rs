//! `cargo xtask lint`: what a reviewer should not have to look for.

mod licences;

use crate::place::Place;
use crate::process;
use crate::steps::Steps;
use crate::wasm::{TARGET, usual_has_target};
use anyhow::Result;

/// Runs every check; the first that fails ends it.
pub(crate) fn run(place: &Place) -> Result<()> {
    let mut steps = Steps::new(4);
    steps.run("format", || {
        process::run(process::cargo(place).args(["fmt", "--all", "--check"]))
    })?;
    steps.run("clippy, the server's half", || {
        let mut cargo = process::cargo(place);
        process::run(cargo.args([
            "clippy",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ]))
    })?;
    steps.run("clippy, the browser's half", || browser_half(place))?;
    steps.run("licences and banned crates", || licences::check(place))
}

/// The browser's half compiles natively too, so where only Debian's compiler (which brings no clippy) has
/// the browser's target, the same code is read for this machine.
fn browser_half(place: &Place) -> Result<()> {
    let mut cargo = process::cargo(place);
    cargo.args([
        "clippy",
        "-p",
        "app",
        "--lib",
        "--no-default-features",
        "--features",
        "hydrate",
    ]);
    if usual_has_target() {
        cargo.args(["--target", TARGET]);
    }
    process::run(cargo.args(["--", "-D", "warnings"]))
}
