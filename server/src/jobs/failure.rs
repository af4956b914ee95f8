//! Why a job did not end well.

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
