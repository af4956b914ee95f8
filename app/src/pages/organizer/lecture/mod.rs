//! One lecture at the desk: its state, what can be done with it, its form, its replay, its people.

mod acts;
mod chapters;
mod confirm;
mod gatherings;
mod held;
mod materials;
mod people;
mod presence;
mod replay;
mod room;
mod share;
mod slides;
mod speakers;
mod start;
mod times;
mod tracks;

pub(super) use acts::begin_and_end;
pub use confirm::LectureConfirm;
pub use materials::MaterialPage;
pub use presence::PresencePage;
pub(super) use replay::in_work;
pub use room::GatheredRoomPage;
pub use speakers::SpeakerPage;
pub use start::LectureStart;

use super::super::{Page, Section, page_of, rating};
use super::lecture_form::lecture_form;
use super::requests::{self, REQUESTS_LISTED};
use super::row::{date_time, state_tag};
use crate::answer::{Read, Refused};
use crate::door::door;
use crate::enrolment::HeldSeats;
use crate::i18n::{Moment, number};
use crate::lectures::{Lecture, Lectures, Phase, PublishLecture, SaveLecture, Status, title_lang};
use crate::live::{ActualTimes, AttendedShares, CorrectionRequests, GatheringDesk, Live};
use crate::materials::Materials;
use crate::replays::{Posters, RenditionService, Replays, Sounds, Tracks};
use crate::say;
use crate::ui::{FormState, host_time, time_span, zone_name};
use leptos::prelude::*;

/// `/{l}/organizer/lectures/{slug}`
#[component]
pub fn LectureDesk() -> impl IntoView {
    page_of(Section::Desk("lectures"), |p: Page| async move {
        let l = p.l;
        let organizer = p.organizer()?;
        let slug = p.param("slug").to_owned();
        let room = door::<dyn Lectures>();
        let lecture = room
            .lecture(l, &slug, Some(organizer.person()))
            .await?
            .lecture;
        let typed = match p.typed::<SaveLecture>() {
            Some(typed) => typed,
            None => FormState::filled(&room.form(&organizer, &slug).await?),
        };
        let typed = with_publishing_problems(&p, typed);
        let form = edit(
            &lecture,
            &p,
            &typed,
            lecture_form(&p, &organizer, &slug, &typed).await?,
        );
        let rooms = door::<dyn GatheringDesk>()
            .gatherings(&organizer, &slug)
            .await?;
        let waiting = door::<dyn CorrectionRequests>()
            .waiting_requests(&organizer, l, Some(&slug), REQUESTS_LISTED)
            .await?;
        let held = door::<dyn HeldSeats>().held_at(&organizer, &slug).await?;
        let ratings = rating::for_organizers(&p, &lecture).await?;
        let roster = door::<dyn Live>().roster(&organizer, &slug).await?;
        let actual_times = door::<dyn ActualTimes>()
            .actual_times(&organizer, &slug)
            .await?;
        let share = door::<dyn AttendedShares>()
            .attended_share(&organizer, &slug)
            .await?;
        let now_present = match lecture.phase(p.now) {
            Phase::Gate | Phase::Live if lecture.status == Status::Published => {
                Some(door::<dyn Live>().present_now(lecture.id).await?)
            }
            _ => None,
        };
        let replay = missing_is_none(door::<dyn Replays>().replay(l, &slug).await)?;
        let watched = match &replay {
            Some(_) => Some(door::<dyn Replays>().retention(&organizer, &slug).await?),
            None => None,
        };
        let watchers = door::<dyn Replays>().watchers(&organizer, &slug).await?;
        let recordings = door::<dyn Replays>().recordings(&organizer, &slug).await?;
        let tracks = door::<dyn Tracks>().tracks(&slug).await?;
        let speakers = room.speaker_accounts(&organizer, &slug).await?;
        let slides = door::<dyn Tracks>().slides(&slug).await?;
        let materials = door::<dyn Materials>()
            .all_materials(&organizer, &slug)
            .await?;
        let work = door::<dyn RenditionService>()
            .rendition_job(&organizer, &slug)
            .await?;
        let sounds = door::<dyn Sounds>()
            .recording_sounds(&organizer, &slug)
            .await?;
        let poster = door::<dyn Posters>().poster(&organizer, &slug).await?;
        let title = lecture.title.clone();
        let body = view! {
            <div class="bar-top">
                <h1 lang=title_lang(l, &lecture) dir="auto">{title.clone()}</h1>
                {acts::buttons(&p, &lecture, &actual_times)}
            </div>
            {status_line(&p, &lecture)}
            {no_link(&p, &lecture, &typed)}
            {seats(&p, &lecture, now_present)}
            {times::section(&p, &lecture, &actual_times)}
            {share::section(&p, &lecture, &share)}
            {form}
            {replay::section(&p, &lecture, replay.as_ref(), &recordings, work.as_ref(), &sounds, poster.as_ref())}
            {tracks::section(&p, &lecture, &tracks)}
            {slides::section(&p, &lecture, slides.as_ref())}
            {materials::section(&p, &lecture, &materials)}
            {watched.map(|watched| replay::retention(&p, &watched))}
            {speakers::section(&p, &lecture, &speakers)}
            {requests::section(&p, &waiting)}
            {held::section(&p, &held)}
            {ratings}
            {people::section(&p, &lecture, roster, &watchers)}
            {gatherings::section(&p, &lecture, &rooms)}
        };
        Ok((title, body.into_any()))
    })
}

