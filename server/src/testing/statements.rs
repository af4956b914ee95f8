//! Statements of tests, as they stand: past every rule, as a broken disk or a curious hand would.

use crate::db::{Db, Row, StoreError, Topic};
use app::answer::NoRefusal;

/// Runs statements.
///
/// # Panics
/// Where the database refuses them.
pub async fn tamper(db: &Db, statements: &str) {
    let statements = statements.to_owned();
    let done: Result<(), StoreError<NoRefusal>> = db
        .change(move |tx| {
            Box::pin(async move {
                tx.raw(&statements).await?;
                Ok(())
            })
        })
        .await;
    done.expect("runs");
}

/// Makes a change that does nothing but touch a topic.
///
/// # Panics
/// Where the database refuses it.
pub async fn touch(db: &Db, topic: Topic) {
    let done: Result<(), StoreError<NoRefusal>> = db
        .change(move |tx| {
            Box::pin(async move {
                tx.touch(topic);
                Ok(())
            })
        })
        .await;
    done.expect("is committed");
}

/// The only column of the first row.
///
/// # Panics
/// Where there is no row.
pub async fn value<T>(db: &Db, statement: &str) -> T
where
    (T,): Row,
{
    let value: Result<T, StoreError<NoRefusal>> =
        db.read(async |tx| Ok(tx.raw_value(statement).await?)).await;
    value.expect("a value")
}
