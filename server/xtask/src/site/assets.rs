//! What stands in `public/`.

use super::shelf::Shelf;
use super::{npm, shrink};
use crate::place::Place;
use crate::steps::note;
use anyhow::{Context, Result};
use std::ffi::OsStr;
use std::fs;

/// Files that only our own pages ask for, so they may have hashed names and be kept for ever.
const HASHED: [&str; 8] = ["avif", "css", "jpg", "js", "png", "svg", "webp", "woff2"];

/// Scripts that build on a package of npm, by their stems.
const BUNDLED: [&str; 1] = ["upload"];

/// Puts every file of the folder into the site.
///
/// Pictures, scripts and the like are hashed and listed in the manifest by their stem (`zone.js` as
/// `zone`). Others (`robots.txt`, `favicon.ico`) keep their names at the site's top, where the world
/// looks for them, and so do whole folders.
pub(super) fn put_all(shelf: &mut Shelf, place: &Place) -> Result<()> {
    let folder = place.of("public");
    let entries =
        fs::read_dir(&folder).with_context(|| format!("{} is missing.", folder.display()))?;
    let mut files = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>>>()?;
    files.sort();
    for file in files {
        let name = file
            .file_name()
            .and_then(OsStr::to_str)
            .context("A name in public/ is not UTF-8.")?;
        match name.rsplit_once('.') {
            Some((stem, "js")) if BUNDLED.contains(&stem) => match shrink::bundle(place, &file)? {
                Some(content) => {
                    shelf.put(stem, stem, "js", &content)?;
                }
                None => note(&format!(
                    "warning: without npm there is no {stem}.js; its page does with less"
                )),
            },
            Some((stem, extension)) if file.is_file() && HASHED.contains(&extension) => {
                let content = if extension == "js" {
                    shrink::script(place, &file)?
                } else {
                    fs::read(&file)?
                };
                shelf.put(stem, stem, extension, &content)?;
            }
            _ => shelf.keep_at_top(&file, name)?,
        }
    }
    put_player(shelf, place)
}

/// Puts hls.js in, which plays streams where the browser itself cannot; small already, it comes as it was published.
fn put_player(shelf: &mut Shelf, place: &Place) -> Result<()> {
    let Some(modules) = npm::tools(place) else {
        note(
            "warning: without hls.js only browsers that play HLS themselves show a stream in the room",
        );
        return Ok(());
    };
    for (key, file) in [
        ("hls_light", "hls.light.min.js"),
        ("hls_full", "hls.min.js"),
    ] {
        let script = fs::read_to_string(modules.join("hls.js/dist").join(file))?;
        // The map it names is not part of the site.
        let script = script
            .split("\n//# sourceMappingURL=")
            .next()
            .unwrap_or_default();
        shelf.put(key, &key.replace('_', "-"), "js", script.as_bytes())?;
    }
    Ok(())
}
