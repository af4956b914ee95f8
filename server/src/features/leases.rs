//! What live rooms and players share: what a lease looks like, and the queue that has their beats credited in groups.

use crate::db::{BatchLimits, Batcher, Db, StoreError, SubmitError};
use app::answer::{Answer, Refused};
use futures::future::BoxFuture;
use std::fmt::Debug;
use std::time::Duration;

/// A lease is so many random bytes, in hexadecimal.
const LEASE_BYTES: usize = 16;
/// No honest client reaches a number this high.
const SEQ_MAX: i64 = 1_000_000_000;
/// So long a beat waits for its group, and whoever opens a room for a turn.
pub(super) const TIMEOUT: Duration = Duration::from_secs(5);
/// Ten times the hall's sixty thousand in live rooms would not fill it within the group before, and of a hundred thousand
/// players that beat every 15 s two seconds' beats wait at most; it is 4 MB when it is full.
const fn bounds(name: &'static str) -> BatchLimits {
    BatchLimits {
        name,
        waiting: 16_384,
        group: 1_024,
        timeout_after: TIMEOUT,
    }
}

/// A lease that nobody holds yet.
pub(super) fn fresh(db: &Db) -> String {
    db.secret(LEASE_BYTES)
}

/// Whether that can be a lease.
pub(super) fn is_lease(text: &str) -> bool {
    text.len() == LEASE_BYTES * 2 && text.bytes().all(|b| b.is_ascii_hexdigit())
}

/// Whether that can be a beat's number.
pub(super) fn is_seq(seq: i64) -> bool {
    (0..=SEQ_MAX).contains(&seq)
}

/// What came of a group: an answer to each beat, in their order, or what stopped all of it.
pub(super) type Credited<T, R> = Result<Vec<Answer<T, R>>, StoreError<R>>;

/// Beats `B` that wait to be credited in groups, each answered by a `T` or refused by an `R`.
#[derive(Debug)]
pub(super) struct BeatQueue<B, T, R> {
    db: Db,
    queue: Batcher<B, Answer<T, R>>,
}

// Derived, it would ask the same of the beats and their answers.
impl<B, T, R> Clone for BeatQueue<B, T, R> {
    fn clone(&self) -> Self {
        self.by(&self.db)
    }
}

impl<B, T, R> BeatQueue<B, T, R> {
    /// Is done when no beat is credited any more, as by a fault of ours.
    pub(super) async fn ended(&self) {
        self.queue.ended().await;
    }

    /// How many beats wait.
    pub(super) fn waiting(&self) -> usize {
        self.queue.waiting()
    }

    /// Whose clock it goes by.
    pub(super) const fn hall(&self) -> &Db {
        &self.db
    }

    /// The same queue by the clock of that hall.
    pub(super) fn by(&self, db: &Db) -> Self {
        Self {
            db: db.clone(),
            queue: self.queue.clone(),
        }
    }
}

impl<B, T, R> BeatQueue<B, T, R>
where
    B: Send + 'static,
    T: Send + 'static,
    R: Debug + Send + 'static,
{
    /// Begins to listen, under that name in the figures of `/metrics`; `credit` credits a group. The queue ends, after
    /// crediting all that waits, when the last handle is gone.
    pub(super) fn start(
        db: &Db,
        name: &'static str,
        credit: impl Fn(Db, Vec<B>) -> BoxFuture<'static, Credited<T, R>> + Send + 'static,
    ) -> Self {
        let own = db.clone();
        let queue = Batcher::start(bounds(name), move |beats| {
            let (many, crediting) = (beats.len(), credit(own.clone(), beats));
            Box::pin(async move { crediting.await.unwrap_or_else(|error| failed(error, many)) })
        });
        Self {
            db: db.clone(),
            queue,
        }
    }

    /// Has a beat credited; answered once that is durable.
    ///
    /// # Errors
    /// What its group's crediting refuses; a fault where the database is behind, and then the same beat may come again.
    pub(super) async fn credit(&self, beat: B) -> Answer<T, R> {
        match self.queue.submit(beat).await {
            Ok(answer) => answer,
            Err(SubmitError::Full | SubmitError::Late) => {
                Err(Refused::Fault("the database is behind the beats".into()))
            }
        }
    }
}

/// The answers to a group that was not credited: each of its beats may come again.
fn failed<T, R: Debug>(error: StoreError<R>, beats: usize) -> Vec<Answer<T, R>> {
    let fault: Refused<R> = error.into();
    tracing::warn!(?fault, beats, "a group of beats was not credited");
    (0..beats)
        .map(|_| Err(Refused::Fault("the beats were not credited".into())))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::TestHall;
    use app::replays::NotCounted;
    use futures::FutureExt;

    #[tokio::test]
    async fn a_lease_of_ours_is_one_and_what_only_looks_like_it_is_none() {
        let hall = TestHall::on_sqlite().await;
        let lease = fresh(&hall.db);
        assert!(is_lease(&lease) && lease != fresh(&hall.db));
        for odd in [
            "",
            &lease[1..],
            &format!("{lease}0"),
            &format!("{}g", &lease[1..]),
        ] {
            assert!(!is_lease(odd), "{odd}");
        }
    }

    #[test]
    fn a_number_is_neither_negative_nor_absurd() {
        assert!(is_seq(0) && is_seq(1_000_000_000));
        for odd in [-1, i64::MIN, 1_000_000_001, i64::MAX] {
            assert!(!is_seq(odd), "{odd}");
        }
    }

    #[tokio::test]
    async fn a_group_that_fails_is_a_fault_of_each_of_its_beats_and_the_next_is_credited() {
        let hall = TestHall::on_sqlite().await;
        let queue: BeatQueue<bool, (), NotCounted> =
            BeatQueue::start(&hall.db, "a test", |_, beats| {
                async move {
                    if beats.contains(&false) {
                        return Err(StoreError::Sql(sqlx::Error::WorkerCrashed));
                    }
                    Ok(beats.into_iter().map(|_| Ok(())).collect())
                }
                .boxed()
            });
        // Both wait before the queue has a turn.
        let together = tokio::join!(queue.credit(true), queue.credit(false));
        let fault = || Err(Refused::Fault("the beats were not credited".into()));
        assert_eq!(together, (fault(), fault()));
        assert_eq!(queue.credit(true).await, Ok(()));
    }
}
