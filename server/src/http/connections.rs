//! Connections: each speaks HTTP/1.1 in a task of its own, until it ends or the hall does. A proxy in front of the hall
//! speaks newer versions with browsers.

use super::places::{Full, Places};
use crate::lifecycle::Lifecycle;
use axum::body::Body;
use axum::extract::ConnectInfo;
use http::{Request, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tower::{Service, ServiceExt};

/// Where no connection can be taken, since too many files are open, the next try is after this.
const REST: Duration = Duration::from_millis(500);
/// The longest head of a request, in bytes.
const HEAD_MOST: usize = 32 * 1024;
/// What a connection may hold of a body that comes, or of an answer that goes, in bytes.
const BUFFER_MOST: usize = 128 * 1024;

/// What a connection may cost.
#[derive(Debug, Clone)]
pub struct ConnectionLimits {
    /// How long the head of a request may take, and a connection be idle: longer than the half minute between two
    /// beats, and than the minute that proxies keep theirs.
    pub idle: Duration,
    /// How many there may be.
    pub places: Places,
}

impl ConnectionLimits {
    /// The hall's own patience, with so many places.
    pub const fn new(places: Places) -> Self {
        Self {
            idle: Duration::from_secs(75),
            places,
        }
    }
}

/// Serves whoever comes until the hall closes, and then whoever is there to the end of what was asked, or the hall's.
pub async fn serve<S>(
    listener: Arc<TcpListener>,
    service: S,
    lifecycle: Lifecycle,
    limits: ConnectionLimits,
) where
    S: Service<Request<Body>, Response = Response<Body>, Error = Infallible>
        + Clone
        + Send
        + Sync
        + 'static,
    S::Future: Send + 'static,
{
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(limits.idle)
        .max_header_size(HEAD_MOST)
        .max_buf_size(BUFFER_MOST);
    let open = GracefulShutdown::new();
    loop {
        let (stream, from) = tokio::select! {
            () = lifecycle.closing() => break,
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    not_taken(&error).await;
                    continue;
                }
            },
        };
        let place = match limits.places.take(from.ip()) {
            Ok(place) => place,
            Err(full) => {
                refuse(&stream, from, full);
                continue;
            }
        };
        // Without it an answer on a connection that is kept waits for the other side's acknowledgement. Where it fails
        // the connection is gone already.
        let _ = stream.set_nodelay(true);
        let service = service
            .clone()
            .map_request(move |request: Request<Incoming>| {
                let mut request = request.map(Body::new);
                request.extensions_mut().insert(ConnectInfo(from));
                request
            });
        let connection =
            http.serve_connection(TokioIo::new(stream), TowerToHyperService::new(service));
        let connection = open.watch(connection);
        lifecycle.spawn(async move {
            let _place = place;
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection broke");
            }
        });
    }
    drop(listener);
    open.shutdown().await;
}

/// Tells whoever finds no place to come again; where that cannot be written at once they find the connection closed.
fn refuse(stream: &TcpStream, from: SocketAddr, full: Full) {
    tracing::debug!(%from, %full, "a connection was refused");
    let _ = stream.try_write(
        b"HTTP/1.1 503 Service Unavailable\r\nretry-after: 5\r\ncontent-length: 0\r\nconnection: close\r\n\r\n",
    );
}

/// A visitor who is gone again is no matter; else the hall rests, for the next try would fail too.
async fn not_taken(error: &io::Error) {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    if matches!(
        error.kind(),
        ConnectionAborted | ConnectionRefused | ConnectionReset
    ) {
        return;
    }
    tracing::error!(%error, "no connection could be taken");
    tokio::time::sleep(REST).await;
}
