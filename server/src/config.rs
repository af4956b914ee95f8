//! The only reader of flags and environment.

use crate::{hall_facts, public_url};
use app::hall::Hall;
use clap::{Args, Parser, Subcommand, ValueEnum};
use ipnet::IpNet;
use std::io::IsTerminal;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

/// The cloud lecture hall.
#[derive(Debug, Parser)]
#[command(name = "lecture-hall", version, about)]
pub struct Config {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// How lines of the log look, on standard error.
    #[arg(
        long,
        env = "LECTURE_HALL_LOG_FORMAT",
        value_enum,
        default_value = "text",
        global = true
    )]
    pub log_format: LogFormat,
}

/// How lines of the log look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// A JSON object each.
    Json,
}

/// Whether the log has colours: on a terminal, where nobody asks for none (<https://no-color.org>).
pub fn wants_colours() -> bool {
    let none = std::env::var_os("NO_COLOR").is_some_and(|none| !none.is_empty());
    !none && std::io::stderr().is_terminal()
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serves the hall.
    Serve(Box<Serve>),
    /// Makes accounts, lists and changes them.
    Admin {
        /// What to do.
        #[command(subcommand)]
        command: Admin,
    },
    /// Computes every figure anew from the records; exits with 1 where any differs.
    Recount {
        /// First computes those anew that an earlier version of the rules has computed: in batches, beside an open hall.
        #[arg(long)]
        renew: bool,
        /// Where the hall keeps what it knows.
        #[command(flatten)]
        store: Store,
    },
    /// Looks into the log of what happened.
    Audit {
        /// What to do.
        #[command(subcommand)]
        command: Audit,
    },
    /// Copies the hall, while it runs, into a new folder: its database as of one moment, and its files.
    Backup(Copy),
    /// Makes a hall from a backup, in a data folder that has none.
    Restore(Copy),
}

/// A backup's folder, and the hall it is of.
#[derive(Debug, Args)]
pub struct Copy {
    /// The folder of the backup.
    pub folder: PathBuf,
    /// Where the hall keeps what it knows.
    #[command(flatten)]
    pub store: Store,
}

/// The log of what happened.
#[derive(Debug, Subcommand)]
pub enum Audit {
    /// Compares every event with its seal; names the first that was altered or is missing, and exits with 1 then.
    Verify {
        /// Where the hall keeps what it knows.
        #[command(flatten)]
        store: Store,
    },
}

/// Accounts from the command line.
#[derive(Debug, Subcommand)]
pub enum Admin {
    /// Makes an organizer. Asks for the password, or reads one line from standard input.
    Create {
        /// The address to sign in with.
        #[arg(long)]
        email: String,
        /// Where the hall keeps what it knows.
        #[command(flatten)]
        store: Store,
    },
    /// Lists organizers, a line each: address, role, enabled or disabled, country, name, with tabs between.
    List {
        /// Everyone who has an account.
        #[arg(long)]
        all: bool,
        /// Where the hall keeps what it knows.
        #[command(flatten)]
        store: Store,
    },
    /// Sets a new password and ends the person's sessions. Asks for it, or reads one line from standard input.
    Password {
        /// Whose.
        #[command(flatten)]
        of: Account,
    },
    /// Makes somebody an organizer, an admin, or a learner again, and ends their sessions.
    Promote {
        /// What they are from now on.
        #[arg(long, value_enum, default_value_t = NewRole::Organizer)]
        role: NewRole,
        /// Whose.
        #[command(flatten)]
        of: Account,
    },
    /// Shuts somebody out: their sessions end, and they cannot sign in. What they attended stays.
    Disable {
        /// Whom.
        #[command(flatten)]
        of: Account,
    },
    /// Lets somebody in again who was shut out.
    Enable {
        /// Whom.
        #[command(flatten)]
        of: Account,
    },
    /// Ends all sessions: everybody's, or one person's.
    SignOutAll {
        /// Of this person alone.
        #[arg(long)]
        email: Option<String>,
        /// Where the hall keeps what it knows.
        #[command(flatten)]
        store: Store,
    },
}

/// An account, and the hall it is of.
#[derive(Debug, Args)]
pub struct Account {
    /// The address they sign in with.
    #[arg(long)]
    pub email: String,
    /// Where the hall keeps what it knows.
    #[command(flatten)]
    pub store: Store,
}

