//! What people typed into forms that were refused, or that wait for them to sign in: theirs alone, for a day, and only until
//! the form's own page shows it again.

use super::AccountStore;
use crate::db::{StoreError, Tx};
use app::accounts::PersonId;
use app::answer::NoRefusal;
use app::i18n::Instant;
use app::ui::SentForm;

/// So many forms of a person are kept at once; a further one takes the place of the oldest.
pub const FORMS_MOST: i64 = 4;
/// The longest form that is kept, in bytes of JSON: as long as one may be that arrives.
pub const FORM_MOST: usize = 256 * 1024;
/// They are kept so long, in milliseconds.
const KEPT: i64 = Instant::DAY;
/// What is typed into these is nobody's to keep, nor is a password, which no form leads back at all.
const SECRETS: [&str; 2] = ["code", "token"];

/// Whether something of a form is there to be kept.
pub fn is_to_keep(form: &SentForm) -> bool {
    let mut typed = form.typed.values.iter();
    typed.any(|(name, value)| !value.is_empty() && !SECRETS.contains(&name.as_str()))
}

/// A kept form: its page, its rendering, its address and what is written down of it.
type Row = (String, String, String, String);

impl AccountStore {
    /// Keeps a form of a person, in the place of what was kept of the same one.
    ///
    /// # Errors
    /// The database's.
    pub async fn keep_form(
        &self,
        person: PersonId,
        mut form: SentForm,
    ) -> Result<(), StoreError<NoRefusal>> {
        for secret in SECRETS {
            form.typed.values.remove(secret);
        }
        let Some(typed) = form.within(FORM_MOST) else {
            return Ok(());
        };
        let now = self.db.now();
        let (from, until) = (now.0, now.plus(KEPT).0);
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    tx.sql(sql!(
                        "INSERT INTO kept_forms (person_id, nonce, address, page, typed, kept_at,
                             kept_until)
                         VALUES ($1, $2, $3, $4, $5, $6, $7)
                         ON CONFLICT (person_id, page, address, nonce) DO UPDATE SET
                             typed = excluded.typed, kept_at = excluded.kept_at,
                             kept_until = excluded.kept_until"
                    ))
                    .bind(person)
                    .bind(form.nonce)
                    .bind(form.to)
                    .bind(form.page)
                    .bind(typed)
                    .bind(from)
                    .bind(until)
                    .run()
                    .await?;
                    tx.sql(sql!(
                        "DELETE FROM kept_forms WHERE person_id = $1 AND id NOT IN (
                             SELECT id FROM kept_forms WHERE person_id = $1
                             ORDER BY kept_at DESC, id DESC LIMIT $2)"
                    ))
                    .bind(person)
                    .bind(FORMS_MOST)
                    .run()
                    .await?;
                    Ok(())
                })
            })
            .await
    }

    /// Takes the forms of a person's page, of each the latest; what another tab typed into the same one stays for the next time.
    ///
    /// # Errors
    /// The database's.
    pub async fn take_forms(
        &self,
        person: PersonId,
        page: &str,
    ) -> Result<Vec<SentForm>, StoreError<NoRefusal>> {
        let (page, now) = (page.to_owned(), self.db.now().0);
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    let rows: Vec<Row> = tx
                        .sql(sql!(
                            "SELECT page, nonce, address, typed FROM kept_forms
                             WHERE person_id = $1 AND page IN ($2, '') AND kept_until > $3
                             ORDER BY kept_at DESC, id DESC LIMIT $4"
                        ))
                        .bind(person)
                        .bind(&page)
                        .bind(now)
                        .bind(FORMS_MOST)
                        .all()
                        .await?;
                    let mut forms: Vec<SentForm> = Vec::new();
                    for (of_page, nonce, address, typed) in rows {
                        if forms.iter().any(|form| form.to == address) {
                            continue;
                        }
                        forget(tx, person, (&of_page, &nonce, &address)).await?;
                        // One of another version of the hall says nothing.
                        forms.extend(serde_json::from_str::<SentForm>(&typed));
                    }
                    Ok(forms)
                })
            })
            .await
    }

    /// Forgets what was kept of a form of that page of a person, which has done what it was sent for.
    ///
    /// # Errors
    /// The database's.
    pub async fn forget_form(
        &self,
        person: PersonId,
        page: String,
        nonce: String,
        address: String,
    ) -> Result<(), StoreError<NoRefusal>> {
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    forget(tx, person, (&page, &nonce, &address)).await?;
                    Ok(())
                })
            })
            .await
    }
}

/// Forgets one, by its page, its rendering and its address.
async fn forget(
    tx: &mut Tx<'_>,
    person: PersonId,
    (page, nonce, address): (&str, &str, &str),
) -> sqlx::Result<()> {
    tx.sql(sql!(
        "DELETE FROM kept_forms
         WHERE person_id = $1 AND page = $2 AND nonce = $3 AND address = $4"
    ))
    .bind(person)
    .bind(page)
    .bind(nonce)
    .bind(address)
    .run()
    .await?;
    Ok(())
}
