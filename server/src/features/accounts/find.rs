//! The list of people, narrowed by words and by who waits; and the words it is narrowed by.

use super::row::PersonRow;
use super::words;
use crate::db::{Db, StoreError, Tx, json_rows};
use crate::features::accounts::AccountStore;
use crate::features::parsing;
use app::accounts::{HeldForOne, PeopleFilter, PeopleListLine, PeopleListPage, Person, PersonId};
use app::answer::{NoRefusal, Read};
use app::i18n::Instant;
use std::collections::HashMap;

/// Lines on a page of the people.
const PAGE: i64 = 50;
/// People are counted up to here: beyond it a list is narrowed, not turned over.
const COUNTED: i64 = 10_000;
/// So many of the holds that lapse first are looked through for the head of the list: as many as a page of people can have.
const HOLDS: i64 = 1_000;
/// So many people's words are written in one change.
const BATCH: i64 = 500;

/// A page of the list.
pub(super) async fn people(db: &Db, filter: &PeopleFilter) -> Read<PeopleListPage> {
    let offset = (filter.page - 1).max(0) * PAGE;
    let waiting = waiting(db).await?;
    let (found, total) = if filter.text.trim().is_empty() {
        all(db, filter.waiting, offset, waiting).await?
    } else {
        let asked = words::asked(&filter.text);
        let all_words = i64::try_from(asked.len()).unwrap_or(i64::MAX);
        if asked.is_empty() {
            (Vec::new(), 0)
        } else {
            by_words(db, (json_rows(asked), all_words), filter.waiting, offset).await?
        }
    };
    let held = held(db, &found).await?;
    let lines = found.into_iter().map(|row| {
        let (since, enrolled) = (Instant(row.created_at), row.enrolled);
        let person = Person::from(row);
        PeopleListLine {
            since,
            enrolled,
            held: held.get(&person.id).copied(),
            person,
        }
    });
    Ok(PeopleListPage {
        lines: lines.collect(),
        total: total.min(COUNTED),
        more: total > COUNTED,
        pages: parsing::pages(total.min(COUNTED), PAGE),
        waiting: waiting.min(COUNTED),
    })
}

/// The seats that are held for the people of a page.
async fn held(
    db: &Db,
    found: &[PersonRow],
) -> Result<HashMap<PersonId, HeldForOne>, StoreError<NoRefusal>> {
    let rows: Vec<(PersonId, i64, i64)> = db
        .query(sql!(
            "SELECT h.person_id, count(*), min(h.lapses_at)
             FROM jsonb_each(CAST($1 AS jsonb_text)) b
                 CROSS JOIN seat_holds h
             WHERE h.person_id = CAST(b.value ->> 0 AS BIGINT) AND h.ended_at IS NULL
                 AND h.lapses_at > $2
             GROUP BY h.person_id"
        ))
        .bind(json_rows(found.iter().map(|row| (row.id,))))
        .bind(db.now().0)
        .all()
        .await?;
    let held = rows.into_iter().map(|(person, seats, first)| {
        let first_lapses = Instant(first);
        (
            person,
            HeldForOne {
                seats,
                first_lapses,
            },
        )
    });
    Ok(held.collect())
}

/// How many officials wait to be confirmed, up to what is counted and one.
async fn waiting(db: &Db) -> Result<i64, StoreError<NoRefusal>> {
    let waiting: i64 = db
        .query(sql!(
            "SELECT count(*) FROM (SELECT 1 FROM people
             WHERE kind = 'official' AND confirmed_at IS NULL LIMIT $1) w"
        ))
        .bind(COUNTED + 1)
        .value()
        .await?;
    Ok(waiting)
}

/// Those who wait: at the head those whose held seats lapse first, then the newest.
async fn who_wait(db: &Db, offset: i64) -> Result<Vec<PersonRow>, StoreError<NoRefusal>> {
    let now = db.now();
    db.read(async |tx| {
        let first: Vec<PersonId> = tx
            .sql(sql!(
                "SELECT h.person_id FROM (SELECT person_id, lapses_at FROM seat_holds
                     WHERE ended_at IS NULL AND lapses_at > $1
                     ORDER BY lapses_at, id LIMIT $2) h
                 GROUP BY h.person_id ORDER BY min(h.lapses_at), h.person_id DESC"
            ))
            .bind(now.0)
            .bind(HOLDS)
            .values()
            .await?;
        let (head, rest) = split(&first, offset);
        let mut found: Vec<PersonRow> = tx
            .sql(sql!(
                "SELECT p.*, (SELECT count(*) FROM seats_held s WHERE s.person_id = p.id) AS enrolled
                 FROM jsonb_each(CAST($1 AS jsonb_text)) b CROSS JOIN people p
                 WHERE p.id = CAST(b.value ->> 0 AS BIGINT)
                     AND p.kind = 'official' AND p.confirmed_at IS NULL"
            ))
            .bind(json_rows(head.iter().map(|id| (*id,))))
            .all()
            .await?;
        found.sort_by_key(|row| head.iter().position(|id| *id == row.id));
        let others: Vec<PersonRow> = tx
            .sql(sql!(
                "SELECT p.*, (SELECT count(*) FROM seats_held s WHERE s.person_id = p.id) AS enrolled
                 FROM people p WHERE p.kind = 'official' AND p.confirmed_at IS NULL
                     AND p.id NOT IN (SELECT CAST(b.value ->> 0 AS BIGINT)
                         FROM jsonb_each(CAST($1 AS jsonb_text)) b)
                 ORDER BY p.id DESC LIMIT $2 OFFSET $3"
            ))
            .bind(json_rows(first.iter().map(|id| (*id,))))
            .bind(rest.0)
            .bind(rest.1)
            .all()
            .await?;
        found.extend(others);
        Ok(found)
    })
    .await
}

