//! One replay: the player, and the facts.

mod quality;

pub(super) use quality::name as quality_name;

use super::{Page, page};
use crate::accounts::Role;
use crate::door::door;
use crate::i18n::{Locale, Moment, duration_minutes, language, megabytes};
use crate::lectures::{Lectures, speakers_line, title_lang, title_note, topic_line};
use crate::replays::player::{Player, PlayerWords};
use crate::replays::{Quality, Rendition, RenditionsRoom, Replay, Replays};
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
        let about = door::<dyn Lectures>()
            .lecture(l, slug, p.person.as_ref())
            .await?
            .abstract_text;
        let start_ms = match &p.person {
            Some(person) => door::<dyn Replays>().position(person, slug).await?,
            None => 0,
        };
        let made = door::<dyn RenditionsRoom>().renditions(slug).await?;
        let poster = made.poster;
        let mut all = made.films;
        all.push(original(&replay));
        let film = quality::chosen(&p, &all).unwrap_or(&all[all.len() - 1]);
        let lecture = &replay.lecture;
        let lang = title_lang(l, lecture);
        let body = view! {
            <main id="content" class="page player">
                <p class="topic">{topic_line(l, lecture)}</p>
                <h1><span lang=lang.clone() dir="auto">{lecture.title.clone()}</span>{title_note(l, lecture)}</h1>
                <p class="soft">{speakers_line(l, lecture)}</p>
                {player(&p, &replay, film, poster.as_deref(), start_ms)}
                {quality::links(&p, slug, &all, film)}
                <noscript><p class="notice warn">{say!(l, "player-no-script")}</p></noscript>
                {facts(&p, &replay, film)}
                <h2>{say!(l, "about-lecture")}</h2>
                {prose(&about, lang)}
                <p class="actions"><a href=p.href(&format!("/lectures/{slug}"))>{say!(l, "to-lecture")}</a></p>
                {island_scripts()}
            </main>
        };
        Ok((lecture.title.clone(), body.into_any()))
    })
}

/// Where a file of the replay lies.
fn address(file: &str) -> String {
    format!("/media/{file}")
}

/// The file as it was uploaded, as one of those that can be played.
fn original(replay: &Replay) -> Rendition {
    Rendition {
        quality: Quality::Original,
        file: replay.file.clone(),
        media_type: replay.media_type.clone(),
        bytes: replay.bytes,
        width: 0,
        height: 0,
    }
}

/// The island of the player. Staff are in no figure, so their watching is not even measured.
fn player(
    p: &Page,
    replay: &Replay,
    film: &Rendition,
    poster: Option<&str>,
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
            src=address(&film.file)
            media_type=film.media_type.clone()
            poster=poster.map(address)
            duration_ms=replay.duration_ms
            position_ms=position_ms
            signed_in=p.person.is_some()
            counted=!staff
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
        failed: say!(l, "player-failed"),
        retry: say!(l, "player-retry"),
        keys: say!(l, "player-keys"),
    }
}

fn facts(p: &Page, replay: &Replay, film: &Rendition) -> AnyView {
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
                <dt>{say!(l, "fact-size")}</dt>
                <dd>{megabytes(l, film.bytes)}</dd>
            </div>
            <div>
                <dt>{say!(l, "fact-replays")}</dt>
                <dd>{crate::i18n::number(l, replay.replays)}" "<a class="small" href=counting>{say!(l, "counters-defined")}</a></dd>
            </div>
        </dl>
    }
    .into_any()
}
