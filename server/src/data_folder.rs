//! The folder in which a hall keeps its database and its files: who may read it, and which hall serves it.

use std::fs::{DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

/// The database's file in the folder.
pub const DATABASE: &str = "hall.sqlite";
/// The file that is locked by the hall that serves the folder.
const LOCK: &str = "hall.lock";
/// What the folder holds, as far as it is the hall's.
const OURS: [&str; 7] = [
    DATABASE,
    "hall.sqlite-wal",
    "hall.sqlite-shm",
    LOCK,
    "node-id",
    "media",
    "uploads",
];

/// From now on what this process makes may be read by its own user alone. For the start, before there are threads.
pub fn keep_private() {
    #[cfg(target_os = "linux")]
    rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
}

/// The database's file of that folder.
pub fn database(data: &Path) -> PathBuf {
    data.join(DATABASE)
}

/// Makes the folder where it is missing, and lets nobody but its owner into it and what is in it.
///
/// # Errors
/// A sentence that names the folder.
pub fn make(data: &Path) -> Result<(), String> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .create(data)
        .map_err(|e| format!("the data folder {} cannot be made: {e}", data.display()))?;
    close_to_others(data);
    Ok(())
}

/// Refuses a folder in which no hall keeps its database, making nothing.
///
/// # Errors
/// A sentence that names the folder.
pub fn must_have_a_hall(data: &Path) -> Result<(), String> {
    match std::fs::metadata(database(data)) {
        Ok(file) if file.is_file() && file.len() > 0 => Ok(()),
        Ok(_) => Err(no_hall(data)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(no_hall(data)),
        Err(error) => Err(format!(
            "{} cannot be read: {error}",
            database(data).display()
        )),
    }
}

/// That a folder has no hall.
pub fn no_hall(data: &Path) -> String {
    format!(
        "there is no hall in the data folder {}: name the folder it is served from with --data",
        data.display()
    )
}

/// Refuses a folder that has a hall already, or files of one.
///
/// # Errors
/// A sentence that names the folder.
pub fn must_be_empty(data: &Path) -> Result<(), String> {
    let has = |name: &str| {
        let path = data.join(name);
        path.is_file() || std::fs::read_dir(path).is_ok_and(|mut files| files.next().is_some())
    };
    if [DATABASE, "media", "uploads"].into_iter().any(has) {
        return Err(format!(
            "the data folder {} has a hall in it: a backup is restored into an empty one",
            data.display()
        ));
    }
    Ok(())
}

/// Takes the right to serve the folder; it lasts as long as the value, however the process ends.
///
/// # Errors
/// A sentence where another hall has it, with its process, or where the folder cannot be written.
pub fn lock(data: &Path) -> Result<File, String> {
    let path = data.join(LOCK);
    let open = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(&path);
    let cannot =
        |e: io::Error| format!("the data folder {} cannot be written: {e}", data.display());
    let mut file = open.map_err(cannot)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Err(held(data, &mut file)),
        Err(TryLockError::Error(error)) => return Err(cannot(error)),
    }
    let mut says = || -> io::Result<()> {
        file.set_len(0)?;
        file.rewind()?;
        writeln!(file, "{}", std::process::id())
    };
    says().map_err(cannot)?;
    Ok(file)
}

fn held(data: &Path, file: &mut File) -> String {
    let mut process = String::new();
    // The other one may be about to write it.
    let _ = file.read_to_string(&mut process);
    let process = match process.trim() {
        "" => String::new(),
        id => format!(" (process {id})"),
    };
    format!(
        "the data folder {} is served by another hall{process}: stop that one, or name a folder of its own with --data",
        data.display()
    )
}

/// Takes from all others the right to read a file.
pub(crate) fn close_file(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    narrow(path, 0o600)?;
    Ok(())
}

/// Takes from all others the right to read what is the hall's, as earlier versions gave it to them.
fn close_to_others(data: &Path) {
    #[cfg(unix)]
    {
        let mut narrowed = narrow(data, 0o700);
        for name in OURS {
            narrowed = narrowed.and(narrow_all(&data.join(name)));
        }
        if let Err(error) = narrowed {
            tracing::warn!(%error, folder = %data.display(), "others may read what is in the data folder");
        }
    }
}

#[cfg(unix)]
fn narrow_all(path: &Path) -> io::Result<()> {
    let kind = match std::fs::symlink_metadata(path) {
        Ok(metadata) => metadata.file_type(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    if kind.is_file() {
        return narrow(path, 0o600);
    }
    if !kind.is_dir() {
        return Ok(());
    }
    narrow(path, 0o700)?;
    for entry in std::fs::read_dir(path)? {
        narrow_all(&entry?.path())?;
    }
    Ok(())
}

#[cfg(unix)]
fn narrow(path: &Path, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    match std::fs::metadata(path) {
        Ok(metadata) if metadata.mode() & 0o777 & !mode == 0 => Ok(()),
        Ok(_) => std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)),
        // A file may go while it is looked at.
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_hall_serves_a_folder_and_the_other_is_told_which() {
        let folder = tempfile::tempdir().unwrap();
        let first = lock(folder.path()).unwrap();
        let told = lock(folder.path()).unwrap_err();
        let process = format!("(process {})", std::process::id());
        let named = folder.path().display().to_string();
        assert!(told.contains(&process) && told.contains(&named), "{told}");
        drop(first);
        lock(folder.path()).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn what_others_could_read_they_can_read_no_more() {
        use std::os::unix::fs::{MetadataExt, PermissionsExt};
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        std::fs::create_dir_all(data.join("media/deep")).unwrap();
        let files = [
            "hall.sqlite",
            "hall.sqlite-wal",
            "media/a.mp4",
            "media/deep/b.m4s",
            "theirs.txt",
        ];
        for file in files {
            std::fs::write(data.join(file), "x").unwrap();
            let open = std::fs::Permissions::from_mode(0o644);
            std::fs::set_permissions(data.join(file), open).unwrap();
        }
        make(&data).unwrap();
        let mode = |path: &str| std::fs::metadata(data.join(path)).unwrap().mode() & 0o777;
        assert_eq!(["", "media", "media/deep"].map(mode), [0o700; 3]);
        assert_eq!(
            files.map(mode),
            [0o600, 0o600, 0o600, 0o600, 0o644],
            "what is not the hall's is left alone"
        );
    }
}
