//! Accounts.

mod administration;
mod find;
mod newcomers;
mod parse;
pub(crate) mod password;
mod row;
mod words;

use crate::db::{Checked, Db, Line, StoreError};
use crate::features::rights::end_presence_of_person;
use app::accounts::{
    Accounts, Attempt, Organizer, PasswordForm, People, PeopleFilter, Person, PersonId,
    ProfileForm, Role, SetUpForm, SignInForm, SignUpForm,
};
use app::answer::{Answer, Problem, Read, Refused, ValidationErrors};
use app::i18n::Instant;
use async_trait::async_trait;
use find::write_words;
use newcomers::{may_be_told, tellings};
use parse::{Account, profile};
use row::PersonRow;
use sha2::{Digest, Sha256};

/// How many days a printed set-up link works.
pub const SET_UP_DAYS: i64 = 7;

/// A secret of a link as the database knows it.
fn hashed(token: &str) -> String {
    format!("{:x}", Sha256::digest(token))
}

/// Where a try's turn stands.
const fn line(attempt: &Attempt) -> Line {
    Line {
        lane: attempt.lane,
        failures: attempt.failures,
    }
}

/// The accounts of the hall. A handle, cheap to clone.
#[derive(Debug, Clone)]
pub struct AccountStore {
    db: Db,
}

impl AccountStore {
    /// Those of a database.
    pub(in crate::features) const fn of(db: Db) -> Self {
        Self { db }
    }
}

#[async_trait]
impl Accounts for AccountStore {
    async fn sign_up(
        &self,
        form: &SignUpForm,
        attempt: &Attempt,
    ) -> Answer<PersonId, ValidationErrors> {
        self.may_hear_of_accounts(&attempt.network).await?;
        let about = [form.email.as_str(), &form.name, &form.organisation];
        let weak = self
            .password_problem(&form.password, &about, attempt)
            .await?;
        let account = parse::sign_up(form, weak)?;
        Ok(self
            .add_person(account, &form.password, Role::Learner, None, attempt)
            .await?)
    }

    async fn authenticate(
        &self,
        form: &SignInForm,
        attempt: &Attempt,
    ) -> Answer<PersonId, ValidationErrors> {
        let email = form.email.trim().to_lowercase();
        let found: Option<(i64, String)> = self
            .db
            .query(sql!(
                "SELECT id, password FROM people WHERE email = $1 AND disabled_at IS NULL"
            ))
            .bind(email)
            .opt()
            .await?;
        // From where much fails, every failure is answered after the same time; so what nobody's password could be
        // right for need not be hashed there, and those who have an account wait for no made-up one.
        let late = tokio::time::sleep(self.db.passwords().late());
        let (id, hash) = found.map_or((None, None), |(id, hash)| (Some(id), Some(hash)));
        let checked = if attempt.crowded && hash.is_none() {
            Checked::Wrong
        } else {
            let checking = self
                .db
                .passwords()
                .check(&form.password, hash.clone(), line(attempt));
            checking.await.map_err(password::refused)?
        };
        match (id, hash, checked) {
            (Some(id), _, Checked::Right) => Ok(PersonId(id)),
            (Some(id), Some(hash), Checked::RightInOtherBytes) => {
                // The password was right; the next sign-in tries again.
                if let Err(refused) = self.renew_password(id, hash, &form.password).await {
                    tracing::warn!(?refused, "a password was not hashed anew");
                }
                Ok(PersonId(id))
            }
            _ => {
                if attempt.crowded {
                    late.await;
                }
                Err(ValidationErrors(vec![Problem::new("email", "problem-credentials")]).into())
            }
        }
    }

    async fn person(&self, id: PersonId) -> Read<Option<Person>> {
        let row: Option<PersonRow> = self
            .db
            .query(sql!("SELECT * FROM people WHERE id = $1"))
            .bind(id.0)
            .opt()
            .await?;
        Ok(row.map(Into::into))
    }

