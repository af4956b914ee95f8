//! Journeys through the router, in process, on both engines: what people do, and what must never happen to them.

mod accounts;
mod clocks;
mod corrections;
mod events;
mod faults;
mod forms;
mod gatherings;
mod hostile;
mod kept;
mod leases;
mod live_desk;
mod main_job;
mod matrix;
mod media;
mod plays;
mod presence;
mod programme;
mod questions;
mod records;
mod replay_standing;
mod screen;
mod seats;
mod steps;
mod storage;
mod walls;
mod words;
