//! The numbered lines that say what is being done and how long it took.

use anyhow::Result;
use std::time::Instant;

/// Counts the steps of one command; every step is named on standard error before it runs.
pub(crate) struct Steps {
    total: u32,
    begun: u32,
}

impl Steps {
    /// For a command of this many steps.
    pub(crate) fn new(total: u32) -> Self {
        Self { total, begun: 0 }
    }

    /// Names the step, does the work, tells the seconds.
    pub(crate) fn run<T>(&mut self, title: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        self.begun += 1;
        eprintln!("[{}/{}] {title} …", self.begun, self.total);
        let started = Instant::now();
        let done = work()?;
        eprintln!("      {:.1} s", started.elapsed().as_secs_f64());
        Ok(done)
    }
}

/// One indented line under the step that is running.
pub(crate) fn note(line: &str) {
    eprintln!("      {line}");
}
