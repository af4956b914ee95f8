//! What `lecture-hall admin` does with accounts.

use crate::config::{Account, Admin, Store};
use crate::db::{Db, SystemClock};
use crate::features::accounts::LastOrganizer;
use crate::opening::{self, Missing};
use crate::sentence::{Sentence, told};
use app::accounts::{Person, Role};
use app::answer::{Refused, ValidationErrors};
use app::i18n::Locale;
use std::io::{BufRead, IsTerminal, Write};
use std::sync::Arc;

/// Does what was asked.
///
/// # Errors
/// A sentence that says why not.
pub async fn administer(command: Admin) -> Result<(), Sentence> {
    match command {
        Admin::Create { email, store } => create(&store, &email).await,
        Admin::List { all, store } => list(&store, all).await,
        Admin::Password { of } => password(&of).await,
        Admin::Promote { role, of } => promote(&of, role.role()).await,
        Admin::Disable { of } => disable(&of, true).await,
        Admin::Enable { of } => disable(&of, false).await,
        Admin::SignOutAll { email, store } => sign_out_all(&store, email.as_deref()).await,
    }
}

/// Makes an organizer, and the hall where there is none yet.
async fn create(store: &Store, email: &str) -> Result<(), Sentence> {
    let clock = Arc::new(SystemClock::start());
    let db = opening::database(store, clock, Missing::Made).await?;
    let password = typed_password()?;
    let made = db.accounts().add_admin(email, &password).await;
    made.map_err(in_words)?;
    println!("{email} is an organizer now.");
    Ok(())
}

async fn list(store: &Store, all: bool) -> Result<(), Sentence> {
    let db = opening::of_a_hall(store).await?;
    let accounts = db.accounts().list(all).await.map_err(told)?;
    for account in &accounts {
        println!("{}", line(account));
    }
    if accounts.is_empty() {
        println!(
            "Nobody has {}account yet.",
            if all { "an " } else { "an organizer's " }
        );
    }
    Ok(())
}

/// Columns with tabs between, for eyes and for other programs.
fn line(account: &Person) -> String {
    let state = if account.disabled {
        "disabled"
    } else {
        "enabled"
    };
    [
        account.email.as_str(),
        account.role.code(),
        state,
        &account.country,
        &account.name,
    ]
    .map(|column| column.replace(['\t', '\n', '\r'], " "))
    .join("\t")
}

async fn password(of: &Account) -> Result<(), Sentence> {
    let (db, account) = found(of).await?;
    let password = typed_password()?;
    let set = db.accounts().set_password(&account, &password).await;
    let ended = set.map_err(in_words)?;
    println!(
        "{} has a new password; sessions that ended: {ended}.",
        account.email
    );
    Ok(())
}

async fn promote(of: &Account, role: Role) -> Result<(), Sentence> {
    let (db, account) = found(of).await?;
    let done = db.accounts().set_role(account.id, role).await;
    done.map_err(|refused| not_the_last(&account, refused))?;
    println!(
        "{} is {} now, and signs in anew.",
        account.email,
        role.code()
    );
    Ok(())
}

async fn disable(of: &Account, disabled: bool) -> Result<(), Sentence> {
    let (db, account) = found(of).await?;
    let done = db.accounts().set_disabled(account.id, disabled).await;
    done.map_err(|refused| not_the_last(&account, refused))?;
    let what = if disabled {
        "is shut out: signed out everywhere, and cannot sign in"
    } else {
        "may sign in again"
    };
    println!("{} {what}.", account.email);
    Ok(())
}

fn not_the_last(account: &Person, refused: Refused<LastOrganizer>) -> Sentence {
    match refused {
        Refused::No(LastOrganizer) => format!(
            "{} is the last organizer: make another one first (lecture-hall admin promote, or create)",
            account.email
        ),
        other => told(other),
    }
}

async fn sign_out_all(store: &Store, email: Option<&str>) -> Result<(), Sentence> {
    let db = opening::of_a_hall(store).await?;
    let person = match email {
        Some(email) => Some(account(&db, email).await?.id),
        None => None,
    };
    let ended = db.accounts().sign_out_all(person).await.map_err(told)?;
    println!("Sessions that ended: {ended}.");
    Ok(())
}

async fn found(of: &Account) -> Result<(Db, Person), Sentence> {
    let db = opening::of_a_hall(&of.store).await?;
    let account = account(&db, &of.email).await?;
    Ok((db, account))
}

async fn account(db: &Db, email: &str) -> Result<Person, Sentence> {
    db.accounts()
        .account(email)
        .await
        .map_err(|refused| match refused {
            Refused::NotFound => format!("nobody has an account with the address {email}"),
            other => told(other),
        })
}

/// What is wrong with an address or a password, as the pages say it.
fn in_words(refused: Refused<ValidationErrors>) -> Sentence {
    match refused {
        Refused::No(invalid) => {
            let problems = invalid.0.iter().map(|p| app::ui::sentence(Locale::En, p));
            problems.collect::<Vec<_>>().join("\n")
        }
        other => told(other),
    }
}

/// One line of standard input; asked for where a person types it.
fn typed_password() -> Result<String, Sentence> {
    let read = || -> std::io::Result<String> {
        let stdin = std::io::stdin();
        if stdin.is_terminal() {
            print!("Password: ");
            std::io::stdout().flush()?;
        }
        let mut line = String::new();
        stdin.lock().read_line(&mut line)?;
        Ok(line.trim_end_matches(['\r', '\n']).to_owned())
    };
    read().map_err(|e| format!("no password was read: {e}"))
}
