//! How the open gathered rooms of a lecture stand, for those who tell their hosts.

use super::gate::schedule_of;
use crate::features::live::LiveStore;
use app::accounts::PersonId;
use app::answer::Read;
use app::i18n::Instant;

/// An open gathered room: as long as this is the same, its host has nothing new to see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostedGathering {
    room: HostedRow,
    /// Whether it is time to ask who is in it.
    asked: bool,
}

/// The room, and how often people came and went, were marked as gone, and answered.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
struct HostedRow {
    host_id: PersonId,
    id: i64,
    opened_at: i64,
    heads: Option<i64>,
    came: i64,
    went: i64,
    gone: i64,
    answered: i64,
}

impl HostedGathering {
    /// Whether that person is its host.
    pub fn is_of(&self, host: PersonId) -> bool {
        self.room.host_id == host
    }
}

impl LiveStore {
    /// The open gathered rooms of a lecture, or only that of one host.
    ///
    /// # Errors
    /// The database's.
    pub async fn hostings(&self, slug: &str, host: Option<PersonId>) -> Read<Vec<HostedGathering>> {
        let (now, slug) = (self.db.now(), slug.to_owned());
        Ok(self
            .db
            .read(async |tx| {
                let rooms: Vec<HostedRow> = tx
                    .sql(sql!(
                        "SELECT g.host_id, g.id, g.opened_at, g.heads,
                             (SELECT count(*) FROM gathering_stays s
                                 WHERE s.gathering_id = g.id) AS came,
                             (SELECT count(s.left_at) FROM gathering_stays s
                                 WHERE s.gathering_id = g.id) AS went,
                             (SELECT count(m.removed_at) FROM gathering_members m
                                 WHERE m.gathering_id = g.id) AS gone,
                             (SELECT count(m.answered_at) FROM gathering_members m
                                 WHERE m.gathering_id = g.id) AS answered
                         FROM lectures l JOIN gatherings g ON g.lecture_id = l.id
                         WHERE l.slug = $1 AND g.host_id = COALESCE($2, g.host_id)
                             AND g.closed_at IS NULL
                         ORDER BY g.id"
                    ))
                    .bind(&slug)
                    .bind(host)
                    .all()
                    .await?;
                if rooms.is_empty() {
                    return Ok(Vec::new());
                }
                let schedule = schedule_of(tx, &slug)
                    .await?
                    .ok_or(sqlx::Error::RowNotFound)?;
                let times = schedule.times();
                let hosted = |room: HostedRow| HostedGathering {
                    asked: now >= times.asked(Instant(room.opened_at)).0,
                    room,
                };
                Ok(rooms.into_iter().map(hosted).collect())
            })
            .await?)
    }
}
