//! What everybody asks for and what may be some seconds old: read once for all who ask meanwhile.

use super::Db;
use app::i18n::Instant;
use std::any::Any;
use std::collections::HashMap;
use std::future::Future;
use std::sync::{Arc, Mutex};

/// How old such a value may be, in milliseconds.
pub const RECENT: i64 = 5_000;

/// The values, each under a name of its own.
#[derive(Clone, Default)]
pub(super) struct Recent(Arc<Mutex<HashMap<&'static str, Kept>>>);

struct Kept {
    asked_at: Instant,
    revision: u64,
    answer: Arc<dyn Any + Send + Sync>,
}

impl Db {
    /// What `read` answers, or answered within the last [`RECENT`] milliseconds while the programme was the same.
    ///
    /// # Errors
    /// Those of `read`; an error is not remembered.
    pub async fn recent<T, E>(
        &self,
        name: &'static str,
        read: impl Future<Output = Result<T, E>>,
    ) -> Result<T, E>
    where
        T: Clone + Send + Sync + 'static,
    {
        let (now, revision) = (self.now(), self.programme_revision());
        let remembered = self.0.recent.0.lock().ok().and_then(|values| {
            let kept = values.get(name)?;
            let fresh =
                kept.revision == revision && (0..RECENT).contains(&now.since(kept.asked_at));
            fresh.then(|| kept.answer.downcast_ref::<T>().cloned())?
        });
        if let Some(value) = remembered {
            return Ok(value);
        }
        let value = read.await?;
        if let Ok(mut values) = self.0.recent.0.lock() {
            let answer = Arc::new(value.clone());
            let read = Kept {
                asked_at: now,
                revision,
                answer,
            };
            values.insert(name, read);
        }
        Ok(value)
    }
}
