//! Every page of learners and desk in a hall of a size, and of ten times that, on both engines: what each takes of the
//! processor, and how long.

mod pages;

use super::client::Client;
use super::hall::{Filled, Hall};
use super::{Bench, Table};
use crate::cluster::Cluster;
use anyhow::{Context, Result};
use pages::{Reader, Visit};
use std::collections::BTreeMap;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How often each page is opened.
const ROUNDS: u32 = 5;
/// What is kept for all readers is older than it may be after so long.
const KEPT: Duration = Duration::from_secs(6);
/// How often the hall is filled, in the order of the table's columns.
const TIMES: [u32; 2] = [1, 10];
/// Columns before the measurements: nobody fills this hall twice.
const HEAD: &str = "| page | SQLite | PostgreSQL | SQLite, ten times | PostgreSQL, ten times |\n|---|---:|---:|---:|---:|";

/// What one page took, on average.
#[derive(Clone, Copy, Default)]
struct Took {
    processor: Duration,
    wall: Duration,
    /// The longest of them.
    longest: Duration,
}

/// Measures them. The figures are processor, then wall time, in milliseconds.
pub(super) fn run(bench: &Bench, table: &mut Table) -> Result<()> {
    let mut rows: BTreeMap<Visit, Vec<String>> = BTreeMap::new();
    for times in TIMES {
        let data = bench.data(&format!("size-{times}"));
        one(bench, table, &data, None, times, &mut rows)?;
        std::fs::remove_dir_all(&data).ok();
        let cluster = Cluster::start(bench.place)?;
        let data = bench.data(&format!("size-{times}-postgres"));
        one(bench, table, &data, Some(&cluster), times, &mut rows)?;
    }
    let lines = rows.iter().map(|(visit, cells)| {
        let cells = cells.join(" | ");
        format!("| {visit} | {cells} |")
    });
    let lines: Vec<String> = lines.collect();
    table.apart(format!("{HEAD}\n{}", lines.join("\n")));
    Ok(())
}

fn one(
    bench: &Bench,
    table: &mut Table,
    data: &std::path::Path,
    cluster: Option<&Cluster>,
    times: u32,
    rows: &mut BTreeMap<Visit, Vec<String>>,
) -> Result<()> {
    let engine = cluster.map_or("SQLite", |_| "PostgreSQL");
    let database = cluster.map(|cluster| cluster.url.as_str());
    let filling = Instant::now();
    let filled = Filled::of(bench.place, data, database, times)?;
    let filled_in = filling.elapsed().as_secs_f64();
    table.line(
        &format!("filled {times} times, {engine}"),
        &format!("{filled_in:.0} s"),
    );
    let hall = Hall::open(bench.place, data, cluster)?;
    table.line(
        &format!("its start, {times} times, {engine}"),
        &format!("{:.2} s", hall.started_in.as_secs_f64()),
    );
    // Whatever the start leaves to be done beside the hall is not a page's.
    hall.processor.until_idle()?;
    for (visit, took) in walk(bench, &hall, &filled)? {
        let cell = format!(
            "{:.0} · {:.0} ({:.0})",
            ms(took.processor),
            ms(took.wall),
            ms(took.longest)
        );
        eprintln!("      {visit}: {cell}");
        rows.entry(visit).or_default().push(cell);
    }
    table.line(
        &format!("the most memory, {times} times, {engine}"),
        &format!("{:.0} MB", hall.most_memory()?),
    );
    let recount = hall.recount_measured()?;
    table.line(
        &format!("recount, {times} times, {engine}"),
        &format!(
            "{}, {:.0} s, at most {:.0} MB",
            recount.said, recount.seconds, recount.most_memory
        ),
    );
    Ok(())
}

/// Opens each page, round by round: what was kept of it is too old by the next.
fn walk(bench: &Bench, hall: &Hall, filled: &Filled) -> Result<Vec<(Visit, Took)>> {
    let visits = pages::all(bench.place, filled)?;
    let mut took: Vec<(Visit, Took)> = visits
        .into_iter()
        .map(|visit| (visit, Took::default()))
        .collect();
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        for (visit, took) in &mut took {
            let client = match visit.reader {
                Reader::Anonymous => Client::visitor(&hall.origin),
                Reader::Learner => Client::with_cookie(&hall.origin, &filled.learner),
                Reader::Organizer => Client::with_cookie(&hall.origin, &filled.organizer),
            };
            let (before, asked) = (hall.processor.used()?, Instant::now());
            let status = client.status(&visit.address)?;
            let wall = asked.elapsed();
            anyhow::ensure!(
                matches!(status, 200 | 303),
                "{} answers {status} as {visit}.",
                visit.address
            );
            took.wall += wall / ROUNDS;
            took.longest = took.longest.max(wall);
            took.processor += hall.processor.used()?.saturating_sub(before) / ROUNDS;
        }
        sleep(KEPT.saturating_sub(begun.elapsed()));
    }
    let is_there = took.first().context("No page was found.")?;
    eprintln!("      {} pages, the first {}", took.len(), is_there.0);
    Ok(took)
}

fn ms(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1_000.0
}
