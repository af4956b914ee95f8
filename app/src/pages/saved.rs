//! What a person has saved for later, among their own lectures: those to come first, then those that are over.

use super::Page;
use super::programme::{Viewpoint, seat};
use crate::answer::{Read, Refused};
use crate::door::door;
use crate::enrolment::{RemoveSaved, SaveForLater, SavedLectures};
use crate::i18n::Moment;
use crate::lectures::{Detail, Lecture, Lectures, Phase, Status, is_slug, moved_line, title_link};
use crate::say;
use crate::ui::{Clockface, action, button_form, notice, time_local};
use leptos::prelude::*;

/// The section; none where nothing is saved, and nothing was taken off the list just now.
pub(super) async fn section(p: &Page) -> Read<Option<AnyView>> {
    let l = p.l;
    let person = p.signed_in()?;
    let saved = door::<dyn SavedLectures>()
        .saved_lectures(person, l)
        .await?;
    let told = p.notice_at("saved");
    if saved.is_empty() && told.is_none() {
        return Ok(None);
    }
    let undo = match &told {
        Some(_) => undo(p).await?,
        None => ().into_any(),
    };
    let (mut over, to_come): (Vec<Lecture>, Vec<Lecture>) = saved
        .into_iter()
        .partition(|lecture| lecture.phase(p.now) == Phase::Over);
    over.reverse();
    let view = Viewpoint::of(p);
    let rows: Vec<AnyView> = to_come
        .iter()
        .chain(&over)
        .map(|one| line(p, &view, one))
        .collect();
    let table = if rows.is_empty() {
        view! { <p class="soft">{say!(l, "saved-none")}</p> }.into_any()
    } else {
        table(p, rows)
    };
    let section = view! {
        <section aria-labelledby="saved">
            <h2 id="saved">{say!(l, "saved-title")}</h2>
            {notice(told)}
            {undo}
            {table}
        </section>
    };
    Ok(Some(section.into_any()))
}

/// The button that puts back what was taken off just now; nothing where it cannot be saved any more.
async fn undo(p: &Page) -> Read<AnyView> {
    let slug = p.param("removed");
    if !is_slug(slug) {
        return Ok(().into_any());
    }
    match door::<dyn Lectures>().lecture(p.l, slug, None).await {
        Ok(Detail { lecture, .. }) if lecture.status == Status::Published => {
            let hidden = vec![("lecture", slug.to_owned()), ("from", "my".to_owned())];
            let save = action::<SaveForLater>(p.l);
            Ok(button_form(
                save,
                "button quiet small",
                say!(p.l, "saved-undo"),
                hidden,
            ))
        }
        Ok(_) | Err(Refused::NotFound) => Ok(().into_any()),
        Err(refused) => Err(refused),
    }
}

fn table(p: &Page, rows: Vec<AnyView>) -> AnyView {
    let l = p.l;
    view! {
        <p class="small soft">{say!(l, "saved-text")}</p>
        <div class="scroll" tabindex="0" role="region" aria-labelledby="saved">
            <table class="rows stacked">
                <thead>
                    <tr>
                        <th scope="col">{say!(l, "column-lecture")}</th>
                        <th scope="col">{say!(l, "column-date")}</th>
                        <th scope="col">{say!(l, "saved-column-state")}</th>
                        <td></td>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn line(p: &Page, view: &Viewpoint, lecture: &Lecture) -> AnyView {
    let l = p.l;
    let href = p.href(&format!("/lectures/{}", lecture.slug));
    let zone = p.zone_or(&lecture.zone);
    let date = if lecture.phase(p.now) == Phase::Over {
        Moment::new(lecture.starts, zone).date(l).into_any()
    } else {
        time_local(l, lecture.starts, zone, Clockface::DayTime)
    };
    let remove = action::<RemoveSaved>(l);
    let label = say!(l, "saved-remove-one", lecture = lecture.title.clone());
    view! {
        <tr>
            <th scope="row">{title_link(l, lecture, href)}</th>
            <td>{date}{moved_line(l, lecture, zone, p.now)}</td>
            <td>{state(p, view, lecture)}</td>
            <td>
                <form method="post" action=remove class="press" novalidate>
                    <input type="hidden" name="lecture" value=lecture.slug.clone() />
                    <input type="hidden" name="from" value="my" />
                    <button class="link" aria-label=label>{say!(l, "saved-remove")}</button>
                </form>
            </td>
        </tr>
    }
    .into_any()
}

/// What can be done about it now.
fn state(p: &Page, view: &Viewpoint, lecture: &Lecture) -> AnyView {
    let l = p.l;
    if lecture.status == Status::Cancelled {
        return view! { <b>{say!(l, "cancelled")}</b> }.into_any();
    }
    match lecture.phase(p.now) {
        Phase::Over if lecture.has_replay => {
            let href = p.href(&format!("/replays/{}", lecture.slug));
            view! { <a href=href>{say!(l, "watch-replay")}</a> }.into_any()
        }
        Phase::Over => view! { <span class="soft">{say!(l, "no-replay-yet")}</span> }.into_any(),
        phase => {
            // What holds a seat is not in this list.
            let live = (phase == Phase::Live).then(|| view! { <b>{say!(l, "live-now")}</b>" " });
            view! { {live}{seat(view, p.now, lecture)} }.into_any()
        }
    }
}
