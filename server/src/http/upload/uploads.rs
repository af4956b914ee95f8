//! What is on its way here: one uploader for each upload, and the hashes of what has come so far.

use crate::lifecycle::Lifecycle;
use sha2::Sha256;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::watch;
use tokio::task::JoinError;

/// The uploads of this node.
#[derive(Debug, Clone, Default)]
pub struct Uploads {
    held: Arc<Mutex<HashSet<String>>>,
    hashes: Arc<Mutex<HashMap<String, (u64, Sha256)>>>,
    closing: Arc<watch::Sender<bool>>,
    lifecycle: Lifecycle,
    node: Arc<str>,
}

/// An upload that is held by one uploader, until this is dropped.
#[derive(Debug)]
pub(super) struct Hold {
    uploads: Uploads,
    id: String,
}

impl Drop for Hold {
    fn drop(&mut self) {
        lock(&self.uploads.held).remove(&self.id);
    }
}

// What is guarded is whole after every statement, also one that panicked.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Uploads {
    /// None yet, of the node of that id, which ends so.
    pub fn of(node: &str, lifecycle: &Lifecycle) -> Self {
        Self {
            node: node.into(),
            lifecycle: lifecycle.clone(),
            ..Self::default()
        }
    }

    /// Goes on with one also where whoever sends it is gone; the hall's end waits for that until its deadline. Nothing
    /// is answered where that has passed.
    pub(super) async fn see_through<T: Send + 'static>(
        &self,
        task: impl Future<Output = T> + Send + 'static,
    ) -> Result<Option<T>, JoinError> {
        self.lifecycle.spawn(task).await
    }

    /// Breaks off what is coming: what has come is written down, and the rest can follow when the hall is back.
    pub fn close(&self) {
        self.closing.send_replace(true);
    }

    /// Hears of it.
    pub(super) fn closing(&self) -> watch::Receiver<bool> {
        self.closing.subscribe()
    }

    /// The node's id.
    pub(super) fn node(&self) -> &str {
        &self.node
    }

    /// Holds an upload; none where another uploader does.
    pub(super) fn hold(&self, id: &str) -> Option<Hold> {
        lock(&self.held).insert(id.to_owned()).then(|| Hold {
            uploads: self.clone(),
            id: id.to_owned(),
        })
    }

    /// The hash of what has come, where all of it came to this process; its first byte begins one.
    pub(super) fn hash(&self, id: &str, received: u64) -> Option<Sha256> {
        let known = lock(&self.hashes).remove(id);
        match known {
            Some((at, hash)) if at == received => Some(hash),
            _ if received == 0 => Some(Sha256::default()),
            _ => None,
        }
    }

    /// Keeps the hash of what has come so far.
    pub(super) fn keep_hash(&self, id: &str, received: u64, hash: Sha256) {
        lock(&self.hashes).insert(id.to_owned(), (received, hash));
    }

    /// Forgets an upload that is over.
    pub(super) fn forget(&self, id: &str) {
        lock(&self.hashes).remove(id);
    }
}
