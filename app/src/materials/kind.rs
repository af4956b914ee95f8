//! The closed lists of materials: kinds of files, from when they are shown, and to whom.

/// From when a material is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShownWhen {
    /// As soon as the lecture's page is.
    Before,
    /// After the lecture has ended.
    After,
}

impl ShownWhen {
    /// Both, in the order they are offered.
    pub const ALL: [Self; 2] = [Self::Before, Self::After];

    /// As forms and the database write it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::After => "after",
        }
    }

    /// From that.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|when| when.code() == code)
    }
}

/// To whom a material is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// Those who are admitted to the lecture: they hold a seat, or speak there.
    Enrolled,
    /// Whoever may see the lecture's page.
    Everyone,
}

impl Readers {
    /// Both, in the order they are offered.
    pub const ALL: [Self; 2] = [Self::Enrolled, Self::Everyone];

    /// As forms and the database write it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Enrolled => "enrolled",
            Self::Everyone => "everyone",
        }
    }

    /// From that.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|readers| readers.code() == code)
    }
}

/// What a file may be. Nothing of it runs in a browser; archives are none of it, as nobody sees what is in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// Portable Document Format.
    Pdf,
    /// Slides of Office Open XML.
    Pptx,
    /// Slides of `OpenDocument`.
    Odp,
    /// A text of Office Open XML.
    Docx,
    /// A text of `OpenDocument`.
    Odt,
    /// A spreadsheet of Office Open XML.
    Xlsx,
    /// A spreadsheet of `OpenDocument`.
    Ods,
    /// A table as text.
    Csv,
    /// Text.
    Txt,
    /// A picture.
    Png,
    /// A photograph.
    Jpg,
}

impl FileKind {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Pdf,
        Self::Pptx,
        Self::Odp,
        Self::Docx,
        Self::Odt,
        Self::Xlsx,
        Self::Ods,
        Self::Csv,
        Self::Txt,
        Self::Png,
        Self::Jpg,
    ];

    /// How a file's name ends, without the dot; so the database writes the kind, too.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Pptx => "pptx",
            Self::Odp => "odp",
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Xlsx => "xlsx",
            Self::Ods => "ods",
            Self::Csv => "csv",
            Self::Txt => "txt",
            Self::Png => "png",
            Self::Jpg => "jpg",
        }
    }

    /// From that.
    pub fn parse(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.ending() == ending)
    }

    /// By how the name of a file ends, in letters of either case.
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, ending) = name.trim_end().rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "jpeg" => Some(Self::Jpg),
            ending => Self::parse(ending),
        }
    }

    /// Its media type (IANA).
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Pptx => {
                "application/vnd.openxmlformats-officedocument.presentationml.presentation"
            }
            Self::Odp => "application/vnd.oasis.opendocument.presentation",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Txt => "text/plain; charset=utf-8",
            Self::Png => "image/png",
            Self::Jpg => "image/jpeg",
        }
    }

    /// As readers know it, in every language: "PDF".
    pub fn name(self) -> String {
        self.ending().to_ascii_uppercase()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_known_by_how_a_name_ends() {
        for (name, kind) in [
            ("a.pdf", Some(FileKind::Pdf)),
            ("A.B.PDF ", Some(FileKind::Pdf)),
            ("photo.JPEG", Some(FileKind::Jpg)),
            ("รายงาน.xlsx", Some(FileKind::Xlsx)),
            ("a.svg", None),
            ("a.html", None),
            ("a.pdf.exe", None),
            ("a.zip", None),
            ("a.docm", None),
            ("pdf", None),
            ("", None),
            ("a.", None),
        ] {
            assert_eq!(FileKind::of_name(name), kind, "{name}");
        }
    }

    #[test]
    fn each_code_is_of_one_thing() {
        for kind in FileKind::ALL {
            assert_eq!(FileKind::parse(kind.ending()), Some(kind));
        }
        for when in ShownWhen::ALL {
            assert_eq!(ShownWhen::parse(when.code()), Some(when));
        }
        for readers in Readers::ALL {
            assert_eq!(Readers::parse(readers.code()), Some(readers));
        }
    }
}
