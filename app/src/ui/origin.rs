//! Where the hall stands on the web.

/// The public address, without a slash at the end; the server provides it to every request.
#[derive(Debug, Clone, Default)]
pub struct Origin(pub String);
