//! Passwords: normalised (NFC), hashed by Argon2id and scored by zxcvbn, two at once of each, never on the threads that
//! serve pages, and whoever comes beyond a bounded queue is told to wait.

mod turns;

pub use turns::{Crowded, Line};

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use icu::normalizer::ComposingNormalizerBorrowed;
use std::sync::Arc;
use std::time::Duration;
use turns::{Room, Turns};

/// How many characters are scored: what comes after them cannot make a password weak, and the scorer's time grows with
/// the cube of their number.
const SCORED: usize = 64;

/// The longest password that is looked at, in bytes as typed: the longest that may be set, each character of four bytes
/// and written apart from two signs on it. What is longer is nobody's.
const TYPED_MOST: usize = 4_096;

/// How many wait for a hash: at thirty milliseconds each, two at once, some seconds' worth.
const ROOM: Room = Room {
    at_once: 2,
    lane: 512,
    all: 1_024,
    patience: Duration::from_secs(15),
};

/// Whether a password is the hashed one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Checked {
    /// It is not.
    Wrong,
    /// It is.
    Right,
    /// It is, but as the bytes that were typed and not as those we hash today: it is to be hashed anew.
    RightInOtherBytes,
}

/// Why nothing was hashed, checked or scored.
#[derive(Debug, thiserror::Error)]
pub enum NotHashed {
    /// Too many wait already.
    #[error("too many passwords wait to be checked")]
    Crowded(Crowded),
    /// The hasher's own error, or the runtime is shutting down.
    #[error("{0}")]
    Fault(String),
}

/// The form of a password that is hashed and counted: however a keyboard composes its letters, they are the same.
pub fn normalized(password: &str) -> String {
    ComposingNormalizerBorrowed::new_nfc()
        .normalize(password)
        .into_owned()
}

/// How passwords are hashed, checked and scored.
#[derive(Clone)]
pub struct Passwords {
    argon: Argon2<'static>,
    hashing: Turns,
    scoring: Turns,
    late: Duration,
    /// A hash of nothing, checked where there is no account, so that the answer takes as long.
    decoy: Arc<str>,
}

impl Passwords {
    /// OWASP's parameters for Argon2id: 19 MiB, two passes, one lane.
    pub fn strong() -> Self {
        Self::with(19_456, 2, Duration::from_secs(4))
    }

    /// Parameters that take no time; for tests and the demonstration's made-up people.
    pub fn quick() -> Self {
        Self::with(8, 1, Duration::from_millis(50))
    }

    fn with(memory_kib: u32, passes: u32, late: Duration) -> Self {
        let params = Params::new(memory_kib, passes, 1, None).expect("constants of ours");
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let decoy = argon
            .hash_password_with_salt(b"decoy", b"no account here")
            .expect("hashes")
            .to_string();
        Self {
            argon,
            hashing: Turns::new(ROOM),
            scoring: Turns::new(ROOM),
            late,
            decoy: decoy.into(),
        }
    }

    /// How long after it was asked a failure is answered from where much fails: longer than the checks take that wait
    /// there.
    pub const fn late(&self) -> Duration {
        self.late
    }

    /// The hash of a password with a salt, as a PHC string.
    ///
    /// # Errors
    /// Where too many wait, or the runtime is shutting down.
    pub async fn hash(
        &self,
        password: &str,
        salt: Vec<u8>,
        line: Line,
    ) -> Result<String, NotHashed> {
        let (argon, password) = (self.argon.clone(), normalized(password));
        turn(&self.hashing, line, move || {
            argon
                .hash_password_with_salt(password.as_bytes(), &salt)
                .map(|hash| hash.to_string())
                .map_err(|e| NotHashed::Fault(e.to_string()))
        })
        .await?
    }

    /// Whether a password is the hashed one. Without a hash it takes as long and is never so.
    ///
    /// # Errors
    /// Where too many wait, or the runtime is shutting down.
    pub async fn check(
        &self,
        password: &str,
        hash: Option<String>,
        line: Line,
    ) -> Result<Checked, NotHashed> {
        let argon = self.argon.clone();
        let fits = password.len() <= TYPED_MOST;
        let typed = if fits { password } else { "" }.to_owned();
        let may_be = hash.is_some() && fits;
        let hash = hash.unwrap_or_else(|| self.decoy.to_string());
        turn(&self.hashing, line, move || {
            let Ok(hash) = PasswordHash::new(&hash) else {
                return Checked::Wrong;
            };
            let is = |bytes: &str| argon.verify_password(bytes.as_bytes(), &hash).is_ok() && may_be;
            let normal = normalized(&typed);
            if is(&normal) {
                Checked::Right
            } else if typed != normal && is(&typed) {
                Checked::RightInOtherBytes
            } else {
                Checked::Wrong
            }
        })
        .await
    }

    /// How hard a password is to guess for somebody who knows these words about the person, by its first characters.
    ///
    /// # Errors
    /// Where too many wait, or the runtime is shutting down.
    pub async fn score(
        &self,
        password: &str,
        about: Vec<String>,
        line: Line,
    ) -> Result<zxcvbn::Score, NotHashed> {
        let scored: String = password.chars().take(SCORED).collect();
        turn(&self.scoring, line, move || {
            let about: Vec<&str> = about.iter().map(String::as_str).collect();
            zxcvbn::zxcvbn(&scored, &about).score()
        })
        .await
    }
}

