//! Texts as people upload them, and as nobody should.

use super::*;

fn part(text: &str) -> Part {
    Part {
        voice: None,
        text: text.to_owned(),
    }
}

fn cue(start_ms: i64, end_ms: i64, text: &str) -> Cue {
    Cue {
        start_ms,
        end_ms,
        parts: vec![part(text)],
        ..Cue::default()
    }
}

/// Line and reason of each.
fn told<T: Clone>(findings: &Findings<T>) -> Vec<(usize, T)> {
    let told = findings.first.iter();
    told.map(|finding| (finding.line, finding.what.clone()))
        .collect()
}

/// The faults of a file, also those of its characters.
fn faults(bytes: &[u8]) -> Vec<(usize, Fault)> {
    match decode(bytes) {
        Ok(decoded) => told(&parse(&decoded.text).faults),
        Err(fault) => vec![(fault.line, fault.what)],
    }
}

/// What one cue says.
fn said(payload: &str) -> Vec<Part> {
    let track = parse(&format!("WEBVTT\n\n00:01.000 --> 00:02.000\n{payload}"));
    track.cues.into_iter().flat_map(|cue| cue.parts).collect()
}

/// What is said of its words, with their line.
fn swallowed(payload: &str) -> Vec<(usize, String)> {
    let track = parse(&format!("WEBVTT\n\n00:01.000 --> 00:02.000\n{payload}"));
    let words = told(&track.notes).into_iter();
    words
        .filter_map(|(line, note)| match note {
            Note::Swallowed(words) => Some((line, words)),
            _ => None,
        })
        .collect()
}

#[test]
fn what_the_standard_allows_is_read() {
    let one = vec![cue(1_000, 2_000, "Hello")];
    for text in [
        "WEBVTT\n\n00:01.000 --> 00:02.000\nHello",
        "\u{feff}WEBVTT - a title\n\n00:01.000 --> 00:02.000\nHello\n",
        "WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nHello\r\n\r\n",
        "WEBVTT\r\r00:01.000 --> 00:02.000\rHello\r\r\r",
        "WEBVTT\tkind\nLanguage: en\n\nNOTE a note\nof two lines\n\nNOTE\n\n00:00:01.000 --> 00:00:02.000\n<c.x>Hello</c>",
        "WEBVTT\n00:01.000 --> 00:02.000\nHello",
        "WEBVTT\n\n0:00:01.000 --> 00:00:02.000\nHello",
        "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n\n   \n",
    ] {
        let track = parse(text);
        assert_eq!(
            (track.cues, track.notes.first),
            (one.clone(), vec![]),
            "{text:?}"
        );
        assert_eq!(told(&track.faults), [], "{text:?}");
    }
    let two = parse("WEBVTT\n\n00:01.000 --> 00:05.000\nA\n00:01.000 --> 00:02.000\nB");
    assert_eq!(two.cues, [cue(1_000, 5_000, "A"), cue(1_000, 2_000, "B")]);
    let long = parse("WEBVTT\n\n100:00:00.000 --> 1234:00:00.000\nA");
    assert_eq!(long.cues, [cue(360_000_000, 4_442_400_000, "A")]);
    assert!(written(&long).contains("\n100:00:00.000 --> 1234:00:00.000\n"));
}

#[test]
fn nonsense_is_refused_with_its_line() {
    use Fault::{EndBeforeStart, NoCue, NoSignature, NoTimes, NotUtf8, Times};
    let cases: [(&[u8], usize, Fault); 17] = [
        (b"", 1, NoSignature),
        (b"WEBVTTX\n\n00:01.000 --> 00:02.000\nA", 1, NoSignature),
        (b"PK\x03\x04 and so on\n\nmore of it", 1, NoSignature),
        (b"WEBVTT", 0, NoCue),
        (b"WEBVTT\n\nNOTE nothing\n\n", 0, NoCue),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\n\n", 0, NoCue),
        (b"WEBVTT\n\n00:01,000 --> 00:02,000\nA", 3, Times),
        (
            b"WEBVTT\r\n\r\none\r\n00:99.000 --> 00:02.000\r\nA",
            4,
            Times,
        ),
        (b"WEBVTT\n\n00:02.000 --> 00:02.000\nA", 3, EndBeforeStart),
        (b"WEBVTT\n\n00:02.000 --> 00:01.000\nA", 3, EndBeforeStart),
        (b"WEBVTT\n\nHello there\n\n", 3, NoTimes),
        (
            b"WEBVTT\n\n00:01.000 --> 00:02.000\nA\n\nleft over\n",
            6,
            NoTimes,
        ),
        (
            b"WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nA\xff",
            4,
            NotUtf8,
        ),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\ncaf\xe9", 4, NotUtf8),
        (b"W\0E\0B\0V\0T\0T\0", 1, NotUtf8),
        (b"\xff\xfe\0\0W\0\0\0", 1, NotUtf8),
        (b"\xfe\xff\0W\0E\0\n\xd8\0\0X", 2, NotUtf8),
    ];
    for (bytes, line, fault) in cases {
        let shown = String::from_utf8_lossy(bytes);
        assert_eq!(faults(bytes), [(line, fault)], "{shown:?}");
    }
}

