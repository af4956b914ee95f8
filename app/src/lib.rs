//! What the browser may know of the cloud lecture hall.
//!
//! Pages are written by the server; only the islands (the live room's presence, the player) are sent to the
//! browser as WebAssembly. So everything that is not an island, what islands share (`browser`), or a type an
//! island speaks, stands behind `ssr`.
#![recursion_limit = "256"]

#[cfg(feature = "ssr")]
pub mod accounts;
#[cfg(feature = "ssr")]
pub mod answer;
mod browser;
#[cfg(feature = "ssr")]
pub mod door;
#[cfg(feature = "ssr")]
pub mod enrolment;
#[cfg(feature = "ssr")]
pub mod i18n;
#[cfg(feature = "ssr")]
pub mod lectures;
pub mod live;
#[cfg(feature = "ssr")]
pub mod pages;
pub mod replays;
#[cfg(feature = "ssr")]
pub mod reports;
#[cfg(feature = "ssr")]
pub mod search;
#[cfg(feature = "ssr")]
pub mod shell;
#[cfg(feature = "ssr")]
pub mod ui;

/// Wakes the islands of the page; called by the page's own loader script.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
