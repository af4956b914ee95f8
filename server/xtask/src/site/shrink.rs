//! Making the browser's half small, by tools that come from npm.
//!
//! Both are optional: without npm the site works, its wasm a sixth larger to unpack and its script a third
//! larger to fetch. (Compressed, the wasm hardly changes; what `-Oz` saves is memory and compiling.)

use super::{bindgen, digest, npm};
use crate::place::Place;
use crate::process;
use crate::steps::note;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// What rustc's wasm uses today; a feature not named here would be refused, never mangled.
const WASM_OPT: [&str; 9] = [
    "-Oz",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// The script of esbuild inside the folder of packages.
const ESBUILD: &str = "esbuild/bin/esbuild";

/// How scripts are made small.
const MINIFY: [&str; 3] = ["--minify", "--legal-comments=none", "--log-level=warning"];

/// Gives the folder with the small script and wasm, or the one it was given where there is no npm.
pub(crate) fn shrink(place: &Place, bound: &Path) -> Result<PathBuf> {
    let recipe = digest(&[npm::version().as_bytes(), WASM_OPT.concat().as_bytes()]);
    let small = bound.with_file_name(format!("small-{recipe}"));
    if small.exists() {
        note("unchanged");
        return Ok(small);
    }
    let Some(modules) = npm::tools(place) else {
        return Ok(bound.to_path_buf());
    };
    let half = bound.with_file_name("small.next");
    fs::create_dir_all(&half)?;
    let wasm = half.join(bindgen::WASM);
    process::run(
        npm::node(&modules.join("binaryen/bin/wasm-opt"))
            .args(WASM_OPT)
            .arg(bound.join(bindgen::WASM))
            .arg("-o")
            .arg(&wasm),
    )?;
    // Bundling takes the crates' own snippets in, which saves the browser a round trip for each.
    process::run(
        npm::node(&modules.join(ESBUILD))
            .arg(bound.join(bindgen::SCRIPT))
            .args(["--bundle", "--format=esm"])
            .args(MINIFY)
            .arg(format!(
                "--outfile={}",
                half.join(bindgen::SCRIPT).display()
            )),
    )?;
    note(&format!(
        "{} KiB before, {} KiB after",
        kibibytes(&bound.join(bindgen::WASM))?,
        kibibytes(&wasm)?
    ));
    fs::rename(&half, &small)?;
    Ok(small)
}

/// A small script of our own, minified where the tools are there.
pub(super) fn script(place: &Place, file: &Path) -> Result<Vec<u8>> {
    let Some(modules) = npm::installed(place) else {
        return Ok(fs::read(file)?);
    };
    let mut esbuild = npm::node(&modules.join(ESBUILD));
    Ok(process::read(esbuild.arg(file).args(MINIFY))?.into_bytes())
}

/// A script of our own with the packages it names, in one file; none where there is no npm.
pub(super) fn bundle(place: &Place, file: &Path) -> Result<Option<Vec<u8>>> {
    let Some(modules) = npm::tools(place) else {
        return Ok(None);
    };
    let mut esbuild = npm::node(&modules.join(ESBUILD));
    esbuild
        .arg(file)
        .args(["--bundle", "--format=iife"])
        .args(MINIFY)
        .env("NODE_PATH", &modules);
    Ok(Some(process::read(&mut esbuild)?.into_bytes()))
}

/// A file's size for a person to read.
fn kibibytes(file: &Path) -> Result<u64> {
    let size = fs::metadata(file)
        .with_context(|| format!("{} is missing.", file.display()))?
        .len();
    Ok(size.div_ceil(1024))
}
