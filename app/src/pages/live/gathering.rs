//! People before one screen: the host's part of the room.

use super::Page;
use crate::i18n::{Locale, Zone};
use crate::live::{
    Code, CountHeads, Heads, Hosted, LetBackIn, MarkLeft, Member, OpenGathering, RenewCode, Room,
};
use crate::say;
use crate::ui::{
    Clockface, FieldKind, FormState, Origin, action, button_form, error_summary, field,
    interpolate, notice, place, qr_code, time_local,
};
use leptos::prelude::*;

/// The form that says how many there are; each member's box belongs to it, wherever it stands.
const COUNT: &str = "count-heads";

/// The section: a button, or the room that was gathered; and rooms of before where something is still asked.
pub(super) fn section(p: &Page, room: &Room, asked: &[Code]) -> AnyView {
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
            view! {
                <p>{say!(l, "gathering-intro")}</p>
                <noscript><p class="notice warn">{say!(l, "gathering-no-script")}</p></noscript>
                {open}
            }
            .into_any()
        }
        Some(hosted) => open(p, hosted),
    };
    let own = room.hosted.as_ref().map(|hosted| &hosted.code);
    let others: Vec<&Code> = asked.iter().filter(|code| Some(*code) != own).collect();
    view! {
        <section class="gathering" aria-labelledby="gathering">
            <h2 id="gathering">{say!(l, "gathering-title")}</h2>
            {notice(p.notice_at("gathering"))}
            {refused(p)}
            {asked_still(p, &others)}
            {body}
        </section>
    }
    .into_any()
}

/// Why the number was refused, focused, also where its form is gone by now.
pub(in crate::pages) fn refused(p: &Page) -> AnyView {
    let typed = p.typed::<CountHeads>().unwrap_or_default();
    error_summary(p.l, &typed, |_| say!(p.l, "gathering-heads"))
}

/// That something is asked of the reader in these rooms, with the way to each.
pub(super) fn asked_still(p: &Page, codes: &[&Code]) -> AnyView {
    let l = p.l;
    codes
        .iter()
        .map(|code| {
            let href = p.href(&format!("/check-in?code={code}"));
            view! {
                <div class="notice warn">
                    <p>{say!(l, "gathering-asked-still")}" "<a href=href>{say!(l, "gathering-asked-still-link")}</a></p>
                </div>
            }
        })
        .collect_view()
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
    let slug = p.param("slug");
    let renew = action::<RenewCode>(l);
    let close = p.href(&format!("/lectures/{slug}/live/close"));
    let code = view! {
        <div class="let-in">
            <p class="gather-code">
                <span class="unseen">{say!(l, "gathering-code")}" "</span>
                <bdi dir="ltr">{hosted.code.to_string()}</bdi>
            </p>
            {qr_code(&full, say!(l, "gathering-qr", code = hosted.code.to_string()))}
            <p>{interpolate(&say!(l, "gathering-address", address = place(0)), vec![address])}</p>
            <p class="soft">{say!(l, "gathering-code-lets-in", n = hosted.most_members)}</p>
            {button_form(renew, "button quiet", say!(l, "gathering-renew-button"), lecture(slug))}
        </div>
    }
    .into_any();
    let room = own_room(p, hosted, Some(slug));
    // What is asked now stands first; where it comes to be asked while the page is open, the style puts it there.
    let both = if matches!(hosted.heads, Heads::Asked(_)) {
        [room, code]
    } else {
        [code, room]
    };
    view! {
        {both.into_iter().collect_view()}
        <noscript><p class="soft">{say!(l, "gathering-load-again")}</p></noscript>
        <a class="button quiet danger" href=close>{say!(l, "gathering-close")}</a>
    }
    .into_any()
}

/// Who is in the reader's own room, and how many; what was typed wrong stands there again.
pub(in crate::pages) fn own_room(p: &Page, hosted: &Hosted, lecture: Option<&str>) -> AnyView {
    let typed = p.typed::<CountHeads>().unwrap_or_default();
    let utc = Zone::utc();
    part(p.l, lecture, p.zone_or(&utc), Some(hosted), &typed)
}

/// The same as the stream of events sends it; that the room is closed where there is none.
pub fn gathered(l: Locale, lecture: Option<&str>, zone: &Zone, hosted: Option<&Hosted>) -> AnyView {
    part(l, lecture, zone, hosted, &FormState::default())
}

