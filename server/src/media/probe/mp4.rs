//! MP4 (ISO/IEC 14496-12): boxes within boxes.

use super::{Length, ProbeError, RejectReason, TRACKS_MOST, read_at};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};

/// The most boxes at the top of a file: two for each second of an hour-long film in fragments, many times over.
const TOP_MOST: usize = 200_000;
/// The most boxes within another one; tracks are counted apart.
const WITHIN_MOST: usize = 1_000;
/// "Unknown", as a length of 32 bits writes it.
const UNKNOWN: u64 = 0xFFFF_FFFF;

/// A box: its kind, and where its content lies.
#[derive(Debug, Clone, Copy)]
struct Piece {
    kind: [u8; 4],
    start: u64,
    end: u64,
}

/// The box that begins there; none where the rest is too short to be one.
fn piece(file: &mut File, at: u64, end: u64) -> Result<Option<Piece>, ProbeError> {
    if at + 8 > end {
        return Ok(None);
    }
    let head: [u8; 8] = read_at(file, at)?;
    let kind = [head[4], head[5], head[6], head[7]];
    let (length, skip) = match long(&head[..4]) {
        0 => (end - at, 8),
        1 if at + 16 > end => return Err(RejectReason::Broken.into()),
        1 => (u64::from_be_bytes(read_at(file, at + 8)?), 16),
        short => (short, 8),
    };
    let next = at.checked_add(length);
    let next = next.filter(|next| length >= skip && *next <= end);
    let end = next.ok_or(RejectReason::Broken)?;
    Ok(Some(Piece {
        kind,
        start: at + skip,
        end,
    }))
}

/// The boxes within another one.
fn pieces(file: &mut File, within: Piece) -> Result<Vec<Piece>, ProbeError> {
    let mut found = Vec::new();
    let mut at = within.start;
    while let Some(one) = piece(file, at, within.end)? {
        if found.len() == WITHIN_MOST {
            return Err(RejectReason::Tracks.into());
        }
        at = one.end;
        found.push(one);
    }
    Ok(found)
}

/// The first of a kind.
fn first(pieces: &[Piece], kind: [u8; 4]) -> Option<Piece> {
    pieces.iter().find(|one| one.kind == kind).copied()
}

/// What is known of a track that is seen or heard, in its own units of time.
#[derive(Debug, Clone, Copy)]
struct Track {
    /// Units in a second.
    scale: u64,
    /// Where it begins: later than 0 where its fragments go on from a film that was cut off.
    from: Option<u64>,
    /// Where it ends, as its samples say.
    to: u64,
    /// How long it is shown, where its header says so: parts of it may be left out.
    shown_ms: u64,
    /// How long a sample of a fragment is where the fragment does not say.
    usual: u64,
}

/// The length of what is seen and heard. Every box at the top lies within the file.
pub(super) fn length(file: &mut File, size: u64) -> Result<Length, ProbeError> {
    let (mut movie, mut has_media, mut fragments) = (None, false, Vec::new());
    let (mut at, mut boxes) = (0, 0);
    while let Some(one) = piece(file, at, size)? {
        match &one.kind {
            b"moov" => movie = movie.or(Some(one)),
            b"moof" => fragments.push(one),
            b"mdat" => has_media = true,
            _ => {}
        }
        at = one.end;
        boxes += 1;
        if boxes > TOP_MOST {
            return Err(RejectReason::Broken.into());
        }
    }
    let (Some(movie), true) = (movie, has_media) else {
        return Err(RejectReason::Broken.into());
    };
    let mut tracks = tracks(file, movie)?;
    for fragment in &fragments {
        add_fragment(file, *fragment, &mut tracks)?;
    }
    let is_indexed = fragments.is_empty();
    Ok(Length {
        ms: if is_indexed {
            let shown = tracks.values().map(|track| match track.shown_ms {
                0 => to_ms(track.to, track.scale),
                shown => shown,
            });
            shown.max().unwrap_or_default()
        } else {
            let from = tracks.values().map(|t| to_ms(t.from.unwrap_or(0), t.scale));
            let to = tracks.values().map(|t| to_ms(t.to, t.scale));
            let (from, to) = (from.min().unwrap_or_default(), to.max().unwrap_or_default());
            to.saturating_sub(from)
        },
        is_indexed,
    })
}

