//! What whoever runs the hall does with accounts from the command line. Each change of what a person may do ends their
//! sessions in the same transaction, so that none goes on with what was true before.

use super::password::refused;
use super::row::PersonRow;
use crate::db::{StoreError, Tx};
use crate::events::{Actor, EventKind, Subject};
use crate::features::accounts::AccountStore;
use crate::features::holds;
use crate::features::rights::{
    end_calendar_of_person, end_presence_of_person, lock_lectures_of_person,
};
use app::accounts::{Attempt, Email, Person, PersonId, Role};
use app::answer::{Answer, Problem, Read, Refused, ValidationErrors};

/// Nobody else organizes the hall, and a hall without an organizer can be set up by nobody, as it has people in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastOrganizer;

/// A password that is about to replace another.
#[derive(Debug)]
pub(super) struct NewPassword<'a> {
    /// As it was typed.
    pub(super) typed: &'a str,
    /// The field it was typed into, which what is wrong with it is wrong with.
    pub(super) field: &'static str,
    /// The session that goes on.
    pub(super) kept: Option<String>,
    /// Who replaces it.
    pub(super) by: Actor,
}

/// An account before its role or its access changes.
#[derive(sqlx::FromRow)]
struct Before {
    role: String,
    /// Whether somebody else organizes the hall too, or this account does not.
    is_replaceable: bool,
}

impl Before {
    fn is_not_the_last(&self) -> Result<(), StoreError<LastOrganizer>> {
        if self.is_replaceable {
            Ok(())
        } else {
            Err(StoreError::Refused(Refused::No(LastOrganizer)))
        }
    }
}

/// The account before the change. No organizer's role or access changes meanwhile.
async fn lock_organizer(tx: &mut Tx<'_>, person: PersonId) -> sqlx::Result<Before> {
    tx.sql(locking!(
        "SELECT id FROM people WHERE role <> 'learner' ORDER BY id FOR NO KEY UPDATE"
    ))
    .run()
    .await?;
    tx.sql(sql!(
        "SELECT p.role, (p.role = 'learner' OR p.disabled_at IS NOT NULL OR EXISTS (
             SELECT 1 FROM people o WHERE o.role <> 'learner' AND o.disabled_at IS NULL
                 AND o.id <> p.id)) AS is_replaceable
         FROM people p WHERE p.id = $1"
    ))
    .bind(person)
    .one()
    .await
}

/// Ends a person's sessions; all but the one that is kept, if any. Presence leases end with their sessions.
async fn end_sessions(tx: &mut Tx<'_>, person: PersonId, kept: &str) -> sqlx::Result<u64> {
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
        let email = Email::written(email);
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
        let new = NewPassword {
            typed: password,
            field: "password",
            kept: None,
            by: Actor::Operator,
        };
        self.new_password(person, new, &Attempt::default()).await
    }

    /// The same, by whomever.
    pub(super) async fn new_password(
        &self,
        person: &Person,
        new: NewPassword<'_>,
        attempt: &Attempt,
    ) -> Answer<u64, ValidationErrors> {
        let about = [person.email.as_str(), &person.name, &person.organisation];
        if let Some(problem) = self.password_problem(new.typed, &about, attempt).await? {
            let field = new.field.to_owned();
            return Err(ValidationErrors(vec![Problem { field, ..problem }]).into());
        }
        let hash = self
            .db
            .passwords()
            .hash(new.typed, self.db.random(16), super::line(attempt))
            .await
            .map_err(refused)?;
        let (act, id, kept) = (self.db.act(new.by), person.id, new.kept.unwrap_or_default());
        let ended = self
            .db
            .change(move |tx| {
                Box::pin(async move {
                    tx.sql(sql!("UPDATE people SET password = $1 WHERE id = $2"))
                        .bind(hash)
                        .bind(id)
                        .run()
                        .await?;
                    let ended = end_sessions(tx, id, &kept).await?;
                    end_calendar_of_person(tx, &act, id).await?;
                    let event = act.event(EventKind::PasswordChanged, Subject::Person(id));
                    tx.emit(event.with("sessions_ended", ended)).await?;
                    Ok(ended)
                })
            })
            .await?;
        Ok(ended)
    }

    /// Gives a person another role.
    ///
    /// # Errors
    /// Where no organizer would be left; the database's.
    pub async fn set_role(&self, person: PersonId, role: Role) -> Answer<(), LastOrganizer> {
        let act = self.db.act(Actor::Operator);
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    let before = lock_organizer(tx, person).await?;
                    if role < Role::Organizer {
                        before.is_not_the_last()?;
                    }
                    tx.sql(sql!("UPDATE people SET role = $1 WHERE id = $2"))
                        .bind(role.code())
                        .bind(person)
                        .run()
                        .await?;
                    end_sessions(tx, person, "").await?;
                    let event = act.event(EventKind::RoleChanged, Subject::Person(person));
                    tx.emit(event.changed("role", before.role.as_str(), role.code()))
                        .await?;
                    Ok(())
                })
            })
            .await?;
        Ok(())
    }

    /// Shuts a person out, or lets them in again. What they did and attended stays as it is.
    ///
    /// # Errors
    /// Where no organizer would be left; the database's.
    pub async fn set_disabled(
        &self,
        person: PersonId,
        disabled: bool,
    ) -> Answer<(), LastOrganizer> {
        let (act, db) = (self.db.act(Actor::Operator), self.db.clone());
        let kind = if disabled {
            EventKind::PersonDisabled
        } else {
            EventKind::PersonEnabled
        };
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    let before = lock_organizer(tx, person).await?;
                    if disabled {
                        before.is_not_the_last()?;
                    }
                    tx.sql(sql!(
                        "UPDATE people SET disabled_at = CASE
                             WHEN $1 THEN COALESCE(disabled_at, CAST($2 AS BIGINT)) END
                         WHERE id = $3"
                    ))
                    .bind(disabled)
                    .bind(act.at.0)
                    .bind(person)
                    .run()
                    .await?;
                    end_sessions(tx, person, "").await?;
                    lock_lectures_of_person(tx, person).await?;
                    end_presence_of_person(tx, person, &db).await?;
                    if disabled {
                        holds::decline(tx, &act, person, &db).await?;
                    }
                    end_calendar_of_person(tx, &act, person).await?;
                    tx.emit(act.event(kind, Subject::Person(person))).await?;
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
        let act = self.db.act(Actor::Operator);
        let ended = self
            .db
            .change(move |tx| {
                Box::pin(async move {
                    let ended = match person {
                        Some(person) => {
                            end_calendar_of_person(tx, &act, person).await?;
                            end_sessions(tx, person, "").await?
                        }
                        None => {
                            tx.sql(sql!("DELETE FROM calendar_addresses")).run().await?;
                            tx.sql(sql!("DELETE FROM sessions")).run().await?
                        }
                    };
                    let subject = person.map_or(Subject::Hall, Subject::Person);
                    let event = act.event(EventKind::SessionsEnded, subject);
                    tx.emit(event.with("sessions_ended", ended)).await?;
                    Ok(ended)
                })
            })
            .await?;
        Ok(ended)
    }
}