#[test]
fn all_faults_are_told_at_once_and_never_more_than_are_read() {
    use Fault::{EndBeforeStart, NoTimes, Times};
    let text = "WEBVTT\n\n00:01,000 --> 00:02.000\nA\n\nstray\nwords\n\n00:05.000 --> 00:04.000\nB\n\n\
                00:06.000 --> 00:07.000\nC\n\n00:08 --> 00:09.000\nD";
    let track = parse(text);
    let expected = [(3, Times), (6, NoTimes), (9, EndBeforeStart), (15, Times)];
    assert_eq!(told(&track.faults), expected);
    assert_eq!(track.cues, [cue(6_000, 7_000, "C")]);
    // Also where the first line is not as it must be.
    let expected = [(1, Fault::NoSignature), (3, Times)];
    assert_eq!(faults(b"WEBVT\n\n00:01 --> 00:02.000\nA"), expected);

    let many = format!(
        "WEBVTT\n\n{}",
        "00:0x.000 --> 00:02.000\nA\n\n".repeat(1_000)
    );
    let faults = parse(&many).faults;
    assert_eq!(
        (faults.first.len(), faults.more),
        (SHOWN_MOST, 1_000 - SHOWN_MOST)
    );
}

#[test]
fn what_has_one_meaning_is_put_right_and_said() {
    let text = "WEBVTT\n\nSTYLE\n::cue { color: red }\n\n00:05.000 --> 00:06.000\nB\n\n\
                00:01.000 --> 00:02.000\nA\0\n\n00:07.000 --> 00:08.000\n<i> </i>\n\n00:08.000 --> 00:09.000 blink\nC";
    let track = parse(text);
    let cues = [
        cue(1_000, 2_000, "A\u{fffd}"),
        cue(5_000, 6_000, "B"),
        cue(8_000, 9_000, "C"),
    ];
    assert_eq!((told(&track.faults), &track.cues[..]), (vec![], &cues[..]));
    let expected = [
        (3, Note::LeftOut),
        (9, Note::OutOfOrder),
        (10, Note::Nul),
        (12, Note::Empty),
        (15, Note::Setting("blink".into())),
    ];
    assert_eq!(told(&track.notes), expected);
}

#[test]
fn words_that_read_as_a_tag_are_told_with_their_line() {
    for (payload, words) in [
        ("if price <100 USD then", "<100 USD then"),
        ("5 < 6 and 7 > 3", "< 6 and 7 >"),
        ("<i am here> so", "<i am here>"),
        ("say <hello>", "<hello>"),
        ("<b unclosed", "<b unclosed"),
        ("the end <", "<"),
        ("<00:01>", "<00:01>"),
        ("<v Anna and what she says", "<v Anna and what she says"),
        ("a </100 USD>", "</100 USD>"),
    ] {
        assert_eq!(swallowed(payload), [(4, words.to_owned())], "{payload}");
        let second = swallowed(&format!("one\n{payload}"));
        assert_eq!(second, [(5, words.to_owned())], "{payload}");
    }
    for payload in [
        "<b>a</b> <I>b</I> <c.yellow.bg>c</c> <ruby>d<rt>e</rt></ruby> <u>f</u>",
        "<v Chen Wei>g</v> <v.loud Anna>h <lang en-GB>i</lang>",
        "<00:00:01.500>j <font color=\"#fff\">k</font> 7 > 3 &lt;100 USD",
    ] {
        assert_eq!(swallowed(payload), [], "{payload}");
    }
    let long = format!("<{}", "x".repeat(500));
    assert_eq!(swallowed(&long)[0].1.chars().count(), 41);
}

#[test]
fn each_who_speaks_is_named() {
    let voiced = |voice: Option<&str>, text: &str| Part {
        voice: voice.map(str::to_owned),
        text: text.to_owned(),
    };
    for (payload, parts) in [
        ("<v Anna>Hi", vec![voiced(Some("Anna"), "Hi")]),
        (
            "<v Anna>Hi</v> there\n<v.loud  R&amp;D&eacute;  >Yes",
            vec![
                voiced(Some("Anna"), "Hi"),
                voiced(None, "there"),
                voiced(Some("R&Dé"), "Yes"),
            ],
        ),
        ("a<v>b</v>c", vec![voiced(None, "abc")]),
        ("a <v X>\n</v>b", vec![voiced(None, "a\nb")]),
        (
            "<v A>one</v>\n<v A>two</v>",
            vec![voiced(Some("A"), "one\ntwo")],
        ),
        ("a\tb\u{c}c\u{7}", vec![voiced(None, "a b c")]),
    ] {
        assert_eq!(said(payload), parts, "{payload}");
    }
}

