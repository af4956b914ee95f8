//! What the log of events says of refused sign-ins; of others it says where their session begins.

use super::AccountStore;
use crate::db::{StoreError, Tx};
use crate::events::{Act, Actor, EventKind, Subject};
use app::accounts::PersonId;
use app::answer::{NoRefusal, Read};
use app::i18n::Instant;

/// Refused sign-ins of an account are told once in so long, in milliseconds.
const TOLD_EVERY: i64 = 60 * Instant::MINUTE;
/// So many accounts are told of in one change.
const GROUP: i64 = 200;

impl AccountStore {
    /// Notes beside the answer that an account's password refused a sign-in: the answer to one with an account takes no
    /// longer than to one without.
    pub(super) fn note_refused_sign_in(&self, person: PersonId) {
        let store = self.clone();
        tokio::spawn(async move {
            if let Err(error) = store.count_refused_sign_in(person).await {
                tracing::warn!(?error, "a refused sign-in was not counted");
            }
        });
    }

    async fn count_refused_sign_in(&self, person: PersonId) -> Result<(), StoreError<NoRefusal>> {
        let act = self.db.act(Actor::Hall);
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    let told_at: i64 = tx
                        .sql(sql!(
                            "INSERT INTO refused_sign_ins (person_id, refused, told_at)
                             VALUES ($1, 1, 0)
                             ON CONFLICT (person_id)
                                 DO UPDATE SET refused = refused_sign_ins.refused + 1
                             RETURNING told_at"
                        ))
                        .bind(person)
                        .value()
                        .await?;
                    if act.at.0 - told_at >= TOLD_EVERY {
                        tell(tx, &act, person).await?;
                    }
                    Ok(())
                })
            })
            .await
    }

    /// Tells of the refused sign-ins that were counted after the last event of their account, once that is an hour old,
    /// and forgets the accounts that none was refused for since.
    ///
    /// # Errors
    /// The database's.
    pub async fn tell_refused_sign_ins(&self) -> Read<()> {
        let act = self.db.act(Actor::Hall);
        let before = act.at.0 - TOLD_EVERY;
        while self
            .db
            .change(move |tx| {
                Box::pin(async move {
                    let counted: Vec<PersonId> = tx
                        .sql(sql!(
                            "SELECT person_id FROM refused_sign_ins WHERE told_at <= $1
                             ORDER BY told_at LIMIT $2"
                        ))
                        .bind(before)
                        .bind(GROUP)
                        .values()
                        .await?;
                    for person in &counted {
                        let none = tx
                            .sql(sql!(
                                "DELETE FROM refused_sign_ins
                                 WHERE person_id = $1 AND told_at <= $2 AND refused = 0"
                            ))
                            .bind(*person)
                            .bind(before)
                            .run()
                            .await?;
                        if none == 0 {
                            tell(tx, &act, *person).await?;
                        }
                    }
                    Ok::<_, StoreError<NoRefusal>>(!counted.is_empty())
                })
            })
            .await?
        {}
        Ok(())
    }
}

/// Tells how many sign-ins of a person were refused since it was told last, where there were any; the count begins anew.
async fn tell(tx: &mut Tx<'_>, act: &Act, person: PersonId) -> sqlx::Result<()> {
    tx.sql(locking!(
        "SELECT refused FROM refused_sign_ins WHERE person_id = $1 FOR UPDATE"
    ))
    .bind(person)
    .run()
    .await?;
    let refused: Option<i64> = tx
        .sql(sql!(
            "SELECT refused FROM refused_sign_ins WHERE person_id = $1"
        ))
        .bind(person)
        .opt_value()
        .await?;
    let Some(refused @ 1..) = refused else {
        return Ok(());
    };
    tx.sql(sql!(
        "UPDATE refused_sign_ins SET refused = 0, told_at = $2 WHERE person_id = $1"
    ))
    .bind(person)
    .bind(act.at.0)
    .run()
    .await?;
    let event = act.event(EventKind::SignInsRefused, Subject::Person(person));
    tx.emit(event.with("refused", refused)).await?;
    Ok(())
}
