//! What goes on with an upload after a dropped line.

/// Where the script lies that attaches to `form.upload`; none where the site was built without npm. The server reads it
/// from the site's manifest.
#[derive(Debug, Clone, Default)]
pub struct UploadScript(pub Option<String>);
