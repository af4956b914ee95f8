//! What everybody asks for and what may be some seconds old: read once for all who ask meanwhile.

use super::Db;
use app::i18n::Instant;
use std::any::Any;
use std::collections::HashMap;
use std::future::Future;
use std::sync::{Arc, Mutex};

/// How old such a value may be, in milliseconds.
pub const RECENT: i64 = 5_000;

/// When what is made at that moment is to be made anew: at the end of the step of [`RECENT`] milliseconds that the moment
/// lies in. So what is made of a part that was kept is no older than the part may be.
pub const fn recent_until(now: Instant) -> Instant {
    Instant((now.0.div_euclid(RECENT) + 1) * RECENT)
}

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
        let revision = self.programme_revision();
        let is_same = |kept: &Kept| kept.revision == revision;
        self.read_once(name, RECENT, is_same, read).await
    }

    /// What `read` answers, or answered within the last so many milliseconds, whatever changed meanwhile. Where
    /// [`Db::renew`] keeps it younger than that no request waits for it; else one reads it, and others wait for that.
    ///
    /// # Errors
    /// Those of `read`; an error is not remembered.
    pub async fn kept_up<T, E>(
        &self,
        name: &'static str,
        most: i64,
        read: impl Future<Output = Result<T, E>>,
    ) -> Result<T, E>
    where
        T: Clone + Send + Sync + 'static,
    {
        self.read_once(name, most, |_| true, read).await
    }

    /// Reads such a value anew. Nobody waits for it: until it is there the one before is answered.
    ///
    /// # Errors
    /// Those of `read`; the value before stays.
    pub async fn renew<T, E>(
        &self,
        name: &'static str,
        read: impl Future<Output = Result<T, E>>,
    ) -> Result<(), E>
    where
        T: Clone + Send + Sync + 'static,
    {
        let (asked_at, revision) = (self.now(), self.programme_revision());
        let answer = Arc::new(read.await?);
        if let Some(slot) = self.slot(name) {
            *slot.lock().await = Some(Kept {
                asked_at,
                revision,
                answer,
            });
        }
        Ok(())
    }

    async fn read_once<T, E>(
        &self,
        name: &'static str,
        most: i64,
        is_right: impl Fn(&Kept) -> bool,
        read: impl Future<Output = Result<T, E>>,
    ) -> Result<T, E>
    where
        T: Clone + Send + Sync + 'static,
    {
        let Some(slot) = self.slot(name) else {
            return read.await;
        };
        let mut kept = slot.lock().await;
        let now = self.now();
        let fresh = kept
            .as_ref()
            .filter(|kept| (0..most).contains(&now.since(kept.asked_at)) && is_right(kept));
        if let Some(value) = fresh.and_then(|kept| kept.answer.downcast_ref::<T>().cloned()) {
            return Ok(value);
        }
        let revision = self.programme_revision();
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
    use crate::db::Topic;
    use crate::testing::{TestHall, touch};
    use app::i18n::Instant;
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

    #[tokio::test]
    async fn what_is_kept_up_is_answered_while_it_is_read_anew_and_read_in_a_request_only_when_too_old()
     {
        let hall = TestHall::on_sqlite().await;
        let (gate, minute) = (tokio::sync::Notify::new(), Instant::MINUTE);
        let ask = |n: i32| {
            hall.db
                .kept_up("a count", minute, async move { Ok::<_, ()>(n) })
        };
        assert_eq!(ask(1).await, Ok(1), "the first reads");
        hall.clock.by(minute - 1);
        touch(&hall.db, Topic::Programme).await;
        assert_eq!(ask(2).await, Ok(1), "nobody reads");
        let renewing = hall.db.renew("a count", async {
            gate.notified().await;
            Ok::<_, ()>(3)
        });
        let asking = async {
            assert_eq!(ask(4).await, Ok(1), "nobody waits");
            gate.notify_one();
        };
        let (renewed, ()) = futures::join!(renewing, asking);
        assert_eq!((renewed, ask(5).await), (Ok(()), Ok(3)));
        hall.clock.by(minute);
        assert_eq!(ask(6).await, Ok(6), "it was not kept up");
    }
}
