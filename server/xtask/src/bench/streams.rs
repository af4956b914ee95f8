//! Open streams of events: what they cost, and that a change reaches every one of them.

use super::client::{Client, Stream};
use super::{Bench, Table, seed};
use anyhow::{Result, ensure};
use std::time::Instant;

/// People who listen, a stream each.
const STREAMS: usize = 10_000;

/// Measures them.
pub(super) fn run(bench: &Bench, table: &mut Table) -> Result<()> {
    crate::process::allow_files();
    bench.on_both_engines("streams", |hall, engine| {
        let seeded = seed::seed(hall, 2)?;
        let guests = hall.crowd("person", STREAMS, Some(&seeded.open))?;
        // One page of each kind first, so that what they need is not counted as the streams'.
        seeded.organizer(hall).page("/en")?;
        let (memory, files) = (hall.memory()?, hall.files()?);
        let path = format!("/events/live/{}?l=en&since=0", seeded.open);
        let mut streams: Vec<Stream> = guests
            .iter()
            .map(|guest| Client::with_cookie(&hall.origin, &guest.cookie).stream(&path))
            .collect::<Result<_>>()?;
        // Everybody has been told what there is; from here on only the change is new.
        for stream in &mut streams {
            stream.until("event: state")?;
        }
        let thousands = 10.0;
        table.line(
            &format!("{STREAMS} open streams, {engine}: for 1,000 of them"),
            &format!(
                "{:.1} MB, {:.0} descriptors",
                (hall.memory()? - memory) / thousands,
                (hall.files()? - files) / thousands
            ),
        );
        let said = "The second half begins in five minutes.";
        let begun = Instant::now();
        seeded.organizer(hall).post(
            "announce",
            &[("slug", &seeded.open), ("announcement", said)],
        )?;
        for stream in &mut streams {
            stream.until(said)?;
        }
        ensure!(streams.len() == STREAMS, "Some streams were not opened.");
        table.line(
            &format!("an announcement has reached all of them, {engine}"),
            &format!("{:.2} s", begun.elapsed().as_secs_f64()),
        );
        drop(streams);
        Ok(())
    })
}