/// What somebody may be made.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub enum NewRole {
    /// Attends and watches.
    Learner,
    /// Schedules lectures and answers for the figures.
    Organizer,
    /// An organizer who was there first.
    Admin,
}

impl NewRole {
    /// As accounts know it.
    pub const fn role(self) -> app::accounts::Role {
        match self {
            Self::Learner => app::accounts::Role::Learner,
            Self::Organizer => app::accounts::Role::Organizer,
            Self::Admin => app::accounts::Role::Admin,
        }
    }
}

/// Where the hall keeps what it knows.
#[derive(Debug, Clone, Args)]
pub struct Store {
    /// The folder of the database and the replays.
    #[arg(long, env = "LECTURE_HALL_DATA", default_value = "data")]
    pub data: PathBuf,
    /// A PostgreSQL server's address; without it the hall keeps an SQLite file in its folder.
    #[arg(long, env = "LECTURE_HALL_DATABASE_URL")]
    pub database_url: Option<String>,
    /// Where it keeps the replays.
    #[command(flatten)]
    pub storage: Storage,
}

/// Where the hall keeps the replays: in its folder, unless a storage elsewhere is named.
#[derive(Debug, Clone, Args)]
pub struct Storage {
    /// A storage that speaks S3, as `s3://BUCKET` or `s3://BUCKET/PREFIX`; without it replays stay in the hall's folder.
    #[arg(long, env = "LECTURE_HALL_STORAGE_URL")]
    pub storage_url: Option<String>,
    /// Its address, where it is not Amazon's: https, or http on this machine.
    #[arg(long, env = "LECTURE_HALL_STORAGE_ENDPOINT")]
    pub storage_endpoint: Option<String>,
    /// Its region.
    #[arg(long, env = "LECTURE_HALL_STORAGE_REGION", default_value = "us-east-1")]
    pub storage_region: String,
    /// The id of the key to it.
    #[arg(long, env = "LECTURE_HALL_STORAGE_KEY_ID")]
    pub storage_key_id: Option<String>,
    /// The key's secret; better in the environment, where no list of processes shows it.
    #[arg(long, env = "LECTURE_HALL_STORAGE_SECRET", hide_env_values = true)]
    pub storage_secret: Option<String>,
}

/// How long the end of the hall may take, once it is asked to stop.
#[derive(Debug, Clone, Args)]
pub struct Ending {
    /// Seconds in which /health already says no while everything else is still answered, so that requests go elsewhere.
    #[arg(
        long,
        env = "LECTURE_HALL_DRAIN_SECONDS",
        value_name = "N",
        default_value_t = 2
    )]
    pub drain_seconds: u64,
    /// Seconds after that for what runs to end; then it is cut off.
    #[arg(
        long,
        env = "LECTURE_HALL_STOP_SECONDS",
        value_name = "N",
        default_value_t = 30
    )]
    pub stop_seconds: u64,
}

