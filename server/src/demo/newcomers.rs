//! Who the demonstration's people are.

use super::dice::Dice;
use super::programme::Country;
use app::accounts::{PersonKind, Role};
use app::i18n::Instant;

/// Addresses that are told at the end, and what each shows.
pub(super) const SIGN_INS: [(&str, &str); 4] = [
    ("organizer@demo.example", "organizes the programme"),
    ("official@demo.example", "a confirmed official"),
    (
        "waiting@demo.example",
        "an official who waits to be confirmed",
    ),
    ("practitioner@demo.example", "a practitioner"),
];

/// Somebody before they have an account.
#[derive(Debug)]
pub(super) struct Newcomer {
    pub(super) n: i64,
    pub(super) email: String,
    pub(super) name: String,
    pub(super) country: String,
    pub(super) organisation: String,
    pub(super) kind: PersonKind,
    pub(super) role: Role,
    pub(super) language: String,
    pub(super) time_zone: String,
    pub(super) created: Instant,
    pub(super) confirmed: Option<Instant>,
}

/// Who organizes.
pub(super) fn organizer(now: Instant) -> Newcomer {
    Newcomer {
        n: -1,
        email: SIGN_INS[0].0.into(),
        name: "Tang Ruoxi".into(),
        country: "CN".into(),
        organisation: "Cloud Lecture Hall".into(),
        kind: PersonKind::Practitioner,
        role: Role::Admin,
        language: "en".into(),
        time_zone: "Asia/Shanghai".into(),
        created: now.plus(-120 * Instant::DAY),
        confirmed: None,
    }
}

/// The n-th learner, of that country.
pub(super) fn learner(n: i64, country: &Country, now: Instant) -> Newcomer {
    let mut dice = Dice::of(&[1, n]);
    // Of thirty countries: the n-th person of each has the n-th given name and, the second time round, another family's.
    let nth = usize::try_from(n / 30).unwrap_or(0);
    let given = &country.given[nth % country.given.len()];
    let family = &country.family[(3 * nth + nth / country.given.len()) % country.family.len()];
    let (email, kind) = match n {
        1 => (SIGN_INS[1].0.into(), PersonKind::Official),
        3 => (SIGN_INS[2].0.into(), PersonKind::Official),
        4 => (SIGN_INS[3].0.into(), PersonKind::Practitioner),
        _ => {
            let email = format!(
                "{}.{}@{}.demo.example",
                plain(given),
                plain(family),
                country.code.to_lowercase()
            );
            (
                email,
                if dice.chance(47) {
                    PersonKind::Official
                } else {
                    PersonKind::Practitioner
                },
            )
        }
    };
    let days = if n <= 4 {
        (-95, -92)
    } else if dice.chance(72) {
        (-110, -62)
    } else {
        (-62, -2)
    };
    let created = now.plus(dice.between(days.0 * Instant::DAY, days.1 * Instant::DAY));
    let confirmed = created.plus(dice.between(Instant::DAY / 4, 4 * Instant::DAY));
    let confirms =
        kind == PersonKind::Official && (n == 1 || (n != 3 && dice.chance(68))) && confirmed < now;
    let (public, firms) = country
        .organisations
        .split_at(country.organisations.len() / 2);
    Newcomer {
        n,
        email,
        name: format!("{given} {family}"),
        country: country.code.clone(),
        organisation: dice
            .one(if kind == PersonKind::Official {
                public
            } else {
                firms
            })
            .clone(),
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
    name.to_lowercase()
        .chars()
        .filter_map(|c| match c {
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
        })
        .collect()
}