/// `lecture` in its live room, where members can be marked as gone.
fn part(
    l: Locale,
    lecture: Option<&str>,
    zone: &Zone,
    hosted: Option<&Hosted>,
    typed: &FormState,
) -> AnyView {
    let inner = match hosted {
        None => view! { <p>{say!(l, "gathering-is-closed")}</p> }.into_any(),
        Some(hosted) => {
            let there = hosted.members.iter().filter(|m| !m.gone).count();
            let lines = hosted
                .members
                .iter()
                .map(|one| member(l, lecture.filter(|_| hosted.open), one, hosted.heads, typed))
                .collect_view();
            let list =
                (!hosted.members.is_empty()).then(|| view! { <ul class="members">{lines}</ul> });
            view! {
                {question(l, zone, hosted.heads)}
                <p>{say!(l, "gathering-members", n = there)}</p>
                {list}
                {heads(l, lecture, zone, hosted, typed)}
            }
            .into_any()
        }
    };
    view! { <div id="gathered">{inner}</div> }.into_any()
}

/// The call to say how many there are, above all else in the host's room; nothing to be seen where it is not asked.
pub fn heads_due(l: Locale, hosted: Option<&Hosted>) -> AnyView {
    let due = match hosted.map(|hosted| hosted.heads) {
        Some(Heads::Asked(until)) => Some(until.0),
        _ => None,
    };
    let call =
        due.map(|_| view! { <a href=format!("#{COUNT}")>{say!(l, "gathering-count-now")}</a> });
    let class = if due.is_some() { "notice warn" } else { "" };
    view! { <p id="heads-due" class=class data-same=due>{call}</p> }.into_any()
}

fn member(
    l: Locale,
    lecture: Option<&str>,
    member: &Member,
    heads: Heads,
    typed: &FormState,
) -> AnyView {
    let person = member.person.0.to_string();
    let name = view! { <span dir="auto">{member.name.clone()}</span> };
    let name = if matches!(heads, Heads::Asked(_)) && !member.gone {
        let ticked = typed.value("ticked").split(' ').any(|id| id == person);
        view! {
            <label>
                <input type="checkbox" name="ticked[]" value=person.clone() form=COUNT checked=ticked />
                " "
                {name}
            </label>
        }
        .into_any()
    } else {
        name.into_any()
    };
    let said = if member.gone {
        Some("gathering-marked-gone")
    } else if member.ticked {
        Some("gathering-ticked")
    } else if member.answered {
        Some("gathering-answered")
    } else {
        None
    };
    let said = said.map(|key| view! { " "<small class="soft">{say!(l, key)}</small> });
    let press = lecture.map(|slug| {
        let (act, key) = if member.gone {
            (action::<LetBackIn>(l), "gathering-let-back")
        } else {
            (action::<MarkLeft>(l), "gathering-has-left")
        };
        view! {
            <form method="post" action=act class="press" novalidate>
                <input type="hidden" name="lecture" value=slug.to_owned() />
                <input type="hidden" name="person" value=person />
                <button class="link">
                    {say!(l, key)}
                    <span class="unseen">": "{member.name.clone()}</span>
                </button>
            </form>
        }
    });
    view! { <li><span>{name}{said}</span>{press}</li> }.into_any()
}

/// The question while it is open, above the names that are ticked.
fn question(l: Locale, zone: &Zone, heads: Heads) -> AnyView {
    let Heads::Asked(until) = heads else {
        return ().into_any();
    };
    let sentence = say!(l, "gathering-asked-until", time = place(0));
    let until = vec![time_local(l, until, zone, Clockface::Time)];
    view! { <div class="notice warn"><p>{interpolate(&sentence, until)}</p></div> }.into_any()
}

/// How many there are: when it is asked, the form, or what was said.
fn heads(
    l: Locale,
    lecture: Option<&str>,
    zone: &Zone,
    hosted: &Hosted,
    typed: &FormState,
) -> AnyView {
    match hosted.heads {
        Heads::Counted(n) => {
            view! { <p class="soft">{say!(l, "gathering-counted", n = n)}</p> }.into_any()
        }
        Heads::Missed => view! { <p class="soft">{say!(l, "gathering-missed")}</p> }.into_any(),
        Heads::From(at) => {
            let sentence = say!(l, "gathering-asked-from", time = place(0));
            let from = vec![time_local(l, at, zone, Clockface::Time)];
            view! { <p class="soft">{interpolate(&sentence, from)}</p> }.into_any()
        }
        Heads::Asked(_) => {
            let hint = Some(say!(l, "gathering-heads-hint"));
            let label = say!(l, "gathering-heads");
            let slug = lecture.map(|slug| {
                view! { <input type="hidden" name="lecture" value=slug.to_owned() /> }
            });
            view! {
                <form method="post" action={action::<CountHeads>(l)} id=COUNT class="form" novalidate>
                    <input type="hidden" name="code" value=hosted.code.to_string() />
                    {slug}
                    {field(l, typed, "heads", label, FieldKind::Number, true, hint)}
                    <div class="actions">
                        <button class="button main">{say!(l, "gathering-count-button")}</button>
                    </div>
                </form>
            }
            .into_any()
        }
    }
}
