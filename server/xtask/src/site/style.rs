//! One style sheet out of many.

use anyhow::{Result, anyhow, ensure};
use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions};
use lightningcss::targets::{Browsers, Features, Targets};
use std::path::Path;

/// Takes the imported files in and gives the whole, minified.
pub(super) fn bundle(entry: &Path) -> Result<String> {
    ensure!(entry.exists(), "{} is missing.", entry.display());
    let files = FileProvider::new();
    let mut bundler = Bundler::new(&files, None, ParserOptions::default());
    let mut sheet = bundler.bundle(entry).map_err(|error| anyhow!("{error}"))?;
    let targets = targets();
    sheet
        .minify(MinifyOptions {
            targets,
            ..MinifyOptions::default()
        })
        .map_err(|error| anyhow!("{error}"))?;
    let printed = sheet.to_css(PrinterOptions {
        minify: true,
        targets,
        ..PrinterOptions::default()
    });
    Ok(printed.map_err(|error| anyhow!("{error}"))?.code)
}

/// The oldest browsers that know `oklch`: nesting is flattened for them.
///
/// What has no good translation stays as it was written: `light-dark()` would become two variables for
/// every colour, and a logical property a rule for each direction. Older browsers pass such a line over.
fn targets() -> Targets {
    Targets {
        browsers: Some(Browsers {
            android: Some(version(111, 0)),
            chrome: Some(version(111, 0)),
            edge: Some(version(111, 0)),
            firefox: Some(version(113, 0)),
            ios_saf: Some(version(16, 4)),
            opera: Some(version(97, 0)),
            safari: Some(version(16, 4)),
            samsung: Some(version(22, 0)),
            ie: None,
        }),
        include: Features::Nesting,
        exclude: Features::Colors | Features::LogicalProperties | Features::DirSelector,
    }
}

/// A version as lightningcss counts it.
const fn version(major: u32, minor: u32) -> u32 {
    (major << 16) | (minor << 8)
}

#[cfg(test)]
mod tests {
    use super::bundle;
    use std::path::Path;
    use std::{env, fs};

    #[test]
    fn learners_get_none_of_the_desks_style_and_both_keep_what_browsers_open() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../style");
        let of = |entry: &str| bundle(&folder.join(entry)).expect("a style sheet");
        let (main, desk) = (of("main.css"), of("desk.css"));
        for part in [".week", ".desk", ".dense", ".figures"] {
            assert!(desk.contains(part), "{part} is not in {desk}");
            assert!(!main.contains(&format!("{part}{{")), "{part} is in {main}");
        }
        for part in [
            ":popover-open",
            "position-area:",
            "anchor-scope:",
            "selector(:popover-open)",
        ] {
            assert!(main.contains(part), "{part} is not in {main}");
        }
        // Rules of one layer: the desk's come later, and overrule.
        for css in [&main, &desk] {
            assert!(css.contains("@layer parts{"), "{css}");
        }
    }

    #[test]
    fn imports_come_in_and_modern_colours_stay() {
        let folder = env::temp_dir().join("xtask-style");
        fs::create_dir_all(&folder).expect("a folder for the sample");
        fs::write(
            folder.join("base.css"),
            "a { margin-inline-start: 1px; & b { color: red } }",
        )
        .expect("the imported file");
        let entry = folder.join("main.css");
        fs::write(&entry, "@layer base; @import 'base.css' layer(base); i { color: light-dark(oklch(40% .1 200), #fff) }")
            .expect("the entry");
        let css = bundle(&entry).expect("a style sheet");
        for part in [
            "@layer base",
            "a b{",
            "margin-inline-start:1px",
            "light-dark(oklch(",
        ] {
            assert!(css.contains(part), "{part} is not in {css}");
        }
        assert!(!css.contains("@import"), "an import is left in {css}");
    }
}
