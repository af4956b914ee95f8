//! A line to a throw-away database that can go dead: connections stay open, and nothing passes any more.

use super::Cluster;
use sqlx::postgres::PgConnectOptions;
use std::net::SocketAddr;
use std::path::Path;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, UnixStream};
use tokio::sync::watch;

/// What stands for the password of the line's address.
pub const LINE_PASSWORD: &str = "never-in-a-log";

/// The line, with a database of its own at its end.
#[derive(Debug)]
pub struct Line {
    at: SocketAddr,
    database: String,
    passes: watch::Sender<bool>,
}

impl Line {
    /// To a new, empty database of the process's cluster.
    ///
    /// # Panics
    /// Where the cluster does not answer.
    pub async fn new() -> Self {
        let url = Cluster::shared().fresh_database().await;
        let options: PgConnectOptions = url.parse().expect("an address of ours");
        let folder = options.get_socket().expect("the cluster is on a socket");
        let socket = folder.join(format!(".s.PGSQL.{}", options.get_port()));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let at = listener.local_addr().expect("a port");
        let (passes, open) = watch::channel(true);
        tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                let Some(far) = connect(&socket).await else {
                    continue;
                };
                let (near_read, near_write) = near.into_split();
                let (far_read, far_write) = far.into_split();
                tokio::spawn(pass(near_read, far_write, open.clone()));
                tokio::spawn(pass(far_read, near_write, open.clone()));
            }
        });
        Self {
            at,
            database: options.get_database().unwrap_or_default().to_owned(),
            passes,
        }
    }

    /// The database's address by this line.
    pub fn url(&self) -> String {
        let (at, database) = (self.at, &self.database);
        format!("postgres://hall:{LINE_PASSWORD}@{at}/{database}?sslmode=disable")
    }

    /// The host, port and database, as a log is to name them.
    pub fn place(&self) -> String {
        format!("{}/{}", self.at, self.database)
    }

    /// From now on nothing passes.
    pub fn go_dead(&self) {
        self.passes.send_replace(false);
    }

    /// What was held back passes, and all that comes.
    pub fn come_back(&self) {
        self.passes.send_replace(true);
    }
}

async fn connect(socket: &Path) -> Option<UnixStream> {
    UnixStream::connect(socket).await.ok()
}

async fn pass(
    mut from: impl AsyncRead + Unpin,
    mut to: impl AsyncWrite + Unpin,
    mut open: watch::Receiver<bool>,
) {
    let mut buffer = vec![0; 16_384];
    while let Ok(n @ 1..) = from.read(&mut buffer).await {
        if open.wait_for(|passes| *passes).await.is_err()
            || to.write_all(&buffer[..n]).await.is_err()
        {
            return;
        }
    }
}
