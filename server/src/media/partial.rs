//! Half uploads: files that come in more than one request. They lie beside the replays, where nothing serves them.

use super::{Media, TempFile};
use std::fs::{File, OpenOptions};
use std::io;
use std::path::PathBuf;

impl Media {
    /// The folder of the half uploads.
    pub fn halves(&self) -> PathBuf {
        self.folder().with_file_name("uploads")
    }

    /// Where an upload lies. Ids are our own: 32 hexadecimal digits.
    pub fn partial_path(&self, id: &str) -> PathBuf {
        self.halves().join(id)
    }

    /// Makes an empty file for an upload, durably.
    ///
    /// # Errors
    /// The disk's.
    pub fn begin_half(&self, id: &str) -> io::Result<()> {
        let folder = self.halves();
        std::fs::create_dir_all(&folder)?;
        File::create_new(self.partial_path(id))?.sync_all()?;
        File::open(&folder)?.sync_all()
    }

    /// Opens an upload to go on where it ends durably: what was written beyond is cut off.
    ///
    /// # Errors
    /// The disk's; `NotFound` also where some of what was durable is gone.
    pub fn resume_half(&self, id: &str, from: u64) -> io::Result<File> {
        let mut file = OpenOptions::new().write(true).open(self.partial_path(id))?;
        let length = file.metadata()?.len();
        if length < from {
            return Err(io::ErrorKind::NotFound.into());
        }
        if length > from {
            file.set_len(from)?;
        }
        io::Seek::seek(&mut file, io::SeekFrom::Start(from))?;
        Ok(file)
    }

    /// The whole upload as a file that arrives: the same bytes under a second name, so that nothing is lost until
    /// they are kept. The name is the upload's own, so that one that is handed over again after a crash is kept as the
    /// same file. An upload is handed over by one at a time.
    ///
    /// # Errors
    /// The disk's.
    pub fn stage(&self, id: &str) -> io::Result<TempFile> {
        let (half, arriving) = (self.partial_path(id), self.arriving_as(id));
        // What was left there may be the upload itself under that name, which a copy onto it would cut off.
        match std::fs::remove_file(arriving.path()) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        match std::fs::hard_link(&half, arriving.path()) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(error),
            // A file system without such names copies.
            Err(_) => std::fs::copy(&half, arriving.path()).map(|_| arriving),
            Ok(()) => Ok(arriving),
        }
    }

    /// Deletes what came of an upload, if anything.
    pub fn end_half(&self, id: &str) {
        match std::fs::remove_file(self.partial_path(id)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                tracing::warn!(%error, id, "a half upload was not deleted");
            }
            _ => {}
        }
    }

    /// The uploads of which something lies here.
    pub fn all_halves(&self) -> Vec<String> {
        std::fs::read_dir(self.halves())
            .into_iter()
            .flatten()
            .flatten()
            .filter_map(|entry| entry.file_name().into_string().ok())
            .collect()
    }
}
