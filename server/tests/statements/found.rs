//! The statements of the server, as its sources write them.

use regex::Regex;
use std::path::{Path, PathBuf};

/// Every source of a folder.
pub(crate) fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder)
        .expect("a folder of sources")
        .flatten()
    {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// Every `name!("…")`, with the file it stands in.
pub(crate) fn statements(name: &str) -> Vec<(String, String)> {
    let stated = Regex::new(&format!(r#"{name}!\(\s*"((?:[^"\\]|\\.)*)"\s*\)"#)).unwrap();
    let mut files = Vec::new();
    sources(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut files,
    );
    let mut found = Vec::new();
    for file in files.into_iter().filter(|f| !f.ends_with("db/macros.rs")) {
        let text = std::fs::read_to_string(&file).unwrap();
        for statement in stated.captures_iter(&text) {
            found.push((file.display().to_string(), statement[1].to_owned()));
        }
    }
    found
}
