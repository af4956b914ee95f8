//! What forms have made that were pressed lately. A form bears a number of its own rendering; pressed twice with the same in
//! it, it makes one thing, and the second press hears of it as the first did.

use crate::db::{StoreError, Tx};
use app::answer::NoRefusal;
use app::i18n::Instant;
use sha2::{Digest, Sha256};

/// What was made by a press is known so long, in milliseconds.
const KNOWN: i64 = Instant::DAY;
/// The longest number of a rendering, in bytes; what bears a longer one is none of ours.
const NUMBER_MOST: usize = 64;

/// A press of a form with what was in it, as the database knows it: by a hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Press(String);

impl Press {
    /// The press of a form of that kind, which bears that number, by somebody, with that in it; none where it bears no number.
    pub(crate) fn of(kind: &str, number: &str, who: &str, typed: &str) -> Option<Self> {
        let borne = !number.is_empty() && number.len() <= NUMBER_MOST;
        let mut hash = Sha256::new();
        for part in [kind, number, who, typed] {
            hash.update(part.len().to_le_bytes());
            hash.update(part);
        }
        borne.then(|| Self(hex::encode(hash.finalize())))
    }

    /// Begins to make what it makes: of two that press at once one waits here for the other, and finds what that has made.
    pub(crate) async fn begin(&self, tx: &mut Tx<'_>, now: i64) -> sqlx::Result<()> {
        tx.sql(sql!(
            "INSERT INTO presses (press, made, pressed_at) VALUES ($1, '', $2)
             ON CONFLICT (press) DO NOTHING"
        ))
        .bind(&self.0)
        .bind(now)
        .run()
        .await?;
        Ok(())
    }

    /// What it has made; nothing where it is the first.
    pub(crate) async fn made(&self, tx: &mut Tx<'_>) -> sqlx::Result<Option<String>> {
        let made: Option<String> = tx
            .sql(sql!("SELECT made FROM presses WHERE press = $1"))
            .bind(&self.0)
            .opt_value()
            .await?;
        Ok(made.filter(|made| !made.is_empty()))
    }

    /// Notes what it has made.
    pub(crate) async fn note(&self, tx: &mut Tx<'_>, made: &str, now: i64) -> sqlx::Result<()> {
        tx.sql(sql!(
            "INSERT INTO presses (press, made, pressed_at) VALUES ($1, $2, $3)
             ON CONFLICT (press) DO UPDATE SET made = excluded.made"
        ))
        .bind(&self.0)
        .bind(made)
        .bind(now)
        .run()
        .await?;
        Ok(())
    }
}

/// Forgets what was pressed a day ago.
pub(crate) async fn sweep(tx: &mut Tx<'_>, now: Instant) -> Result<(), StoreError<NoRefusal>> {
    tx.sql(sql!("DELETE FROM presses WHERE pressed_at <= $1"))
        .bind(now.plus(-KNOWN).0)
        .run()
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_press_is_the_same_with_the_same_in_it_and_by_the_same_alone() {
        let press = |number: &str, who: &str, typed: &str| Press::of("x", number, who, typed);
        let one = press("a1", "7", "ice");
        assert!(one.is_some());
        assert_eq!(press("a1", "7", "ice"), one);
        for other in [
            press("a2", "7", "ice"),
            press("a1", "8", "ice"),
            press("a1", "7", "grain"),
            press("a17", "", "ice"),
        ] {
            assert_ne!(other, one);
        }
        assert_eq!(press("", "7", "ice"), None, "a program's bears none");
        assert_eq!(press(&"a".repeat(65), "7", "ice"), None);
    }
}
