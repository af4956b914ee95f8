//! One replay: the player, and the facts.

mod chapters;
mod closed;
mod quality;
mod sound;
mod sources;
mod transcript;

pub(super) use quality::name as quality_name;

use super::{Page, page};
use crate::accounts::Role;
use crate::door::door;
use crate::i18n::{Locale, Moment, duration_minutes, language, megabytes};
use crate::islands::{Player, PlayerWords};
use crate::lectures::{Lectures, speakers_line, title_lang, title_note, topic_line};
use crate::replays::{
    MediaFiles, Quality, Rendition, RenditionService, Replay, Replays, Sounds, Track, Tracks,
};
use crate::say;
use crate::ui::{island_scripts, prose};
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
            return Ok((
                replay.lecture.title.clone(),
                closed::page(&p, &replay.lecture, why),
            ));
        }
        let about = door::<dyn Lectures>()
            .lecture(l, slug, p.person.as_ref())
            .await?
            .abstract_text;
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
        let lecture = &replay.lecture;
        let address = |file: &str| door::<dyn MediaFiles>().address(file, lecture.audience, p.now);
        let made = door::<dyn RenditionService>().renditions(slug).await?;
        let poster = made.poster.as_deref().map(address);
        let original = original(&replay, made.remuxed);
        let mut all = made.films;
        all.push(original.clone());
        let film = quality::chosen(&p, &all, &made.as_original).unwrap_or(&original);
        let room = door::<dyn Tracks>();
        let (tracks, slides) = (room.tracks(slug).await?, room.slides(slug).await?);
        let at = transcript::asked(&p);
        let beside = (!tracks.is_empty()).then_some("with-words");
        let sounds = door::<dyn Sounds>().sounds(slug).await?;
        let heard = sound::chosen(&p, &sounds);
        let played = (
            sound::address(l, slug, film, heard, address),
            film.media_type.as_str(),
        );
        let sources = sources::sources(&p, &replay, (&played.0, played.1), &tracks, at);
        let lang = title_lang(l, lecture);
        let body = view! {
            <main id="content" class="page player">
                <p class="topic">{topic_line(l, lecture)}</p>
                <h1><span lang=lang.clone() dir="auto">{lecture.title.clone()}</span>{title_note(l, lecture)}</h1>
                <p class="soft">{speakers_line(l, lecture)}</p>
                {replaced}
                <div class=beside>
                    <div>
                        {player(&p, &replay, sources, poster, at.map_or(start_ms, |_| 0))}
                        {quality::links(&p, slug, &all, &made.as_original, film)}
                        {sound::links(&p, slug, &sounds, heard)}
                        <noscript><p class="notice warn">{say!(l, "player-no-script")}</p></noscript>
                    </div>
                    {words(&p, &replay, &tracks)}
                </div>
                {facts(&p, &replay, film, &played.0)}
                {slides.map(|slides| chapters::slides(&p, slug, &slides))}
                <h2>{say!(l, "about-lecture")}</h2>
                {prose(&about, lang)}
                <p class="actions"><a href=p.href(&format!("/lectures/{slug}"))>{say!(l, "to-lecture")}</a></p>
                {island_scripts()}
            </main>
        };
        Ok((lecture.title.clone(), body.into_any()))
    })
}

/// Chapters and transcript.
fn words(p: &Page, replay: &Replay, tracks: &[Track]) -> AnyView {
    if tracks.is_empty() {
        return ().into_any();
    }
    view! {
        <div class="words">
            {chapters::chapters(p, &replay.lecture.slug, tracks)}
            {transcript::transcript(p, replay, tracks)}
        </div>
    }
    .into_any()
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
        />
    }
    .into_any()
}

/// What the island says. Times and shares are its own to fill in.
fn player_words(l: Locale, title: String) -> PlayerWords {
    PlayerWords {
        label: title,
        speed: say!(l, "player-speed"),
        resumes: say!(l, "player-resumes", time = "{time}"),
        restart: say!(l, "player-restart"),
        watched: say!(l, "player-watched", n = "{n}"),
        taken_over: say!(l, "play-taken-over"),
        not_counted: say!(l, "player-not-counted"),
        waiting: say!(l, "player-waiting"),
        beyond_cap: say!(l, "player-beyond-cap"),
        beyond_cap_of_browser: say!(l, "player-beyond-cap-of-browser"),
        failed: say!(l, "player-failed"),
        reload: say!(l, "player-reload"),
        retry: say!(l, "player-retry"),
        keys: say!(l, "player-keys"),
    }
}

fn facts(p: &Page, replay: &Replay, film: &Rendition, address: &str) -> AnyView {
    let l = p.l;
    let lecture = &replay.lecture;
    let take = replay.may_take.then(|| {
        let sign = if address.contains('?') { '&' } else { '?' };
        let href = format!("{address}{sign}download");
        view! { " "<a class="small" href=href download>{say!(l, "replay-take")}</a> }
    });
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
                <dt>{say!(l, "fact-size")}</dt>
                <dd>{megabytes(l, film.bytes)}{take}</dd>
            </div>
            <div>
                <dt>{say!(l, "fact-replays")}</dt>
                <dd>{crate::i18n::number(l, replay.replays)}" "<a class="small" href=counting>{say!(l, "counters-defined")}</a></dd>
            </div>
        </dl>
    }
    .into_any()
}
