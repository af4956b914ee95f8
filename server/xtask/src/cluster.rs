//! A PostgreSQL for what xtask runs.

use crate::place::Place;
use crate::process;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Stdio};

/// A throw-away PostgreSQL, by the same keeper as the Rust tests use; it ends when its standard input does.
pub(crate) struct Cluster {
    program: Child,
    /// The address of a database in it.
    pub(crate) url: String,
}

impl Cluster {
    /// Starts it.
    pub(crate) fn start(place: &Place) -> Result<Self> {
        let mut program = process::cargo(place)
            .args(["run", "--quiet", "-p", "server", "--example", "cluster"])
            .args(["--features", "testing"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("PostgreSQL's keeper cannot be started.")?;
        let mut url = String::new();
        if let Some(said) = program.stdout.take() {
            BufReader::new(said).read_line(&mut url)?;
        }
        let cluster = Self {
            program,
            url: url.trim().to_owned(),
        };
        ensure!(!cluster.url.is_empty(), "PostgreSQL did not start.");
        Ok(cluster)
    }

    /// The number of its server's first process, whose children are its connections'.
    pub(crate) fn postmaster(&self) -> Result<u32> {
        let folder = self
            .url
            .split_once("?host=")
            .context("PostgreSQL has no folder.")?
            .1;
        let file = Path::new(folder).join("data/postmaster.pid");
        let told = fs::read_to_string(file).context("PostgreSQL does not tell its process.")?;
        let first = told.lines().next().unwrap_or_default();
        first
            .trim()
            .parse()
            .context("PostgreSQL's process has no number.")
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.program.stdin.take());
        self.program.wait().ok();
    }
}
