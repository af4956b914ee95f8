//! A person as the table has one.

use app::accounts::{OfficialStatus, Person, PersonId, PersonKind, PersonRecord, Role};
use app::i18n::{Locale, Zone};

#[derive(sqlx::FromRow)]
pub(super) struct PersonRow {
    pub(super) id: PersonId,
    email: String,
    pub(super) name: String,
    pub(super) country: String,
    pub(super) organisation: String,
    pub(super) kind: String,
    role: String,
    pub(super) language: String,
    pub(super) time_zone: String,
    pub(super) created_at: i64,
    confirmed_at: Option<i64>,
    disabled_at: Option<i64>,
    #[sqlx(default)]
    pub(super) enrolled: i64,
}

impl From<PersonRow> for Person {
    fn from(row: PersonRow) -> Self {
        // The table's constraints know the codes; a zone may leave the IANA list, and then UTC is the honest one.
        let kind = PersonKind::parse(&row.kind).unwrap_or(PersonKind::Practitioner);
        let official_status = match (kind, row.confirmed_at) {
            (PersonKind::Official, Some(_)) => OfficialStatus::Confirmed,
            (PersonKind::Official, None) => OfficialStatus::Claimed,
            (PersonKind::Practitioner, _) => OfficialStatus::None,
        };
        let record = PersonRecord {
            id: row.id,
            name: row.name,
            email: row.email,
            country: row.country,
            organisation: row.organisation,
            kind,
            official_status,
            role: Role::parse(&row.role).unwrap_or(Role::Learner),
            language: Locale::parse(&row.language).unwrap_or(Locale::En),
            zone: Zone::parse(&row.time_zone).unwrap_or_else(Zone::utc),
            disabled: row.disabled_at.is_some(),
        };
        #[expect(
            clippy::disallowed_methods,
            reason = "a row of the table of accounts is where people come from"
        )]
        Self::of_record(record)
    }
}
