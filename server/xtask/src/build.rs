//! `cargo xtask build`: the order of the steps, from sources to a hall that can be served.

use crate::place::{NAME, Place};
use crate::steps::Steps;
use crate::{process, site, wasm};
use anyhow::Result;

/// How many steps [`site`] has.
pub(crate) const SITE_STEPS: u32 = 5;

/// Builds everything.
pub(crate) fn run(place: &Place, release: bool) -> Result<()> {
    let mut steps = Steps::new(SITE_STEPS + 1);
    site(&mut steps, place)?;
    server(&mut steps, place, release)
}

/// Builds what the browser gets, into `target/site`.
pub(crate) fn site(steps: &mut Steps, place: &Place) -> Result<()> {
    let compiler = steps.run("wasm target", || wasm::Compiler::find(place))?;
    let raw = steps.run("browser half (wasm)", || compiler.build(place))?;
    let bound = steps.run("its JavaScript (wasm-bindgen)", || {
        site::bindgen::bind(place, &raw)
    })?;
    let small = steps.run("made small (wasm-opt, esbuild)", || {
        site::shrink::shrink(place, &bound)
    })?;
    steps.run("site (style, hashed names, brotli, gzip)", || {
        site::assemble(place, &small)
    })
}

/// Builds the server's binary.
pub(crate) fn server(steps: &mut Steps, place: &Place, release: bool) -> Result<()> {
    let title = if release {
        "server (release)"
    } else {
        "server (dev)"
    };
    steps.run(title, || {
        let mut cargo = process::cargo(place);
        cargo.args(["build", "-p", "server", "--bin", NAME]);
        if release {
            cargo.arg("--release");
        }
        process::run(&mut cargo)
    })
}
