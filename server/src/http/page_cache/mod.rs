//! Whole pages kept ready: what a visitor who is not signed in asks for most is the same for all of them.
//!
//! A page is kept for a few seconds at most and made anew at once when this node changes the programme, so seats left
//! and countdowns may be that old, and no older. Whoever asks while a page is being made waits for that one, unless the
//! programme has changed since that was begun. Where the hall cannot make a page (its database is away), the last one is
//! shown for longer.

mod answer;
mod flights;
mod key;

pub use answer::Answer;
pub use key::Key;

use crate::db::{Db, RECENT, recent_until};
use axum::Router;
use axum::body::Body;
use flights::Flights;
use http::Response;
use moka::future::Cache;
use std::sync::Arc;
use tower::ServiceExt;
use tower_http::normalize_path::NormalizePath;

/// The most bytes of pages that are kept.
pub const MOST: u64 = 32 * 1024 * 1024;

/// The pages kept ready.
#[derive(Clone)]
pub struct PageCache {
    pages: NormalizePath<Router>,
    db: Db,
    secure: bool,
    answers: Cache<Key, Arc<Answer>>,
    flights: Flights,
}

impl PageCache {
    /// Keeps pages of those routes, and at most so many bytes of them.
    pub fn new(pages: NormalizePath<Router>, db: Db, secure: bool, most: u64) -> Self {
        let bytes = |key: &Key, answer: &Arc<Answer>| {
            u32::try_from(key.bytes() + answer.bytes()).unwrap_or(u32::MAX)
        };
        Self {
            pages,
            db,
            secure,
            answers: Cache::builder().weigher(bytes).max_capacity(most).build(),
            flights: Flights::default(),
        }
    }

    /// The page kept ready, if it is fresh.
    pub async fn ready(&self, key: &Key) -> Option<Arc<Answer>> {
        let answer = self.answers.get(key).await?;
        self.is_fresh(&answer).then_some(answer)
    }

    /// The page, made by one for all who ask meanwhile.
    pub async fn page(&self, key: Key) -> Arc<Answer> {
        let old = self.answers.get(&key).await;
        if let Some(old) = old.filter(|old| old.outlived) {
            // The hall could not make it a moment ago. Nobody waits for the next try.
            if !self.is_fresh(&old) && old.is_mine_to_renew() {
                let cache = self.clone();
                tokio::spawn(async move { cache.made(key).await });
            }
            return old;
        }
        self.made(key).await
    }

    async fn made(&self, key: Key) -> Arc<Answer> {
        let flight = self.flights.join(&key, self.db.programme_revision());
        let answer = flight.get_or_init(|| async {
            // The one before has just been made.
            if let Some(ready) = self.ready(&key).await {
                return ready;
            }
            let answer = self.make(&key).await;
            if answer.is_page() {
                self.answers.insert(key.clone(), Arc::clone(&answer)).await;
            } else {
                // A refusal is answered to those who waited for it, and no more.
                self.answers.invalidate(&key).await;
            }
            answer
        });
        Arc::clone(answer.await)
    }

    async fn make(&self, key: &Key) -> Arc<Answer> {
        let old = self.answers.get(key).await;
        let (until, revision) = (recent_until(self.db.now()), self.db.programme_revision());
        let response = self.pages.clone().oneshot(key.request(self.secure)).await;
        let response: Response<Body> = response.unwrap_or_else(|never| match never {});
        let fresh = Answer::of(response, until, revision).await;
        match old {
            Some(old) if fresh.is_failure() => Arc::new(old.outliving(self.db.now().plus(RECENT))),
            _ => Arc::new(fresh),
        }
    }

    fn is_fresh(&self, answer: &Answer) -> bool {
        answer.is_page()
            && self.db.now() < answer.until
            && (answer.outlived || answer.revision == self.db.programme_revision())
    }

