//! Files on this machine that are not kept yet, or only copied here.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

/// A file that is arriving. Dropped before it is kept, it is deleted.
#[derive(Debug)]
pub struct TempFile {
    path: PathBuf,
    kept: bool,
}

impl TempFile {
    /// To arrive at that path.
    pub(super) const fn at(path: PathBuf) -> Self {
        Self { path, kept: false }
    }

    /// Where it arrives.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its name without the ending.
    pub(super) fn stem(&self) -> &str {
        let stem = self.path.file_stem();
        stem.and_then(|s| s.to_str()).unwrap_or_default()
    }

    /// It stays in its folder under another name, durably.
    pub(super) fn stays_as(mut self, to: &Path) -> io::Result<()> {
        File::open(&self.path)?.sync_all()?;
        std::fs::rename(&self.path, to)?;
        if let Some(folder) = to.parent() {
            File::open(folder)?.sync_all()?;
        }
        self.kept = true;
        Ok(())
    }
}

impl Drop for TempFile {
    fn drop(&mut self) {
        if !self.kept {
            let _ = std::fs::remove_file(&self.path);
        }
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
