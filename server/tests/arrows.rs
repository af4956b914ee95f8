//! The arrows of the house: who may use whom. Reads the `use` lines and paths of both halves and fails on a wrong one.

use regex::Regex;
use std::path::{Path, PathBuf};

const ROOMS: [&str; 7] = [
    "accounts",
    "lectures",
    "enrolment",
    "live",
    "replays",
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

/// Each file's own module and the modules of the same crate it names.
fn uses(src: &Path) -> Vec<(PathBuf, String, String)> {
    let named = Regex::new(r"\bcrate::([a-z_0-9]+)(?:::([a-z_0-9]+))?").unwrap();
    let mut files = Vec::new();
    sources(src, &mut files);
    let mut uses = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let own: Vec<String> = file
            .strip_prefix(src)
            .unwrap()
            .with_extension("")
            .components()
            .map(|c| c.as_os_str().to_string_lossy().into_owned())
            .collect();
        let own_module = if own[0] == "rooms" && own.len() > 1 {
            format!("rooms::{}", own[1])
        } else {
            own[0].clone()
        };
        for line in text.lines().filter(|l| !l.trim_start().starts_with("//")) {
            for found in named.captures_iter(line) {
                let module = match (&found[1], found.get(2)) {
                    ("rooms", Some(room)) => format!("rooms::{}", room.as_str()),
                    (module, _) => module.to_owned(),
                };
                uses.push((file.clone(), own_module.clone(), module));
            }
        }
    }
    uses
}

fn check(src: &str, rank: impl Fn(&str) -> Option<usize>) {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join(src);
    let mut wrong = Vec::new();
    let uses = uses(&src);
    assert!(uses.len() > 50, "the sources were read");
    for (file, from, to) in uses {
        if from == to {
            continue;
        }
        if let (Some(of_user), Some(of_used)) = (rank(&from), rank(&to))
            && of_used >= of_user
        {
            wrong.push(format!("{}: {from} uses {to}", file.display()));
        }
    }
    assert!(wrong.is_empty(), "wrong arrows:\n{}", wrong.join("\n"));
}

#[test]
fn in_the_browsers_half_every_arrow_points_down() {
    check("../app/src", |module| {
        Some(match module {
            "answer" | "door" | "i18n" => 0,
            "ui" | "browser" => 1,
            "pages" => 20,
            "shell" => 21,
            room => 2 + ROOMS.iter().position(|r| *r == room)?,
        })
    });
}

#[test]
fn in_the_servers_half_every_arrow_points_down() {
    check("src", |module| {
        Some(match module {
            "config" | "db" | "lifecycle" | "node" | "vtt" => 0,
            "rooms::parsing" | "rooms::passages" | "rooms::rights" => 1,
            "media" => 20,
            "jobs" | "http" => 21,
            "router" => 22,
            "demo" => 23,
            "run" => 24,
            "main" => 25,
            room => {
                2 + ROOMS
                    .iter()
                    .position(|r| Some(*r) == room.strip_prefix("rooms::"))?
            }
        })
    });
}

#[test]
fn the_browsers_half_never_names_the_servers() {
    let app = Path::new(env!("CARGO_MANIFEST_DIR")).join("../app");
    let manifest = std::fs::read_to_string(app.join("Cargo.toml")).unwrap();
    for banned in ["sqlx", "argon2", "tower-sessions", "server"] {
        assert!(
            !manifest
                .lines()
                .any(|l| l.starts_with(&format!("{banned} "))
                    || l.starts_with(&format!("{banned}."))),
            "{banned}"
        );
    }
}

#[test]
fn only_the_session_layer_and_the_accounts_room_make_people() {
    let mut files = Vec::new();
    sources(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut files,
    );
    for file in files {
        let at = file.to_string_lossy().into_owned();
        if at.contains("/demo/")
            || at.contains("/testing/")
            || at.ends_with("rooms/accounts/row.rs")
        {
            continue;
        }
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(
            !text.contains("Person {") || at.contains("rooms/accounts"),
            "{at} makes a person"
        );
    }
}
