//! The materials of a lecture at the desk: which there are, in which order, the form that adds one, and the page of one.

use super::super::super::materials::link;
use super::super::super::{Page, Section, page_of};
use crate::answer::Refused;
use crate::door::door;
use crate::i18n::{Locale, language, lecture_languages, number};
use crate::lectures::{Lecture, Lectures, title_lang};
use crate::materials::{
    FileKind, LINK_MOST, MATERIAL_MOST, MATERIAL_TITLE_MOST, MATERIALS_MOST, MATERIALS_URL,
    Material, MaterialForm, MaterialTarget, Materials, MoveMaterial, Readers, RemoveMaterial,
    ShownWhen,
};
use crate::say;
use crate::ui::{
    Choice, FieldKind, FormState, action, button_form, choice_field, error_summary, field, notice,
    select,
};
use leptos::prelude::*;

/// The field of the file.
const FILE: &str = "material_file";

/// The section at a lecture's desk.
pub(super) fn section(p: &Page, lecture: &Lecture, materials: &[Material]) -> AnyView {
    let l = p.l;
    let there = if materials.is_empty() {
        view! { <p class="soft">{say!(l, "materials-none")}</p> }.into_any()
    } else {
        table(p, lecture, materials)
    };
    view! {
        <section id="materials" aria-labelledby="materials-title">
            <h2 id="materials-title">{say!(l, "materials-title")}</h2>
            <p class="small soft">{say!(l, "materials-text", most = number(l, MATERIALS_MOST))}</p>
            {notice(p.notice_at("materials"))}
            {there}
            {adding(p, lecture)}
        </section>
    }
    .into_any()
}

