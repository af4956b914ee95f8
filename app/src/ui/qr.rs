//! A text as a QR code.

use fast_qr::QRBuilder;
use leptos::prelude::*;
use std::fmt::Write;

/// The quiet zone around it that readers need, in modules (ISO/IEC 18004 §9.1).
const QUIET: usize = 4;

/// A QR code, always dark on light, as some readers see no other; nothing where the text is too long for one.
pub fn qr_code(text: &str, label: String) -> AnyView {
    let Ok(code) = QRBuilder::new(text).build() else {
        return ().into_any();
    };
    let mut path = String::new();
    for y in 0..code.size {
        for x in 0..code.size {
            if code[y][x].value() {
                // Writing to a string does not fail.
                let _ = write!(path, "M{} {}h1v1h-1z", x + QUIET, y + QUIET);
            }
        }
    }
    let size = code.size + 2 * QUIET;
    view! {
        <svg class="qr" viewBox=format!("0 0 {size} {size}") role="img" aria-label=label shape-rendering="crispEdges">
            <path fill="#fff" d=format!("M0 0h{size}v{size}H0z") />
            <path fill="#000" d=path />
        </svg>
    }
    .into_any()
}
