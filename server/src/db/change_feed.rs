//! What a change has touched, told on this node once the change is durable, and on a `PostgreSQL` server's other nodes.
//!
//! A body says `tx.touch(…)`; whoever asked for the change may be gone by the time it is committed, and the feed is told
//! all the same. On PostgreSQL each touched topic is a notification of the transaction itself, which the server hands to
//! every node that listens; a node whose connection was cut takes it that everything was touched.

use super::ServerWatch;
use super::server::ANSWERS_WITHIN;
use crate::sentence::chain;
use app::accounts::PersonId;
use sqlx::postgres::{PgConnectOptions, PgListener, PgNotification, PgPoolOptions};
use sqlx::{PgConnection, PgPool};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{broadcast, watch};
use tokio::time::{sleep, timeout};

/// The channel of the notifications.
const CHANNEL: &str = "hall_touched";
/// A connection that has said nothing for so long is asked whether it lives.
const SILENCE: Duration = Duration::from_secs(20);
/// A server that takes no listener is asked again after so long.
const RETRY: Duration = Duration::from_millis(500);
/// Whoever reads the rights is told of so many people at most before they read; whoever is further behind asks anew.
const RIGHTS_BEHIND: usize = 256;

/// Something that others keep a copy of, or wait for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// The programme, and with it perhaps what a live room shows.
    Programme,
    /// Something that a live room shows.
    Rooms,
    /// Somebody, or anybody, may do less than before: a session ended, or a right was taken back.
    Rights(Option<PersonId>),
    /// A job waits in the queue.
    Jobs,
}

impl Topic {
    /// As it is notified.
    fn text(self) -> String {
        match self {
            Self::Programme => "programme".into(),
            Self::Rooms => "rooms".into(),
            Self::Rights(None) => "rights".into(),
            Self::Rights(Some(person)) => format!("rights {}", person.0),
            Self::Jobs => "jobs".into(),
        }
    }

    fn parse(text: &str) -> Option<Self> {
        match text {
            "programme" => Some(Self::Programme),
            "rooms" => Some(Self::Rooms),
            "jobs" => Some(Self::Jobs),
            "rights" => Some(Self::Rights(None)),
            _ => {
                let person = text.strip_prefix("rights ")?.parse().ok()?;
                Some(Self::Rights(Some(PersonId(person))))
            }
        }
    }
}

/// The topics of one change, each once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Touched(Vec<Topic>);

impl Touched {
    pub(super) fn add(&mut self, topic: Topic) {
        if !self.0.contains(&topic) {
            self.0.push(topic);
        }
    }

    /// Has a `PostgreSQL` server tell the other nodes once the transaction of this connection is committed.
    pub(super) async fn notify(
        &self,
        connection: &mut PgConnection,
        from: u64,
    ) -> sqlx::Result<()> {
        for topic in &self.0 {
            sqlx::query("SELECT pg_notify($1, $2)")
                .bind(CHANNEL)
                .bind(format!("{from:x} {}", topic.text()))
                .execute(&mut *connection)
                .await?;
        }
        Ok(())
    }
}

/// Whom the changes of this node and of the others are told to.
#[derive(Debug)]
pub(super) struct ChangeFeed {
    /// Which node this is, among those of one server: its own notifications are old news to it.
    node: u64,
    programme_revision: AtomicU64,
    rooms: watch::Sender<()>,
    jobs: watch::Sender<()>,
    /// Somebody, or anybody.
    rights: broadcast::Sender<Option<PersonId>>,
}

impl ChangeFeed {
    /// A feed that nobody follows yet, of the node with that number.
    pub(super) fn new(node: u64) -> Self {
        Self {
            node,
            programme_revision: AtomicU64::new(1),
            rooms: watch::Sender::new(()),
            jobs: watch::Sender::new(()),
            rights: broadcast::Sender::new(RIGHTS_BEHIND),
        }
    }

    pub(super) const fn node(&self) -> u64 {
        self.node
    }

    /// Tells what a change that is durable has touched.
    pub(super) fn tell(&self, touched: &Touched) {
        for topic in &touched.0 {
            self.tell_one(*topic);
        }
    }

    fn tell_one(&self, topic: Topic) {
        match topic {
            Topic::Programme => {
                self.programme_revision.fetch_add(1, Ordering::AcqRel);
                self.rooms.send_replace(());
            }
            Topic::Rooms => {
                self.rooms.send_replace(());
            }
            Topic::Jobs => {
                self.jobs.send_replace(());
            }
            Topic::Rights(person) => {
                // Nobody may be listening.
                let _ = self.rights.send(person);
            }
        }
    }

