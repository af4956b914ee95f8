//! `cargo xtask bench`: the release binary on a seeded hall, under load on the loopback, in one table.
//!
//! The load comes from wrk, on the same cores. Every run is bounded in time and ends by itself.

mod beats;
mod client;
mod first_load;
mod hall;
mod load;
mod nginx;
mod seed;

use crate::build;
use crate::cluster::Cluster;
use crate::place::Place;
use crate::steps::Steps;
use crate::test::programs;
use anyhow::{Context, Result, ensure};
use client::Client;
use hall::Hall;
use load::{Load, Measured};
use std::thread::sleep;
use std::time::Duration;

/// Lectures in the hall.
const LECTURES: usize = 60;
/// People with an account; each can enrol once in each lecture.
const PEOPLE: usize = 800;
/// People in the room of the hall on PostgreSQL.
const BEATING: usize = 600;
/// Connections of every run but the last.
const CONNECTIONS: u32 = 32;
/// Connections when an enrolment opens and everybody comes at once.
const RUSH: u32 = 256;

/// Runs the benchmark and prints its table on standard output, as Markdown.
pub(crate) fn run(place: &Place) -> Result<()> {
    let mut steps = Steps::new(build::SITE_STEPS + 8);
    steps.run("wrk", || programs::WRK.ensure())?;
    build::site(&mut steps, place)?;
    build::server(&mut steps, place, true)?;
    let folder = tempfile::tempdir().context("No folder for the hall's data.")?;

    let data = folder.path().join("data");
    let seeded = steps.run(
        &format!("a hall of {LECTURES} lectures and {PEOPLE} people"),
        || {
            let hall = Hall::open(place, &data, None)?;
            seed::seed(&hall, LECTURES, PEOPLE)
        },
    )?;
    let hall = steps.run("cold start on that hall", || Hall::open(place, &data, None))?;
    // What the start itself needed is given back after a while.
    sleep(Duration::from_secs(5));
    let idle = hall.memory()?;

    let mut table = Table::new();
    steps.run("load", || {
        let programme = "/en";
        let person = &seeded.people[0];
        let lecture = format!("/en/lectures/{}", seeded.lectures[2]);
        let anonymous =
            Load::page(&hall.origin, programme, None).run(folder.path(), CONNECTIONS)?;
        table.load("programme, anonymous", &anonymous);
        let page = Client::visitor(&hall.origin).compressed(programme)?;
        match nginx::serve(folder.path(), &page)? {
            Some(nginx) => {
                let fixed = Load::page(&nginx.origin, "/page.html", None)
                    .run(folder.path(), CONNECTIONS)?;
                table.load("the same bytes as a file, nginx", &fixed);
                table.line(
                    "ratio to nginx",
                    &format!("{:.2}", anonymous.per_second / fixed.per_second),
                );
            }
            None => table.line("ratio to nginx", "nginx is not installed"),
        }
        let mine =
            Load::page(&hall.origin, programme, Some(person)).run(folder.path(), CONNECTIONS)?;
        table.load("programme, signed in (60 rows, built fresh)", &mine);
        let one =
            Load::page(&hall.origin, &lecture, Some(person)).run(folder.path(), CONNECTIONS)?;
        table.load("a lecture's page, signed in (built fresh)", &one);
        let one = Load::page(&hall.origin, &lecture, None).run(folder.path(), CONNECTIONS)?;
        table.load("a lecture's page, anonymous", &one);
        // Two halves of the people, so that every request of both runs is a seat that nobody has yet.
        let (few, many) = seeded.people[1..].split_at(PEOPLE / 2);
        for (people, connections) in [(few, CONNECTIONS), (many, RUSH)] {
            let before = seeded.enrolments(&hall)?;
            let load = Load::enrolments(&hall.origin, people, &seeded.lectures[2..]);
            let run = load.run(folder.path(), connections)?;
            let rows = seeded.enrolments(&hall)? - before;
            // What was still under way when wrk stopped has its row but was not waited for.
            ensure!(
                (run.requests..=run.requests + u64::from(connections)).contains(&rows),
                "{} enrolments were answered, but {rows} rows stand.",
                run.requests
            );
            table.load(
                &format!("enrolments (a durable row each), {connections} connections"),
                &run,
            );
        }
        Ok(())
    })?;
    let after = hall.memory()?;
    table.line(
        "memory idle, and after the load",
        &format!("{idle:.1} MB, {after:.1} MB"),
    );
    table.line(
        "cold start",
        &format!("{:.2} s", hall.started_in.as_secs_f64()),
    );
    steps.run("beats on SQLite", || {
        let run = beats::run(&hall, &seeded, folder.path(), RUSH)?;
        table.load("beats acknowledged, SQLite, 256 connections", &run);
        Ok(())
    })?;
    steps.run("beats on PostgreSQL", || {
        let cluster = Cluster::start(place)?;
        let data = folder.path().join("postgres");
        let hall = Hall::open(place, &data, Some(&cluster.url))?;
        let seeded = seed::seed(&hall, 2, BEATING)?;
        let run = beats::run(&hall, &seeded, folder.path(), RUSH)?;
        table.load("beats acknowledged, PostgreSQL, 256 connections", &run);
        Ok(())
    })?;
    steps.run("first loads", || {
        for (name, path, client) in [
            ("programme", "/en".to_owned(), Client::visitor(&hall.origin)),
            (
                "lecture",
                format!("/en/lectures/{}", seeded.lectures[2]),
                Client::visitor(&hall.origin),
            ),
            (
                "live room",
                format!("/en/lectures/{}/live", seeded.open),
                seeded.guest(&hall),
            ),
            (
                "replay",
                format!("/en/replays/{}", seeded.replay),
                Client::visitor(&hall.origin),
            ),
        ] {
            let first = first_load::measure(&client, &path)?;
            table.line(
                &format!("first load of the {name} page"),
                &first.to_string(),
            );
        }
        Ok(())
    })?;
    println!("{}\n\n{}", machine(), table.rows.join("\n"));
    Ok(())
}

/// The table, as Markdown.
struct Table {
    rows: Vec<String>,
}

impl Table {
    fn new() -> Self {
        Self {
            rows: vec!["| what | measured | p50 | p99 |\n|---|---:|---:|---:|".into()],
        }
    }

    fn load(&mut self, what: &str, run: &Measured) {
        self.rows.push(format!(
            "| {what} | {:.0} requests/s | {:.2} ms | {:.2} ms |",
            run.per_second, run.p50_ms, run.p99_ms
        ));
    }

    fn line(&mut self, what: &str, value: &str) {
        self.rows.push(format!("| {what} | {value} | | |"));
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
