//! Which node of a hall this is: several may share a database, and each has a data folder of its own.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// The file in the data folder that names the node.
const FILE: &str = "node-id";

/// The node's id, as its data folder has it; a new one where the folder has none yet.
///
/// # Errors
/// Why the file was neither read nor written, in a sentence.
pub fn id(data: &Path, new: impl FnOnce() -> String) -> Result<String, String> {
    let file = data.join(FILE);
    let known = match fs::read_to_string(&file) {
        Ok(known) => known.trim().to_owned(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(format!("{} cannot be read: {error}", file.display())),
    };
    if !known.is_empty() {
        return Ok(known);
    }
    let id = new();
    let written = File::create(&file).and_then(|mut to| {
        to.write_all(id.as_bytes())?;
        to.sync_all()
    });
    written.map_err(|error| format!("{} cannot be written: {error}", file.display()))?;
    Ok(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_is_the_same_after_every_start_and_another_in_another_folder() {
        let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let first = id(one.path(), || "a1".into()).unwrap();
        assert_eq!(first, "a1");
        let again = id(one.path(), || unreachable!("it is known"));
        assert_eq!(again.unwrap(), "a1");
        assert_eq!(id(other.path(), || "b2".into()).unwrap(), "b2");
        // A start that was cut off while it wrote the file.
        fs::write(one.path().join(FILE), "").unwrap();
        assert_eq!(id(one.path(), || "c3".into()).unwrap(), "c3");
        assert!(id(&one.path().join("none"), || "d4".into()).is_err());
    }
}
