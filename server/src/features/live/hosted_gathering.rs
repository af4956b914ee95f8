//! How the open gathered rooms of a lecture stand, for those who tell their hosts.

use crate::features::live::LiveStore;
use app::accounts::PersonId;
use app::answer::Read;

/// An open gathered room: as long as this is the same, its host has nothing new to see.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct HostedGathering {
    host_id: PersonId,
    id: i64,
    confirmed_at: Option<i64>,
    came: i64,
    went: i64,
}

impl HostedGathering {
    /// Whether that person is its host.
    pub fn is_of(&self, host: PersonId) -> bool {
        self.host_id == host
    }
}

impl LiveStore {
    /// The open gathered rooms of a lecture, or only that of one host.
    ///
    /// # Errors
    /// The database's.
    pub async fn hostings(&self, slug: &str, host: Option<PersonId>) -> Read<Vec<HostedGathering>> {
        let slug = slug.to_owned();
        Ok(self
            .db
            .query(sql!(
                "SELECT g.host_id, g.id, g.confirmed_at, count(s.person_id) AS came,
                     count(s.left_at) AS went
                 FROM lectures l JOIN gatherings g ON g.lecture_id = l.id
                 LEFT JOIN gathering_stays s ON s.gathering_id = g.id
                 WHERE l.slug = $1 AND g.host_id = COALESCE($2, g.host_id) AND g.closed_at IS NULL
                 GROUP BY g.host_id, g.id, g.confirmed_at ORDER BY g.id"
            ))
            .bind(slug)
            .bind(host)
            .all()
            .await?)
    }
}
