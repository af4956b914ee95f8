//! The end screen: what became of one's minutes, and what comes next.

use super::super::materials;
use super::super::rating;
use super::super::series::next_in_series;
use super::{Page, gathering, questions};
use crate::answer::Read;
use crate::i18n::{Instant, duration_minutes};
use crate::lectures::{Detail, Lecture, look_again, said, title_lang, title_note};
use crate::live::{
    AskCorrection, AttendanceResult, Code, CorrectionRequest, Question, REASON_MOST,
};
use crate::say;
use crate::ui::{
    Clockface, error_summary, follow_script, interpolate, notice, place, textarea, time_local,
};
use leptos::prelude::*;

/// The page for somebody who was enrolled in a lecture that is over; `asked` are gathered rooms where something is still
/// asked of them.
pub(super) async fn ended(
    p: &Page,
    detail: &Detail,
    result: &AttendanceResult,
    asked: &[Code],
    questions: &[Question],
) -> Read<AnyView> {
    let l = p.l;
    let lecture = &detail.lecture;
    let zone = p.zone_or(&lecture.zone);
    let lang = title_lang(l, lecture);
    let asked: Vec<&Code> = asked.iter().collect();
    let ended = time_local(l, result.ended, zone, Clockface::DayTime);
    let ended = interpolate(&say!(l, "end-ended", time = place(0)), vec![ended]);
    let next = next_in_series(p, detail).await?;
    let rate = rating::form(p, lecture, &format!("/lectures/{}/live", lecture.slug)).await?;
    let materials = materials::section(p, lecture, false).await?;
    let follow = look_again(lecture, p.now);
    let page = view! {
        <main id="content" class="room ended">
            <div class="stage">
                <div>
                    <p class="soft">
                        <span lang=lang dir="auto">{lecture.title.clone()}</span>{title_note(l, lecture)}
                        " · "
                        {ended}
                    </p>
                    <h1>{outcome(p, result)}</h1>
                </div>
                {gathering::refused(p)}
                {gathering::asked_still(p, &asked)}
                {minutes(p, result)}
                {request(p, lecture, result)}
                <div id="door" class="followed" data-follow=follow data-said=said(l, lecture, p.now)>
                    {replay(p, lecture)}
                </div>
                {materials}
                {next}
                <p class="actions">
                    <a href=p.href("/my")>{say!(l, "to-my")}</a>
                    <a href=p.href("/")>{say!(l, "to-programme")}</a>
                </p>
            </div>
            <aside class="talk">
                {rate}
                {questions::record(p, questions)}
                <section aria-labelledby="why">
                    <h2 id="why">{say!(l, "end-why")}</h2>
                    <p>{say!(l, "end-why-text")}" "<a href=p.href("/counting")>{say!(l, "nav-counting")}</a></p>
                </section>
            </aside>
        </main>
        {follow.map(|_| follow_script())}
    };
    Ok(page.into_any())
}

/// Whole minutes that were enough, or are needed: rounded up, as those that count are rounded down.
fn minutes_up(ms: i64) -> i64 {
    (ms + Instant::MINUTE - 1) / Instant::MINUTE
}

/// Attended or not, in one sentence.
fn outcome(p: &Page, result: &AttendanceResult) -> AnyView {
    let l = p.l;
    let counts = result.counts_ms / Instant::MINUTE;
    let name = p.person.as_ref().map(|person| person.name.clone());
    match result.needed_ms {
        _ if result.attendance.attended => {
            let name = view! { <bdi>{name.unwrap_or_default()}</bdi> }.into_any();
            interpolate(&say!(l, "end-attended", name = place(0)), vec![name])
        }
        None => say!(l, "end-too-short").into_any(),
        Some(_) if counts == 0 => say!(l, "end-nothing").into_any(),
        Some(needed) => say!(l, "end-partly", n = counts, needed = minutes_up(needed)).into_any(),
    }
}

