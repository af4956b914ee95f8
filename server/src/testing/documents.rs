//! Documents as small as they can be, for what only looks whether they are some.

/// A file's name in an archive, with the bytes before it that say what it is, and its content.
fn entry(begins: &[u8], before: usize, after: usize, name: &str) -> Vec<u8> {
    let length = u16::try_from(name.len()).unwrap_or_default();
    let mut bytes = begins.to_vec();
    bytes.resize(before, 0);
    bytes.extend_from_slice(&length.to_le_bytes());
    bytes.resize(bytes.len() + after, 0);
    bytes.extend_from_slice(name.as_bytes());
    bytes
}

/// A document of Office Open XML that lists these parts.
pub fn office(parts: &[&str]) -> Vec<u8> {
    let (mut files, mut list) = (Vec::new(), Vec::new());
    for name in ["[Content_Types].xml"].iter().chain(parts) {
        files.extend(entry(b"PK\x03\x04", 26, 2, name));
        list.extend(entry(b"PK\x01\x02", 28, 16, name));
    }
    files.extend(list);
    files.extend(entry(b"PK\x05\x06", 20, 0, ""));
    files
}

/// An `OpenDocument` of that media type.
pub fn open_document(media_type: &str) -> Vec<u8> {
    let mut bytes = entry(b"PK\x03\x04", 26, 2, "mimetype");
    bytes.extend_from_slice(media_type.as_bytes());
    bytes.extend(entry(b"PK\x01\x02", 28, 16, "mimetype"));
    bytes
}
