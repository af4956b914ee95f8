//! The organizers' list, and a lecture back in its form.

use super::LectureRow;
use super::parse::SHARES;
use crate::db::{Db, json_rows};
use crate::features::fold::{folded_text, without_article};
use crate::features::parsing;
use app::answer::Read;
use app::i18n::{Instant, LocalTime, Locale, Zone};
use app::lectures::{DeskFilter, LectureForm, LectureId, LectureListPage};
use jiff::ToSpan;
use jiff::civil::DateTime;

/// Rows on a page of the list.
const PAGE: i64 = 50;

/// Nobody asks for more words than this at once ...
const WORDS_MOST: usize = 8;
/// ... nor for a longer one, in characters.
const WORD_LONGEST: usize = 100;

pub(super) async fn list(db: &Db, l: Locale, filter: &DeskFilter) -> Read<LectureListPage> {
    let asked = json_rows(patterns(&filter.text).into_iter().map(|like| (like,)));
    let status = filter.status.map_or("", |s| s.code());
    let (from, to) = filter
        .between
        .map_or((i64::MIN, i64::MAX), |(from, to)| (from.0, to.0));
    let offset = (filter.page.max(1) - 1) * PAGE;
    let now = db.now();
    let (mut rows, total): (Vec<LectureRow>, i64) = db
        .read(async |tx| {
            let rows = tx
                .sql(sql!(
                    "SELECT r.*, t.*, (SELECT count(*) FROM seat_holds h
                         WHERE h.lecture_id = r.id AND h.ended_at IS NULL AND h.lapses_at > $8)
                         AS seats_on_hold
                     FROM lecture_rows r JOIN lectures d ON d.id = r.id
                         LEFT JOIN lecture_translations t ON t.lecture_id = r.id AND t.locale = $1
                     WHERE NOT EXISTS (SELECT 1 FROM jsonb_each(CAST($2 AS jsonb_text)) b
                             WHERE d.sought NOT LIKE (b.value ->> 0) ESCAPE '!')
                         AND ($3 = '' OR r.status = $3)
                       AND r.starts_at >= $4 AND r.starts_at < $5
                     ORDER BY r.starts_at DESC, r.id DESC LIMIT $6 OFFSET $7"
                ))
                .bind(l.tag())
                .bind(&asked)
                .bind(status)
                .bind(from)
                .bind(to)
                .bind(PAGE)
                .bind(offset)
                .bind(now.0)
                .all()
                .await?;
            let total = tx
                .sql(sql!(
                    "SELECT count(*) FROM lectures d
                     WHERE NOT EXISTS (SELECT 1 FROM jsonb_each(CAST($1 AS jsonb_text)) b
                             WHERE d.sought NOT LIKE (b.value ->> 0) ESCAPE '!')
                         AND ($2 = '' OR d.status = $2)
                       AND d.starts_at >= $3 AND d.starts_at < $4"
                ))
                .bind(&asked)
                .bind(status)
                .bind(from)
                .bind(to)
                .value()
                .await?;
            Ok((rows, total))
        })
        .await?;
    if filter.between.is_some() {
        rows.reverse();
    }
    Ok(LectureListPage {
        lectures: rows.into_iter().map(Into::into).collect(),
        pages: parsing::pages(total, PAGE),
        total,
    })
}

/// The words that are typed, each as what must be somewhere in a lecture's folded names. `!` stands before what LIKE would
/// read as any letters.
fn patterns(typed: &str) -> Vec<String> {
    let typed = folded_text(typed);
    let words = typed.split(' ').filter(|word| !word.is_empty());
    let escaped = |word: &str| -> String {
        let signs = without_article(word).chars().take(WORD_LONGEST);
        signs
            .flat_map(|c| {
                let escape = matches!(c, '!' | '%' | '_').then_some('!');
                escape.into_iter().chain([c])
            })
            .collect()
    };
    words
        .take(WORDS_MOST)
        .map(|word| format!("%{}%", escaped(word)))
        .collect()
}

#[derive(sqlx::FromRow)]
struct Saved {
    id: LectureId,
    title: String,
    abstract_text: String,
    topic: String,
    theme: Option<String>,
    audience: String,
    language: String,
    starts_at: i64,
    ends_at: i64,
    time_zone: String,
    capacity: i64,
    live_url: String,
    attended_percent: i64,
    replay_attends: bool,
    replay_download: bool,
    host: String,
    series: Option<String>,
}

