//! Lectures for people's own calendars: one as a file, the programme and its series as feeds, and one's own lectures under a
//! secret address. The live link is never in any of them: the gate is on the lecture's page.

mod answer;
mod event;
mod feeds;
mod fold;

pub use feeds::Feeds;

use super::refusals::refused;
use crate::db::Db;
use answer::Kept;
use app::answer::Read;
use app::i18n::{Locale, country, language};
use app::lectures::Filter;
use app::say;
use axum::response::Response;
use event::{Kind, Making};
use feeds::FeedKey;
use http::HeaderMap;
use std::sync::Arc;

/// How long what is the same for all may be kept by whoever asked.
const OF_ALL: &str = "public, max-age=300";
/// The same of somebody's own: by their calendar alone.
const OF_ONE: &str = "private, max-age=300";

/// One lecture as a file.
pub async fn file(db: &Db, origin: &str, l: Locale, slug: &str, asked: &HeaderMap) -> Response {
    let told = match db.calendar().lecture(l, slug).await {
        Ok(told) => told,
        Err(refusal) => return refused(&refusal),
    };
    let making = Making {
        origin,
        l,
        zone: None,
        kind: Kind::File,
    };
    let changed = told.changed;
    let name = told.lecture.slug.clone();
    let text = making.calendar(None, &[told]);
    Kept::new(text, Some(changed)).answer(asked, &name, OF_ALL)
}

/// The programme as a feed, narrowed as its page is by the query of the address, or to one series.
pub async fn programme(
    db: &Db,
    feeds: &Feeds,
    origin: &str,
    l: Locale,
    query: &str,
    asked: &HeaderMap,
) -> Response {
    match programme_of(db, feeds, origin, l, query).await {
        Ok(feed) => feed.answer(asked, "programme", OF_ALL),
        Err(refusal) => refused(&refusal),
    }
}

async fn programme_of(
    db: &Db,
    feeds: &Feeds,
    origin: &str,
    l: Locale,
    query: &str,
) -> Read<Arc<Kept>> {
    // As the router reads a query: the first of a name counts, and what is malformed is none.
    let params: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
    let filter = Filter {
        past: false,
        page: 1,
        ..Filter::read(|name| param(&params, name))
    };
    let title = param(&params, "series");
    // Whoever makes up titles makes no feeds.
    let series = match title {
        "" => None,
        title => Some(db.calendar().series(title).await?),
    };
    let key = FeedKey { l, filter, series };
    let filter = key.filter.clone();
    let making = async {
        let lectures = db.calendar().programme(l, &filter, series).await?;
        let making = Making {
            origin,
            l,
            zone: None,
            kind: Kind::Offered,
        };
        Ok(making.calendar(Some(&name(l, &filter, title)), &lectures))
    };
    feeds.get(key, making).await
}

/// Somebody's own lectures, by the number that only they know.
pub async fn own(db: &Db, origin: &str, number: &str, asked: &HeaderMap) -> Response {
    match own_of(db, origin, number).await {
        Ok(feed) => feed.answer(asked, "my-lectures", OF_ONE),
        Err(refusal) => refused(&refusal),
    }
}

async fn own_of(db: &Db, origin: &str, number: &str) -> Read<Kept> {
    let owner = db.calendar().owner(number).await?;
    let lectures = db.calendar().own(&owner).await?;
    let l = owner.language;
    let making = Making {
        origin,
        l,
        zone: Some(&owner.zone),
        kind: Kind::Own,
    };
    let name = format!("{} · {}", say!(l, "my-title"), say!(l, "hall-name"));
    Ok(Kept::new(making.calendar(Some(&name), &lectures), None))
}

/// What a feed is called: the hall, and what it is narrowed to.
fn name(l: Locale, filter: &Filter, series: &str) -> String {
    let mut parts = vec![say!(l, "hall-name")];
    parts.extend(Some(series.to_owned()).filter(|series| !series.is_empty()));
    parts.extend(
        filter
            .topic
            .map(|topic| say!(l, &format!("topic-{}", topic.code()))),
    );
    parts.extend(
        filter
            .audience
            .map(|audience| say!(l, &format!("audience-{}", audience.code()))),
    );
    parts.extend(filter.language.as_deref().map(|tag| language(l, tag)));
    parts.extend(filter.country.as_deref().map(|code| country(l, code)));
    parts.join(" · ")
}

fn param<'a>(params: &'a [(String, String)], name: &str) -> &'a str {
    params
        .iter()
        .find(|(n, _)| n == name)
        .map_or("", |(_, value)| value)
}
