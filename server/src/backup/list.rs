//! The list of a backup: what it holds, and by which hall it was made.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// The list's file.
pub(super) const LIST: &str = "backup.json";
/// The form of the list, so that a later hall knows an earlier one's.
pub(super) const FORMAT: u32 = 1;
const READ: usize = 512 * 1024;

/// Where the hall kept what it knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Engine {
    /// In a file.
    Sqlite,
    /// On a server.
    Postgres,
}

/// The list.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct List {
    pub(super) format: u32,
    /// The hall's version.
    pub(super) version: String,
    /// When it was made (RFC 3339).
    pub(super) made_at: String,
    pub(super) engine: Engine,
    /// The last migration of its database.
    pub(super) migration: i64,
    /// The bucket that has the replays, where they are not in the data folder.
    pub(super) storage: Option<String>,
    pub(super) people: i64,
    pub(super) lectures: i64,
    pub(super) files: Vec<Listed>,
}

/// One file of a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Listed {
    /// Its path in the backup, with `/` between folders.
    pub(super) path: String,
    pub(super) bytes: u64,
    pub(super) sha256: String,
}

impl List {
    /// Writes it, durably.
    pub(super) fn write(&self, path: &Path) -> Result<(), String> {
        let written = || -> std::io::Result<()> {
            let mut file = File::create(path)?;
            serde_json::to_writer_pretty(&mut file, self)?;
            file.write_all(b"\n")?;
            file.sync_all()
        };
        written().map_err(|e| format!("{} cannot be written: {e}", path.display()))
    }

    /// Reads the list of a backup.
    pub(super) fn read(backup: &Path) -> Result<Self, String> {
        let path = backup.join(LIST);
        let text = std::fs::read_to_string(&path).map_err(|e| {
            format!(
                "{} is no whole backup: {LIST}, which is written last, cannot be read there: {e}",
                backup.display()
            )
        })?;
        let list: Self = serde_json::from_str(&text)
            .map_err(|e| format!("{} is no list of a backup: {e}", path.display()))?;
        if list.format != FORMAT {
            return Err(format!(
                "{} was made by hall {}, whose backups this one does not know",
                backup.display(),
                list.version
            ));
        }
        Ok(list)
    }

    /// All bytes of its files.
    pub(super) fn bytes(&self) -> u64 {
        self.files.iter().map(|file| file.bytes).sum()
    }

    /// Which of these files of the media folder it does not hold.
    pub(super) fn gone(&self, shown: &[String]) -> Vec<String> {
        let held: std::collections::HashSet<&str> = self
            .files
            .iter()
            .filter_map(|file| file.path.strip_prefix("media/"))
            .collect();
        let gone = shown.iter().filter(|file| !held.contains(file.as_str()));
        gone.cloned().collect()
    }

    /// Compares every file with what is listed, and that nothing is listed that lies elsewhere.
    pub(super) fn check(&self, backup: &Path) -> Result<(), String> {
        for listed in &self.files {
            let path = listed.path_in(backup)?;
            let (bytes, sha256) = hash(&path)?;
            if (bytes, &sha256) != (listed.bytes, &listed.sha256) {
                return Err(format!("{} is not as it was backed up", path.display()));
            }
        }
        Ok(())
    }
}

impl Listed {
    /// Where it lies in that folder.
    pub(super) fn path_in(&self, folder: &Path) -> Result<PathBuf, String> {
        let clean = !self.path.is_empty()
            && self
                .path
                .split('/')
                .all(|part| !matches!(part, "" | "." | "..") && !part.contains(['\\', '\0']));
        if clean {
            Ok(folder.join(&self.path))
        } else {
            Err(format!(
                "the list names {:?}, which is not in the backup",
                self.path
            ))
        }
    }
}

/// All files of a backup, by path.
pub(super) fn files_of(backup: &Path) -> Result<Vec<Listed>, String> {
    let mut files = Vec::new();
    gather(backup, "", &mut files)?;
    files.sort_by(|a: &Listed, b| a.path.cmp(&b.path));
    Ok(files)
}

fn gather(folder: &Path, before: &str, files: &mut Vec<Listed>) -> Result<(), String> {
    let cannot = |e: std::io::Error| format!("{} cannot be read: {e}", folder.display());
    for entry in std::fs::read_dir(folder).map_err(cannot)? {
        let entry = entry.map_err(cannot)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{before}{name}");
        if entry.file_type().map_err(cannot)?.is_dir() {
            gather(&entry.path(), &format!("{path}/"), files)?;
            continue;
        }
        let (bytes, sha256) = hash(&entry.path())?;
        files.push(Listed {
            path,
            bytes,
            sha256,
        });
    }
    Ok(())
}

fn hash(path: &Path) -> Result<(u64, String), String> {
    let read = || -> std::io::Result<(u64, String)> {
        let mut file = File::open(path)?;
        let (mut hash, mut buffer, mut bytes) = (Sha256::new(), vec![0; READ], 0);
        loop {
            match file.read(&mut buffer)? {
                0 => return Ok((bytes, hex::encode(hash.finalize()))),
                n => {
                    hash.update(&buffer[..n]);
                    bytes += n as u64;
                }
            }
        }
    };
    read().map_err(|e| format!("{} cannot be read: {e}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(path: &str) -> Listed {
        Listed {
            path: path.into(),
            bytes: 0,
            sha256: String::new(),
        }
    }

    #[test]
    fn a_list_leads_nowhere_out_of_its_backup() {
        let backup = Path::new("/backup");
        let inside = listed("media/a.mp4").path_in(backup).unwrap();
        assert_eq!(inside, Path::new("/backup/media/a.mp4"));
        for path in [
            "",
            "/etc/passwd",
            "../a",
            "media/../../a",
            "media//a",
            "a\\b",
            "./a",
        ] {
            assert!(listed(path).path_in(backup).is_err(), "{path}");
        }
    }
}
