//! What a phone is told that puts the hall on its home screen (https://www.w3.org/TR/appmanifest/), in each language.

use super::site::Manifest;
use super::sitemap::KEPT;
use app::i18n::Locale;
use app::say;
use app::ui::Site;
use axum::response::{IntoResponse, Response};
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use serde_json::json;

/// The ground of the hall's head, which its icons stand on too.
const GROUND: &str = "#042f37";

/// The hall's name, where it begins, and its icons.
pub fn web_manifest(manifest: &Manifest, l: Locale) -> Response {
    let Site { icon, touch, .. } = manifest.site(String::new());
    let (name, start) = (say!(l, "hall-name"), l.href("/"));
    let told = json!({
        "name": name,
        "short_name": name,
        "description": say!(l, "hall-about"),
        "lang": l.tag(),
        "dir": l.dir().attr(),
        "id": "/",
        "start_url": start,
        "scope": "/",
        "display": "minimal-ui",
        "theme_color": GROUND,
        "background_color": GROUND,
        "icons": [
            { "src": icon, "type": "image/svg+xml", "sizes": "any" },
            { "src": touch, "type": "image/png", "sizes": "180x180" },
            { "src": manifest.square(), "type": "image/png", "sizes": "512x512", "purpose": "any maskable" },
        ],
    });
    let kind = "application/manifest+json; charset=utf-8";
    (
        [(CONTENT_TYPE, kind), (CACHE_CONTROL, KEPT)],
        told.to_string(),
    )
        .into_response()
}
