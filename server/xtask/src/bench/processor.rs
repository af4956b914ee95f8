//! The processor time of a hall and of its database's server, as the system tells it.

use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fs;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// The system counts in hundredths of a second.
const TICK: Duration = Duration::from_millis(10);
/// Idle is what has used nothing for so long ...
const QUIET: Duration = Duration::from_secs(3);
/// ... and this is the longest that is waited for.
const PATIENCE: Duration = Duration::from_mins(15);

/// A hall's process, and that of the server of its database, whose children serve the hall.
pub(super) struct Processor {
    hall: u32,
    postmaster: Option<u32>,
}

/// Fields of a process's line: its parent, its ticks, and those of the children that have ended.
struct Line {
    parent: u32,
    own: u64,
    ended: u64,
}

impl Processor {
    pub(super) fn of(hall: u32, postmaster: Option<u32>) -> Self {
        Self { hall, postmaster }
    }

    /// All that was used until now.
    pub(super) fn used(&self) -> Result<Duration> {
        let mut ticks = line(&stat(self.hall)?)
            .context("The hall's line is cut.")?
            .own;
        if let Some(postmaster) = self.postmaster {
            let all = processes();
            let of_server = all
                .iter()
                .filter(|(id, line)| **id == postmaster || line.parent == postmaster);
            ticks += of_server.map(|(_, line)| line.own).sum::<u64>();
            ticks += all.get(&postmaster).map_or(0, |line| line.ended);
        }
        Ok(TICK * u32::try_from(ticks)?)
    }

    /// Waits until nothing is used any more.
    pub(super) fn until_idle(&self) -> Result<()> {
        let begun = Instant::now();
        let mut before = self.used()?;
        while begun.elapsed() < PATIENCE {
            sleep(QUIET);
            let used = self.used()?;
            // A hall that rests still looks at its clock.
            if used.saturating_sub(before) <= 2 * TICK {
                break;
            }
            before = used;
        }
        Ok(())
    }
}

fn stat(id: u32) -> Result<String> {
    fs::read_to_string(format!("/proc/{id}/stat")).context("The system does not tell of processes.")
}

fn processes() -> BTreeMap<u32, Line> {
    let folders = fs::read_dir("/proc").into_iter().flatten().flatten();
    folders
        .filter_map(|folder| {
            let id = folder.file_name().to_str()?.parse().ok()?;
            Some((id, line(&stat(id).ok()?)?))
        })
        .collect()
}

/// The name in parentheses may hold anything, so the fields are counted from its end.
fn line(stat: &str) -> Option<Line> {
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let field = |n: usize| fields.get(n)?.parse::<u64>().ok();
    Some(Line {
        parent: fields.get(1)?.parse().ok()?,
        own: field(11)? + field(12)?,
        ended: field(13)? + field(14)?,
    })
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn a_process_is_read_whatever_its_name() {
        let told = "42 (a (b) 1 2) S 7 42 42 0 -1 4194560 9 9 0 0 120 30 5 4 20 0 1 0 8 1 1";
        let line = line(told).unwrap();
        assert_eq!((line.parent, line.own, line.ended), (7, 150, 9));
    }
}