/// Does costly work in its turn. The turn is the work's own: it goes on, and stays taken, where whoever asked for it
/// has gone away meanwhile.
async fn turn<T: Send + 'static>(
    turns: &Turns,
    line: Line,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, NotHashed> {
    let turn = turns.take(line).await.map_err(NotHashed::Crowded)?;
    tokio::task::spawn_blocking(move || {
        let done = work();
        drop(turn);
        done
    })
    .await
    .map_err(|e| NotHashed::Fault(e.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
    use zxcvbn::Score;

    /// "é" as one sign, and as a letter with a sign on it.
    const COMPOSED: &str = "caf\u{e9} au lait complet";
    const APART: &str = "cafe\u{301} au lait complet";

    #[tokio::test]
    async fn however_a_keyboard_composes_its_letters_the_password_is_the_same() {
        let passwords = Passwords::quick();
        let line = Line::default();
        let hash = passwords.hash(APART, vec![7; 16], line).await.unwrap();
        for (typed, checked) in [
            (COMPOSED, Checked::Right),
            (APART, Checked::Right),
            ("cafe au lait complet", Checked::Wrong),
        ] {
            let done = passwords.check(typed, Some(hash.clone()), line).await;
            assert_eq!(done.unwrap(), checked, "{typed}");
        }
        let old = passwords
            .argon
            .hash_password_with_salt(APART.as_bytes(), &[7; 16])
            .unwrap()
            .to_string();
        let done = passwords.check(APART, Some(old.clone()), line).await;
        assert_eq!(done.unwrap(), Checked::RightInOtherBytes);
        let done = passwords.check("decoy", None, line).await;
        assert_eq!(done.unwrap(), Checked::Wrong, "nobody's is never right");
    }

    #[tokio::test]
    async fn a_password_of_megabytes_is_nobodys() {
        let passwords = Passwords::quick();
        let line = Line::default();
        for (typed, checked) in [
            ("x".repeat(TYPED_MOST), Checked::Right),
            ("x".repeat(2_000_000), Checked::Wrong),
        ] {
            for hashed in [typed.as_str(), ""] {
                let hash = passwords.hash(hashed, vec![7; 16], line).await.unwrap();
                let expected = if hashed.is_empty() {
                    Checked::Wrong
                } else {
                    checked
                };
                let done = passwords.check(&typed, Some(hash), line).await;
                assert_eq!(done.unwrap(), expected);
            }
        }
    }

    #[tokio::test]
    async fn only_the_first_characters_are_scored() {
        let passwords = Passwords::quick();
        let score = |text: String| {
            let passwords = passwords.clone();
            async move {
                passwords
                    .score(&text, vec![], Line::default())
                    .await
                    .unwrap()
            }
        };
        let weak = "a".repeat(SCORED);
        assert_eq!(score(weak.clone()).await, Score::Zero);
        assert_eq!(
            score(format!("{weak}seven quiet lanterns")).await,
            Score::Zero
        );
        assert_eq!(
            score(format!("seven quiet lanterns{weak}")).await,
            Score::Four
        );
        let thai = "โ".repeat(SCORED) + "ความรู้คือแสงสว่าง";
        assert!(
            score(thai).await < Score::Three,
            "characters are counted, not bytes"
        );
    }

    /// On a runtime of one thread, another task goes on while a password is scored that was built to be slow.
    #[tokio::test]
    async fn the_threads_that_serve_pages_are_free_while_a_slow_password_is_scored() {
        let passwords = Passwords::quick();
        let (polls, scored) = (
            Arc::new(AtomicU64::new(0)),
            Arc::new(AtomicBool::new(false)),
        );
        let (counted, until) = (Arc::clone(&polls), Arc::clone(&scored));
        let other = tokio::spawn(async move {
            while !until.load(Ordering::SeqCst) {
                counted.fetch_add(1, Ordering::SeqCst);
                tokio::task::yield_now().await;
            }
        });
        let slow = r"4@8({[<369&#!1/\|0$5+7%2$".repeat(11);
        for _ in 0..3 {
            let score = passwords.score(&slow, vec![], Line::default()).await;
            assert!(score.is_ok());
        }
        scored.store(true, Ordering::SeqCst);
        other.await.unwrap();
        // On the serving thread it would be asked a few times: once around each of the three.
        assert!(polls.load(Ordering::SeqCst) > 50, "{polls:?}");
    }

    #[tokio::test]
    async fn a_turn_lasts_as_long_as_its_work_also_where_whoever_asked_has_gone() {
        let turns = Turns::new(Room { at_once: 1, ..ROOM });
        let (begin, began) = std::sync::mpsc::channel::<()>();
        let (end, ended) = std::sync::mpsc::channel::<()>();
        let own = turns.clone();
        let asking = tokio::spawn(async move {
            turn(&own, Line::default(), move || {
                begin.send(()).unwrap();
                ended.recv().unwrap();
            })
            .await
        });
        while began.try_recv().is_err() {
            tokio::task::yield_now().await;
        }
        asking.abort();
        let _ = asking.await;
        let own = turns.clone();
        let second = tokio::spawn(async move { own.take(Line::default()).await.is_ok() });
        while turns.waiting() == 0 {
            tokio::task::yield_now().await;
        }
        end.send(()).unwrap();
        assert!(second.await.unwrap());
    }
}