/// The minutes that count, of how many, beside how many are needed.
fn minutes(p: &Page, result: &AttendanceResult) -> AnyView {
    let l = p.l;
    let core = result.core_ms / Instant::MINUTE;
    let corrected = result
        .attendance
        .corrected_ms
        .map(|_| view! { <span class="soft">{say!(l, "end-corrected")}</span> });
    let needed = result.needed_ms.map(
        |ms| view! { <span class="soft">{say!(l, "presence-needed", n = minutes_up(ms))}</span> },
    );
    view! {
        <section class="credit" aria-label=say!(l, "presence-label")>
            <span>{say!(l, "end-minutes", n = result.counts_ms / Instant::MINUTE, core = core)}</span>
            {corrected}
            {needed}
            <progress
                class="bar"
                aria-label=say!(l, "presence-bar")
                max=result.needed_ms.unwrap_or(result.core_ms).max(1)
                value=result.counts_ms.clamp(0, result.needed_ms.unwrap_or(result.core_ms).max(1))
            ></progress>
        </section>
    }
    .into_any()
}

/// When nothing counted, and what was asked for about it or can be.
fn request(p: &Page, lecture: &Lecture, result: &AttendanceResult) -> AnyView {
    let l = p.l;
    let zone = p.zone_or(&lecture.zone);
    let attended = result.attendance.attended;
    let told = p.notice_at("request");
    // Whoever attended and can ask for nothing any more has nothing to read here.
    if attended && !result.can_ask && result.request.is_none() && told.is_none() {
        return ().into_any();
    }
    let away = result.away.iter().filter(|_| !attended).map(|&(from, to)| {
        let sentence = say!(
            l,
            "end-away",
            from = place(0),
            to = place(1),
            length = duration_minutes(l, to.since(from))
        );
        let times = [from, to].map(|at| time_local(l, at, zone, Clockface::Time));
        view! { <li>{interpolate(&sentence, times.into())}</li> }
    });
    let away: Vec<_> = away.collect();
    let away = (!away.is_empty()).then(|| view! { <ul>{away}</ul> });
    let form = result.can_ask.then(|| form(p, lecture, attended));
    let asked = result
        .request
        .as_ref()
        .map(|request| asked(p, lecture, request));
    view! {
        <section id="request" class="request" aria-labelledby="request-title">
            <h2 id="request-title">{say!(l, "end-correction")}</h2>
            {notice(told)}
            {away}
            {asked}
            {form}
        </section>
    }
    .into_any()
}

/// What was asked for, and the answer.
fn asked(p: &Page, lecture: &Lecture, request: &CorrectionRequest) -> AnyView {
    let l = p.l;
    let zone = p.zone_or(&lecture.zone);
    let (key, at) = match &request.answer {
        None => ("request-waits", request.at),
        Some(answer) if answer.granted => ("request-granted", answer.at),
        Some(answer) => ("request-left", answer.at),
    };
    let sentence = say!(l, key, time = place(0));
    let time = time_local(l, at, zone, Clockface::DayTime);
    let reason = request
        .answer
        .as_ref()
        .map(|answer| view! { <blockquote dir="auto">{answer.reason.clone()}</blockquote> });
    view! { <p>{interpolate(&sentence, vec![time])}</p>{reason} }.into_any()
}

/// The form; folded away for those who attended, who rarely need it.
fn form(p: &Page, lecture: &Lecture, attended: bool) -> AnyView {
    let l = p.l;
    let typed = p.typed::<AskCorrection>();
    let open = !attended || typed.is_some();
    let typed = typed.unwrap_or_default();
    let hint = Some(say!(l, "request-note-hint", most = REASON_MOST));
    view! {
        <details open=open>
            <summary>{say!(l, "request-button")}</summary>
            {error_summary(l, &typed, |_| say!(l, "request-note"))}
            <form method="post" action={p.action::<AskCorrection>()} class="form" novalidate>
                <input type="hidden" name="lecture" value=lecture.slug.clone() />
                {textarea(l, &typed, "note", say!(l, "request-note"), 3, true, hint)}
                <div class="actions">
                    <button class="button main">{say!(l, "request-button")}</button>
                </div>
            </form>
        </details>
    }
    .into_any()
}

/// The replay, or when it is awaited.
fn replay(p: &Page, lecture: &Lecture) -> AnyView {
    let l = p.l;
    if lecture.has_replay {
        let href = p.href(&format!("/replays/{}", lecture.slug));
        return view! { <p><a class="button main" href=href>{say!(l, "watch-replay")}</a></p> }
            .into_any();
    }
    view! { <p class="soft">{say!(l, "replay-soon")}</p> }.into_any()
}
