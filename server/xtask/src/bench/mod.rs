//! `cargo xtask bench`: the release binary on a seeded hall, under load on the loopback, in one table.
//!
//! The load comes from the same cores. Every run is bounded in time and ends by itself.

mod beats;
mod client;
mod crowd;
mod films;
mod first_load;
mod hall;
mod kills;
mod load;
mod nginx;
mod pages;
mod plays;
mod processor;
mod ranges;
mod seed;
mod size;
mod slow_line;
mod streams;
mod transcode;
mod uploads;

use crate::build;
use crate::cluster::Cluster;
use crate::place::Place;
use crate::steps::Steps;
use crate::test::programs;
use anyhow::{Context, Result};
use clap::ValueEnum;
use hall::Hall;
use std::path::PathBuf;
use std::time::Duration;
use tempfile::TempDir;

/// Connections of every run that says nothing else.
const CONNECTIONS: u32 = 32;
/// Connections when everybody comes at once.
const RUSH: u32 = 256;

/// What can be measured.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    /// Pages, enrolments, memory and the start
    Pages,
    /// What the first visit to a page costs
    Loads,
    /// Beats as fast as they are answered
    Beats,
    /// Beats of players as fast as they are answered
    Plays,
    /// A beat every 30 s from thousands of people, beside pages
    Crowd,
    /// Kills amid a storm of beats
    Kills,
    /// Open streams of events
    Streams,
    /// Ranges of a long film beside nginx
    Ranges,
    /// A large recording that arrives in parts
    Upload,
    /// The renditions of a recording
    Transcode,
    /// What renditions are like, beside their originals
    Films,
    /// What a phone on a slow line waits for
    SlowLine,
    /// Every page in a hall of a size and of ten times that: only where it is asked for
    Size,
}

impl Part {
    /// Whether it is measured on a hall that is served.
    fn serves(self) -> bool {
        self != Self::Films
    }
}

/// Measures these parts, or all but the one that must be asked for, and prints the table on standard output, as Markdown.
pub(crate) fn run(place: &Place, parts: &[Part]) -> Result<()> {
    let all: Vec<Part> = Part::value_variants()
        .iter()
        .copied()
        .filter(|part| *part != Part::Size)
        .collect();
    let parts = if parts.is_empty() { &all } else { parts };
    let measured = u32::try_from(parts.len())?;
    let mut steps = if parts.iter().any(|part| part.serves()) {
        let mut steps = Steps::new(build::SITE_STEPS + 2 + measured);
        steps.run("wrk", || programs::WRK.ensure())?;
        build::site(&mut steps, place)?;
        build::server(&mut steps, place, true)?;
        steps
    } else {
        Steps::new(measured)
    };
    let bench = Bench {
        place,
        folder: tempfile::tempdir().context("No folder for the halls' data.")?,
    };
    let mut table = Table::new();
    for part in parts {
        let (name, measure): (_, fn(&Bench, &mut Table) -> Result<()>) = match part {
            Part::Pages => ("pages", pages::run),
            Part::Loads => ("first loads", first_load::run),
            Part::Beats => ("beats", beats::run),
            Part::Plays => ("plays", plays::run),
            Part::Crowd => ("a crowd", crowd::run),
            Part::Kills => ("kills", kills::run),
            Part::Streams => ("streams of events", streams::run),
            Part::Ranges => ("ranges of a film", ranges::run),
            Part::Upload => ("an upload", uploads::run),
            Part::Transcode => ("renditions", transcode::run),
            Part::Films => ("films beside their originals", films::run),
            Part::SlowLine => ("a phone on a slow line", slow_line::run),
            Part::Size => ("pages in a hall of a size", size::run),
        };
        steps.run(name, || measure(&bench, &mut table))?;
    }
    println!("{}", machine());
    if table.rows.len() > 1 {
        println!("\n{}", table.rows.join("\n"));
    }
    for apart in table.apart {
        println!("\n{apart}");
    }
    Ok(())
}

/// What every part stands on.
struct Bench<'a> {
    place: &'a Place,
    folder: TempDir,
}

impl Bench<'_> {
    /// A folder of that name, for the data of one hall.
    fn data(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Measures on a fresh hall of each engine, named as tables name it.
    fn on_both_engines(
        &self,
        name: &str,
        mut measure: impl FnMut(&Hall, &str) -> Result<()>,
    ) -> Result<()> {
        let sqlite = Hall::open(self.place, &self.data(name), None)?;
        measure(&sqlite, "SQLite")?;
        drop(sqlite);
        let cluster = Cluster::start(self.place)?;
        let data = self.data(&format!("{name}-postgres"));
        let postgres = Hall::open(self.place, &data, Some(&cluster))?;
        measure(&postgres, "PostgreSQL")
    }
}

/// The table, as Markdown. Each row is told as it comes, since what is measured later may fail.
struct Table {
    rows: Vec<String>,
    /// Tables with columns of their own.
    apart: Vec<String>,
}

impl Table {
    fn new() -> Self {
        Self {
            rows: vec![
                "| what | measured | p50 | p99 | processor |\n|---|---:|---:|---:|---:|".into(),
            ],
            apart: Vec::new(),
        }
    }

    /// Requests of a second, how long one took, and what of the processor the hall (and its database's server) needed for
    /// one, where that was measured.
    fn load(
        &mut self,
        what: &str,
        per_second: f64,
        (p50, p99): (Duration, Duration),
        processor: Option<Duration>,
    ) {
        let ms = |d: Duration| d.as_secs_f64() * 1000.0;
        let processor = processor.map(|each| format!("{:.1} µs", ms(each) * 1000.0));
        self.row(format!(
            "| {what} | {per_second:.0} requests/s | {:.2} ms | {:.2} ms | {} |",
            ms(p50),
            ms(p99),
            processor.unwrap_or_default()
        ));
    }

    fn line(&mut self, what: &str, value: &str) {
        self.row(format!("| {what} | {value} | | | |"));
    }

    /// A table with columns of its own.
    fn apart(&mut self, table: String) {
        self.apart.push(table);
    }

    fn row(&mut self, row: String) {
        eprintln!("      {row}");
        self.rows.push(row);
    }
}

/// The processor and the cores, as far as the system tells.
fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let told = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = told
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(':'))
        .map_or(std::env::consts::ARCH, |(_, model)| model.trim());
    format!("{cores} cores of {model}, shared with the load generator")
}
