//! One body for both engines.

/// A statement that runs on both engines. The text is as it stands; the name lets a test find every one of them in
/// the sources and prepare it on both.
#[macro_export]
macro_rules! sql {
    ($text:literal) => {
        $text
    };
}

/// A statement of `PostgreSQL` alone, which locks rows until the transaction ends. The name lets a test find every one
/// of them in the sources and prepare it there.
#[macro_export]
macro_rules! locking {
    ($text:literal) => {
        $text
    };
}

/// A statement of `SQLite` alone, where the engines truly differ; its like stands beside it in `postgres!`.
#[macro_export]
macro_rules! sqlite {
    ($text:literal) => {
        $text
    };
}

/// A statement of `PostgreSQL` alone, where the engines truly differ; its like stands beside it in `sqlite!`.
#[macro_export]
macro_rules! postgres {
    ($text:literal) => {
        $text
    };
}

/// Runs a body that only reads: `read!(db, |c| sqlx::query_as(sql!("…")).fetch_all(&mut *c).await)`. The body's value
/// is a `Result` whose error is made from sqlx's.
#[macro_export]
macro_rules! read {
    ($db:expr, |$c:ident| $body:expr) => {
        match $db.engine() {
            $crate::db::Engine::Sqlite { read, .. } => match read.acquire().await {
                Ok(mut held) => {
                    let $c = &mut *held;
                    $body
                }
                Err(error) => Err(error.into()),
            },
            $crate::db::Engine::Postgres(pool, watch) => {
                match watch.unless_away(pool.acquire()).await {
                    Ok(Ok(mut held)) => {
                        let done = {
                            let $c = &mut *held;
                            watch.unless_away(async { $body }).await
                        };
                        match done {
                            Ok(done) => done,
                            Err(error) => {
                                // Nobody knows what it still waits for.
                                held.close_on_drop();
                                Err(error.into())
                            }
                        }
                    }
                    Ok(Err(error)) | Err(error) => Err(error.into()),
                }
            }
        }
    };
}

/// Runs a body that changes, all of it or nothing: `change!(db, |c| { … })`. The body is an async block's content
/// that owns what it captures and answers `Result<T, Halt<R>>`; `Ok` is answered only once it is durable. On SQLite
/// bodies that arrive together are committed together.
#[macro_export]
macro_rules! change {
    ($db:expr, |$c:ident| $body:block) => {
        match $db.engine() {
            $crate::db::Engine::Sqlite { write, .. } => {
                write
                    .run(move |$c: &mut sqlx::SqliteConnection| Box::pin(async move { $body }))
                    .await
            }
            $crate::db::Engine::Postgres(pool, watch) => {
                match watch.unless_away(pool.acquire()).await {
                    Ok(Ok(mut held)) => {
                        let done = {
                            let held = &mut *held;
                            watch
                                .unless_away(async move {
                                    let mut transaction = sqlx::Connection::begin(held).await?;
                                    let done = {
                                        let $c = &mut *transaction;
                                        async move { $body }.await
                                    };
                                    match done {
                                        Ok(value) => transaction
                                            .commit()
                                            .await
                                            .map(|()| value)
                                            .map_err(Into::into),
                                        Err(halt) => Err(halt),
                                    }
                                })
                                .await
                        };
                        match done {
                            Ok(done) => done,
                            Err(error) => {
                                held.close_on_drop();
                                Err(error.into())
                            }
                        }
                    }
                    Ok(Err(error)) | Err(error) => Err(error.into()),
                }
            }
        }
    };
}
