//! What whoever runs the hall does with accounts from the command line. Each change of what a person may do ends their
//! sessions in the same transaction, so that none goes on with what was true before.

use super::password::refused;
use super::row::PersonRow;
use crate::db::Tx;
use crate::features::accounts::AccountStore;
use crate::features::rights::end_presence_of_person;
use app::accounts::{Attempt, Person, PersonId, Role};
use app::answer::{Answer, NoRefusal, Problem, Read, Refused, ValidationErrors};

/// Ends a person's sessions; all but the one that is kept, if any. Presence leases end with their sessions.
async fn end_sessions(tx: &mut Tx<'_>, person: i64, kept: &str) -> sqlx::Result<u64> {
    tx.sql(sql!(
        "DELETE FROM sessions WHERE person_id = $1 AND id <> $2"
    ))
    .bind(person)
    .bind(kept)
    .run()
    .await
}

impl AccountStore {
    /// Those with an account: organizers and admins, or everyone; by address.
    ///
    /// # Errors
    /// The database's.
    pub async fn list(&self, everyone: bool) -> Read<Vec<Person>> {
        let rows: Vec<PersonRow> = self
            .db
            .query(sql!(
                "SELECT * FROM people WHERE $1 OR role <> 'learner' ORDER BY email"
            ))
            .bind(everyone)
            .all()
            .await?;
        Ok(rows.into_iter().map(Into::into).collect())
    }

    /// The account of an address.
    ///
    /// # Errors
    /// `NotFound` where there is none.
    pub async fn account(&self, email: &str) -> Read<Person> {
        let email = email.trim().to_lowercase();
        let row: Option<PersonRow> = self
            .db
            .query(sql!("SELECT * FROM people WHERE email = $1"))
            .bind(email)
            .opt()
            .await?;
        row.map(Into::into).ok_or(Refused::NotFound)
    }

    /// Gives a person a new password; answers how many sessions ended by it, which is all of theirs.
    ///
    /// # Errors
    /// Where the password will not do.
    pub async fn set_password(
        &self,
        person: &Person,
        password: &str,
    ) -> Answer<u64, ValidationErrors> {
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
    ) -> Answer<u64, ValidationErrors> {
        let about = [person.email.as_str(), &person.name, &person.organisation];
        if let Some(problem) = self.password_problem(password, &about, attempt).await? {
            let field = field.to_owned();
            return Err(ValidationErrors(vec![Problem { field, ..problem }]).into());
        }
        let hash = self
            .db
            .passwords()
            .hash(password, self.db.random(16), super::line(attempt))
            .await
            .map_err(refused)?;
        let (id, kept) = (person.id.0, kept.unwrap_or_default());
        let ended = self
            .db
            .change(move |tx| {
                Box::pin(async move {
                    tx.sql(sql!("UPDATE people SET password = $1 WHERE id = $2"))
                        .bind(hash)
                        .bind(id)
                        .run()
                        .await?;
                    Ok(end_sessions(tx, id, &kept).await?)
                })
            })
            .await?;
        Ok(ended)
    }

    /// Gives a person another role.
    ///
    /// # Errors
    /// The database's.
    pub async fn set_role(&self, person: PersonId, role: Role) -> Answer<(), NoRefusal> {
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    tx.sql(sql!("UPDATE people SET role = $1 WHERE id = $2"))
                        .bind(role.code())
                        .bind(person.0)
                        .run()
                        .await?;
                    end_sessions(tx, person.0, "").await?;
                    Ok(())
                })
            })
            .await?;
        Ok(())
    }

    /// Shuts a person out, or lets them in again. What they did and attended stays as it is.
    ///
    /// # Errors
    /// The database's.
    pub async fn set_disabled(&self, person: PersonId, disabled: bool) -> Answer<(), NoRefusal> {
        let (now, db) = (self.db.now().0, self.db.clone());
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    tx.sql(sql!(
                        "UPDATE people SET disabled_at = CASE
                             WHEN $1 THEN COALESCE(disabled_at, CAST($2 AS BIGINT)) END
                         WHERE id = $3"
                    ))
                    .bind(disabled)
                    .bind(now)
                    .bind(person.0)
                    .run()
                    .await?;
                    end_sessions(tx, person.0, "").await?;
                    end_presence_of_person(tx, person.0, &db).await?;
                    Ok(())
                })
            })
            .await?;
        Ok(())
    }

    /// Signs a person out everywhere, or everybody; answers how many sessions that were.
    ///
    /// # Errors
    /// The database's.
    pub async fn sign_out_all(&self, person: Option<PersonId>) -> Read<u64> {
        let ended = self
            .db
            .change(move |tx| {
                Box::pin(async move {
                    let ended = match person {
                        Some(person) => end_sessions(tx, person.0, "").await?,
                        None => tx.sql(sql!("DELETE FROM sessions")).run().await?,
                    };
                    Ok(ended)
                })
            })
            .await?;
        Ok(ended)
    }
}