    async fn save_profile(
        &self,
        person: &Person,
        form: &ProfileForm,
    ) -> Answer<(), ValidationErrors> {
        let p = profile(form)?;
        let (db, id, email) = (self.db.clone(), person.id.0, person.email.clone());
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    // What was confirmed is that this person holds office there: another country, organisation or kind is to
                    // be confirmed anew.
                    tx.sql(sql!(
                        "UPDATE people SET
                             confirmed_at = CASE WHEN country = $2 AND organisation = $3
                                 AND kind = $4 THEN confirmed_at END, confirmed_by = CASE
                                 WHEN country = $2 AND organisation = $3
                                 AND kind = $4 THEN confirmed_by END, name = $1, country = $2,
                                     organisation = $3, kind = $4, language = $5, time_zone = $6
                         WHERE id = $7"
                    ))
                    .bind(&p.name)
                    .bind(p.country)
                    .bind(&p.organisation)
                    .bind(p.kind.code())
                    .bind(p.language.tag())
                    .bind(p.zone.name().to_owned())
                    .bind(id)
                    .run()
                    .await?;
                    write_words(tx, id, &p.name, &p.organisation, &email).await?;
                    end_presence_of_person(tx, id, &db).await?;
                    Ok(())
                })
            })
            .await?;
        self.db.rights_changed(person.id);
        Ok(())
    }

    async fn change_password(
        &self,
        person: &Person,
        form: &PasswordForm,
        session: Option<String>,
        attempt: &Attempt,
    ) -> Answer<(), ValidationErrors> {
        let known = SignInForm {
            email: person.email.clone(),
            password: form.old_password.clone(),
            ..SignInForm::default()
        };
        match self.authenticate(&known, attempt).await {
            Ok(_) => {}
            Err(Refused::No(_)) => {
                let problem = Problem::new("old_password", "problem-old-password");
                return Err(ValidationErrors(vec![problem]).into());
            }
            Err(other) => return Err(other),
        }
        self.new_password(person, &form.new_password, "new_password", session, attempt)
            .await?;
        self.db.rights_changed(person.id);
        Ok(())
    }

    async fn set_up_open(&self, token: &str) -> Read<bool> {
        let (link, now) = (hashed(token), self.db.now().0);
        let row: Option<i64> = self
            .db
            .query(sql!(
                "SELECT CAST(1 AS BIGINT) FROM secrets WHERE name = 'set-up' AND value = $1
                 AND expires_at > $2"
            ))
            .bind(link)
            .bind(now)
            .opt_value()
            .await?;
        Ok(row.is_some())
    }

    async fn set_up(
        &self,
        form: &SetUpForm,
        attempt: &Attempt,
    ) -> Answer<PersonId, ValidationErrors> {
        if !self
            .set_up_open(&form.token)
            .await
            .map_err(Refused::widen)?
        {
            return Err(ValidationErrors(vec![Problem::new("", "problem-set-up-token")]).into());
        }
        let about = [form.email.as_str(), &form.name];
        let weak = self
            .password_problem(&form.password, &about, attempt)
            .await?;
        let account = parse::set_up(form, weak)?;
        Ok(self
            .add_person(
                account,
                &form.password,
                Role::Admin,
                Some(form.token.clone()),
                attempt,
            )
            .await?)
    }

    async fn people(&self, _organizer: &Organizer, filter: &PeopleFilter) -> Read<People> {
        find::people(&self.db, filter).await
    }

    async fn confirm(
        &self,
        organizer: &Organizer,
        official: PersonId,
        confirmed: bool,
    ) -> Answer<(), ValidationErrors> {
        let (now, by, db) = (self.db.now().0, organizer.person().id.0, self.db.clone());
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    let done = tx
                        .sql(sql!(
                            "UPDATE people SET confirmed_at = CASE
                                 WHEN $1 THEN CAST($2 AS BIGINT) END, confirmed_by = CASE
                                 WHEN $1 THEN CAST($3 AS BIGINT) END
                             WHERE id = $4 AND kind = 'official'"
                        ))
                        .bind(confirmed)
                        .bind(now)
                        .bind(by)
                        .bind(official.0)
                        .run()
                        .await?;
                    if done == 0 {
                        return Err(StoreError::<ValidationErrors>::Refused(Refused::NotFound));
                    }
                    end_presence_of_person(tx, official.0, &db).await?;
                    Ok(())
                })
            })
            .await?;
        self.db.rights_changed(official);
        Ok(())
    }
}

