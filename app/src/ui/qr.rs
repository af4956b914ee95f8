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

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_dark_module_is_drawn_once_and_no_other() {
        let address = "https://hall.example/th/lectures/cold-chains-for-fresh-produce";
        let html = Owner::new().with(|| qr_code(address, String::new()).to_html());
        let path = html.split("fill=\"#000\" d=\"").nth(1).unwrap();
        let path = path.split('"').next().unwrap();
        let mut drawn = BTreeSet::new();
        for run in path.split('M').skip(1) {
            let (at, run) = run.split_once('h').unwrap();
            let (x, y) = at.split_once(' ').unwrap();
            let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
            let (long, back) = run.split_once("v1h-").unwrap();
            assert_eq!(back, format!("{long}z"));
            for n in 0..long.parse::<usize>().unwrap() {
                assert!(drawn.insert((x + n - QUIET, y - QUIET)));
            }
        }
        let code = QRBuilder::new(address).build().unwrap();
        let all = (0..code.size).flat_map(|y| (0..code.size).map(move |x| (x, y)));
        let dark: BTreeSet<_> = all.filter(|(x, y)| code[*y][*x].value()).collect();
        assert_eq!(drawn, dark);
        // It stands on every public page, for paper alone.
        assert!(html.len() < 8_000, "{} bytes", html.len());
    }
}
