//! In which languages the replay is heard: what the recording holds, what was added, and the form that adds one.

use super::super::super::super::Page;
use crate::i18n::{Locale, language, lecture_languages, megabytes, number};
use crate::lectures::Lecture;
use crate::replays::{
    NameSound, RecordingSound, RemoveSound, RetryJob, SOUND_MOST, SOUNDS_URL, SoundState,
};
use crate::say;
use crate::ui::{Choice, FormState, action, button_form, error_summary, notice, select, sentence};
use leptos::prelude::*;

/// The field of the file.
const FILE: &str = "sound";
/// The field of the language, of both forms.
const LANGUAGE: &str = "sound_language";

/// The part of the replay's section.
pub(super) fn part(p: &Page, lecture: &Lecture, sounds: &[RecordingSound]) -> AnyView {
    let l = p.l;
    let there = if sounds.is_empty() {
        let language = language(l, &lecture.language);
        view! { <p class="soft">{say!(l, "sounds-none", language = language)}</p> }.into_any()
    } else {
        table(p, lecture, sounds)
    };
    view! {
        <div class="renditions">
            <h3 id="sounds">{say!(l, "sounds-title")}</h3>
            <p class="small soft">{say!(l, "sounds-text")}</p>
            {notice(p.notice_at("sounds"))}
            {there}
            {again(l, lecture, sounds)}
            {form(p, lecture, sounds)}
        </div>
    }
    .into_any()
}

/// What could not be made can be tried again.
fn again(l: Locale, lecture: &Lecture, sounds: &[RecordingSound]) -> Option<AnyView> {
    let failed = |sound: &RecordingSound| matches!(sound.state, SoundState::Failed(_));
    sounds.iter().any(failed).then(|| {
        button_form(
            action::<RetryJob>(l),
            "button quiet small",
            say!(l, "rendition-retry"),
            vec![("slug", lecture.slug.clone())],
        )
    })
}

