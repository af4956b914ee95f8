//! Fills an empty hall's database to a size for a measurement: prints lines `name \t value` of what can be walked.
//!
//! `size FOLDER TIMES`, and the address of a PostgreSQL database in `LECTURE_HALL_DATABASE_URL`.

use server::db::{Db, Passwords, System, SystemClock};
use server::testing::{Size, fill};
use std::env;
use std::path::Path;
use std::sync::Arc;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [folder, times] = arguments.as_slice() else {
        return Err("size FOLDER TIMES".into());
    };
    let (clock, chance) = (Arc::new(SystemClock::start()), Arc::new(System));
    let db = match env::var("LECTURE_HALL_DATABASE_URL") {
        Ok(url) => Db::postgres(&url, clock, chance, Passwords::strong()).await?,
        Err(_) => {
            let file = Path::new(folder).join("hall.sqlite");
            Db::sqlite(&file, clock, chance, Passwords::strong()).await?
        }
    };
    for (name, value) in fill(&db, Size::times(times.parse()?)).await?.lines() {
        println!("{name}\t{value}");
    }
    Ok(())
}
