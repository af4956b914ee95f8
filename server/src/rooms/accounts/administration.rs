//! What whoever runs the hall does with accounts from the command line. Each change of what a person may do ends their
//! sessions in the same transaction, so that none goes on with what was true before.

use super::password::refused;
use super::row::PersonRow;
use crate::db::{Db, Halt};
use crate::rooms::rights::end_presence_of_person;
use app::accounts::{Attempt, Person, PersonId, Role};
use app::answer::{Answer, Invalid, Never, Problem, Read, Refused};

/// Ends a person's sessions; all but that one, where one is named. Presence leases end with their sessions.
macro_rules! end_sessions {
    ($c:ident, $person:expr, but: $kept:expr) => {
        sqlx::query(sql!(
            "DELETE FROM sessions WHERE person_id = $1 AND id <> $2"
        ))
        .bind($person)
        .bind($kept)
        .execute(&mut *$c)
        .await?
        .rows_affected()
    };
    ($c:ident, $person:expr) => {
        end_sessions!($c, $person, but: String::new())
    };
}

impl Db {
    /// Those with an account: organizers and admins, or everyone; by address.
    ///
    /// # Errors
    /// The database's.
    pub async fn accounts(&self, everyone: bool) -> Read<Vec<Person>> {
        let rows: Vec<PersonRow> = read!(self, |c| sqlx::query_as(sql!(
            "SELECT * FROM people WHERE $1 OR role <> 'learner' ORDER BY email"
        ))
        .bind(everyone)
        .fetch_all(&mut *c)
        .await
        .map_err(Halt::Sql))?;
        Ok(rows.into_iter().map(Into::into).collect())
    }

    /// The account of an address.
    ///
    /// # Errors
    /// `NotFound` where there is none.
    pub async fn account(&self, email: &str) -> Read<Person> {
        let email = email.trim().to_lowercase();
        let row: Option<PersonRow> = read!(self, |c| sqlx::query_as(sql!(
            "SELECT * FROM people WHERE email = $1"
        ))
        .bind(email)
        .fetch_optional(&mut *c)
        .await
        .map_err(Halt::Sql))?;
        row.map(Into::into).ok_or(Refused::NotFound)
    }

    /// Gives a person a new password; answers how many sessions ended by it, which is all of theirs.
    ///
    /// # Errors
    /// Where the password will not do.
    pub async fn set_password(&self, person: &Person, password: &str) -> Answer<u64, Invalid> {
        let attempt = Attempt::default();
        self.new_password(person, password, "password", None, &attempt)
            .await
    }

    /// The same; the session of that id goes on. What is wrong with the password is wrong with that field.
    pub(super) async fn new_password(
        &self,
        person: &Person,
        password: &str,
        field: &str,
        kept: Option<String>,
        attempt: &Attempt,
    ) -> Answer<u64, Invalid> {
        let about = [person.email.as_str(), &person.name, &person.organisation];
        if let Some(problem) = self.password_problem(password, &about, attempt).await? {
            let field = field.to_owned();
            return Err(Invalid(vec![Problem { field, ..problem }]).into());
        }
        let hash = self
            .passwords()
            .hash(password, self.random(16), super::line(attempt))
            .await
            .map_err(refused)?;
        let (id, kept) = (person.id.0, kept.unwrap_or_default());
        let ended = change!(self, |c| {
            sqlx::query(sql!("UPDATE people SET password = $1 WHERE id = $2"))
                .bind(hash)
                .bind(id)
                .execute(&mut *c)
                .await?;
            Ok::<_, Halt<Invalid>>(end_sessions!(c, id, but: kept))
        })?;
        Ok(ended)
    }

    /// Gives a person another role.
    ///
    /// # Errors
    /// The database's.
    pub async fn set_role(&self, person: PersonId, role: Role) -> Answer<(), Never> {
        change!(self, |c| {
            sqlx::query(sql!("UPDATE people SET role = $1 WHERE id = $2"))
                .bind(role.code())
                .bind(person.0)
                .execute(&mut *c)
                .await?;
            end_sessions!(c, person.0);
            Ok::<_, Halt<Never>>(())
        })?;
        Ok(())
    }

    /// Shuts a person out, or lets them in again. What they did and attended stays as it is.
    ///
    /// # Errors
    /// The database's.
    pub async fn set_disabled(&self, person: PersonId, disabled: bool) -> Answer<(), Never> {
        let (now, db) = (self.now().0, self.clone());
        change!(self, |c| {
            sqlx::query(sql!(
                "UPDATE people SET disabled_at = CASE WHEN $1 THEN COALESCE(disabled_at, CAST($2 AS BIGINT)) END
                 WHERE id = $3"
            ))
            .bind(disabled)
            .bind(now)
            .bind(person.0)
            .execute(&mut *c)
            .await?;
            end_sessions!(c, person.0);
            end_presence_of_person!(c, person.0, db);
            Ok::<_, Halt<Never>>(())
        })?;
        Ok(())
    }

    /// Signs a person out everywhere, or everybody; answers how many sessions that were.
    ///
    /// # Errors
    /// The database's.
    pub async fn sign_out_all(&self, person: Option<PersonId>) -> Read<u64> {
        let ended = change!(self, |c| {
            let ended = match person {
                Some(person) => end_sessions!(c, person.0),
                None => sqlx::query(sql!("DELETE FROM sessions"))
                    .execute(&mut *c)
                    .await?
                    .rows_affected(),
            };
            Ok::<_, Halt<Never>>(ended)
        })?;
        Ok(ended)
    }
}