fn table(p: &Page, lecture: &Lecture, sounds: &[RecordingSound]) -> AnyView {
    let l = p.l;
    let rows = sounds
        .iter()
        .map(|sound| row(p, lecture, sound))
        .collect_view();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-labelledby="sounds">
            <table class="rows">
                <thead>
                    <tr>
                        <th scope="col">{say!(l, "sound-column-language")}</th>
                        <th scope="col">{say!(l, "sound-column-from")}</th>
                        <th scope="col">{say!(l, "sound-column-state")}</th>
                        <th scope="col">{say!(l, "sound-column-act")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(p: &Page, lecture: &Lecture, sound: &RecordingSound) -> AnyView {
    let l = p.l;
    let is_own = sound.state == SoundState::Own;
    let called = match (sound.language.as_str(), is_own) {
        ("", true) => language(l, &lecture.language),
        ("", false) => "–".to_owned(),
        (tag, _) => language(l, tag),
    };
    let from = match sound.track {
        _ if is_own => view! { {say!(l, "sound-of-film")} }.into_any(),
        Some(track) => view! { {say!(l, "sound-of-track", n = number(l, track + 1))} }.into_any(),
        None => view! {
            <span dir="auto">{sound.name.clone()}</span>" "
            <span class="small soft">{megabytes(l, sound.bytes)}</span>
        }
        .into_any(),
    };
    let act = match sound.track {
        _ if is_own => ().into_any(),
        Some(track) => naming(p, lecture, sound, track),
        None => removing(l, lecture, sound),
    };
    view! {
        <tr data-sound=sound.language.clone()>
            <th scope="row">{called}</th>
            <td>{from}</td>
            <td>{state(l, &sound.state)}</td>
            <td>{act}</td>
        </tr>
    }
    .into_any()
}

fn state(l: Locale, state: &SoundState) -> AnyView {
    match state {
        SoundState::Own => {
            view! { <span class="small">{say!(l, "sound-state-own")}</span> }.into_any()
        }
        SoundState::Unnamed => {
            view! { <span class="tag warn">{say!(l, "sound-state-unnamed")}</span> }.into_any()
        }
        SoundState::Making => {
            view! { <span class="tag">{say!(l, "sound-state-making")}</span> }.into_any()
        }
        SoundState::Ready => {
            view! { <span class="tag ok">{say!(l, "sound-state-ready")}</span> }.into_any()
        }
        SoundState::Failed(why) => view! {
            <span class="tag warn">{say!(l, "sound-state-failed")}</span>" "
            <span class="small">{sentence(l, why)}</span>
        }
        .into_any(),
    }
}

fn languages(l: Locale) -> Vec<Choice> {
    lecture_languages()
        .iter()
        .map(|tag| Choice::new(*tag, language(l, tag)))
        .collect()
}

/// The form that says in which language one of the recording's own sounds is.
fn naming(p: &Page, lecture: &Lecture, sound: &RecordingSound, track: i64) -> AnyView {
    let l = p.l;
    let id = sound.id.to_string();
    let refused = p
        .typed::<NameSound>()
        .filter(|typed| typed.value("id") == id);
    let chosen = refused
        .as_ref()
        .map_or(sound.language.clone(), |typed| typed.value(LANGUAGE));
    let error = refused.and_then(|typed| typed.problem(l, LANGUAGE));
    let of = format!("{LANGUAGE}-{id}");
    let described = error.is_some().then(|| format!("{of}-error"));
    let none = Choice::new("", say!(l, "sound-not-offered"));
    let options = std::iter::once(none)
        .chain(languages(l))
        .map(|choice| {
            let selected = choice.value == chosen;
            view! { <option value=choice.value selected=selected>{choice.label}</option> }
        })
        .collect_view();
    let act = p.action::<NameSound>();
    view! {
        <form method="post" action=act class="press" novalidate>
            <input type="hidden" name="slug" value=lecture.slug.clone() />
            <input type="hidden" name="id" value=id />
            <label class="unseen" for=of.clone()>
                {say!(l, "sound-language-of", n = number(l, track + 1))}
            </label>
            <select
                id=of.clone()
                name=LANGUAGE
                aria-invalid=described.is_some().then_some("true")
                aria-describedby=described.clone()
            >
                {options}
            </select>
            " "
            <button class="button quiet small">{say!(l, "sound-name-button")}</button>
            {error.map(|error| view! { <p class="error" id=described role="alert">{error}</p> })}
        </form>
    }
    .into_any()
}

fn removing(l: Locale, lecture: &Lecture, sound: &RecordingSound) -> AnyView {
    let what = vec![("slug", lecture.slug.clone()), ("id", sound.id.to_string())];
    let remove = button_form(
        action::<RemoveSound>(l),
        "button danger small",
        say!(l, "sound-remove-button"),
        what,
    );
    view! {
        <details class="ask">
            <summary>{say!(l, "sound-remove")}</summary>
            <p class="small">{say!(l, "sound-remove-text")}</p>
            {remove}
        </details>
    }
    .into_any()
}

/// The form: open where something is wrong with it.
fn form(p: &Page, lecture: &Lecture, sounds: &[RecordingSound]) -> AnyView {
    let l = p.l;
    let mut told = sounds.iter().filter(|sound| sound.state == SoundState::Own);
    let own = told.find(|sound| !sound.language.is_empty());
    let own = own.map_or(&lecture.language, |sound| &sound.language);
    let languages = languages(l)
        .into_iter()
        .filter(|choice| choice.value != *own);
    let refused = p.typed_at(SOUNDS_URL);
    let open = refused.is_some();
    let typed = refused.unwrap_or_default();
    let label = |field: &str| match field {
        LANGUAGE => say!(l, "sound-language"),
        _ => say!(l, "sound-file"),
    };
    let act = p.action_at(&format!("{SOUNDS_URL}/{}", lecture.slug));
    view! {
        <details open=open>
            <summary>{say!(l, "sound-add")}</summary>
            {error_summary(l, &typed, label)}
            <form method="post" action=act enctype="multipart/form-data" class="form" novalidate>
                {select(l, &typed, LANGUAGE, say!(l, "sound-language"), languages.collect(), true, None)}
                {file(l, &typed)}
                <div class="actions"><button class="button quiet">{say!(l, "sound-send")}</button></div>
            </form>
        </details>
    }
    .into_any()
}

fn file(l: Locale, typed: &FormState) -> AnyView {
    let error = typed.problem(l, FILE);
    let bad = error.is_some();
    let described = if bad {
        "sound-hint sound-error"
    } else {
        "sound-hint"
    };
    let mb = number(l, SOUND_MOST / 1_000_000);
    view! {
        <div class=if bad { "field bad" } else { "field" }>
            <label for=FILE>{say!(l, "sound-file")}</label>
            <p class="hint" id="sound-hint">{say!(l, "sound-file-hint", mb = mb)}</p>
            <input
                id=FILE
                name=FILE
                type="file"
                accept=".m4a,.mp4,.webm,audio/mp4,video/mp4,audio/webm,video/webm"
                required
                aria-invalid=bad.then_some("true")
                aria-describedby=described
            />
            {error.map(|error| view! { <p class="error" id="sound-error">{error}</p> })}
        </div>
    }
    .into_any()
}
