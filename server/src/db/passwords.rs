//! Passwords: Argon2id, at most two hashes at once, never on the threads that serve pages.

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use std::sync::Arc;
use tokio::sync::Semaphore;

/// How passwords are hashed and checked.
#[derive(Clone)]
pub struct Passwords {
    argon: Argon2<'static>,
    turns: Arc<Semaphore>,
    /// A hash of nothing, checked where there is no account, so that the answer takes as long.
    decoy: Arc<str>,
}

impl Passwords {
    /// OWASP's parameters for Argon2id: 19 MiB, two passes, one lane.
    pub fn strong() -> Self {
        Self::with(19_456, 2)
    }

    /// Parameters that take no time; for tests and the demonstration's made-up people.
    pub fn quick() -> Self {
        Self::with(8, 1)
    }

    fn with(memory_kib: u32, passes: u32) -> Self {
        let params = Params::new(memory_kib, passes, 1, None).expect("constants of ours");
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let decoy = argon
            .hash_password_with_salt(b"decoy", b"no account here")
            .expect("hashes")
            .to_string();
        Self {
            argon,
            turns: Arc::new(Semaphore::new(2)),
            decoy: decoy.into(),
        }
    }

    /// The hash of a password with a salt, as a PHC string.
    ///
    /// # Errors
    /// Where the runtime is shutting down.
    pub async fn hash(&self, password: String, salt: Vec<u8>) -> Result<String, String> {
        let argon = self.argon.clone();
        self.turn(move || {
            argon
                .hash_password_with_salt(password.as_bytes(), &salt)
                .map(|hash| hash.to_string())
                .map_err(|e| e.to_string())
        })
        .await?
    }

    /// Whether a password is the hashed one. Without a hash it takes as long and is never so.
    ///
    /// # Errors
    /// Where the runtime is shutting down.
    pub async fn check(&self, password: String, hash: Option<String>) -> Result<bool, String> {
        let argon = self.argon.clone();
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| self.decoy.to_string());
        self.turn(move || {
            PasswordHash::new(&hash)
                .is_ok_and(|hash| argon.verify_password(password.as_bytes(), &hash).is_ok())
                && known
        })
        .await
    }

    async fn turn<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, String> {
        let _turn = self.turns.acquire().await.map_err(|e| e.to_string())?;
        tokio::task::spawn_blocking(work)
            .await
            .map_err(|e| e.to_string())
    }
}
