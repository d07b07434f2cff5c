//! Mail: SMTP, message format, POP, IMAP.

#![warn(clippy::indexing_slicing)]

mod gather;
mod imap;
mod imf;
mod lines;
mod pop;
mod smtp;
#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod testing;

use dissect::Protocol;

/// The protocols of this family, sorted by filter name.
pub static PROTOCOLS: &[&Protocol] = &[&imap::IMAP, &imf::IMF, &pop::POP, &smtp::SMTP];
