//! Which passwords will do: long enough, not the words that are tried first, and hard to guess.

mod guessed;

use crate::db::{Line, NotHashed, Passwords, normalized};
use app::accounts::PASSWORD_MIN;
use app::answer::{Problem, Refused};

/// Longest password, in characters: long enough for any phrase, short enough to hash.
const PASSWORD_MAX: i64 = 256;
/// So many letters and digits are to be one's own, beside known words and years.
const OWN_LEAST: usize = 4;

/// What is wrong with a new password, if anything. `about` is what others know of the person: address, name,
/// organisation. Characters are counted as they are hashed, however a keyboard composes them.
///
/// # Errors
/// Where too many passwords are being looked at.
pub(crate) async fn problem<R>(
    passwords: &Passwords,
    typed: &str,
    about: &[&str],
    line: Line,
) -> Result<Option<Problem>, Refused<R>> {
    // Each character of the normal form is at most four bytes and was typed as at most three.
    let long = Problem::new("password", "problem-password-long").with("max", PASSWORD_MAX);
    if typed.len() > 12 * usize::try_from(PASSWORD_MAX).unwrap_or(0) {
        return Ok(Some(long));
    }
    let password = normalized(typed);
    let characters = i64::try_from(password.chars().count()).unwrap_or(i64::MAX);
    if characters < PASSWORD_MIN {
        let short = Problem::new("password", "problem-password-short");
        return Ok(Some(short.with("min", PASSWORD_MIN)));
    }
    if characters > PASSWORD_MAX {
        return Ok(Some(long));
    }
    let parts = guessed::parts(about);
    if guessed::own_letters(&password, &parts) < OWN_LEAST {
        return Ok(Some(Problem::new("password", "problem-password-known")));
    }
    let score = passwords.score(&password, parts, line).await;
    let weak = score.map_err(refused)? < zxcvbn::Score::Three;
    Ok(weak.then(|| Problem::new("password", "problem-password-weak")))
}

/// What is answered where nothing could be hashed or scored.
pub(crate) fn refused<R>(not: NotHashed) -> Refused<R> {
    match not {
        NotHashed::Crowded(wait) => Refused::TooMany(wait.0),
        NotHashed::Fault(fault) => Refused::Fault(fault),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use app::answer::NoRefusal;

    async fn key(typed: &str, about: &[&str]) -> Option<String> {
        let passwords = Passwords::quick();
        let found = problem::<NoRefusal>(&passwords, typed, about, Line::default()).await;
        found.unwrap().map(|problem| problem.key)
    }

    #[tokio::test]
    async fn what_guessers_try_first_is_refused_with_what_to_do() {
        for (typed, expected) in [
            ("cloud-lecture-hall", "problem-password-known"),
            ("ministryofcommerce2026", "problem-password-known"),
            ("Summer2026!!", "problem-password-known"),
            ("Password2026!", "problem-password-known"),
            ("qwertyuiop12", "problem-password-known"),
            ("welcome-2026", "problem-password-known"),
            ("E-Commerce-Training-1", "problem-password-known"),
            ("amina.uwase.rw", "problem-password-known"),
            ("1q2w3e4r5t6y", "problem-password-weak"),
            ("0987654321", "problem-password-known"),
            ("aaaaaaaaaaaa", "problem-password-known"),
            ("密密密密密密密密密密密密", "problem-password-known"),
            ("123456789", "problem-password-short"),
        ] {
            let about = ["amina@trade.gov.rw", "Amina Uwase", "Ministry of Trade"];
            assert_eq!(
                key(typed, &about).await.as_deref(),
                Some(expected),
                "{typed}"
            );
        }
        assert_eq!(key("seven quiet lanterns", &[]).await, None);
    }

    #[tokio::test]
    async fn honest_phrases_of_every_script_will_do() {
        for typed in [
            "แม่น้ำโขงไหลผ่านหมู่บ้านของฉัน",
            "远方的山上有三只白鹤",
            "القهوة العربية في الصباح الباكر",
            "Kahawa nzuri ya asubuhi",
            "les lanternes bleues du port",
            "kT9#vLq2!xZm",
        ] {
            assert_eq!(key(typed, &["amina@trade.gov.rw"]).await, None, "{typed}");
        }
    }

    #[tokio::test]
    async fn characters_are_counted_and_not_bytes() {
        let phrase = |n: usize| -> String {
            let signs = "远方的山上有三只白鹤在河边慢慢飞过青草地";
            signs.chars().cycle().take(n).collect()
        };
        assert_eq!(
            key(&phrase(9), &[]).await.as_deref(),
            Some("problem-password-short")
        );
        assert_eq!(key(&phrase(10), &[]).await, None);
        assert_eq!(key(&phrase(256), &[]).await, None, "768 bytes");
        assert_eq!(
            key(&phrase(257), &[]).await.as_deref(),
            Some("problem-password-long")
        );
        // Nine letters with a sign on each, eighteen as they are typed here.
        let apart = "e\u{301}a\u{300}o\u{308}u\u{308}i\u{302}n\u{303}c\u{327}y\u{301}s\u{30c}";
        assert_eq!(
            key(apart, &[]).await.as_deref(),
            Some("problem-password-short")
        );
        assert_eq!(
            key(&"x\u{301}".repeat(100_000), &[]).await.as_deref(),
            Some("problem-password-long")
        );
    }
}
