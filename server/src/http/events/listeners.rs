//! Who listens to a room, and the end of it: a stream ends with its session, and when the right to listen is gone.

use crate::db::Db;
use crate::features::live::Listening;
use app::accounts::PersonId;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::broadcast;
use tokio::sync::broadcast::error::TryRecvError;
use tokio_util::sync::CancellationToken;

/// The listeners of one room.
#[derive(Debug, Default)]
pub(super) struct Listeners(Mutex<Held>);

#[derive(Debug, Default)]
struct Held {
    came: u64,
    here: HashMap<u64, (Listening, CancellationToken)>,
}

/// One who listens; no more when it is dropped.
#[derive(Debug)]
pub(super) struct Registered {
    of: Arc<Listeners>,
    number: u64,
    /// Says that the stream is to end.
    pub(super) ended: CancellationToken,
}

impl Drop for Registered {
    fn drop(&mut self) {
        self.of.lock().here.remove(&self.number);
    }
}

impl Registered {
    /// Asks whether this one still may listen.
    pub(super) async fn ask_again(&self, db: &Db, slug: &str) {
        let own = self
            .of
            .lock()
            .here
            .get(&self.number)
            .map(|(l, _)| l.clone());
        let Some(own) = own else { return };
        if let Ok(may) = db.live().still_listening(slug, [(self.number, own)]).await
            && may.is_empty()
        {
            self.ended.cancel();
        }
    }
}

impl Listeners {
    fn lock(&self) -> MutexGuard<'_, Held> {
        // Nothing between lock and unlock can leave half a change.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// One more.
    pub(super) fn add(self: &Arc<Self>, listening: Listening) -> Registered {
        let mut held = self.lock();
        held.came += 1;
        let (number, ended) = (held.came, CancellationToken::new());
        held.here.insert(number, (listening, ended.clone()));
        Registered {
            of: Arc::clone(self),
            number,
            ended,
        }
    }

    /// Asks whether they still may listen, all or only those people, and ends the streams of those who may not. Where
    /// the database does not say, they go on.
    pub(super) async fn ask_again(&self, db: &Db, slug: &str, people: Option<&HashSet<PersonId>>) {
        let asked: Vec<(u64, Listening)> = self
            .lock()
            .here
            .iter()
            .filter(|(_, (l, _))| people.is_none_or(|people| people.contains(&l.person)))
            .map(|(number, (listening, _))| (*number, listening.clone()))
            .collect();
        if asked.is_empty() {
            return;
        }
        match db.live().still_listening(slug, asked.iter().cloned()).await {
            Ok(may) => {
                let held = self.lock();
                for (number, _) in asked.iter().filter(|(number, _)| !may.contains(number)) {
                    if let Some((_, ended)) = held.here.get(number) {
                        ended.cancel();
                    }
                }
            }
            Err(fault) => tracing::warn!(?fault, slug, "listeners could not be asked for"),
        }
    }
}

/// Whose rights have changed since it was asked last; none where it is not known whose.
pub(super) fn changed(
    changes: &mut broadcast::Receiver<Option<PersonId>>,
) -> Option<HashSet<PersonId>> {
    let mut people = HashSet::new();
    loop {
        match changes.try_recv() {
            Ok(Some(person)) => {
                people.insert(person);
            }
            Ok(None) | Err(TryRecvError::Lagged(_)) => return None,
            Err(TryRecvError::Empty | TryRecvError::Closed) => return Some(people),
        }
    }
}
