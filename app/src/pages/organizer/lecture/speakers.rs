//! Which accounts are the speakers': who speaks in a lecture is in none of its totals.

use super::super::super::{Page, Section, page_of};
use super::super::row::{date_time, desk_link, state_tag};
use crate::answer::Refused;
use crate::door::door;
use crate::lectures::{
    Lecture, Lectures, LinkSpeaker, PartSpeaker, SpeakerAccount, UnlinkSpeaker, title_lang,
};
use crate::live::REASON_MOST;
use crate::say;
use crate::ui::{FieldKind, FormState, TICKED, error_summary, field, textarea};
use leptos::prelude::*;

/// The section at a lecture's desk. Every lecture that is published has a speaker; a draft may have none yet.
pub(super) fn section(p: &Page, lecture: &Lecture, speakers: &[SpeakerAccount]) -> AnyView {
    let l = p.l;
    let lines = speakers
        .iter()
        .map(|one| {
            let apart = one
                .apart
                .then(|| view! { " · "<span class="soft">{say!(l, "speaker-apart")}</span> });
            let href = p.href(&format!(
                "/organizer/lectures/{}/speakers/{}",
                lecture.slug, one.id
            ));
            view! {
                <li>
                    <a href=href><bdi>{one.name.clone()}</bdi></a>": "{account(p, one)}{apart}
                </li>
            }
        })
        .collect_view();
    view! {
        <section aria-labelledby="speaker-accounts">
            <h2 id="speaker-accounts">{say!(l, "speaker-accounts")}</h2>
            <p>{say!(l, "speaker-accounts-text")}</p>
            <ul>{lines}</ul>
        </section>
    }
    .into_any()
}

fn account(p: &Page, speaker: &SpeakerAccount) -> AnyView {
    match &speaker.email {
        Some(email) => view! { <bdi dir="ltr">{email.clone()}</bdi> }.into_any(),
        None => view! { <span class="soft">{say!(p.l, "speaker-account-none")}</span> }.into_any(),
    }
}

/// `/{l}/organizer/lectures/{slug}/speakers/{speaker}`
#[component]
pub fn SpeakerPage() -> impl IntoView {
    page_of(Section::Desk("lectures"), |p: Page| async move {
        let l = p.l;
        let organizer = p.organizer()?;
        let slug = p.param("slug").to_owned();
        let speaker = p.param("speaker").parse().map_err(|_| Refused::NotFound)?;
        let room = door::<dyn Lectures>();
        let lecture = room
            .lecture(l, &slug, Some(organizer.person()))
            .await?
            .lecture;
        let record = room.speaker_account(&organizer, l, &slug, speaker).await?;
        let speaker = &record.speaker;
        let title = say!(l, "speaker-page-title", name = speaker.name.clone());
        let back = p.href(&format!("/organizer/lectures/{slug}"));
        let form = Forms {
            p: &p,
            slug: &slug,
            speaker: speaker.id,
        };
        let body = view! {
            <div class="bar-top">
                <h1 dir="auto">{title.clone()}</h1>
            </div>
            <p>
                <a href=back lang=title_lang(l, &lecture) dir="auto">{lecture.title.clone()}</a>
                " · "
                {account(&p, speaker)}
            </p>
            {affected(&p, speaker, &record.lectures)}
            {form.link()}
            {speaker.email.is_some().then(|| form.unlink())}
            {form.part(speaker.apart)}
        };
        Ok((title, body.into_any()))
    })
}

/// The lectures that the account holds for, before anything is pressed.
fn affected(p: &Page, speaker: &SpeakerAccount, lectures: &[Lecture]) -> AnyView {
    let l = p.l;
    let text = if speaker.apart {
        "speaker-affected-apart"
    } else {
        "speaker-affected-text"
    };
    let lines = lectures
        .iter()
        .map(|lecture| {
            let when = date_time(l, lecture.starts, p.zone_or(&lecture.zone));
            view! { <li>{desk_link(p, lecture)}" · "{when}" "{state_tag(p, lecture)}</li> }
        })
        .collect_view();
    view! {
        <section aria-labelledby="affected">
            <h2 id="affected">{say!(l, "speaker-affected", n = lectures.len())}</h2>
            <p>{say!(l, text)}</p>
            <ul>{lines}</ul>
        </section>
    }
    .into_any()
}

