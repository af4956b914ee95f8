//! Secrets that the hall keeps: the link by which the first organizer is set up, and keys that last.

use super::AccountStore;
use crate::db::StoreError;
use app::answer::{Read, ValidationErrors};
use app::i18n::Instant;
use sha2::{Digest, Sha256};

/// How many days a printed set-up link works.
pub const SET_UP_DAYS: i64 = 7;

/// A secret of a link as the database knows it.
pub(super) fn hashed(token: &str) -> String {
    hex::encode(Sha256::digest(token))
}

impl AccountStore {
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

    /// Ends the set-up link, if there is one.
    pub(super) async fn close_set_up(&self) -> Result<(), StoreError<ValidationErrors>> {
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
