//! The demonstration's people: an organizer, and learners of every partner country.

use super::newcomers::{Newcomer, SIGN_INS, learner, organizer};
use super::programme::Names;
use super::{all, clock, stopped};
use crate::db::{Db, Line, StoreError};
use app::accounts::{Accounts, Organizer, Person, PersonId};
use app::answer::{NoRefusal, Refused};
use app::i18n::Instant;

/// The password of everybody.
pub(super) const PASSWORD: &str = "cloud-lecture-hall-2026";
const LEARNERS: i64 = 399;

/// A learner.
#[derive(Debug)]
pub(super) struct Guest {
    pub(super) n: i64,
    pub(super) person: Person,
    pub(super) since: Instant,
    pub(super) confirmed: Option<Instant>,
    /// One of those who sign in to look around.
    pub(super) named: bool,
}

/// Lets everybody in, and confirms two officials of three.
pub(super) async fn fill(
    db: &Db,
    names: &Names,
    now: Instant,
) -> Result<(Organizer, Vec<Guest>), String> {
    let salt = db.random(16);
    let hash = db.passwords().hash(PASSWORD, salt, Line::default()).await;
    let hash = hash.map_err(|e| e.to_string())?;
    let mut newcomers: Vec<Newcomer> = (0..LEARNERS)
        .zip(names.countries.iter().cycle())
        .map(|(n, c)| learner(n, c, now))
        .collect();
    newcomers.push(organizer(now));
    newcomers.sort_by_key(|p| p.created);
    let kept: Vec<_> = newcomers
        .iter()
        .map(|p| (p.n, p.created, p.confirmed))
        .collect();
    let ids = insert(db, hash, newcomers).await?;
    let admin = db.accounts().person(ids[0]).await.map_err(stopped)?;
    let by = admin
        .and_then(Organizer::of)
        .ok_or("the demonstration has no organizer")?;
    let guests = ids
        .into_iter()
        .zip(kept)
        .skip(1)
        .map(|(id, (n, since, confirmed))| {
            let by = &by;
            async move {
                if let Some(then) = confirmed {
                    clock::at(db, then)
                        .accounts()
                        .confirm(by, id, true)
                        .await
                        .map_err(stopped)?;
                }
                let person = db
                    .accounts()
                    .person(id)
                    .await
                    .map_err(stopped)?
                    .ok_or("a person is gone")?;
                let named = SIGN_INS.iter().any(|(email, _)| *email == person.email);
                Ok(Guest {
                    n,
                    person,
                    since,
                    confirmed,
                    named,
                })
            }
        });
    let mut guests: Vec<Guest> = all(guests).await?;
    guests.sort_by_key(|g| g.n);
    Ok((by, guests))
}

/// Writes the rows themselves: signing up would hash a password for each, at tens of milliseconds.
async fn insert(db: &Db, hash: String, people: Vec<Newcomer>) -> Result<Vec<PersonId>, String> {
    db.change(move |tx| {
        Box::pin(async move {
            let mut ids = Vec::with_capacity(people.len());
            for p in people {
                let id: i64 = tx
                    .sql(sql!(
                        "INSERT INTO people (email, password, name, country, organisation, kind,
                             role, language, time_zone, created_at)
                         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id"
                    ))
                    .bind(p.email)
                    .bind(&hash)
                    .bind(p.name)
                    .bind(p.country)
                    .bind(p.organisation)
                    .bind(p.kind.code())
                    .bind(p.role.code())
                    .bind(p.language)
                    .bind(p.time_zone)
                    .bind(p.created.0)
                    .value()
                    .await?;
                ids.push(PersonId(id));
            }
            Ok(ids)
        })
    })
    .await
    .map_err(|error: StoreError<NoRefusal>| stopped(Refused::from(error)))
}
