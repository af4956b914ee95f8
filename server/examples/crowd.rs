//! Fills a hall's database with people for a measurement: prints a line for each, `session \t lease`.
//!
//! `crowd FOLDER NAME HOW-MANY [LECTURE [replay]]`, and the address of a PostgreSQL database in `LECTURE_HALL_DATABASE_URL`.

use server::db::{Db, Passwords, System, SystemClock};
use server::testing::{audience, crowd};
use std::env;
use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [folder, name, many, lecture @ ..] = arguments.as_slice() else {
        return Err("crowd FOLDER NAME HOW-MANY [LECTURE [replay]]".into());
    };
    let (clock, chance) = (Arc::new(SystemClock::start()), Arc::new(System));
    let db = match env::var("LECTURE_HALL_DATABASE_URL") {
        Ok(url) => Db::postgres(&url, clock, chance, Passwords::strong()).await?,
        Err(_) => {
            let file = Path::new(folder).join("hall.sqlite");
            Db::sqlite(&file, clock, chance, Passwords::strong()).await?
        }
    };
    let guests = match lecture {
        [lecture, replay] if replay == "replay" => {
            audience(&db, name, many.parse()?, lecture).await?
        }
        [lecture, ..] => crowd(&db, name, many.parse()?, Some(lecture)).await?,
        [] => crowd(&db, name, many.parse()?, None).await?,
    };
    let lines = guests.iter().try_fold(String::new(), |mut lines, guest| {
        writeln!(lines, "{}\t{}", guest.session, guest.lease).map(|()| lines)
    })?;
    print!("{lines}");
    Ok(())
}
