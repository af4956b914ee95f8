//! Ranges of a long film, as players ask for them, beside nginx with the same file.

use super::client::Client;
use super::hall::Hall;
use super::{Bench, CONNECTIONS, RUSH, Table, nginx, seed};
use crate::process;
use anyhow::{Context, Result, ensure};
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::process::Command;

/// The film's size, in ranges of a MiB.
const RANGES: u64 = 200;
const MIB: u64 = 1024 * 1024;
/// How long a run takes; one of a second goes before it, unmeasured.
const SECONDS: u32 = 5;
/// The name of nginx's copy.
const FILM: &str = "film.mp4";

/// Measures them. One engine will do: a film that plays asks the database for nothing.
pub(super) fn run(bench: &Bench, table: &mut Table) -> Result<()> {
    let data = bench.data("ranges");
    let hall = Hall::open(bench.place, &data, None)?;
    let seeded = seed::seed(&hall, 2)?;
    let page = Client::visitor(&hall.origin).page(&format!("/en/replays/{}", seeded.replay))?;
    let film = address(&page).context("The replay's page has no film.")?;
    let file = data.join(film.trim_start_matches('/'));
    grow(&file)?;
    let nginx = nginx::serve(bench.folder.path(), b"")?;
    if nginx.is_some() {
        fs::copy(&file, bench.folder.path().join("nginx").join(FILM))?;
    }
    // What was looked up of the file before it grew is forgotten by now, and both files are in memory.
    std::thread::sleep(std::time::Duration::from_secs(6));
    for connections in [CONNECTIONS, RUSH] {
        let ours = load(bench.folder.path(), &hall.origin, film, connections)?;
        table.line(
            &format!("1 MiB ranges of a film of {RANGES} MiB, {connections} connections"),
            &format!("{:.2} GB/s", ours / 1e9),
        );
        if let Some(nginx) = &nginx {
            let theirs = load(
                bench.folder.path(),
                &nginx.origin,
                &format!("/{FILM}"),
                connections,
            )?;
            table.line(
                "… nginx in the same run",
                &format!(
                    "{:.2} GB/s, so ours is {:.2} of it",
                    theirs / 1e9,
                    ours / theirs
                ),
            );
        }
    }
    table.line(
        &format!("the most memory with {RUSH} connections"),
        &format!("{:.0} MB", hall.most_memory()?),
    );
    Ok(())
}

/// The address of a film in a page.
fn address(page: &str) -> Option<&str> {
    page.match_indices("/media/")
        .filter_map(|(at, _)| page[at..].split(['"', '?', '&']).next())
        .find(|address| Path::new(address).extension() == Some("mp4".as_ref()))
}

/// Makes the hall's own film as long as one of a real lecture: a hall looks at a file's size when it opens it.
fn grow(file: &Path) -> Result<()> {
    let mut film = OpenOptions::new().append(true).open(file)?;
    let mut left = RANGES * MIB - film.metadata()?.len();
    let noise: Vec<u8> = (0..MIB)
        .map(|n| (n * 2_654_435_761).to_le_bytes()[2])
        .collect();
    while left > 0 {
        let part = usize::try_from(left.min(MIB))?;
        film.write_all(&noise[..part])?;
        left -= part as u64;
    }
    film.sync_all()?;
    Ok(())
}

/// Bytes of a second.
fn load(folder: &Path, origin: &str, path: &str, connections: u32) -> Result<f64> {
    let script = folder.join("ranges.lua");
    fs::write(&script, include_str!("ranges.lua"))?;
    let wrk = |seconds: u32| {
        let mut wrk = Command::new("wrk");
        wrk.arg("-t2")
            .arg(format!("-c{connections}"))
            .arg(format!("-d{seconds}s"))
            .arg("-s")
            .arg(&script)
            .arg(format!("{origin}{path}"))
            .args(["--", path, &RANGES.to_string()]);
        process::read(&mut wrk)
    };
    wrk(1)?;
    let output = wrk(SECONDS)?;
    let told = output.lines().find_map(|line| line.strip_prefix("ranges "));
    let told: Vec<f64> = told
        .context("wrk told nothing.")?
        .split(' ')
        .map(str::parse)
        .collect::<Result<_, _>>()?;
    let [bytes, micros, requests, errors] = told[..] else {
        anyhow::bail!("wrk told something else: {output}")
    };
    ensure!(errors < 1.0, "{errors} requests failed: {output}");
    // Whole files instead of ranges would be fewer and larger.
    #[expect(clippy::cast_precision_loss, reason = "a MiB")]
    let range = MIB as f64;
    ensure!(
        bytes < requests * range * 1.5,
        "Not ranges were sent: {output}"
    );
    Ok(bytes * 1e6 / micros)
}
