//! The log of what happened.
//!
//! Whoever changes something says so in the change's own transaction: `tx.emit(act.event(kind, subject))`. Nothing is
//! ever changed in the log. Whoever must hear of it reads the log in order, each [`reader`](Db::read_events) from where
//! it stopped; a job seals it, so that an altered or a missing event is found.

mod erase;
mod event;
mod kind;
mod reader;
mod seal;
mod verify;

pub use erase::erase_details;
pub use event::{Act, Actor, Event, Subject};
pub use kind::EventKind;
pub use reader::Recorded;
pub use verify::{Broken, Verified};

use crate::db::{Topic, Tx};
use kind::Touches;

impl Tx<'_> {
    /// Writes down what this change does, and touches what that kind of event touches. Answers the event's id.
    ///
    /// # Errors
    /// The database's.
    pub async fn emit(&mut self, event: Event) -> sqlx::Result<i64> {
        match event.kind.touches() {
            Touches::Nothing => {}
            Touches::Programme => self.touch(Topic::Programme),
            Touches::Rooms => self.touch(Topic::Rooms),
            Touches::Rights => self.touch(Topic::Rights(event.person())),
        }
        let details = event.details();
        let digest = details.as_ref().map(event::Details::digest);
        let id: i64 = self
            .sql(sql!(
                "INSERT INTO events (at, actor, actor_id, kind, subject, payload, version,
                     details_digest)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id"
            ))
            .bind(event.at.0)
            .bind(event.actor.code())
            .bind(event.actor.id())
            .bind(event.kind.code())
            .bind(event.subject.to_string())
            .bind(event.payload())
            .bind(EventKind::VERSION)
            .bind(digest)
            .value()
            .await?;
        if let Some(details) = details {
            self.sql(sql!(
                "INSERT INTO event_details (event_id, salt, body) VALUES ($1, $2, $3)"
            ))
            .bind(id)
            .bind(details.salt)
            .bind(details.body)
            .run()
            .await?;
        }
        Ok(id)
    }
}
