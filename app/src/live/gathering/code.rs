//! The code of a gathered room.

use std::fmt;

/// Six characters, none of which looks like another.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Code(String);

impl Code {
    /// What a code is made of: capital letters without I, L and O, digits without 0 and 1.
    pub const ALPHABET: &[u8; 31] = b"ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    /// How long it is.
    pub const LENGTH: usize = 6;

    /// The code in what was typed, in capitals or not, with or without spaces.
    pub fn parse(text: &str) -> Option<Self> {
        let code: String = text
            .chars()
            .filter(|c| !c.is_whitespace())
            .map(|c| c.to_ascii_uppercase())
            .collect();
        let known = |byte: u8| Self::ALPHABET.contains(&byte);
        (code.len() == Self::LENGTH && code.bytes().all(known)).then_some(Self(code))
    }

    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        for typed in [
            "ABC234",
            "abc234",
            " aBc 234 ",
            "A B C 2 3 4",
            "abc\u{a0}234",
        ] {
            assert_eq!(Code::parse(typed).unwrap().as_str(), "ABC234", "{typed}");
        }
        for no in [
            "",
            "ABC23",
            "ABC2345",
            "ABC10O",
            "ABCIL2",
            "АВС234",
            "ABC-23",
        ] {
            assert_eq!(Code::parse(no), None, "{no}");
        }
    }
}
