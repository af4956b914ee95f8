//! Replay files: where they lie, and what is accepted as one.

mod disk_space;
mod document;
mod object_storage;
mod partial;
mod pieces;
mod probe;
mod range;
mod signed_urls;
mod stored_file;
mod temp_file;
mod tried;
mod unnamed;

pub use document::is_of_kind;
pub use object_storage::s3;
pub use probe::{Probed, RejectReason, probe};
pub use range::{Part, part};
pub use signed_urls::SignedUrls;
pub use stored_file::StoredFile;
pub use temp_file::{Local, TempFile};
pub use unnamed::{MARK_SECRET, MARKS};

use crate::db::Db;
use app::i18n::Instant;
use app::lectures::Audience;
use app::replays::MediaFiles;
use async_trait::async_trait;
use futures::StreamExt;
use object_store::local::LocalFileSystem;
use object_store::path::Path as Place;
use object_store::{ObjectStore, ObjectStoreExt, WriteMultipart};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

/// How the name of a file ends that is on its way.
const PARTIAL: &str = "part";

/// The size of the parts a file is sent elsewhere in; no store takes more than 10,000 of them.
const PART: usize = 8 * 1024 * 1024;
/// How many of them may be on their way at once.
const PARTS_AT_ONCE: usize = 2;
/// How much of a file is read at once to be sent.
const READ: usize = 512 * 1024;

/// How many copies were made here, so that each has a name of its own.
static COPIES: AtomicU64 = AtomicU64::new(0);

/// The storage of the replays: a folder, where files also arrive, or a store elsewhere behind it.
#[derive(Debug, Clone)]
pub struct Media {
    folder: PathBuf,
    store: Arc<dyn ObjectStore>,
    is_remote: bool,
    links: SignedUrls,
    /// Bytes of the disk that uploads leave free.
    spare: u64,
}

impl Media {
    /// The replays in a data folder, made where missing.
    ///
    /// # Errors
    /// Where the folder cannot be made.
    pub fn open(data: &Path) -> io::Result<Self> {
        let folder = data.join("media");
        std::fs::create_dir_all(&folder)?;
        let store = LocalFileSystem::new_with_prefix(&folder)?;
        Ok(Self {
            folder,
            store: Arc::new(store),
            is_remote: false,
            links: SignedUrls::default(),
            spare: disk_space::SPARE,
        })
    }

    /// The same, kept in a store elsewhere; files still arrive in the data folder.
    ///
    /// # Errors
    /// Where the folder cannot be made.
    pub fn in_object_store(data: &Path, store: Arc<dyn ObjectStore>) -> io::Result<Self> {
        Ok(Self {
            store,
            is_remote: true,
            ..Self::open(data)?
        })
    }

    /// The same, with links to what is not for everyone signed by these; without them nobody is handed such a file.
    #[must_use]
    pub fn with_links(self, links: SignedUrls) -> Self {
        Self { links, ..self }
    }

    /// What its links are signed with.
    pub const fn links(&self) -> &SignedUrls {
        &self.links
    }

    /// Deletes what was left half-arrived. For the one that serves, before it does.
    pub fn clear(&self) {
        for entry in std::fs::read_dir(&self.folder)
            .into_iter()
            .flatten()
            .flatten()
        {
            if entry.path().extension().is_some_and(|e| e == PARTIAL) {
                let _ = std::fs::remove_file(entry.path());
            }
        }
    }

    /// The folder where files arrive, and where they stay unless they are kept elsewhere.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// A place for a file to arrive at, under a name nobody can guess.
    pub fn arriving(&self, db: &Db) -> TempFile {
        self.arriving_as(&db.secret(16))
    }

    /// A place for a file to arrive at that is kept under that name.
    fn arriving_as(&self, stem: &str) -> TempFile {
        TempFile::at(self.folder.join(format!("{stem}.{PARTIAL}")))
    }

    /// Keeps an arrived file under its final name, durably; answers the name. In the folder nothing is copied.
    ///
    /// # Errors
    /// The disk's, or those of the store elsewhere; the arrived file is gone then.
    pub async fn keep(&self, arriving: TempFile, extension: &str) -> io::Result<String> {
        let name = format!("{}.{extension}", arriving.stem());
        if self.is_remote {
            self.send(arriving.path(), &place(&name)?).await?;
            return Ok(name);
        }
        let to = self.folder.join(&name);
        tokio::task::spawn_blocking(move || arriving.stays_as(&to)).await??;
        Ok(name)
    }

