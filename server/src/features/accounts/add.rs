//! New accounts.

use super::find::write_words;
use super::newcomers::{may_be_told, tellings};
use super::parse::{self, Account};
use super::secrets::hashed;
use super::{AccountStore, line, password};
use crate::db::StoreError;
use crate::events::{Act, Actor, Event, EventKind, Subject};
use app::accounts::{Attempt, PersonId, Role};
use app::answer::{Answer, Problem, ValidationErrors};

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
                                 kind, role, language, time_zone, created_at, sign_up_network)
                             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
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
                    match (made, network) {
                        (Some(id), _) => {
                            tx.emit(entry.event(&act, id, &account)).await?;
                            let (name, organisation) =
                                (&account.profile.name, &account.profile.organisation);
                            write_words(tx, id, name, organisation, account.email.as_str()).await?;
                            Ok(Some(id))
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
                            Ok(None)
                        }
                        (None, _) => Err(taken().into()),
                    }
                })
            })
            .await?;
        made.ok_or_else(|| taken().into())
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
            .add_person(account, password, Entry::Command, &attempt)
            .await?;
        self.close_set_up().await?;
        Ok(id)
    }
}
