//! The standard library for the browser, built once from Debian's sources.

use super::Toolchain;
use crate::place::Place;
use crate::process;
use crate::wasm::TARGET;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// An empty crate, so that what is built depends on nothing of ours.
const MANIFEST: &str = "[package]\nname = \"nothing\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
    [workspace]\n\n[profile.release]\npanic = \"abort\"\n";

/// Builds the library and puts it where the compiler looks, then drops the sources (half a gigabyte).
///
/// Cargo's `build-std` is only for nightly compilers; `RUSTC_BOOTSTRAP` lifts that for this one build, as
/// Rust's own distribution does when it builds the same library.
pub(super) fn build(toolchain: &Toolchain, place: &Place) -> Result<()> {
    let root = &toolchain.root;
    let sources = sources(root)?;
    let nothing = root.join("nothing");
    fs::create_dir_all(nothing.join("src"))?;
    fs::write(nothing.join("Cargo.toml"), MANIFEST)?;
    fs::write(nothing.join("src/lib.rs"), "")?;

    let mut cargo = process::cargo(place);
    toolchain.apply(&mut cargo);
    cargo
        .args([
            "build",
            "--release",
            "-Zbuild-std=std,panic_abort",
            "--target",
            TARGET,
        ])
        .current_dir(&nothing)
        .env("CARGO_TARGET_DIR", nothing.join("target"))
        .env("RUSTC_BOOTSTRAP", "1")
        .env("__CARGO_TESTS_ONLY_SRC_ROOT", sources.join("library"));
    process::run(&mut cargo)?;

    let shelf = root.join("usr/lib/rustlib").join(TARGET).join("lib");
    fs::create_dir_all(&shelf)?;
    for entry in fs::read_dir(nothing.join("target").join(TARGET).join("release/deps"))? {
        let file = entry?.path();
        let name = file.file_name().unwrap_or_default();
        if file
            .extension()
            .is_some_and(|extension| extension == "rlib")
        {
            fs::copy(&file, shelf.join(name))?;
        }
    }
    fs::remove_dir_all(&nothing)?;
    fs::remove_dir_all(sources)?;
    Ok(())
}

/// The one folder of `rust-web-src`, whose name holds the version.
fn sources(root: &Path) -> Result<PathBuf> {
    fs::read_dir(root.join("usr/src"))?
        .flatten()
        .map(|entry| entry.path())
        .find(|folder| folder.join("library/std").is_dir())
        .context("Debian's `rust-web-src` no longer holds the standard library's sources.")
}
