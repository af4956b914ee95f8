//! The index made anew, where it is of another version than the hall: lecture by lecture, beside the open hall. Until a
//! lecture's turn comes the passages from before are found.

use crate::db::StoreError;
use crate::features::passages::{VERSION, said, write_about, write_passages};
use crate::features::search::SearchStore;
use crate::vtt;
use app::answer::NoRefusal;
use app::i18n::Instant;
use app::lectures::LectureId;
use app::replays::TrackKind;

/// What the claim is on.
const NAME: &str = "search";
/// A node that has claimed the work and says nothing for so long, in milliseconds, has ended: another takes it up. No
/// lecture takes that long.
const CLAIM: i64 = 2 * Instant::MINUTE;

impl SearchStore {
    /// Makes the search index anew of every lecture whose passages were made by other rules than this hall's; answers of
    /// how many. It may be stopped at any point, and goes on from there; no two nodes do it at once.
    ///
    /// # Errors
    /// The database's.
    pub async fn renew_search(&self) -> Result<usize, StoreError<NoRefusal>> {
        let (holder, mut done) = (self.db.secret(8), 0);
        while let Some(lecture) = self.next_to_index().await? {
            if !self.claim_index(&holder).await? {
                break;
            }
            self.renew_lecture(lecture).await?;
            done += 1;
        }
        self.release_index(&holder).await?;
        Ok(done)
    }

    async fn next_to_index(&self) -> Result<Option<LectureId>, StoreError<NoRefusal>> {
        self.db.query(sql!(
            "SELECT id FROM lectures WHERE index_version < $1 ORDER BY index_version, id LIMIT 1"
        ))
        .bind(VERSION)
        .opt_value()
        .await
    }

    /// Claims the work for a while, or goes on claiming it. Answers whether it is this holder's.
    async fn claim_index(&self, holder: &str) -> Result<bool, StoreError<NoRefusal>> {
        let (holder, now) = (holder.to_owned(), self.db.now());
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    let claimed = tx
                        .sql(sql!(
                        "INSERT INTO index_claims (name, holder, claimed_until) VALUES ($1, $2, $3)
                         ON CONFLICT (name) DO UPDATE SET holder = excluded.holder,
                             claimed_until = excluded.claimed_until
                         WHERE index_claims.holder = excluded.holder
                             OR index_claims.claimed_until <= $4"
                    ))
                        .bind(NAME)
                        .bind(holder)
                        .bind(now.plus(CLAIM).0)
                        .bind(now.0)
                        .run()
                        .await?;
                    Ok(claimed > 0)
                })
            })
            .await
    }

    async fn release_index(&self, holder: &str) -> Result<(), StoreError<NoRefusal>> {
        let holder = holder.to_owned();
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    tx.sql(sql!(
                        "DELETE FROM index_claims WHERE name = $1 AND holder = $2"
                    ))
                    .bind(NAME)
                    .bind(holder)
                    .run()
                    .await?;
                    Ok(())
                })
            })
            .await
    }

    async fn renew_lecture(&self, lecture: LectureId) -> Result<(), StoreError<NoRefusal>> {
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    // First, so that whoever saves the lecture or a track of it meanwhile waits, and writes after this.
                    tx.sql(sql!("UPDATE lectures SET index_version = $2 WHERE id = $1"))
                        .bind(lecture)
                        .bind(VERSION)
                        .run()
                        .await?;
                    write_about(tx, lecture).await?;
                    let tracks: Vec<(String, String, String)> = tx
                        .sql(sql!(
                            "SELECT kind, language, vtt FROM tracks WHERE lecture_id = $1"
                        ))
                        .bind(lecture)
                        .all()
                        .await?;
                    for (kind, language, text) in tracks {
                        let cues = vtt::parse(&text).lines();
                        let Some(of) = TrackKind::parse(&kind) else {
                            continue;
                        };
                        write_passages(tx, lecture, &kind, &language, &said(of, &language, &cues))
                            .await?;
                    }
                    Ok(())
                })
            })
            .await
    }
}
