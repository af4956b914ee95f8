//! What organizers type about a lecture. Everything arrives as text; the feature parses it and says what is wrong.

use crate::i18n::{Locale, with_locales};
use serde::{Deserialize, Serialize};

/// The field names of the rows for speakers: name, affiliation, country.
pub const SPEAKER_ROWS: [[&str; 3]; 4] = [
    ["speaker", "speaker_affiliation", "speaker_country"],
    ["speaker_2", "speaker_2_affiliation", "speaker_2_country"],
    ["speaker_3", "speaker_3_affiliation", "speaker_3_country"],
    ["speaker_4", "speaker_4_affiliation", "speaker_4_country"],
];

macro_rules! text_form {
    ($($fields:tt)+) => { with_locales!(lecture_form { $($fields)+ }); };
}

/// Makes the form of its fields and the languages, each of which has a title and an abstract: `title_zh`, `abstract_zh`.
macro_rules! lecture_form {
    (
        { $($(#[$($doc:tt)+])* $field:ident),+ $(,)? }
        $($(#[$of:meta])* $variant:ident = $tag:literal, $own_name:literal, $cldr:literal;)+
    ) => { pastey::paste! {
        /// A lecture as its form writes it.
        #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default)]
        pub struct LectureForm {
            $($(#[$($doc)+])* pub $field: String,)+
            $(
                /// Title in a language of the hall, where the lecture is held in another.
                pub [<title_ $variant:lower>]: String,
                /// Abstract in that language.
                pub [<abstract_ $variant:lower>]: String,
            )+
        }

        impl LectureForm {
            /// The field names of a translation: title, abstract. A pseudo-language has none of its own.
            pub const fn translation_fields(of: Locale) -> [&'static str; 2] {
                match of {
                    $(Locale::$variant => [
                        stringify!([<title_ $variant:lower>]),
                        stringify!([<abstract_ $variant:lower>]),
                    ],)+
                    Locale::EnXa | Locale::ArXb => Self::translation_fields(Locale::En),
                }
            }

            /// A translation as it is typed: title, abstract.
            pub fn translation(&self, of: Locale) -> [&str; 2] {
                match of {
                    $(Locale::$variant => [
                        &self.[<title_ $variant:lower>],
                        &self.[<abstract_ $variant:lower>],
                    ],)+
                    Locale::EnXa | Locale::ArXb => self.translation(Locale::En),
                }
            }

            /// Where a translation is typed: title, abstract.
            pub fn translation_mut(&mut self, of: Locale) -> [&mut String; 2] {
                match of {
                    $(Locale::$variant => [
                        &mut self.[<title_ $variant:lower>],
                        &mut self.[<abstract_ $variant:lower>],
                    ],)+
                    Locale::EnXa | Locale::ArXb => self.translation_mut(Locale::En),
                }
            }
        }
    } };
}

text_form! {
    /// The title, in the language the lecture is held in.
    title,
    /// The abstract, in the language the lecture is held in.
    #[serde(rename = "abstract")]
    abstract_text,
    /// The first speaker's name.
    speaker,
    /// The first speaker's affiliation.
    speaker_affiliation,
    /// The first speaker's country.
    speaker_country,
    /// The second speaker's name.
    speaker_2,
    /// The second speaker's affiliation.
    speaker_2_affiliation,
    /// The second speaker's country.
    speaker_2_country,
    /// The third speaker's name.
    speaker_3,
    /// The third speaker's affiliation.
    speaker_3_affiliation,
    /// The third speaker's country.
    speaker_3_country,
    /// The fourth speaker's name.
    speaker_4,
    /// The fourth speaker's affiliation.
    speaker_4_affiliation,
    /// The fourth speaker's country.
    speaker_4_country,
    /// The host institution's name.
    host,
    /// The series' title; empty for none.
    series,
    /// Topic code.
    topic,
    /// Theme code; empty for none.
    theme,
    /// Audience code.
    audience,
    /// The language it is held in.
    language,
    /// Local start, `datetime-local`.
    starts_at,
    /// Local end, `datetime-local`.
    ends_at,
    /// The zone those are in.
    time_zone,
    /// Which of two instants, where the start's local time exists twice: empty, `first` or `second`.
    starts_fold,
    /// Which of two instants, where the end's local time exists twice.
    ends_fold,
    /// Seats.
    capacity,
    /// The outside meeting or stream, http or https.
    live_url,
    /// The share of the length that makes "attended", in per cent; 70 where empty.
    attended_percent,
    /// Whether watching the replay counts: `yes`, or empty.
    replay_attends,
    /// Whether the replay may be taken along: `yes`, or empty.
    replay_download,
    /// Which rendering of the form it is: pressed twice, it makes one lecture; empty for one that exists.
    press,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_locale_has_a_translation_of_its_own() {
        for l in Locale::ALL {
            let mut form = LectureForm::default();
            for text in form.translation_mut(l) {
                l.tag().clone_into(text);
            }
            assert_eq!(form.translation(l), [l.tag(); 2]);
            // What forms have sent since there was one, and their tests.
            let fields = ["title", "abstract"].map(|of| format!("{of}_{}", l.tag()));
            assert_eq!(LectureForm::translation_fields(l), fields);
            let written = serde_json::to_value(&form).unwrap();
            for field in LectureForm::translation_fields(l) {
                assert_eq!(written[field], l.tag(), "{field}");
            }
        }
    }
}
