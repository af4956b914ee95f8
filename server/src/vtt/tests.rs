//! Texts as people upload them, and as nobody should.

use super::*;
use app::replays::Cue;
use proptest::prelude::*;

fn cue(start_ms: i64, end_ms: i64, text: &str) -> Cue {
    Cue {
        start_ms,
        end_ms,
        voice: None,
        text: text.to_owned(),
    }
}

#[test]
fn what_the_standard_allows_is_read() {
    let one = vec![cue(1_000, 2_000, "Hello")];
    for text in [
        "WEBVTT\n\n00:01.000 --> 00:02.000\nHello",
        "\u{feff}WEBVTT - a title\n\n00:01.000 --> 00:02.000\nHello\n",
        "WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nHello\r\n\r\n",
        "WEBVTT\r\r00:01.000 --> 00:02.000\rHello\r\r\r",
        "WEBVTT\tkind\nLanguage: en\n\nNOTE a note\nof two lines\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:a\n\nNOTE\n\nintro\n00:00:01.000 --> 00:00:02.000 align:start line:0\n<c.x>Hello</c>",
        "WEBVTT\n00:01.000 --> 00:02.000\nHello",
        "WEBVTT\n\n7\n00:01.000 --> 00:02.000\nHello\n\n8\n00:03.000 --> 00:04.000\n\n",
    ] {
        assert_eq!(parse(text.as_bytes()), Ok(one.clone()), "{text:?}");
    }
    let two = "WEBVTT\n\n00:01.000 --> 00:05.000\nA\n00:01.000 --> 00:02.000\nB";
    assert_eq!(
        parse(two.as_bytes()),
        Ok(vec![cue(1_000, 5_000, "A"), cue(1_000, 2_000, "B")])
    );
}

#[test]
fn nonsense_is_refused_with_its_line() {
    let cases: [(&[u8], usize, Why); 16] = [
        (b"", 1, Why::NoSignature),
        (
            b"WEBVTTX\n\n00:01.000 --> 00:02.000\nA",
            1,
            Why::NoSignature,
        ),
        (b"1\n00:00:01,000 --> 00:00:02,000\nA", 1, Why::NoSignature),
        (b"WEBVTT", 0, Why::NoCue),
        (b"WEBVTT\n\nNOTE nothing\n\n", 0, Why::NoCue),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\n\n", 0, Why::NoCue),
        (b"WEBVTT\n\n00:01,000 --> 00:02,000\nA", 3, Why::Times),
        (
            b"WEBVTT\r\n\r\none\r\n00:99.000 --> 00:02.000\r\nA",
            4,
            Why::Times,
        ),
        (
            b"WEBVTT\n\n00:02.000 --> 00:02.000\nA",
            3,
            Why::EndBeforeStart,
        ),
        (
            b"WEBVTT\n\n00:02.000 --> 00:01.000\nA",
            3,
            Why::EndBeforeStart,
        ),
        (
            b"WEBVTT\n\n00:05.000 --> 00:06.000\nA\n\n00:04.000 --> 00:07.000\nB",
            6,
            Why::OutOfOrder,
        ),
        (b"WEBVTT\n\nHello there\n\n", 3, Why::NoTimes),
        (
            b"WEBVTT\n\n00:01.000 --> 00:02.000\nA\n\nleft over\n",
            6,
            Why::NoTimes,
        ),
        (
            b"WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nA\xff",
            4,
            Why::NotUtf8,
        ),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\nA\0B", 4, Why::Nul),
        (b"\xff\xfeW\0E\0B\0", 1, Why::NotUtf8),
    ];
    for (bytes, line, why) in cases {
        assert_eq!(
            parse(bytes),
            Err(Broken { line, why }),
            "{:?}",
            String::from_utf8_lossy(bytes)
        );
    }
}

#[test]
fn what_is_too_large_is_not_looked_at() {
    let whole = |why| Err(Broken { line: 0, why });
    assert_eq!(parse(&vec![b'x'; BYTES_MOST + 1]), whole(Why::TooLarge));
    let many = format!(
        "WEBVTT\n\n{}",
        "00:01.000 --> 00:02.000\nA\n".repeat(CUES_MOST + 1)
    );
    assert!(matches!(
        parse(many.as_bytes()),
        Err(Broken {
            why: Why::TooManyCues,
            ..
        })
    ));
}

#[test]
fn what_is_written_holds_no_markup_of_the_uploader() {
    let text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v <script>>&lt;script&gt; --&gt; <img src=x onerror=1>&lt;/v&gt;";
    let cues = parse(text.as_bytes()).unwrap();
    let ours = written(&cues);
    assert_eq!(
        ours,
        "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v &lt;script>&gt;&lt;script&gt; --&gt; &lt;/v&gt;\n"
    );
    assert_eq!(parse(ours.as_bytes()).unwrap(), cues);
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = parse(&bytes);
        let mut text = b"WEBVTT\n\n00:01.000 --> 00:02.000\n".to_vec();
        text.extend(&bytes);
        if let Err(broken) = parse(&text) {
            let lines = text.iter().filter(|b| matches!(b, b'\r' | b'\n')).count() + 1;
            prop_assert!(broken.line <= lines);
        }
    }

    #[test]
    fn no_text_of_its_own_marks_makes_it_panic(text in "[<>v/&;#x0-9a \n.:-]{0,200}") {
        let _ = parse(format!("WEBVTT\n\n00:01.000 --> 00:02.000\n{text}").as_bytes());
    }

    #[test]
    fn what_is_written_reads_the_same(
        spoken in proptest::collection::vec((0_i64..10_000_000, 1_i64..60_000, "\\PC{1,40}", proptest::option::of("\\PC{1,20}")), 1..20)
    ) {
        let mut starts: Vec<_> = spoken;
        starts.sort_by_key(|(start, ..)| *start);
        let text: String = starts.iter().fold("WEBVTT\n".into(), |text, (start, length, said, voice)| {
            let one = Cue { start_ms: *start, end_ms: start + length, voice: voice.clone(), text: said.clone() };
            let cue = written(&[one]);
            format!("{text}{}", cue.strip_prefix("WEBVTT\n").unwrap())
        });
        if let Ok(cues) = parse(text.as_bytes()) {
            prop_assert!(cues.windows(2).all(|two| two[0].start_ms <= two[1].start_ms));
            prop_assert_eq!(parse(written(&cues).as_bytes()), Ok(cues));
        }
    }
}
