//! One replay: the player, and the facts.

mod chapters;
mod closed;
mod deck;
mod quality;
mod questions;
mod sound;
mod sources;
mod transcript;
mod video;

pub(super) use quality::name as quality_name;

use super::rating;
use super::render::PageContent;
use super::series::next_in_series;
use super::told::{Told, absolute, share_picture, structured};
use super::{Page, materials, page};
use crate::accounts::Role;
use crate::door::door;
use crate::i18n::{Locale, Moment, duration_minutes, language, megabytes};
use crate::islands::{Player, PlayerWords};
use crate::lectures::{
    Audience, Lectures, facts_line, speakers_line, title_lang, title_note, topic_line,
};
use crate::live::{Question, Questions};
use crate::replays::{
    MakesRenditions, MediaFiles, PlayerScript, Quality, Rendition, RenditionService, Replay,
    Replays, Slides, Sounds, Track, TrackKind, Tracks, TranscriptScript,
};
use crate::say;
use crate::ui::{address_on_paper, island_scripts, prose, share};
use leptos::prelude::*;

/// The replay of a lecture.
#[component]
pub fn ReplayPage() -> impl IntoView {
    page(|p: Page| async move {
        let l = p.l;
        let slug = p.param("slug");
        let replay = door::<dyn Replays>().replay(l, slug).await?;
        let person = p.person.as_ref();
        if let Some(why) = door::<dyn Replays>()
            .closed_to(person, slug, replay.lecture.audience)
            .await?
        {
            return Ok(PageContent::from((
                replay.lecture.title.clone(),
                closed::page(&p, &replay.lecture, why),
            )));
        }
        let detail = door::<dyn Lectures>()
            .lecture(l, slug, p.person.as_ref())
            .await?;
        let about = detail.abstract_text.as_str();
        let next = next_in_series(&p, &detail).await?;
        let materials = materials::beside_a_film(&p, &detail.lecture).await?;
        let replays = door::<dyn Replays>();
        let (start_ms, was_under_way) = match &p.person {
            Some(person) => {
                let start_ms = replays.position(person, slug).await?;
                (start_ms, replays.was_under_way(person, slug).await?)
            }
            None => (0, false),
        };
        let replaced = if was_under_way {
            let until = replays.attends_until(slug).await?;
            let again = until.filter(|until| *until >= p.now);
            let again = again.map(|_| say!(l, "watching-replaced-again"));
            Some(view! { <p class="notice">{say!(l, "watching-replaced")}" "{again}</p> })
        } else {
            None
        };
        let answered = match &p.person {
            Some(person) => door::<dyn Questions>().answered(person, slug).await?,
            None => Vec::new(),
        };
        let lecture = &replay.lecture;
        let rate = rating::form(&p, lecture, &format!("/replays/{slug}")).await?;
        let lies = |file: &str| door::<dyn MediaFiles>().address(file, lecture.audience, p.now);
        let made = door::<dyn RenditionService>().renditions(slug).await?;
        let poster = made.poster.as_deref().map(lies);
        // The picture of a film for some has an address that is good for anybody, so nobody is told it.
        let is_for_all = lecture.audience == Audience::Everyone;
        let picture = poster.as_deref().filter(|_| is_for_all).map(absolute);
        let data = is_for_all.then(|| {
            let picture = picture.clone().unwrap_or_else(share_picture);
            structured(&video::video(l, &replay, about, picture))
        });
        let original = original(&replay, made.remuxed);
        let mut all = made.films;
        all.push(original.clone());
        let film = quality::chosen(&p, &all, &made.as_original).unwrap_or(&original);
        let room = door::<dyn Tracks>();
        let (tracks, slides) = (room.tracks(slug).await?, room.slides(slug).await?);
        let at = transcript::asked(&p);
        let sounds = door::<dyn Sounds>().sounds(slug).await?;
        let MakesRenditions(can) = use_context().unwrap_or_default();
        let sounds = sound::offered(sounds, can);
        let heard = sound::chosen(&p, &sounds);
        let has_films = quality::has_films(&all, &made.as_original);
        let address = |film: &Rendition| sound::address(l, slug, film, heard, has_films, lies);
        let choices = deck::Choices {
            films: &all,
            as_original: &made.as_original,
            film,
            tracks: &tracks,
            sounds: &sounds,
            sound: heard,
        };
        let deck = deck::deck(&p, &replay, &choices, address);
        let played = address(film);
        let sources = sources::sources(&p, &replay, (&played, &film.media_type), &tracks, at);
        let position_ms = at.map_or(start_ms, |_| 0);
        let lang = title_lang(l, lecture);
        let reading = reading(&p, &replay, &tracks, &answered);
        let class = if reading.is_some() {
            "page player with-words"
        } else {
            "page player"
        };
        let player_script = use_context::<PlayerScript>().unwrap_or_default().0;
        let transcript_script = use_context::<TranscriptScript>().unwrap_or_default().0;
        let transcript_script = reading
            .is_some()
            .then(|| view! { <script src=transcript_script type="module"></script> });
        let path = format!("/replays/{slug}");
        let body = view! {
            <main id="content" class=class>
                {player(&p, &replay, sources, poster, position_ms, deck)}
                <div class="about">
                    <noscript><p class="notice warn">{say!(l, "player-no-script")}</p></noscript>
                    {replaced}
                    <p class="small lowered" role="status" data-said=say!(l, "player-lowered", quality = "{quality}")></p>
                    <p class="topic">{topic_line(l, lecture)}</p>
                    <h1><span lang=lang.clone() dir="auto">{lecture.title.clone()}</span>{title_note(l, lecture)}</h1>
                    <p class="soft speakers">{speakers_line(l, lecture)}</p>
                    {facts(&p, &replay)}
                    {take_along(&p, &replay, (&played, film.bytes), slides.as_ref())}
                    {materials}
                    {next}
                    <h2>{say!(l, "about-lecture")}</h2>
                    {prose(about, lang)}
                    {rate}
                    <p class="actions"><a href=p.href(&format!("/lectures/{slug}"))>{say!(l, "to-lecture")}</a></p>
                    {share(l, &p.href(&path), lecture.title.clone())}
                </div>
                {reading}
                {address_on_paper(l, &p.href(&path), true)}
                {data}
                <script src=player_script type="module"></script>
                {transcript_script}
                {island_scripts()}
            </main>
        };
        let title = say!(l, "replay-page-title", title = lecture.title.clone());
        let body = body.into_any();
        if !is_for_all {
            return Ok(PageContent::from((title, body)));
        }
        let about = if about.trim().is_empty() {
            facts_line(l, lecture)
        } else {
            about.to_owned()
        };
        let told = Told::at(path, &about).of_film(picture);
        Ok(PageContent::of_all(title, body, told))
    })
}

