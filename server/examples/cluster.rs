//! A throw-away PostgreSQL database for tests that are not written in Rust: prints its address, serves it until
//! standard input ends, and clears it away.

use server::testing::Cluster;
use std::io::{Read, stdin};

#[tokio::main]
async fn main() -> std::io::Result<()> {
    println!("{}", Cluster::shared().fresh_database().await);
    // Whoever asked for it closes the pipe, or ends.
    stdin().read_to_end(&mut Vec::new()).map(|_| ())
}
