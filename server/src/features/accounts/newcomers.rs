//! What is remembered of newcomers' networks for a while: how often one was told that an account exists, and where
//! accounts were made. Only marks of networks, made with a secret of the hall, and only for a day and some minutes.

use crate::db::Tx;
use crate::features::accounts::AccountStore;
use app::answer::{Answer, Read, Refused};
use app::i18n::Instant;

/// So often an hour a network is told that an address has an account already: enough for a ministry's slips, too little
/// to learn from who is here.
pub(super) const TELLINGS: i64 = 10;
/// So much longer than a day the account itself keeps the mark of its network, in milliseconds: whoever enrols as their account
/// turns a day old may write it to a seat after the sweep, and the next one finds it there.
const IN_FLIGHT: i64 = 10 * Instant::MINUTE;
/// The time in which they are counted.
pub(super) const TELLINGS_WITHIN: i64 = 60 * Instant::MINUTE;

/// When a network was told lately that an account exists, the latest first; no more than as often as it may be.
pub(super) async fn tellings(tx: &mut Tx<'_>, network: &str, now: i64) -> sqlx::Result<Vec<i64>> {
    let told: Vec<i64> = tx
        .sql(sql!(
            "SELECT told_at FROM accounts_told WHERE network = $1 AND told_at > $2
             ORDER BY told_at DESC LIMIT $3"
        ))
        .bind(network)
        .bind(now - TELLINGS_WITHIN)
        .bind(TELLINGS)
        .values()
        .await?;
    Ok(told)
}

/// Refuses whoever is of a network that was told as often as it may be, until the first of those is forgotten: alike
/// for addresses that have an account and for those that have none.
pub(super) fn may_be_told<R>(told: &[i64], now: i64) -> Answer<(), R> {
    let often = usize::try_from(TELLINGS).is_ok_and(|most| told.len() >= most);
    match told.last() {
        Some(first) if often => {
            let wait = (first + TELLINGS_WITHIN - now).max(1);
            Err(Refused::TooMany(wait.unsigned_abs().div_ceil(1_000)))
        }
        _ => Ok(()),
    }
}

impl AccountStore {
    /// Whether somebody of that network may hear whether an address has an account.
    pub(super) async fn may_hear_of_accounts<R>(&self, network: &str) -> Answer<(), R> {
        let (now, network) = (self.db.now().0, network.to_owned());
        let told = self
            .db
            .read(async |tx| Ok(tellings(tx, &network, now).await?))
            .await?;
        may_be_told(&told, now)
    }

    /// Forgets the networks of those who are no newcomers any more, and what networks were told an hour ago.
    ///
    /// # Errors
    /// The database's.
    pub async fn sweep_newcomers(&self) -> Read<()> {
        let now = self.db.now();
        let (hour, day) = (now.plus(-TELLINGS_WITHIN).0, now.plus(-Instant::DAY).0);
        let longer = day - IN_FLIGHT;
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    tx.sql(sql!(
                        "UPDATE seats SET newcomer_network = NULL
                         WHERE newcomer_network IS NOT NULL AND person_id IN (
                             SELECT p.id FROM people p
                             WHERE p.sign_up_network IS NOT NULL AND p.created_at <= $1)"
                    ))
                    .bind(day)
                    .run()
                    .await?;
                    tx.sql(sql!(
                        "UPDATE seat_holds SET newcomer_network = NULL
                         WHERE newcomer_network IS NOT NULL AND person_id IN (
                             SELECT p.id FROM people p
                             WHERE p.sign_up_network IS NOT NULL AND p.created_at <= $1)"
                    ))
                    .bind(day)
                    .run()
                    .await?;
                    tx.sql(sql!(
                        "UPDATE people SET sign_up_network = NULL WHERE sign_up_network IS NOT NULL
                         AND created_at <= $1"
                    ))
                    .bind(longer)
                    .run()
                    .await?;
                    tx.sql(sql!("DELETE FROM accounts_told WHERE told_at <= $1"))
                        .bind(hour)
                        .run()
                        .await?;
                    Ok(())
                })
            })
            .await?;
        Ok(())
    }
}
