//! Where the log goes and how it looks: to standard error, a line each, for people or for machines.

use crate::config::LogFormat;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt;

/// Writes the log from now on in that form; `RUST_LOG` says how much of it.
pub fn install(format: LogFormat, colours: bool) {
    let filter = EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| "info,sqlx=warn,tower_sessions=error,tower_sessions_core=error".into());
    let log = fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(colours)
        // A log that cannot be written, as to a full disk, is no reason for a request to break off.
        .log_internal_errors(false);
    match format {
        LogFormat::Text => log.init(),
        LogFormat::Json => log.json().flatten_event(true).with_span_list(false).init(),
    }
}
