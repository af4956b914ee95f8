//! Long lines of a calendar (RFC 5545 §3.1).

/// Octets of a line, without its end.
const MOST: usize = 75;

/// The same text with lines of 75 octets at most, no character cut. The library that writes calendars does not count the space
/// by which a line goes on.
pub(super) fn folded(text: &str) -> String {
    let whole = text.replace("\r\n ", "");
    let mut folded = String::with_capacity(text.len());
    for line in whole.split_terminator("\r\n") {
        let mut long = 0;
        for character in line.chars() {
            if long + character.len_utf8() > MOST {
                folded.push_str("\r\n ");
                long = 1;
            }
            folded.push(character);
            long += character.len_utf8();
        }
        folded.push_str("\r\n");
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_longer_than_it_may_be_and_nothing_is_lost() {
        let long = format!("SUMMARY:{} ไทย’{}", "a".repeat(70), "老虎".repeat(60));
        let text = format!("BEGIN:VEVENT\r\n{long}\r\nEND:VEVENT\r\n");
        let folded = folded(&text);
        assert!(folded.lines().all(|line| line.len() <= MOST), "{folded}");
        assert!(folded.lines().any(|line| line.len() == MOST), "{folded}");
        assert_eq!(folded.replace("\r\n ", ""), text);
        assert_eq!(super::folded(&folded), folded);
    }
}