    /// Nobody knows what was missed.
    pub(super) fn tell_all(&self) {
        self.tell_one(Topic::Programme);
        self.tell_one(Topic::Jobs);
        self.tell_one(Topic::Rights(None));
    }

    pub(super) fn programme_revision(&self) -> u64 {
        self.programme_revision.load(Ordering::Acquire)
    }

    pub(super) fn rooms(&self) -> watch::Receiver<()> {
        self.rooms.subscribe()
    }

    pub(super) fn jobs(&self) -> watch::Receiver<()> {
        self.jobs.subscribe()
    }

    pub(super) fn rights(&self) -> broadcast::Receiver<Option<PersonId>> {
        self.rights.subscribe()
    }

    fn hear(&self, notification: &PgNotification) {
        let Some((node, topic)) = notification.payload().split_once(' ') else {
            return;
        };
        if u64::from_str_radix(node, 16) == Ok(self.node) {
            return;
        }
        if let Some(topic) = Topic::parse(topic) {
            self.tell_one(topic);
        }
    }
}

/// Tells a feed what the other nodes of a server change. Its clones are one.
#[derive(Debug, Clone)]
pub(super) struct Follower {
    pool: PgPool,
    /// The first connection, which listens before the hall reads anything.
    first: Arc<Mutex<Option<PgListener>>>,
    watch: ServerWatch,
    feed: Arc<ChangeFeed>,
}

impl Follower {
    /// Begins to listen; what is heard waits for [`follow`].
    ///
    /// # Errors
    /// The server's, where it takes no listener.
    pub(super) async fn begin(
        options: &PgConnectOptions,
        watch: ServerWatch,
        feed: Arc<ChangeFeed>,
    ) -> sqlx::Result<Self> {
        let pool = PgPoolOptions::new()
            .max_connections(1)
            .max_lifetime(None)
            .idle_timeout(None)
            .connect_lazy_with(options.clone());
        let first = listener(&pool).await?;
        Ok(Self {
            pool,
            first: Arc::new(Mutex::new(Some(first))),
            watch,
            feed,
        })
    }

    fn first(&self) -> Option<PgListener> {
        // Nothing between lock and unlock can leave half a change.
        let mut first = self.first.lock().unwrap_or_else(PoisonError::into_inner);
        first.take()
    }
}

async fn listener(pool: &PgPool) -> sqlx::Result<PgListener> {
    let mut listener = PgListener::connect_with(pool).await?;
    // Else the connection made anew would say nothing of what was missed.
    listener.eager_reconnect(false);
    listener.listen(CHANNEL).await?;
    Ok(listener)
}

/// The next notification; none where nothing was said for a while and the connection lives.
///
/// # Errors
/// Where the connection was cut, or is dead without a word.
async fn hear(listener: &mut PgListener) -> sqlx::Result<Option<PgNotification>> {
    match timeout(SILENCE, listener.try_recv()).await {
        Ok(Ok(None)) => Err(sqlx::Error::PoolClosed),
        Ok(heard) => heard,
        Err(_) => {
            let asked = sqlx::query("SELECT 1").execute(listener);
            let answered = timeout(ANSWERS_WITHIN, asked).await;
            answered.map_err(|_| sqlx::Error::PoolTimedOut)??;
            Ok(None)
        }
    }
}

/// Hears the other nodes, by one connection after the other. Begun anew, it takes it that everything was touched.
pub(super) async fn follow(follower: Follower) {
    let mut listening = follower.first();
    let Follower {
        pool, watch, feed, ..
    } = follower;
    loop {
        if let Some(mut listener) = listening.take() {
            while let Ok(Ok(heard)) = watch.unless_away(hear(&mut listener)).await {
                if let Some(notification) = heard {
                    feed.hear(&notification);
                }
            }
        }
        sleep(RETRY).await;
        match watch.unless_away(listener(&pool)).await {
            Ok(Ok(listener)) => {
                feed.tell_all();
                listening = Some(listener);
            }
            // The watch of the server says that it is away.
            Ok(Err(error)) | Err(error) => {
                tracing::debug!(cause = chain(&error), "other nodes are not heard");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_topic_is_the_same_after_its_way() {
        for topic in [
            Topic::Programme,
            Topic::Rooms,
            Topic::Jobs,
            Topic::Rights(None),
            Topic::Rights(Some(PersonId(7))),
        ] {
            assert_eq!(Topic::parse(&topic.text()), Some(topic));
        }
        for text in ["", "rights x", "programmes"] {
            assert_eq!(Topic::parse(text), None);
        }
    }
}
