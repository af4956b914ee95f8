//! A lecture as the view `lecture_rows` has one, with its text in the reader's language where there is one.

use app::i18n::{Instant, Zone};
use app::lectures::{Audience, Lecture, LectureId, Status, Theme, Topic};

#[derive(sqlx::FromRow)]
pub(crate) struct LectureRow {
    pub(crate) id: LectureId,
    pub(crate) slug: String,
    status: String,
    title: String,
    pub(crate) abstract_text: String,
    topic: String,
    theme: Option<String>,
    audience: String,
    language: String,
    starts_at: i64,
    ends_at: i64,
    began_at: Option<i64>,
    ended_at: Option<i64>,
    time_zone: String,
    capacity: i64,
    seats_taken: i64,
    /// By the clock of whoever reads: none where that is not asked.
    #[sqlx(default)]
    seats_on_hold: i64,
    host: String,
    pub(crate) series: Option<String>,
    speakers: Option<String>,
    has_replay: bool,
    moved_from: Option<i64>,
    schedule_changes: i64,
    #[sqlx(default)]
    localized_title: Option<String>,
    #[sqlx(default)]
    pub(crate) localized_abstract: Option<String>,
    #[sqlx(default)]
    pub(crate) enrolled_at: i64,
    /// The language of the localized texts.
    #[sqlx(default)]
    locale: Option<String>,
}

impl LectureRow {
    pub(crate) fn is_draft(&self) -> bool {
        self.status == Status::Draft.code()
    }
}

impl From<LectureRow> for Lecture {
    fn from(row: LectureRow) -> Self {
        // The table's constraints know the codes, so what falls back here cannot happen.
        let (title, title_language) = match (row.localized_title, row.locale) {
            (Some(title), Some(locale)) => (title, locale),
            _ => (row.title, row.language.clone()),
        };
        Self {
            id: row.id,
            slug: row.slug,
            title,
            title_language,
            speakers: row
                .speakers
                .map(|s| s.split('␟').map(str::to_owned).collect())
                .unwrap_or_default(),
            host: row.host,
            topic: Topic::parse(&row.topic).unwrap_or(Topic::Policy),
            theme: row.theme.as_deref().and_then(Theme::parse),
            audience: Audience::parse(&row.audience).unwrap_or(Audience::Everyone),
            language: row.language,
            starts: Instant(row.starts_at),
            ends: Instant(row.ends_at),
            began: row.began_at.map(Instant),
            ended: row.ended_at.map(Instant),
            zone: Zone::parse(&row.time_zone).unwrap_or_else(Zone::utc),
            capacity: row.capacity,
            seats_taken: row.seats_taken,
            seats_on_hold: row.seats_on_hold,
            status: Status::parse(&row.status).unwrap_or(Status::Draft),
            has_replay: row.has_replay,
            moved_from: row.moved_from.map(Instant),
            schedule_changes: row.schedule_changes,
        }
    }
}
