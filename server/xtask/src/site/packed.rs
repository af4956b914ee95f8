//! Compressed siblings, made once for each content.
//!
//! The best brotli takes seconds for the wasm, so what has been packed is kept under the content's digest.

use super::digest;
use crate::place::Place;
use anyhow::Result;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// What has been packed, now or before.
pub(super) struct Packed {
    folder: PathBuf,
    used: BTreeSet<PathBuf>,
}

impl Packed {
    /// Opens the folder of earlier runs.
    pub(super) fn new(place: &Place) -> Result<Self> {
        let folder = place.kept("packed");
        fs::create_dir_all(&folder)?;
        Ok(Self {
            folder,
            used: BTreeSet::new(),
        })
    }

    /// Writes `<file>.br` and `<file>.gz`; gives their sizes in bytes.
    pub(super) fn beside(&mut self, file: &Path, content: &[u8]) -> Result<(u64, u64)> {
        let name = digest(&[content]);
        let smaller = self.place(file, &name, "br", || brotli(content))?;
        let known_by_all = self.place(file, &name, "gz", || gzip(content))?;
        Ok((smaller, known_by_all))
    }

    /// Drops what this run had no use for.
    pub(super) fn forget_unused(&self) -> Result<()> {
        for entry in fs::read_dir(&self.folder)? {
            let file = entry?.path();
            if !self.used.contains(&file) {
                fs::remove_file(file)?;
            }
        }
        Ok(())
    }

    fn place(
        &mut self,
        file: &Path,
        name: &str,
        kind: &str,
        pack: impl FnOnce() -> Result<Vec<u8>>,
    ) -> Result<u64> {
        let kept = self.folder.join(format!("{name}.{kind}"));
        if !kept.exists() {
            let half = kept.with_extension("next");
            fs::write(&half, pack()?)?;
            fs::rename(half, &kept)?;
        }
        let mut beside = file.as_os_str().to_owned();
        beside.push(".");
        beside.push(kind);
        let size = fs::copy(&kept, beside)?;
        self.used.insert(kept);
        Ok(size)
    }
}

fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    let params = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: content.len(),
        ..BrotliEncoderParams::default()
    };
    brotli::BrotliCompress(&mut &*content, &mut packed, &params)?;
    Ok(packed)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}
