//! Finds the word lists: each folder of `locales/` with its files, so that neither is named in the sources.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=locales");
    let told = |name: &str| env::var_os(name).ok_or_else(|| io::Error::other(name.to_owned()));
    let locales = Path::new(&told("CARGO_MANIFEST_DIR")?).join("locales");
    let folders = Path::new(&told("OUT_DIR")?).join("folders.rs");
    fs::write(folders, written(&locales)?)
}

/// The table of the folders, as Rust.
fn written(locales: &Path) -> io::Result<String> {
    let mut text = String::from("const FOLDERS: &[(&str, &[(&str, &str)])] = &[\n");
    for folder in inside(locales)?.iter().filter(|path| path.is_dir()) {
        // Writing to a string does not fail.
        let _ = writeln!(text, "    ({:?}, &[", named(folder)?);
        let is_list = |path: &&PathBuf| path.extension().is_some_and(|end| end == "ftl");
        for file in inside(folder)?.iter().filter(is_list) {
            let (name, path) = (named(file)?, file.to_string_lossy());
            let _ = writeln!(text, "        ({name:?}, include_str!({path:?})),");
        }
        text.push_str("    ]),\n");
    }
    text.push_str("];\n");
    Ok(text)
}

/// What lies in a folder, in the same order everywhere.
fn inside(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
    let mut all = entries.collect::<io::Result<Vec<_>>>()?;
    all.sort();
    Ok(all)
}

/// The name without what it ends on.
fn named(path: &Path) -> io::Result<&str> {
    let name = path.file_stem().and_then(|name| name.to_str());
    name.ok_or_else(|| io::Error::other(format!("{} has a name that is no text", path.display())))
}
