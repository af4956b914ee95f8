//! The live room: the gate, or what lies behind it.

mod close;
mod ended;
mod gate;
mod gathering;
mod inside;
pub mod parts;
mod questions;
mod screen;
mod words;

pub use close::CloseRoomPage;
pub(super) use gathering::{own_room, refused};
pub(super) use questions::list as question_list;

use super::{Page, materials, page};
use crate::answer::{Read, Refused};
use crate::door::door;
use crate::lectures::Lectures;
use crate::live::{CorrectionRequests, GateRefusal, Gatherings, Live, Questions, Room};
use crate::say;
use leptos::prelude::*;

/// The room of a lecture.
#[component]
pub fn LivePage() -> impl IntoView {
    page(|p: Page| async move {
        let slug = p.param("slug");
        let person = p.signed_in()?;
        let detail = door::<dyn Lectures>()
            .lecture(p.l, slug, Some(person))
            .await?;
        let room = admitted(door::<dyn Live>().room(person, slug).await)?;
        let lecture = &detail.lecture;
        let title = say!(p.l, "room-title", title = lecture.title.clone());
        let questions = door::<dyn Questions>().questions(person, slug).await?;
        let asked = door::<dyn Gatherings>().asked_of(person, slug).await?;
        let body = match room {
            Ok(room) => {
                let materials = materials::section(&p, lecture, true).await?;
                inside::inside(&p, lecture, &room, &questions, &asked, materials)
            }
            Err(GateRefusal::Over) => {
                let result = door::<dyn CorrectionRequests>()
                    .result(person, slug)
                    .await?;
                match result {
                    Some(result) => ended::ended(&p, &detail, &result, &asked, &questions).await?,
                    None => gate::gate(&p, lecture, GateRefusal::Over, &questions, &asked),
                }
            }
            Err(closed) => gate::gate(&p, lecture, closed, &questions, &asked),
        };
        Ok((title, body))
    })
}

/// The room, or why the gate is closed, which the page explains; anything else is refused as on any page.
fn admitted(room: Result<Room, Refused<GateRefusal>>) -> Read<Result<Room, GateRefusal>> {
    match room {
        Ok(room) => Ok(Ok(room)),
        Err(Refused::No(closed)) => Ok(Err(closed)),
        Err(Refused::SignInFirst) => Err(Refused::SignInFirst),
        Err(Refused::NotAllowed) => Err(Refused::NotAllowed),
        Err(Refused::NotFound) => Err(Refused::NotFound),
        Err(Refused::TooMany(seconds)) => Err(Refused::TooMany(seconds)),
        Err(Refused::TooFast(seconds)) => Err(Refused::TooFast(seconds)),
        Err(Refused::Unavailable(seconds)) => Err(Refused::Unavailable(seconds)),
        Err(Refused::Malformed) => Err(Refused::Malformed),
        Err(Refused::Fault(fault)) => Err(Refused::Fault(fault)),
    }
}
