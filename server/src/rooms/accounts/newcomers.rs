//! What is remembered of newcomers' networks for a while: how often one was told that an account exists, and where
//! accounts were made. Only marks of networks, made with a secret of the hall, and only for a day.

use crate::db::{Db, Halt};
use app::answer::{Answer, Never, Read, Refused};
use app::i18n::Instant;

/// So often an hour a network is told that an address has an account already: enough for a ministry's slips, too little
/// to learn from who is here.
pub(super) const TELLINGS: i64 = 10;
/// The time in which they are counted.
pub(super) const TELLINGS_WITHIN: i64 = 60 * Instant::MINUTE;

/// When a network was told lately that an account exists, the latest first; no more than as often as it may be.
macro_rules! tellings {
    ($c:ident, $network:expr, $now:expr) => {{
        use $crate::rooms::accounts::newcomers::{TELLINGS, TELLINGS_WITHIN};
        let told: Vec<(i64,)> = sqlx::query_as(sql!(
            "SELECT told_at FROM accounts_told WHERE network = $1 AND told_at > $2 ORDER BY told_at DESC LIMIT $3"
        ))
        .bind($network)
        .bind($now - TELLINGS_WITHIN)
        .bind(TELLINGS)
        .fetch_all(&mut *$c)
        .await?;
        told
    }};
}
pub(super) use tellings;

/// Refuses whoever is of a network that was told as often as it may be, until the first of those is forgotten: alike
/// for addresses that have an account and for those that have none.
pub(super) fn may_be_told<R>(told: &[(i64,)], now: i64) -> Answer<(), R> {
    let often = usize::try_from(TELLINGS).is_ok_and(|most| told.len() >= most);
    match told.last() {
        Some((first,)) if often => {
            let wait = (first + TELLINGS_WITHIN - now).max(1);
            Err(Refused::TooMany(wait.unsigned_abs().div_ceil(1_000)))
        }
        _ => Ok(()),
    }
}

impl Db {
    /// Whether somebody of that network may hear whether an address has an account.
    pub(super) async fn may_hear_of_accounts<R>(&self, network: &str) -> Answer<(), R> {
        let (now, network) = (self.now().0, network.to_owned());
        let told = read!(self, |c| async {
            Ok::<_, sqlx::Error>(tellings!(c, network, now))
        }
        .await
        .map_err(Halt::Sql))?;
        may_be_told(&told, now)
    }

    /// Forgets the networks of those who are no newcomers any more, and what networks were told an hour ago.
    ///
    /// # Errors
    /// The database's.
    pub async fn sweep_newcomers(&self) -> Read<()> {
        let now = self.now();
        let (hour, day) = (now.plus(-TELLINGS_WITHIN).0, now.plus(-Instant::DAY).0);
        change!(self, |c| {
            sqlx::query(sql!(
                "UPDATE enrolments SET newcomer_network = NULL WHERE newcomer_network IS NOT NULL
                   AND EXISTS (SELECT 1 FROM people p WHERE p.id = enrolments.person_id AND p.created_at <= $1)"
            ))
            .bind(day)
            .execute(&mut *c)
            .await?;
            sqlx::query(sql!(
                "UPDATE people SET sign_up_network = NULL WHERE sign_up_network IS NOT NULL AND created_at <= $1"
            ))
            .bind(day)
            .execute(&mut *c)
            .await?;
            sqlx::query(sql!("DELETE FROM accounts_told WHERE told_at <= $1"))
                .bind(hour)
                .execute(&mut *c)
                .await?;
            Ok::<_, Halt<Never>>(())
        })?;
        Ok(())
    }
}
