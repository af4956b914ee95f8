//! The memory that bodies of forms may take: so much in all, and of that one address a share.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Bytes of forms that are held at once: two hundred and fifty-six of the longest.
const MOST: usize = 64 * 1024 * 1024;
/// So many bytes of them are one address's: eight thousand sign-ins of a ministry.
const OF_ADDRESS: usize = MOST / 8;

/// How much is held. Its clones are one.
#[derive(Debug, Clone)]
pub struct BodyMemory {
    held: Arc<Mutex<Held>>,
    most: usize,
    of_address: usize,
}

#[derive(Debug, Default)]
struct Held {
    all: usize,
    of: HashMap<IpAddr, usize>,
}

/// There is no memory for it now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoMemory;

/// What one body holds, until this is dropped.
#[derive(Debug)]
pub struct Taken {
    held: BodyMemory,
    of: IpAddr,
    bytes: usize,
}

// What is guarded is whole after every statement, also one that panicked.
fn lock(held: &Mutex<Held>) -> MutexGuard<'_, Held> {
    held.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Default for BodyMemory {
    fn default() -> Self {
        Self::new(MOST, OF_ADDRESS)
    }
}

impl BodyMemory {
    /// So many bytes in all and of one address.
    pub fn new(most: usize, of_address: usize) -> Self {
        Self {
            held: Arc::default(),
            most,
            of_address,
        }
    }

    /// Nothing yet, of a body from there.
    pub fn of(&self, address: IpAddr) -> Taken {
        Taken {
            held: self.clone(),
            of: address,
            bytes: 0,
        }
    }

    /// How many bytes are held.
    pub fn held(&self) -> usize {
        lock(&self.held).all
    }
}

impl Taken {
    /// So many more bytes.
    ///
    /// # Errors
    /// Where that would be too many.
    pub fn more(&mut self, bytes: usize) -> Result<(), NoMemory> {
        let mut held = lock(&self.held.held);
        let of = held.of.get(&self.of).copied().unwrap_or(0);
        if held.all + bytes > self.held.most || of + bytes > self.held.of_address {
            return Err(NoMemory);
        }
        held.all += bytes;
        held.of.insert(self.of, of + bytes);
        self.bytes += bytes;
        Ok(())
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        if self.bytes == 0 {
            return;
        }
        let mut held = lock(&self.held.held);
        held.all -= self.bytes;
        if let Some(of) = held.of.get_mut(&self.of) {
            *of -= self.bytes;
            if *of == 0 {
                held.of.remove(&self.of);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_takes_its_share_and_all_together_no_more_than_there_is() {
        let memory = BodyMemory::new(100, 40);
        let from = |n: u8| memory.of(IpAddr::from([203, 0, 113, n]));
        let (mut one, mut same) = (from(1), from(1));
        assert_eq!(one.more(30), Ok(()));
        assert_eq!(same.more(20), Err(NoMemory));
        assert_eq!(same.more(10), Ok(()), "what was refused is not held");
        let (mut second, mut third) = (from(2), from(3));
        assert_eq!(second.more(40), Ok(()));
        assert_eq!(third.more(21), Err(NoMemory));
        assert_eq!(third.more(20), Ok(()));
        assert_eq!(memory.held(), 100);
        drop((one, second));
        assert_eq!(third.more(20), Ok(()));
        drop((same, third));
        assert_eq!(memory.held(), 0);
        assert!(lock(&memory.held).of.is_empty());
    }
}
