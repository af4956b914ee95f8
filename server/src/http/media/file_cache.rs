//! What was looked up of files lately, so that a film that plays asks neither the database nor the disk for each range.
//!
//! It is known for a few seconds, and not once this node has changed the programme: so long may a file that is removed,
//! or is for fewer from now on, still be handed out by another node.

use crate::db::{Db, RECENT};
use crate::features::replays::ServableFile;
use crate::http::conditions::strong_tag;
use crate::media::{Media, SignedUrls, StoredFile, is_name};
use app::answer::Refused;
use app::i18n::Instant;
use http::HeaderValue;
use std::collections::HashMap;
use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// At most so many files, each of them open; past that all are forgotten.
const MOST: usize = 1_024;

/// For how long one is open at least.
const KNOWN_FOR: Duration = Duration::from_millis(RECENT.unsigned_abs());

/// What is known of files.
#[derive(Clone)]
pub struct Known {
    db: Db,
    media: Media,
    entries: Arc<Mutex<HashMap<String, Arc<Entry>>>>,
}

/// One file.
pub(super) struct Entry {
    looked_up: Instant,
    revision: u64,
    pub(super) shown: ServableFile,
    pub(super) found: StoredFile,
    /// As the name is never used again, it is all that a tag needs.
    pub(super) etag: HeaderValue,
    pub(super) modified: HeaderValue,
    pub(super) kind: HeaderValue,
}

impl Known {
    /// Of the files of that hall.
    pub fn new(db: Db, media: Media) -> Self {
        Self {
            db,
            media,
            entries: Arc::default(),
        }
    }

    pub(super) fn now(&self) -> Instant {
        self.db.now()
    }

    pub(super) fn links(&self) -> &SignedUrls {
        self.media.links()
    }

    /// The file of that name, where it is shown at all.
    pub(super) async fn entry(&self, name: &str) -> io::Result<Option<Arc<Entry>>> {
        // What cannot be a name is not looked for.
        if !is_name(name) {
            return Ok(None);
        }
        let (now, revision) = (self.db.now(), self.db.programme_revision());
        if let Some(entry) = self.lately(name)
            && entry.revision == revision
            && (0..RECENT).contains(&now.since(entry.looked_up))
        {
            return Ok(Some(entry));
        }
        let shown = self.db.replays().shown(name).await.map_err(|refused| {
            io::Error::other(match refused {
                Refused::Fault(fault) => fault,
                other => format!("{other:?}"),
            })
        })?;
        let Some(shown) = shown else {
            self.forget(name);
            return Ok(None);
        };
        let found = self.media.find(name).await?;
        let (stem, _) = name.split_once('.').unwrap_or((name, ""));
        let text = |value: &str| HeaderValue::from_str(value).map_err(io::Error::other);
        let entry = Arc::new(Entry {
            looked_up: now,
            revision,
            etag: strong_tag(stem),
            modified: text(&httpdate::fmt_http_date(found.modified))?,
            kind: text(&shown.media_type)?,
            shown,
            found,
        });
        if let Ok(mut entries) = self.entries.lock() {
            if entries.len() >= MOST {
                entries.clear();
            }
            entries.insert(name.to_owned(), Arc::clone(&entry));
        }
        self.close_later(name.to_owned(), Arc::clone(&entry));
        Ok(Some(entry))
    }

    /// Closes the file once it is known no more: as long as it is open, its room on the disk is not free.
    fn close_later(&self, name: String, entry: Arc<Entry>) {
        let entries = Arc::clone(&self.entries);
        tokio::spawn(async move {
            tokio::time::sleep(KNOWN_FOR).await;
            if let Ok(mut entries) = entries.lock()
                && entries
                    .get(&name)
                    .is_some_and(|now| Arc::ptr_eq(now, &entry))
            {
                entries.remove(&name);
            }
        });
    }

    fn lately(&self, name: &str) -> Option<Arc<Entry>> {
        self.entries.lock().ok()?.get(name).cloned()
    }

    pub(super) fn forget(&self, name: &str) {
        if let Ok(mut entries) = self.entries.lock() {
            entries.remove(name);
        }
    }
}
