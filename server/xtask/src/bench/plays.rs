//! Beats of people who watch a replay, who all beat as fast as they are answered.

use super::load::Load;
use super::{Bench, RUSH, Table, seed};
use anyhow::Result;
use std::fmt::Write as _;

/// People who watch.
const PEOPLE: usize = 800;

/// Measures them.
pub(super) fn run(bench: &Bench, table: &mut Table) -> Result<()> {
    bench.on_both_engines("plays", |hall, engine| {
        let seeded = seed::seed(hall, 2)?;
        let mut leases = String::new();
        for guest in hall.audience("viewer", PEOPLE, &seeded.replay)? {
            let (cookie, lease) = (guest.cookie, guest.lease);
            writeln!(leases, "{cookie}\t{}\t{lease}", seeded.replay)?;
        }
        let run = Load::plays(&hall.origin, leases).run(
            Some(&hall.processor),
            bench.folder.path(),
            RUSH,
        )?;
        run.tell(
            table,
            &format!("replay beats counted, {engine}, {RUSH} connections"),
        );
        hall.recount()
    })
}