/// What a lecture lacks to be published is said where it is typed.
fn with_publishing_problems(p: &Page, mut typed: FormState) -> FormState {
    if let Some(publishing) = p.typed::<PublishLecture>() {
        typed.problems.extend(
            publishing
                .problems
                .into_iter()
                .filter(|problem| !problem.field.is_empty()),
        );
    }
    typed
}

/// A thing that need not be there.
fn missing_is_none<T>(read: Read<T>) -> Read<Option<T>> {
    match read {
        Ok(thing) => Ok(Some(thing)),
        Err(Refused::NotFound) => Ok(None),
        Err(refused) => Err(refused),
    }
}

/// The state in words: when, and what others see of it.
fn status_line(p: &Page, lecture: &Lecture) -> AnyView {
    let l = p.l;
    let zone = p.zone_or(&lecture.zone);
    let seen = match (lecture.status, lecture.phase(p.now)) {
        (Status::Draft, _) => "desk-seen-draft",
        (Status::Cancelled, _) => "desk-seen-cancelled",
        (Status::Published, Phase::Before) => "desk-seen-before",
        (Status::Published, Phase::Gate) => "desk-seen-gate",
        (Status::Published, Phase::Live) => "desk-seen-live",
        (Status::Published, Phase::Over) => "desk-seen-over",
    };
    let page = p.href(&format!("/lectures/{}", lecture.slug));
    let link = if lecture.status == Status::Draft {
        "desk-to-preview"
    } else {
        "desk-to-public-page"
    };
    let line = |key: &'static str, at| view! { <br />{say!(l, key)}" "{date_time(l, at, zone)} };
    // Where both clocks are the same one, its time stands already.
    let host = (*zone != lecture.zone).then(|| {
        let time = host_time(l, lecture.starts, &lecture.zone, zone);
        format!(" · {time}")
    });
    view! {
        <p>{state_tag(p, lecture)}" "{say!(l, seen)}" "<a href=page>{say!(l, link)}</a></p>
        <p class="small soft">
            {Moment::new(lecture.starts, zone).date(l)}" · "{time_span(l, lecture.starts, lecture.ends, zone)}" · "
            {zone_name(l, zone, &[lecture.starts])}{host}
            {lecture.began.map(|at| line("desk-began", at))}
            {lecture.ended.map(|at| line("desk-ended", at))}
        </p>
    }
    .into_any()
}

/// Nothing tells where the lecture takes place, and it is not over.
fn no_link(p: &Page, lecture: &Lecture, typed: &FormState) -> AnyView {
    let awaited = lecture.status != Status::Cancelled && lecture.phase(p.now) != Phase::Over;
    (awaited && typed.value("live_url").is_empty())
        .then(|| view! { <div class="notice warn"><p>{say!(p.l, "desk-no-link")}</p></div> })
        .into_any()
}

/// Seats, and who is in the room now.
fn seats(p: &Page, lecture: &Lecture, now_present: Option<i64>) -> AnyView {
    let l = p.l;
    let taken = say!(
        l,
        "desk-seats",
        taken = number(l, lecture.seats_taken),
        capacity = number(l, lecture.capacity)
    );
    let present = now_present.map(|n| {
        view! { <div><b>{number(l, n)}</b><span>{say!(l, "desk-present-now")}</span></div> }
    });
    view! {
        <div class="figures">
            <div><b>{taken}</b><span>{say!(l, "desk-seats-meaning")}</span></div>
            {present}
        </div>
    }
    .into_any()
}

/// The form: open for a draft, or where something is wrong; folded for what others see already.
fn edit(lecture: &Lecture, p: &Page, typed: &FormState, form: AnyView) -> AnyView {
    let open = lecture.status == Status::Draft || !typed.problems.is_empty();
    view! {
        <details open=open>
            <summary>{say!(p.l, "desk-change-lecture")}</summary>
            {form}
        </details>
    }
    .into_any()
}
