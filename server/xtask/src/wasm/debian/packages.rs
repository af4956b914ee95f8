//! Which of Debian's packages make the compiler, and their unpacking.

use crate::process;
use crate::steps::note;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// Where the compiler's own libraries are once unpacked.
#[cfg(target_arch = "aarch64")]
pub(super) const LIBRARIES: &str = "usr/lib/aarch64-linux-gnu";
#[cfg(not(target_arch = "aarch64"))]
pub(super) const LIBRARIES: &str = "usr/lib/x86_64-linux-gnu";

/// The compiler, the sources of its standard library, and the libraries it needs beyond the system's.
pub(super) fn needed() -> Result<Vec<String>> {
    if candidate("rustc-web").is_none() && process::is_root() {
        note("apt-get update");
        let mut update = Command::new("apt-get");
        process::run_within(update.args(["update", "-qq"]), Duration::from_mins(2))?;
    }
    if candidate("rustc-web").is_none() {
        bail!("Debian's `rustc-web` is not known here: run `apt-get update` as root.");
    }
    let mut names = vec!["rustc-web".to_owned(), "rust-web-src".to_owned()];
    let mut next = 0;
    while next < names.len() {
        let package = names[next].clone();
        for found in depends(&package)? {
            let ours = found.starts_with("libstd-rust-web") || found.starts_with("libllvm");
            if ours && !names.contains(&found) {
                names.push(found);
            }
        }
        next += 1;
    }
    Ok(names)
}

/// Where rustup's linker is missing, the one of the same LLVM; gives where it will stand.
pub(super) fn add_linker(names: &mut Vec<String>, root: &Path) -> Result<PathBuf> {
    let version = names
        .iter()
        .find_map(|name| name.strip_prefix("libllvm"))
        .context("Debian's `rustc-web` no longer names its LLVM.")?
        .to_owned();
    names.push(format!("lld-{version}"));
    Ok(root.join(format!("usr/lib/llvm-{version}/bin/wasm-ld")))
}

/// The linker that [`add_linker`] brought on an earlier run.
pub(super) fn unpacked_linker(root: &Path) -> Option<PathBuf> {
    let folders = fs::read_dir(root.join("usr/lib")).ok()?;
    folders
        .flatten()
        .map(|folder| folder.path().join("bin/wasm-ld"))
        .find(|file| file.exists())
}

/// Downloads the packages and lays their files out under `root`.
pub(super) fn unpack(names: &[String], root: &Path) -> Result<()> {
    let mut download = Command::new("apt-get");
    process::run_within(
        download
            .args(["download", "-qq"])
            .args(names)
            .current_dir(root)
            .stderr(Stdio::null()),
        Duration::from_mins(10),
    )?;
    for entry in fs::read_dir(root)? {
        let file = entry?.path();
        if file.extension().is_some_and(|extension| extension == "deb") {
            process::run(Command::new("dpkg").arg("-x").arg(&file).arg(root))?;
            fs::remove_file(&file)?;
        }
    }
    Ok(())
}

/// The version that would be downloaded, if the package lists know one.
fn candidate(package: &str) -> Option<String> {
    let policy = process::read(Command::new("apt-cache").args(["policy", package])).ok()?;
    let line = policy
        .lines()
        .find_map(|line| line.trim().strip_prefix("Candidate: "))?;
    (line != "(none)").then(|| line.to_owned())
}

/// The packages this one depends on.
fn depends(package: &str) -> Result<Vec<String>> {
    let answer =
        process::read(Command::new("apt-cache").args(["depends", "--important", package]))?;
    Ok(answer
        .lines()
        .filter_map(|line| {
            line.trim()
                .trim_start_matches('|')
                .strip_prefix("Depends: ")
        })
        .map(ToOwned::to_owned)
        .collect())
}
