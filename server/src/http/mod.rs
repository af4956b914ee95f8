//! Routes that are not pages, and the layers around those that are.

pub mod beats;
pub mod calendar;
pub mod connections;
pub mod events;
pub mod headers;
pub mod health;
pub mod kept;
pub mod limits;
pub mod media;
pub mod metrics;
pub mod plays;
pub mod robots;
pub mod root;
pub mod site;
pub mod slides;
pub mod tracks;
pub mod trim;
pub mod unavailable;
pub mod upload;
pub mod visit;
