//! The upload of a replay: a plain form, which with script goes on after a dropped line.

use super::super::super::super::Page;
use super::publish::optional_reason;
use crate::i18n::{Locale, number};
use crate::lectures::{Lecture, Phase};
use crate::replays::{LargestUpload, Recordings};
use crate::say;
use crate::ui::{UploadScript, error_summary};
use leptos::prelude::*;

/// What the file is called in the form.
const VIDEO: &str = "video";

/// The form.
pub(super) fn section(
    p: &Page,
    lecture: &Lecture,
    replaces: bool,
    recordings: &Recordings,
) -> AnyView {
    let l = p.l;
    let LargestUpload(most) = use_context().unwrap_or_default();
    let address = format!("/upload/{}", lecture.slug);
    let typed = p.typed_at(&address).unwrap_or_default();
    let label = |field: &str| match field {
        VIDEO => say!(l, "upload-file"),
        _ => say!(l, "publish-reason"),
    };
    let action = format!("{address}?l={}", l.tag());
    let words = words(l, number(l, most / 1_000_000));
    let hint = say!(l, "upload-hint", mb = number(l, most / 1_000_000));
    let problem = typed.problem(l, VIDEO);
    let (bad, described) = match problem {
        Some(_) => (Some("true"), "video-hint video-error"),
        None => (None, "video-hint"),
    };
    let early = (lecture.phase(p.now) != Phase::Over)
        .then(|| view! { <p class="small soft">{say!(l, "desk-upload-early")}</p> });
    let replaces =
        replaces.then(|| view! { <p class="small soft">{say!(l, "desk-upload-replaces")}</p> });
    let alone = recordings.pending.is_none();
    let reason = (!recordings.captions).then(|| optional_reason(l, &typed, alone));
    let script = use_context::<UploadScript>()
        .and_then(|UploadScript(src)| src)
        .map(|src| view! { <script src=src defer></script> });
    view! {
        {early}
        {replaces}
        {error_summary(l, &typed, label)}
        <form
            class="upload form"
            method="post"
            novalidate
            enctype="multipart/form-data"
            action=action
            data-most=most.to_string()
            data-words=words
        >
            <div class=if bad.is_some() { "field bad" } else { "field" }>
                <label for=VIDEO>{say!(l, "upload-file")}</label>
                <input
                    id=VIDEO
                    type="file"
                    name=VIDEO
                    accept="video/mp4,video/webm"
                    required
                    aria-invalid=bad
                    aria-describedby=described
                />
                <p class="hint" id="video-hint">{hint}</p>
                {problem.map(|text| view! { <p class="error" id="video-error">{text}</p> })}
            </div>
            {reason}
            <div class="errors" role="alert" hidden><p></p></div>
            <div class="sending" hidden>
                <progress max="100" value="0" aria-label=say!(l, "upload-bar")></progress>
                <p class="progress-line"></p>
                <p class="actions">
                    <button type="button" class="button quiet small" data-act="pause">{say!(l, "upload-pause")}</button>
                    <button type="button" class="button quiet small" data-act="cancel">{say!(l, "upload-cancel")}</button>
                </p>
            </div>
            <p class="progress-line" role="status"></p>
            <button class="button">{say!(l, "upload-send")}</button>
        </form>
        {script}
    }
    .into_any()
}

/// What the script says; what stands in braces it fills itself.
fn words(l: Locale, most: String) -> String {
    let words = serde_json::json!({
        "progress": say!(l, "upload-progress", done = "{done}", total = "{total}", percent = "{percent}"),
        "pace": say!(l, "upload-pace", speed = "{speed}", time = "{time}"),
        "checking": say!(l, "upload-checking"),
        "pause": say!(l, "upload-pause"),
        "resume": say!(l, "upload-resume"),
        "paused": say!(l, "upload-paused"),
        "lost": say!(l, "upload-lost"),
        "goesOn": say!(l, "upload-goes-on", done = "{done}"),
        "half": say!(l, "upload-half", name = "{name}", done = "{done}", total = "{total}"),
        "sure": say!(l, "upload-sure"),
        "cancelled": say!(l, "upload-cancelled"),
        "none": say!(l, "upload-none"),
        "tooLarge": say!(l, "upload-too-large", mb = most),
        "failed": say!(l, "upload-failed"),
        "proxy": say!(l, "upload-proxy"),
    });
    words.to_string()
}
