//! What the browser must not know of the cloud lecture hall: databases, sessions, files, and the routes over them.

#[macro_use]
pub mod db;
pub mod administer;
pub mod backup;
pub mod config;
pub mod data_folder;
pub mod demo;
pub mod descriptors;
pub mod events;
pub mod features;
pub mod hall_facts;
pub mod http;
pub mod jobs;
pub mod lifecycle;
pub mod logging;
pub mod media;
pub mod node;
mod opening;
pub mod public_url;
pub mod queue;
pub mod router;
pub mod run;
pub mod sentence;
#[cfg(feature = "testing")]
pub mod testing;
pub mod vtt;
