//! Who of those that listen to a room still may: their session lives, and they are in the room, or organizers at its
//! desk.

use crate::db::json_rows;
use crate::features::accounts::ORGANIZERS_LAST;
use crate::features::live::LiveStore;
use app::accounts::PersonId;
use app::answer::Read;
use serde::Serialize;
use std::collections::HashSet;

/// Somebody who listens to a room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listening {
    /// Who.
    pub person: PersonId,
    /// The session they listen with, as the database knows it.
    pub session: String,
    /// Whether they listen at the organizer's desk.
    pub desk: bool,
}

/// A listener, as the statement is asked about them.
#[derive(Serialize)]
struct ListenerRow {
    number: u64,
    person: PersonId,
    session: String,
    desk: bool,
}

impl LiveStore {
    /// Whether there is such a lecture and somebody is not admitted to it: holds no seat, or is not of those it is for.
    ///
    /// # Errors
    /// The database's.
    pub async fn is_shut_out(&self, person: PersonId, slug: &str) -> Read<bool> {
        let slug = slug.to_owned();
        let shut_out: bool = self
            .db
            .query(sql!(
                "SELECT EXISTS (SELECT 1 FROM public_lectures l WHERE l.slug = $1
                     AND NOT EXISTS (
                 SELECT 1 FROM admitted a WHERE a.lecture_id = l.id AND a.person_id = $2))"
            ))
            .bind(slug)
            .bind(person)
            .value()
            .await?;
        Ok(shut_out)
    }

    /// The numbers of those who may go on listening to a room, of all that are asked for; one statement, however many.
    ///
    /// # Errors
    /// The database's.
    pub async fn still_listening(
        &self,
        slug: &str,
        asked: impl IntoIterator<Item = (u64, Listening)>,
    ) -> Read<HashSet<u64>> {
        let asked = json_rows(asked.into_iter().map(|(number, listening)| {
            let Listening {
                person,
                session,
                desk,
            } = listening;
            ListenerRow {
                number,
                person,
                session,
                desk,
            }
        }));
        let (slug, now) = (slug.to_owned(), self.db.now().0);
        let may: Vec<i64> = self
            .db
            .query(sql!(
                "SELECT CAST(b.value ->> 'number' AS BIGINT)
                 FROM jsonb_each(CAST($1 AS jsonb_text)) b
                 JOIN sessions s ON s.id = b.value ->> 'session'
                     AND s.person_id = CAST(b.value ->> 'person' AS BIGINT) AND s.expires_at > $3
                 JOIN people o ON o.id = s.person_id
                     AND (o.role = 'learner' OR s.signed_in_at > $4)
                 WHERE (CAST(b.value ->> 'desk' AS BOOLEAN) = FALSE AND EXISTS (
                            SELECT 1 FROM public_lectures l
                            JOIN seats h ON h.lecture_id = l.id AND h.to_at IS NULL
                                AND h.passed_at IS NOT NULL
                            JOIN admitted a ON a.lecture_id = l.id AND a.person_id = h.person_id
                            WHERE l.slug = $2
                                AND h.person_id = CAST(b.value ->> 'person' AS BIGINT)))
                    OR (CAST(b.value ->> 'desk' AS BOOLEAN) = TRUE AND EXISTS (
                            SELECT 1 FROM people p
                            WHERE p.id = CAST(b.value ->> 'person' AS BIGINT)
                                AND p.role IN ('organizer', 'admin')))"
            ))
            .bind(asked)
            .bind(slug)
            .bind(now)
            .bind(now - ORGANIZERS_LAST)
            .values()
            .await?;
        Ok(may.into_iter().map(i64::unsigned_abs).collect())
    }
}