    /// Sends a file elsewhere, in parts. Where it fails, no part of it stays there, as far as the store answers.
    async fn send(&self, from: &Path, to: &Place) -> io::Result<()> {
        let mut file = tokio::fs::File::open(from).await?;
        let sending = self.store.put_multipart(to).await?;
        let mut there = WriteMultipart::new_with_chunk_size(sending, PART);
        let mut buffer = vec![0; READ];
        let sent = async {
            loop {
                there.wait_for_capacity(PARTS_AT_ONCE).await?;
                match file.read(&mut buffer).await? {
                    0 => return Ok(()),
                    n => there.write(&buffer[..n]),
                }
            }
        };
        if let Err(error) = sent.await {
            let _ = there.abort().await;
            return Err(error);
        }
        there.finish().await?;
        Ok(())
    }

    /// A file to read by its path: the kept one itself, or a copy that lasts as long as the value.
    ///
    /// # Errors
    /// The disk's, or those of the store elsewhere; `NotFound` where there is no such file.
    pub async fn local(&self, name: &str) -> io::Result<Local> {
        let from = place(name)?;
        let path = self.folder.join(name);
        if !self.is_remote {
            tokio::fs::metadata(&path).await?;
            return Ok(Local::Kept(path));
        }
        let n = COPIES.fetch_add(1, Ordering::Relaxed);
        let copy = TempFile::at(self.folder.join(format!("{name}-{n}.{PARTIAL}")));
        let mut bytes = self.store.get(&from).await?.into_stream();
        let mut file = tokio::fs::File::create(copy.path()).await?;
        while let Some(chunk) = bytes.next().await {
            file.write_all(&chunk?).await?;
        }
        file.flush().await?;
        Ok(Local::Copy(copy))
    }

    /// Deletes a kept file; answers whether it is gone. One that is not there is deleted already.
    pub async fn delete(&self, name: &str) -> bool {
        let deleted = async {
            match self.store.delete(&place(name)?).await {
                Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
                Err(error) => Err(io::Error::from(error)),
            }
        };
        if let Err(error) = deleted.await {
            tracing::warn!(%error, name, "a file that is shown no more was not deleted");
            return false;
        }
        true
    }
}

/// Where a file of that name lies in a store. Names are our own: one with path parts is nobody's.
fn place(name: &str) -> io::Result<Place> {
    if is_name(name) {
        return Ok(Place::from(name));
    }
    Err(io::Error::from(io::ErrorKind::NotFound))
}

/// Whether that can be the name of a kept file: lower hexadecimal, a dot, and a short extension.
pub fn is_name(name: &str) -> bool {
    let Some((stem, extension)) = name.split_once('.') else {
        return false;
    };
    let hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    extension != PARTIAL
        && (16..=64).contains(&stem.len())
        && stem.bytes().all(hex)
        && (1..=5).contains(&extension.len())
        && extension
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
}

#[async_trait]
impl MediaFiles for Media {
    async fn delete(&self, name: &str) {
        Self::delete(self, name).await;
    }

    fn address(&self, name: &str, audience: Audience, now: Instant) -> String {
        self.links.address(name, audience, now)
    }
}

#[cfg(test)]
mod tests {
    use super::is_name;

    #[test]
    fn only_names_of_ours_are_names() {
        assert!(is_name("00112233445566778899aabbccddeeff.mp4"));
        assert!(is_name("0011223344556677.m4a"));
        let long = format!("{}.mp4", "a".repeat(65));
        for name in [
            "",
            "none.mp4",
            "../hall.sqlite",
            "0011223344556677",
            "0011223344556677.",
            "0011223344556677.part.mp4",
            "0011223344556677.mp4/..",
            "0011223344556677.mp4\0",
            "0011223344556677.MP4",
            "0011223344556677\\.mp4",
            "AABBCCDDEEFF0011.mp4",
            "/0011223344556677.mp4",
            &long,
        ] {
            assert!(!is_name(name), "{name:?}");
        }
    }
}
