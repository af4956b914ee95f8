//! What everybody asks for and what may be some seconds old: read once for all who ask meanwhile.

use super::Db;
use app::i18n::Instant;
use std::any::Any;
use std::collections::HashMap;
use std::future::Future;
use std::sync::{Arc, Mutex};

/// How old such a value may be, in milliseconds.
pub const RECENT: i64 = 5_000;

/// The values, each under a name of its own. Whoever asks while one is being read waits for that one reading.
#[derive(Clone, Default)]
pub(super) struct Recent(Arc<Mutex<HashMap<&'static str, Slot>>>);

type Slot = Arc<tokio::sync::Mutex<Option<Kept>>>;

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
        let Some(slot) = self.slot(name) else {
            return read.await;
        };
        let mut kept = slot.lock().await;
        let (now, revision) = (self.now(), self.programme_revision());
        let fresh = kept.as_ref().and_then(|kept| {
            let fresh =
                kept.revision == revision && (0..RECENT).contains(&now.since(kept.asked_at));
            fresh.then(|| kept.answer.downcast_ref::<T>().cloned())?
        });
        if let Some(value) = fresh {
            return Ok(value);
        }
        let value = read.await?;
        *kept = Some(Kept {
            asked_at: now,
            revision,
            answer: Arc::new(value.clone()),
        });
        Ok(value)
    }

    fn slot(&self, name: &'static str) -> Option<Slot> {
        let mut slots = self.0.recent.0.lock().ok()?;
        Some(Arc::clone(slots.entry(name).or_default()))
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::TestHall;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[tokio::test]
    async fn all_who_ask_meanwhile_wait_for_one_reading() {
        let (hall, readings) = (TestHall::on_sqlite().await, AtomicUsize::new(0));
        let asking = (0..40).map(|_| {
            hall.db.recent("a figure", async {
                readings.fetch_add(1, Ordering::Relaxed);
                tokio::task::yield_now().await;
                Ok::<_, ()>(7)
            })
        });
        let answers = futures::future::join_all(asking).await;
        assert_eq!(answers, vec![Ok(7); 40]);
        assert_eq!(readings.into_inner(), 1);
    }

    #[tokio::test]
    async fn a_reading_that_failed_is_not_remembered() {
        let hall = TestHall::on_sqlite().await;
        let failed = hall
            .db
            .recent("a figure", async { Err::<i32, _>("away") })
            .await;
        assert_eq!(failed, Err("away"));
        let read = hall.db.recent("a figure", async { Ok::<_, &str>(7) }).await;
        assert_eq!(read, Ok(7));
    }
}
