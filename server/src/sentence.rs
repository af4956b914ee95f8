//! Sentences for whoever runs the hall: what a command says where it does not do what it was asked, and why something failed.

use app::answer::Refused;

/// Why a command did not do it, in a sentence for the person at the command line.
pub type Sentence = String;

/// The sentence of a refusal.
pub(crate) fn told<R: std::fmt::Debug>(refused: Refused<R>) -> Sentence {
    match refused {
        Refused::Fault(fault) => fault,
        Refused::Unavailable(_) => {
            "the database is not available at this moment; the log above says why".into()
        }
        other => format!("{other:?}"),
    }
}

/// An error with all that it came from, in one line. Neither sqlx's errors nor the storage's name a password.
pub(crate) fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        let cause_text = cause.to_string();
        if !text.contains(&cause_text) {
            text.push_str(": ");
            text.push_str(&cause_text);
        }
        source = cause.source();
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io;

    #[test]
    fn the_cause_is_told_once() {
        let refused = io::Error::new(io::ErrorKind::ConnectionRefused, "nobody listens");
        let told = chain(&sqlx::Error::Io(refused));
        assert_eq!(told.matches("nobody listens").count(), 1, "{told}");
    }
}
