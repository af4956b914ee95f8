//! All that compiles to WebAssembly: the islands, what they share of the browser, and what the server tells them.

mod browser;
pub(crate) mod figures;
pub mod intl;
mod player;
mod presence;
pub mod wire;

pub use player::{Player, PlayerWords};
pub use presence::{DeskStream, Presence, PresenceWords};
