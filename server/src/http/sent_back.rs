//! How a refused form that is no server function's leads back to its page.

use super::request_session::RequestSession;
use app::answer::Refused;
use app::i18n::Locale;
use app::say;
use app::ui::{Flash, FlashStore, Notice, Reauthentication, SentForm, sign_in_page};
use axum::response::{IntoResponse, Redirect, Response};

/// Keeps what was typed for the page of the form, and leads there; where nobody is signed in (any more), to signing in first.
pub(super) async fn sent_back<R>(
    session: &RequestSession,
    l: Locale,
    back: &str,
    mut sent: SentForm,
    refused: &Refused<R>,
) -> Response {
    if !matches!(refused, Refused::SignInFirst) {
        session
            .put(Flash {
                forms: vec![sent],
                ..Flash::default()
            })
            .await;
        return Redirect::to(back).into_response();
    }
    let why = if session.is_anothers() {
        say!(l, "form-of-another")
    } else {
        say!(l, "sign-in-first")
    };
    sent.typed.problems.clear();
    session
        .put(Flash {
            notice: Notice::bad(why),
            forms: vec![sent.waiting()],
            ..Flash::default()
        })
        .await;
    Redirect::to(&sign_in_page(l, back, false)).into_response()
}
