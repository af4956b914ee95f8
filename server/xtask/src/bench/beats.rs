//! Beats of a room full of people.

use super::client::Client;
use super::hall::Hall;
use super::load::{Load, Measured};
use super::seed::Seeded;
use anyhow::Result;
use std::fmt::Write as _;
use std::path::Path;

/// Puts everybody into the open room and lets them beat as fast as they are answered, over that many connections.
pub(super) fn run(
    hall: &Hall,
    seeded: &Seeded,
    folder: &Path,
    connections: u32,
) -> Result<Measured> {
    let lecture = [("lecture", seeded.open.as_str())];
    let mut leases = String::new();
    for cookie in &seeded.people {
        let mut person = Client::with_cookie(&hall.origin, cookie);
        person.post("enrol", &lecture)?;
        person.post("join", &lecture)?;
        let lease = person.lease(&seeded.open)?;
        writeln!(leases, "{cookie}\t{}\t{lease}", seeded.open)?;
    }
    Load::beats(&hall.origin, leases).run(folder, connections)
}
