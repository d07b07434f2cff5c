//! Databases: MySQL, PostgreSQL.

#![warn(clippy::indexing_slicing)]

mod mysql;
mod pgsql;
#[cfg(test)]
mod tests;

use dissect::Protocol;

/// The protocols of this family, sorted by filter name.
pub static PROTOCOLS: &[&Protocol] = &[&mysql::MYSQL, &pgsql::PGSQL];
