//! The rule of attendance (`FIGURES.md`, rule version 2), pure.

mod attendance;
mod gathering;
#[cfg(test)]
mod gathering_tests;
mod leases;
mod seats;
#[cfg(test)]
mod tests;
mod times;

pub use attendance::{Terms, attendance, within_core};
pub use gathering::{Said, Standing, Stay, attendance_in_rooms, standings};
pub use leases::{LONGEST_GAP, Lease};
pub use seats::{Seat, counting, within};
use times::TOLERANCE;
pub use times::{ASKED_AFTER_END, Interval, Times};
