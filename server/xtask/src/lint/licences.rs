//! Licences, bans and sources of every crate we build on, by the rules in `deny.toml`.
//!
//! `cargo deny` reads the same file; where it is not installed (it compiles for many minutes) this reads
//! the part of it that we use.

use crate::place::Place;
use crate::process;
use crate::steps::note;
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use spdx::Expression;
use std::fs;

/// The part of `deny.toml` that is read here.
#[derive(Deserialize)]
struct Rules {
    licenses: Licences,
    bans: Bans,
    graph: Graph,
}

#[derive(Deserialize)]
struct Licences {
    allow: Vec<String>,
}

#[derive(Deserialize)]
struct Bans {
    deny: Vec<Banned>,
}

#[derive(Deserialize)]
struct Banned {
    #[serde(rename = "crate")]
    name: String,
    reason: String,
}

#[derive(Deserialize)]
struct Graph {
    targets: Vec<String>,
}

/// What `cargo metadata` tells of a crate.
#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    source: Option<String>,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

/// Checks all crates; every complaint is listed before it fails.
pub(super) fn check(place: &Place) -> Result<()> {
    if process::find(&["cargo-deny"]).is_some() {
        let mut cargo = process::cargo(place);
        cargo.args(["deny", "--offline", "check", "licenses", "bans", "sources"]);
        return process::run(&mut cargo);
    }
    let rules: Rules = toml::from_str(&fs::read_to_string(place.of("deny.toml"))?)?;
    let mut cargo = process::cargo(place);
    cargo.args(["metadata", "--format-version", "1", "--locked"]);
    for target in &rules.graph.targets {
        cargo.args(["--filter-platform", target]);
    }
    let metadata: Metadata = serde_json::from_str(&process::read(&mut cargo)?)?;
    let complaints: Vec<String> = metadata
        .packages
        .iter()
        .filter_map(|package| complaint(package, &rules).transpose())
        .collect::<Result<_>>()?;
    for line in &complaints {
        note(line);
    }
    if !complaints.is_empty() {
        bail!("{} crates break the rules in deny.toml.", complaints.len());
    }
    note(&format!("{} crates, all allowed", metadata.packages.len()));
    Ok(())
}

/// What is wrong with a crate, if anything is.
fn complaint(package: &Package, rules: &Rules) -> Result<Option<String>> {
    let called = format!("{} {}", package.name, package.version);
    // Without a source it is one of ours.
    let Some(source) = &package.source else {
        return Ok(None);
    };
    if let Some(banned) = rules
        .bans
        .deny
        .iter()
        .find(|banned| banned.name == package.name)
    {
        return Ok(Some(format!("{called} is banned: {}", banned.reason)));
    }
    if !source.starts_with("registry+") {
        return Ok(Some(format!("{called} does not come from the registry")));
    }
    let Some(written) = &package.license else {
        return Ok(Some(format!("{called} names no licence")));
    };
    Ok((!allowed(written, &rules.licenses.allow)?)
        .then(|| format!("{called} has the licence {written}")))
}

/// Whether an expression like `MIT OR Apache-2.0` can be met from the list.
fn allowed(written: &str, allow: &[String]) -> Result<bool> {
    let expression = Expression::parse_mode(written, spdx::ParseMode::LAX)
        .with_context(|| format!("`{written}` is no licence expression."))?;
    Ok(expression.evaluate(|wanted| allow.contains(&wanted.to_string())))
}

#[cfg(test)]
mod tests {
    use super::allowed;

    #[test]
    fn a_choice_needs_one_allowed_licence_and_a_sum_all() {
        let allow = ["MIT".to_owned(), "Zlib".to_owned()];
        for (written, expected) in [
            ("MIT OR GPL-3.0", true),
            ("MIT/GPL-3.0", true),
            ("MIT AND GPL-3.0", false),
            ("(MIT OR GPL-3.0) AND Zlib", true),
            ("AGPL-3.0", false),
        ] {
            assert_eq!(
                allowed(written, &allow).expect(written),
                expected,
                "{written}"
            );
        }
    }
}
