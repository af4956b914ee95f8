//! Files on this machine that are not kept yet, or only copied here.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

/// A file that is arriving. What lies at its path when it is dropped is deleted.
#[derive(Debug)]
pub struct TempFile(PathBuf);

impl TempFile {
    /// To arrive at that path.
    pub(super) const fn at(path: PathBuf) -> Self {
        Self(path)
    }

    /// Where it arrives.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Its name without the ending.
    pub(super) fn stem(&self) -> &str {
        let stem = self.0.file_stem();
        stem.and_then(|s| s.to_str()).unwrap_or_default()
    }

    /// It stays in its folder under another name, durably. Where the same bytes are there under both names already, a
    /// system leaves both, and the first goes with this value.
    pub(super) fn stays_as(self, to: &Path) -> io::Result<()> {
        File::open(&self.0)?.sync_all()?;
        std::fs::rename(&self.0, to)?;
        match to.parent() {
            Some(folder) => File::open(folder)?.sync_all(),
            None => Ok(()),
        }
    }
}

impl Drop for TempFile {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// A kept file to read by its path.
#[derive(Debug)]
pub enum Local {
    /// The file itself: not to be changed.
    Kept(PathBuf),
    /// A copy from elsewhere, deleted with the value.
    Copy(TempFile),
}

impl Local {
    /// Its path.
    pub fn path(&self) -> &Path {
        match self {
            Self::Kept(path) => path,
            Self::Copy(copy) => copy.path(),
        }
    }
}