/// Which of those at the head of a list are on the page that begins after so many lines, and how many of the others follow
/// them there, after how many.
fn split<T>(head: &[T], offset: i64) -> (&[T], (i64, i64)) {
    let offset = offset.min(COUNTED);
    let many = i64::try_from(head.len()).unwrap_or(i64::MAX);
    let place = |n: i64| usize::try_from(n.min(many)).unwrap_or(0);
    let here = &head[place(offset)..place(offset + PAGE)];
    let others = PAGE - i64::try_from(here.len()).unwrap_or(PAGE);
    (here, (others, (offset - many).max(0)))
}

/// The newest of all, or those who wait. And how many there are.
async fn all(
    db: &Db,
    waiting_only: bool,
    offset: i64,
    waiting: i64,
) -> Result<(Vec<PersonRow>, i64), StoreError<NoRefusal>> {
    if waiting_only {
        return Ok((who_wait(db, offset).await?, waiting));
    }
    db.read(async |tx| {
        let found = tx
            .sql(sql!(
                "SELECT p.*, (SELECT count(*) FROM seats_held s WHERE s.person_id = p.id) AS enrolled
                 FROM people p ORDER BY p.id DESC LIMIT $1 OFFSET $2"
            ))
            .bind(PAGE)
            .bind(offset)
            .all()
            .await?;
        let total: i64 = tx
            .sql(sql!(
                "SELECT count(*) FROM (SELECT id FROM people ORDER BY id LIMIT $1) p"
            ))
            .bind(COUNTED + 1)
            .value()
            .await?;
        Ok((found, total))
    })
    .await
}

/// A line of a page, and how many lines there are in all.
#[derive(sqlx::FromRow)]
struct FoundRow {
    #[sqlx(flatten)]
    person: PersonRow,
    total: i64,
}

/// The newest of those who have all the words. First the words are looked up: left to itself SQLite goes through all people.
async fn by_words(
    db: &Db,
    (asked, all_words): (String, i64),
    waiting_only: bool,
    offset: i64,
) -> Result<(Vec<PersonRow>, i64), StoreError<NoRefusal>> {
    let statement = if waiting_only {
        sql!(
            "WITH words AS MATERIALIZED (
                 SELECT w.person_id, b.key FROM jsonb_each(CAST($1 AS jsonb_text)) b
                     CROSS JOIN people_words w
                 WHERE w.word >= b.value ->> 0 AND w.word < b.value ->> 1)
             SELECT p.*, f.total,
                    (SELECT count(*) FROM seats_held s WHERE s.person_id = p.id) AS enrolled
             FROM (SELECT g.person_id, count(*) OVER () AS total FROM (
                       SELECT w.person_id FROM words w
                       WHERE w.person_id IN (SELECT o.id FROM people o WHERE o.kind = 'official'
                           AND o.confirmed_at IS NULL)
                       GROUP BY w.person_id HAVING count(DISTINCT w.key) = $2) g
                   ORDER BY g.person_id DESC LIMIT $3 OFFSET $4) f
             JOIN people p ON p.id = f.person_id ORDER BY p.id DESC"
        )
    } else {
        sql!(
            "WITH words AS MATERIALIZED (
                 SELECT w.person_id, b.key FROM jsonb_each(CAST($1 AS jsonb_text)) b
                     CROSS JOIN people_words w
                 WHERE w.word >= b.value ->> 0 AND w.word < b.value ->> 1)
             SELECT p.*, f.total,
                    (SELECT count(*) FROM seats_held s WHERE s.person_id = p.id) AS enrolled
             FROM (SELECT g.person_id, count(*) OVER () AS total FROM (
                       SELECT w.person_id FROM words w GROUP BY w.person_id
                           HAVING count(DISTINCT w.key) = $2) g
                   ORDER BY g.person_id DESC LIMIT $3 OFFSET $4) f
             JOIN people p ON p.id = f.person_id ORDER BY p.id DESC"
        )
    };
    let found: Vec<FoundRow> = db
        .query(statement)
        .bind(asked)
        .bind(all_words)
        .bind(PAGE)
        .bind(offset)
        .all()
        .await?;
    let total = found.first().map_or(0, |row| row.total);
    Ok((found.into_iter().map(|row| row.person).collect(), total))
}

