//! The page in the place of a replay that is not for this reader: for whom it is, and the one thing to do about it.

use super::Page;
use crate::enrolment::NoSeat;
use crate::lectures::{Audience, Lecture, speakers_line, title_lang, title_note};
use crate::replays::NotForYou;
use crate::say;
use crate::ui::query_escape;
use http::StatusCode;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

/// Why the replay is not shown.
pub(super) fn page(p: &Page, lecture: &Lecture, why: NotForYou) -> AnyView {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.set_status(StatusCode::FORBIDDEN);
    }
    let l = p.l;
    let sentence = match (why, lecture.audience) {
        (NotForYou::Because(NoSeat::NotConfirmedYet), _) => say!(l, "replay-unconfirmed"),
        (_, Audience::Practitioners) => say!(l, "replay-for-practitioners"),
        _ => say!(l, "replay-for-officials"),
    };
    let next = match why {
        NotForYou::SignInRequired => {
            let next = query_escape(&p.address);
            let (sign_in, sign_up) = (
                p.href(&format!("/sign-in?next={next}")),
                p.href(&format!("/sign-up?next={next}")),
            );
            view! {
                <p class="actions"><a class="button main" href=sign_in>{say!(l, "replay-sign-in")}</a></p>
                <p class="small">{say!(l, "no-account-yet")}" "<a href=sign_up>{say!(l, "sign-up-link")}</a></p>
            }
            .into_any()
        }
        NotForYou::Because(why) => {
            let next = match why {
                NoSeat::NotConfirmedYet => say!(l, "replay-unconfirmed-next"),
                NoSeat::PractitionersOnly => say!(l, "replay-practitioners-next"),
                _ => say!(l, "replay-officials-next"),
            };
            view! {
                <p>{next}</p>
                <p class="actions"><a class="button main" href=p.href("/profile")>{say!(l, "to-profile")}</a></p>
            }
            .into_any()
        }
    };
    let to_lecture = p.href(&format!("/lectures/{}", lecture.slug));
    let lang = title_lang(l, lecture);
    view! {
        <main id="content" class="page narrow calm">
            <h1><span lang=lang dir="auto">{lecture.title.clone()}</span>{title_note(l, lecture)}</h1>
            <p>{speakers_line(l, lecture)}</p>
            <p>{sentence}</p>
            {next}
            <p><a href=to_lecture>{say!(l, "to-lecture")}</a></p>
        </main>
    }
    .into_any()
}