    /// How many pages are kept, and how many bytes they take.
    pub async fn size(&self) -> (u64, u64) {
        self.answers.run_pending_tasks().await;
        (self.answers.entry_count(), self.answers.weighted_size())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::cookies::Cookies;
    use crate::testing::TestHall;
    use axum::extract::Request;
    use http::StatusCode;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;
    use tokio::sync::Semaphore;
    use tokio::time::timeout;
    use tower_http::normalize_path::NormalizePath;

    const FEW: u64 = 2_000_000;

    /// A cache over a page that counts how often it is made, and says what it is told to.
    struct Made {
        hall: TestHall,
        cache: PageCache,
        times: Arc<AtomicUsize>,
        status: Arc<AtomicUsize>,
        /// What each making waits for: as many as there are places.
        places: Arc<Semaphore>,
    }

    async fn made(bytes: usize) -> Made {
        let hall = TestHall::on_sqlite().await;
        let times = Arc::new(AtomicUsize::new(0));
        let status = Arc::new(AtomicUsize::new(200));
        let places = Arc::new(Semaphore::new(Semaphore::MAX_PERMITS));
        let (counted, said, taken) = (times.clone(), status.clone(), places.clone());
        let page = move |_: Request| {
            let time = counted.fetch_add(1, Ordering::SeqCst);
            let status = said.load(Ordering::SeqCst);
            let taken = taken.clone();
            async move {
                taken.acquire().await.unwrap().forget();
                let status = StatusCode::from_u16(u16::try_from(status).unwrap()).unwrap();
                // Bytes that no compressor makes fewer.
                let body: Vec<u8> = (0..bytes)
                    .scan(time as u64 + 1, |x, _| {
                        *x = x.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                        Some((*x >> 56).to_le_bytes()[0])
                    })
                    .collect();
                (status, body)
            }
        };
        let router = NormalizePath::trim_trailing_slash(Router::new().fallback(page));
        let cache = PageCache::new(router, hall.db.clone(), false, FEW);
        Made {
            hall,
            cache,
            times,
            status,
            places,
        }
    }

    fn key(address: &str, zone: Option<&str>) -> Key {
        let request = http::Request::builder()
            .uri(address)
            .body(Body::empty())
            .unwrap();
        let zone = zone.and_then(app::i18n::Zone::parse);
        Key::of(&request, &Cookies::with_zone(zone)).unwrap()
    }

    #[tokio::test]
    async fn a_page_is_made_once_for_all_who_ask_meanwhile() {
        let made = made(100).await;
        let asking = (0..50).map(|_| made.cache.page(key("/en", None)));
        let answers = futures::future::join_all(asking).await;
        assert!(answers.iter().all(|answer| answer.is_page()));
        assert_eq!(made.times.load(Ordering::SeqCst), 1);
        made.hall.clock.by(RECENT);
        assert!(made.cache.ready(&key("/en", None)).await.is_none());
        made.cache.page(key("/en", None)).await;
        assert_eq!(
            made.times.load(Ordering::SeqCst),
            2,
            "and anew when it is old"
        );
    }

    #[tokio::test]
    async fn whoever_asks_after_a_change_joins_no_making_begun_before_it() {
        let made = made(100).await;
        let page = || {
            let cache = made.cache.clone();
            tokio::spawn(async move { cache.page(key("/en", None)).await })
        };
        let begun = async |times: usize| {
            let counted = async {
                while made.times.load(Ordering::SeqCst) < times {
                    tokio::task::yield_now().await;
                }
            };
            let counted = timeout(Duration::from_secs(20), counted).await;
            counted.expect("another making is begun");
        };
        for status in [200, 404] {
            made.hall.clock.by(RECENT);
            // Nobody's making comes to an end until it is given a place.
            made.places.forget_permits(Semaphore::MAX_PERMITS);
            made.status.store(status, Ordering::SeqCst);
            made.times.store(0, Ordering::SeqCst);
            let before = page();
            begun(1).await;
            let old = made.hall.db.programme_revision();
            let olga = made.hall.organizer(&format!("olga{status}")).await;
            made.hall
                .lecture(&olga, &made.hall.form("Cold chains"))
                .await;
            let now = made.hall.db.programme_revision();
            assert!(now > old);
            made.status.store(200, Ordering::SeqCst);
            let after = [page(), page()];
            begun(2).await;
            assert!(
                !before.is_finished(),
                "the first is being made all the while"
            );
            made.places.add_permits(2);
            let before = before.await.unwrap();
            assert_eq!((before.revision, before.is_page()), (old, status == 200));
            for after in after {
                let after = after.await.unwrap();
                assert_eq!((after.revision, after.is_page()), (now, true));
            }
            assert_eq!(
                made.times.load(Ordering::SeqCst),
                2,
                "one for all who ask since"
            );
            // However the two ended, the next one sees the change.
            made.places.add_permits(1);
            assert_eq!(page().await.unwrap().revision, now);
        }
    }

    #[tokio::test]
    async fn invented_addresses_and_zones_are_the_page_that_is_kept_already() {
        let made = made(100).await;
        for n in 0..100_000 {
            let address = format!("/en?x={n}&utm_source=mail{n}&country=X{n}");
            let key = key(&address, Some(&format!("Mars/Base{n}")));
            if made.cache.ready(&key).await.is_none() {
                made.cache.page(key).await;
            }
        }
        assert_eq!(made.times.load(Ordering::SeqCst), 1);
        assert_eq!(made.cache.size().await.0, 1);
    }

    #[tokio::test]
    async fn pages_never_take_more_than_their_bytes() {
        const PAGE: usize = 50_000;
        let made = made(PAGE).await;
        for page in 1..=30 {
            made.cache
                .page(key(&format!("/en?past=1&page={page}"), None))
                .await;
        }
        let (pages, bytes) = made.cache.size().await;
        assert!(bytes <= FEW, "{bytes} bytes of {pages} pages");
        // Each stands there plain and in two forms that are no shorter.
        let each = u64::try_from(PAGE).unwrap() * 3;
        assert!(pages * each <= FEW && pages > 5, "{pages} pages");
    }

    #[tokio::test]
    async fn a_refusal_is_kept_for_nobody() {
        let made = made(100).await;
        made.status.store(404, Ordering::SeqCst);
        for times in 1..=3 {
            assert!(
                !made
                    .cache
                    .page(key("/en/lectures/none", None))
                    .await
                    .is_page()
            );
            assert_eq!(made.times.load(Ordering::SeqCst), times);
        }
        assert_eq!(made.cache.size().await, (0, 0));
    }

    #[tokio::test]
    async fn where_no_page_can_be_made_the_last_one_is_shown_and_tried_anew_by_one() {
        let made = made(100).await;
        made.cache.page(key("/en", None)).await;
        made.status.store(503, Ordering::SeqCst);
        made.hall.clock.by(RECENT);
        for _ in 0..20 {
            assert!(made.cache.page(key("/en", None)).await.is_page());
        }
        assert_eq!(
            made.times.load(Ordering::SeqCst),
            2,
            "one try for the twenty"
        );
        assert!(made.cache.ready(&key("/en", None)).await.is_some());
        made.hall.clock.by(RECENT);
        for _ in 0..20 {
            assert!(made.cache.page(key("/en", None)).await.is_page());
        }
        while made.cache.ready(&key("/en", None)).await.is_none() {
            tokio::task::yield_now().await;
        }
        assert_eq!(
            made.times.load(Ordering::SeqCst),
            3,
            "one more, and nobody waited for it"
        );
        made.status.store(200, Ordering::SeqCst);
        made.hall.clock.by(RECENT);
        while made.cache.page(key("/en", None)).await.outlived {
            tokio::task::yield_now().await;
        }
        assert!(
            !made.cache.page(key("/en", None)).await.outlived,
            "well again"
        );
        // A page that nobody has asked for before can only be refused.
        made.status.store(503, Ordering::SeqCst);
        assert!(made.cache.page(key("/th", None)).await.is_failure());
    }
}
