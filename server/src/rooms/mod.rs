//! The rooms' SQL and rules: `impl Room for Db`, one file a room.

pub mod accounts;
pub mod enrolment;
mod fold;
pub mod lectures;
pub mod live;
mod parsing;
mod passages;
pub mod replays;
pub mod reports;
mod rights;
pub mod search;
