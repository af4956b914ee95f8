//! Asks the host of a gathered room before it is closed, and says what that does.

use super::{Page, admitted, page};
use crate::door::door;
use crate::lectures::{Lectures, title_lang, title_note};
use crate::live::{CloseGathering, Heads, Hosted, Live};
use crate::say;
use crate::ui::{action, button_form};
use leptos::prelude::*;

/// `/{l}/lectures/{slug}/live/close`
#[component]
pub fn CloseRoomPage() -> impl IntoView {
    page(|p: Page| async move {
        let l = p.l;
        let slug = p.param("slug").to_owned();
        let person = p.signed_in()?;
        let lecture = door::<dyn Lectures>()
            .lecture(l, &slug, Some(person))
            .await?
            .lecture;
        let room = admitted(door::<dyn Live>().room(person, &slug).await)?;
        let hosted = room.ok().and_then(|room| room.hosted);
        let title = say!(l, "gathering-close-title");
        let back = p.href(&format!("/lectures/{slug}/live#gathering"));
        let rest = match hosted {
            None => view! {
                <div class="notice warn"><p>{say!(l, "gathering-none-open")}</p></div>
                <p><a href=back>{say!(l, "gathering-close-back")}</a></p>
            }
            .into_any(),
            Some(hosted) => {
                let act = action::<CloseGathering>(l);
                let label = say!(l, "gathering-close-button");
                let hidden = vec![("lecture", slug)];
                view! {
                    <div class="notice warn">{consequences(&p, &hosted)}</div>
                    <div class="actions">
                        {button_form(act, "button danger", label, hidden)}
                        <a href=back>{say!(l, "desk-ask-keep")}</a>
                    </div>
                }
                .into_any()
            }
        };
        let body = view! {
            <main id="content" class="page narrow">
                <h1>{title.clone()}</h1>
                <p class="soft">
                    <span lang=title_lang(l, &lecture) dir="auto">{lecture.title.clone()}</span>
                    {title_note(l, &lecture)}
                </p>
                {rest}
            </main>
        };
        Ok((title, body.into_any()))
    })
}

/// What it does, sentence by sentence.
fn consequences(p: &Page, hosted: &Hosted) -> AnyView {
    let l = p.l;
    let there = hosted.members.iter().filter(|m| !m.gone).count();
    let number = match hosted.heads {
        Heads::From(_) | Heads::Asked(_) => Some(say!(l, "gathering-close-number")),
        Heads::Counted(_) | Heads::Missed => None,
    };
    [
        Some(say!(l, "gathering-close-members", n = there)),
        Some(say!(l, "gathering-close-text")),
        number,
    ]
    .into_iter()
    .flatten()
    .map(|sentence| view! { <p>{sentence}</p> })
    .collect_view()
    .into_any()
}
