//! What a command says where it does not do what it was asked.

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
