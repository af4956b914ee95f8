//! Pages and enrolments of a seeded hall, its memory and its start.

use super::client::Client;
use super::hall::Hall;
use super::load::Load;
use super::{Bench, CONNECTIONS, RUSH, Table, nginx, seed};
use anyhow::{Result, ensure};
use std::thread::sleep;
use std::time::Duration;

/// Lectures in the hall.
const LECTURES: usize = 60;
/// People with an account; each can enrol once in each lecture.
const PEOPLE: usize = 800;

/// Measures them.
pub(super) fn run(bench: &Bench, table: &mut Table) -> Result<()> {
    let (folder, data) = (bench.folder.path(), bench.data("pages"));
    let seeded = seed::seed(&Hall::open(bench.place, &data, None)?, LECTURES)?;
    let hall = Hall::open(bench.place, &data, None)?;
    let people: Vec<String> = hall
        .crowd("person", PEOPLE, None)?
        .into_iter()
        .map(|guest| guest.cookie)
        .collect();
    // What the start itself needed is given back after a while.
    sleep(Duration::from_secs(5));
    let idle = hall.memory()?;

    let programme = "/en";
    let person = &people[0];
    let lecture = format!("/en/lectures/{}", seeded.lectures[2]);
    let load = |path, cookie| {
        Load::page(&hall.origin, path, cookie).run(Some(&hall.processor), folder, CONNECTIONS)
    };
    let anonymous = load(programme, None)?;
    anonymous.tell(table, "programme, anonymous");
    let page = Client::visitor(&hall.origin).compressed(programme)?;
    match nginx::serve(folder, &page)? {
        Some(nginx) => {
            let fixed =
                Load::page(&nginx.origin, "/page.html", None).run(None, folder, CONNECTIONS)?;
            fixed.tell(table, "the same bytes as a file, nginx");
            table.line(
                "ratio to nginx",
                &format!("{:.2}", anonymous.per_second / fixed.per_second),
            );
        }
        None => table.line("ratio to nginx", "nginx is not installed"),
    }
    load(programme, Some(person))?.tell(table, "programme, signed in (60 rows, built fresh)");
    load(&lecture, Some(person))?.tell(table, "a lecture's page, signed in (built fresh)");
    load(&lecture, None)?.tell(table, "a lecture's page, anonymous");
    // Two halves of the people, so that every request of both runs is a seat that nobody has yet.
    let (few, many) = people.split_at(PEOPLE / 2);
    for (people, connections) in [(few, CONNECTIONS), (many, RUSH)] {
        let before = seeded.enrolments(&hall)?;
        let load = Load::enrolments(&hall.origin, people, &seeded.lectures[2..]);
        let run = load.run(Some(&hall.processor), folder, connections)?;
        let rows = seeded.enrolments(&hall)? - before;
        // What was still under way when wrk stopped has its row but was not waited for.
        ensure!(
            (run.requests..=run.requests + u64::from(connections)).contains(&rows),
            "{} enrolments were answered, but {rows} rows stand.",
            run.requests
        );
        let what = format!("enrolments (a durable row each), {connections} connections");
        run.tell(table, &what);
    }
    let after = hall.memory()?;
    table.line(
        "memory idle, and after the load",
        &format!("{idle:.1} MB, {after:.1} MB"),
    );
    table.line(
        "cold start",
        &format!("{:.2} s", hall.started_in.as_secs_f64()),
    );
    Ok(())
}
