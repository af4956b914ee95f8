//! The demonstration programme: a hall of thirty partner countries, made through what real people use, so that
//! `recount` agrees with it.

mod attendance;
mod clock;
pub(crate) mod dice;
mod enrolments;
mod form;
mod gatherings;
mod lectures;
mod newcomers;
mod people;
mod plays;
mod programme;
mod questions;
mod replays;
mod schedule;
#[cfg(test)]
mod tests;
mod words;

use crate::db::Db;
use crate::media::Media;
use app::answer::Refused;
use app::hall::Hall;
use futures::{StreamExt, TryStreamExt, stream};

/// So many people act at once: what they change is committed together.
const AT_ONCE: usize = 128;

/// What the hall of the demonstration is told of itself where nothing else was given.
///
/// # Errors
/// Where its files cannot be read.
pub fn facts(given: Hall) -> Result<Hall, String> {
    let names = programme::names()?;
    let codes = names.countries.into_iter().map(|country| country.code);
    Ok(Hall {
        operator: given.operator.or(Some(names.operator)),
        partner_countries: if given.partner_countries.is_empty() {
            codes.collect()
        } else {
            given.partner_countries
        },
    })
}

/// Fills an empty hall and prints its sign-ins.
///
/// # Errors
/// Where people are in it already, or the database's.
pub async fn fill(db: &Db, media: &Media) -> Result<(), String> {
    if db.accounts().has_people().await.map_err(stopped)? {
        return Err(
            "people are in this hall already, and the demonstration fills only an empty one; \
                    leave --demo out, or name another folder with --data"
                .into(),
        );
    }
    let (programme, names) = (programme::programme()?, programme::names()?);
    let now = db.now();
    let (organizer, guests) = people::fill(db, &names, now).await?;
    eprintln!(
        "demonstration: {} people from {} countries",
        guests.len() + 1,
        names.countries.len()
    );
    let mut lectures = lectures::publish(db, &organizer, &programme, now).await?;
    eprintln!("demonstration: {} lectures", lectures.len());
    let seats = enrolments::fill(db, &guests, &lectures, now).await?;
    eprintln!(
        "demonstration: {} enrolments",
        seats.iter().map(Vec::len).sum::<usize>()
    );
    lectures::hold(db, &organizer, &mut lectures).await?;
    replays::fill(db, media, &organizer, &guests, &lectures, now).await?;
    eprintln!("demonstration: replays");
    // Last, so that those in the live room were there a moment ago.
    attendance::fill(db, &guests, &seats, &lectures, db.now()).await?;
    eprintln!("demonstration: attendance");
    gatherings::fill(db, &organizer, &guests, &lectures).await?;
    eprintln!("demonstration: gathered rooms");
    questions::fill(db, &organizer, &guests, &lectures[schedule::LIVE]).await?;
    println!("Sign in with the password {} as", people::PASSWORD);
    for (email, who) in newcomers::SIGN_INS {
        println!("  {email:<26} {who}");
    }
    Ok(())
}

/// The sentence for what no demonstration should meet.
fn stopped<R: std::fmt::Debug>(refused: Refused<R>) -> String {
    format!("the demonstration was not filled: {refused:?}")
}

/// Does them all, many at once, in no order.
async fn all<T>(
    of: impl Iterator<Item = impl Future<Output = Result<T, String>>>,
) -> Result<Vec<T>, String> {
    stream::iter(of)
        .buffer_unordered(AT_ONCE)
        .try_collect()
        .await
}
