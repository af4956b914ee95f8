//! The figures of attendance at a lecture, computed anew from the records of presence.

use super::{Lecture, held};
use crate::db::{Db, StoreError};
use crate::features::live::Measured;
use crate::features::live::measure::{AttendanceKey, records_of_lecture};
use crate::features::live::rule::Span;
use app::accounts::PersonId;
use app::answer::NoRefusal;
use app::i18n::Instant;
use app::live::Attendance;
use app::reports::{RULE_VERSION, Recount};

#[derive(sqlx::FromRow)]
struct Stored {
    person_id: PersonId,
    rule_version: i64,
    #[sqlx(flatten)]
    measured: Measured,
}

/// The lecture's actual start and end, its planned end, and how much of it makes "attended".
#[derive(sqlx::FromRow)]
struct SpanRow {
    starts: i64,
    ends: i64,
    planned_end: i64,
    attended_percent: i64,
}

pub(super) async fn compare(
    db: &Db,
    lecture: &Lecture,
    recount: &mut Recount,
) -> Result<(), StoreError<NoRefusal>> {
    let (row, stored, records) = db
        .snapshot(async |tx| {
            let span: SpanRow = tx
                .sql(sql!(
                    "SELECT COALESCE(began_at, starts_at) AS starts,
                         COALESCE(ended_at, ends_at) AS ends,
                         COALESCE(planned_ends_at, ends_at) AS planned_end, attended_percent
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
        start: Instant(row.starts),
        end: Instant(row.ends),
        planned_end: Instant(row.planned_end),
    };
    let mut unseen = records.everybody();
    let percent = row.attended_percent;
    for row in stored {
        let whose = AttendanceKey {
            lecture: lecture.id,
            person: row.person_id,
        };
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
                row.person_id.0, lecture.slug
            ));
        }
    }
    for AttendanceKey { person, .. } in unseen {
        recount.differences.push(format!(
            "attendance of person {} at {}: records without a figure",
            person.0, lecture.slug
        ));
    }
    Ok(())
}
