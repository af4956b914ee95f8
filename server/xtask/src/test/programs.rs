//! Programs that tests need beside Rust, and how they come onto a Debian machine.

use crate::process;
use crate::steps::note;
use anyhow::{Result, bail};
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// A program, or a set of fonts, from one of Debian's packages.
pub(crate) struct Program {
    /// What a person calls it.
    pub(crate) name: &'static str,
    package: &'static str,
    is_there: fn(&Program) -> bool,
}

/// Both engines are tested; each test process starts a cluster of its own.
pub(crate) const POSTGRESQL: Program = Program {
    name: "PostgreSQL",
    package: "postgresql",
    is_there: |_| has_postgresql(),
};

/// What puts the hall under load.
pub(crate) const WRK: Program = Program {
    name: "wrk",
    package: "wrk",
    is_there: |_| process::find(&["wrk"]).is_some(),
};

/// What makes renditions; the browser's tests have it make films.
pub(crate) const FFMPEG: Program = Program {
    name: "FFmpeg",
    package: "ffmpeg",
    is_there: |_| process::find(&["ffmpeg"]).is_some() && process::find(&["ffprobe"]).is_some(),
};

/// What the tests in the browser need: it, and letters for every language we speak.
pub(crate) const BROWSER: [Program; 3] = [
    Program {
        name: "Chromium",
        package: "chromium",
        is_there: |_| chromium().is_some(),
    },
    Program {
        name: "fonts (Noto)",
        package: "fonts-noto-core",
        is_there: has_fonts,
    },
    Program {
        name: "fonts (Noto, Chinese)",
        package: "fonts-noto-cjk",
        is_there: has_fonts,
    },
];

impl Program {
    /// Leaves it as it is, or installs it where we may, or says in one sentence who can.
    pub(crate) fn ensure(&self) -> Result<()> {
        if (self.is_there)(self) {
            return Ok(());
        }
        let package = self.package;
        if process::find(&["apt-get"]).is_none() {
            bail!("{} is missing: install it and run this again.", self.name);
        }
        if !process::is_root() {
            bail!(
                "{} is missing: install it with `sudo apt-get install {package}`.",
                self.name
            );
        }
        note(&format!("apt-get install {package}"));
        if self.install().is_err() {
            // A fresh image has no package lists, or old ones.
            process::run(apt_get().args(["update", "-qq"]))?;
            self.install()?;
        }
        Ok(())
    }

    fn install(&self) -> Result<()> {
        process::run(
            apt_get()
                .args(["install", "-qq", "--no-install-recommends", self.package])
                .stdout(Stdio::null()),
        )
    }
}

/// Where Chromium is, under the names it goes by.
pub(crate) fn chromium() -> Option<PathBuf> {
    process::find(&[
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ])
}

/// Debian keeps a server's programs off the search path, in a folder for each version.
fn has_postgresql() -> bool {
    let debian = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten();
    debian
        .map(|version| version.path().join("bin/initdb"))
        .any(|file| file.exists())
        || process::find(&["initdb"]).is_some()
}

/// Fonts have no program to look for; a system that is not Debian brings letters of its own.
fn has_fonts(fonts: &Program) -> bool {
    if process::find(&["dpkg-query"]).is_none() {
        return true;
    }
    let mut query = Command::new("dpkg-query");
    query
        .args(["-W", "-f=${db:Status-Status}", fonts.package])
        .stderr(Stdio::null());
    query
        .output()
        .is_ok_and(|answer| answer.stdout == b"installed")
}

fn apt_get() -> Command {
    let mut command = Command::new("apt-get");
    command.arg("-y").env("DEBIAN_FRONTEND", "noninteractive");
    command
}
