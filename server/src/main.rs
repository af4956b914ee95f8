//! `lecture-hall`: parse, build, run.

use clap::Parser;
use server::administer::administer;
use server::backup::restore;
use server::config::{Audit, Command, Config, wants_colours};
use server::data_folder;
use server::logging;
use server::run;
use std::process::ExitCode;
use std::time::Duration;

/// A page is some thousands of small pieces of memory; this allocator hands them out in half the time of the system's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    data_folder::keep_private();
    let config = Config::parse();
    logging::install(config.log_format, wants_colours());
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("the hall does not start: {error}");
            return ExitCode::FAILURE;
        }
    };
    let done = runtime.block_on(async {
        match config.command {
            Command::Serve(serve) => run::serve(*serve).await.map(|()| ExitCode::SUCCESS),
            Command::Admin { command } => administer(command).await.map(|()| ExitCode::SUCCESS),
            Command::Audit {
                command: Audit::Verify { store },
            } => run::verify(&store).await,
            Command::Recount { renew, store } => run::recount(&store, renew).await,
            Command::Backup(copy) => run::backup(&copy).await.map(|()| ExitCode::SUCCESS),
            Command::Restore(copy) => restore(&copy.store, &copy.folder)
                .await
                .map(|()| ExitCode::SUCCESS),
        }
    });
    // What still waits for a disk on a thread of its own was promised to nobody.
    runtime.shutdown_timeout(Duration::from_secs(1));
    done.unwrap_or_else(|error| {
        eprintln!("{error}");
        ExitCode::FAILURE
    })
}
