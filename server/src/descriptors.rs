//! How many files and connections the process may hold open.

/// Asks the system for as many as it gives: each person in a live room holds a connection, and the usual thousand would
/// not reach for one lecture.
#[cfg(target_os = "linux")]
pub fn allow_all() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    let most = Rlimit {
        current: maximum,
        maximum,
    };
    if let Err(error) = setrlimit(Resource::Nofile, most) {
        tracing::warn!(%error, current, "no more files may be open than before");
    }
}

/// How many connections leave a tenth of them for the database, the replays and the hall's own files.
#[cfg(target_os = "linux")]
pub fn connections() -> usize {
    use rustix::process::{Resource, getrlimit};
    let files = getrlimit(Resource::Nofile).current;
    let files = files.and_then(|files| usize::try_from(files).ok());
    (files.unwrap_or(ELSEWHERE) / 10 * 9).min(MOST)
}

/// Where a system allows any number of files, memory is the bound: so many open streams take about a gigabyte.
const MOST: usize = 60_000;

/// How many files are reckoned with where the system does not tell.
const ELSEWHERE: usize = 10_000;

/// Elsewhere the system's own limit is not known.
#[cfg(not(target_os = "linux"))]
pub fn connections() -> usize {
    ELSEWHERE / 10 * 9
}

/// Elsewhere the system's own limit stands.
#[cfg(not(target_os = "linux"))]
pub fn allow_all() {}
