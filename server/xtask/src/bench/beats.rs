//! Beats of a room full of people who all beat as fast as they are answered.

use super::load::Load;
use super::{Bench, RUSH, Table, seed};
use anyhow::Result;
use std::fmt::Write as _;

/// People in the room.
const PEOPLE: usize = 800;

/// Measures them.
pub(super) fn run(bench: &Bench, table: &mut Table) -> Result<()> {
    bench.on_both_engines("beats", |hall, engine| {
        let seeded = seed::seed(hall, 2)?;
        let mut leases = String::new();
        for guest in hall.crowd("person", PEOPLE, Some(&seeded.open))? {
            writeln!(leases, "{}\t{}\t{}", guest.cookie, seeded.open, guest.lease)?;
        }
        let run = Load::beats(&hall.origin, leases).run(
            Some(&hall.processor),
            bench.folder.path(),
            RUSH,
        )?;
        run.tell(
            table,
            &format!("beats acknowledged, {engine}, {RUSH} connections"),
        );
        hall.recount()
    })
}
