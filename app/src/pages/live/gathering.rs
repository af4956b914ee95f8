//! People before one screen: the host's part of the room.

use super::Page;
use crate::i18n::{Locale, Zone};
use crate::live::{
    CloseGathering, ConfirmHeads, Heads, Hosted, MarkLeft, Member, OpenGathering, Room,
};
use crate::say;
use crate::ui::{Clockface, Origin, action, button_form, interpolate, place, qr_code, time_local};
use leptos::prelude::*;

/// The section: a button, or the room that was gathered.
pub(super) fn section(p: &Page, room: &Room) -> AnyView {
    let l = p.l;
    let body = match &room.hosted {
        None => {
            let act = action::<OpenGathering>(l);
            let open = button_form(
                act,
                "button quiet",
                say!(l, "gathering-open-button"),
                lecture(p.param("slug")),
            );
            view! { <p>{say!(l, "gathering-intro")}</p>{open} }.into_any()
        }
        Some(hosted) => open(p, hosted),
    };
    view! {
        <section class="gathering" aria-labelledby="gathering">
            <h2 id="gathering">{say!(l, "gathering-title")}</h2>
            {body}
        </section>
    }
    .into_any()
}

fn lecture(slug: &str) -> Vec<(&'static str, String)> {
    vec![("lecture", slug.to_owned())]
}

fn open(p: &Page, hosted: &Hosted) -> AnyView {
    let l = p.l;
    let origin = use_context::<Origin>().unwrap_or_default().0;
    let page = p.href("/check-in");
    let full = format!("{origin}{page}?code={}", hosted.code);
    let shown = format!("{origin}{page}");
    let shown = shown
        .split_once("://")
        .map_or(shown.clone(), |(_, rest)| rest.to_owned());
    let address = view! { <a href=page><bdi dir="ltr">{shown}</bdi></a> }.into_any();
    let (slug, utc) = (p.param("slug"), Zone::utc());
    let act = action::<CloseGathering>(l);
    view! {
        <p class="gather-code">
            <span class="unseen">{say!(l, "gathering-code")}" "</span>
            <bdi dir="ltr">{hosted.code.to_string()}</bdi>
        </p>
        {qr_code(&full, say!(l, "gathering-qr", code = hosted.code.to_string()))}
        <p>{interpolate(&say!(l, "gathering-address", address = place(0)), vec![address])}</p>
        {gathered(l, slug, p.zone_or(&utc), Some(hosted))}
        <noscript><p class="soft">{say!(l, "gathering-load-again")}</p></noscript>
        {button_form(act, "button quiet", say!(l, "gathering-close-button"), lecture(slug))}
    }
    .into_any()
}

/// Who is in a person's gathered room, and whether heads are confirmed; that it is closed where there is none.
pub fn gathered(l: Locale, slug: &str, zone: &Zone, hosted: Option<&Hosted>) -> AnyView {
    let inner = match hosted {
        None => view! { <p>{say!(l, "gathering-is-closed")}</p> }.into_any(),
        Some(hosted) => {
            let members: Vec<AnyView> = hosted.members.iter().map(|m| member(l, slug, m)).collect();
            view! {
                <p>{say!(l, "gathering-members", n = hosted.members.len())}</p>
                {(!members.is_empty()).then(|| view! { <ul class="members">{members}</ul> })}
                {heads(l, slug, zone, hosted.heads)}
            }
            .into_any()
        }
    };
    view! { <div id="gathered">{inner}</div> }.into_any()
}

/// The call to confirm heads, above all else in the host's room; nothing to be seen where none is due.
pub fn heads_due(l: Locale, hosted: Option<&Hosted>) -> AnyView {
    let due = match hosted.map(|hosted| hosted.heads) {
        Some(Heads::Due(at)) => Some(at.0),
        _ => None,
    };
    let call = due.map(|_| view! { <a href="#gathering">{say!(l, "gathering-confirm-now")}</a> });
    let class = if due.is_some() { "notice warn" } else { "" };
    view! { <p id="heads-due" class=class data-same=due>{call}</p> }.into_any()
}

fn member(l: Locale, slug: &str, member: &Member) -> AnyView {
    let act = action::<MarkLeft>(l);
    view! {
        <li>
            <span dir="auto">{member.name.clone()}</span>
            <form method="post" action=act class="press">
                <input type="hidden" name="lecture" value=slug.to_owned() />
                <input type="hidden" name="person" value=member.person.0.to_string() />
                <button class="link">
                    {say!(l, "gathering-has-left")}
                    <span class="unseen">": "{member.name.clone()}</span>
                </button>
            </form>
        </li>
    }
    .into_any()
}

/// The one tap of the host, and what it does.
fn heads(l: Locale, slug: &str, zone: &Zone, heads: Heads) -> AnyView {
    let clock = |at| vec![time_local(l, at, zone, Clockface::Time)];
    match heads {
        Heads::Confirmed => {
            view! { <p class="soft">{say!(l, "gathering-confirmed")}</p> }.into_any()
        }
        Heads::From(at) => {
            let sentence = say!(l, "gathering-confirm-from", time = place(0));
            view! { <p class="soft">{interpolate(&sentence, clock(at))}</p> }.into_any()
        }
        Heads::Due(at) => {
            let sentence = say!(l, "gathering-confirm-due", time = place(0));
            let act = action::<ConfirmHeads>(l);
            view! {
                <div class="notice warn"><p>{interpolate(&sentence, clock(at))}</p></div>
                {button_form(act, "button main", say!(l, "gathering-confirm-button"), lecture(slug))}
            }
            .into_any()
        }
    }
}
