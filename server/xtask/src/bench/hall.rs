//! The hall under measurement: the release binary on a free port of the loopback.

use super::client::Client;
use super::processor::Processor;
use crate::cluster::Cluster;
use crate::place::Place;
use crate::process;
use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::io::Read;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Somebody who is signed in, and perhaps in the room.
pub(super) struct Guest {
    /// The session's cookie.
    pub(super) cookie: String,
    /// The lease of the room; empty where they are in none.
    pub(super) lease: String,
}

/// What can be walked in a hall that was filled to a size.
#[derive(Debug, Default)]
pub(super) struct Filled {
    /// The organizer's cookie ...
    pub(super) organizer: String,
    /// ... and a learner's, who sits in the open room.
    pub(super) learner: String,
    /// Lectures that are on, to come, and over with a replay.
    pub(super) open: String,
    pub(super) coming: String,
    pub(super) over: String,
    /// Somebody who was at the one that is over.
    pub(super) person: String,
}

impl Filled {
    /// Fills a hall that nobody serves yet so many times.
    pub(super) fn of(
        place: &Place,
        data: &Path,
        database: Option<&str>,
        times: u32,
    ) -> Result<Self> {
        fs::create_dir_all(data)?;
        let mut program = process::cargo(place);
        program
            .args(["run", "--quiet", "-p", "server", "--example", "size"])
            .args(["--features", "testing", "--"])
            .arg(data)
            .arg(times.to_string());
        if let Some(url) = database {
            program.env("LECTURE_HALL_DATABASE_URL", url);
        }
        let told = process::read(&mut program)?;
        let named = |name: &str| {
            told.lines()
                .filter_map(|line| line.split_once('\t'))
                .find(|(of, _)| *of == name)
                .map(|(_, value)| value.to_owned())
                .with_context(|| format!("The filled hall has no {name}: {told}"))
        };
        Ok(Self {
            organizer: format!("hall={}", named("organizer")?),
            learner: format!("hall={}", named("learner")?),
            open: named("open")?,
            coming: named("coming")?,
            over: named("over")?,
            person: named("person")?,
        })
    }
}

/// What a recount said and needed.
pub(super) struct Recounted {
    pub(super) said: String,
    pub(super) seconds: f64,
    /// In megabytes (of a million bytes).
    pub(super) most_memory: f64,
}

/// A hall that runs until this is dropped.
pub(super) struct Hall {
    place: Place,
    child: Child,
    binary: PathBuf,
    data: PathBuf,
    database: Option<String>,
    /// What it and the server of its database use of the processor.
    pub(super) processor: Processor,
    /// Its address.
    pub(super) origin: String,
    /// From the start of the process until `/health` answered.
    pub(super) started_in: Duration,
}

impl Hall {
    /// Starts it on that folder, and on that cluster's database where one is named; waits until it answers. It makes
    /// no renditions, which would be measured with it.
    pub(super) fn open(place: &Place, data: &Path, cluster: Option<&Cluster>) -> Result<Self> {
        Self::start(place, data, cluster, "0")
    }

    /// The same on SQLite, making renditions.
    pub(super) fn that_makes_renditions(place: &Place, data: &Path) -> Result<Self> {
        Self::start(place, data, None, "1")
    }

    fn start(place: &Place, data: &Path, cluster: Option<&Cluster>, jobs: &str) -> Result<Self> {
        let binary = place.binary(true);
        let listen = free_address()?;
        let origin = format!("http://{listen}");
        let started = Instant::now();
        let database = cluster.map(|cluster| cluster.url.clone());
        let postmaster = cluster.map(Cluster::postmaster).transpose()?;
        let mut child = command(&binary, data, database.as_deref())
            .args([
                "serve",
                "--behind-proxy",
                "--jobs",
                jobs,
                "--listen",
                &listen,
            ])
            .arg("--site")
            .arg(place.site())
            .stdout(Stdio::null())
            .spawn()
            .context("The hall cannot be started.")?;
        let visitor = Client::visitor(&origin);
        while visitor.page("/health").is_err() {
            if child.try_wait()?.is_some() || started.elapsed() > Duration::from_mins(15) {
                child.kill().ok();
                bail!("The hall did not open.");
            }
            sleep(Duration::from_millis(5));
        }
        let started_in = started.elapsed();
        Ok(Self {
            place: place.clone(),
            processor: Processor::of(child.id(), postmaster),
            child,
            binary,
            data: data.to_path_buf(),
            database,
            origin,
            started_in,
        })
    }

    /// Makes an organizer by the command line.
    pub(super) fn admin(&self, email: &str, password: &str) -> Result<()> {
        let mut command = command(&self.binary, &self.data, self.database.as_deref());
        command.args(["admin", "create", "--email", email]);
        process::run_with_input(&mut command, &format!("{password}\n"))
    }

