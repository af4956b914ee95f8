//! Who somebody was at their first record of a lecture: country, kind, and whether they organized the hall. Reports go by
//! this; what a person's profile says later changes none of before.

use crate::db::{Tx, json_rows};
use app::accounts::PersonId;
use app::i18n::Instant;
use app::lectures::LectureId;
use app::live::{KeptKind, KeptProfile};
use serde::Serialize;

/// A country and a kind as the view `kept_profiles` has them.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct KeptRow {
    country: String,
    kind: String,
}

impl From<KeptRow> for KeptProfile {
    fn from(row: KeptRow) -> Self {
        Self {
            country: row.country,
            kind: KeptKind::parse(&row.kind).unwrap_or(KeptKind::Practitioner),
        }
    }
}

/// A record of somebody at a lecture, which may be their first.
#[derive(Debug, Serialize)]
pub(crate) struct FirstRecord {
    pub(crate) lecture: LectureId,
    pub(crate) person: PersonId,
    pub(crate) at: Instant,
}

/// Keeps who these people are now, each where nothing is kept of them at the lecture yet. Whatever makes a record that can be
/// the first of somebody calls it in the same change.
pub(crate) async fn keep(
    tx: &mut Tx<'_>,
    records: impl IntoIterator<Item = FirstRecord>,
) -> sqlx::Result<()> {
    let records = json_rows(records);
    // What is kept would be missed by a confirmation under way, and not know of it: whoever confirms waits for this, or
    // this for them.
    tx.sql(locking!(
        "SELECT id FROM people WHERE id IN (
             SELECT CAST(b.value ->> 'person' AS BIGINT)
             FROM jsonb_each(CAST($1 AS jsonb_text)) b)
         ORDER BY id FOR KEY SHARE"
    ))
    .bind(&records)
    .run()
    .await?;
    tx.sql(sql!(
        "INSERT INTO participations (lecture_id, person_id, at, country, kind, confirmed, staff)
         SELECT CAST(b.value ->> 'lecture' AS BIGINT), p.id, CAST(b.value ->> 'at' AS BIGINT),
             p.country, p.kind, p.confirmed_at IS NOT NULL, p.role <> 'learner'
         FROM jsonb_each(CAST($1 AS jsonb_text)) b
             JOIN people p ON p.id = CAST(b.value ->> 'person' AS BIGINT)
         WHERE TRUE
         ON CONFLICT (lecture_id, person_id) DO NOTHING"
    ))
    .bind(records)
    .run()
    .await?;
    Ok(())
}

/// Confirms, or no longer confirms, what a person says now: that they hold office in that country. Records of lectures at which
/// they said so of another country are of another claim. The person has been changed before, and lectures that the change
/// locks are locked: whoever keeps a first record of theirs is waited for, and has no more to lock than a lecture.
pub(crate) async fn confirm(
    tx: &mut Tx<'_>,
    official: PersonId,
    confirmed: bool,
) -> sqlx::Result<()> {
    tx.sql(locking!("SELECT id FROM people WHERE id = $1 FOR UPDATE"))
        .bind(official)
        .run()
        .await?;
    tx.sql(sql!(
        "UPDATE participations SET confirmed = $1 WHERE person_id = $2 AND kind = 'official'
             AND country = (SELECT p.country FROM people p WHERE p.id = $2)"
    ))
    .bind(confirmed)
    .bind(official)
    .run()
    .await?;
    Ok(())
}

/// Puts another country and kind in the place of those that are kept of a person at a lecture, or at all lectures where the
/// same are kept. At which lectures that was.
pub(crate) async fn correct(
    tx: &mut Tx<'_>,
    (person, only): (PersonId, Option<LectureId>),
    before: &KeptProfile,
    after: &KeptProfile,
) -> sqlx::Result<Vec<LectureId>> {
    let kind = match after.kind {
        KeptKind::Unconfirmed => KeptKind::Official,
        kind => kind,
    };
    tx.sql(sql!(
        "UPDATE participations SET country = $5, kind = $6, confirmed = $7, corrected = TRUE
         WHERE person_id = $1 AND lecture_id = COALESCE($2, lecture_id) AND country = $3
             AND CASE WHEN kind = 'official' AND confirmed = FALSE THEN 'unconfirmed'
                 ELSE kind END = $4
         RETURNING lecture_id"
    ))
    .bind(person)
    .bind(only)
    .bind(&before.country)
    .bind(before.kind.code())
    .bind(&after.country)
    .bind(kind.code())
    .bind(after.kind == KeptKind::Official)
    .values()
    .await
}
