//! What a first visit to a page costs: its HTML and each of the site's files it names, as they come over the line.

use super::client::Client;
use super::hall::Hall;
use super::{Bench, Table, seed};
use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::fmt;

/// Measures each kind of page.
pub(super) fn run(bench: &Bench, table: &mut Table) -> Result<()> {
    let hall = Hall::open(bench.place, &bench.data("loads"), None)?;
    let seeded = seed::seed(&hall, 3)?;
    let inside = hall.crowd("person", 1, Some(&seeded.open))?;
    let inside = inside.first().context("Nobody is in the room.")?;
    let guest = Client::with_cookie(&hall.origin, &inside.cookie);
    let visitor = Client::visitor(&hall.origin);
    for (name, path, client) in [
        ("programme", "/en".to_owned(), &visitor),
        (
            "lecture",
            format!("/en/lectures/{}", seeded.lectures[2]),
            &visitor,
        ),
        (
            "live room",
            format!("/en/lectures/{}/live", seeded.open),
            &guest,
        ),
        ("replay", format!("/en/replays/{}", seeded.replay), &visitor),
    ] {
        let first = measure(client, &path)?;
        table.line(
            &format!("first load of the {name} page"),
            &first.to_string(),
        );
    }
    Ok(())
}

/// Requests and the bytes of their bodies, compressed.
struct FirstLoad {
    requests: usize,
    bytes: usize,
    code: usize,
}

/// Loads the page and all it names. Films are left out: they are streamed when somebody presses play.
fn measure(client: &Client, path: &str) -> Result<FirstLoad> {
    let html = client.page(path)?;
    let mut first = FirstLoad {
        requests: 1,
        bytes: client.compressed(path)?.len(),
        code: 0,
    };
    for file in files(&html) {
        let bytes = client.compressed(&file)?.len();
        first.requests += 1;
        first.bytes += bytes;
        if matches!(file.rsplit('.').next(), Some("wasm" | "js")) {
            first.code += bytes;
        }
    }
    Ok(first)
}

/// The addresses under `/pkg/` that stand in a page.
fn files(html: &str) -> BTreeSet<String> {
    html.match_indices("/pkg/")
        .map(|(at, _)| {
            let rest = &html[at..];
            let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "/._-".contains(c)));
            rest[..end.unwrap_or(rest.len())].to_owned()
        })
        .collect()
}

impl fmt::Display for FirstLoad {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kib = |bytes: usize| format!("{}.{} KiB", bytes / 1024, bytes % 1024 * 10 / 1024);
        write!(
            f,
            "{} in {} requests ({} of scripts and wasm)",
            kib(self.bytes),
            self.requests,
            kib(self.code)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::files;

    #[test]
    fn a_pages_files_are_found_wherever_they_stand() {
        let html = r#"<link href="/pkg/a.1.css"><script>import("/pkg/b.2.js").then(m=>m('/pkg/b.2_bg.wasm'))</script><a href="/pkg/a.1.css">"#;
        let found: Vec<_> = files(html).into_iter().collect();
        assert_eq!(found, ["/pkg/a.1.css", "/pkg/b.2.js", "/pkg/b.2_bg.wasm"]);
    }
}
