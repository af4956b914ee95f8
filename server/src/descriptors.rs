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

/// Elsewhere the system's own limit stands.
#[cfg(not(target_os = "linux"))]
pub fn allow_all() {}