fn to_ms(units: u64, scale: u64) -> u64 {
    let ms = u128::from(units) * 1000 / u128::from(scale.max(1));
    u64::try_from(ms).unwrap_or(u64::MAX)
}

/// The tracks that are seen or heard, by number.
fn tracks(file: &mut File, movie: Piece) -> Result<BTreeMap<u64, Track>, ProbeError> {
    let within = pieces(file, movie)?;
    let all: Vec<Piece> = within
        .iter()
        .filter(|one| &one.kind == b"trak")
        .copied()
        .collect();
    if all.len() > TRACKS_MOST {
        return Err(RejectReason::Tracks.into());
    }
    let header = first(&within, *b"mvhd").ok_or(RejectReason::NoLength)?;
    let (scale, _) = header_of_media(file, header)?;
    let mut tracks = BTreeMap::new();
    for piece in all {
        if let Some((number, track)) = track(file, piece, scale)? {
            tracks.insert(number, track);
        }
    }
    if tracks.is_empty() {
        return Err(RejectReason::Tracks.into());
    }
    if let Some(extends) = first(&within, *b"mvex") {
        for one in pieces(file, extends)? {
            if &one.kind == b"trex" && one.end - one.start >= 24 {
                let read: [u8; 24] = read_at(file, one.start)?;
                if let Some(track) = tracks.get_mut(&long(&read[4..8])) {
                    track.usual = long(&read[12..16]);
                }
            }
        }
    }
    Ok(tracks)
}

/// A track with its number, where it is seen or heard (§8.4.3); nobody waits for the end of another.
fn track(file: &mut File, whole: Piece, scale: u64) -> Result<Option<(u64, Track)>, ProbeError> {
    let within = pieces(file, whole)?;
    let (Some(header), Some(media)) = (first(&within, *b"tkhd"), first(&within, *b"mdia")) else {
        return Ok(None);
    };
    let media = pieces(file, media)?;
    let (Some(timed), Some(handler)) = (first(&media, *b"mdhd"), first(&media, *b"hdlr")) else {
        return Ok(None);
    };
    let kind = read_at::<12>(file, handler.start)?;
    if !matches!(&kind[8..], b"vide" | b"soun") {
        return Ok(None);
    }
    let (number, shown) = header_of_track(file, header)?;
    let (own_scale, told) = header_of_media(file, timed)?;
    let to = match told {
        0 | UNKNOWN => samples(file, &media)?,
        told => told,
    };
    Ok(Some((
        number,
        Track {
            scale: own_scale,
            from: (to > 0).then_some(0),
            to,
            shown_ms: to_ms(if shown == UNKNOWN { 0 } else { shown }, scale),
            usual: 0,
        },
    )))
}

/// The sum of a track's samples, in its units (§8.6.1.2).
fn samples(file: &mut File, media: &[Piece]) -> Result<u64, ProbeError> {
    let mut within = media.to_vec();
    for kind in [*b"minf", *b"stbl"] {
        let Some(inner) = first(&within, kind) else {
            return Ok(0);
        };
        within = pieces(file, inner)?;
    }
    let Some(times) = first(&within, *b"stts") else {
        return Ok(0);
    };
    let count = long(&read_at::<4>(file, times.start + 4)?);
    if count > (times.end - times.start).saturating_sub(8) / 8 {
        return Err(RejectReason::Broken.into());
    }
    file.seek(SeekFrom::Start(times.start + 8))?;
    let mut table = BufReader::new(&*file);
    let mut sum = 0_u64;
    for _ in 0..count {
        let mut row = [0; 8];
        table.read_exact(&mut row)?;
        let units = long(&row[..4]).saturating_mul(long(&row[4..]));
        sum = sum.saturating_add(units);
    }
    Ok(sum)
}

/// Lets tracks go on for as long as a fragment's samples are (§8.8).
fn add_fragment(
    file: &mut File,
    fragment: Piece,
    tracks: &mut BTreeMap<u64, Track>,
) -> Result<(), ProbeError> {
    for one in pieces(file, fragment)? {
        if &one.kind != b"traf" {
            continue;
        }
        let within = pieces(file, one)?;
        let header = first(&within, *b"tfhd").ok_or(RejectReason::Broken)?;
        let (number, usual) = header_of_fragment(file, header)?;
        let Some(track) = tracks.get_mut(&number) else {
            continue;
        };
        let begins = match first(&within, *b"tfdt") {
            Some(time) => begin_of_fragment(file, time)?,
            None => track.to,
        };
        track.from = track.from.or(Some(begins));
        let mut to = begins;
        for run in within.iter().filter(|one| &one.kind == b"trun") {
            to = to.saturating_add(length_of_run(file, *run, usual.unwrap_or(track.usual))?);
        }
        track.to = track.to.max(to);
    }
    Ok(())
}

