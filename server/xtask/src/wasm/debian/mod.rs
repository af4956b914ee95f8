//! A compiler for the browser from Debian's packages, where Rust's own download host cannot be reached.
//!
//! `rustc-web` and the packages around it come in one matching version. They are unpacked, not installed,
//! so they conflict with nothing; the standard library is then built once from `rust-web-src`.

mod packages;
mod std_library;

use crate::place::Place;
use crate::process;
use crate::steps::note;
use anyhow::{Context, Result};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// Written last, so that a fetch broken off half-way is begun afresh.
const READY: &str = "ready";

/// Debian's compiler under `target/wasm-toolchain`.
pub(crate) struct Toolchain {
    root: PathBuf,
    linker: PathBuf,
}

impl Toolchain {
    /// The toolchain that an earlier build fetched.
    pub(crate) fn kept(place: &Place) -> Option<Self> {
        let toolchain = Self::at(place).ok()?;
        (toolchain.root.join(READY).exists() && toolchain.linker.exists()).then_some(toolchain)
    }

    /// Downloads, unpacks and completes the toolchain: about 150 MB and a minute.
    pub(crate) fn fetch(place: &Place) -> Result<Self> {
        let mut toolchain = Self::at(place)?;
        let root = &toolchain.root;
        if root.exists() {
            fs::remove_dir_all(root)?;
        }
        fs::create_dir_all(root)?;
        let mut names = packages::needed()?;
        if !toolchain.linker.exists() {
            toolchain.linker = packages::add_linker(&mut names, root)?;
        }
        note(&format!("apt-get download {}", names.join(" ")));
        packages::unpack(&names, root)?;
        note("building the standard library for the browser");
        std_library::build(&toolchain, place)?;
        fs::write(root.join(READY), names.join("\n"))?;
        Ok(toolchain)
    }

    /// Makes `cargo` use this compiler.
    pub(crate) fn apply(&self, cargo: &mut Command) {
        cargo
            .env("RUSTC", self.root.join("usr/bin/rustc"))
            .env("LD_LIBRARY_PATH", self.root.join(packages::LIBRARIES))
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", &self.linker);
    }

    /// Where it stands, with the linker of the compiler in use or else the one unpacked beside it.
    fn at(place: &Place) -> Result<Self> {
        let root = place.target("wasm-toolchain");
        let usual = super::sysroot()?;
        let host = host()?;
        let usual = PathBuf::from(usual)
            .join("lib/rustlib")
            .join(host)
            .join("bin/rust-lld");
        let linker = if usual.exists() {
            usual
        } else {
            packages::unpacked_linker(&root).unwrap_or(usual)
        };
        Ok(Self { root, linker })
    }
}

/// Whether this machine has Debian's package tools and its packages fit it.
pub(crate) fn can_fetch() -> bool {
    process::find(&["apt-get"]).is_some() && process::find(&["dpkg"]).is_some()
}

/// The machine's own target, as the compiler in use names it.
fn host() -> Result<String> {
    let about = process::read(Command::new("rustc").arg("-vV"))?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("`rustc -vV` named no host.")?.to_owned())
}
