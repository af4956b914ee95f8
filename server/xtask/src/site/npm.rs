//! Tools that come from npm, in a folder of their own under `target/`.

use super::digest;
use crate::place::Place;
use crate::process;
use crate::steps::note;
use anyhow::Result;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The tools with their versions, and the checksums of every file npm may give us for them.
const TOOLS: [(&str, &str); 2] = [
    ("package.json", include_str!("../../tools/package.json")),
    (
        "package-lock.json",
        include_str!("../../tools/package-lock.json"),
    ),
];

/// Written last, so that an installation broken off half-way is begun afresh.
const READY: &str = "ready";

/// The folder of the installed tools; a warning and nothing where they cannot be had.
pub(super) fn tools(place: &Place) -> Option<PathBuf> {
    if process::find(&["npm"]).is_none() || process::find(&["node"]).is_none() {
        note(
            "warning: npm is missing (Debian: `apt-get install npm`); the wasm stays larger than it need be",
        );
        return None;
    }
    install(place)
        .inspect_err(|why| note(&format!("warning: {why:#} The wasm stays larger.")))
        .ok()
}

/// Installs the tools once for each version of their list.
fn install(place: &Place) -> Result<PathBuf> {
    if let Some(modules) = installed(place) {
        return Ok(modules);
    }
    let folder = folder(place);
    fs::create_dir_all(&folder)?;
    for (name, content) in TOOLS {
        fs::write(folder.join(name), content)?;
    }
    // Scripts of packages are foreign code with our rights; neither tool needs one.
    process::run(
        Command::new("npm")
            .args([
                "ci",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--loglevel=error",
            ])
            .current_dir(&folder)
            .stdout(Stdio::null()),
    )?;
    fs::write(folder.join(READY), "")?;
    Ok(folder.join("node_modules"))
}

/// The folder of packages, if an earlier step filled it and node is still there to run them.
pub(super) fn installed(place: &Place) -> Option<PathBuf> {
    let folder = folder(place);
    let usable = folder.join(READY).exists() && process::find(&["node"]).is_some();
    usable.then(|| folder.join("node_modules"))
}

/// A folder for each version of the list.
fn folder(place: &Place) -> PathBuf {
    place.kept("npm").join(version())
}

/// The version of the list: another one makes other files.
pub(super) fn version() -> String {
    digest(&[TOOLS[1].1.as_bytes()])
}

/// A tool's script, run by node itself: the links in `.bin` are scripts of a shell on some systems.
pub(super) fn node(script: &Path) -> Command {
    let mut command = Command::new("node");
    command.arg(script);
    command
}
