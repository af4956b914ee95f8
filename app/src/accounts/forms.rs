//! What people type about themselves. Everything arrives as text; the feature parses it and says what is wrong.

use serde::{Deserialize, Serialize};

/// The fewest characters of a password, as the forms tell before one is refused.
pub const PASSWORD_MIN: i64 = 10;

/// A new account.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SignUpForm {
    /// E-mail address.
    pub email: String,
    /// Password.
    pub password: String,
    /// Name.
    pub name: String,
    /// Country, ISO 3166 alpha-2.
    pub country: String,
    /// Organisation.
    pub organisation: String,
    /// `official` or `practitioner`.
    pub kind: String,
    /// Interface language.
    pub language: String,
    /// IANA zone.
    pub time_zone: String,
    /// The page to go on to.
    pub next: String,
    /// Which rendering of the form it is: pressed twice, it makes one account.
    pub press: String,
    /// The lecture to take a seat in then; empty where there is none.
    pub enrol: String,
    /// The lecture to save for later then; empty where there is none.
    pub save: String,
}

/// Signing in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SignInForm {
    /// E-mail address.
    pub email: String,
    /// Password.
    pub password: String,
    /// The page to go on to.
    pub next: String,
    /// The lecture to take a seat in then; empty where there is none.
    pub enrol: String,
    /// The lecture to save for later then; empty where there is none.
    pub save: String,
}

/// One's own profile.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProfileForm {
    /// Name.
    pub name: String,
    /// Country, ISO 3166 alpha-2.
    pub country: String,
    /// Organisation.
    pub organisation: String,
    /// `official` or `practitioner`.
    pub kind: String,
    /// Interface language.
    pub language: String,
    /// IANA zone.
    pub time_zone: String,
}

/// A new password for oneself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PasswordForm {
    /// The password until now.
    pub old_password: String,
    /// The new one.
    pub new_password: String,
}

/// The first organizer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SetUpForm {
    /// The printed link's secret.
    pub token: String,
    /// E-mail address.
    pub email: String,
    /// Password.
    pub password: String,
    /// Name.
    pub name: String,
    /// Country, ISO 3166 alpha-2.
    pub country: String,
    /// IANA zone.
    pub time_zone: String,
}
