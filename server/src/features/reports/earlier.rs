//! Figures that an earlier version of the rules has computed: they stay until `recount --renew` computes them anew.

use crate::db::{Db, StoreError};
use crate::features::replays::rule;
use crate::features::reports::ReportStore;
use app::answer::NoRefusal;
use app::live::ATTENDANCE_RULE;

/// So many figures of one kind are of that version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// Which figures, in words for a log.
    pub kind: &'static str,
    /// The version.
    pub version: i64,
    /// Today's, for figures of that kind.
    pub today: i64,
    /// How many.
    pub figures: i64,
}

/// Versions, each with how many figures are of it.
type Versions = Vec<(i64, i64)>;

/// All of them, by kind and version. Where there are none it costs nothing, at any size.
pub(super) async fn earlier(db: &Db) -> Result<Vec<Earlier>, StoreError<NoRefusal>> {
    let (attendance, coverage): (Versions, Versions) = db
        .read(async |tx| {
            let attendance = tx
                .sql(sql!(
                    "SELECT rule_version, count(*) FROM attendance WHERE rule_version < $1
                     GROUP BY rule_version ORDER BY rule_version"
                ))
                .bind(ATTENDANCE_RULE)
                .all()
                .await?;
            let coverage = tx
                .sql(sql!(
                    "SELECT rule_version, count(*) FROM coverage WHERE rule_version < $1
                     GROUP BY rule_version ORDER BY rule_version"
                ))
                .bind(rule::VERSION)
                .all()
                .await?;
            Ok((attendance, coverage))
        })
        .await?;
    let of = |kind, today, rows: Versions| {
        let rows = rows.into_iter();
        rows.map(move |(version, figures)| Earlier {
            kind,
            version,
            today,
            figures,
        })
    };
    Ok(of("attendance", ATTENDANCE_RULE, attendance)
        .chain(of("what was watched", rule::VERSION, coverage))
        .collect())
}

impl ReportStore {
    /// Says in the log how many figures are of an earlier version of the rules, and which command brings them over.
    pub async fn log_earlier_figures(&self) {
        match earlier(&self.db).await {
            Ok(all) => {
                for Earlier {
                    kind,
                    version,
                    today,
                    figures,
                } in all
                {
                    tracing::warn!(
                        figures,
                        version,
                        today,
                        "{kind}: these figures are of an earlier rule version and stay as they are; \
                         `lecture-hall recount --renew` computes them anew beside the open hall"
                    );
                }
            }
            Err(error) => tracing::warn!(
                ?error,
                "figures of an earlier rule version were not looked for"
            ),
        }
    }
}
