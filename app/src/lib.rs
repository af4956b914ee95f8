//! What the browser may know of the cloud lecture hall.
//!
//! Pages are written by the server; only `islands` is sent to the browser, as WebAssembly. All else is the server's.
#![recursion_limit = "256"]

pub mod islands;

cfg_if::cfg_if! {
    if #[cfg(feature = "ssr")] {
        pub mod accounts;
        pub mod answer;
        pub mod calendar;
        pub mod door;
        pub mod enrolment;
        pub mod hall;
        pub mod i18n;
        pub mod lectures;
        pub mod live;
        pub mod materials;
        pub mod pages;
        pub mod replays;
        pub mod reports;
        pub mod search;
        pub mod shell;
        pub mod surveys;
        pub mod ui;

        // Islands are written by both halves, each of which has its own hand for figures.
        use i18n::number_by_tag as number;
    } else {
        use islands::intl::number;

        /// Wakes the islands of the page; called by the page's own loader script.
        #[wasm_bindgen::prelude::wasm_bindgen]
        pub fn hydrate() {
            leptos::mount::hydrate_islands();
        }
    }
}

/// A sentence of the word lists: `say!(l, "seats-left", n = 5)`.
#[macro_export]
macro_rules! say {
    ($l:expr, $key:expr) => { $crate::i18n::say_args($l, $key, &[]) };
    ($l:expr, $key:expr, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::i18n::say_args($l, $key, &[$((stringify!($name), $value.into())),+])
    };
}
