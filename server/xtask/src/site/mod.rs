//! The site: the files that the browser gets, as they will be served.

mod assets;
pub(crate) mod bindgen;
mod npm;
mod packed;
mod shelf;
pub(crate) mod shrink;
mod style;

use crate::place::{NAME, Place};
use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};
use shelf::Shelf;
use std::fs;
use std::path::Path;

/// Lays out `target/site` from the browser's half (as `shrink` left it), `style/` and `public/`.
///
/// All of it is written beside the old site and takes its place at the end, so that a server never meets
/// one half of each.
pub(crate) fn assemble(place: &Place, browser: &Path) -> Result<()> {
    let mut shelf = Shelf::new(place)?;
    let wasm = fs::read(browser.join(bindgen::WASM))?;
    let script = fs::read_to_string(browser.join(bindgen::SCRIPT))?;
    // The islands' loader knows one name and makes two of it: `<name>.js` and `<name>_bg.wasm`.
    let name = format!("{NAME}.{}", digest(&[&wasm, script.as_bytes()]));
    let wasm = shelf.put_as("wasm", format!("{name}_bg.wasm"), &wasm)?;
    ensure!(
        script.contains(bindgen::WASM),
        "The script of wasm-bindgen no longer names its wasm."
    );
    let script = script.replace(bindgen::WASM, &wasm);
    shelf.put_as("js", format!("{name}.js"), script.as_bytes())?;
    let snippets = browser.join(bindgen::SNIPPETS);
    if snippets.exists() {
        shelf.keep_folder(&snippets, bindgen::SNIPPETS)?;
    }
    // The desk's pages have both; those of learners never load what they do not need.
    for (key, stem, entry) in [
        ("css", NAME, "style/main.css"),
        ("desk", "desk", "style/desk.css"),
    ] {
        let style = style::bundle(&place.of(entry))?;
        shelf.put(key, stem, "css", style.as_bytes())?;
    }
    assets::put_all(&mut shelf, place)?;
    shelf.finish(place)
}

/// The short name of a content: what a cache may keep for ever, it must be able to tell apart.
fn digest(parts: &[&[u8]]) -> String {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(part);
    }
    format!("{:x}", digest.finalize())[..16].to_owned()
}

/// Copies a folder with all that is in it.
fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in
        fs::read_dir(from).with_context(|| format!("{} cannot be read.", from.display()))?
    {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
