//! Why a job did not end well.

use crate::db::StoreError;
use app::answer::{NoRefusal, Refused};
use std::fmt;

/// Why a job did not end well: the key of a sentence with its detail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobError {
    /// The sentence's key.
    pub key: &'static str,
    /// What stands in it.
    pub detail: String,
    /// Whether trying again may help.
    pub retry: bool,
}

impl JobError {
    /// One that trying again may mend.
    pub fn passing(key: &'static str, detail: impl Into<String>) -> Self {
        Self {
            key,
            detail: detail.into(),
            retry: true,
        }
    }

    /// One that stays as it is.
    pub fn lasting(key: &'static str, detail: impl Into<String>) -> Self {
        Self {
            retry: false,
            ..Self::passing(key, detail)
        }
    }
}

impl From<StoreError<NoRefusal>> for JobError {
    fn from(error: StoreError<NoRefusal>) -> Self {
        Self::passing("job-fault", format!("{error:?}"))
    }
}

impl From<Refused<NoRefusal>> for JobError {
    fn from(refused: Refused<NoRefusal>) -> Self {
        Self::passing("job-fault", format!("{refused:?}"))
    }
}

impl fmt::Display for JobError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.key, self.detail)
    }
}
