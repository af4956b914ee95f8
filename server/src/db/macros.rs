//! The marks by which a test finds every statement in the sources and prepares it on the engines it is for.

/// A statement that runs on both engines.
#[macro_export]
macro_rules! sql {
    ($text:literal) => {
        $crate::db::Sql::marked($text, $text)
    };
}

/// A statement of `PostgreSQL` alone, which locks rows until the transaction ends. `SQLite`'s one writer has no rival and
/// skips it.
#[macro_export]
macro_rules! locking {
    ($text:literal) => {
        $crate::db::Sql::marked("", $text)
    };
}

/// `SQLite`'s half of [`Sql::by_engine`](crate::db::Sql::by_engine).
#[macro_export]
macro_rules! sqlite {
    ($text:literal) => {
        $crate::db::Sql::marked($text, "")
    };
}

/// `PostgreSQL`'s half of [`Sql::by_engine`](crate::db::Sql::by_engine).
#[macro_export]
macro_rules! postgres {
    ($text:literal) => {
        $crate::db::Sql::marked("", $text)
    };
}
