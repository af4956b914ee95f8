//! The arrows of the house: who may use whom. Reads every path of both halves (also in groups, in macros, and those that
//! begin with `super`), and fails on a wrong arrow and on a module without a rank.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The features, each of which uses only those before it.
const FEATURES: [&str; 10] = [
    "accounts",
    "lectures",
    "enrolment",
    "calendar",
    "live",
    "replays",
    "materials",
    "surveys",
    "reports",
    "search",
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
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

/// The module a file is: `features/live/gate.rs` is `["features", "live", "gate"]`.
fn module_of(src: &Path, file: &Path) -> Vec<String> {
    let path = file.strip_prefix(src).expect("of the sources");
    let mut module: Vec<String> = path
        .with_extension("")
        .components()
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    if matches!(module.last().map(String::as_str), Some("mod" | "lib")) {
        module.pop();
    }
    module
}

/// What the tokens of a module name of their own crate, each as the whole path from the crate's root.
fn paths(tokens: TokenStream, module: &[String], found: &mut BTreeSet<Vec<String>>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at..] {
            // A module within the file.
            [
                TokenTree::Ident(word),
                TokenTree::Ident(name),
                TokenTree::Group(body),
                ..,
            ] if word == "mod" && body.delimiter() == Delimiter::Brace => {
                // What tests use is nobody's arrow.
                if name != "tests" {
                    let mut inner = module.to_vec();
                    inner.push(name.to_string());
                    paths(body.stream(), &inner, found);
                }
                at += 3;
            }
            // In a macro `super` is of whoever calls it.
            [
                TokenTree::Ident(word),
                TokenTree::Punct(_),
                TokenTree::Ident(name),
                TokenTree::Group(body),
                ..,
            ] if word == "macro_rules" => {
                let mut inner = module.to_vec();
                inner.push(name.to_string());
                paths(body.stream(), &inner, found);
                at += 4;
            }
            [TokenTree::Ident(word), ..]
                if word == "crate" || word == "super" || word == "self" =>
            {
                // `pub(crate)`, `self.field` and the like are no paths.
                let base = match word.to_string().as_str() {
                    "crate" => Vec::new(),
                    "super" => module[..module.len().saturating_sub(1)].to_vec(),
                    _ => module.to_vec(),
                };
                at = follow(&tokens, at + 1, base, found);
            }
            // A feature's store: `db.live()`.
            [
                TokenTree::Punct(dot),
                TokenTree::Ident(name),
                TokenTree::Group(none),
                ..,
            ] if dot.as_char() == '.'
                && none.stream().is_empty()
                && FEATURES.iter().any(|feature| name == feature) =>
            {
                found.insert(vec!["features".to_owned(), name.to_string()]);
                at += 3;
            }
            // `pub(in crate::features)` is no use of it.
            [TokenTree::Group(group), ..] => {
                let mut inner = group.stream().into_iter();
                let visibility =
                    matches!(inner.next(), Some(TokenTree::Ident(word)) if word == "in");
                if !visibility {
                    paths(group.stream(), module, found);
                }
                at += 1;
            }
            _ => at += 1,
        }
    }
}

/// Follows `::name::name` and `::{…}` from there; answers where it ends.
fn follow(
    tokens: &[TokenTree],
    mut at: usize,
    mut path: Vec<String>,
    found: &mut BTreeSet<Vec<String>>,
) -> usize {
    let is_colon = |token: Option<&TokenTree>| matches!(token, Some(TokenTree::Punct(p)) if p.as_char() == ':');
    let mut named = false;
    while is_colon(tokens.get(at)) && is_colon(tokens.get(at + 1)) {
        match tokens.get(at + 2) {
            Some(TokenTree::Ident(name)) if name == "super" => {
                path.pop();
            }
            Some(TokenTree::Ident(name)) => {
                path.push(name.to_string());
                named = true;
            }
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                for part in
                    inner.split(|token| matches!(token, TokenTree::Punct(p) if p.as_char() == ','))
                {
                    if let Some(TokenTree::Ident(name)) = part.first() {
                        let mut one = path.clone();
                        if name != "self" {
                            one.push(name.to_string());
                        }
                        if follow(part, 1, one.clone(), found) == 1 {
                            found.insert(one);
                        }
                    }
                }
                return at + 3;
            }
            // All of a module; of the crate's root that would be everything.
            Some(TokenTree::Punct(star)) if star.as_char() == '*' => {
                if path.is_empty() {
                    path.push("*".to_owned());
                }
                named = true;
            }
            _ => break,
        }
        at += 3;
    }
    if named {
        found.insert(path);
    }
    at
}

/// The part of the house that a path leads to: `features::live`, else its first module.
fn part(path: &[String]) -> Option<String> {
    match path {
        [first, feature, ..] if first == "features" => Some(format!("features::{feature}")),
        [first, ..] => Some(first.clone()),
        [] => None,
    }
}

