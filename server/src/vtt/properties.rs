//! What holds of any text: nothing breaks the parser, what is written reads the same, and the largest file of the worst
//! kind costs no more than its length.

use super::*;
use proptest::prelude::*;

/// What is written reads as what it was written from, and nothing is left to say of it.
fn reads_the_same(text: &str) {
    let track = parse(text);
    let ours = written(&track);
    let again = parse(&ours);
    assert_eq!(
        (&again.cues, &again.regions),
        (&track.cues, &track.regions),
        "{text:?}\n{ours:?}"
    );
    assert!(again.notes.is_empty(), "{text:?}: {:?}", again.notes);
    assert!(
        again.faults.is_empty() || track.cues.is_empty(),
        "{text:?}: {:?}",
        again.faults
    );
    assert!(track.cues.is_sorted_by_key(|cue| cue.start_ms));
    let lines = text.bytes().filter(|b| matches!(b, b'\r' | b'\n')).count() + 1;
    let of_notes = track.notes.first.iter().map(|note| note.line);
    let of_faults = track.faults.first.iter().map(|fault| fault.line);
    assert!(
        of_notes.chain(of_faults).all(|line| line <= lines),
        "{text:?}"
    );
}

/// Bits of what tracks are made of.
fn bits() -> impl Strategy<Value = String> {
    let bits = prop::sample::select(vec![
        "00:01.000 --> 00:02.000",
        "0:00:03.000-->100:00:04.000",
        "00:00.500 --> 00:00.700 ",
        "-->",
        "\n",
        "\n\n",
        "\r",
        "\r\n",
        " ",
        "\t",
        "\0",
        "\u{a0}",
        "\u{feff}",
        "WEBVTT",
        "NOTE ",
        "STYLE",
        "REGION\n",
        "id:a",
        "region:a",
        "line:-1,end",
        "position:5%",
        "align:end",
        "width:5.5% ",
        "scroll:up",
        ":",
        "<v A>",
        "<v R&amp;D&ampx>",
        "<v.x>",
        "</v>",
        "<b>",
        "</b>",
        "<i",
        "<00:01.000>",
        "<",
        ">",
        "<<",
        "</",
        "&",
        "&amp",
        "&amp;lt;",
        "&notit;",
        "&#10;",
        "&#13;&#0;",
        "&#x26;",
        ";",
        "&Tab;&NewLine;",
        "&nbsp;",
        "1\n",
        "00:00:01,000 --> 00:00:02,000\n",
        "{\\an8}",
        "<font x>",
        "คำ",
        "é",
        "\u{7}",
        "\u{2028}",
        "x",
        "a b",
    ]);
    let any = prop_oneof![6 => bits.prop_map(str::to_owned), 1 => "\\PC{0,6}"];
    prop::collection::vec(any, 0..40).prop_map(|bits| bits.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn what_is_written_reads_the_same(bits in bits()) {
        reads_the_same(&bits);
        reads_the_same(&format!("WEBVTT\n\n{bits}"));
        reads_the_same(&format!("WEBVTT\n\n00:01.000 --> 00:02.000 {bits}"));
        reads_the_same(&format!("WEBVTT\n\n00:01.000 --> 00:02.000\n{bits}"));
        reads_the_same(&format!("1\n00:00:01,000 --> 00:00:02,000\n{bits}"));
    }

    #[test]
    fn any_bytes_are_a_text_or_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), mark in 0..3_usize) {
        let marked = [&[][..], &[0xff, 0xfe], &[0xfe, 0xff]][mark].iter().chain(&bytes);
        let marked: Vec<u8> = marked.copied().collect();
        if let Ok(decoded) = decode(&marked) {
            reads_the_same(&decoded.text);
        }
    }
}

/// As many of a bit, or of a bit and a counter, as a quarter of the largest text has.
fn full_of(head: &str, bit: &str) -> String {
    let mut text = head.to_owned();
    let mut n = 0;
    while text.len() + bit.len() + 8 < BYTES_MOST / 4 {
        text.push_str(&bit.replace('№', &n.to_string()));
        n += 1;
    }
    text
}

/// The work is a sum over the bytes, so that a square would take hours.
#[test]
fn a_large_text_of_the_worst_kind_is_read_as_any_other() {
    let head = "WEBVTT\n\n00:01.000 --> 00:02.000\n";
    let srt = "1\n00:00:01,000 --> 00:00:02,000\n";
    for (head, bit) in [
        (head, "&"),
        (head, "<"),
        (head, ">"),
        (head, "&amp"),
        (head, "&#"),
        (head, "&#x9"),
        (head, "&a"),
        (head, "a"),
        (head, "</v"),
        (head, "<v a>b"),
        (head, "<v>"),
        (head, "\n<"),
        (head, "\0"),
        ("WEBVTT\n\n", "\n"),
        ("WEBVTT\n\n", "-->\n"),
        ("WEBVTT\n\n", "a\n\n"),
        ("WEBVTT\n\n", "REGION\nid:№\n\n"),
        ("WEBVTT\n\n", "00:02.000 --> 00:01.000\n"),
        ("WEBVTT\n\n", "00:01.000 --> 00:02.000\n"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000 ", "line:1 "),
        ("WEBVTT\n\n00:01.000 --> 00:02.000 line:", "1"),
        ("", "\n"),
        ("", "a"),
        (srt, "<"),
        (srt, "{"),
        (srt, "<b"),
        (srt, "{\\"),
        (srt, "1\n"),
        (srt, "1 --> \n"),
    ] {
        let text = full_of(head, bit);
        let track = parse(&text);
        let told = track.faults.first.len() + track.notes.first.len();
        assert!(told <= 2 * SHOWN_MOST, "{bit:?}");
        assert!(
            track.cues.len() <= CUES_MOST && track.regions.len() <= 50,
            "{bit:?}"
        );
        // A sign is written by at most five.
        assert!(
            written(&track).len() <= 5 * BYTES_MOST + 100 * CUES_MOST,
            "{bit:?}"
        );
    }
}
