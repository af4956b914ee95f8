//! Where the built files lie.

/// Where the built files lie, by kind; the server reads it from the site's manifest.
#[derive(Debug, Clone, Default)]
pub struct Site {
    /// The public address, without a slash at the end.
    pub origin: String,
    /// The style sheet of all pages.
    pub css: String,
    /// What the desk's pages have beside it.
    pub desk: String,
    /// The script that turns times into the browser's zone.
    pub zone: String,
    /// The icon.
    pub icon: String,
    /// The icon of a phone's home screen, 180 pixels wide.
    pub touch: String,
    /// The picture of a link to a page that has none of its own, 1200 by 630 pixels.
    pub share: String,
}
