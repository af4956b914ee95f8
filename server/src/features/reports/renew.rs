//! Figures of an earlier version of the rules computed anew, a batch at a time, beside an open hall.

use super::earlier::earlier;
use crate::db::StoreError;
use crate::features::reports::ReportStore;
use app::answer::NoRefusal;

/// So many figures are computed in one change; those who beat meanwhile wait no longer than for that.
const BATCH: i64 = 500;

/// How far it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Renewed {
    /// How many figures were computed anew ...
    pub done: i64,
    /// ... of how many there were to compute ...
    pub all: i64,
    /// ... and how many of them are others now.
    pub changed: i64,
}

impl ReportStore {
    /// Computes them anew, tells of each that is another now, and says after each batch how far it is. It may be stopped at any
    /// point: what is done is done,
    /// and the next time goes on.
    ///
    /// # Errors
    /// The database's.
    pub async fn renew_figures(
        &self,
        say: impl Fn(Renewed),
        tell: impl Fn(&str),
    ) -> Result<Renewed, StoreError<NoRefusal>> {
        let before = earlier(&self.db).await?;
        let mut so_far = Renewed {
            all: before.iter().map(|of| of.figures).sum(),
            ..Renewed::default()
        };
        loop {
            let batch = match self.db.live().renew_attendance(BATCH, &tell).await? {
                Some(batch) => Some(batch),
                None => self.db.replays().renew_coverage(BATCH, &tell).await?,
            };
            let Some((done, changed)) = batch else {
                return Ok(so_far);
            };
            so_far.done += done;
            so_far.changed += changed;
            so_far.all = so_far.all.max(so_far.done);
            say(so_far);
        }
    }
}