/// The forms of the page, of one speaker at a lecture.
struct Forms<'a> {
    p: &'a Page,
    slug: &'a str,
    speaker: i64,
}

impl Forms<'_> {
    fn hidden(&self) -> AnyView {
        view! {
            <input type="hidden" name="slug" value=self.slug.to_owned() />
            <input type="hidden" name="speaker" value=self.speaker.to_string() />
        }
        .into_any()
    }

    fn reason(&self, typed: &FormState, name: &'static str) -> AnyView {
        let l = self.p.l;
        let hint = Some(say!(l, "correction-reason-hint", most = REASON_MOST));
        textarea(l, typed, name, say!(l, "correction-reason"), 3, true, hint).into_any()
    }

    fn link(&self) -> AnyView {
        let l = self.p.l;
        let typed = self.p.typed::<LinkSpeaker>().unwrap_or_default();
        let label = move |name: &str| match name {
            "speaker_email" => say!(l, "speaker-account"),
            _ => say!(l, "correction-reason"),
        };
        view! {
            <section aria-labelledby="link">
                <h2 id="link">{say!(l, "speaker-link")}</h2>
                {error_summary(l, &typed, label)}
                <form method="post" action={self.p.action::<LinkSpeaker>()} class="form" novalidate>
                    {self.hidden()}
                    {field(l, &typed, "speaker_email", say!(l, "speaker-account"), FieldKind::Email, true, None)}
                    {self.reason(&typed, "speaker_reason")}
                    <div class="actions">
                        <button class="button quiet">{say!(l, "speaker-account-button")}</button>
                    </div>
                </form>
            </section>
        }
        .into_any()
    }

    fn unlink(&self) -> AnyView {
        let l = self.p.l;
        let typed = self.p.typed::<UnlinkSpeaker>().unwrap_or_default();
        let label = move |_: &str| say!(l, "correction-reason");
        view! {
            <section aria-labelledby="unlink">
                <h2 id="unlink">{say!(l, "speaker-unlink")}</h2>
                <p>{say!(l, "speaker-unlink-text")}</p>
                {error_summary(l, &typed, label)}
                <form method="post" action={self.p.action::<UnlinkSpeaker>()} class="form" novalidate>
                    {self.hidden()}
                    {self.reason(&typed, "unlink_reason")}
                    <div class="actions">
                        <button class="button danger">{say!(l, "speaker-unlink-button")}</button>
                    </div>
                </form>
            </section>
        }
        .into_any()
    }

    fn part(&self, apart: bool) -> AnyView {
        let l = self.p.l;
        let typed = self.p.typed::<PartSpeaker>().unwrap_or_default();
        let label = move |_: &str| say!(l, "correction-reason");
        let [title, text, button] = if apart {
            [
                "speaker-rejoin",
                "speaker-rejoin-text",
                "speaker-rejoin-button",
            ]
        } else {
            ["speaker-part", "speaker-part-text", "speaker-part-button"]
        };
        let value = if apart { "" } else { TICKED };
        view! {
            <section aria-labelledby="part">
                <h2 id="part">{say!(l, title)}</h2>
                <p>{say!(l, text)}</p>
                {error_summary(l, &typed, label)}
                <form method="post" action={self.p.action::<PartSpeaker>()} class="form" novalidate>
                    {self.hidden()}
                    <input type="hidden" name="apart" value=value />
                    {self.reason(&typed, "part_reason")}
                    <div class="actions">
                        <button class="button quiet">{say!(l, button)}</button>
                    </div>
                </form>
            </section>
        }
        .into_any()
    }
}