fn table(p: &Page, lecture: &Lecture, materials: &[Material]) -> AnyView {
    let l = p.l;
    let last = materials.len() - 1;
    let rows = materials
        .iter()
        .enumerate()
        .map(|(at, material)| row(p, lecture, material, (at > 0, at < last)))
        .collect_view();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-labelledby="materials-title">
            <table class="rows">
                <thead>
                    <tr>
                        <th scope="col">{say!(l, "material-column-what")}</th>
                        <th scope="col">{say!(l, "material-shown")}</th>
                        <th scope="col">{say!(l, "material-readers")}</th>
                        <th scope="col">{say!(l, "material-column-act")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// One of them; `(up, down)` is where it can be moved.
fn row(p: &Page, lecture: &Lecture, material: &Material, (up, down): (bool, bool)) -> AnyView {
    let l = p.l;
    let slug = &lecture.slug;
    let edit = p.href(&format!(
        "/organizer/lectures/{slug}/materials/{}",
        material.id
    ));
    let remove = button_form(
        action::<RemoveMaterial>(l),
        "button danger small",
        say!(l, "material-remove-button"),
        vec![
            ("slug", slug.clone()),
            ("material", material.id.to_string()),
        ],
    );
    let consequence = match &material.target {
        MaterialTarget::Link { .. } => say!(l, "material-remove-link"),
        MaterialTarget::File { .. } => say!(l, "material-remove-file"),
    };
    let up = up.then(|| moving(l, slug, material, true));
    let down = down.then(|| moving(l, slug, material, false));
    view! {
        <tr>
            <th scope="row">{link(l, slug, material, false)}</th>
            <td>{shown_name(l, material.shown)}</td>
            <td>{readers_name(l, material.readers)}</td>
            <td>
                <a href=edit aria-label=say!(l, "material-edit-label", title = material.title.clone())>
                    {say!(l, "material-edit")}
                </a>
                {up}
                {down}
                <details class="ask">
                    <summary aria-label=say!(l, "material-remove-label", title = material.title.clone())>
                        {say!(l, "material-remove")}
                    </summary>
                    <p class="small">{consequence}</p>
                    {remove}
                </details>
            </td>
        </tr>
    }
    .into_any()
}

/// The button that moves one by a place.
fn moving(l: Locale, slug: &str, material: &Material, up: bool) -> AnyView {
    let title = material.title.clone();
    let (direction, button, label) = if up {
        let label = say!(l, "material-up-label", title = title);
        ("up", say!(l, "material-up"), label)
    } else {
        let label = say!(l, "material-down-label", title = title);
        ("down", say!(l, "material-down"), label)
    };
    let act = action::<MoveMaterial>(l);
    view! {
        <form method="post" action=act class="press" novalidate>
            <input type="hidden" name="slug" value=slug.to_owned() />
            <input type="hidden" name="material" value=material.id.to_string() />
            <input type="hidden" name="direction" value=direction />
            <button class="button quiet small" aria-label=label>{button}</button>
        </form>
    }
    .into_any()
}

fn shown_name(l: Locale, shown: ShownWhen) -> String {
    match shown {
        ShownWhen::Before => say!(l, "material-shown-before"),
        ShownWhen::After => say!(l, "material-shown-after"),
    }
}

fn readers_name(l: Locale, readers: Readers) -> String {
    match readers {
        Readers::Enrolled => say!(l, "material-readers-enrolled"),
        Readers::Everyone => say!(l, "material-readers-everyone"),
    }
}

/// The form that adds one: open where something is wrong with it.
fn adding(p: &Page, lecture: &Lecture) -> AnyView {
    let l = p.l;
    let refused = p.typed_at(MATERIALS_URL);
    let open = refused.is_some();
    let typed = refused.unwrap_or_else(|| FormState::filled(&MaterialForm::default()));
    let act = p.action_at(&format!("{MATERIALS_URL}/{}", lecture.slug));
    view! {
        <details open=open>
            <summary>{say!(l, "material-add")}</summary>
            {error_summary(l, &typed, |name| label(l, name))}
            <form method="post" action=act enctype="multipart/form-data" class="form" novalidate>
                <input type="hidden" name="press" value=Page::press() />
                <p>{say!(l, "material-add-text")}</p>
                {url(l, &typed)}
                {words(l, &typed)}
                {file(l, &typed, say!(l, "material-file"))}
                <div class="actions"><button class="button">{say!(l, "material-add-button")}</button></div>
            </form>
        </details>
    }
    .into_any()
}

/// The labels of the fields.
fn label(l: Locale, name: &str) -> String {
    match name {
        "material_title" => say!(l, "material-title"),
        "material_language" => say!(l, "material-language"),
        "material_shown" => say!(l, "material-shown"),
        "material_readers" => say!(l, "material-readers"),
        "material_url" => say!(l, "material-link"),
        _ => say!(l, "material-file"),
    }
}

/// What is said of a material of either kind.
fn words(l: Locale, typed: &FormState) -> AnyView {
    let languages = lecture_languages()
        .iter()
        .map(|tag| Choice::new(*tag, language(l, tag)));
    let none = Choice::new("", say!(l, "material-language-none"));
    let languages = std::iter::once(none).chain(languages).collect();
    let shown = ShownWhen::ALL.map(|when| {
        let hint = match when {
            ShownWhen::Before => say!(l, "material-shown-before-hint"),
            ShownWhen::After => say!(l, "material-shown-after-hint"),
        };
        (Choice::new(when.code(), shown_name(l, when)), hint)
    });
    let readers = Readers::ALL.map(|readers| {
        let hint = match readers {
            Readers::Enrolled => say!(l, "material-readers-enrolled-hint"),
            Readers::Everyone => say!(l, "material-readers-everyone-hint"),
        };
        (Choice::new(readers.code(), readers_name(l, readers)), hint)
    });
    let hint = say!(l, "material-title-hint", most = MATERIAL_TITLE_MOST);
    view! {
        {field(l, typed, "material_title", label(l, "material_title"), FieldKind::Text, false, Some(hint))}
        {select(l, typed, "material_language", label(l, "material_language"), languages, false, None)}
        {choice_field(l, typed, "material_shown", label(l, "material_shown"), shown.into())}
        {choice_field(l, typed, "material_readers", label(l, "material_readers"), readers.into())}
    }
    .into_any()
}

fn url(l: Locale, typed: &FormState) -> AnyView {
    let hint = Some(say!(l, "material-link-hint", most = LINK_MOST));
    let label = label(l, "material_url");
    field(l, typed, "material_url", label, FieldKind::Url, false, hint)
}

fn file(l: Locale, typed: &FormState, label: String) -> AnyView {
    let error = typed.problem(l, FILE);
    let bad = error.is_some();
    let described = if bad {
        "material_file-hint material_file-error"
    } else {
        "material_file-hint"
    };
    let accept: Vec<String> = FileKind::ALL
        .iter()
        .map(|kind| format!(".{}", kind.ending()))
        .collect();
    let accept = format!("{},.jpeg", accept.join(","));
    let mb = number(l, MATERIAL_MOST / 1_000_000);
    view! {
        <div class=if bad { "field bad" } else { "field" }>
            <label for=FILE>{label}</label>
            <p class="hint" id="material_file-hint">{say!(l, "material-file-hint", mb = mb)}</p>
            <input
                id=FILE
                name=FILE
                type="file"
                accept=accept
                aria-invalid=bad.then_some("true")
                aria-describedby=described
            />
            {error.map(|error| view! { <p class="error" id="material_file-error">{error}</p> })}
        </div>
    }
    .into_any()
}

/// `/{l}/organizer/lectures/{slug}/materials/{material}`
#[component]
pub fn MaterialPage() -> impl IntoView {
    page_of(Section::Desk("lectures"), |p: Page| async move {
        let l = p.l;
        let organizer = p.organizer()?;
        let slug = p.param("slug").to_owned();
        let id: i64 = p.param("material").parse().map_err(|_| Refused::NotFound)?;
        let lecture = door::<dyn Lectures>()
            .lecture(l, &slug, Some(organizer.person()))
            .await?
            .lecture;
        let all = door::<dyn Materials>()
            .all_materials(&organizer, &slug)
            .await?;
        let material = all.into_iter().find(|material| material.id == id);
        let material = material.ok_or(Refused::NotFound)?;
        let title = say!(l, "material-page-title", title = material.title.clone());
        let back = p.href(&format!("/organizer/lectures/{slug}#materials"));
        let body = view! {
            <div class="bar-top">
                <h1 dir="auto">{title.clone()}</h1>
            </div>
            <p><a href=back lang=title_lang(l, &lecture) dir="auto">{lecture.title.clone()}</a></p>
            <p>{link(l, &slug, &material, false)}</p>
            {changing(&p, &slug, &material)}
        };
        Ok((title, body.into_any()))
    })
}

/// The form that changes one: a link's address, or a file to take the place of that there is.
fn changing(p: &Page, slug: &str, material: &Material) -> AnyView {
    let l = p.l;
    let typed = p.typed_at(MATERIALS_URL);
    let typed = typed.unwrap_or_else(|| FormState::filled(&MaterialForm::from(material)));
    let act = p.action_at(&format!("{MATERIALS_URL}/{slug}"));
    let (first, last) = match &material.target {
        MaterialTarget::Link { .. } => (Some(url(l, &typed)), None),
        MaterialTarget::File { .. } => (
            None,
            Some(file(l, &typed, say!(l, "material-file-replace"))),
        ),
    };
    view! {
        {error_summary(l, &typed, |name| label(l, name))}
        <form method="post" action=act enctype="multipart/form-data" class="form" novalidate>
            <input type="hidden" name="material" value=material.id.to_string() />
            {first}
            {words(l, &typed)}
            {last}
            <div class="actions"><button class="button">{say!(l, "material-save")}</button></div>
        </form>
    }
    .into_any()
}
