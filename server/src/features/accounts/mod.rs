//! Accounts.

mod add;
mod administration;
mod find;
mod kept_forms;
mod newcomers;
mod parse;
pub(crate) mod password;
mod row;
mod secrets;
mod sessions;
mod sign_ins;
mod words;

use crate::db::{Checked, Db, Line, StoreError};
use crate::events::{EventKind, Subject};
use crate::features::holds;
use crate::features::locks::lock_person;
use crate::features::participations;
use crate::features::presses::Press;
use crate::features::rights::{end_presence_of_person, lock_lectures_of_person};
use add::Entry;
pub use administration::LastOrganizer;
use administration::NewPassword;
use app::accounts::{
    Accounts, Attempt, Email, Organizer, PasswordForm, PeopleFilter, PeopleListPage, Person,
    PersonId, PersonKind, ProfileForm, SetUpForm, SignInForm, SignUpForm,
};
use app::answer::{Answer, Problem, Read, Refused, ValidationErrors};
use async_trait::async_trait;
use find::write_words;
pub use kept_forms::is_to_keep;
use parse::profile;
use row::PersonRow;
pub use secrets::SET_UP_DAYS;
use secrets::hashed;
pub(crate) use sessions::{ORGANIZERS_LAST, PERSON};
pub use sessions::{SignedIn, session_refused, stored_session};

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
        let press = Press::of("sign-up", &form.press, account.email.as_str(), "");
        Ok(self
            .add_person(account, &form.password, Entry::SignUp, press, attempt)
            .await?)
    }

    async fn authenticate(
        &self,
        form: &SignInForm,
        attempt: &Attempt,
    ) -> Answer<PersonId, ValidationErrors> {
        let email = Email::written(&form.email);
        let found: Option<(PersonId, String)> = self
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
            (Some(id), _, Checked::Right) => Ok(id),
            (Some(id), Some(hash), Checked::RightInOtherBytes) => {
                // The password was right; the next sign-in tries again.
                if let Err(refused) = self.renew_password(id, hash, &form.password).await {
                    tracing::warn!(?refused, "a password was not hashed anew");
                }
                Ok(id)
            }
            (id, ..) => {
                if let Some(id) = id {
                    self.note_refused_sign_in(id);
                }
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
            .bind(id)
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
        let (db, act, id, email) = (
            self.db.clone(),
            self.db.act(person),
            person.id,
            person.email.clone(),
        );
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    let before: PersonRow = tx
                        .sql(sql!("SELECT * FROM people WHERE id = $1"))
                        .bind(id)
                        .one()
                        .await?;
                    // What was confirmed is that this person holds office there: another country, organisation or kind is to
                    // be confirmed anew.
                    tx.sql(sql!(
                        "UPDATE people SET
                             confirmed_at = CASE WHEN country = $2 AND organisation = $3
                                 AND kind = $4 THEN confirmed_at END, confirmed_by = CASE
                                 WHEN country = $2 AND organisation = $3
                                 AND kind = $4 THEN confirmed_by END,
                             claimed_at = CASE WHEN $4 <> 'official' THEN NULL
                                 WHEN kind = 'official' AND (confirmed_at IS NULL
                                     OR (country = $2 AND organisation = $3)) THEN claimed_at
                                 ELSE CAST($8 AS BIGINT) END, name = $1, country = $2,
                                     organisation = $3, kind = $4, language = $5, time_zone = $6
                         WHERE id = $7"
                    ))
                    .bind(&p.name)
                    .bind(&p.country)
                    .bind(&p.organisation)
                    .bind(p.kind.code())
                    .bind(p.language.tag())
                    .bind(p.zone.name().to_owned())
                    .bind(id)
                    .bind(act.at.0)
                    .run()
                    .await?;
                    lock_lectures_of_person(tx, id).await?;
                    if p.kind == PersonKind::Practitioner {
                        holds::decline(tx, &act, id, &db).await?;
                    }
                    write_words(tx, id, &p.name, &p.organisation, &email).await?;
                    end_presence_of_person(tx, id, &db).await?;
                    let subject = Subject::Person(id);
                    let event = act.event(EventKind::ProfileChanged, subject);
                    let event = p.changed_since(&before, event);
                    if event.says_something() {
                        tx.emit(event).await?;
                    }
                    Ok(())
                })
            })
            .await?;
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
        let new = NewPassword {
            typed: &form.new_password,
            field: "new_password",
            kept: session,
            by: person.into(),
        };
        self.new_password(person, new, attempt).await?;
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
                Entry::SetUp(form.token.clone()),
                None,
                attempt,
            )
            .await?)
    }

    async fn people(&self, _organizer: &Organizer, filter: &PeopleFilter) -> Read<PeopleListPage> {
        find::people(&self.db, filter).await
    }

    async fn confirm(
        &self,
        organizer: &Organizer,
        official: PersonId,
        confirmed: bool,
    ) -> Answer<(), ValidationErrors> {
        let (act, by, db) = (
            self.db.act(organizer),
            organizer.person().id,
            self.db.clone(),
        );
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    lock_person(tx, official).await?;
                    let stands: Option<bool> = tx
                        .sql(sql!(
                            "SELECT confirmed_at IS NOT NULL FROM people
                             WHERE id = $1 AND kind = 'official'"
                        ))
                        .bind(official)
                        .opt_value()
                        .await?;
                    let Some(stands) = stands else {
                        return Err(StoreError::<ValidationErrors>::Refused(Refused::NotFound));
                    };
                    // By a second press, or another organizer's: who confirmed them and when stays as it is.
                    if confirmed && stands {
                        return Ok(());
                    }
                    tx.sql(sql!(
                        "UPDATE people SET confirmed_at = CASE
                             WHEN $1 THEN CAST($2 AS BIGINT) END, confirmed_by = CASE
                             WHEN $1 THEN CAST($3 AS BIGINT) END, claimed_at = CASE
                             WHEN $1 THEN claimed_at ELSE CAST($2 AS BIGINT) END
                         WHERE id = $4"
                    ))
                    .bind(confirmed)
                    .bind(act.at.0)
                    .bind(by)
                    .bind(official)
                    .run()
                    .await?;
                    lock_lectures_of_person(tx, official).await?;
                    end_presence_of_person(tx, official, &db).await?;
                    if confirmed {
                        holds::confirm(tx, &act, official, &db).await?;
                    } else {
                        holds::decline(tx, &act, official, &db).await?;
                    }
                    participations::confirm(tx, official, confirmed).await?;
                    let kind = if confirmed {
                        EventKind::OfficialConfirmed
                    } else {
                        EventKind::ConfirmationWithdrawn
                    };
                    tx.emit(act.event(kind, Subject::Person(official))).await?;
                    Ok(())
                })
            })
            .await?;
        Ok(())
    }
}

impl AccountStore {
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
        id: PersonId,
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
}
