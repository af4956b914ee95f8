//! Very many people who watch a replay at once, for measurements.

use super::crowd::stored;
use super::crowd::{Guest, crowd};
use crate::db::{Db, StoreError, json_rows};
use app::answer::NoRefusal;

/// Makes so many people with a session each and a player open at a lecture's replay.
///
/// # Errors
/// The database's, in words.
pub async fn audience(
    db: &Db,
    name: &str,
    many: usize,
    lecture: &str,
) -> Result<Vec<Guest>, String> {
    let mut guests = crowd(db, name, many, None).await?;
    for guest in &mut guests {
        guest.lease = db.secret(16);
    }
    open(db, name, lecture, &guests)
        .await
        .map_err(|e| format!("{e:?}"))?;
    Ok(guests)
}

/// Opens their players.
async fn open(
    db: &Db,
    name: &str,
    lecture: &str,
    guests: &[Guest],
) -> Result<(), StoreError<NoRefusal>> {
    let (now, lecture) = (db.now(), lecture.to_owned());
    let players = json_rows(guests.iter().enumerate().map(|(n, guest)| {
        let email = format!("{name}-{n}@example.org");
        (email, stored(&guest.session), guest.lease.clone())
    }));
    db.change(move |tx| {
        Box::pin(async move {
            tx.sql(sql!(
                "INSERT INTO play_sessions (lecture_id, viewer, person_id, session, lease, seq,
                     recording_id, duration_ms, began_at, beat_at, credit_ms, spans, counted)
                 SELECT l.id, 'p' || CAST(p.id AS TEXT), p.id, b.value ->> 1, b.value ->> 2, 0,
                     v.recording_id, v.duration_ms, $3, $3, 0, 0, FALSE
                 FROM jsonb_each(CAST($1 AS jsonb_text)) b JOIN people p ON p.email = b.value ->> 0
                 JOIN lectures l ON l.slug = $2 JOIN replays v ON v.lecture_id = l.id"
            ))
            .bind(&players)
            .bind(&lecture)
            .bind(now.0)
            .run()
            .await?;
            Ok(())
        })
    })
    .await
}
