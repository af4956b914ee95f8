//! From bytes to characters.

use super::{BYTES_MOST, Fault, Finding};
use std::borrow::Cow;

/// What bytes say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// Whether it came as UTF-16.
    pub utf16: bool,
}

/// The characters of a file: UTF-8, or UTF-16 in either order with the mark that says which.
///
/// # Errors
/// What is of another code page, with the first line that shows it; a file that is too large is not looked at.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Finding<Fault>> {
    let no = |line, what| Err(Finding { line, what });
    if bytes.len() > BYTES_MOST {
        return no(0, Fault::TooLarge);
    }
    let units: Option<fn([u8; 2]) -> u16> = match bytes {
        // Four bytes a character, or two and no mark.
        [0xff, 0xfe, 0, 0, ..] | [0, ..] | [_, 0, ..] => return no(1, Fault::NotUtf8),
        [0xff, 0xfe, ..] => Some(u16::from_le_bytes),
        [0xfe, 0xff, ..] => Some(u16::from_be_bytes),
        _ => None,
    };
    let Some(unit) = units else {
        return match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Decoded {
                text: text.to_owned(),
                utf16: false,
            }),
            Err(error) => no(lines_to(&bytes[..error.valid_up_to()]), Fault::NotUtf8),
        };
    };
    let (pairs, odd) = bytes[2..].as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    for c in char::decode_utf16(pairs.iter().copied().map(unit)) {
        match c {
            Ok(c) => text.push(c),
            Err(_) => return no(lines_to(text.as_bytes()), Fault::NotUtf8),
        }
    }
    if !odd.is_empty() {
        return no(lines_to(text.as_bytes()), Fault::NotUtf8);
    }
    if text.len() > BYTES_MOST {
        return no(0, Fault::TooLarge);
    }
    Ok(Decoded { text, utf16: true })
}

/// A text as the standard reads it, and as a database can keep it: U+FFFD in the place of each NUL.
pub fn without_nul(text: &str) -> Cow<'_, str> {
    if text.contains('\0') {
        text.replace('\0', "\u{fffd}").into()
    } else {
        text.into()
    }
}

/// The line that these bytes end in.
fn lines_to(bytes: &[u8]) -> usize {
    let pairs = bytes.windows(2).filter(|pair| pair == b"\r\n").count();
    let ends = bytes.iter().filter(|b| matches!(b, b'\r' | b'\n')).count();
    ends - pairs + 1
}
