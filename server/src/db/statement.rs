//! A statement: one text for both engines, its arguments, and how its rows are read.

use super::{Db, Engine, StoreError, Tx};
use sqlx::error::BoxDynError;
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{Arguments, Encode, FromRow, PgConnection, Postgres, Sqlite, SqliteConnection, Type};

/// The text of a statement, by the engine. Only `sql!` and its like make one, so that a test finds every text in the
/// sources and prepares it on both engines.
#[derive(Debug, Clone, Copy)]
pub struct Sql {
    sqlite: &'static str,
    postgres: &'static str,
}

impl Sql {
    /// For the macros alone: the text of both engines, or nothing for one that skips the statement.
    #[doc(hidden)]
    pub const fn marked(sqlite: &'static str, postgres: &'static str) -> Self {
        Self { sqlite, postgres }
    }

    /// One statement where the engines truly differ: the first's text for `SQLite`, the second's for `PostgreSQL`.
    #[must_use]
    pub const fn by_engine(sqlite: Self, postgres: Self) -> Self {
        assert!(!sqlite.sqlite.is_empty() && !postgres.postgres.is_empty());
        Self {
            sqlite: sqlite.sqlite,
            postgres: postgres.postgres,
        }
    }
}

/// A row that either engine gives: whatever derives [`FromRow`], and tuples.
pub trait Row: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}

impl<T> Row for T where T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin
{}

/// A value that either engine takes for `$1`, `$2` …
pub trait Param<'t>:
    Encode<'t, Sqlite> + Type<Sqlite> + Encode<'t, Postgres> + Type<Postgres>
{
}

impl<'t, T> Param<'t> for T where
    T: Encode<'t, Sqlite> + Type<Sqlite> + Encode<'t, Postgres> + Type<Postgres>
{
}

/// A connection of either engine.
#[derive(Debug)]
pub(super) enum Conn<'c> {
    Sqlite(&'c mut SqliteConnection),
    Postgres(&'c mut PgConnection),
}

/// The arguments of a statement, as its engine takes them.
#[derive(Debug)]
enum Args {
    Sqlite(SqliteArguments),
    Postgres(PgArguments),
}

/// A statement's text and its arguments so far.
#[derive(Debug)]
struct Bound {
    text: &'static str,
    args: Args,
    /// Why the first argument that could not be encoded was not.
    unfit: Option<BoxDynError>,
}

impl Bound {
    fn sqlite(sql: Sql) -> Self {
        Self {
            text: sql.sqlite,
            args: Args::Sqlite(SqliteArguments::default()),
            unfit: None,
        }
    }

    fn postgres(sql: Sql) -> Self {
        Self {
            text: sql.postgres,
            args: Args::Postgres(PgArguments::default()),
            unfit: None,
        }
    }

    const fn on(self, conn: Conn<'_>) -> Statement<'_> {
        Statement { conn, bound: self }
    }

    fn bind<'t>(&mut self, value: impl Param<'t>) {
        let bound = match &mut self.args {
            Args::Sqlite(args) => Arguments::add(args, value),
            Args::Postgres(args) => Arguments::add(args, value),
        };
        if let Err(error) = bound {
            self.unfit.get_or_insert(error);
        }
    }
}

/// A statement on its way to a connection, made by [`Tx::sql`](super::Tx::sql).
#[derive(Debug)]
#[must_use = "a statement does nothing until it is run or its rows are fetched"]
pub struct Statement<'c> {
    conn: Conn<'c>,
    bound: Bound,
}

/// Where a statement goes, with its text there and its arguments.
enum Target<'c> {
    Sqlite(&'c mut SqliteConnection, &'static str, SqliteArguments),
    Postgres(&'c mut PgConnection, &'static str, PgArguments),
    /// The engine skips the statement.
    Skipped,
}

impl<'c> Statement<'c> {
    pub(super) fn new(conn: Conn<'c>, sql: Sql) -> Self {
        let bound = match conn {
            Conn::Sqlite(_) => Bound::sqlite(sql),
            Conn::Postgres(_) => Bound::postgres(sql),
        };
        Self { conn, bound }
    }