#[test]
fn settings_and_regions_are_kept_and_written() {
    let text = "WEBVTT\n\nREGION\nid:left\nwidth:40% lines:3\nscroll:up colour:red\n\nREGION\nwidth:10%\n\n\
        one\n00:01.000 --> 00:02.000 align:start line:10%,end position:25%,center size:50% vertical:rl line:-1\nA\n\n\
        00:03.000 --> 00:04.000 region:left\nB\n\n00:05.000 --> 00:06.000 region:right size:101%\nC";
    let track = parse(text);
    let expected = "WEBVTT\n\nREGION\nid:left width:40% lines:3 scroll:up\n\n\
        one\n00:00:01.000 --> 00:00:02.000 align:start position:25%,center size:50% vertical:rl line:-1\nA\n\n\
        00:00:03.000 --> 00:00:04.000 region:left\nB\n\n00:00:05.000 --> 00:00:06.000\nC\n";
    assert_eq!(written(&track), expected);
    let notes = [
        (3, Note::Setting("colour:red".into())),
        (18, Note::Setting("size:101%".into())),
        (18, Note::Setting("region:right".into())),
    ];
    assert_eq!(told(&track.notes), notes);
    // None of it is said.
    let lines: Vec<String> = track.lines().into_iter().map(|line| line.text).collect();
    assert_eq!(lines, ["A", "B", "C"]);
}

#[test]
fn what_is_written_holds_no_markup_of_the_uploader() {
    let text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v <script>>&lt;script&gt; --&gt; <img src=x onerror=1>&lt;/v&gt;";
    let ours = written(&parse(text));
    assert_eq!(
        ours,
        "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v &lt;script>&gt;&lt;script&gt; --&gt; &lt;/v&gt;\n"
    );
    assert_eq!(parse(&ours).cues, parse(text).cues);
}

#[test]
fn utf_16_is_read_by_its_mark() {
    let text = "WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nคำบรรยาย 🙂\r\n";
    let units: Vec<u16> = "\u{feff}"
        .encode_utf16()
        .chain(text.encode_utf16())
        .collect();
    let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    for bytes in [&little, &big] {
        let decoded = decode(bytes).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.utf16), (text, true));
        let cues = parse(&decoded.text).cues;
        assert_eq!(cues, [cue(1_000, 2_000, "คำบรรยาย 🙂")]);
        // Cut within a character.
        assert_eq!(faults(&bytes[..bytes.len() - 1]), [(5, Fault::NotUtf8)]);
    }
    assert!(!decode(text.as_bytes()).unwrap().utf16);
}

#[test]
fn subrip_is_read_as_what_it_says() {
    let text = "\u{feff}\r\n1\r\n00:00:01,000 --> 00:00:02,500 X1:100 X2:200\r\n<i>Hello</i> <font color=\"#fff\">AT&T</font> &amp;\r\n\
        if price <100 USD then\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\n{\\an8}one\r\n\r\ntwo {x}\r\n1984\r\n\r\n\
        3\r\n0:00:05.000 --> 0:00:06.000\r\n2026\r\n\r\n4\r\n00:00:07,000 --> 00:00:08,000\r\n\r\n";
    let track = parse(text);
    let cues = [
        cue(1_000, 2_500, "Hello AT&T &amp;\nif price <100 USD then"),
        cue(3_000, 4_000, "one\ntwo {x}\n1984"),
        cue(5_000, 6_000, "2026"),
    ];
    assert_eq!((&track.cues[..], told(&track.faults)), (&cues[..], vec![]));
    assert_eq!(told(&track.notes), [(0, Note::SubRip), (19, Note::Empty)]);
    assert_eq!(parse(&written(&track)).cues, cues);

    let unnumbered =
        parse("00:00:01,000 --> 00:00:02,000\nA --> B\n\n00:00:03,000 --> 00:00:04,000\nC");
    assert_eq!(
        unnumbered.cues,
        [cue(1_000, 2_000, "A --> B"), cue(3_000, 4_000, "C")]
    );
    let broken = b"1\n00:00:01,000 --> 00:00:02\nA\n\n2\n00:00:03,000 --> 00:00:02,000\nB\n";
    let expected = [(2, Fault::Times), (6, Fault::EndBeforeStart)];
    assert_eq!(faults(broken), expected);
}

#[test]
fn what_is_too_large_is_not_looked_at() {
    assert_eq!(faults(&vec![b'x'; BYTES_MOST + 1]), [(0, Fault::TooLarge)]);
    // It is as large as the text that is kept.
    let thai = format!("\u{feff}{}", "ก".repeat(BYTES_MOST / 2 - 1));
    let thai: Vec<u8> = thai.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(faults(&thai), [(0, Fault::TooLarge)]);
    for cue in [
        "00:01.000 --> 00:02.000\nA\n",
        "00:01.000 --> 00:02.000\n<v a>A<v b>B\n",
    ] {
        let many = format!("WEBVTT\n\n{}", cue.repeat(CUES_MOST + 1));
        let faults = told(&parse(&many).faults);
        assert!(
            matches!(faults[..], [(_, Fault::TooManyCues)]),
            "{faults:?}"
        );
    }
}