/// What can be read beside the film: what is said, its chapters, and what was asked; none where there is nothing.
fn reading(p: &Page, replay: &Replay, tracks: &[Track], answered: &[Question]) -> Option<AnyView> {
    let has = |kind| tracks.iter().any(|track| track.kind == kind);
    let there = [
        (has(TrackKind::Captions), "transcript", "transcript"),
        (has(TrackKind::Chapters), "chapters", "chapters"),
        (!answered.is_empty(), "questions", "questions-title"),
    ];
    let tabs: Vec<_> = there.into_iter().filter(|(is, ..)| *is).collect();
    if tabs.is_empty() {
        return None;
    }
    let tabs = (tabs.len() > 1).then(|| {
        let tabs = tabs
            .into_iter()
            .map(|(_, id, key)| view! { <a href=format!("#{id}")>{say!(p.l, key)}</a> })
            .collect_view();
        view! { <nav class="tabs" aria-label=say!(p.l, "reading")>{tabs}</nav> }
    });
    let reading = view! {
        <div class="reading">
            {tabs}
            {transcript::transcript(p, replay, tracks)}
            {chapters::chapters(p, replay, tracks)}
            {questions::questions(p, answered)}
        </div>
    };
    Some(reading.into_any())
}

/// What can be had as a file: the slides, and where the lecture allows it the film (its address and size).
fn take_along(p: &Page, replay: &Replay, film: (&str, i64), slides: Option<&Slides>) -> AnyView {
    let l = p.l;
    let slides = slides.map(|slides| {
        let href = p.href(&format!("/replays/{}/slides.pdf", replay.lecture.slug));
        view! {
            <a class="button quiet small" href=href download>
                {say!(l, "slides-download")}" "
                <span class="soft">{say!(l, "slides-pdf", size = megabytes(l, slides.bytes))}</span>
            </a>
        }
    });
    let take = replay.may_take.then(|| {
        let sign = if film.0.contains('?') { '&' } else { '?' };
        let href = format!("{}{sign}download", film.0);
        view! {
            <a class="button quiet small take" href=href download>
                {say!(l, "replay-take")}" "
                <span class="soft">{megabytes(l, film.1)}</span>
            </a>
        }
    });
    if slides.is_none() && take.is_none() {
        return ().into_any();
    }
    view! { <p class="actions">{slides}{take}</p> }.into_any()
}

