//! What plays a stream in a page: a small script of ours, and where a browser needs it, hls.js.

use super::act::{csp_for_stream, island_scripts};
use leptos::prelude::*;

/// Where the player's files lie; the server reads it from the site's manifest.
#[derive(Debug, Clone, Default)]
pub struct HlsAssets {
    /// The script that attaches to a `video` with `data-hls`.
    pub script: String,
    /// hls.js without what most streams need not; none where the site was built without npm.
    pub light: Option<String>,
    /// The whole of it, for streams whose sound is a list of its own.
    pub full: Option<String>,
}

/// The scripts of a page with islands and a stream. The page may fetch from any `https:` host, since a list names
/// its segments wherever they lie, and from `loopback` where the stream comes from this very machine. `sound` is the
/// language (BCP 47) that the reader has chosen to hear before.
pub fn stream_scripts(loopback: Option<&str>, sound: Option<&'static str>) -> AnyView {
    let islands = island_scripts();
    csp_for_stream(loopback);
    let assets = use_context::<HlsAssets>().unwrap_or_default();
    view! {
        {islands}
        <script src=assets.script data-light=assets.light data-full=assets.full data-sound=sound defer></script>
    }
    .into_any()
}
