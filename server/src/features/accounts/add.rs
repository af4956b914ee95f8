//! New accounts.

use super::find::write_words;
use super::newcomers::{may_be_told, tellings};
use super::parse::{self, Account};
use super::secrets::hashed;
use super::{AccountStore, line, password};
use crate::db::{Checked, StoreError, Tx};
use crate::events::{Act, Actor, Event, EventKind, Subject};
use crate::features::presses::Press;
use app::accounts::{Attempt, PersonId, Role};
use app::answer::{Answer, Problem, ValidationErrors};

/// Whose account the same press has made, where it has made one.
async fn made_before(tx: &mut Tx<'_>, press: Option<&Press>) -> sqlx::Result<Option<PersonId>> {
    let made = match press {
        Some(press) => press.made(tx).await?,
        None => None,
    };
    Ok(made.and_then(|id| id.parse().ok()).map(PersonId))
}

/// How an account comes to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Entry {
    /// Somebody signed up.
    SignUp,
    /// By the link of the first start, which bears that token.
    SetUp(String),
    /// By `admin create`.
    Command,
}

impl Entry {
    /// What the person may do.
    const fn role(&self) -> Role {
        match self {
            Self::SignUp => Role::Learner,
            Self::SetUp(_) | Self::Command => Role::Admin,
        }
    }

    /// What the log says of it.
    fn event(&self, act: &Act, person: PersonId, account: &Account) -> Event {
        let (act, kind) = match self {
            Self::SignUp => (act.by(person), EventKind::SignedUp),
            Self::SetUp(_) => (act.by(person), EventKind::HallSetUp),
            Self::Command => (*act, EventKind::PersonAdded),
        };
        act.event(kind, Subject::Person(person))
            .with("role", self.role().code())
            .with("kind", account.profile.kind.code())
            .with("country", &account.profile.country)
            .with_detail("email", account.email.as_str())
            .with_detail("name", &account.profile.name)
            .with_detail("organisation", &account.profile.organisation)
    }
}

/// What became of somebody who asked for an account.
enum Added {
    /// They have one now.
    New(PersonId),
    /// The same press has made it already.
    Before(PersonId),
    /// The address has one already.
    Taken,
}

impl AccountStore {
    /// Adds an account. The token of a link is used up together with it, so that of two who press at once one is
    /// refused.
    ///
    /// # Errors
    /// Where the address has one already, or the token is used up.
    pub(super) async fn add_person(
        &self,
        account: Account,
        password: &str,
        entry: Entry,
        press: Option<Press>,
        attempt: &Attempt,
    ) -> Result<PersonId, StoreError<ValidationErrors>> {
        let salt = self.db.random(16);
        let hash = self
            .db
            .passwords()
            .hash(password, salt, line(attempt))
            .await
            .map_err(password::refused)?;
        let act = self.db.act(Actor::Operator);
        let now = act.at.0;
        let network = Some(attempt.network.clone()).filter(|network| !network.is_empty());
        let taken = || ValidationErrors(vec![Problem::new("email", "problem-account")]);
        let made = self
            .db
            .change(move |tx| {
                Box::pin(async move {
                    if let Some(network) = &network {
                        // One after the other, or many at once would be told more than one may be.
                        tx.sql(locking!(
                            "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))"
                        ))
                        .bind(network)
                        .run()
                        .await?;
                        may_be_told(&tellings(tx, network, now).await?, now)?;
                    }
                    if let Entry::SetUp(token) = &entry {
                        let used = tx
                            .sql(sql!(
                                "DELETE FROM secrets WHERE name = 'set-up' AND value = $1"
                            ))
                            .bind(hashed(token))
                            .run()
                            .await?;
                        if used == 0 {
                            return Err(ValidationErrors(vec![Problem::new(
                                "",
                                "problem-set-up-token",
                            )])
                            .into());
                        }
                    }
                    let made: Option<PersonId> = tx
                        .sql(sql!(
                            "INSERT INTO people (email, password, name, country, organisation,
                                 kind, role, language, time_zone, created_at, sign_up_network,
                                 claimed_at)
                             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11,
                                 CASE WHEN $6 = 'official' THEN CAST($10 AS BIGINT) END)
                             ON CONFLICT (email) DO NOTHING RETURNING id"
                        ))
                        .bind(account.email.as_str().to_owned())
                        .bind(hash)
                        .bind(&account.profile.name)
                        .bind(&account.profile.country)
                        .bind(&account.profile.organisation)
                        .bind(account.profile.kind.code())
                        .bind(entry.role().code())
                        .bind(account.profile.language.tag())
                        .bind(account.profile.zone.name().to_owned())
                        .bind(now)
                        .bind(network.clone())
                        .opt_value()
                        .await?;
                    let before = match made {
                        None => made_before(tx, press.as_ref()).await?,
                        Some(_) => None,
                    };
                    if let Some(id) = before {
                        return Ok(Added::Before(id));
                    }
                    match (made, network) {
                        (Some(id), _) => {
                            if let Some(press) = &press {
                                press.note(tx, &id.0.to_string(), now).await?;
                            }
                            tx.emit(entry.event(&act, id, &account)).await?;
                            let (name, organisation) =
                                (&account.profile.name, &account.profile.organisation);
                            write_words(tx, id, name, organisation, account.email.as_str()).await?;
                            Ok(Added::New(id))
                        }
                        // That it was told is to stay; nothing else was changed.
                        (None, Some(network)) if entry == Entry::SignUp => {
                            tx.sql(sql!(
                                "INSERT INTO accounts_told (network, told_at) VALUES ($1, $2)"
                            ))
                            .bind(network)
                            .bind(now)
                            .run()
                            .await?;
                            Ok(Added::Taken)
                        }
                        (None, _) => Err(taken().into()),
                    }
                })
            })
            .await?;
        let (id, is_theirs) = match made {
            Added::New(id) => (id, true),
            // Whoever pressed twice knows the password too.
            Added::Before(id) => (id, self.opens(id, password, attempt).await?),
            Added::Taken => return Err(taken().into()),
        };
        if is_theirs {
            Ok(id)
        } else {
            Err(taken().into())
        }
    }

    /// Whether that is somebody's password.
    async fn opens(
        &self,
        id: PersonId,
        password: &str,
        attempt: &Attempt,
    ) -> Result<bool, StoreError<ValidationErrors>> {
        let hash: Option<String> = self
            .db
            .query(sql!(
                "SELECT password FROM people WHERE id = $1 AND disabled_at IS NULL"
            ))
            .bind(id)
            .opt_value()
            .await?;
        let Some(hash) = hash else { return Ok(false) };
        let checked = self
            .db
            .passwords()
            .check(password, Some(hash), line(attempt))
            .await
            .map_err(password::refused)?;
        Ok(checked != Checked::Wrong)
    }

    /// Adds an organizer from the command line.
    ///
    /// # Errors
    /// Where the address or the password will not do.
    pub async fn add_admin(
        &self,
        email: &str,
        password: &str,
    ) -> Answer<PersonId, ValidationErrors> {
        let attempt = Attempt::default();
        let weak = self.password_problem(password, &[email], &attempt).await?;
        let account = parse::admin(email, weak)?;
        let id = self
            .add_person(account, password, Entry::Command, None, &attempt)
            .await?;
        self.close_set_up().await?;
        Ok(id)
    }
}
