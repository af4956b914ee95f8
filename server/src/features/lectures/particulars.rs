//! A lecture's particulars as they are saved, so that the log can say what a save has changed.

use crate::db::Tx;
use crate::events::Event;
use app::i18n::Locale;
use app::lectures::LectureId;

/// What an organizer can set of a lecture.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Particulars {
    pub(super) row: ParticularsRow,
    /// Name, affiliation, country.
    speakers: Vec<(String, String, String)>,
    /// Locale, title, abstract.
    texts: Vec<(String, String, String)>,
}

#[derive(Debug, PartialEq, Eq, sqlx::FromRow)]
pub(super) struct ParticularsRow {
    pub(super) id: LectureId,
    pub(super) status: String,
    title: String,
    abstract_text: String,
    topic: String,
    theme: Option<String>,
    audience: String,
    language: String,
    pub(super) starts_at: i64,
    pub(super) ends_at: i64,
    pub(super) began_at: Option<i64>,
    /// It follows from the starts, whose change is in the log.
    pub(super) moved_from: Option<i64>,
    time_zone: String,
    capacity: i64,
    live_url: String,
    pub(super) attended_percent: i64,
    replay_attends: bool,
    replay_download: bool,
    host: String,
    series: Option<String>,
}

impl Particulars {
    /// Those of the lecture of a slug, if there is one.
    pub(super) async fn of(tx: &mut Tx<'_>, slug: &str) -> sqlx::Result<Option<Self>> {
        let row: Option<ParticularsRow> = tx
            .sql(sql!(
                "SELECT l.id, l.status, l.title, l.abstract_text, l.topic, l.theme, l.audience,
                     l.language, l.starts_at, l.ends_at, l.began_at, l.moved_from, l.time_zone,
                     l.capacity, l.live_url, l.attended_percent, l.replay_attends,
                     l.replay_download, h.name AS host, s.title AS series
                 FROM lectures l JOIN hosts h ON h.id = l.host_id
                 LEFT JOIN series s ON s.id = l.series_id WHERE l.slug = $1"
            ))
            .bind(slug)
            .opt()
            .await?;
        let Some(row) = row else { return Ok(None) };
        let speakers = tx
            .sql(sql!(
                "SELECT s.name, ls.affiliation, ls.country FROM lecture_speakers ls
                 JOIN speakers s ON s.id = ls.speaker_id
                 WHERE ls.lecture_id = $1 ORDER BY ls.place"
            ))
            .bind(row.id)
            .all()
            .await?;
        let texts = tx
            .sql(sql!(
                "SELECT locale, title, abstract_text FROM lecture_texts
                 WHERE lecture_id = $1 ORDER BY locale"
            ))
            .bind(row.id)
            .all()
            .await?;
        Ok(Some(Self {
            row,
            speakers,
            texts,
        }))
    }

    /// Whether these are its titles, in its own language and in the others.
    pub(super) fn has_titles(&self, title: &str, texts: &[(Locale, String, String)]) -> bool {
        let mut others: Vec<_> = texts
            .iter()
            .map(|(locale, title, _)| (locale.tag(), title.as_str()))
            .collect();
        // As they are read: in the order of their tags.
        others.sort_unstable();
        let own = self.texts.iter();
        let own = own.map(|(locale, title, _)| (locale.as_str(), title.as_str()));
        self.row.title == title && own.eq(others)
    }

    /// Adds to an event what these have in place of others.
    pub(super) fn changed_since(&self, before: &Self, event: Event) -> Event {
        let (old, new) = (&before.row, &self.row);
        event
            .changed("topic", &old.topic, &new.topic)
            .changed("theme", &old.theme, &new.theme)
            .changed("audience", &old.audience, &new.audience)
            .changed("language", &old.language, &new.language)
            .changed("starts_at", old.starts_at, new.starts_at)
            .changed("ends_at", old.ends_at, new.ends_at)
            .changed("time_zone", &old.time_zone, &new.time_zone)
            .changed("capacity", old.capacity, new.capacity)
            .changed(
                "attended_percent",
                old.attended_percent,
                new.attended_percent,
            )
            .changed("replay_attends", old.replay_attends, new.replay_attends)
            .changed("replay_download", old.replay_download, new.replay_download)
            .changed_detail("title", &old.title, &new.title)
            .changed_detail("abstract", &old.abstract_text, &new.abstract_text)
            .changed_detail("live_url", &old.live_url, &new.live_url)
            .changed_detail("host", &old.host, &new.host)
            .changed_detail("series", &old.series, &new.series)
            .changed_detail("speakers", &before.speakers, &self.speakers)
            .changed_detail("texts", &before.texts, &self.texts)
    }
}
