//! Connections: each speaks HTTP/1.1 in a task of its own, until it ends or the hall does. A proxy in front of the hall
//! speaks newer versions with browsers.

use crate::router::HallService;
use axum::body::Body;
use axum::extract::ConnectInfo;
use http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use std::io;
use std::pin::pin;
use std::time::Duration;
use tokio::net::TcpListener;
use tower::ServiceExt;

/// How long the head of a request may take, and a connection be idle: longer than the half minute between two beats,
/// and than the minute that proxies keep theirs.
const IDLE: Duration = Duration::from_secs(75);
/// Where no connection can be taken, since too many files are open, the next try is after this.
const REST: Duration = Duration::from_millis(500);

/// Serves whoever comes until `stop` is done, and then whoever is there to the end of what was asked.
pub async fn serve(listener: TcpListener, service: HallService, stop: impl Future<Output = ()>) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(IDLE);
    let open = GracefulShutdown::new();
    let mut stop = pin!(stop);
    loop {
        let (stream, from) = tokio::select! {
            () = &mut stop => break,
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    not_taken(&error).await;
                    continue;
                }
            },
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
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection broke");
            }
        });
    }
    drop(listener);
    open.shutdown().await;
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