impl AccountStore {
    /// Adds an account. Used by signing up, by the set-up link and by `admin create`. The link's token is used up
    /// together with it, so that of two who press at once one is refused.
    ///
    /// # Errors
    /// Where the address has one already, or the token is used up.
    pub(crate) async fn add_person(
        &self,
        account: Account,
        password: &str,
        role: Role,
        set_up: Option<String>,
        attempt: &Attempt,
    ) -> Result<PersonId, StoreError<ValidationErrors>> {
        let salt = self.db.random(16);
        let hash = self
            .db
            .passwords()
            .hash(password, salt, line(attempt))
            .await
            .map_err(password::refused)?;
        let now = self.db.now().0;
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
                    let sets_up = set_up.is_some();
                    if let Some(token) = set_up {
                        let used = tx
                            .sql(sql!(
                                "DELETE FROM secrets WHERE name = 'set-up' AND value = $1"
                            ))
                            .bind(hashed(&token))
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
                    let made: Option<i64> = tx
                        .sql(sql!(
                            "INSERT INTO people (email, password, name, country, organisation,
                                 kind, role, language, time_zone, created_at, sign_up_network)
                             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                             ON CONFLICT (email) DO NOTHING RETURNING id"
                        ))
                        .bind(account.email.as_str().to_owned())
                        .bind(hash)
                        .bind(&account.profile.name)
                        .bind(account.profile.country)
                        .bind(&account.profile.organisation)
                        .bind(account.profile.kind.code())
                        .bind(role.code())
                        .bind(account.profile.language.tag())
                        .bind(account.profile.zone.name().to_owned())
                        .bind(now)
                        .bind(network.clone())
                        .opt_value()
                        .await?;
                    match (made, network) {
                        (Some(id), _) => {
                            let (name, organisation) =
                                (&account.profile.name, &account.profile.organisation);
                            write_words(tx, id, name, organisation, account.email.as_str()).await?;
                            Ok(Some(PersonId(id)))
                        }
                        // That it was told is to stay; nothing else was changed.
                        (None, Some(network)) if !sets_up => {
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

    async fn password_problem(
        &self,
        typed: &str,
        about: &[&str],
        attempt: &Attempt,
    ) -> Answer<Option<Problem>, ValidationErrors> {
        password::problem(self.db.passwords(), typed, about, line(attempt)).await
    }

    /// Hashes a password anew that was hashed from other bytes than today's, unless it was changed meanwhile.
    async fn renew_password(
        &self,
        id: i64,
        old: String,
        typed: &str,
    ) -> Answer<(), ValidationErrors> {
        let salt = self.db.random(16);
        let hash = self.db.passwords().hash(typed, salt, Line::default()).await;
        let hash = hash.map_err(password::refused)?;
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    tx.sql(sql!(
                        "UPDATE people SET password = $1 WHERE id = $2 AND password = $3"
                    ))
                    .bind(hash)
                    .bind(id)
                    .bind(old)
                    .run()
                    .await?;
                    Ok(())
                })
            })
            .await?;
        Ok(())
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
            .add_person(account, password, Role::Admin, None, &attempt)
            .await?;
        self.close_set_up().await?;
        Ok(id)
    }

    /// Whether anybody has an account.
    ///
    /// # Errors
    /// The database's.
    pub async fn has_people(&self) -> Read<bool> {
        let n: i64 = self
            .db
            .query(sql!(
                "SELECT count(*) FROM (SELECT 1 FROM people LIMIT 1) one"
            ))
            .value()
            .await?;
        Ok(n > 0)
    }

    /// The one-time token of the set-up link; a new one each time, so that only the last printed link works, and that one
    /// for [`SET_UP_DAYS`]. The database knows its hash alone.
    ///
    /// # Errors
    /// The database's.
    pub async fn open_set_up(&self) -> Read<String> {
        let token = self.db.secret(24);
        let expires = self.db.now().plus(SET_UP_DAYS * Instant::DAY);
        self.keep_set_up(hashed(&token), expires).await?;
        Ok(token)
    }

    async fn close_set_up(&self) -> Result<(), StoreError<ValidationErrors>> {
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    tx.sql(sql!("DELETE FROM secrets WHERE name = 'set-up'"))
                        .run()
                        .await?;
                    Ok(())
                })
            })
            .await
    }

    async fn keep_set_up(&self, link: String, expires: Instant) -> Read<()> {
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    tx.sql(sql!(
                        "INSERT INTO secrets (name, value, expires_at) VALUES ('set-up', $1, $2)
                         ON CONFLICT (name) DO UPDATE SET value = excluded.value,
                             expires_at = excluded.expires_at"
                    ))
                    .bind(link)
                    .bind(expires.0)
                    .run()
                    .await?;
                    Ok(())
                })
            })
            .await?;
        Ok(())
    }

    /// A secret that is made once and then stays: the key that signs visitors' cookies.
    ///
    /// # Errors
    /// The database's.
    pub async fn lasting_secret(&self, name: &'static str) -> Read<String> {
        let fresh = self.db.secret(64);
        let value = self
            .db
            .change(move |tx| {
                Box::pin(async move {
                    tx.sql(sql!(
                        "INSERT INTO secrets (name, value) VALUES ($1, $2)
                         ON CONFLICT (name) DO NOTHING"
                    ))
                    .bind(name)
                    .bind(fresh)
                    .run()
                    .await?;
                    let value: String = tx
                        .sql(sql!("SELECT value FROM secrets WHERE name = $1"))
                        .bind(name)
                        .value()
                        .await?;
                    Ok(value)
                })
            })
            .await?;
        Ok(value)
    }
}
