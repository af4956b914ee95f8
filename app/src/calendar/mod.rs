//! Lectures in people's own calendars: one is put there, the programme and a series are followed there, and so are one's own
//! lectures, under an address that nobody else knows.

mod add;
mod own;
mod server_fns;
mod subscribe;

pub use add::add_to_calendar;
pub use own::own_calendar;
pub use server_fns::{EndCalendarAddress, MakeCalendarAddress};
pub use subscribe::{programme_feed, series_feed, subscribe};

use crate::accounts::Person;
use crate::answer::Read;
use async_trait::async_trait;

/// The address of a feed of one's own lectures, `/calendar/my/….ics`: whoever has the number can read it, until it is ended.
pub fn own_feed(number: &str) -> String {
    format!("/calendar/my/{number}.ics")
}

/// The addresses under which people's calendars ask for their own lectures; one a person.
#[async_trait]
pub trait CalendarAddresses: Send + Sync {
    /// Whether a person has one.
    async fn has_address(&self, person: &Person) -> Read<bool>;
    /// Makes one; the one before stops working. Answers its number, which the hall does not know any more afterwards.
    async fn make_address(&self, person: &Person) -> Read<String>;
    /// Ends it, if there is one.
    async fn end_address(&self, person: &Person) -> Read<()>;
}
