//! The figures of attendance at a lecture, computed anew from the records of presence.

use super::{Lecture, held};
use crate::db::{Db, StoreError};
use crate::features::live::Measured;
use crate::features::live::measure::records_of_lecture;
use crate::features::live::rule::Span;
use app::answer::NoRefusal;
use app::i18n::Instant;
use app::live::Attendance;
use app::reports::{RULE_VERSION, Recount};

#[derive(sqlx::FromRow)]
struct Stored {
    person_id: i64,
    rule_version: i64,
    #[sqlx(flatten)]
    measured: Measured,
}

/// The lecture's actual start and end, its planned end, and how much of it makes "attended".
type SpanRow = (i64, i64, i64, i64);

pub(super) async fn compare(
    db: &Db,
    lecture: &Lecture,
    recount: &mut Recount,
) -> Result<(), StoreError<NoRefusal>> {
    let ((starts, ends, planned_end, percent), stored, records) = db
        .snapshot(async |tx| {
            let span: SpanRow = tx
                .sql(sql!(
                    "SELECT COALESCE(began_at, starts_at), COALESCE(ended_at, ends_at),
                         COALESCE(planned_ends_at, ends_at), attended_percent
                     FROM lectures WHERE id = $1"
                ))
                .bind(lecture.id)
                .one()
                .await?;
            let stored: Vec<Stored> = tx
                .sql(sql!(
                    "SELECT person_id, rule_version, present_ms, gathered_ms, corrected_ms,
                         attended, late, left_early
                     FROM attendance WHERE lecture_id = $1"
                ))
                .bind(lecture.id)
                .all()
                .await?;
            let records = records_of_lecture(tx, lecture.id).await?;
            Ok((span, stored, records))
        })
        .await?;
    held(recount, stored.len() + records.len());
    let span = Span {
        start: Instant(starts),
        end: Instant(ends),
        planned_end: Instant(planned_end),
    };
    let mut unseen = records.everybody();
    for row in stored {
        let whose = (lecture.id, row.person_id);
        unseen.remove(&whose);
        if row.rule_version < RULE_VERSION {
            recount.earlier += 1;
            continue;
        }
        let anew = records.attendance(whose, span, percent);
        let was: Attendance = row.measured.into();
        recount.compared += 1;
        if was != anew {
            recount.differences.push(format!(
                "attendance of person {} at {}: stored {was:?}, from the records {anew:?}",
                row.person_id, lecture.slug
            ));
        }
    }
    for (_, person) in unseen {
        recount.differences.push(format!(
            "attendance of person {person} at {}: records without a figure",
            lecture.slug
        ));
    }
    Ok(())
}
