//! Very many people at once, for measurements: signing up by the form would hash a password each.

use crate::db::{Db, Engine, StoreError, json_rows};
use crate::features::accounts::stored_session;
use app::answer::NoRefusal;
use futures::stream::{StreamExt, TryStreamExt, iter};
use std::sync::Arc;
use tower_sessions::Session;

/// So many rows go into one statement.
const ROWS: usize = 5_000;
/// So many sessions are saved side by side.
const SIDE_BY_SIDE: usize = 64;
const COUNTRIES: [&str; 6] = ["RW", "TH", "PE", "UZ", "FJ", "EG"];

/// One of them.
#[derive(Debug, Clone)]
pub struct Guest {
    /// The session they are signed in with.
    pub session: String,
    /// The lease they hold in the room; empty where they are in none.
    pub lease: String,
}

/// Makes so many people with a session each; with a lecture they are enrolled in it, have joined it, and hold a lease.
/// There are as many seats as that takes.
///
/// # Errors
/// The database's, in words.
pub async fn crowd(
    db: &Db,
    name: &str,
    many: usize,
    lecture: Option<&str>,
) -> Result<Vec<Guest>, String> {
    let mut guests = Vec::with_capacity(many);
    let all: Vec<usize> = (0..many).collect();
    for part in all.chunks(ROWS) {
        let ids = people(db, name, part).await.map_err(|e| format!("{e:?}"))?;
        let sessions = sessions(db, &ids).await?;
        let coming: Vec<(i64, String, String)> = ids
            .into_iter()
            .zip(sessions)
            .map(|(id, session)| (id, session, db.secret(16)))
            .collect();
        if let Some(slug) = lecture {
            let leases: Vec<(i64, String, String)> = coming
                .iter()
                .map(|(id, session, lease)| (*id, stored(session), lease.clone()))
                .collect();
            let_in(db, slug, &leases)
                .await
                .map_err(|e| format!("{e:?}"))?;
        }
        guests.extend(coming.into_iter().map(|(_, session, lease)| Guest {
            session,
            lease: if lecture.is_some() {
                lease
            } else {
                String::new()
            },
        }));
    }
    // What the server does by itself a minute after so many rows have come.
    if let Engine::Postgres(pool, _) = db.engine() {
        let analyzed = sqlx::raw_sql("ANALYZE").execute(pool).await;
        analyzed.map_err(|e| e.to_string())?;
    }
    Ok(guests)
}

/// Accounts that nobody can sign in to: they have no password.
async fn people(db: &Db, name: &str, part: &[usize]) -> Result<Vec<i64>, StoreError<NoRefusal>> {
    let now = db.now();
    let new = json_rows(part.iter().map(|n| {
        let email = format!("{name}-{n}@example.org");
        (email, format!("Person {n}"), COUNTRIES[n % COUNTRIES.len()])
    }));
    db.change(move |tx| {
        Box::pin(async move {
            tx.sql(sql!(
                "INSERT INTO people (email, password, name, country, organisation, kind, role,
                     language, time_zone, created_at)
                 SELECT b.value ->> 0, '', b.value ->> 1, b.value ->> 2, 'A cooperative',
                     'practitioner', 'learner', 'en', 'UTC', $2
                 FROM jsonb_each(CAST($1 AS jsonb_text)) b"
            ))
            .bind(&new)
            .bind(now.0)
            .run()
            .await?;
            let ids: Vec<i64> = tx
                .sql(sql!(
                    "SELECT p.id FROM jsonb_each(CAST($1 AS jsonb_text)) b
                     JOIN people p ON p.email = b.value ->> 0 ORDER BY p.id"
                ))
                .bind(&new)
                .values()
                .await?;
            Ok(ids)
        })
    })
    .await
}

/// A session's id as the database knows it.
pub(super) fn stored(session: &str) -> String {
    session
        .parse()
        .map_or_else(|_| String::new(), |id| stored_session(&id))
}

