//! Randomness as a parameter.

use rand::TryRngCore;

/// Where randomness comes from.
pub trait RandomSource: Send + Sync {
    /// Fills the bytes with what nobody can guess.
    fn fill(&self, bytes: &mut [u8]);
}

/// The machine's own.
#[derive(Debug, Clone, Copy)]
pub struct System;

impl RandomSource for System {
    fn fill(&self, bytes: &mut [u8]) {
        rand::rngs::OsRng
            .try_fill_bytes(bytes)
            .expect("the operating system gives randomness");
    }
}
