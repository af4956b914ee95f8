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

/// A film of that many tracks and that length, in thousandths.
fn film(tracks: usize, units: u32) -> Vec<u8> {
    let mut header = vec![0; 100];
    header[12..16].copy_from_slice(&1000_u32.to_be_bytes());
    header[16..20].copy_from_slice(&units.to_be_bytes());
    let mut movie = boxed(*b"mvhd", &header);
    for _ in 0..tracks {
        movie.extend(boxed(*b"trak", b""));
    }
    [
        boxed(*b"ftyp", b"isom"),
        boxed(*b"moov", &movie),
        boxed(*b"mdat", b"picture"),
    ]
    .concat()
}

/// An element of EBML with a size of eight bytes.
fn element(id: &[u8], content: &[u8]) -> Vec<u8> {
    let size = (content.len() as u64 | (1 << 56)).to_be_bytes();
    [id, &size[..], content].concat()
}

fn webm(kind: &[u8], tracks: usize, seconds: f64) -> Vec<u8> {
    let info = element(
        &[0x15, 0x49, 0xA9, 0x66],
        &element(&[0x44, 0x89], &(seconds * 1000.0).to_be_bytes()),
    );
    let entries = element(&[0xAE], b"").repeat(tracks);
    let tracks = element(&[0x16, 0x54, 0xAE, 0x6B], &entries);
    [
        element(&EBML_ID, &element(&[0x42, 0x82], kind)),
        element(&[0x18, 0x53, 0x80, 0x67], &[info, tracks].concat()),
    ]
    .concat()
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
    let probed = look(&webm(b"webm", 2, 61.5)).unwrap();
    assert_eq!(
        (probed.media_type, probed.extension, probed.duration_ms),
        ("video/webm", "webm", 61_500)
    );
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
        webm(b"webm", 2, 0.0),
        webm(b"webm", 2, -5.0),
        webm(b"webm", 2, f64::NAN),
        webm(b"webm", 2, 1e300),
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
        for mut bytes in [film(3, 60_000), webm(b"webm", 3, 60.0)] {
            let at = at % bytes.len();
            bytes[at] = to;
            let _ = look(&bytes);
        }
    }
}
