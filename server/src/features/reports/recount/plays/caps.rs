//! The caps of visitors' replays: none is overshot, and nobody is left out below one.

use super::{Lecture, held};
use crate::db::{Db, StoreError};
use crate::features::replays::rule::Cap;
use app::answer::NoRefusal;
use app::reports::Recount;

/// Replays that count and share a cap.
#[derive(sqlx::FromRow)]
struct Shared {
    of: String,
    counted: i64,
}

/// A replay that a cap leaves out, and how many count that share each cap with it.
#[derive(sqlx::FromRow)]
struct LeftOut {
    id: i64,
    not_counted: String,
    of_film: i64,
    of_network: i64,
    of_cookie: i64,
}

pub(super) async fn compare(
    db: &Db,
    lecture: &Lecture,
    recount: &mut Recount,
) -> Result<(), StoreError<NoRefusal>> {
    let (of_film, of_network, of_cookie, left_out) = db
        .snapshot(async |tx| {
            let of_film: Vec<Shared> = tx
                .sql(sql!(
                    "SELECT network AS of, count(*) AS counted FROM play_sessions
                     WHERE lecture_id = $1 AND counted = TRUE AND network IS NOT NULL
                     GROUP BY network, reached_at / 3600000"
                ))
                .bind(lecture.id)
                .all()
                .await?;
            let of_network: Vec<Shared> = tx
                .sql(sql!(
                    "SELECT d.network AS of, (SELECT count(*) FROM play_sessions p
                         WHERE p.network = d.network AND p.counted = TRUE
                             AND p.reached_at >= d.day * 86400000
                             AND p.reached_at < (d.day + 1) * 86400000) AS counted
                     FROM (SELECT DISTINCT network, reached_at / 86400000 AS day FROM play_sessions
                         WHERE lecture_id = $1 AND counted = TRUE AND network IS NOT NULL) d"
                ))
                .bind(lecture.id)
                .all()
                .await?;
            let of_cookie: Vec<Shared> = tx
                .sql(sql!(
                    "SELECT d.viewer AS of, (SELECT count(*) FROM play_sessions p
                         WHERE p.viewer = d.viewer AND p.counted = TRUE
                             AND p.reached_at >= d.day * 86400000
                             AND p.reached_at < (d.day + 1) * 86400000) AS counted
                     FROM (SELECT DISTINCT viewer, reached_at / 86400000 AS day FROM play_sessions
                         WHERE lecture_id = $1 AND counted = TRUE AND network IS NOT NULL) d"
                ))
                .bind(lecture.id)
                .all()
                .await?;
            let left_out: Vec<LeftOut> = tx
                .sql(sql!(
                    "SELECT s.id, s.not_counted,
                         (SELECT count(*) FROM play_sessions p WHERE p.network = s.network
                             AND p.counted = TRUE AND p.lecture_id = s.lecture_id
                             AND p.reached_at >= s.reached_at / 3600000 * 3600000
                             AND p.reached_at < (s.reached_at / 3600000 + 1) * 3600000) AS of_film,
                         (SELECT count(*) FROM play_sessions p WHERE p.network = s.network
                             AND p.counted = TRUE
                             AND p.reached_at >= s.reached_at / 86400000 * 86400000
                             AND p.reached_at < (s.reached_at / 86400000 + 1) * 86400000)
                             AS of_network,
                         (SELECT count(*) FROM play_sessions p WHERE p.viewer = s.viewer
                             AND p.counted = TRUE
                             AND p.reached_at >= s.reached_at / 86400000 * 86400000
                             AND p.reached_at < (s.reached_at / 86400000 + 1) * 86400000)
                             AS of_cookie
                     FROM play_sessions s
                     WHERE s.lecture_id = $1 AND s.not_counted IS NOT NULL"
                ))
                .bind(lecture.id)
                .all()
                .await?;
            Ok((of_film, of_network, of_cookie, left_out))
        })
        .await?;
    held(
        recount,
        of_film.len() + of_network.len() + of_cookie.len() + left_out.len(),
    );
    for (cap, all) in [
        (Cap::FilmOfNetwork, of_film),
        (Cap::Network, of_network),
        (Cap::Cookie, of_cookie),
    ] {
        recount.compared += i64::try_from(all.len()).unwrap_or(i64::MAX);
        for Shared { of, counted } in all {
            if counted > cap.most() {
                recount.differences.push(format!(
                    "visitors' replays of {of} at {}: {counted} count, and {} may ({})",
                    lecture.slug,
                    cap.most(),
                    cap.code()
                ));
            }
        }
    }
    for row in left_out {
        let of = |cap: Cap| match cap {
            Cap::FilmOfNetwork => row.of_film,
            Cap::Network => row.of_network,
            Cap::Cookie => row.of_cookie,
        };
        let is_right = |cap: &Cap| cap.code() == row.not_counted && of(*cap) >= cap.most();
        recount.compared += 1;
        if !Cap::ALL.iter().any(is_right) {
            recount.differences.push(format!(
                "play session {}: left out by {} with room below it",
                row.id, row.not_counted
            ));
        }
    }
    Ok(())
}
