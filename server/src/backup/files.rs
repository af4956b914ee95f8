//! Files and folders copied into a backup, and out of it.

use super::Copied;
use crate::data_folder;
use std::fs::{DirBuilder, File};
use std::io;
use std::path::Path;

/// Says so each time so many files or bytes more are copied.
const FILES: u64 = 500;
const BYTES: u64 = 1_000_000_000;

/// How far the copying is.
#[derive(Debug, Default)]
pub(super) struct Progress {
    files: u64,
    bytes: u64,
    said: (u64, u64),
}

impl Progress {
    fn copied(&mut self, bytes: u64) {
        self.files += 1;
        self.bytes += bytes;
        let (files, said) = self.said;
        if self.files - files >= FILES || self.bytes - said >= BYTES {
            self.say();
        }
    }

    fn say(&mut self) {
        self.said = (self.files, self.bytes);
        println!("… {} files, {} MB", self.files, self.bytes / 1_000_000);
    }

    /// Says what was copied in all.
    pub(super) fn end(&mut self) {
        println!(
            "{} files are copied, {} MB.",
            self.files,
            self.bytes / 1_000_000
        );
    }
}

/// Makes a folder that its owner alone may enter, where it is missing.
pub(super) fn make_private(folder: &Path) -> Result<(), String> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .create(folder)
        .map_err(|e| format!("the folder {} cannot be made: {e}", folder.display()))
}

/// Copies a folder with all that is in it; one that is not there has nothing in it. What is half written (`.part`) or
/// goes meanwhile is left out.
pub(super) fn copy_folder(
    from: &Path,
    to: &Path,
    copied: Copied,
    progress: &mut Progress,
) -> Result<(), String> {
    let entries = match std::fs::read_dir(from) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(format!("{} cannot be read: {error}", from.display())),
    };
    make_private(to)?;
    for entry in entries {
        let entry = entry.map_err(|e| format!("{} cannot be read: {e}", from.display()))?;
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        let Ok(kind) = entry.file_type() else {
            continue;
        };
        if kind.is_dir() {
            copy_folder(&from, &to, copied, progress)?;
        } else if kind.is_file()
            && from.extension().is_none_or(|e| e != "part")
            && let Some(bytes) = copy_new(&from, &to, copied)?
        {
            progress.copied(bytes);
        }
    }
    Ok(())
}

/// Copies a file to where none is, durably; its bytes, or nothing where it is not there.
pub(super) fn copy_new(from: &Path, to: &Path, copied: Copied) -> Result<Option<u64>, String> {
    let copy = || -> io::Result<u64> {
        if copied == Copied::Linked && std::fs::hard_link(from, to).is_ok() {
            // The one file under both names, which an earlier version may have left open to others.
            data_folder::close_file(to)?;
            return Ok(std::fs::metadata(to)?.len());
        }
        let mut target = File::create_new(to)?;
        let bytes = io::copy(&mut File::open(from)?, &mut target)?;
        target.sync_all()?;
        Ok(bytes)
    };
    match copy() {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let _ = std::fs::remove_file(to);
            Ok(None)
        }
        Err(error) => Err(format!(
            "{} cannot be copied to {}: {error}",
            from.display(),
            to.display()
        )),
    }
}
