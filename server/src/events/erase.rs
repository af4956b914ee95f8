//! Erasing what is personal in the log: the events stay, and that something was erased is an event itself.

use super::event::{Act, Subject};
use super::kind::EventKind;
use crate::db::Tx;
use app::accounts::PersonId;

/// Erases the details of all events that happened to a person.
///
/// # Errors
/// The database's.
pub async fn erase_details(tx: &mut Tx<'_>, act: &Act, person: PersonId) -> sqlx::Result<()> {
    let events: Vec<i64> = tx
        .sql(sql!("SELECT id FROM events WHERE subject = $1 ORDER BY id"))
        .bind(Subject::Person(person).to_string())
        .values()
        .await?;
    let mut erased = Vec::new();
    for event in events {
        let details = tx
            .sql(sql!(
                "UPDATE event_details SET salt = $2, body = '' WHERE event_id = $1 AND body <> ''"
            ))
            .bind(event)
            .bind(Vec::<u8>::new())
            .run()
            .await?;
        if details > 0 {
            erased.push(event);
        }
    }
    if !erased.is_empty() {
        let event = act.event(EventKind::DetailsErased, Subject::Person(person));
        tx.emit(event.with("events", erased)).await?;
    }
    Ok(())
}
