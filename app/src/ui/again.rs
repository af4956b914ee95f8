//! The script that loads a page anew at its time.

/// Where it lies; the server reads it from the site's manifest. It waits as long as `data-again` says, in milliseconds.
#[derive(Debug, Clone, Default)]
pub struct AgainScript(pub String);
