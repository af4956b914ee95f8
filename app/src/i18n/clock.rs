//! A place in a film, as players show it.

use super::{Locale, number};

/// "1:23", "1:02:03", in the reader's digits.
pub fn clock(l: Locale, ms: i64) -> String {
    let seconds = ms.max(0) / 1000;
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    let two = |n: i64| {
        if n < 10 {
            number(l, 0) + &number(l, n)
        } else {
            number(l, n)
        }
    };
    if hours > 0 {
        format!(
            "{}:{}:{}",
            number(l, hours),
            two(minutes),
            two(seconds % 60)
        )
    } else {
        format!("{}:{}", number(l, minutes), two(seconds % 60))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_written_as_players_write_them() {
        assert_eq!(clock(Locale::En, 83_900), "1:23");
        assert_eq!(clock(Locale::En, 3_723_000), "1:02:03");
        assert_eq!(clock(Locale::Ar, 5_000), "٠:٠٥");
    }
}
