//! Checking in to a gathered room, with a phone of one's own.

use super::live::{own_room, refused};
use super::{Page, page};
use crate::accounts::Person;
use crate::answer::{Read, Refused};
use crate::door::door;
use crate::i18n::Instant;
use crate::lectures::{Lecture, Lectures, Phase, speakers_line, title_lang, title_note};
use crate::live::{
    AnswerHere, CheckIn, Code, Gatherings, Hosted, Invitation, LeaveGathering, NoGathering,
    StillHere, check_code_rate,
};
use crate::say;
use crate::ui::{
    Clockface, FieldKind, FormState, Notice, action, button_form, error_summary, field,
    follow_script, interpolate, notice, place, time_local, time_span, zone_name,
};
use leptos::prelude::*;

/// `/{l}/check-in`, `/{l}/check-in?code=ABC234`
#[component]
pub fn CheckInPage() -> impl IntoView {
    page(|p: Page| async move {
        let person = p.signed_in()?;
        let typed = p
            .typed::<CheckIn>()
            .or_else(|| p.typed::<LeaveGathering>())
            .or_else(|| p.typed::<AnswerHere>());
        match looked_up(person, p.param("code")).await? {
            Ok(Some((code, invitation))) => {
                let lecture = door::<dyn Lectures>()
                    .lecture(p.l, &invitation.lecture, Some(person))
                    .await?
                    .lecture;
                Ok(invited(&p, &code, &invitation, &lecture, typed))
            }
            Ok(None) => Ok(form(&p, &typed.unwrap_or_default())),
            Err(refusal) => {
                p.is_wrong();
                let typed = FormState {
                    values: [("code".to_owned(), p.param("code").to_owned())].into(),
                    problems: crate::answer::Refusal::problems(&refusal),
                };
                Ok(form(&p, &typed))
            }
        }
    })
}

/// What a code in the address opens. To ask for a room one has not been in is a guess, and one may not guess often:
/// who did is told nothing, not even that the guess was right.
async fn looked_up(
    person: &Person,
    typed: &str,
) -> Read<Result<Option<(Code, Invitation)>, NoGathering>> {
    if typed.is_empty() {
        return Ok(Ok(None));
    }
    let Some(code) = Code::parse(typed) else {
        return Ok(Err(NoGathering::NoSuchCode));
    };
    let found = door::<dyn Gatherings>().invitation(person, &code).await;
    if !found.as_ref().is_ok_and(|invitation| invitation.known) {
        check_code_rate(person)?;
    }
    match found {
        Ok(invitation) => Ok(Ok(Some((code, invitation)))),
        Err(Refused::No(refusal)) => Ok(Err(refusal)),
        Err(Refused::Fault(fault)) => Err(Refused::Fault(fault)),
        Err(Refused::Unavailable(seconds)) => Err(Refused::Unavailable(seconds)),
        Err(_) => Ok(Err(NoGathering::NoSuchCode)),
    }
}

/// The form for a code. It is an address and no act: whoever asks for one sees what it opens before they check in.
fn form(p: &Page, typed: &FormState) -> (String, AnyView) {
    let l = p.l;
    let title = say!(l, "check-in-title");
    let hint = Some(say!(l, "check-in-code-hint"));
    let body = view! {
        <main id="content" class="page narrow">
            <h1>{title.clone()}</h1>
            {error_summary(l, typed, |_| say!(l, "check-in-code"))}
            <p>{say!(l, "check-in-text")}</p>
            <form method="get" action=p.href("/check-in") class="form" novalidate>
                {field(l, typed, "code", say!(l, "check-in-code"), FieldKind::Text, true, hint)}
                <div class="actions">
                    <button class="button main">{say!(l, "check-in-continue")}</button>
                </div>
            </form>
        </main>
    };
    (title, body.into_any())
}

/// The room of a code: what will happen, or what has.
fn invited(
    p: &Page,
    code: &Code,
    invitation: &Invitation,
    lecture: &Lecture,
    typed: Option<FormState>,
) -> (String, AnyView) {
    let l = p.l;
    let zone = p.zone_or(&lecture.zone);
    // What was wrong with the code is said below by what the room has become.
    let why = typed.and_then(|typed| Notice::bad(typed.problem(l, "")?));
    let body = view! {
        <main id="content" class="page narrow calm">
            {notice(why)}
            <h1>
                <span lang=title_lang(l, lecture) dir="auto">{lecture.title.clone()}</span>
                {title_note(l, lecture)}
            </h1>
            <p class="soft">
                {speakers_line(l, lecture)}" · "{time_span(l, lecture.starts, lecture.ends, zone)}" · "
                {zone_name(l, zone, &[lecture.starts])}
            </p>
            {state(p, code, invitation, lecture)}
        </main>
    };
    let title = say!(l, "check-in-at", title = lecture.title.clone());
    (title, body.into_any())
}

/// A moment as the reader's clock shows it.
fn clock(p: &Page, lecture: &Lecture, at: Instant) -> AnyView {
    time_local(p.l, at, p.zone_or(&lecture.zone), Clockface::Time)
}

fn state(p: &Page, code: &Code, invitation: &Invitation, lecture: &Lecture) -> AnyView {
    let l = p.l;
    if let Some(hosted) = &invitation.own {
        return own(p, hosted, lecture);
    }
    let over = lecture.phase(p.now) == Phase::Over;
    let minutes = invitation.gathered_ms / Instant::MINUTE;
    let minutes = invitation
        .known
        .then(|| view! { <p>{say!(l, "check-in-gathered", n = minutes)}</p> });
    if over || invitation.closed || invitation.gone {
        let why = if over {
            "gate-over"
        } else if invitation.gone {
            "gathering-gone"
        } else {
            "gathering-is-closed"
        };
        let to_lecture = p.href(&format!("/lectures/{}", lecture.slug));
        return view! {
            {still_here(p, code, invitation.still_here, lecture)}
            <div class="notice warn"><p>{say!(l, why)}</p></div>
            {minutes}
            <p><a href=to_lecture>{say!(l, "to-lecture")}</a></p>
        }
        .into_any();
    }
    match invitation.since {
        Some(since) => inside(p, code, invitation, lecture, (since, minutes.into_any())),
        None => before(p, code, invitation, minutes.into_any()),
    }
}

