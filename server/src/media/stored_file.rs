//! A kept file that was found, to be read from any place of it.

use super::pieces::Pieces;
use super::{Media, place};
use bytes::Bytes;
use futures::stream::BoxStream;
use futures::{StreamExt, TryStreamExt};
use object_store::path::Path as Place;
use object_store::{GetOptions, GetRange, ObjectStore, ObjectStoreExt};
use std::fs::File;
use std::io;
use std::ops::Range;
use std::sync::Arc;
use std::time::{Duration, SystemTime};
use tokio::time::timeout;

/// How long a store elsewhere may take to begin its answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// A kept file that was found. It is never changed while it is there.
#[derive(Debug, Clone)]
pub struct StoredFile {
    /// Its size in bytes.
    pub size: u64,
    /// When it was kept.
    pub modified: SystemTime,
    at: At,
}

#[derive(Debug, Clone)]
enum At {
    Here(Arc<File>),
    There(Arc<dyn ObjectStore>, Place),
}

impl Media {
    /// Looks a file up.
    ///
    /// # Errors
    /// `NotFound` where there is none, the disk's, or those of the store elsewhere.
    pub async fn find(&self, name: &str) -> io::Result<StoredFile> {
        let place = place(name)?;
        if self.is_remote {
            let there = in_time(self.store.head(&place)).await?;
            return Ok(StoredFile {
                size: there.size,
                modified: there.last_modified.into(),
                at: At::There(Arc::clone(&self.store), place),
            });
        }
        let path = self.folder.join(name);
        let opened = tokio::task::spawn_blocking(move || {
            let file = File::open(path)?;
            let about = file.metadata()?;
            Ok::<_, io::Error>((about.len(), about.modified()?, file))
        });
        let (size, modified, file) = opened.await??;
        Ok(StoredFile {
            size,
            modified,
            at: At::Here(Arc::new(file)),
        })
    }
}

impl StoredFile {
    /// These bytes of it, which must be within its size.
    ///
    /// # Errors
    /// Those of the store elsewhere: `NotFound` where the file is there no more.
    pub async fn read(
        &self,
        bytes: Range<u64>,
    ) -> io::Result<BoxStream<'static, io::Result<Bytes>>> {
        if bytes.is_empty() {
            return Ok(futures::stream::empty().boxed());
        }
        match &self.at {
            At::Here(file) => Ok(Pieces::of(Arc::clone(file), bytes).boxed()),
            At::There(store, place) => {
                let options = GetOptions {
                    range: Some(GetRange::Bounded(bytes)),
                    ..GetOptions::default()
                };
                let there = in_time(store.get_opts(place, options)).await?;
                Ok(there.into_stream().map_err(io::Error::from).boxed())
            }
        }
    }
}

/// What a store elsewhere answers, if it begins to in time.
async fn in_time<T>(asked: impl Future<Output = object_store::Result<T>>) -> io::Result<T> {
    Ok(timeout(PATIENCE, asked).await??)
}
