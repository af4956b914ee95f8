//! The folder that becomes the site, with hashed names and the list of them.

use super::packed::Packed;
use super::{copy_folder, digest};
use crate::place::Place;
use crate::steps::note;
use anyhow::{Result, bail};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Where hashed files stand in the site; a name in the manifest is relative to it.
const PKG: &str = "pkg";

/// A site in the making.
pub(super) struct Shelf {
    next: PathBuf,
    packed: Packed,
    names: BTreeMap<String, String>,
}

impl Shelf {
    /// An empty one beside the site that may be in use.
    pub(super) fn new(place: &Place) -> Result<Self> {
        let next = place.target("site.next");
        if next.exists() {
            fs::remove_dir_all(&next)?;
        }
        fs::create_dir_all(next.join(PKG))?;
        Ok(Self {
            next,
            packed: Packed::new(place)?,
            names: BTreeMap::new(),
        })
    }

    /// Puts a file in as `<stem>.<hash>.<extension>`, listed under `key`, and gives that name.
    pub(super) fn put(
        &mut self,
        key: &str,
        stem: &str,
        extension: &str,
        content: &[u8],
    ) -> Result<String> {
        let name = format!("{stem}.{}.{extension}", digest(&[content]));
        self.put_as(key, name, content)
    }

    /// Puts a file in under that name, listed under `key`, and gives the name.
    pub(super) fn put_as(&mut self, key: &str, name: String, content: &[u8]) -> Result<String> {
        let extension = name.rsplit('.').next().unwrap_or_default();
        let file = self.next.join(PKG).join(&name);
        fs::write(&file, content)?;
        let mut line = format!("{name}: {} bytes", content.len());
        if matches!(extension, "css" | "js" | "svg" | "wasm") {
            let (brotli, gzip) = self.packed.beside(&file, content)?;
            write!(line, ", brotli {brotli}, gzip {gzip}")?;
        }
        note(&line);
        if self.names.insert(key.to_owned(), name.clone()).is_some() {
            bail!("Two files of the site would both be listed as `{key}`: rename one.");
        }
        Ok(name)
    }

    /// Puts a whole folder in beside the hashed files, as it is.
    pub(super) fn keep_folder(&self, from: &Path, name: &str) -> Result<()> {
        copy_folder(from, &self.next.join(PKG).join(name))
    }

    /// Puts a file or folder in at the site's top, under the name that the outside world asks for.
    pub(super) fn keep_at_top(&self, from: &Path, name: &str) -> Result<()> {
        let to = self.next.join(name);
        if from.is_dir() {
            return copy_folder(from, &to);
        }
        fs::copy(from, to)?;
        Ok(())
    }

    /// Writes the lists of names and lets the new site take the old one's place.
    pub(super) fn finish(self, place: &Place) -> Result<()> {
        fs::write(
            self.next.join("manifest.json"),
            serde_json::to_vec_pretty(&self.names)?,
        )?;
        fs::write(self.next.join("hash.txt"), hash_list(&self.names)?)?;
        self.packed.forget_unused()?;
        let site = place.site();
        let old = place.target("site.old");
        if old.exists() {
            fs::remove_dir_all(&old)?;
        }
        if site.exists() {
            fs::rename(&site, &old)?;
        }
        fs::rename(&self.next, &site)?;
        if old.exists() {
            fs::remove_dir_all(&old)?;
        }
        Ok(())
    }
}

/// The hashes as Leptos reads them with `hash_files`: one `kind: hash` a line.
fn hash_list(names: &BTreeMap<String, String>) -> Result<String> {
    let mut list = String::new();
    for kind in ["js", "wasm", "css"] {
        if let Some(hash) = names.get(kind).and_then(|name| name.rsplit('.').nth(1)) {
            writeln!(list, "{kind}: {hash}")?;
        }
    }
    Ok(list)
}

#[cfg(test)]
mod tests {
    use super::hash_list;

    #[test]
    fn the_hash_list_reads_as_leptos_expects() {
        let names = [
            ("js", "lecture-hall.0a.js"),
            ("css", "lecture-hall.1b.css"),
            ("zone", "zone.2c.js"),
        ];
        let names = names
            .map(|(key, name)| (key.to_owned(), name.to_owned()))
            .into();
        assert_eq!(hash_list(&names).expect("a list"), "js: 0a\ncss: 1b\n");
    }
}
