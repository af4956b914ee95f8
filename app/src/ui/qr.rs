//! A text as a QR code.

use fast_qr::QRBuilder;
use leptos::prelude::*;
use moka::sync::Cache;
use std::fmt::Write;
use std::sync::{Arc, LazyLock};

/// The quiet zone around it that readers need, in modules (ISO/IEC 18004 §9.1).
const QUIET: usize = 4;

/// The codes that were asked for last are kept, up to so many bytes: to find one's best mask takes a seventh of the time that a
/// lecture's page takes.
const KEPT: u64 = 4 * 1024 * 1024;

static CODES: LazyLock<Cache<String, Option<Arc<Drawn>>>> = LazyLock::new(|| {
    Cache::builder()
        .max_capacity(KEPT)
        .weigher(|text: &String, code: &Option<Arc<Drawn>>| {
            let bytes = text.len() + code.as_ref().map_or(0, |code| code.path.len());
            u32::try_from(bytes).unwrap_or(u32::MAX)
        })
        .build()
});

/// A code as it is drawn: its modules on a side, with its quiet zone, and the path of the dark ones.
#[derive(Debug)]
struct Drawn {
    size: usize,
    path: String,
}

/// A QR code, always dark on light, as some readers see no other; nothing where the text is too long for one.
pub fn qr_code(text: &str, label: String) -> AnyView {
    let Some(code) = CODES.get_with_by_ref(text, || draw(text).map(Arc::new)) else {
        return ().into_any();
    };
    let size = code.size;
    view! {
        <svg class="qr" viewBox=format!("0 0 {size} {size}") role="img" aria-label=label shape-rendering="crispEdges">
            <path fill="#fff" d=format!("M0 0h{size}v{size}H0z") />
            <path fill="#000" d=code.path.clone() />
        </svg>
    }
    .into_any()
}

fn draw(text: &str) -> Option<Drawn> {
    let code = QRBuilder::new(text).build().ok()?;
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
    Some(Drawn { size, path })
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
