//! What only the host of a gathered room is told: who is in, and when they are to be counted.

use super::update::part;
use crate::db::Db;
use app::accounts::Person;
use app::i18n::Locale;
use app::live::Live;
use app::pages::live_parts as parts;

/// The host's parts of the room, as events; nothing where the room is shut to them meanwhile.
pub(super) async fn section(db: &Db, host: &Person, slug: &str, l: Locale) -> String {
    let mut text = String::new();
    if let Ok(room) = db.live().room(host, slug).await {
        let hosted = room.hosted.as_ref();
        part(&mut text, None, || parts::heads_due(l, hosted));
        part(&mut text, None, || {
            parts::gathered(l, Some(slug), &host.zone, hosted)
        });
    }
    text
}
