use super::*;
use crate::jobs::loudness;
use crate::jobs::source::SoundTrack;

fn source(width: i64, height: i64) -> Source {
    Source {
        picture: Some(PictureTrack {
            size: (width, height),
            is_plain_h264: true,
            rate: Some(Rate {
                pictures: 25,
                seconds: 1,
            }),
            high_range: None,
            is_interlaced: false,
        }),
        sounds: vec![SoundTrack {
            place: 0,
            aac_bits: Some(128_000),
            channels: 2,
            is_default: true,
            language: None,
        }],
        is_playable: true,
        bits: 4_000_000,
    }
}

const HEARD: Heard = Heard {
    track: 0,
    channel: None,
    level: loudness::LEVEL,
    channels: 2,
};
const FINDINGS: Findings = Findings {
    heard: Some(HEARD),
    is_interlaced: false,
    poster_at_ms: 5_000,
    is_indexed: true,
};

fn plan(source: &Source) -> Vec<Make> {
    super::plan(source, FINDINGS)
}

fn sizes(source: &Source) -> Vec<(&'static str, i64, i64)> {
    plan(source)
        .into_iter()
        .filter_map(|make| match make {
            Make::Film {
                kind,
                width,
                height,
                ..
            } => Some((kind, width, height)),
            _ => None,
        })
        .collect()
}

#[test]
fn a_source_gets_every_size_it_has_and_none_that_it_has_not() {
    let all = [("144p", 256, 144), ("360p", 640, 360), ("720p", 1280, 720)];
    assert_eq!(sizes(&source(1920, 1080)), all);
    assert_eq!(sizes(&source(1280, 720)), all);
    assert_eq!(
        sizes(&source(854, 480)),
        [("144p", 256, 144), ("360p", 640, 360), ("720p", 854, 480)]
    );
    assert_eq!(sizes(&source(640, 360)), all[..2]);
    assert_eq!(
        sizes(&source(320, 240)),
        [("144p", 192, 144), ("360p", 320, 240)]
    );
    assert_eq!(sizes(&source(160, 120)), [("144p", 160, 120)]);
}

#[test]
fn a_portrait_keeps_its_shape() {
    assert_eq!(
        sizes(&source(1080, 1920)),
        [("144p", 144, 256), ("360p", 360, 640), ("720p", 720, 1280)]
    );
}

#[test]
fn no_rendition_is_larger_than_its_source_and_all_are_even() {
    for width in (1..2_200).step_by(13).chain([1, 2, 3, 8_191]) {
        for height in (1..1_300).step_by(11).chain([1, 2, 3, 4_321]) {
            for (_, w, h) in sizes(&source(width, height)) {
                assert!(w % 2 == 0 && h % 2 == 0 && w >= 2 && h >= 2);
                assert!(
                    w <= width.max(2) && h <= height.max(2),
                    "{width}x{height}: {w}x{h}"
                );
                assert!(w.min(h) <= 720 && w.max(h) <= 720 * LONGEST);
            }
        }
    }
}

fn small() -> Source {
    let mut small = source(640, 360);
    small.bits = 44_000;
    small.sounds[0] = SoundTrack {
        place: 0,
        aac_bits: Some(24_000),
        channels: 1,
        is_default: true,
        language: None,
    };
    small
}

#[test]
fn what_is_made_already_is_copied_and_what_is_not_may_take_what_its_kind_may() {
    let plan = plan(&small());
    assert!(plan.contains(&Make::Sound {
        kind: "audio",
        sound: Aac::Copied { track: 0 }
    }));
    assert!(plan.contains(&Make::Film {
        kind: "360p",
        width: 640,
        height: 360,
        picture: Picture::Copied,
        sound: Some(Aac::Copied { track: 0 })
    }));
    assert!(plan.iter().any(|make| matches!(
        make,
        Make::Film {
            kind: "144p",
            picture: Picture::Encoded {
                cap: Cap { average: 112_000 },
                ..
            },
            ..
        }
    )));
}

