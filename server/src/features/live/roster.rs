//! Who enrolled in a lecture, whose seat was taken away, who came, and for how long.

use super::Measured;
use crate::db::Db;
use crate::features::participations::KeptRow;
use app::accounts::PersonId;
use app::answer::Read;
use app::live::RosterLine;

#[derive(sqlx::FromRow)]
struct PresentRow {
    person_id: PersonId,
    name: String,
    email: String,
    #[sqlx(flatten)]
    kept: KeptRow,
    of_upgrade: bool,
    organisation: String,
    enrolled: bool,
    taken_away: bool,
    joined: bool,
    #[sqlx(flatten)]
    measured: Measured,
}

pub(super) async fn roster(db: &Db, slug: &str) -> Read<Vec<RosterLine>> {
    let slug = slug.to_owned();
    let rows: Vec<PresentRow> = db
        .query(sql!(
            "SELECT p.id AS person_id, p.name, p.email, k.country, k.kind, k.of_upgrade, p.organisation,
                 s.person_id IS NOT NULL AS enrolled, t.id IS NOT NULL AS taken_away,
                 j.person_id IS NOT NULL AS joined,
                 COALESCE(a.present_ms, 0) AS present_ms,
                 COALESCE(a.gathered_ms, 0) AS gathered_ms, a.corrected_ms,
                 COALESCE(a.attended, FALSE) AS attended,
                 COALESCE(a.by_gathering, FALSE) AS by_gathering, COALESCE(a.late, FALSE) AS late,
                 COALESCE(a.left_early, FALSE) AS left_early
             FROM lectures l
             JOIN enrolments e ON e.lecture_id = l.id
             JOIN people p ON p.id = e.person_id
             JOIN kept_profiles k ON k.lecture_id = l.id AND k.person_id = p.id
             LEFT JOIN seats_held s ON s.lecture_id = l.id AND s.person_id = p.id
             LEFT JOIN seats t ON t.lecture_id = l.id AND t.person_id = p.id
                 AND t.ended_by IS NOT NULL AND t.id = (SELECT max(n.id) FROM seats n
                     WHERE n.lecture_id = l.id AND n.person_id = p.id)
             LEFT JOIN joined j ON j.lecture_id = l.id AND j.person_id = p.id
             LEFT JOIN attendance a ON a.lecture_id = l.id AND a.person_id = p.id
             WHERE l.slug = $1
                 AND (s.person_id IS NOT NULL OR t.id IS NOT NULL OR j.person_id IS NOT NULL)
             ORDER BY p.name, p.id"
        ))
        .bind(slug)
        .all()
        .await?;
    Ok(rows
        .into_iter()
        .map(|r| RosterLine {
            person: r.person_id,
            name: r.name,
            email: r.email,
            kept: r.kept.into(),
            of_upgrade: r.of_upgrade,
            organisation: r.organisation,
            enrolled: r.enrolled,
            taken_away: r.taken_away,
            joined: r.joined,
            attendance: r.measured.into(),
        })
        .collect())
}