    /// Binds the next argument. One that cannot be encoded is told of when the statement is run.
    pub fn bind<'t>(mut self, value: impl Param<'t>) -> Self {
        self.bound.bind(value);
        self
    }

    /// All rows.
    ///
    /// # Errors
    /// The database's.
    pub async fn all<R: Row>(self) -> sqlx::Result<Vec<R>> {
        match self.target()? {
            Target::Skipped => Ok(Vec::new()),
            Target::Sqlite(conn, text, args) => {
                sqlx::query_as_with(text, args).fetch_all(conn).await
            }
            Target::Postgres(conn, text, args) => {
                sqlx::query_as_with(text, args).fetch_all(conn).await
            }
        }
    }

    /// The first row, if there is one.
    ///
    /// # Errors
    /// The database's.
    pub async fn opt<R: Row>(self) -> sqlx::Result<Option<R>> {
        match self.target()? {
            Target::Skipped => Ok(None),
            Target::Sqlite(conn, text, args) => {
                sqlx::query_as_with(text, args).fetch_optional(conn).await
            }
            Target::Postgres(conn, text, args) => {
                sqlx::query_as_with(text, args).fetch_optional(conn).await
            }
        }
    }

    /// The first row.
    ///
    /// # Errors
    /// The database's; [`sqlx::Error::RowNotFound`] where there is none.
    pub async fn one<R: Row>(self) -> sqlx::Result<R> {
        self.opt().await?.ok_or(sqlx::Error::RowNotFound)
    }

    /// The only column of all rows.
    ///
    /// # Errors
    /// The database's.
    pub async fn values<T>(self) -> sqlx::Result<Vec<T>>
    where
        (T,): Row,
    {
        let rows: Vec<(T,)> = self.all().await?;
        Ok(rows.into_iter().map(|(value,)| value).collect())
    }

    /// The only column of the first row, if there is one.
    ///
    /// # Errors
    /// The database's.
    pub async fn opt_value<T>(self) -> sqlx::Result<Option<T>>
    where
        (T,): Row,
    {
        let row: Option<(T,)> = self.opt().await?;
        Ok(row.map(|(value,)| value))
    }

    /// The only column of the first row.
    ///
    /// # Errors
    /// The database's; [`sqlx::Error::RowNotFound`] where there is none.
    pub async fn value<T>(self) -> sqlx::Result<T>
    where
        (T,): Row,
    {
        let (value,) = self.one().await?;
        Ok(value)
    }

    /// Runs the statement; answers how many rows it changed.
    ///
    /// # Errors
    /// The database's.
    pub async fn run(self) -> sqlx::Result<u64> {
        match self.target()? {
            Target::Skipped => Ok(0),
            Target::Sqlite(conn, text, args) => {
                let done = sqlx::query_with(text, args).execute(conn).await?;
                Ok(done.rows_affected())
            }
            Target::Postgres(conn, text, args) => {
                let done = sqlx::query_with(text, args).execute(conn).await?;
                Ok(done.rows_affected())
            }
        }
    }

    /// Where the statement goes, unless an argument was unfit.
    fn target(self) -> sqlx::Result<Target<'c>> {
        let Bound { text, args, unfit } = self.bound;
        if let Some(error) = unfit {
            return Err(sqlx::Error::Encode(error));
        }
        Ok(match (self.conn, args) {
            (_, _) if text.is_empty() => Target::Skipped,
            (Conn::Sqlite(conn), Args::Sqlite(args)) => Target::Sqlite(conn, text, args),
            (Conn::Postgres(conn), Args::Postgres(args)) => Target::Postgres(conn, text, args),
            _ => {
                return Err(sqlx::Error::Protocol(
                    "arguments of the other engine".into(),
                ));
            }
        })
    }
}

/// A single statement that reads, on a connection of its own, made by [`Db::query`].
#[derive(Debug)]
#[must_use = "a query does nothing until its rows are fetched"]
pub struct Query<'d> {
    db: &'d Db,
    bound: Bound,
}

impl Db {
    /// A single statement that reads: `db.query(sql!("…")).bind(…)`, then `all()`, `one()`, `opt()` of its rows.
    pub fn query(&self, sql: Sql) -> Query<'_> {
        let bound = match self.engine() {
            Engine::Sqlite { .. } => Bound::sqlite(sql),
            Engine::Postgres(..) => Bound::postgres(sql),
        };
        Query { db: self, bound }
    }
}

impl Query<'_> {
    /// Binds the next argument. One that cannot be encoded is told of when the rows are fetched.
    pub fn bind<'t>(mut self, value: impl Param<'t>) -> Self {
        self.bound.bind(value);
        self
    }

    /// All rows.
    ///
    /// # Errors
    /// The database's.
    pub async fn all<R: Row, X>(self) -> Result<Vec<R>, StoreError<X>> {
        let bound = self.bound;
        let read = async |tx: &mut Tx<'_>| Ok(bound.on(tx.conn()).all().await?);
        self.db.read(read).await
    }

    /// The first row, if there is one.
    ///
    /// # Errors
    /// The database's.
    pub async fn opt<R: Row, X>(self) -> Result<Option<R>, StoreError<X>> {
        let bound = self.bound;
        let read = async |tx: &mut Tx<'_>| Ok(bound.on(tx.conn()).opt().await?);
        self.db.read(read).await
    }

    /// The first row.
    ///
    /// # Errors
    /// The database's; [`sqlx::Error::RowNotFound`] where there is none.
    pub async fn one<R: Row, X>(self) -> Result<R, StoreError<X>> {
        let row = self.opt().await?;
        row.ok_or(StoreError::Sql(sqlx::Error::RowNotFound))
    }

    /// The only column of all rows.
    ///
    /// # Errors
    /// The database's.
    pub async fn values<T, X>(self) -> Result<Vec<T>, StoreError<X>>
    where
        (T,): Row,
    {
        let rows: Vec<(T,)> = self.all().await?;
        Ok(rows.into_iter().map(|(value,)| value).collect())
    }

    /// The only column of the first row, if there is one.
    ///
    /// # Errors
    /// The database's.
    pub async fn opt_value<T, X>(self) -> Result<Option<T>, StoreError<X>>
    where
        (T,): Row,
    {
        let row: Option<(T,)> = self.opt().await?;
        Ok(row.map(|(value,)| value))
    }

    /// The only column of the first row.
    ///
    /// # Errors
    /// The database's; [`sqlx::Error::RowNotFound`] where there is none.
    pub async fn value<T, X>(self) -> Result<T, StoreError<X>>
    where
        (T,): Row,
    {
        let (value,) = self.one().await?;
        Ok(value)
    }
}
