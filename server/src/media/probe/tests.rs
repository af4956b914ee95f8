use super::*;
use proptest::prelude::*;
use std::io::Write;

const FILM: &[u8] = include_bytes!("../../demo/first.mp4");

fn write(bytes: &[u8]) -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    file
}

fn look(bytes: &[u8]) -> Result<Probed, RejectReason> {
    probe(write(bytes).path()).unwrap()
}

fn boxed(kind: [u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len() + 8).unwrap();
    [&length.to_be_bytes()[..], &kind, content].concat()
}

/// A header of a film or of a track's media: so many units, a thousand a second.
fn timed(kind: [u8; 4], units: u32) -> Vec<u8> {
    let mut header = vec![0; 100];
    header[12..16].copy_from_slice(&1000_u32.to_be_bytes());
    header[16..20].copy_from_slice(&units.to_be_bytes());
    boxed(kind, &header)
}

/// A track of that kind (`vide`, `soun`, `text`), of that number and length.
fn track(kind: [u8; 4], number: u32, units: u32) -> Vec<u8> {
    let mut header = vec![0; 84];
    header[12..16].copy_from_slice(&number.to_be_bytes());
    header[20..24].copy_from_slice(&units.to_be_bytes());
    let handler = [&[0; 8], &kind[..], &[0; 13]].concat();
    // One sample, as long as all of it.
    let times = [
        &[0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1],
        &units.to_be_bytes()[..],
    ]
    .concat();
    let table = boxed(*b"minf", &boxed(*b"stbl", &boxed(*b"stts", &times)));
    let media = [timed(*b"mdhd", units), boxed(*b"hdlr", &handler), table].concat();
    boxed(
        *b"trak",
        &[boxed(*b"tkhd", &header), boxed(*b"mdia", &media)].concat(),
    )
}

/// A film of those tracks, and of what comes after its head.
fn film_of(tracks: &[Vec<u8>], units: u32, after: &[Vec<u8>]) -> Vec<u8> {
    let movie = [timed(*b"mvhd", units), tracks.concat()].concat();
    [
        boxed(*b"ftyp", b"isom"),
        boxed(*b"moov", &movie),
        after.concat(),
        boxed(*b"mdat", b"picture"),
    ]
    .concat()
}

/// A film of that many tracks and that length, in thousandths.
fn film(tracks: usize, units: u32) -> Vec<u8> {
    film_of(&vec![track(*b"vide", 1, units); tracks], units, &[])
}

/// A fragment of a track that begins there, with samples of these lengths.
fn fragment(number: u32, begins: u64, lengths: &[u32]) -> Vec<u8> {
    let header = [&[0; 4], &number.to_be_bytes()[..]].concat();
    let time = [&[1, 0, 0, 0], &begins.to_be_bytes()[..]].concat();
    // Each with a length and a size, after the place of the data.
    let mut run = vec![0, 0, 3, 1];
    run.extend(u32::try_from(lengths.len()).unwrap().to_be_bytes());
    run.extend([0; 4]);
    for length in lengths {
        run.extend(length.to_be_bytes());
        run.extend([0; 4]);
    }
    let parts = [
        boxed(*b"tfhd", &header),
        boxed(*b"tfdt", &time),
        boxed(*b"trun", &run),
    ];
    boxed(*b"moof", &boxed(*b"traf", &parts.concat()))
}

/// An element of EBML with a size of eight bytes.
fn element(id: &[u8], content: &[u8]) -> Vec<u8> {
    let size = (content.len() as u64 | (1 << 56)).to_be_bytes();
    [id, &size[..], content].concat()
}