/// A session for each, signed in.
pub(super) async fn sessions(db: &Db, ids: &[i64]) -> Result<Vec<String>, String> {
    iter(ids)
        .map(|id| async move {
            let session = Session::new(None, Arc::new(db.clone()), None);
            session
                .insert(crate::http::request_session::PERSON, id)
                .await?;
            session.save().await?;
            Ok(session.id().map(|id| id.to_string()).unwrap_or_default())
        })
        .buffered(SIDE_BY_SIDE)
        .try_collect()
        .await
        .map_err(|e: tower_sessions::session::Error| e.to_string())
}

/// Enrols them, lets them join, and gives each the lease.
async fn let_in(
    db: &Db,
    slug: &str,
    coming: &[(i64, String, String)],
) -> Result<(), StoreError<NoRefusal>> {
    let (now, coming, slug) = (db.now(), json_rows(coming), slug.to_owned());
    db.change(move |tx| {
        Box::pin(async move {
            tx.sql(sql!(
                "UPDATE lectures SET seats_taken = seats_taken + n.n, capacity = CASE
                     WHEN capacity > seats_taken + n.n THEN capacity ELSE seats_taken + n.n END
                 FROM (SELECT COUNT(*) AS n FROM jsonb_each(CAST($1 AS jsonb_text))) n
                 WHERE slug = $2"
            ))
            .bind(&coming)
            .bind(&slug)
            .run()
            .await?;
            tx.sql(sql!(
                "INSERT INTO enrolments (lecture_id, person_id, enrolled_at)
                 SELECT l.id, CAST(b.value ->> 0 AS BIGINT), $3
                 FROM jsonb_each(CAST($1 AS jsonb_text)) b JOIN lectures l ON l.slug = $2"
            ))
            .bind(&coming)
            .bind(&slug)
            .bind(now.0)
            .run()
            .await?;
            tx.sql(sql!(
                "INSERT INTO seats (lecture_id, person_id, from_at, passed_at)
                 SELECT l.id, CAST(b.value ->> 0 AS BIGINT), $3, $3
                 FROM jsonb_each(CAST($1 AS jsonb_text)) b JOIN lectures l ON l.slug = $2"
            ))
            .bind(&coming)
            .bind(&slug)
            .bind(now.0)
            .run()
            .await?;
            tx.sql(sql!(
                "INSERT INTO participations (lecture_id, person_id, at, country, kind, confirmed,
                     staff)
                 SELECT l.id, p.id, $3, p.country, p.kind, p.confirmed_at IS NOT NULL,
                     p.role <> 'learner'
                 FROM jsonb_each(CAST($1 AS jsonb_text)) b
                     JOIN people p ON p.id = CAST(b.value ->> 0 AS BIGINT)
                     JOIN lectures l ON l.slug = $2"
            ))
            .bind(&coming)
            .bind(&slug)
            .bind(now.0)
            .run()
            .await?;
            tx.sql(sql!(
                "INSERT INTO joins (lecture_id, person_id, joined_at)
                 SELECT l.id, CAST(b.value ->> 0 AS BIGINT), $3
                 FROM jsonb_each(CAST($1 AS jsonb_text)) b JOIN lectures l ON l.slug = $2"
            ))
            .bind(&coming)
            .bind(&slug)
            .bind(now.0)
            .run()
            .await?;
            tx.sql(sql!(
                "INSERT INTO presence_leases (person_id, lecture_id, lease, session, seq, beat_at,
                     from_at)
                 SELECT CAST(b.value ->> 0 AS BIGINT), l.id, b.value ->> 2, b.value ->> 1, 0, $3,
                     NULL
                 FROM jsonb_each(CAST($1 AS jsonb_text)) b JOIN lectures l ON l.slug = $2"
            ))
            .bind(&coming)
            .bind(&slug)
            .bind(now.0)
            .run()
            .await?;
            Ok(())
        })
    })
    .await
}
