//! `lecture-hall`: parse, build, run.

use clap::Parser;
use server::administer::administer;
use server::backup::restore;
use server::config::{Command, Config};
use server::data_folder;
use server::run;
use std::process::ExitCode;

/// A page is some thousands of small pieces of memory; this allocator hands them out in half the time of the system's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    data_folder::keep_private();
    let config = Config::parse();
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_default_env()
                .unwrap_or_else(|_| "info,sqlx=warn".into()),
        )
        .with_writer(std::io::stderr)
        // A log that cannot be written, as to a full disk, is no reason for a request to break off.
        .log_internal_errors(false)
        .init();
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("the hall does not start: {error}");
            return ExitCode::FAILURE;
        }
    };
    let done = runtime.block_on(async {
        match config.command {
            Command::Serve(serve) => run::serve(serve).await.map(|()| ExitCode::SUCCESS),
            Command::Admin { command } => administer(command).await.map(|()| ExitCode::SUCCESS),
            Command::Recount { renew, store } => run::recount(&store, renew).await,
            Command::Backup(copy) => run::backup(&copy).await.map(|()| ExitCode::SUCCESS),
            Command::Restore(copy) => restore(&copy.store, &copy.folder)
                .await
                .map(|()| ExitCode::SUCCESS),
        }
    });
    done.unwrap_or_else(|error| {
        eprintln!("{error}");
        ExitCode::FAILURE
    })
}
