//! The address of a PostgreSQL database, as it is given at the command line.

use super::server::Place;
use sqlx::postgres::PgConnectOptions;

/// The options of a PostgreSQL address.
///
/// # Errors
/// A sentence that says what is right; the password is never in it.
pub fn database_url(url: &str) -> Result<PgConnectOptions, String> {
    let right = "right is for example postgres://USER:PASSWORD@HOST/DATABASE; without it the hall keeps an SQLite file in its data folder";
    let Some((scheme, _)) = url.split_once("://") else {
        return Err(format!(
            "--database-url is no address of a database: {right}"
        ));
    };
    if !matches!(scheme, "postgres" | "postgresql") {
        return Err(format!(
            "--database-url begins with {scheme}://, and the hall knows PostgreSQL alone: {right}"
        ));
    }
    url.parse()
        .map_err(|e: sqlx::Error| format!("--database-url cannot be read ({e}): {right}"))
}

/// Host, port and database, for a sentence: never with the password.
pub fn place(options: &PgConnectOptions) -> String {
    Place::of(options).to_string()
}

/// The password in a PostgreSQL address, for programs that are told it apart.
pub fn database_password(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?']).next()?;
    let (user, _) = authority.rsplit_once('@')?;
    let (_, password) = user.split_once(':')?;
    Some(decoded(password))
}

/// Percent-decoded (RFC 3986 §2.1).
fn decoded(text: &str) -> String {
    let (mut bytes, mut rest) = (Vec::new(), text.as_bytes());
    while let [first, after @ ..] = rest {
        let hex = |b: u8| {
            char::from(b)
                .to_digit(16)
                .and_then(|d| u8::try_from(d).ok())
        };
        match (first, after) {
            (b'%', [high, low, beyond @ ..]) if hex(*high).is_some() && hex(*low).is_some() => {
                bytes.push(hex(*high).unwrap_or(0) * 16 + hex(*low).unwrap_or(0));
                rest = beyond;
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_postgres_addresses_are_taken() {
        for url in [
            "postgres://hall@db.example/hall",
            "postgresql://hall:x@[::1]:5433/hall",
        ] {
            assert!(database_url(url).is_ok(), "{url}");
        }
        for url in [
            "mysql://root:geheim@db/hall",
            "sqlite://hall.sqlite",
            "hall",
            "",
            "postgres://a:geheim@b:port/c",
        ] {
            let told = database_url(url).unwrap_err();
            assert!(
                told.contains("--database-url") && told.contains("postgres://USER"),
                "{told}"
            );
            assert!(!told.contains("geheim"), "{told}");
        }
    }

    #[test]
    fn a_password_is_found_and_decoded_and_no_place_tells_it() {
        let url = "postgres://hall:p%40ss%3a%25@db.example:5433/lectures?sslmode=require";
        assert_eq!(database_password(url).as_deref(), Some("p@ss:%"));
        assert_eq!(
            database_password("postgres://hall@db.example/lectures"),
            None
        );
        let told = place(&database_url(url).unwrap());
        assert_eq!(told, "db.example:5433/lectures");
    }
}
