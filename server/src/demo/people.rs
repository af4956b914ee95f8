//! The demonstration's people: an organizer, and learners of every partner country.

use super::programme::{Country, Names};
use super::dice::Dice;
use super::{all, clock, stopped};
use crate::db::{Db, Halt};
use app::accounts::{Accounts, Kind, Organizer, Person, PersonId, Role};
use app::answer::{Never, Refused};
use app::i18n::Instant;

/// The password of everybody.
pub(super) const PASSWORD: &str = "cloud-lecture-hall-2026";
/// Addresses that are told at the end, and what each shows.
pub(super) const SIGN_INS: [(&str, &str); 4] = [
    ("organizer@demo.example", "organizes the programme"),
    ("official@demo.example", "a confirmed official"),
    ("waiting@demo.example", "an official who waits to be confirmed"),
    ("practitioner@demo.example", "a practitioner"),
];
const LEARNERS: i64 = 399;

/// A learner.
#[derive(Debug)]
pub(super) struct Guest {
    pub(super) n: i64,
    pub(super) person: Person,
    pub(super) since: Instant,
    pub(super) confirmed: Option<Instant>,
    /// One of those who sign in to look around.
    pub(super) named: bool,
}

struct Newcomer {
    n: i64,
    email: String,
    name: String,
    country: String,
    organisation: String,
    kind: Kind,
    role: Role,
    language: String,
    time_zone: String,
    created: Instant,
    confirmed: Option<Instant>,
}

/// Lets everybody in, and confirms two officials of three.
pub(super) async fn fill(db: &Db, names: &Names, now: Instant) -> Result<(Organizer, Vec<Guest>), String> {
    let salt = db.random(16);
    let hash = db.passwords().hash(PASSWORD.into(), salt).await?;
    let mut newcomers: Vec<Newcomer> = (0..LEARNERS).zip(names.countries.iter().cycle()).map(|(n, c)| learner(n, c, now)).collect();
    newcomers.push(organizer(now));
    newcomers.sort_by_key(|p| p.created);
    let kept: Vec<_> = newcomers.iter().map(|p| (p.n, p.created, p.confirmed)).collect();
    let ids = insert(db, hash, newcomers).await?;
    let admin = db.person(ids[0]).await.map_err(stopped)?;
    let by = admin.and_then(Organizer::of).ok_or("the demonstration has no organizer")?;
    let guests = ids.into_iter().zip(kept).skip(1).map(|(id, (n, since, confirmed))| {
        let by = &by;
        async move {
            if let Some(then) = confirmed {
                clock::at(db, then).confirm(by, id, true).await.map_err(stopped)?;
            }
            let person = db.person(id).await.map_err(stopped)?.ok_or("a person is gone")?;
            let named = SIGN_INS.iter().any(|(email, _)| *email == person.email);
            Ok(Guest { n, person, since, confirmed, named })
        }
    });
    let mut guests: Vec<Guest> = all(guests).await?;
    guests.sort_by_key(|g| g.n);
    Ok((by, guests))
}

fn organizer(now: Instant) -> Newcomer {
    Newcomer {
        n: -1,
        email: SIGN_INS[0].0.into(),
        name: "Tang Ruoxi".into(),
        country: "CN".into(),
        organisation: "Cloud Lecture Hall".into(),
        kind: Kind::Practitioner,
        role: Role::Admin,
        language: "en".into(),
        time_zone: "Asia/Shanghai".into(),
        created: now.plus(-120 * Instant::DAY),
        confirmed: None,
    }
}

fn learner(n: i64, country: &Country, now: Instant) -> Newcomer {
    let mut dice = Dice::of(&[1, n]);
    // Of thirty countries: the n-th person of each has the n-th given name and, the second time round, another family's.
    let nth = usize::try_from(n / 30).unwrap_or(0);
    let given = &country.given[nth % country.given.len()];
    let family = &country.family[(3 * nth + nth / country.given.len()) % country.family.len()];
    let (email, kind) = match n {
        1 => (SIGN_INS[1].0.into(), Kind::Official),
        3 => (SIGN_INS[2].0.into(), Kind::Official),
        4 => (SIGN_INS[3].0.into(), Kind::Practitioner),
        _ => {
            let email = format!("{}.{}@{}.demo.example", plain(given), plain(family), country.code.to_lowercase());
            (email, if dice.chance(47) { Kind::Official } else { Kind::Practitioner })
        }
    };
    let days = if n <= 4 { (-95, -92) } else if dice.chance(72) { (-110, -62) } else { (-62, -2) };
    let created = now.plus(dice.between(days.0 * Instant::DAY, days.1 * Instant::DAY));
    let confirmed = created.plus(dice.between(Instant::DAY / 4, 4 * Instant::DAY));
    let confirms = kind == Kind::Official && (n == 1 || (n != 3 && dice.chance(68))) && confirmed < now;
    let (public, firms) = country.organisations.split_at(country.organisations.len() / 2);
    Newcomer {
        n,
        email,
        name: format!("{given} {family}"),
        country: country.code.clone(),
        organisation: dice.one(if kind == Kind::Official { public } else { firms }).clone(),
        kind,
        role: Role::Learner,
        language: country.language.clone(),
        time_zone: country.time_zone.clone(),
        created,
        confirmed: confirms.then_some(confirmed),
    }
}

/// A name as addresses are often made of it: its letters without marks.
fn plain(name: &str) -> String {
    name.to_lowercase().chars().filter_map(|c| match c {
        'a'..='z' => Some(c),
        'á' | 'ā' | 'ạ' | 'ả' | 'ấ' | 'ầ' | 'ặ' => Some('a'),
        'ć' => Some('c'),
        'đ' => Some('d'),
        'è' | 'é' | 'ê' => Some('e'),
        'í' | 'ï' => Some('i'),
        'ó' | 'ơ' | 'ồ' | 'ỗ' => Some('o'),
        'š' => Some('s'),
        'ù' | 'ú' | 'ũ' | 'ư' => Some('u'),
        'ž' => Some('z'),
        _ => None,
    }).collect()
}

/// Writes the rows themselves: signing up would hash a password for each, at tens of milliseconds.
async fn insert(db: &Db, hash: String, people: Vec<Newcomer>) -> Result<Vec<PersonId>, String> {
    change!(db, |c| {
        let mut ids = Vec::with_capacity(people.len());
        for p in people {
            let (id,): (i64,) = sqlx::query_as(sql!(
                "INSERT INTO people (email, password, name, country, organisation, kind, role, language, time_zone, created_at)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id"
            ))
            .bind(p.email)
            .bind(&hash)
            .bind(p.name)
            .bind(p.country)
            .bind(p.organisation)
            .bind(p.kind.code())
            .bind(p.role.code())
            .bind(p.language)
            .bind(p.time_zone)
            .bind(p.created.0)
            .fetch_one(&mut *c)
            .await?;
            ids.push(PersonId(id));
        }
        Ok(ids)
    })
    .map_err(|halt: Halt<Never>| stopped(Refused::from(halt)))
}
