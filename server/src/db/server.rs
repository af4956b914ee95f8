//! Whether the `PostgreSQL` server answers, watched by one connection for all.
//!
//! A server that is gone refuses at once, but one whose machine hangs or whose network is cut says nothing: a statement
//! under way would wait for many minutes. So one connection asks the simplest question again and again, and when no
//! answer comes, all that waits is told at once. A statement that is merely slow is not touched.

use crate::sentence::chain;
use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, Connection, PgConnection};
use std::fmt;
use std::future::Future;
use std::io;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::{sleep, timeout};

/// The server is asked so often.
const EVERY: Duration = Duration::from_millis(500);
/// So long its answer is waited for. With the above less than five seconds, within which a page is to be answered.
pub(super) const ANSWERS_WITHIN: Duration = Duration::from_secs(4);
/// While it is away, the log says so again after so many questions.
const SAID_EVERY: u32 = 120;

/// Where the server is, for the log: never with the password.
#[derive(Debug, Clone)]
pub(super) struct Place(Arc<str>);

impl Place {
    pub(super) fn of(options: &PgConnectOptions) -> Self {
        let database = options.get_database().unwrap_or_default();
        let port = options.get_port();
        let at = options.get_socket().map_or_else(
            || format!("{}:{port}", options.get_host()),
            |folder| folder.display().to_string(),
        );
        Self(format!("{at}/{database}").into())
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The server is away.
#[derive(Debug, thiserror::Error)]
#[error("PostgreSQL at {place} does not answer: {cause}")]
struct Away {
    place: Place,
    cause: Arc<str>,
}

/// What the watch has found out. Its clones are one.
#[derive(Debug, Clone)]
pub struct ServerWatch {
    place: Place,
    /// Why the server does not answer, while it does not.
    away: watch::Receiver<Option<Arc<str>>>,
}

impl ServerWatch {
    /// Of the server of that address, and who is to watch it; until then it counts as there.
    pub(super) fn of(options: PgConnectOptions) -> (Self, Watcher) {
        let place = Place::of(&options);
        let (told, away) = watch::channel(None);
        let watcher = Watcher {
            options: options.disable_statement_logging(),
            place: place.clone(),
            told: Arc::new(told),
        };
        (Self { place, away }, watcher)
    }

    /// Does what asks the server, unless the server is away or goes away meanwhile.
    ///
    /// # Errors
    /// Where it is away: an error that names it and the cause.
    pub async fn unless_away<T>(&self, work: impl Future<Output = T>) -> sqlx::Result<T> {
        let mut away = self.away.clone();
        let known = away.borrow_and_update().clone();
        if let Some(cause) = known {
            return Err(self.error(cause));
        }
        tokio::select! {
            biased;
            done = work => Ok(done),
            Ok(cause) = async { away.wait_for(Option::is_some).await.map(|cause| cause.clone()) } => {
                Err(self.error(cause.unwrap_or_default()))
            }
        }
    }

    /// Whether it is away.
    pub fn is_away(&self) -> bool {
        self.away.borrow().is_some()
    }

    fn error(&self, cause: Arc<str>) -> sqlx::Error {
        let away = Away {
            place: self.place.clone(),
            cause,
        };
        sqlx::Error::Io(io::Error::new(io::ErrorKind::NotConnected, away))
    }
}

/// Who asks the server.
#[derive(Debug, Clone)]
pub(super) struct Watcher {
    options: PgConnectOptions,
    place: Place,
    told: Arc<watch::Sender<Option<Arc<str>>>>,
}

/// Asks again and again. What was found out stays found out where this is begun anew.
pub(super) async fn watch_server(watcher: Watcher) {
    let Watcher {
        options,
        place,
        told,
    } = watcher;
    let mut connection = None;
    let mut unanswered = 0_u32;
    loop {
        sleep(EVERY).await;
        let answered = timeout(ANSWERS_WITHIN, once(&mut connection, &options)).await;
        let answered = answered.unwrap_or_else(|_| {
            let text = format!("no answer within {} s", ANSWERS_WITHIN.as_secs());
            Err(sqlx::Error::Io(io::Error::new(
                io::ErrorKind::TimedOut,
                text,
            )))
        });
        match answered {
            Ok(()) => {
                if told.borrow().is_some() {
                    tracing::info!(database = %place, "the database answers again");
                    told.send_replace(None);
                }
                unanswered = 0;
            }
            Err(error) => {
                let cause = chain(&error);
                if unanswered.is_multiple_of(SAID_EVERY) {
                    tracing::error!(database = %place, cause, "the database does not answer");
                }
                unanswered = unanswered.wrapping_add(1).max(1);
                connection = None;
                told.send_replace(Some(cause.into()));
            }
        }
    }
}

async fn once(
    connection: &mut Option<PgConnection>,
    options: &PgConnectOptions,
) -> sqlx::Result<()> {
    if let Some(open) = connection.as_mut() {
        if open.ping().await.is_ok() {
            return Ok(());
        }
        // One connection may break by itself; only the server says that it is away.
        *connection = None;
    }
    match options.connect().await {
        Ok(opened) => {
            *connection = Some(opened);
            Ok(())
        }
        // It is there, though it takes no more connections, or not this one; starting up or shutting down it is not.
        Err(sqlx::Error::Database(error))
            if !error.code().is_some_and(|code| code.starts_with("57P")) =>
        {
            Ok(())
        }
        Err(error) => Err(error),
    }
}
