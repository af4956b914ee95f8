//! Which of the database's errors pass by themselves: whoever asked may ask again, and is told so.

use sqlx::error::DatabaseError;
use sqlx::postgres::PgDatabaseError;
use sqlx::sqlite::SqliteError;

/// Whether an error says that the database cannot be reached or cannot write at this moment, and not that something is
/// wrong with what was asked of it.
pub(super) fn passes(error: &sqlx::Error) -> bool {
    use sqlx::Error;
    match error {
        Error::Io(_)
        | Error::Tls(_)
        | Error::PoolTimedOut
        | Error::PoolClosed
        | Error::WorkerCrashed
        | Error::BeginFailed => true,
        Error::Database(error) => database_passes(&**error),
        _ => false,
    }
}

fn database_passes(error: &dyn DatabaseError) -> bool {
    if error.try_downcast_ref::<SqliteError>().is_some() {
        let code = error.code().and_then(|code| code.parse::<i32>().ok());
        // The lower byte is the kind: BUSY, LOCKED, NOMEM, READONLY, IOERR, FULL and CANTOPEN
        // (https://sqlite.org/rescode.html).
        return code.is_some_and(|code| [5, 6, 7, 8, 10, 13, 14].contains(&(code & 0xff)));
    }
    // Classes and codes of https://www.postgresql.org/docs/current/errcodes-appendix.html: connection, resources, the
    // system's own errors, a server that shuts down or starts; a server that only reads, deadlocks and time limits.
    error
        .try_downcast_ref::<PgDatabaseError>()
        .is_some_and(|error| {
            let code = error.code();
            ["08", "53", "57P", "58"]
                .iter()
                .any(|of| code.starts_with(of))
                || ["25006", "40001", "40P01", "55P03", "57014"].contains(&code)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io;

    #[test]
    fn what_passes_is_told_from_what_does_not() {
        let reset = io::Error::from(io::ErrorKind::ConnectionReset);
        for error in [
            sqlx::Error::PoolTimedOut,
            sqlx::Error::WorkerCrashed,
            sqlx::Error::Io(reset),
        ] {
            assert!(passes(&error), "{error}");
        }
        for error in [
            sqlx::Error::RowNotFound,
            sqlx::Error::Protocol("a mistake of ours".into()),
            sqlx::Error::ColumnNotFound("name".into()),
        ] {
            assert!(!passes(&error), "{error}");
        }
    }
}