/// The film as it was uploaded, as one of those that can be played: where it came without an index, the file that has one.
fn original(replay: &Replay, remuxed: Option<String>) -> Rendition {
    Rendition {
        quality: Quality::Original,
        file: remuxed.unwrap_or_else(|| replay.file.clone()),
        media_type: replay.media_type.clone(),
        bytes: replay.bytes,
        width: 0,
        height: 0,
        quieter_lu: 0,
    }
}

/// The island of the player. Staff are in no figure, so their watching is not even measured.
fn player(
    p: &Page,
    replay: &Replay,
    sources: String,
    poster: Option<String>,
    position_ms: i64,
    deck: AnyView,
) -> AnyView {
    let staff = p
        .person
        .as_ref()
        .is_some_and(|person| person.role >= Role::Organizer);
    view! {
        <Player
            lecture=replay.lecture.slug.clone()
            lang=p.l.tag().to_owned()
            sources=sources
            poster=poster
            duration_ms=replay.duration_ms
            position_ms=position_ms
            signed_in=p.person.is_some()
            counted=!staff
            may_take=replay.may_take
            words=player_words(p.l, replay.lecture.title.clone())
        >
            {deck}
        </Player>
    }
    .into_any()
}

/// What the island says. Times and shares are its own to fill in.
fn player_words(l: Locale, title: String) -> PlayerWords {
    PlayerWords {
        label: title,
        resumes: say!(l, "player-resumes", time = "{time}"),
        restart: say!(l, "player-restart"),
        watched: say!(l, "player-watched", n = "{n}"),
        taken_over: say!(l, "play-taken-over"),
        not_counted: say!(l, "player-not-counted"),
        waiting: say!(l, "player-waiting"),
        beyond_cap: say!(l, "player-beyond-cap"),
        beyond_cap_of_browser: say!(l, "player-beyond-cap-of-browser"),
        keys: say!(l, "player-keys"),
    }
}

fn facts(p: &Page, replay: &Replay) -> AnyView {
    let l = p.l;
    let lecture = &replay.lecture;
    let counting = p.href("/counting#replay");
    view! {
        <dl class="facts">
            <div>
                <dt>{say!(l, "fact-date")}</dt>
                <dd>{Moment::new(lecture.starts, p.zone_or(&lecture.zone)).date(l)}</dd>
            </div>
            <div>
                <dt>{say!(l, "fact-length")}</dt>
                <dd>{duration_minutes(l, replay.duration_ms)}</dd>
            </div>
            <div>
                <dt>{say!(l, "language-label")}</dt>
                <dd>{language(l, &lecture.language)}</dd>
            </div>
            <div>
                <dt>{say!(l, "fact-replays")}</dt>
                <dd>{crate::i18n::number(l, replay.replays)}" "<a class="small" href=counting>{say!(l, "counters-defined")}</a></dd>
            </div>
        </dl>
    }
    .into_any()
}
