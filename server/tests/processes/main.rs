//! What only whole processes show: a hall that is killed, and two halls on one database.

mod crash;
mod hall;
mod nodes;
