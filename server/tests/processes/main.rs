//! What only whole processes show: a hall that is killed or stopped, and two halls on one database.

mod away;
mod backup;
mod commands;
mod crash;
mod disk;
mod hall;
mod nodes;
mod renditions;
mod renewal;
mod streams;
mod uploads;
