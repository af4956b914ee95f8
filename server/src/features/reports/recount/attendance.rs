//! The figures of attendance at a lecture, computed anew from the records of presence.

use super::{Lecture, held};
use crate::db::{Db, StoreError};
use crate::features::live::Measured;
use crate::features::live::measure::terms_of;
use crate::features::live::reading::records_of_lecture;
use crate::features::live::records::AttendanceKey;
use app::accounts::PersonId;
use app::answer::NoRefusal;
use app::live::{ATTENDANCE_RULE, Attendance};
use app::reports::Recount;

#[derive(sqlx::FromRow)]
struct Stored {
    person_id: PersonId,
    percent: i64,
    rule_version: i64,
    #[sqlx(flatten)]
    measured: Measured,
}

pub(super) async fn compare(
    db: &Db,
    lecture: &Lecture,
    recount: &mut Recount,
) -> Result<(), StoreError<NoRefusal>> {
    let (terms, stored, records) = db
        .snapshot(async |tx| {
            let terms = terms_of(tx, lecture.id).await?;
            let stored: Vec<Stored> = tx
                .sql(sql!(
                    "SELECT person_id, percent, rule_version, present_ms, gathered_ms, corrected_ms,
                         attended, by_gathering, late, left_early
                     FROM attendance WHERE lecture_id = $1"
                ))
                .bind(lecture.id)
                .all()
                .await?;
            let records = records_of_lecture(tx, lecture.id).await?;
            Ok((terms, stored, records))
        })
        .await?;
    held(recount, stored.len() + records.len());
    let mut unseen = records.everybody();
    for row in stored {
        let whose = AttendanceKey {
            lecture: lecture.id,
            person: row.person_id,
        };
        unseen.remove(&whose);
        if row.rule_version < ATTENDANCE_RULE {
            recount.earlier += 1;
            continue;
        }
        let anew = records.attendance(whose, terms);
        let was: Attendance = row.measured.into();
        recount.compared += 1;
        if was
            .corrected_ms
            .is_some_and(|ms| ms > terms.times.actual_ms())
        {
            recount.differences.push(format!(
                "attendance of person {} at {}: a correction above the actual length",
                row.person_id.0, lecture.slug
            ));
        }
        if was != anew || row.percent != terms.percent {
            recount.differences.push(format!(
                "attendance of person {} at {}: stored {was:?} by {} %, from the records {anew:?} by {} %",
                row.person_id.0, lecture.slug, row.percent, terms.percent
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
