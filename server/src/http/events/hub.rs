//! Who listens, and who tells them: one task for each room that somebody listens to, which looks every half second, or
//! at once after a change.

use super::host;
use super::listeners::{Listeners, Registered, changed};
use super::update::{Reader, Update};
use crate::db::Db;
use crate::features::live::{HostedGathering, Listening, LiveState};
use app::accounts::{Person, PersonId};
use app::answer::{Read, Refused};
use app::live::{Live, Question};
use bytes::Bytes;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{broadcast, watch};
use tokio::time::{Interval, MissedTickBehavior, interval, sleep};

/// How often a room is looked at by itself: what the clock changes is as late.
const LOOK: Duration = Duration::from_millis(500);
/// The least time between two turns: what many do at once is told at once.
const REST: Duration = Duration::from_millis(200);
/// Present people are counted for the desk every so many looks.
const COUNTED: u32 = 10;
/// How often a silent stream says that it lives; proxies and phones' networks cut one that says nothing for a minute.
const HEARTBEAT: Duration = Duration::from_secs(20);
/// Every so many looks all who listen are asked for the right to: it may have been taken back on another node.
const REAUTHORIZE_EVERY: u32 = 6;
/// So many turns a slow reader may be behind; one who is further behind is told everything anew.
const BEHIND: usize = 16;
/// The most streams of a node. One costs some ten kilobytes.
const MOST: usize = 20_000;
/// The most streams of a person.
const MOST_OF_PERSON: u32 = 8;

/// The rooms of this node that are listened to.
#[derive(Clone, Debug)]
pub struct EventHub {
    db: Db,
    rooms: Arc<Mutex<HashMap<String, Room>>>,
    open: Arc<Mutex<Open>>,
    closing: watch::Sender<bool>,
}

/// A room that is listened to.
#[derive(Clone, Debug)]
struct Room {
    tell: broadcast::Sender<Arc<Update>>,
    listeners: Arc<Listeners>,
}

#[derive(Debug, Default)]
struct Open {
    all: usize,
    of: HashMap<PersonId, u32>,
}

/// Why nobody else may listen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The person listens too often already.
    Person,
    /// The node is full.
    Node,
}