pub(super) async fn form(db: &Db, slug: &str) -> Read<LectureForm> {
    let slug = slug.to_owned();
    let (row, texts, speakers) = db
        .read(async |tx| {
            let row: Saved = tx
                .sql(sql!(
                    "SELECT l.id, l.title, l.abstract_text, l.topic, l.theme, l.audience,
                         l.language, l.starts_at, l.ends_at, l.time_zone, l.capacity, l.live_url,
                         l.attended_percent, l.replay_attends, l.replay_download, h.name AS host,
                         s.title AS series
                     FROM lectures l JOIN hosts h ON h.id = l.host_id
                         LEFT JOIN series s ON s.id = l.series_id
                     WHERE l.slug = $1"
                ))
                .bind(slug)
                .one()
                .await?;
            let texts: Vec<(String, String, String)> = tx
                .sql(sql!(
                    "SELECT locale, title, abstract_text FROM lecture_texts WHERE lecture_id = $1"
                ))
                .bind(row.id)
                .all()
                .await?;
            let speakers: Vec<(String, String, String)> = tx
                .sql(sql!(
                    "SELECT s.name, ls.affiliation, ls.country FROM lecture_speakers ls
                         JOIN speakers s ON s.id = ls.speaker_id
                     WHERE ls.lecture_id = $1 ORDER BY ls.place"
                ))
                .bind(row.id)
                .all()
                .await?;
            Ok((row, texts, speakers))
        })
        .await?;
    let zone = Zone::parse(&row.time_zone).unwrap_or_else(Zone::utc);
    let starts = zone.local(Instant(row.starts_at));
    let ends = zone.local(Instant(row.ends_at));
    let mut form = LectureForm {
        title: row.title,
        abstract_text: row.abstract_text,
        host: row.host,
        series: row.series.unwrap_or_default(),
        topic: row.topic,
        theme: row.theme.unwrap_or_default(),
        audience: row.audience,
        language: row.language,
        starts_fold: fold(&zone, row.starts_at),
        ends_fold: fold(&zone, row.ends_at),
        starts_at: written(starts),
        ends_at: written(ends),
        time_zone: row.time_zone,
        capacity: row.capacity.to_string(),
        live_url: row.live_url,
        attended_percent: row.attended_percent.to_string(),
        replay_attends: ticked(row.replay_attends),
        replay_download: ticked(row.replay_download),
        ..LectureForm::default()
    };
    for (locale, title, abstract_text) in texts {
        // One that the hall does not speak any more has no field to stand in.
        if let Some(locale) = Locale::parse(&locale) {
            let [into_title, into_abstract] = form.translation_mut(locale);
            (*into_title, *into_abstract) = (title, abstract_text);
        }
    }
    let rows = [
        (
            &mut form.speaker,
            &mut form.speaker_affiliation,
            &mut form.speaker_country,
        ),
        (
            &mut form.speaker_2,
            &mut form.speaker_2_affiliation,
            &mut form.speaker_2_country,
        ),
        (
            &mut form.speaker_3,
            &mut form.speaker_3_affiliation,
            &mut form.speaker_3_country,
        ),
        (
            &mut form.speaker_4,
            &mut form.speaker_4_affiliation,
            &mut form.speaker_4_country,
        ),
    ];
    for ((name, affiliation, country), speaker) in rows.into_iter().zip(speakers) {
        (*name, *affiliation, *country) = speaker;
    }
    Ok(form)
}

/// What a box sends.
fn ticked(yes: bool) -> String {
    if yes {
        app::ui::TICKED.into()
    } else {
        String::new()
    }
}

/// Which of the two an instant is, where its local time comes twice.
pub(crate) fn fold(zone: &Zone, at: i64) -> String {
    match zone.at(&written(zone.local(Instant(at)))) {
        Some(LocalTime::Twice(first, _)) if first.0 == at => "first".into(),
        Some(LocalTime::Twice(..)) => "second".into(),
        _ => String::new(),
    }
}

/// As `datetime-local` writes it.
pub(crate) fn written(at: DateTime) -> String {
    at.strftime("%Y-%m-%dT%H:%M").to_string()
}

/// The same form one week later by the local clock, so that a lecture at ten stays at ten across a clock change.
pub(super) fn a_week_later(mut form: LectureForm) -> LectureForm {
    for at in [&mut form.starts_at, &mut form.ends_at] {
        if let Ok(local) = at.parse::<DateTime>() {
            *at = written(local.saturating_add(7.days()));
        }
    }
    // No clock is set back twice within a week: whichever was chosen, it was of another night.
    form.starts_fold.clear();
    form.ends_fold.clear();
    // One from before there was a least share takes today's.
    let share = form.attended_percent.parse();
    if share.is_ok_and(|share| !SHARES.contains(&share)) {
        form.attended_percent.clear();
    }
    form
}

#[cfg(test)]
mod tests {
    use super::patterns;

    #[test]
    fn what_is_typed_is_letters_and_no_pattern() {
        for (typed, expected) in [
            ("Économie  NUMÉRIQUE", &["%economie%", "%numerique%"][..]),
            ("50%", &["%50!%%"]),
            ("a_b!", &["%a!_b!!%"]),
            ("التجارة", &["%تجاره%"]),
            ("  ", &[]),
        ] {
            assert_eq!(patterns(typed), expected, "{typed}");
        }
        assert_eq!(patterns(&"a ".repeat(99)).len(), 8);
        assert_eq!(patterns(&"a".repeat(9_999))[0].len(), 102);
    }
}
