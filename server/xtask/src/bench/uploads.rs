//! A large recording that arrives in parts: written, hashed and durable, until it is a replay.

use super::client::Client;
use super::{Bench, Table, seed};
use anyhow::{Result, ensure};
use std::time::Instant;

/// Its size.
const BYTES: usize = 200_000_000;
/// What one request sends, as the page's script does.
const PART: usize = 32 * 1024 * 1024;

/// Measures it on both engines.
pub(super) fn run(bench: &Bench, table: &mut Table) -> Result<()> {
    let film = film();
    bench.on_both_engines("uploads", |hall, engine| {
        let seeded = seed::seed(hall, 2)?;
        let organizer = seeded.organizer(hall);
        let before = hall.memory()?;
        let begun = Instant::now();
        send(&organizer, &seeded.replay, &film)?;
        let taken = begun.elapsed().as_secs_f64();
        #[expect(clippy::cast_precision_loss, reason = "a size in megabytes")]
        let megabytes = film.len() as f64 / 1e6;
        table.line(
            &format!("upload of {megabytes:.0} MB in parts, hashed and durable, {engine}"),
            &format!("{:.0} MB/s", megabytes / taken),
        );
        table.line(
            &format!("memory before and after it, {engine}"),
            &format!("{before:.1} MB, {:.1} MB", hall.memory()?),
        );
        Ok(())
    })
}

fn send(organizer: &Client, slug: &str, film: &[u8]) -> Result<()> {
    // "reason c29vbg==" is "soon".
    let promise = [
        ("Upload-Length", film.len().to_string()),
        ("Upload-Metadata", "reason c29vbg==".to_owned()),
    ];
    let begun = organizer.tus("POST", &format!("/upload/{slug}"), &promise, &[])?;
    ensure!(begun.status == 201, "It begins with {}.", begun.status);
    for (n, part) in film.chunks(PART).enumerate() {
        let headers = [
            ("Upload-Offset", (n * PART).to_string()),
            ("Content-Type", "application/offset+octet-stream".to_owned()),
        ];
        let answer = organizer.tus("PATCH", &begun.location, &headers, part)?;
        ensure!(
            answer.status == 204,
            "A part is answered by {}.",
            answer.status
        );
    }
    Ok(())
}

/// A film as far as its boxes tell, of a minute.
fn film() -> Vec<u8> {
    let boxed = |kind: &[u8; 4], content: &[u8]| {
        let length = u32::try_from(content.len() + 8).unwrap_or_default();
        [&length.to_be_bytes()[..], kind, content].concat()
    };
    let mut header = vec![0; 100];
    header[12..16].copy_from_slice(&1_000_u32.to_be_bytes());
    header[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
    let movie = [boxed(b"mvhd", &header), boxed(b"trak", b"")].concat();
    let pictures: Vec<u8> = (0_u8..=250).cycle().take(BYTES).collect();
    [
        boxed(b"ftyp", b"isom"),
        boxed(b"moov", &movie),
        boxed(b"mdat", &pictures),
    ]
    .concat()
}