/// Writes the words of somebody in the place of those before.
pub(super) async fn write_words(
    tx: &mut Tx<'_>,
    person: PersonId,
    name: &str,
    organisation: &str,
    email: &str,
) -> sqlx::Result<()> {
    let words = words::of_person(name, organisation, email);
    tx.sql(sql!("DELETE FROM people_words WHERE person_id = $1"))
        .bind(person)
        .run()
        .await?;
    tx.sql(sql!(
        "INSERT INTO people_words (word, person_id)
         SELECT b.value ->> 0, CAST($2 AS BIGINT) FROM jsonb_each(CAST($1 AS jsonb_text)) b"
    ))
    .bind(json_rows(words.iter().map(|word| (word,))))
    .bind(person)
    .run()
    .await?;
    tx.sql(sql!("UPDATE people SET index_version = $2 WHERE id = $1"))
        .bind(person)
        .bind(words::VERSION)
        .run()
        .await?;
    Ok(())
}

/// What the words of somebody are made of.
#[derive(sqlx::FromRow)]
struct NamedRow {
    id: PersonId,
    name: String,
    organisation: String,
    email: String,
}

impl AccountStore {
    /// Writes the words of the people who have none yet, and anew of those whose words were made by other rules than this
    /// hall's; until their turn comes they are found by those. It may be stopped at any point, and nodes may do it side by
    /// side. Answers of how many people.
    ///
    /// # Errors
    /// The database's.
    pub async fn renew_people_index(&self) -> Result<i64, StoreError<NoRefusal>> {
        let mut done = 0;
        loop {
            let batch = self
                .db
                .change(move |tx| {
                    Box::pin(async move {
                        tx.sql(locking!(
                            "SELECT id FROM people WHERE index_version < $2
                             ORDER BY index_version, id LIMIT $1 FOR NO KEY UPDATE"
                        ))
                        .bind(BATCH)
                        .bind(words::VERSION)
                        .run()
                        .await?;
                        let people: Vec<NamedRow> = tx
                            .sql(sql!(
                                "SELECT id, name, organisation, email FROM people
                                 WHERE index_version < $2
                                 ORDER BY index_version, id LIMIT $1"
                            ))
                            .bind(BATCH)
                            .bind(words::VERSION)
                            .all()
                            .await?;
                        let ids = json_rows(people.iter().map(|row| (row.id,)));
                        tx.sql(sql!(
                            "DELETE FROM people_words WHERE person_id IN (
                                 SELECT CAST(b.value ->> 0 AS BIGINT)
                                 FROM jsonb_each(CAST($1 AS jsonb_text)) b)"
                        ))
                        .bind(&ids)
                        .run()
                        .await?;
                        let all = people.iter().flat_map(|row| {
                            let words = words::of_person(&row.name, &row.organisation, &row.email);
                            let id = row.id;
                            words.into_iter().map(move |word| (word, id))
                        });
                        tx.sql(sql!(
                            "INSERT INTO people_words (word, person_id)
                             SELECT b.value ->> 0, CAST(b.value ->> 1 AS BIGINT)
                             FROM jsonb_each(CAST($1 AS jsonb_text)) b WHERE TRUE
                             ON CONFLICT (word, person_id) DO NOTHING"
                        ))
                        .bind(json_rows(all))
                        .run()
                        .await?;
                        tx.sql(sql!(
                            "UPDATE people SET index_version = $2
                             FROM jsonb_each(CAST($1 AS jsonb_text)) b
                             WHERE people.id = CAST(b.value ->> 0 AS BIGINT)"
                        ))
                        .bind(&ids)
                        .bind(words::VERSION)
                        .run()
                        .await?;
                        Ok(people.len())
                    })
                })
                .await?;
            if batch == 0 {
                return Ok(done);
            }
            done += i64::try_from(batch).unwrap_or(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_those_who_wait_has_its_head_first_and_then_the_others() {
        let head: Vec<i64> = (0..60).collect();
        assert_eq!(split(&head[..0], 0), (&head[..0], (50, 0)));
        assert_eq!(split(&head[..0], 50), (&head[..0], (50, 50)));
        assert_eq!(split(&head[..2], 0), (&head[..2], (48, 0)));
        assert_eq!(split(&head[..2], 50), (&head[..0], (50, 48)));
        assert_eq!(split(&head[..50], 0), (&head[..50], (0, 0)));
        assert_eq!(split(&head, 50), (&head[50..], (40, 0)));
        assert_eq!(split(&head, 100), (&head[..0], (50, 40)));
        // Beyond what is counted no list is turned over.
        assert_eq!(split(&head, i64::MAX), (&head[..0], (50, COUNTED - 60)));
    }
}
