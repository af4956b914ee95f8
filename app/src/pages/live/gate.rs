//! The closed gate: why, and the one thing to do about it. The page follows the door: whoever waits before it is let in by
//! themselves when it opens.

use super::{Page, gathering, questions};
use crate::lectures::{
    GATE_OPENS_BEFORE, Lecture, look_again, speakers_line, title_lang, title_note,
};
use crate::live::{Code, GateRefusal, JoinLecture, Question};
use crate::say;
use crate::ui::{
    Clockface, action, button_form, countdown, follow_script, interpolate, place, time_local,
    zone_name,
};
use leptos::prelude::*;

/// The page before the gate; `asked` are gathered rooms where something is still asked of the reader.
pub(super) fn gate(
    p: &Page,
    lecture: &Lecture,
    closed: GateRefusal,
    questions: &[Question],
    asked: &[Code],
) -> AnyView {
    let l = p.l;
    let lang = title_lang(l, lecture);
    let asked: Vec<&Code> = asked.iter().collect();
    let follow = match closed {
        GateRefusal::TooEarly | GateRefusal::Over => look_again(lecture, p.now),
        _ => None,
    };
    let why = say!(l, closed.key());
    let said = why.clone();
    view! {
        <main id="content" class="page narrow calm">
            <h1><span lang=lang dir="auto">{lecture.title.clone()}</span>{title_note(l, lecture)}</h1>
            <p>{speakers_line(l, lecture)}</p>
            <p id="gate" data-follow=follow data-said=said>{why}</p>
            {gathering::refused(p)}
            {gathering::asked_still(p, &asked)}
            <div id="door" class="followed" data-follow=follow>{what_next(p, lecture, closed)}</div>
            {(closed == GateRefusal::Over).then(|| questions::record(p, questions))}
        </main>
        {follow.map(|_| follow_script())}
    }
    .into_any()
}

fn what_next(p: &Page, lecture: &Lecture, closed: GateRefusal) -> AnyView {
    let l = p.l;
    let to_lecture = p.href(&format!("/lectures/{}", lecture.slug));
    match closed {
        GateRefusal::NotJoined | GateRefusal::TakenOver | GateRefusal::Malformed => {
            let act = action::<JoinLecture>(l);
            let join = button_form(act, "button main", say!(l, "join"), vec![("lecture", lecture.slug.clone())]);
            view! { <div class="actions" data-enter="">{join}</div> }.into_any()
        }
        GateRefusal::TooEarly => {
            let zone = p.zone_or(&lecture.zone);
            let opens = lecture.starts.plus(-GATE_OPENS_BEFORE);
            let sentence = say!(
                l,
                "door-opens-at",
                time = place(0),
                zone = place(1),
                wait = place(2),
            );
            let pieces = vec![
                time_local(l, opens, zone, Clockface::DayTime),
                zone_name(l, zone, &[opens]),
                countdown(l, opens, p.now),
            ];
            let again = p.href(&format!("/lectures/{}/live", lecture.slug));
            let calendar = p.href(&format!("/lectures/{}/calendar.ics", lecture.slug));
            view! {
                <p>{interpolate(&sentence, pieces)}</p>
                <p class="actions">
                    <a class="button main" href=again>{say!(l, "look-again")}</a>
                    <a href=calendar>{say!(l, "add-to-calendar")}</a>
                    <a href=to_lecture>{say!(l, "to-lecture")}</a>
                </p>
            }
            .into_any()
        }
        GateRefusal::Over if lecture.has_replay => {
            let replay = p.href(&format!("/replays/{}", lecture.slug));
            view! { <p class="actions"><a class="button main" href=replay>{say!(l, "watch-replay")}</a></p> }.into_any()
        }
        GateRefusal::Over => view! {
            <p>{say!(l, "replay-soon")}</p>
            <p class="actions"><a href=p.href("/my")>{say!(l, "to-my")}</a></p>
        }
        .into_any(),
        GateRefusal::NotEnrolled | GateRefusal::NotAdmitted => {
            view! { <p class="actions"><a class="button main" href=to_lecture>{say!(l, "to-lecture")}</a></p> }.into_any()
        }
        GateRefusal::Cancelled => {
            view! { <p class="actions"><a href=p.href("/")>{say!(l, "to-programme")}</a></p> }.into_any()
        }
    }
}
