//! Records that lie in the future: the clock ran ahead and was set right since.

use crate::db::Db;
use crate::features::reports::ReportStore;
use app::answer::Read;
use app::i18n::Instant;

/// Two nodes' clocks may differ by so much, in milliseconds, without a word here.
const TOLERATED: i64 = Instant::MINUTE;

/// Whether there are any. Presence is only ever recorded up to a lecture's end, so no other lecture need be asked for.
pub(super) async fn records_ahead(db: &Db) -> Read<bool> {
    let ahead: bool = db
        .query(sql!(
            "SELECT EXISTS (SELECT 1 FROM lectures l
                 WHERE (l.ends_at > $1 OR l.ended_at > $1)
                     AND (SELECT max(i.to_at) FROM presence_intervals i
                         WHERE i.lecture_id = l.id) > $1)
                 OR EXISTS (SELECT 1 FROM play_sessions s WHERE s.began_at > $1)"
        ))
        .bind(db.now().plus(TOLERATED).0)
        .value()
        .await?;
    Ok(ahead)
}

impl ReportStore {
    /// Says in the log that there are some.
    pub async fn log_records_ahead(&self) {
        match records_ahead(&self.db).await {
            Ok(false) => {}
            Ok(true) => tracing::warn!(
                "there are records of presence or of replays that lie in the future: the clock ran ahead; whoever comes \
                 now is counted from now on"
            ),
            Err(error) => tracing::warn!(?error, "records in the future were not looked for"),
        }
    }
}