/// Fails on a part without a rank, and on one that uses another of no lower rank.
fn check(src: &str, rank: impl Fn(&str) -> Option<usize>) {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join(src);
    let mut files = Vec::new();
    sources(&src, &mut files);
    let (mut wrong, mut arrows) = (BTreeSet::new(), 0);
    let parts: BTreeSet<String> = files
        .iter()
        .filter_map(|file| part(&module_of(&src, file)))
        .collect();
    for file in files {
        let module = module_of(&src, &file);
        // The crate's root declares its modules.
        let Some(from) = part(&module) else { continue };
        if module.last().is_some_and(|last| last == "tests") {
            continue;
        }
        let Some(of_user) = rank(&from) else {
            wrong.insert(format!("{from} has no rank"));
            continue;
        };
        let text = std::fs::read_to_string(&file).unwrap();
        let tokens = text
            .parse()
            .unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        let mut found = BTreeSet::new();
        paths(tokens, &module, &mut found);
        for to in found.iter().filter_map(|path| part(path)) {
            // Macros stand at the crate's root.
            if to == from || !(parts.contains(&to) || to == "*") {
                continue;
            }
            arrows += 1;
            if rank(&to).is_none_or(|of_used| of_used >= of_user) {
                wrong.insert(format!("{from} uses {to} ({})", file.display()));
            }
        }
    }
    assert!(arrows > 50, "the sources were read");
    let wrong: Vec<String> = wrong.into_iter().collect();
    assert!(wrong.is_empty(), "wrong arrows:\n{}", wrong.join("\n"));
}

fn feature(name: &str) -> Option<usize> {
    FEATURES.iter().position(|feature| *feature == name)
}

#[test]
fn in_the_browsers_half_every_arrow_points_down() {
    check("../app/src", |module| {
        Some(match module {
            "answer" | "door" | "i18n" => 0,
            "hall" => 1,
            "ui" | "islands" => 2,
            "pages" => 20,
            "shell" => 21,
            other => 3 + feature(other)?,
        })
    });
}

#[test]
fn in_the_servers_half_every_arrow_points_down() {
    check("src", |module| {
        Some(match module {
            "descriptors" | "hall_facts" | "lifecycle" | "node" | "public_url" | "sentence"
            | "vtt" => 0,
            "config" => 1,
            "data_folder" | "db" | "logging" => 2,
            "events"
            | "features::fold"
            | "features::leases"
            | "features::locks"
            | "features::parsing"
            | "features::participations"
            | "features::presses"
            | "queue" => 3,
            "features::holds" | "features::passages" | "features::rights" => 4,
            "features" => 15,
            "media" => 20,
            "http" | "jobs" => 21,
            "router" => 22,
            "backup" | "opening" => 23,
            "administer" | "demo" => 24,
            "run" => 25,
            "main" => 26,
            "testing" => 27,
            other => 5 + feature(other.strip_prefix("features::")?)?,
        })
    });
}

#[test]
fn paths_are_found_however_they_are_written() {
    let module = ["features".to_owned(), "live".to_owned(), "gate".to_owned()];
    for (code, expected) in [
        ("use crate::{db::Db, http};", &["db::Db", "http"][..]),
        (
            "use super::super::replays::Beat;",
            &["features::replays::Beat"],
        ),
        (
            "fn f() { view! { <p>{crate::pages::title()}</p> } }",
            &["pages::title"],
        ),
        (
            "mod inner { use super::*; use super::super::measure; }",
            &["features::live::gate", "features::live::measure"],
        ),
        ("use super::super::*;", &["features"]),
        ("use crate::*;", &["*"]),
        ("mod tests { use crate::testing::TestHall; }", &[]),
        (
            "pub(crate) fn f(&self) -> crate::db::Tx { self.tx }",
            &["db::Tx"],
        ),
        (
            "use self::rule::{self, Span};",
            &[
                "features::live::gate::rule",
                "features::live::gate::rule::Span",
            ],
        ),
    ] {
        let mut found = BTreeSet::new();
        paths(code.parse().unwrap(), &module, &mut found);
        let found: Vec<String> = found.iter().map(|path| path.join("::")).collect();
        assert_eq!(found, expected, "{code}");
    }
}

#[test]
fn the_browsers_half_never_names_the_servers() {
    let app = Path::new(env!("CARGO_MANIFEST_DIR")).join("../app");
    let manifest = std::fs::read_to_string(app.join("Cargo.toml")).unwrap();
    let lines_of = |name: &str| -> Vec<&str> {
        let (plain, dotted) = (format!("{name} "), format!("{name}."));
        let is_its = |line: &&str| line.starts_with(&plain) || line.starts_with(&dotted);
        manifest.lines().filter(is_its).collect()
    };
    for banned in ["argon2", "tower-sessions", "server"] {
        assert!(lines_of(banned).is_empty(), "{banned}");
    }
    // An id says itself that it is a column; that is all of sqlx there is, without an engine, and the browser has none.
    let derive = r#"sqlx = { version = "0.9", default-features = false, features = ["derive"], optional = true }"#;
    assert_eq!(lines_of("sqlx"), [derive]);
    let (_, of_the_server) = manifest.split_once("\nssr = [").unwrap();
    let (of_the_server, _) = of_the_server.split_once(']').unwrap();
    assert!(of_the_server.contains("\"dep:sqlx\""));
    assert_eq!(
        manifest.matches("sqlx").count(),
        2,
        "its line, and that of the server's half"
    );
}