#[test]
fn a_sound_that_is_too_quiet_is_encoded_anew_however_small_it_is() {
    let findings = Findings {
        heard: Some(Heard {
            level: loudness::LEVEL - 90,
            channels: 1,
            ..HEARD
        }),
        ..FINDINGS
    };
    let makes = super::plan(&small(), findings);
    let is_encoded = |make: &Make| {
        matches!(
            make,
            Make::Sound {
                sound: Aac::Encoded { bits: AUDIO, .. },
                ..
            }
        )
    };
    assert!(makes.iter().any(is_encoded));
}

#[test]
fn one_channel_of_an_inverted_pair_is_a_sound_of_one_channel() {
    let findings = Findings {
        heard: Some(Heard {
            channel: Some(1),
            ..HEARD
        }),
        ..FINDINGS
    };
    let of_720 = |make: Make| match make {
        Make::Film {
            kind: "720p",
            sound,
            ..
        } => sound,
        _ => None,
    };
    let sound = super::plan(&source(1280, 720), findings)
        .into_iter()
        .find_map(of_720);
    assert!(
        matches!(sound, Some(Aac::Encoded { channels: 1, .. })),
        "{sound:?}"
    );
}

#[test]
fn a_film_takes_its_average_at_most_with_all_that_it_may_save() {
    for ms in [1, 500, 4_000, 95_000, 3_600_000, 14_400_000] {
        let cap = Cap { average: 1_000_000 };
        let bits = cap.bits(ms);
        assert!(
            bits * ms + bits * Cap::SAVES * 1_000 <= 1_000_000 * ms,
            "{ms} ms: {bits}"
        );
    }
    assert!(
        Cap { average: 1_000_000 }.bits(3_600_000) > 990_000,
        "an hour has nearly all of it"
    );
}

#[test]
fn pictures_come_as_often_as_in_the_source_and_no_more_often_than_in_their_kind() {
    let of = |pictures, seconds, most| {
        let mut source = source(640, 360);
        let shown = source.picture.as_mut().unwrap();
        shown.rate = Some(Rate { pictures, seconds });
        let rate = rate(source.picture.unwrap(), most);
        (rate.pictures, rate.seconds)
    };
    assert_eq!(of(30_000, 1_001, 30), (30_000, 1_001));
    assert_eq!(of(1, 1, 30), (1, 1));
    assert_eq!(of(60, 1, 30), (30, 1));
    assert_eq!(of(24, 1, 15), (15, 1));
    assert_eq!(of(u32::MAX, 1, 15), (15, 1));
}

#[test]
fn half_pictures_and_a_high_range_are_never_copied_and_what_has_no_index_gets_one() {
    for (interlaced, high_range, detected) in [
        (true, false, false),
        (false, true, false),
        (false, false, true),
    ] {
        let mut source = small();
        let picture = source.picture.as_mut().unwrap();
        picture.is_interlaced = interlaced;
        picture.high_range = high_range.then_some(HighRange {
            tells_colours: true,
        });
        let findings = Findings {
            is_interlaced: detected,
            is_indexed: false,
            ..FINDINGS
        };
        let makes = super::plan(&source, findings);
        assert!(makes.contains(&Make::Remuxed));
        let is_copied = |make: &Make| {
            matches!(
                make,
                Make::Film {
                    picture: Picture::Copied,
                    ..
                }
            )
        };
        assert!(!makes.iter().any(is_copied));
    }
    assert!(!plan(&small()).contains(&Make::Remuxed));
}

#[test]
fn a_film_without_sound_has_no_audio_and_a_sound_without_picture_no_film() {
    let findings = Findings {
        heard: None,
        ..FINDINGS
    };
    let silent = Source {
        sounds: Vec::new(),
        ..source(640, 360)
    };
    assert!(
        !super::plan(&silent, findings)
            .iter()
            .any(|make| matches!(make, Make::Sound { .. } | Make::Film { sound: Some(_), .. }))
    );
    let blind = Source {
        picture: None,
        ..source(0, 0)
    };
    assert_eq!(
        plan(&blind),
        [Make::Sound {
            kind: "audio",
            sound: Aac::Encoded {
                heard: HEARD,
                bits: AUDIO,
                channels: 1
            }
        }]
    );
}
