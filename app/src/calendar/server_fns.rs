//! What the buttons of one's own calendar call.

use super::{CalendarAddresses, own_feed};
use crate::accounts::signed_in;
use crate::answer::{Answer, NoRefusal};
use crate::door::door;
use crate::say;
use crate::ui::{Notice, finish_form};
use leptos::prelude::*;

/// Makes the address of one's own calendar; the one before stops working.
#[server(prefix = "/api", endpoint = "make-calendar-address")]
pub async fn make_calendar_address() -> Answer<(), NoRefusal> {
    let done = async {
        let person = signed_in().await?;
        door::<dyn CalendarAddresses>().make_address(&person).await
    };
    finish_form(done.await, &(), |l, number| {
        let made = Notice::ok(say!(l, "own-calendar-made"));
        let made = made.map(|made| made.with(vec![own_feed(number)]).fleeting());
        (format!("/{}/my#calendar", l.tag()), made)
    })
    .await
}

/// Ends it.
#[server(prefix = "/api", endpoint = "end-calendar-address")]
pub async fn end_calendar_address() -> Answer<(), NoRefusal> {
    let done = async {
        let person = signed_in().await?;
        door::<dyn CalendarAddresses>().end_address(&person).await
    };
    finish_form(done.await, &(), |l, ()| {
        (
            format!("/{}/my#calendar", l.tag()),
            Notice::ok(say!(l, "own-calendar-ended")),
        )
    })
    .await
}
