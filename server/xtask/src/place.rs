//! Where things stand in the workspace.

use anyhow::{Context, Result};
use std::env;
use std::path::{Path, PathBuf};

/// The name that the binary and the browser's files share.
pub(crate) const NAME: &str = "lecture-hall";

/// The workspace, as paths.
#[derive(Clone)]
pub(crate) struct Place {
    root: PathBuf,
    target: PathBuf,
}

impl Place {
    /// Finds the workspace from the folder of this crate, which `cargo run` tells.
    ///
    /// Asked for when it runs, not when it compiles, so that a moved checkout still finds itself.
    pub(crate) fn find() -> Result<Self> {
        let crate_folder = env::var_os("CARGO_MANIFEST_DIR")
            .context("Run this by `cargo xtask`, which tells it where the workspace is.")?;
        let root = Path::new(&crate_folder)
            .ancestors()
            .nth(2)
            .context("The build helper is no longer at server/xtask.")?
            .to_path_buf();
        let target = env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| root.join("target"), |set| root.join(set));
        Ok(Self { root, target })
    }

    /// A path from the workspace's top.
    pub(crate) fn of(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// A path under the one target folder.
    pub(crate) fn target(&self, path: &str) -> PathBuf {
        self.target.join(path)
    }

    /// What this helper keeps from one run to the next; deleting it only costs time.
    pub(crate) fn kept(&self, path: &str) -> PathBuf {
        self.target.join("xtask").join(path)
    }

    /// The finished files for the browser, which the server hands out.
    pub(crate) fn site(&self) -> PathBuf {
        self.target("site")
    }

    /// The server's binary.
    pub(crate) fn binary(&self, release: bool) -> PathBuf {
        let profile = if release { "release" } else { "debug" };
        self.target(profile)
            .join(format!("{NAME}{}", env::consts::EXE_SUFFIX))
    }
}
