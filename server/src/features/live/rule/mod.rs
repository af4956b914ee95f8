//! The rule of attendance (`FIGURES.md`, rule version 2), pure.

mod attendance;
mod gathering;
mod leases;
mod seats;
#[cfg(test)]
mod tests;
mod times;

pub use attendance::{Terms, attendance, within_core};
pub use gathering::Stay;
pub use leases::{LONGEST_GAP, Lease};
pub use seats::{Seat, counting, within};
pub use times::{Interval, TOLERANCE, Times};
