//! Room on the disk: what arrives leaves some of it, for a database that cannot write is a hall that is shut.

use super::Media;
use std::io;

/// So many bytes are left free.
pub(super) const SPARE: u64 = 64 * 1024 * 1024;

impl Media {
    /// The same, but with so many bytes left free.
    #[must_use]
    pub fn with_spare(self, spare: u64) -> Self {
        Self { spare, ..self }
    }

    /// Whether so many more bytes may arrive here. A system that does not tell how much is free takes what comes.
    ///
    /// # Errors
    /// `StorageFull` where they may not.
    pub fn room_for(&self, bytes: u64) -> io::Result<()> {
        match self.free() {
            Some(free) if free < bytes.saturating_add(self.spare) => {
                Err(io::ErrorKind::StorageFull.into())
            }
            _ => Ok(()),
        }
    }

    /// The bytes that are free for whoever runs the hall, where the system tells.
    #[cfg(target_os = "linux")]
    pub fn free(&self) -> Option<u64> {
        let told = rustix::fs::statvfs(self.folder()).ok()?;
        told.f_bavail.checked_mul(told.f_frsize)
    }

    /// The bytes that are free for whoever runs the hall, where the system tells.
    #[cfg(not(target_os = "linux"))]
    pub fn free(&self) -> Option<u64> {
        None
    }
}