/// The reader's own room: who is in it, and how many, also when the live room is shut.
fn own(p: &Page, hosted: &Hosted, lecture: &Lecture) -> AnyView {
    let l = p.l;
    let room = hosted.open.then(|| {
        let room = p.href(&format!("/lectures/{}/live#gathering", lecture.slug));
        view! {
            <p>{say!(l, "gathering-own")}</p>
            <p><a href=room>{say!(l, "check-in-to-room")}</a></p>
        }
    });
    let closed = (!hosted.open)
        .then(|| view! { <div class="notice"><p>{say!(l, "gathering-is-closed")}</p></div> });
    view! {
        {room}
        {closed}
        <section class="gathering" aria-labelledby="gathering">
            <h2 id="gathering">{say!(l, "gathering-own-title")}</h2>
            {refused(p)}
            {own_room(p, hosted, None)}
        </section>
    }
    .into_any()
}

/// The question of mid-lecture: one press answers. A page that is open when its time comes asks by itself.
fn still_here(p: &Page, code: &Code, still_here: Option<StillHere>, lecture: &Lecture) -> AnyView {
    let (until, asks) = match still_here {
        Some(StillHere::From(at)) => (Some(at), None),
        Some(StillHere::Asked(until)) => (Some(until), Some(say!(p.l, "check-in-still-here"))),
        Some(StillHere::Said | StillHere::Missed) | None => (None, None),
    };
    let follow = until.map(|at| at.since(p.now));
    view! {
        <div id="still-here" class="followed" data-follow=follow data-said=asks>
            {question(p, code, still_here, lecture)}
        </div>
        {follow.map(|_| follow_script())}
    }
    .into_any()
}

fn question(p: &Page, code: &Code, still_here: Option<StillHere>, lecture: &Lecture) -> AnyView {
    let l = p.l;
    match still_here {
        None => ().into_any(),
        Some(StillHere::From(at)) => {
            let sentence = say!(l, "check-in-asked-from", time = place(0));
            view! { <p>{interpolate(&sentence, vec![clock(p, lecture, at)])}</p> }.into_any()
        }
        Some(StillHere::Asked(until)) => {
            let sentence = say!(l, "check-in-asked-until", time = place(0));
            let hidden = vec![("code", code.to_string())];
            let yes = say!(l, "check-in-still-here-yes");
            view! {
                <div class="notice warn">
                    <h2>{say!(l, "check-in-still-here")}</h2>
                    <p>{interpolate(&sentence, vec![clock(p, lecture, until)])}</p>
                    {button_form(action::<AnswerHere>(l), "button main", yes, hidden)}
                </div>
            }
            .into_any()
        }
        Some(StillHere::Said) => {
            view! { <p class="soft">{say!(l, "check-in-said")}</p> }.into_any()
        }
        Some(StillHere::Missed) => {
            view! { <p class="soft">{say!(l, "check-in-missed")}</p> }.into_any()
        }
    }
}

/// Whoever is in.
fn inside(
    p: &Page,
    code: &Code,
    invitation: &Invitation,
    lecture: &Lecture,
    (since, minutes): (Instant, AnyView),
) -> AnyView {
    let l = p.l;
    let hidden = vec![("code", code.to_string())];
    let again = p.href(&format!("/check-in?code={code}"));
    let host = view! { <b dir="auto">{invitation.host.clone()}</b> }.into_any();
    let sentence = say!(l, "check-in-since", host = place(0), time = place(1));
    let leave = button_form(
        action::<LeaveGathering>(l),
        "button quiet",
        say!(l, "check-in-leave"),
        hidden,
    );
    view! {
        <div class="notice ok" role="status"><p>{say!(l, "check-in-done")}</p></div>
        {still_here(p, code, invitation.still_here, lecture)}
        <p>{interpolate(&sentence, vec![host, clock(p, lecture, since)])}</p>
        {minutes}
        <p class="small soft">{say!(l, "check-in-may-close")}</p>
        <div class="actions"><a class="button" href=again>{say!(l, "look-again")}</a>{leave}</div>
    }
    .into_any()
}

/// Whoever may come in.
fn before(p: &Page, code: &Code, invitation: &Invitation, minutes: AnyView) -> AnyView {
    let l = p.l;
    let host = view! { <b dir="auto">{invitation.host.clone()}</b> }.into_any();
    let sentence = say!(l, "check-in-host", host = place(0));
    let left = invitation
        .known
        .then(|| view! { <p>{say!(l, "check-in-again")}</p> });
    let away = (!invitation.alive)
        .then(|| view! { <div class="notice warn"><p>{say!(l, "gathering-host-away")}</p></div> });
    let go = button_form(
        action::<CheckIn>(l),
        "button main",
        say!(l, "check-in-button"),
        vec![("code", code.to_string())],
    );
    view! {
        <p>{interpolate(&sentence, vec![host])}</p>
        {away}
        {left}
        {minutes}
        <ul>
            <li>{say!(l, "check-in-will-count")}</li>
            <li>{say!(l, "check-in-will-seat")}</li>
            <li>{say!(l, "check-in-will-ask")}</li>
            <li>{say!(l, "check-in-will-leave")}</li>
        </ul>
        <div class="actions">{go}</div>
    }
    .into_any()
}
