//! Replay files: where they lie, and what is accepted as one.

mod probe;

pub use probe::{Probed, probe};

use crate::db::Db;
use app::replays::Films;
use std::path::{Path, PathBuf};

/// The folder of the replays.
#[derive(Debug, Clone)]
pub struct Media {
    folder: PathBuf,
}

/// A file that is arriving. Dropped before it is kept, it is deleted.
#[derive(Debug)]
pub struct Arriving {
    path: PathBuf,
    kept: bool,
}

impl Media {
    /// The replays of a data folder, made where missing; what was left half-arrived is deleted.
    ///
    /// # Errors
    /// Where the folder cannot be made.
    pub fn open(data: &Path) -> std::io::Result<Self> {
        let folder = data.join("media");
        std::fs::create_dir_all(&folder)?;
        for entry in std::fs::read_dir(&folder)?.flatten() {
            if entry.path().extension().is_some_and(|e| e == "part") {
                let _ = std::fs::remove_file(entry.path());
            }
        }
        Ok(Self { folder })
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// A place for a file to arrive at, under a name nobody can guess.
    pub fn arriving(&self, db: &Db) -> Arriving {
        Arriving {
            path: self.folder.join(format!("{}.part", db.secret(16))),
            kept: false,
        }
    }

    /// Keeps an arrived file under its final name, durably; answers the name.
    ///
    /// # Errors
    /// The disk's.
    pub fn keep(&self, mut arriving: Arriving, extension: &str) -> std::io::Result<String> {
        std::fs::File::open(&arriving.path)?.sync_all()?;
        let name = format!(
            "{}.{extension}",
            arriving
                .path
                .file_stem()
                .and_then(|s| s.to_str())
                .unwrap_or("replay")
        );
        std::fs::rename(&arriving.path, self.folder.join(&name))?;
        std::fs::File::open(&self.folder)?.sync_all()?;
        arriving.kept = true;
        Ok(name)
    }
}

impl Films for Media {
    fn delete(&self, name: &str) {
        if let Err(error) = std::fs::remove_file(self.folder.join(name)) {
            tracing::warn!(%error, name, "a replay that is shown no more was not deleted");
        }
    }
}

impl Arriving {
    /// Where it arrives.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Arriving {
    fn drop(&mut self) {
        if !self.kept {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}
