//! The compiler for the browser's half.

mod debian;

use crate::place::Place;
use crate::process;
use crate::steps::note;
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// The browser's target.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// How long `rustup` may take; where its host cannot be reached it may hang.
const RUSTUP_LIMIT: Duration = Duration::from_mins(1);

/// A compiler that can build for [`TARGET`].
pub(crate) enum Compiler {
    /// The one that builds the server has the target too.
    Usual,
    /// Debian's, unpacked under `target/`.
    Debian(debian::Toolchain),
}

impl Compiler {
    /// Finds the compiler, or fetches one: what is there, rustup's, Debian's.
    pub(crate) fn find(place: &Place) -> Result<Self> {
        if usual_has_target() {
            return Ok(Self::Usual);
        }
        if let Some(toolchain) = debian::Toolchain::kept(place) {
            note("Debian's compiler, kept in target/wasm-toolchain");
            return Ok(Self::Debian(toolchain));
        }
        if process::find(&["rustup"]).is_some() {
            note("rustup target add wasm32-unknown-unknown");
            let added = process::run_within(
                Command::new("rustup").args(["target", "add", TARGET]),
                RUSTUP_LIMIT,
            );
            match added {
                Ok(()) if usual_has_target() => return Ok(Self::Usual),
                Ok(()) => note("rustup added it to another toolchain than the one in use"),
                Err(why) => note(&why.to_string()),
            }
        }
        if !debian::can_fetch() {
            bail!(
                "Rust has no {TARGET} target here: install it with `rustup target add {TARGET}`."
            );
        }
        debian::Toolchain::fetch(place).map(Self::Debian).with_context(|| {
            format!("Rust has no {TARGET} target here: install it with `rustup target add {TARGET}`.")
        })
    }

    /// Builds the `app` crate for the browser and gives the raw wasm file.
    pub(crate) fn build(&self, place: &Place) -> Result<PathBuf> {
        // A folder of its own: two compilers in one folder would forget each other's findings each time.
        let folder = place.target("wasm");
        let mut cargo = process::cargo(place);
        cargo
            .args([
                "build",
                "-p",
                "app",
                "--lib",
                "--no-default-features",
                "--features",
                "hydrate",
            ])
            .args(["--target", TARGET, "--profile", "wasm-release"])
            .env("CARGO_TARGET_DIR", &folder);
        if let Self::Debian(toolchain) = self {
            toolchain.apply(&mut cargo);
        }
        process::run(&mut cargo)?;
        Ok(folder.join(TARGET).join("wasm-release/app.wasm"))
    }
}

/// Whether the compiler in use has a standard library for the browser.
pub(crate) fn usual_has_target() -> bool {
    sysroot().is_ok_and(|root| {
        Path::new(&root)
            .join("lib/rustlib")
            .join(TARGET)
            .join("lib")
            .is_dir()
    })
}

/// The folder of the compiler in use.
fn sysroot() -> Result<String> {
    let answer = process::read(Command::new("rustc").args(["--print", "sysroot"]))?;
    Ok(answer.trim().to_owned())
}