    /// Puts so many people into the database, as signing up by the form would: it would hash a password for each.
    /// With a lecture they are in its room.
    pub(super) fn crowd(
        &self,
        name: &str,
        many: usize,
        lecture: Option<&str>,
    ) -> Result<Vec<Guest>> {
        self.guests(name, many, lecture.as_slice())
    }

    /// The same people before a replay, each with a player open.
    pub(super) fn audience(&self, name: &str, many: usize, lecture: &str) -> Result<Vec<Guest>> {
        self.guests(name, many, &[lecture, "replay"])
    }

    fn guests(&self, name: &str, many: usize, place: &[&str]) -> Result<Vec<Guest>> {
        let mut program = process::cargo(&self.place);
        program
            .args(["run", "--quiet", "-p", "server", "--example", "crowd"])
            .args(["--features", "testing", "--"])
            .arg(&self.data)
            .args([name, &many.to_string()])
            .args(place);
        if let Some(url) = &self.database {
            program.env("LECTURE_HALL_DATABASE_URL", url);
        }
        let told = process::read(&mut program)?;
        let guests: Vec<Guest> = told
            .lines()
            .filter_map(|line| {
                let (session, lease) = line.split_once('\t')?;
                Some(Guest {
                    cookie: format!("hall={session}"),
                    lease: lease.to_owned(),
                })
            })
            .collect();
        ensure!(
            guests.len() == many,
            "{} of {many} people came.",
            guests.len()
        );
        Ok(guests)
    }

    /// Whether every figure is what the records say.
    pub(super) fn recount(&self) -> Result<()> {
        let mut command = command(&self.binary, &self.data, self.database.as_deref());
        process::read(command.arg("recount")).map(|_| ())
    }

    /// The same, with what it said, how long it took and the most memory it held, looked at every few milliseconds.
    pub(super) fn recount_measured(&self) -> Result<Recounted> {
        let mut command = command(&self.binary, &self.data, self.database.as_deref());
        let begun = Instant::now();
        let mut child = command
            .arg("recount")
            .stdout(Stdio::piped())
            .spawn()
            .context("The recount cannot be started.")?;
        let mut most_memory = 0.0_f64;
        let status = loop {
            if let Ok(most) = most_memory_of(child.id()) {
                most_memory = most_memory.max(most);
            }
            if let Some(status) = child.try_wait()? {
                break status;
            }
            sleep(Duration::from_millis(10));
        };
        let mut said = String::new();
        if let Some(mut output) = child.stdout.take() {
            output.read_to_string(&mut said)?;
        }
        let said = said.lines().last().unwrap_or_default().to_owned();
        ensure!(status.success(), "The recount finds differences: {said}");
        Ok(Recounted {
            said,
            seconds: begun.elapsed().as_secs_f64(),
            most_memory,
        })
    }

    /// Files and connections that it holds open, where the system tells.
    pub(super) fn files(&self) -> Result<f64> {
        let open = fs::read_dir(format!("/proc/{}/fd", self.child.id()))
            .context("The system does not tell the hall's open files.")?;
        Ok(f64::from(u32::try_from(open.count())?))
    }

    /// The most megabytes (of a million bytes) that it has held in memory since it started, where the system tells.
    pub(super) fn most_memory(&self) -> Result<f64> {
        most_memory_of(self.child.id())
    }

    /// Megabytes (of a million bytes) that it holds in memory.
    pub(super) fn memory(&self) -> Result<f64> {
        let id = self.child.id();
        let kib: f64 = match fs::read_to_string(format!("/proc/{id}/status")) {
            Ok(status) => status
                .lines()
                .find_map(|line| {
                    line.strip_prefix("VmRSS:")?
                        .split_whitespace()
                        .next()?
                        .parse()
                        .ok()
                })
                .context("The system does not tell the hall's memory.")?,
            Err(_) => {
                process::read(Command::new("ps").args(["-o", "rss=", "-p", &id.to_string()]))?
                    .trim()
                    .parse()?
            }
        };
        Ok(kib * 1024.0 / 1_000_000.0)
    }
}

fn most_memory_of(id: u32) -> Result<f64> {
    let status = fs::read_to_string(format!("/proc/{id}/status"));
    let status = status.context("The system does not tell the hall's memory.")?;
    let told = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = told.and_then(|told| told.split_whitespace().next()?.parse::<f64>().ok());
    let kib = kib.context("The system does not tell the hall's most memory.")?;
    Ok(kib * 1024.0 / 1_000_000.0)
}

/// The program, told where its hall is.
fn command(binary: &Path, data: &Path, database: Option<&str>) -> Command {
    let mut command = Command::new(binary);
    command.env("LECTURE_HALL_DATA", data);
    if let Some(url) = database {
        command.env("LECTURE_HALL_DATABASE_URL", url);
    }
    command
}

impl Drop for Hall {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// An address of the loopback on which nobody listens.
pub(super) fn free_address() -> Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0").context("No port is free.")?;
    Ok(listener.local_addr()?.to_string())
}
