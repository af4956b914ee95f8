//! The built site: names with hashes, kept by browsers for ever.

use app::replays::{PlayerScript, TranscriptScript};
use app::ui::Site;
use app::ui::{FollowScript, HlsAssets, SharingScript, UploadScript};
use serde::Deserialize;
use std::path::Path;

/// What the build wrote: each kind's file under `/pkg/`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Manifest {
    js: String,
    css: String,
    desk: String,
    zone: String,
    icon: String,
    touch: String,
    square: String,
    share: String,
    stream: String,
    transcript: String,
    player: String,
    follow: String,
    sharing: String,
    hls_light: Option<String>,
    hls_full: Option<String>,
    upload: Option<String>,
}

impl Manifest {
    /// Reads it from the site's folder.
    ///
    /// # Errors
    /// Where the site was not built, in a sentence that says how to build it.
    pub fn read(site: &Path) -> Result<Self, String> {
        let file = site.join("manifest.json");
        let text = std::fs::read_to_string(&file).map_err(|e| {
            format!(
                "the built site is not at {} ({e}); build it with: cargo xtask build",
                site.display()
            )
        })?;
        serde_json::from_str(&text)
            .map_err(|e| format!("{} is not a manifest: {e}", file.display()))
    }

    /// The addresses pages use.
    pub fn site(&self, origin: String) -> Site {
        let at = |name: &str| format!("/pkg/{name}");
        Site {
            origin,
            css: at(&self.css),
            desk: at(&self.desk),
            zone: at(&self.zone),
            icon: at(&self.icon),
            touch: at(&self.touch),
            share: at(&self.share),
        }
    }

    /// The address of the large icon, 512 pixels wide.
    pub fn square(&self) -> String {
        format!("/pkg/{}", self.square)
    }

    /// The address of the transcript's script.
    pub fn transcript(&self) -> TranscriptScript {
        TranscriptScript(format!("/pkg/{}", self.transcript))
    }

    /// The address of the player's script.
    pub fn player(&self) -> PlayerScript {
        PlayerScript(format!("/pkg/{}", self.player))
    }

    /// The address of what follows a page.
    pub fn follow(&self) -> FollowScript {
        FollowScript(format!("/pkg/{}", self.follow))
    }

    /// The address of what copies and shares addresses.
    pub fn sharing(&self) -> SharingScript {
        SharingScript(format!("/pkg/{}", self.sharing))
    }

    /// The addresses of what plays a stream.
    pub fn hls_assets(&self) -> HlsAssets {
        let at = |name: &String| format!("/pkg/{name}");
        HlsAssets {
            script: at(&self.stream),
            light: self.hls_light.as_ref().map(at),
            full: self.hls_full.as_ref().map(at),
        }
    }

    /// The address of what goes on with an upload.
    pub fn upload(&self) -> UploadScript {
        UploadScript(self.upload.as_ref().map(|name| format!("/pkg/{name}")))
    }

    /// The name the islands' loader builds its addresses from: `<name>.js` and `<name>_bg.wasm`.
    pub fn output_name(&self) -> String {
        self.js.trim_end_matches(".js").to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_told_of_both_style_sheets() {
        let folder = tempfile::tempdir().expect("a folder");
        let manifest = r#"{"js":"h.1.js","css":"lecture-hall.2.css","desk":"desk.3.css"}"#;
        std::fs::write(folder.path().join("manifest.json"), manifest).expect("a file");
        let site = Manifest::read(folder.path())
            .expect("a manifest")
            .site(String::new());
        assert_eq!(
            [site.css, site.desk],
            ["/pkg/lecture-hall.2.css", "/pkg/desk.3.css"]
        );
    }
}
