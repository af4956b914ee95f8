//! MP4 (ISO/IEC 14496-12): boxes within boxes.

use super::{Length, ProbeError, RejectReason, TRACKS_MOST, read_at};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};

/// The most boxes that are looked at, all in all: a film of a day in fragments of a second has a million.
const MOST: usize = 2_000_000;
/// The most fragments: one for each second of the longest lecture, and more.
const FRAGMENTS_MOST: usize = 500_000;
/// So many bytes of a long table are read at once.
const READ: usize = 64 * 1024;
/// The most boxes within another one; tracks are counted apart.
const WITHIN_MOST: usize = 1_000;

/// A box: its kind, and where its content lies.
#[derive(Debug, Clone, Copy)]
struct Piece {
    kind: [u8; 4],
    start: u64,
    end: u64,
}

/// The file, and how many boxes of it may be looked at yet.
struct Boxes<'a> {
    file: &'a mut File,
    left: usize,
}

/// The box that begins there; none where the rest is too short to be one.
fn piece(boxes: &mut Boxes<'_>, at: u64, end: u64) -> Result<Option<Piece>, ProbeError> {
    if at + 8 > end {
        return Ok(None);
    }
    boxes.left = boxes.left.checked_sub(1).ok_or(RejectReason::Broken)?;
    let head: [u8; 8] = read_at(boxes.file, at)?;
    let kind = [head[4], head[5], head[6], head[7]];
    let (length, skip) = match long(&head[..4]) {
        0 => (end - at, 8),
        1 if at + 16 > end => return Err(RejectReason::Broken.into()),
        1 => (u64::from_be_bytes(read_at(boxes.file, at + 8)?), 16),
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
fn pieces(boxes: &mut Boxes<'_>, within: Piece) -> Result<Vec<Piece>, ProbeError> {
    let mut found = Vec::new();
    let mut at = within.start;
    while let Some(one) = piece(boxes, at, within.end)? {
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

impl Track {
    /// How long it is shown, in milliseconds: as long as its samples are, and no longer than it says.
    fn shown_for(&self) -> u64 {
        let samples = to_ms(self.to, self.scale);
        match self.shown_ms {
            0 => samples,
            shown => shown.min(samples),
        }
    }
}

/// The length of what is seen and heard. Every box at the top lies within the file.
pub(super) fn length(file: &mut File, size: u64) -> Result<Length, ProbeError> {
    let boxes = &mut Boxes { file, left: MOST };
    let (mut movie, mut has_media, mut fragments) = (None, false, Vec::new());
    let mut at = 0;
    while let Some(one) = piece(boxes, at, size)? {
        match &one.kind {
            b"moov" => movie = movie.or(Some(one)),
            b"moof" if fragments.len() == FRAGMENTS_MOST => return Err(RejectReason::Broken.into()),
            b"moof" => fragments.push(one),
            b"mdat" => has_media = true,
            _ => {}
        }
        at = one.end;
    }
    let (Some(movie), true) = (movie, has_media) else {
        return Err(RejectReason::Broken.into());
    };
    let mut tracks = tracks(boxes, movie)?;
    for fragment in &fragments {
        add_fragment(boxes, *fragment, &mut tracks)?;
    }
    let is_indexed = fragments.is_empty();
    Ok(Length {
        ms: if is_indexed {
            let shown = tracks.values().map(Track::shown_for);
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
fn tracks(boxes: &mut Boxes<'_>, movie: Piece) -> Result<BTreeMap<u64, Track>, ProbeError> {
    let within = pieces(boxes, movie)?;
    let all: Vec<Piece> = within
        .iter()
        .filter(|one| &one.kind == b"trak")
        .copied()
        .collect();
    if all.len() > TRACKS_MOST {
        return Err(RejectReason::Tracks.into());
    }
    let header = first(&within, *b"mvhd").ok_or(RejectReason::NoLength)?;
    let scale = units_a_second(boxes, header)?;
    let mut tracks = BTreeMap::new();
    for piece in all {
        if let Some((number, track)) = track(boxes, piece, scale)? {
            tracks.insert(number, track);
        }
    }
    if tracks.is_empty() {
        return Err(RejectReason::Tracks.into());
    }
    if let Some(extends) = first(&within, *b"mvex") {
        for one in pieces(boxes, extends)? {
            if &one.kind == b"trex" && one.end - one.start >= 24 {
                let read: [u8; 24] = read_at(boxes.file, one.start)?;
                if let Some(track) = tracks.get_mut(&long(&read[4..8])) {
                    track.usual = long(&read[12..16]);
                }
            }
        }
    }
    Ok(tracks)
}

/// A track with its number, where it is seen or heard (§8.4.3); nobody waits for the end of another.
fn track(
    boxes: &mut Boxes<'_>,
    whole: Piece,
    scale: u64,
) -> Result<Option<(u64, Track)>, ProbeError> {
    let within = pieces(boxes, whole)?;
    let (Some(header), Some(media)) = (first(&within, *b"tkhd"), first(&within, *b"mdia")) else {
        return Ok(None);
    };
    let media = pieces(boxes, media)?;
    let (Some(timed), Some(handler)) = (first(&media, *b"mdhd"), first(&media, *b"hdlr")) else {
        return Ok(None);
    };
    let kind = read_at::<12>(boxes.file, handler.start)?;
    if !matches!(&kind[8..], b"vide" | b"soun") {
        return Ok(None);
    }
    let (number, shown) = header_of_track(boxes, header)?;
    let own_scale = units_a_second(boxes, timed)?;
    let to = samples(boxes, &media)?;
    Ok(Some((
        number,
        Track {
            scale: own_scale,
            from: (to > 0).then_some(0),
            to,
            shown_ms: to_ms(shown, scale),
            usual: 0,
        },
    )))
}

/// The sum of a track's samples, in its units (§8.6.1.2).
fn samples(boxes: &mut Boxes<'_>, media: &[Piece]) -> Result<u64, ProbeError> {
    let mut within = media.to_vec();
    for kind in [*b"minf", *b"stbl"] {
        let Some(inner) = first(&within, kind) else {
            return Ok(0);
        };
        within = pieces(boxes, inner)?;
    }
    let Some(times) = first(&within, *b"stts") else {
        return Ok(0);
    };
    let count = long(&read_at::<4>(boxes.file, times.start + 4)?);
    if count > (times.end - times.start).saturating_sub(8) / 8 {
        return Err(RejectReason::Broken.into());
    }
    boxes.file.seek(SeekFrom::Start(times.start + 8))?;
    let mut table = BufReader::new(&*boxes.file);
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
    boxes: &mut Boxes<'_>,
    fragment: Piece,
    tracks: &mut BTreeMap<u64, Track>,
) -> Result<(), ProbeError> {
    for one in pieces(boxes, fragment)? {
        if &one.kind != b"traf" {
            continue;
        }
        let within = pieces(boxes, one)?;
        let header = first(&within, *b"tfhd").ok_or(RejectReason::Broken)?;
        let (number, usual) = header_of_fragment(boxes, header)?;
        let Some(track) = tracks.get_mut(&number) else {
            continue;
        };
        let begins = match first(&within, *b"tfdt") {
            Some(time) => begin_of_fragment(boxes, time)?,
            None => track.to,
        };
        track.from = track.from.or(Some(begins));
        let mut to = begins;
        for run in within.iter().filter(|one| &one.kind == b"trun") {
            to = to.saturating_add(length_of_run(boxes, *run, usual.unwrap_or(track.usual))?);
        }
        track.to = track.to.max(to);
    }
    Ok(())
}

/// A fragment's track, and how long its samples are where they do not say (§8.8.7).
fn header_of_fragment(
    boxes: &mut Boxes<'_>,
    header: Piece,
) -> Result<(u64, Option<u64>), ProbeError> {
    const BASE: u64 = 1;
    const DESCRIPTION: u64 = 2;
    const DURATION: u64 = 8;
    let read: [u8; 8] = read_at(boxes.file, header.start)?;
    let (flags, number) = (long(&read[1..4]), long(&read[4..]));
    if flags & DURATION == 0 {
        return Ok((number, None));
    }
    let skip = 8 * (flags & BASE) + if flags & DESCRIPTION == 0 { 0 } else { 4 };
    let usual = long(&read_at::<4>(boxes.file, header.start + 8 + skip)?);
    Ok((number, Some(usual)))
}

/// When a fragment begins, in its track's units (§8.8.12).
fn begin_of_fragment(boxes: &mut Boxes<'_>, time: Piece) -> Result<u64, ProbeError> {
    Ok(match read_at::<1>(boxes.file, time.start)?[0] {
        0 => long(&read_at::<4>(boxes.file, time.start + 4)?),
        _ => long(&read_at::<8>(boxes.file, time.start + 4)?),
    })
}

/// How long a run of samples is (§8.8.8).
fn length_of_run(boxes: &mut Boxes<'_>, run: Piece, usual: u64) -> Result<u64, ProbeError> {
    const DATA_OFFSET: u64 = 0x1;
    const FIRST_FLAGS: u64 = 0x4;
    const DURATION: u64 = 0x100;
    /// What else a row may have: a size, flags, an offset of its time.
    const OTHERS: [u64; 3] = [0x200, 0x400, 0x800];
    let read: [u8; 8] = read_at(boxes.file, run.start)?;
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
    boxes.file.seek(SeekFrom::Start(start))?;
    let bytes = usize::try_from(count)
        .unwrap_or(usize::MAX)
        .saturating_mul(row);
    let mut table = BufReader::with_capacity(bytes.clamp(16, READ), &*boxes.file);
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

/// Units in a second: of the film (§8.2.2) or of one track (§8.4.2), whose headers begin alike.
fn units_a_second(boxes: &mut Boxes<'_>, header: Piece) -> Result<u64, ProbeError> {
    let at = match read_at::<1>(boxes.file, header.start)?[0] {
        0 => 12,
        1 => 20,
        _ => return Err(RejectReason::Broken.into()),
    };
    if header.end - header.start < at + 4 {
        return Err(RejectReason::Broken.into());
    }
    Ok(long(&read_at::<4>(boxes.file, header.start + at)?))
}

/// A track's number, and for how long it is shown, in the film's units (§8.3.2).
fn header_of_track(boxes: &mut Boxes<'_>, header: Piece) -> Result<(u64, u64), ProbeError> {
    match read_at::<1>(boxes.file, header.start)?[0] {
        0 => {
            let read: [u8; 24] = read_at(boxes.file, header.start)?;
            Ok((long(&read[12..16]), long(&read[20..24])))
        }
        1 => {
            let read: [u8; 36] = read_at(boxes.file, header.start)?;
            Ok((long(&read[20..24]), long(&read[28..36])))
        }
        _ => Err(RejectReason::Broken.into()),
    }
}
