//! Why a job did not end well.

use super::worker::Running;
use crate::db::StoreError;
use crate::queue::JobError;
use app::answer::{NoRefusal, Refused};
use std::fmt;

/// Why a job did not end well: a sentence's key with its detail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Failure {
    /// The sentence's key.
    pub(super) key: &'static str,
    /// What stands in it.
    pub(super) detail: String,
    /// Whether trying again may help.
    pub(super) again: bool,
}

impl Failure {
    /// One that trying again may mend.
    pub(super) fn passing(key: &'static str, detail: impl Into<String>) -> Self {
        Self {
            key,
            detail: detail.into(),
            again: true,
        }
    }

    /// One that stays as it is.
    pub(super) fn lasting(key: &'static str, detail: impl Into<String>) -> Self {
        Self {
            again: false,
            ..Self::passing(key, detail)
        }
    }

    /// Whether it is the film that a program could not do with, and not the machine.
    pub(super) fn is_of_the_film(&self) -> bool {
        matches!(self.key, "rendition-stopped" | "rendition-too-slow")
    }

    /// Whether it would meet whatever the job does next: the machine, the storage or the queue failed, and not one run of
    /// a program.
    fn is_of_all(&self) -> bool {
        matches!(
            self.key,
            "rendition-not-started" | "rendition-storage" | "rendition-lost" | "job-fault"
        )
    }

    /// What the storage refused.
    pub(super) fn of_storage(error: &std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::StorageFull {
            return Self::passing("rendition-disk-full", "");
        }
        Self::passing("rendition-storage", error.to_string())
    }

    /// The job is another's now, or its recording is gone.
    pub(super) fn lost() -> Self {
        Self::lasting("rendition-lost", "")
    }
}

/// What could not be made of several things, none of which needs another.
#[derive(Debug, Default)]
pub(super) struct Failures {
    first: Option<(&'static str, Failure)>,
    again: bool,
}

impl Failures {
    /// Takes note of how the making of one thing ended, so that the others are made.
    ///
    /// # Errors
    /// What the others would meet too.
    pub(super) fn note(
        &mut self,
        running: &Running<'_>,
        done: Result<(), Failure>,
    ) -> Result<(), Failure> {
        let Err(failure) = done else { return Ok(()) };
        if failure.is_of_all() {
            return Err(failure);
        }
        let stage = running.stage();
        tracing::warn!(key = running.claim.key, stage, %failure, "one thing was not made");
        self.again |= failure.again;
        self.first.get_or_insert((stage, failure));
        Ok(())
    }

    /// How the job ended: with the first of them, at the stage it was in, and tried again where that may mend any.
    ///
    /// # Errors
    /// The first of them.
    pub(super) fn told(self, running: &Running<'_>) -> Result<(), Failure> {
        let Some((stage, failure)) = self.first else {
            return Ok(());
        };
        running.report(stage, 0);
        Err(Failure {
            again: self.again,
            ..failure
        })
    }
}

impl From<Failure> for JobError {
    fn from(failure: Failure) -> Self {
        Self {
            key: failure.key,
            detail: failure.detail,
            retry: failure.again,
        }
    }
}

impl From<StoreError<NoRefusal>> for Failure {
    fn from(error: StoreError<NoRefusal>) -> Self {
        Self::passing("job-fault", format!("{error:?}"))
    }
}

impl From<Refused<NoRefusal>> for Failure {
    fn from(refused: Refused<NoRefusal>) -> Self {
        Self::passing("job-fault", format!("{refused:?}"))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.key, self.detail)
    }
}
