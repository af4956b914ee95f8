//! The build helper: `cargo xtask build`, `serve`, `test`, `lint` and `bench`.
//!
//! It drives `cargo`, `npm` and, where the browser's half has no other compiler, Debian's packages; what
//! it makes stands under `target/` and nowhere else.

mod bench;
mod build;
mod cluster;
mod lint;
mod place;
mod process;
mod serve;
mod site;
mod steps;
mod test;
mod wasm;

use anyhow::Result;
use clap::{Parser, Subcommand};
use place::Place;
use std::process::ExitCode;

/// Builds, serves, tests and checks the lecture hall.
#[derive(Parser)]
#[command(bin_name = "cargo xtask", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// What can be asked for.
#[derive(Subcommand)]
enum Command {
    /// Build the browser's half, the style and the server
    Build {
        /// Build the server optimised, into target/release
        #[arg(long)]
        release: bool,
    },
    /// Build, then serve the hall in the foreground
    Serve(serve::Options),
    /// Run every test: rules, both databases, the browser
    Test(test::Options),
    /// Check format, lints, licences and banned crates
    Lint,
    /// Measure the optimised hall under load, and print one table
    Bench {
        /// Only these parts
        parts: Vec<bench::Part>,
    },
}

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    let place = Place::find()?;
    match command {
        Command::Build { release } => build::run(&place, release),
        Command::Serve(options) => serve::run(&place, options),
        Command::Test(options) => test::run(&place, &options),
        Command::Lint => lint::run(&place),
        Command::Bench { parts } => bench::run(&place, &parts),
    }
}
