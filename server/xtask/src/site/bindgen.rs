//! The JavaScript that loads the browser's half, by wasm-bindgen as a library.
//!
//! As a library its version is the one in Cargo.lock, which must equal that of the crate in the wasm.

use super::digest;
use crate::place::{NAME, Place};
use crate::steps::note;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

/// The script's name before it has a hash.
pub(crate) const SCRIPT: &str = "lecture-hall.js";
/// The wasm's name before it has a hash, which the script holds.
pub(crate) const WASM: &str = "lecture-hall_bg.wasm";
/// JavaScript that crates bring with them, which the script imports by this path.
pub(crate) const SNIPPETS: &str = "snippets";

/// Makes script and wasm from the raw wasm, and gives their folder; the same input is not worked twice.
pub(crate) fn bind(place: &Place, raw: &Path) -> Result<PathBuf> {
    let bytes = fs::read(raw).with_context(|| format!("{} is missing.", raw.display()))?;
    // A change to this file makes other scripts of the same wasm.
    let name = digest(&[&bytes, include_bytes!("bindgen.rs")]);
    let folder = place.kept("browser").join(name).join("bound");
    if folder.join(SCRIPT).exists() {
        note("unchanged");
        return Ok(folder);
    }
    // Only one browser's half is kept: the last.
    let all = place.kept("browser");
    if all.exists() {
        fs::remove_dir_all(all)?;
    }
    let mut bindgen = Bindgen::new();
    bindgen
        .input_bytes(NAME, bytes)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(false)
        .remove_name_section(true)
        .remove_producers_section(true);
    // The script is written last of all by `generate`, so its presence says that the rest is there.
    bindgen.generate(&folder)?;
    Ok(folder)
}
