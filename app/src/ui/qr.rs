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
        // What is dark side by side is drawn at once.
        let mut x = 0;
        while x < code.size {
            let dark = (x..code.size).take_while(|x| code[y][*x].value()).count();
            if dark > 0 {
                // Writing to a string does not fail.
                let _ = write!(path, "M{} {}h{dark}v1h-{dark}z", x + QUIET, y + QUIET);
            }
            x += dark + 1;
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
