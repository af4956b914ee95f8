//! Of which country and kind the person is in this lecture's figures, and the form that sets it right.

use super::super::super::super::Page;
use super::super::super::row::date_time;
use super::zone;
use crate::accounts::PersonId;
use crate::i18n::country;
use crate::lectures::Lecture;
use crate::live::{
    CorrectParticipation, KeptKind, KeptProfile, ParticipationCorrection, ParticipationRecord,
    REASON_MOST,
};
use crate::say;
use crate::ui::{
    Choice, FormState, check_field, country_choices, error_summary, interpolate, place, select,
    textarea,
};
use leptos::prelude::*;

/// "Kenya · Official".
fn words(p: &Page, of: &KeptProfile) -> String {
    format!(
        "{} · {}",
        country(p.l, &of.country),
        say!(p.l, of.kind.key())
    )
}

/// The section.
pub(super) fn section(
    p: &Page,
    lecture: &Lecture,
    person: PersonId,
    record: &ParticipationRecord,
) -> AnyView {
    let l = p.l;
    let since = say!(l, "participation-since", time = place(0));
    let since = interpolate(&since, vec![date_time(l, record.at, zone(p, lecture))]);
    let of_upgrade = record
        .of_upgrade
        .then(|| view! { <p class="warn-text">{say!(l, "participation-of-upgrade")}</p> });
    let today = (record.today != record.kept).then(|| {
        let today = words(p, &record.today);
        view! { <p class="soft">{say!(l, "participation-today", today = today)}</p> }
    });
    let made = (!record.corrections.is_empty()).then(|| table(p, lecture, &record.corrections));
    let form = if record.can_be_corrected {
        form(p, lecture, person, record)
    } else {
        view! { <p class="soft">{say!(l, "participation-oneself")}</p> }.into_any()
    };
    view! {
        <section aria-labelledby="participation">
            <h2 id="participation">{say!(l, "participation-title")}</h2>
            <p><b>{words(p, &record.kept)}</b>" "<span class="soft">{since}</span></p>
            {of_upgrade}
            {today}
            {made}
            {form}
        </section>
    }
    .into_any()
}

fn table(p: &Page, lecture: &Lecture, corrections: &[ParticipationCorrection]) -> AnyView {
    let l = p.l;
    let rows = corrections
        .iter()
        .map(|one| {
            view! {
                <tr>
                    <td>{date_time(l, one.at, zone(p, lecture))}</td>
                    <td dir="auto">{one.by.clone()}</td>
                    <td>{words(p, &one.before)}</td>
                    <td>{words(p, &one.after)}</td>
                    <td dir="auto">{one.reason.clone()}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-labelledby="participation">
            <table class="rows">
                <thead>
                    <tr>
                        <th scope="col">{say!(l, "record-column-when")}</th>
                        <th scope="col">{say!(l, "record-column-by")}</th>
                        <th scope="col">{say!(l, "attended-share-before")}</th>
                        <th scope="col">{say!(l, "attended-share-after")}</th>
                        <th scope="col">{say!(l, "correction-reason")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn form(p: &Page, lecture: &Lecture, person: PersonId, record: &ParticipationRecord) -> AnyView {
    let l = p.l;
    let typed = p.typed::<CorrectParticipation>();
    let open = typed.is_some();
    let typed = typed.unwrap_or_else(|| FormState {
        values: [
            ("kept_country", record.kept.country.as_str()),
            ("kept_kind", record.kept.kind.code()),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into(),
        ..FormState::default()
    });
    let label = |field: &str| match field {
        "kept_country" => say!(l, "desk-column-country"),
        "kept_kind" => say!(l, "desk-column-kind"),
        _ => say!(l, "correction-reason"),
    };
    let kinds = KeptKind::ALL.map(|kind| Choice::new(kind.code(), say!(l, kind.key())));
    let everywhere = (record.same_elsewhere > 0).then(|| {
        let n = record.same_elsewhere;
        let hint = say!(
            l,
            "participation-everywhere-hint",
            n = n,
            kept = words(p, &record.kept)
        );
        check_field(
            l,
            &typed,
            "kept_everywhere",
            say!(l, "participation-everywhere"),
            hint,
        )
    });
    let reason_hint = Some(say!(l, "correction-reason-hint", most = REASON_MOST));
    view! {
        <details open=open>
            <summary>{say!(l, "participation-change")}</summary>
            {error_summary(l, &typed, label)}
            <form method="post" action={p.action::<CorrectParticipation>()} class="form" novalidate>
                <p>{say!(l, "participation-text")}</p>
                <input type="hidden" name="lecture" value=lecture.slug.clone() />
                <input type="hidden" name="person" value=person.0.to_string() />
                <div class="fields">
                    {select(l, &typed, "kept_country", label("kept_country"), country_choices(l), true, None)}
                    {select(l, &typed, "kept_kind", label("kept_kind"), kinds.into(), true, None)}
                </div>
                {everywhere}
                {textarea(l, &typed, "kept_reason", label("kept_reason"), 3, true, reason_hint)}
                <div class="actions">
                    <button class="button">{say!(l, "participation-button")}</button>
                </div>
            </form>
        </details>
    }
    .into_any()
}
