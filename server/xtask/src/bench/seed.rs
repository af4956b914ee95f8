//! What stands in the hall before it is measured: all of it made through its own forms.

use super::client::Client;
use super::hall::Hall;
use anyhow::{Context, Result, ensure};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

const PASSWORD: &str = "nine-lanterns-over-the-water-31";
const ORGANIZER: &str = "organizer@example.org";
const FILM: &[u8] = include_bytes!("../../../src/demo/first.mp4");
const COUNTRIES: [&str; 6] = ["RW", "TH", "PE", "UZ", "FJ", "EG"];
const TOPICS: [&str; 4] = ["policy", "trends", "innovation", "skills"];

/// What was made.
pub(super) struct Seeded {
    /// The lectures' slugs, by their start.
    pub(super) lectures: Vec<String>,
    /// The lecture whose door is open.
    pub(super) open: String,
    /// The lecture that has a replay.
    pub(super) replay: String,
    /// The organizer's session.
    cookie: String,
}

impl Seeded {
    /// Whoever made it all.
    pub(super) fn organizer(&self, hall: &Hall) -> Client {
        Client::with_cookie(&hall.origin, &self.cookie)
    }

    /// How many enrolments the organizer's report counts.
    pub(super) fn enrolments(&self, hall: &Hall) -> Result<u64> {
        let report = self.organizer(hall).page("/en/organizer/reports")?;
        let table = report
            .split("id=\"by-lecture\"")
            .nth(1)
            .context("The report has no table.")?;
        let body = table
            .split("<tbody>")
            .nth(1)
            .and_then(|t| t.split("</tbody>").next());
        body.context("The report's table has no rows.")?
            .split("<tr")
            .skip(1)
            .map(|row| {
                let cell = row
                    .split("<td class=\"num\">")
                    .nth(1)
                    .and_then(|c| c.split('<').next());
                let digits: String = cell
                    .unwrap_or_default()
                    .chars()
                    .filter(char::is_ascii_digit)
                    .collect();
                digits
                    .parse::<u64>()
                    .with_context(|| format!("A row of the report has no figure: {row}"))
            })
            .sum()
    }
}

/// Makes the organizer and the lectures, of which the first's door is open, and gives the second a replay.
pub(super) fn seed(hall: &Hall, lectures: usize) -> Result<Seeded> {
    hall.admin(ORGANIZER, PASSWORD)?;
    let mut organizer = Client::visitor(&hall.origin);
    organizer.post(
        "sign-in",
        &[("email", ORGANIZER), ("password", PASSWORD), ("next", "")],
    )?;
    let slugs: Vec<String> = (0..lectures)
        .map(|n| publish(&mut organizer, n))
        .collect::<Result<_>>()?;
    let (open, replay) = (slugs[0].clone(), slugs[1].clone());
    organizer.post("start-lecture", &[("slug", &replay)])?;
    organizer.post("end-lecture", &[("slug", &replay)])?;
    organizer.upload(&format!("/upload/{replay}"), FILM)?;
    Ok(Seeded {
        lectures: slugs,
        open,
        replay,
        cookie: organizer.cookie,
    })
}

/// The first two lectures start in ten minutes, the others one every twelve hours.
fn publish(organizer: &mut Client, n: usize) -> Result<String> {
    let wait = if n < 2 {
        10.minutes()
    } else {
        (12 * i64::try_from(n)?).hours()
    };
    let starts = TimeZone::UTC
        .to_datetime(Timestamp::now())
        .checked_add(wait)?;
    let ends = starts.checked_add(90.minutes())?;
    let local = |at: DateTime| at.strftime("%Y-%m-%dT%H:%M").to_string();
    let title = format!("Cross-border parcels and their customs, part {n}");
    let speaker = format!("Speaker {}", n % 24);
    let answer = organizer.post(
        "save-lecture",
        &[
            ("title", &title),
            ("abstract", "How a parcel crosses a border: declarations, duties, returns, and what a small exporter can do."),
            ("speaker", &speaker),
            ("speaker_affiliation", "Institute of Commerce"),
            ("speaker_country", COUNTRIES[n % COUNTRIES.len()]),
            ("host", "School of Commerce"),
            ("topic", TOPICS[n % TOPICS.len()]),
            ("audience", "everyone"),
            ("language", "en"),
            ("starts_at", &local(starts)),
            ("ends_at", &local(ends)),
            ("time_zone", "UTC"),
            ("capacity", "2000"),
            ("live_url", "https://meet.example.org/room"),
        ],
    )?;
    let page = answer.location.split('?').next().unwrap_or_default();
    let slug = page.rsplit('/').next().unwrap_or_default().to_owned();
    ensure!(
        slug.starts_with("cross-border"),
        "The lecture was not saved: {page}"
    );
    organizer.post("publish-lecture", &[("slug", &slug)])?;
    Ok(slug)
}
