//! The programme's feeds, which are the same for all who ask: made once for them, and anew when the programme changes.

use super::answer::Kept;
use crate::db::Db;
use app::answer::{NoRefusal, Read, Refused};
use app::i18n::{Instant, Locale};
use app::lectures::Filter;
use http::HeaderValue;
use moka::future::Cache;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

/// The most bytes of them that are kept.
const MOST: u64 = 8 * 1024 * 1024;
/// So many feeds' dates are remembered.
const DATES_MOST: u64 = 4_096;
/// What only time changes is made anew so often, in milliseconds.
const STEP: i64 = Instant::MINUTE;
/// What nobody asks for any more is given up after so long.
const FORGOTTEN_AFTER: Duration = Duration::from_millis(2 * STEP.unsigned_abs());

/// A feed, in the hall's own words: what an address says beyond them makes no other one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct FeedKey {
    pub(super) l: Locale,
    pub(super) filter: Filter,
    pub(super) series: Option<i64>,
}

/// A feed at one moment: what was made at another is another.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Moment {
    key: FeedKey,
    revision: u64,
    until: Instant,
}

/// The feeds kept ready.
#[derive(Clone)]
pub struct Feeds {
    db: Db,
    kept: Cache<Moment, Arc<Kept>>,
    /// Which text a feed had last, and since when.
    dates: Cache<FeedKey, (HeaderValue, Instant)>,
}

impl Feeds {
    /// Keeps nothing yet.
    pub fn new(db: Db) -> Self {
        let bytes = |_: &Moment, feed: &Arc<Kept>| u32::try_from(feed.bytes()).unwrap_or(u32::MAX);
        let kept = Cache::builder()
            .weigher(bytes)
            .max_capacity(MOST)
            .time_to_live(FORGOTTEN_AFTER)
            .build();
        Self {
            db,
            kept,
            dates: Cache::new(DATES_MOST),
        }
    }

    /// The feed of that key as it is now; else what `making` makes of it, for all who ask meanwhile.
    pub(super) async fn get(
        &self,
        key: FeedKey,
        making: impl Future<Output = Read<String>> + Send,
    ) -> Read<Arc<Kept>> {
        let now = self.db.now();
        let moment = Moment {
            key: key.clone(),
            revision: self.db.programme_revision(),
            until: Instant((now.0.div_euclid(STEP) + 1) * STEP),
        };
        let making = async {
            let made = Kept::new(making.await?, None);
            // One that has left the feed leaves no date behind; so the feed's is when its text was first seen here.
            let since = match self.dates.get(&key).await {
                Some((tag, since)) if tag == made.tag => since,
                _ => now,
            };
            self.dates.insert(key, (made.tag.clone(), since)).await;
            Ok::<_, Refused<NoRefusal>>(Arc::new(made.since(since)))
        };
        let made = self.kept.try_get_with(moment, making).await;
        made.map_err(Arc::<Refused<_>>::unwrap_or_clone)
    }
}
