//! One run of wrk.

use super::Table;
use super::processor::Processor;
use crate::process;
use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// Threads of wrk.
const THREADS: u32 = 2;
/// How long a run takes; one of a second goes before it, unmeasured.
const SECONDS: u32 = 5;

/// What is asked for.
pub(super) enum Load {
    /// The same page, again and again.
    Page {
        address: String,
        cookie: Option<String>,
    },
    /// An enrolment a request, none of them twice: `cookie \t lecture`.
    Enrolments { origin: String, posts: String },
    /// A beat a request, each lease in its turn: `cookie \t lecture \t lease`.
    Beats { origin: String, leases: String },
    /// A beat of a player a request, likewise.
    Plays { origin: String, leases: String },
}

/// What was measured.
pub(super) struct Measured {
    pub(super) requests: u64,
    pub(super) per_second: f64,
    p50: Duration,
    p99: Duration,
    /// What of the processor was needed for each, where that was asked.
    processor: Option<Duration>,
}

impl Measured {
    /// Writes it down.
    pub(super) fn tell(&self, table: &mut Table, what: &str) {
        table.load(what, self.per_second, (self.p50, self.p99), self.processor);
    }
}

#[derive(Deserialize)]
struct Told {
    requests: u64,
    micros: u64,
    p50: f64,
    p99: f64,
    errors: u64,
}

impl Load {
    /// A page, as a visitor or with a session's cookie.
    pub(super) fn page(origin: &str, path: &str, cookie: Option<&String>) -> Self {
        Self::Page {
            address: format!("{origin}{path}"),
            cookie: cookie.cloned(),
        }
    }

    /// Each of the people in each of the lectures.
    pub(super) fn enrolments(origin: &str, people: &[String], lectures: &[String]) -> Self {
        let posts = lectures
            .iter()
            .flat_map(|lecture| {
                people
                    .iter()
                    .map(move |cookie| format!("{cookie}\t{lecture}\n"))
            })
            .collect();
        Self::Enrolments {
            origin: origin.into(),
            posts,
        }
    }

    /// Beats of those leases.
    pub(super) fn beats(origin: &str, leases: String) -> Self {
        Self::Beats {
            origin: origin.into(),
            leases,
        }
    }

    /// Beats of players with those leases.
    pub(super) fn plays(origin: &str, leases: String) -> Self {
        Self::Plays {
            origin: origin.into(),
            leases,
        }
    }

    /// Runs it over that many connections; with a hall's processor it is told what each request took of it, which says more
    /// than requests of a second do where the load comes from the same cores.
    pub(super) fn run(
        &self,
        processor: Option<&Processor>,
        folder: &Path,
        connections: u32,
    ) -> Result<Measured> {
        let script = folder.join("load.lua");
        fs::write(&script, include_str!("load.lua"))?;
        let wrk = |seconds: u32| {
            let mut wrk = Command::new("wrk");
            wrk.arg(format!("-t{THREADS}"))
                .arg(format!("-c{connections}"))
                .arg(format!("-d{seconds}s"))
                .args(["-H", "Accept-Encoding: gzip, deflate, br, zstd", "-s"])
                .arg(&script);
            wrk
        };
        let mut wrk = match self {
            Self::Page { address, cookie } => {
                let header = format!("Cookie: {}", cookie.as_deref().unwrap_or("a=b"));
                process::read(wrk(1).args(["-H", &header, address]))?;
                let mut wrk = wrk(SECONDS);
                wrk.args(["-H", &header, address]);
                wrk
            }
            Self::Enrolments { origin, posts } => {
                let file = folder.join("enrolments.tsv");
                fs::write(&file, posts)?;
                let mut wrk = wrk(SECONDS);
                wrk.arg(origin).arg("--").arg(&file);
                wrk.args(["enrolments", origin]);
                wrk
            }
            Self::Beats { origin, leases } | Self::Plays { origin, leases } => {
                let file = folder.join("leases.tsv");
                fs::write(&file, leases)?;
                let of = if matches!(self, Self::Beats { .. }) {
                    "beats"
                } else {
                    "plays"
                };
                let mut wrk = wrk(SECONDS);
                wrk.arg(origin).arg("--").arg(&file).args([of, origin]);
                wrk
            }
        };
        let used = || processor.map(Processor::used).transpose();
        let before = used()?;
        let mut measured = told(&process::read(&mut wrk)?)?;
        if let (Some(before), Some(after)) = (before, used()?) {
            let each =
                after.saturating_sub(before).as_secs_f64() / count(measured.requests).max(1.0);
            measured.processor = Some(Duration::from_secs_f64(each));
        }
        Ok(measured)
    }
}

#[expect(clippy::cast_precision_loss, reason = "requests of some seconds")]
fn count(requests: u64) -> f64 {
    requests as f64
}

fn told(output: &str) -> Result<Measured> {
    let line = output
        .lines()
        .find(|line| line.starts_with('{'))
        .context("wrk told nothing.")?;
    let told: Told = serde_json::from_str(line)?;
    ensure!(
        told.errors == 0,
        "{} requests failed: {output}",
        told.errors
    );
    let seconds = Duration::from_micros(told.micros).as_secs_f64();
    Ok(Measured {
        requests: told.requests,
        per_second: count(told.requests) / seconds,
        p50: Duration::from_secs_f64(told.p50 / 1e6),
        p99: Duration::from_secs_f64(told.p99 / 1e6),
        processor: None,
    })
}