/// How the hall is served.
#[derive(Debug, Clone, Args)]
pub struct Serve {
    /// Where the hall keeps what it knows.
    #[command(flatten)]
    pub store: Store,
    /// The address to listen on.
    #[arg(long, env = "LECTURE_HALL_LISTEN", default_value = "127.0.0.1:3000")]
    pub listen: SocketAddr,
    /// The address people type, as in `https://hall.example`. With https, cookies are for https only.
    #[arg(long, env = "LECTURE_HALL_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// Who runs the hall, as its pages name them.
    #[arg(long, env = "LECTURE_HALL_OPERATOR", value_name = "NAME")]
    pub operator: Option<String>,
    /// The hall's partner countries by their codes (ISO 3166, two letters), as in KE,TH; repeated, or with commas between.
    #[arg(
        long,
        env = "LECTURE_HALL_PARTNER_COUNTRIES",
        value_name = "CODES",
        value_delimiter = ','
    )]
    pub partner_countries: Vec<String>,
    /// The folder of the built site; found beside the program where not given.
    #[arg(long, env = "LECTURE_HALL_SITE")]
    pub site: Option<PathBuf>,
    /// Fills an empty hall with the demonstration programme.
    #[arg(long, env = "LECTURE_HALL_DEMO")]
    pub demo: bool,
    /// Speaks `/en-XA/` and `/ar-XB/` too, which are made of the English words to test the pages with.
    #[arg(long, env = "LECTURE_HALL_PSEUDO_LANGUAGES", hide = true)]
    pub pseudo_languages: bool,
    /// A proxy on this machine says in X-Forwarded-For where a visitor comes from.
    #[arg(long, env = "LECTURE_HALL_BEHIND_PROXY")]
    pub behind_proxy: bool,
    /// Networks (as in 10.0.0.0/8) whose machines are proxies that say so too; repeated, or with commas between.
    #[arg(
        long,
        env = "LECTURE_HALL_TRUSTED_PROXY",
        value_name = "CIDR",
        value_delimiter = ',',
        value_parser = proxy
    )]
    pub trusted_proxy: Vec<IpNet>,
    /// Whoever brings it as a bearer token may read /metrics; without one nobody may.
    #[arg(long, env = "LECTURE_HALL_METRICS_TOKEN", hide_env_values = true)]
    pub metrics_token: Option<String>,
    /// A second address, on which /metrics is served without a token, and nothing else.
    #[arg(long, env = "LECTURE_HALL_METRICS_LISTEN", value_name = "ADDR")]
    pub metrics_listen: Option<SocketAddr>,
    /// How many connections may be open; where not given, nine tenths of the files the system lets the process open.
    #[arg(long, env = "LECTURE_HALL_CONNECTIONS", value_name = "N")]
    pub connections: Option<usize>,
    /// How many of them may come from one address that is no trusted proxy.
    #[arg(
        long,
        env = "LECTURE_HALL_CONNECTIONS_PER_ADDRESS",
        value_name = "N",
        default_value_t = 2_000
    )]
    pub connections_per_address: usize,
    /// How it ends.
    #[command(flatten)]
    pub ending: Ending,
    /// The largest replay that is taken, in megabytes.
    #[arg(long, env = "LECTURE_HALL_UPLOAD_MB", default_value_t = 4096)]
    pub upload_mb: u64,
    /// How many recordings are made into renditions at a time; 0 where another node makes them.
    #[arg(long, env = "LECTURE_HALL_JOBS", default_value_t = 1)]
    pub jobs: u8,
}

/// A network, or one address.
fn proxy(typed: &str) -> Result<IpNet, String> {
    let typed = typed.trim();
    let one = typed.parse::<IpAddr>().map(IpNet::from);
    typed
        .parse()
        .or(one)
        .map_err(|_| format!("{typed} is neither a network, as in 10.0.0.0/8, nor an address"))
}

/// The folders in which the system looks for programs.
pub fn program_folders() -> Vec<PathBuf> {
    std::env::var_os("PATH").map_or_else(Vec::new, |path| std::env::split_paths(&path).collect())
}

/// The largest replay that can be asked for, in megabytes: ten terabytes.
const UPLOAD_MB_MOST: u64 = 10_000_000;

impl Serve {
    /// The public address, without a slash at the end.
    ///
    /// # Errors
    /// A sentence where what was given is none.
    pub fn origin(&self) -> Result<String, String> {
        self.public_url
            .as_deref()
            .map_or_else(|| Ok(format!("http://{}", self.listen)), public_url::origin)
    }

    /// What the hall is told of itself.
    ///
    /// # Errors
    /// A sentence where a code is no country's, or the name is too long.
    pub fn hall(&self) -> Result<Hall, String> {
        hall_facts::hall(self.operator.as_deref(), &self.partner_countries)
    }

    /// The most bytes of a replay.
    ///
    /// # Errors
    /// A sentence where it is nothing, or more than any disk.
    pub fn upload_most(&self) -> Result<u64, String> {
        if (1..=UPLOAD_MB_MOST).contains(&self.upload_mb) {
            Ok(self.upload_mb * 1_000_000)
        } else {
            Err(format!(
                "--upload-mb is from 1 to {UPLOAD_MB_MOST}, not {}",
                self.upload_mb
            ))
        }
    }

    /// The folder of the built site: as given, or beside the program (`site/`, or `../site/` under `target/`).
    pub fn site_folder(&self) -> Option<PathBuf> {
        if let Some(site) = &self.site {
            return Some(site.clone());
        }
        let beside = std::env::current_exe().ok()?.parent()?.to_owned();
        [
            beside.join("site"),
            beside.join("../site"),
            beside.join("../../site"),
        ]
        .into_iter()
        .find(|folder| folder.join("manifest.json").exists())
    }
}
