//! Country and kind that an organizer has set right: what is kept is what the latest correction says. Those that nobody has set
//! right are records themselves.

use super::{Lecture, held};
use crate::db::{Db, StoreError};
use app::accounts::PersonId;
use app::answer::NoRefusal;
use app::reports::Recount;

#[derive(sqlx::FromRow)]
struct CorrectedRow {
    person_id: PersonId,
    country: String,
    kind: String,
    kept_country: String,
    kept_kind: String,
}

/// Compares them at a lecture. Whether an official is confirmed may be decided later, and is no part of it.
pub(super) async fn compare(
    db: &Db,
    lecture: &Lecture,
    recount: &mut Recount,
) -> Result<(), StoreError<NoRefusal>> {
    let rows: Vec<CorrectedRow> = db
        .query(sql!(
            "SELECT k.person_id, k.country,
                 CASE WHEN k.kind = 'unconfirmed' THEN 'official' ELSE k.kind END AS kind,
                 q.country AS kept_country, q.kind AS kept_kind
             FROM participation_corrections k JOIN participations q
                 ON q.lecture_id = k.lecture_id AND q.person_id = k.person_id
             WHERE k.lecture_id = $1 AND NOT EXISTS (
                 SELECT 1 FROM participation_corrections n WHERE n.lecture_id = k.lecture_id
                     AND n.person_id = k.person_id AND n.id > k.id)
             ORDER BY k.person_id"
        ))
        .bind(lecture.id)
        .all()
        .await?;
    held(recount, rows.len());
    for row in rows {
        recount.compared += 1;
        if (&row.country, &row.kind) != (&row.kept_country, &row.kept_kind) {
            recount.differences.push(format!(
                "country and kind of person {} at {}: kept {} {}, by the latest correction {} {}",
                row.person_id.0,
                lecture.slug,
                row.kept_country,
                row.kept_kind,
                row.country,
                row.kind
            ));
        }
    }
    Ok(())
}
