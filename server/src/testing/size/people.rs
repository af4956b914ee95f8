//! Who has an account.

use super::{ORGANIZER, ago, insert};
use crate::db::{Db, json_rows};
use crate::demo::dice::Dice;
use app::i18n::Instant;

/// So many rows go into one statement.
const ROWS: usize = 5_000;
const COUNTRIES: [&str; 40] = [
    "RW", "TH", "PE", "UZ", "FJ", "EG", "KE", "LA", "CL", "KZ", "WS", "MA", "GH", "VN", "AR", "MN",
    "TO", "TN", "UG", "KH", "EC", "PK", "VU", "JO", "ET", "MY", "CO", "NP", "SB", "DZ", "ZM", "ID",
    "UY", "LK", "PG", "SA", "SN", "PH", "MX", "BD",
];
const GIVEN: [&str; 24] = [
    "Amina", "Somchai", "Wei", "Lucía", "Farida", "Kofi", "Noor", "Mei", "Aroha", "Tariq",
    "Nalini", "Joseph", "Ana", "Bakyt", "Sunee", "Chen", "Leila", "Moses", "Rosa", "Otabek",
    "Mele", "Hassan", "Grace", "Pavel",
];
const FAMILY: [&str; 32] = [
    "Uwase",
    "Chaiyasit",
    "Zhang",
    "Quispe",
    "Karimova",
    "Mensah",
    "Haddad",
    "Lin",
    "Tauranga",
    "Aziz",
    "Perera",
    "Okello",
    "Rojas",
    "Nurlanov",
    "Saetang",
    "Bo",
    "Mansour",
    "Banda",
    "Flores",
    "Rahimov",
    "Fonua",
    "Salem",
    "Achieng",
    "Petrov",
    "Li",
    "Wang",
    "Santos",
    "Khan",
    "Abebe",
    "Tran",
    "Yusuf",
    "Silva",
];
const HOUSES: [&str; 6] = [
    "Ministry of Trade",
    "Customs Administration",
    "Chamber of Commerce",
    "Cooperative Union",
    "Institute of Statistics",
    "Export Agency",
];

/// Writes so many people, of whom the first organizes.
pub(super) async fn write(db: &Db, now: Instant, people: i64) -> Result<(), String> {
    let all: Vec<i64> = (1..=people).collect();
    for part in all.chunks(ROWS) {
        let rows = json_rows(part.iter().map(|id| person(now, *id)));
        insert(
            db,
            sql!(
                "INSERT INTO people (id, email, password, name, country, organisation, kind, role,
                     language, time_zone, created_at, confirmed_at)
                 SELECT CAST(b.value ->> 0 AS BIGINT), b.value ->> 1, '', b.value ->> 2,
                     b.value ->> 3, b.value ->> 4, b.value ->> 5, b.value ->> 6, 'en', 'UTC',
                     CAST(b.value ->> 7 AS BIGINT), CAST(b.value ->> 8 AS BIGINT)
                 FROM jsonb_each(CAST($1 AS jsonb_text)) b"
            ),
            rows,
        )
        .await?;
    }
    Ok(())
}

type Row = (
    i64,
    String,
    String,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    i64,
    Option<i64>,
);

fn person(now: Instant, id: i64) -> Row {
    let mut dice = Dice::of(&[1, id]);
    let name = format!("{} {}", dice.one(&GIVEN), dice.one(&FAMILY));
    let email = format!("{}.{id}@example.org", name.to_lowercase().replace(' ', "."));
    let kind = if dice.chance(55) {
        "official"
    } else {
        "practitioner"
    };
    let role = if id == ORGANIZER {
        "organizer"
    } else {
        "learner"
    };
    let since = ago(now, dice.between(30, 1_100) * Instant::DAY);
    let confirmed = (kind == "official" && dice.chance(80)).then(|| since.plus(Instant::DAY).0);
    let (country, house) = (*dice.one(&COUNTRIES), *dice.one(&HOUSES));
    (
        id, email, name, country, house, kind, role, since.0, confirmed,
    )
}
