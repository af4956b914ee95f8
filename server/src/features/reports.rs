//! Figures. Staff are in none of them: the view `staff` says who that is for each lecture.

mod ahead;
mod counters;
mod earlier;
mod figures;
mod recount;
mod renew;

pub use counters::keep_counters;

use crate::db::Db;
use app::accounts::Organizer;
use app::answer::Read;
use app::i18n::Locale;
use app::reports::{Counters, Recount, Report, Reports};
use async_trait::async_trait;

/// The figures of the hall. A handle, cheap to clone.
#[derive(Debug, Clone)]
pub struct ReportStore {
    db: Db,
}

impl ReportStore {
    /// Those of a database.
    pub(in crate::features) const fn of(db: Db) -> Self {
        Self { db }
    }
}

#[async_trait]
impl Reports for ReportStore {
    async fn counters(&self) -> Read<Counters> {
        counters::counters(&self.db).await
    }

    async fn report(&self, _organizer: &Organizer, l: Locale) -> Read<Report> {
        figures::report(&self.db, l).await
    }

    async fn earlier(&self, _organizer: &Organizer) -> Read<i64> {
        Ok(earlier::earlier(&self.db)
            .await?
            .iter()
            .map(|of| of.figures)
            .sum())
    }

    async fn records_ahead(&self, _organizer: &Organizer) -> Read<bool> {
        ahead::records_ahead(&self.db).await
    }

    async fn recount(&self) -> Read<Recount> {
        Ok(recount::recount(&self.db, recount::BATCH).await?)
    }
}
