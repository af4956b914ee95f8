//! What of the programme's pages is the same for all readers of a language, a zone and a filter: made once for them all,
//! so that a page for somebody who is signed in asks the database only for what is their own.
//!
//! Such a part is kept for a few seconds at most, as whole pages are for visitors, and made anew at once when this node
//! changes the programme.

use crate::db::{Db, RECENT, recent_until};
use app::answer::{Read, Refused};
use app::i18n::Instant;
use app::pages::{Making, ProgrammeKey, SharedProgramme, SharedProgrammes};
use async_trait::async_trait;
use moka::future::Cache;
use std::sync::Arc;
use std::time::Duration;

/// The most bytes of them that are kept.
const MOST: u64 = 16 * 1024 * 1024;
/// What nobody asks for any more is given up after so long.
const FORGOTTEN_AFTER: Duration = Duration::from_millis(2 * RECENT.unsigned_abs());

/// The parts kept ready.
#[derive(Clone)]
pub struct ProgrammeCache {
    db: Db,
    kept: Cache<Moment, Arc<SharedProgramme>>,
}

/// A page at one moment: what was made at another is another.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Moment {
    key: ProgrammeKey,
    revision: u64,
    until: Instant,
}

impl ProgrammeCache {
    /// Keeps nothing yet.
    pub fn new(db: Db) -> Self {
        let bytes = |_: &Moment, programme: &Arc<SharedProgramme>| {
            u32::try_from(programme.bytes()).unwrap_or(u32::MAX)
        };
        let kept = Cache::builder()
            .weigher(bytes)
            .max_capacity(MOST)
            .time_to_live(FORGOTTEN_AFTER)
            .build();
        Self { db, kept }
    }
}

#[async_trait]
impl SharedProgrammes for ProgrammeCache {
    async fn get(
        &self,
        key: &ProgrammeKey,
        now: Instant,
        making: Making<'_>,
    ) -> Read<Arc<SharedProgramme>> {
        let moment = Moment {
            key: key.clone(),
            revision: self.db.programme_revision(),
            until: recent_until(now),
        };
        let making = async { making.await.map(Arc::new) };
        let made = self.kept.try_get_with(moment, making).await;
        made.map_err(Arc::<Refused<_>>::unwrap_or_clone)
    }
}