fn lock<T>(of: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    // Nothing between lock and unlock can leave half a change.
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

impl EventHub {
    /// A hub nobody listens to yet.
    pub fn new(db: Db) -> Self {
        Self {
            db,
            rooms: Arc::default(),
            open: Arc::default(),
            closing: watch::Sender::new(false),
        }
    }

    /// Ends every stream: the hall is about to stop, and waits for those who listen.
    pub fn close(&self) {
        self.closing.send_replace(true);
    }

    /// How many streams are open.
    pub fn streams(&self) -> usize {
        lock(&self.open).all
    }

    /// One more listener of a room, with a session as the database knows it.
    pub(super) fn listen(
        &self,
        slug: &str,
        person: Person,
        session: String,
        desk: bool,
    ) -> Result<Subscription, Refusal> {
        {
            let mut open = lock(&self.open);
            if open.all >= MOST {
                return Err(Refusal::Node);
            }
            let of = open.of.entry(person.id).or_default();
            if *of >= MOST_OF_PERSON {
                return Err(Refusal::Person);
            }
            *of += 1;
            open.all += 1;
        }
        let listening = Listening {
            person: person.id,
            session,
            desk,
        };
        let mut rooms = lock(&self.rooms);
        let room = rooms.entry(slug.to_owned()).or_insert_with(|| {
            let room = Room {
                tell: broadcast::Sender::new(BEHIND),
                listeners: Arc::default(),
            };
            tokio::spawn(watch_room(self.clone(), slug.to_owned(), room.clone()));
            room
        });
        Ok(Subscription {
            hub: self.clone(),
            registered: room.listeners.add(listening),
            updates: Some(room.tell.subscribe()),
            person,
            slug: slug.to_owned(),
        })
    }
}

/// Looks at a room for as long as somebody listens.
async fn watch_room(hub: EventHub, slug: String, room: Room) {
    let mut changes = hub.db.room_changes();
    let mut rights = hub.db.rights_changes();
    let mut before: Option<LiveState> = None;
    let mut hosted: Vec<HostedGathering> = Vec::new();
    let mut known = i64::MAX;
    let mut present = None;
    for look in 0_u32.. {
        {
            let mut rooms = lock(&hub.rooms);
            if room.tell.receiver_count() == 0 {
                rooms.remove(&slug);
                return;
            }
        }
        changes.mark_unchanged();
        match look_at(&hub.db, &slug, known).await {
            Ok((now, questions, hostings)) => {
                let counted = if look % COUNTED == 0 {
                    count(&hub.db, &slug).await.filter(|n| present != Some(*n))
                } else {
                    None
                };
                present = counted.or(present);
                // The first turn tells everything, for those who came before it.
                let first = before.is_none();
                // Nobody is told where it takes place who may not know it any more, nor goes on long after it.
                let to_all = before.as_ref().is_some_and(|before| {
                    before.audience != now.audience || before.live_url != now.live_url
                });
                let people = changed(&mut rights);
                if to_all || people.is_none() || look % REAUTHORIZE_EVERY == REAUTHORIZE_EVERY - 1 {
                    room.listeners.ask_again(&hub.db, &slug, None).await;
                } else if people.as_ref().is_some_and(|people| !people.is_empty()) {
                    room.listeners
                        .ask_again(&hub.db, &slug, people.as_ref())
                        .await;
                }
                if first {
                    known = now.revision;
                }
                if first
                    || before.as_ref().map(stands) != Some(stands(&now))
                    || !questions.is_empty()
                    || counted.is_some()
                    || hosted != hostings
                {
                    hosted.clone_from(&hostings);
                    let update = Update::new(now.clone(), before.take(), known, questions, counted)
                        .hosted(hostings);
                    known = update.revision(known);
                    // Nobody may be listening any more; the next look finds that out.
                    let _ = room.tell.send(Arc::new(update));
                    sleep(REST).await;
                }
                before = Some(now);
            }
            Err(Refused::NotFound) => {
                lock(&hub.rooms).remove(&slug);
                return;
            }
            Err(fault) => tracing::warn!(?fault, slug, "a room could not be looked at"),
        }
        tokio::select! {
            () = sleep(LOOK) => {}
            _ = changes.changed() => {}
            // Whose, is read by the next look.
            () = woken(&rights) => {}
        }
    }
}

/// Waits until somebody's rights have changed that were not read yet.
async fn woken(rights: &broadcast::Receiver<Option<PersonId>>) {
    if rights.is_empty() {
        let _ = rights.resubscribe().recv().await;
    }
}

type Seen = (LiveState, Vec<(i64, Question)>, Vec<HostedGathering>);

async fn look_at(db: &Db, slug: &str, known: i64) -> Read<Seen> {
    let (now, questions) = db.live().live_state(slug, known).await?;
    Ok((now, questions, db.live().hostings(slug, None).await?))
}

/// A room without the revision of its questions, which are told one by one.
fn stands(state: &LiveState) -> LiveState {
    LiveState {
        revision: 0,
        ..state.clone()
    }
}

async fn count(db: &Db, slug: &str) -> Option<i64> {
    db.live().present_count(slug).await.ok()
}

/// The right to listen; given back when it is dropped.
#[derive(Debug)]
pub(super) struct Subscription {
    hub: EventHub,
    registered: Registered,
    person: Person,
    slug: String,
    updates: Option<broadcast::Receiver<Arc<Update>>>,
}

impl Drop for Subscription {
    fn drop(&mut self) {
        let mut open = lock(&self.hub.open);
        open.all = open.all.saturating_sub(1);
        if let Some(of) = open.of.get_mut(&self.person.id) {
            *of -= 1;
            if *of == 0 {
                open.of.remove(&self.person.id);
            }
        }
    }
}

impl Subscription {
    /// Begins to listen, as somebody who knows the questions up to that revision.
    pub(super) fn reading(mut self, reader: Reader, known: i64) -> Listener {
        let every = |time| {
            let mut every = interval(time);
            every.set_missed_tick_behavior(MissedTickBehavior::Delay);
            every.reset();
            every
        };
        Listener {
            updates: self.updates.take(),
            closing: self.hub.closing.subscribe(),
            subscription: self,
            reader,
            known,
            caught_up: false,
            hosting: None,
            heartbeat: every(HEARTBEAT),
        }
    }
}

/// One open stream.
#[derive(Debug)]
pub(super) struct Listener {
    subscription: Subscription,
    updates: Option<broadcast::Receiver<Arc<Update>>>,
    closing: watch::Receiver<bool>,
    reader: Reader,
    known: i64,
    caught_up: bool,
    /// The reader's own gathered room, as it was told last.
    hosting: Option<HostedGathering>,
    heartbeat: Interval,
}

impl Listener {
    /// The next events; none when the stream is at its end.
    pub(super) async fn next(&mut self) -> Option<Bytes> {
        loop {
            if !self.caught_up {
                // On the heap while it lasts: an open stream would else hold its room for ever.
                return Box::pin(self.catch_up()).await;
            }
            let updates = self.updates.as_mut()?;
            let update = tokio::select! {
                // In this order: whoever was shut out is not told what came at the same moment.
                biased;
                () = self.subscription.registered.ended.cancelled() => return None,
                _ = self.closing.wait_for(|closing| *closing) => return None,
                _ = self.heartbeat.tick() => return Some(Bytes::from_static(b":\n\n")),
                update = updates.recv() => update,
            };
            match update {
                // Something was asked between this reader's coming and the first look.
                Ok(update) if update.since() > self.known => self.caught_up = false,
                Ok(update) => {
                    self.known = update.revision(self.known);
                    if update.is_over() {
                        self.updates = None;
                    }
                    let events = self
                        .with_own(
                            update.events(self.reader),
                            update.of(&self.subscription.person),
                        )
                        .await;
                    if !events.is_empty() {
                        return Some(events);
                    }
                }
                Err(broadcast::error::RecvError::Lagged(_)) => self.caught_up = false,
                // The task that told is gone; the page comes again.
                Err(broadcast::error::RecvError::Closed) => return None,
            }
        }
    }

    /// Everything that somebody who knows so much has missed.
    async fn catch_up(&mut self) -> Option<Bytes> {
        let Subscription {
            hub,
            slug,
            registered,
            ..
        } = &self.subscription;
        let db = &hub.db;
        // Long after it came, it may have lost the right to know where the lecture takes place.
        registered.ask_again(db, slug).await;
        if registered.ended.is_cancelled() {
            return None;
        }
        let (now, questions) = db
            .live()
            .live_state(&self.subscription.slug, self.known)
            .await
            .ok()?;
        let present = if self.reader.desk {
            count(db, &self.subscription.slug).await
        } else {
            None
        };
        let update = Update::new(now, None, self.known, questions, present);
        let known = update.revision(self.known);
        // Where not all was told at once, the next time tells the rest.
        self.caught_up = known == self.known || update.is_last(known);
        self.known = known;
        if update.is_over() && self.caught_up {
            self.updates = None;
        }
        let host = Some(self.subscription.person.id);
        let own = db.live().hostings(&self.subscription.slug, host).await;
        let update = update.hosted(own.unwrap_or_default());
        Some(
            self.with_own(
                update.events(self.reader),
                update.of(&self.subscription.person),
            )
            .await,
        )
    }

    /// What all are told, and after it what only the host of a gathered room is.
    async fn with_own(&mut self, events: Bytes, own: Option<HostedGathering>) -> Bytes {
        if self.reader.desk || own == self.hosting {
            return events;
        }
        self.hosting = own;
        let Subscription {
            hub, person, slug, ..
        } = &self.subscription;
        let told = host::section(&hub.db, person, slug, self.reader.l).await;
        let mut all = events.to_vec();
        all.extend_from_slice(told.as_bytes());
        all.into()
    }
}
