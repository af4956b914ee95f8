//! What only whole processes show: a hall that is killed or stopped, and two halls on one database.

mod away;
mod backup;
mod commands;
mod crash;
mod disk;
mod hall;
mod limits;
mod logs;
mod metrics;
mod nodes;
mod pseudo;
mod renditions;
mod renewal;
mod stop;
mod streams;
mod uploads;
