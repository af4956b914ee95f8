//! The statements of the server, as its sources write them.

use regex::Regex;
use std::path::Path;

/// Every source of the server without its comments, with its path.
pub(crate) fn sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    walk(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut found,
    );
    found
}

fn walk(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder)
        .expect("a folder of sources")
        .flatten()
    {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            let text = std::fs::read_to_string(&path).expect("a source");
            let is_code = |line: &&str| !line.trim_start().starts_with("//");
            let code: Vec<&str> = text.lines().filter(is_code).collect();
            found.push((path.display().to_string(), code.join("\n")));
        }
    }
}

/// Every `name!("…")`, with the file it stands in.
pub(crate) fn statements(name: &str) -> Vec<(String, String)> {
    let stated = Regex::new(&format!(r#"\b{name}!\(\s*"((?:[^"\\]|\\.)*)"\s*,?\s*\)"#)).unwrap();
    let mut found = Vec::new();
    for (file, text) in outside_the_marks() {
        for statement in stated.captures_iter(&text) {
            found.push((file.clone(), statement[1].to_owned()));
        }
    }
    found
}

/// How often `name!` is written, whatever follows it.
pub(crate) fn marks(name: &str) -> usize {
    let written = Regex::new(&format!(r"\b{name}!\s*[(\[{{]")).unwrap();
    let count = |(_, text): (String, String)| {
        let code = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        code.map(|line| written.find_iter(line).count())
            .sum::<usize>()
    };
    outside_the_marks().map(count).sum()
}

fn outside_the_marks() -> impl Iterator<Item = (String, String)> {
    let all = sources().into_iter();
    all.filter(|(file, _)| !file.ends_with("db/macros.rs"))
}