/// A fragment's track, and how long its samples are where they do not say (§8.8.7).
fn header_of_fragment(file: &mut File, header: Piece) -> Result<(u64, Option<u64>), ProbeError> {
    const BASE: u64 = 1;
    const DESCRIPTION: u64 = 2;
    const DURATION: u64 = 8;
    let read: [u8; 8] = read_at(file, header.start)?;
    let (flags, number) = (long(&read[1..4]), long(&read[4..]));
    if flags & DURATION == 0 {
        return Ok((number, None));
    }
    let skip = 8 * (flags & BASE) + if flags & DESCRIPTION == 0 { 0 } else { 4 };
    let usual = long(&read_at::<4>(file, header.start + 8 + skip)?);
    Ok((number, Some(usual)))
}

/// When a fragment begins, in its track's units (§8.8.12).
fn begin_of_fragment(file: &mut File, time: Piece) -> Result<u64, ProbeError> {
    Ok(match read_at::<1>(file, time.start)?[0] {
        0 => long(&read_at::<4>(file, time.start + 4)?),
        _ => long(&read_at::<8>(file, time.start + 4)?),
    })
}

/// How long a run of samples is (§8.8.8).
fn length_of_run(file: &mut File, run: Piece, usual: u64) -> Result<u64, ProbeError> {
    const DATA_OFFSET: u64 = 0x1;
    const FIRST_FLAGS: u64 = 0x4;
    const DURATION: u64 = 0x100;
    /// What else a row may have: a size, flags, an offset of its time.
    const OTHERS: [u64; 3] = [0x200, 0x400, 0x800];
    let read: [u8; 8] = read_at(file, run.start)?;
    let (flags, count) = (long(&read[1..4]), long(&read[4..]));
    if flags & DURATION == 0 {
        return Ok(count.saturating_mul(usual));
    }
    let before = [DATA_OFFSET, FIRST_FLAGS].map(|flag| if flags & flag == 0 { 0 } else { 4 });
    let others = OTHERS.into_iter().filter(|flag| flags & flag != 0).count();
    let (start, row) = (run.start + 8 + before[0] + before[1], 4 + 4 * others);
    if count.saturating_mul(row as u64) > run.end.saturating_sub(start) {
        return Err(RejectReason::Broken.into());
    }
    file.seek(SeekFrom::Start(start))?;
    let mut table = BufReader::new(&*file);
    let mut sum = 0_u64;
    for _ in 0..count {
        let mut bytes = [0; 16];
        table.read_exact(&mut bytes[..row])?;
        sum = sum.saturating_add(long(&bytes[..4]));
    }
    Ok(sum)
}

/// A number, its highest byte first.
fn long(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |n, byte| (n << 8) | u64::from(*byte))
}

/// Units in a second, and the length in them: of the film (§8.2.2) or of one track (§8.4.2), which begin alike.
fn header_of_media(file: &mut File, header: Piece) -> Result<(u64, u64), ProbeError> {
    if header.end - header.start < 20 {
        return Err(RejectReason::Broken.into());
    }
    match read_at::<1>(file, header.start)?[0] {
        0 => {
            let read: [u8; 20] = read_at(file, header.start)?;
            Ok((long(&read[12..16]), long(&read[16..20])))
        }
        1 => {
            let read: [u8; 32] = read_at(file, header.start)?;
            Ok((long(&read[20..24]), long(&read[24..32])))
        }
        _ => Err(RejectReason::Broken.into()),
    }
}

/// A track's number, and for how long it is shown, in the film's units (§8.3.2).
fn header_of_track(file: &mut File, header: Piece) -> Result<(u64, u64), ProbeError> {
    match read_at::<1>(file, header.start)?[0] {
        0 => {
            let read: [u8; 24] = read_at(file, header.start)?;
            Ok((long(&read[12..16]), long(&read[20..24])))
        }
        1 => {
            let read: [u8; 36] = read_at(file, header.start)?;
            Ok((long(&read[20..24]), long(&read[28..36])))
        }
        _ => Err(RejectReason::Broken.into()),
    }
}
