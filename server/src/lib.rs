//! What the browser must not know of the cloud lecture hall: databases, sessions, files, and the routes over them.

#[macro_use]
pub mod db;
pub mod config;
pub mod demo;
pub mod descriptors;
pub mod http;
pub mod jobs;
pub mod media;
pub mod rooms;
pub mod router;
pub mod run;
#[cfg(feature = "testing")]
pub mod testing;
