//! Who attended by replay: the view `replay_attendance` says it, staff left out.

use crate::db::Db;
use crate::features::lectures::LectureRow;
use crate::features::participations::KeptRow;
use app::accounts::{Person, PersonId};
use app::answer::Read;
use app::i18n::{Instant, Locale};
use app::lectures::{Lecture, LectureId};
use app::replays::Watcher;

/// So long watching a replay counts, in milliseconds from its first publication, or from where an organizer has said that
/// it begins again. The view says the same.
pub(super) const WITHIN: i64 = 14 * Instant::DAY;

#[derive(sqlx::FromRow)]
struct WatcherRow {
    person_id: PersonId,
    name: String,
    email: String,
    #[sqlx(flatten)]
    kept: KeptRow,
    of_upgrade: bool,
    organisation: String,
}

/// The lectures a person attended by replay.
pub(super) async fn of(db: &Db, person: &Person, l: Locale) -> Read<Vec<Lecture>> {
    let rows: Vec<LectureRow> = db
        .query(sql!(
            "SELECT r.*, t.*
             FROM replay_attendance a JOIN public_lecture_rows r ON r.id = a.lecture_id
             LEFT JOIN lecture_translations t ON t.lecture_id = r.id AND t.locale = $2
             WHERE a.person_id = $1 ORDER BY r.starts_at, r.id"
        ))
        .bind(person.id)
        .bind(l.tag())
        .all()
        .await?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// Who attended a lecture by replay, by name.
pub(super) async fn at(db: &Db, slug: &str) -> Read<Vec<Watcher>> {
    let slug = slug.to_owned();
    let rows: Vec<WatcherRow> = db
        .read(async |tx| {
            let lecture: LectureId = tx
                .sql(sql!("SELECT id FROM lectures WHERE slug = $1"))
                .bind(slug)
                .value()
                .await?;
            // Bound, so that only this lecture's are looked at.
            let watchers = tx
                .sql(sql!(
                    "SELECT a.person_id, p.name, p.email, k.country, k.kind, k.of_upgrade,
                         p.organisation
                     FROM replay_attendance a JOIN people p ON p.id = a.person_id
                         JOIN kept_profiles k ON k.lecture_id = $1 AND k.person_id = p.id
                     WHERE a.lecture_id = $1 ORDER BY p.name, p.id"
                ))
                .bind(lecture)
                .all();
            Ok(watchers.await?)
        })
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Watcher {
            person: row.person_id,
            name: row.name,
            email: row.email,
            kept: row.kept.into(),
            of_upgrade: row.of_upgrade,
            organisation: row.organisation,
        })
        .collect())
}

/// Until when watching a lecture's replay counts, if it does.
pub(super) async fn until(db: &Db, slug: &str) -> Read<Option<Instant>> {
    let slug = slug.to_owned();
    let from: Option<i64> = db
        .query(sql!(
            "SELECT r.counts_from FROM lectures l JOIN replays v ON v.lecture_id = l.id
                 JOIN recordings_long_enough r ON r.id = v.recording_id
             WHERE l.slug = $1 AND l.replay_attends = TRUE AND v.removed_at IS NULL"
        ))
        .bind(slug)
        .opt_value()
        .await?;
    Ok(from.map(|at| Instant(at).plus(WITHIN)))
}

/// Whether a person was under way with a film whose place another has taken, and has attended by neither.
pub(super) async fn was_under_way(db: &Db, person: PersonId, slug: &str) -> Read<bool> {
    let slug = slug.to_owned();
    let was: Option<i64> = db
        .query(sql!(
            "SELECT c.recording_id FROM coverage c JOIN lectures l ON l.id = c.lecture_id
                 JOIN replays v ON v.lecture_id = l.id
             WHERE c.person_id = $1 AND l.slug = $2 AND l.replay_attends = TRUE
                 AND v.removed_at IS NULL AND c.recording_id <> v.recording_id
                 AND NOT EXISTS (SELECT 1 FROM replay_attendance a WHERE a.person_id = $1
                     AND a.lecture_id = l.id)
             LIMIT 1"
        ))
        .bind(person)
        .bind(slug)
        .opt_value()
        .await?;
    Ok(was.is_some())
}
