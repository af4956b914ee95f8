//! Chinese characters, simplified and traditional, as one.

use std::collections::HashMap;
use std::sync::LazyLock;

/// In each line the character that the index writes, and those that it stands for, as `make-han.sh` writes them.
const LIST: &str = include_str!("han.txt");

static WRITTEN: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let mut written = HashMap::new();
    for line in LIST.lines().filter(|line| !line.starts_with('#')) {
        let mut characters = line.chars();
        if let Some(one) = characters.next() {
            written.extend(characters.map(|other| (other, one)));
        }
    }
    written
});

/// The one that stands for it: itself, where there is no other.
pub(super) fn written(c: char) -> char {
    WRITTEN.get(&c).copied().unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_for_others_stands_for_itself() {
        assert!(WRITTEN.len() > 3_000, "{}", WRITTEN.len());
        for (other, one) in &*WRITTEN {
            assert!(other != one && !other.is_ascii(), "{other}{one}");
            assert_eq!(written(*one), *one, "{other}{one}");
        }
        for (a, b) in [('電', '电'), ('臺', '台'), ('發', '发'), ('髮', '发')] {
            assert_eq!((written(a), written(b)), (b, b));
        }
        assert_eq!(written('a'), 'a');
    }
}
