//! Pages that are being made: by one for all who ask meanwhile.

use super::{Answer, Key};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use tokio::sync::OnceCell;

/// One making of a page. Whoever holds it waits for it, and goes on with it where the one who began is gone.
pub(super) type Flight = Arc<OnceCell<Arc<Answer>>>;

/// The makings under way, by page and the revision of the programme that those who wait have asked at: whoever asks after
/// a change joins none that was begun before it.
#[derive(Debug, Clone, Default)]
pub(super) struct Flights(Arc<Mutex<HashMap<(Key, u64), Weak<OnceCell<Arc<Answer>>>>>>);

impl Flights {
    /// The making of a page that is under way at that revision; else a new one.
    pub(super) fn join(&self, key: &Key, revision: u64) -> Flight {
        // Nothing between lock and unlock can leave half a change.
        let mut flights = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let under_way = (key.clone(), revision);
        if let Some(flight) = flights.get(&under_way).and_then(Weak::upgrade) {
            return flight;
        }
        // Those that nobody waits for any more; there are as many as requests at once, and no more.
        flights.retain(|_, flight| flight.strong_count() > 0);
        let flight = Flight::default();
        flights.insert(under_way, Arc::downgrade(&flight));
        flight
    }
}