/// An element of EBML whose size is not told.
fn open(id: &[u8], content: &[u8]) -> Vec<u8> {
    [
        id,
        &[0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
        content,
    ]
    .concat()
}

fn webm(kind: &[u8], tracks: usize, seconds: f64) -> Vec<u8> {
    let entries = webm_track(1, 1).repeat(tracks);
    webm_of(
        kind,
        &entries,
        Some(seconds),
        &cluster(0, &[(1, 0), (1, 20_000)]),
    )
}

/// A description of a track of that number and type (1 is a picture, 2 a sound, 17 captions).
fn webm_track(number: u8, kind: u8) -> Vec<u8> {
    let entry = [element(&[0xD7], &[number]), element(&[0x83], &[kind])].concat();
    element(&[0xAE], &entry)
}

fn webm_of(kind: &[u8], entries: &[u8], seconds: Option<f64>, after: &[u8]) -> Vec<u8> {
    let told = seconds.map(|seconds| element(&[0x44, 0x89], &(seconds * 1000.0).to_be_bytes()));
    let info = element(&[0x15, 0x49, 0xA9, 0x66], &told.unwrap_or_default());
    let tracks = element(&[0x16, 0x54, 0xAE, 0x6B], entries);
    [
        element(&EBML_ID, &element(&[0x42, 0x82], kind)),
        open(&[0x18, 0x53, 0x80, 0x67], &[&info, &tracks, after].concat()),
    ]
    .concat()
}

/// A cluster of unknown size that begins there, with a block of each of these tracks at these times from it.
fn cluster(begins: u16, blocks: &[(u8, i16)]) -> Vec<u8> {
    let mut content = element(&[0xE7], &begins.to_be_bytes());
    for (number, at) in blocks {
        let block = [&[0x80 | number], &at.to_be_bytes()[..], &[0x80, 7, 7, 7]].concat();
        content.extend(element(&[0xA3], &block));
    }
    open(&[0x1F, 0x43, 0xB6, 0x75], &content)
}
const EBML_ID: [u8; 4] = webm::EBML;

#[test]
fn the_demonstrations_films_are_films() {
    let probed = look(FILM).unwrap();
    assert_eq!(
        (probed.media_type, probed.duration_ms / 1000),
        ("video/mp4", 95)
    );
    assert_eq!(look(&film(2, 60_000)).unwrap().duration_ms, 60_000);
    let probed = look(&webm(b"webm", 2, 21.0)).unwrap();
    assert_eq!(
        (probed.media_type, probed.extension, probed.duration_ms),
        ("video/webm", "webm", 21_000)
    );
}

#[test]
fn a_film_in_fragments_is_as_long_as_all_of_them() {
    let tracks = |units| [track(*b"vide", 1, units), track(*b"soun", 2, units)];
    let halves = [fragment(1, 4_000, &[500; 8]), fragment(2, 4_000, &[250; 8])];
    // Its head holds the first four seconds, and tells of no more.
    let probed = look(&film_of(&tracks(4_000), 4_000, &halves)).unwrap();
    assert_eq!((probed.duration_ms, probed.is_indexed), (8_000, false));
    // Its head holds nothing.
    let from_the_start = [fragment(1, 0, &[500; 8]), fragment(1, 4_000, &[500; 3])];
    let probed = look(&film_of(&tracks(0), 0, &from_the_start)).unwrap();
    assert_eq!((probed.duration_ms, probed.is_indexed), (5_500, false));
    // What was cut out of something longer begins late.
    let late = [
        fragment(1, 900_000, &[500; 8]),
        fragment(2, 900_100, &[500; 8]),
    ];
    assert_eq!(
        look(&film_of(&tracks(0), 0, &late)).unwrap().duration_ms,
        4_100
    );
    assert!(look(&film(2, 60_000)).unwrap().is_indexed);
}

#[test]
fn captions_that_go_on_for_longer_are_not_waited_for() {
    let tracks = [
        track(*b"vide", 1, 40_000),
        track(*b"soun", 2, 40_100),
        track(*b"text", 3, 100_000),
    ];
    assert_eq!(
        look(&film_of(&tracks, 100_000, &[])).unwrap().duration_ms,
        40_100
    );
    let only_text = [track(*b"text", 1, 100_000)];
    assert_eq!(
        look(&film_of(&only_text, 100_000, &[])),
        Err(RejectReason::Tracks)
    );
    let entries = [webm_track(1, 1), webm_track(2, 17)].concat();
    let clusters = [
        cluster(0, &[(1, 0), (2, 0)]),
        cluster(30_000, &[(1, 0), (1, 1_000), (2, 30_000)]),
    ]
    .concat();
    let probed = look(&webm_of(b"webm", &entries, Some(60.0), &clusters)).unwrap();
    assert_eq!(probed.duration_ms, 32_000);
}

#[test]
fn a_length_that_is_told_is_not_believed_over_what_is_there() {
    // Ten seconds that say that they are an hour.
    let mut long = track(*b"vide", 1, 10_000);
    let hour = 3_600_000_u32.to_be_bytes();
    let told = long.windows(4).position(|four| four == *b"tkhd").unwrap() + 4 + 20;
    long[told..told + 4].copy_from_slice(&hour);
    assert_eq!(
        look(&film_of(&[long.clone()], 3_600_000, &[]))
            .unwrap()
            .duration_ms,
        10_000
    );
    // What is left out at its end, or of unknown length, is not shown for longer either.
    long[told..told + 4].copy_from_slice(&4_000_u32.to_be_bytes());
    assert_eq!(
        look(&film_of(&[long.clone()], 4_000, &[]))
            .unwrap()
            .duration_ms,
        4_000
    );
    long[told..told + 4].copy_from_slice(&u32::MAX.to_be_bytes());
    assert_eq!(
        look(&film_of(&[long], u32::MAX, &[])).unwrap().duration_ms,
        10_000
    );
    let clusters = cluster(0, &[(1, 0), (1, 9_000), (1, 9_500)]);
    let told = webm_of(b"webm", &webm_track(1, 1), Some(3_600.0), &clusters);
    assert_eq!(look(&told).unwrap().duration_ms, 10_000);
}

#[test]
fn a_slide_that_stood_for_long_makes_no_film_longer() {
    let entries = [webm_track(1, 1), webm_track(2, 2)].concat();
    let clusters = [
        cluster(0, &[(1, 0), (2, 0)]),
        cluster(40_000, &[(1, 0), (2, 0), (2, 5_000), (2, 5_020)]),
    ]
    .concat();
    let probed = look(&webm_of(b"webm", &entries, None, &clusters)).unwrap();
    assert_eq!(probed.duration_ms, 45_040);
    let alone = cluster(50_000, &[(1, 0)]);
    let probed = look(&webm_of(b"webm", &webm_track(1, 1), None, &alone));
    assert_eq!(
        probed,
        Err(RejectReason::NoLength),
        "one picture has no length"
    );
}

#[test]
fn a_recorder_that_tells_no_length_is_as_long_as_its_blocks() {
    let entries = [webm_track(1, 1), webm_track(2, 2)].concat();
    let clusters = [
        cluster(0, &[(2, 0), (1, 5), (2, 20)]),
        cluster(10_000, &[(1, 0), (2, 2)]),
        cluster(20_000, &[(1, 0), (2, 10), (1, 33), (2, 30)]),
    ]
    .concat();
    let probed = look(&webm_of(b"webm", &entries, None, &clusters)).unwrap();
    assert_eq!((probed.duration_ms, probed.is_indexed), (20_066, false));
    let cut = webm_of(b"webm", &entries, None, &clusters);
    assert_eq!(look(&cut[..cut.len() - 2]), Err(RejectReason::Broken));
}

#[test]
fn what_is_no_film_says_why() {
    for (bytes, why) in [
        (&b""[..], RejectReason::Empty),
        (b"#EXTM3U\n#EXT-X-VERSION:3\n", RejectReason::Playlist),
        (b"\xEF\xBB\xBF#EXTM3U\n", RejectReason::Playlist),
        (
            b"ffconcat version 1.0\nfile /etc/passwd",
            RejectReason::Playlist,
        ),
        (b"<?xml version=\"1.0\"?><MPD>", RejectReason::Playlist),
        (b"<!doctype html><script>", RejectReason::Kind),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", RejectReason::Kind),
        (b"x", RejectReason::Kind),
        (b"\0\0\0\x18ftypisom", RejectReason::Broken),
        (
            b"\0\0\0\x0cftypisom\xff\xff\xff\xffmoov",
            RejectReason::Broken,
        ),
        (
            b"\0\0\0\x0cftypisom\0\0\0\x01moov\xff\xff\xff\xff\xff\xff\xff\xff",
            RejectReason::Broken,
        ),
        (
            &[0x1A, 0x45, 0xDF, 0xA3, 0, 0, 0, 0, 0, 0, 0, 0],
            RejectReason::Broken,
        ),
        (&webm(b"matroska", 2, 60.0), RejectReason::Kind),
    ] {
        assert_eq!(look(bytes), Err(why), "{bytes:?}");
    }
}

#[test]
fn a_film_that_was_cut_anywhere_is_no_film() {
    for length in [
        1,
        9,
        100,
        2_000,
        FILM.len() / 2,
        FILM.len() - 100,
        FILM.len() - 9,
    ] {
        let why = look(&FILM[..length]).expect_err("is cut");
        assert!(
            matches!(why, RejectReason::Broken | RejectReason::Kind),
            "{length}: {why:?}"
        );
    }
    let whole = webm(b"webm", 2, 60.0);
    for length in [13, 30, whole.len() - 1] {
        assert_eq!(
            look(&whole[..length]),
            Err(RejectReason::Broken),
            "{length}"
        );
    }
}

#[test]
fn a_hundred_thousand_tracks_are_refused_without_reading_them() {
    assert_eq!(look(&film(100_000, 60_000)), Err(RejectReason::Tracks));
    assert_eq!(look(&film(65, 60_000)), Err(RejectReason::Tracks));
    assert_eq!(look(&film(0, 60_000)), Err(RejectReason::Tracks));
    assert_eq!(
        look(&webm(b"webm", 100_000, 60.0)),
        Err(RejectReason::Tracks)
    );
    assert_eq!(look(&webm(b"webm", 0, 60.0)), Err(RejectReason::Tracks));
}

#[test]
fn a_length_must_be_told_and_believable() {
    for bytes in [
        film(2, 0),
        film(2, u32::MAX),
        film(2, 4_000_000_000),
        webm_of(b"webm", &webm_track(1, 1), Some(60.0), &[]),
        webm_of(b"webm", &webm_track(1, 1), None, &[]),
    ] {
        assert_eq!(look(&bytes), Err(RejectReason::NoLength));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_bytes_make_it_fail(mut bytes in proptest::collection::vec(any::<u8>(), 0..400), head in 0..3_usize) {
        let begin: &[u8] = [&b"\0\0\0\x0cftypisom"[..], &webm::EBML, b""][head];
        bytes.splice(0..0, begin.iter().copied());
        let _ = look(&bytes);
    }

    #[test]
    fn no_changed_byte_makes_it_fail(at in 0..2_000_usize, to in any::<u8>()) {
        let tracks = [track(*b"vide", 1, 0), track(*b"soun", 2, 0)];
        let entries = [webm_track(1, 1), webm_track(2, 2)].concat();
        for mut bytes in [
            film(3, 60_000),
            film_of(&tracks, 0, &[fragment(1, 0, &[500; 8]), fragment(2, 0, &[500; 8])]),
            webm(b"webm", 3, 60.0),
            webm_of(b"webm", &entries, None, &cluster(0, &[(1, 0), (2, 3), (1, 40)])),
        ] {
            let at = at % bytes.len();
            bytes[at] = to;
            let _ = look(&bytes);
        }
    }
}
