//! Mail: SMTP, message format, POP, IMAP.

#![warn(clippy::indexing_slicing)]

mod gather;
mod imf;
mod lines;
mod smtp;

use dissect::Protocol;

/// The protocols of this family, sorted by filter name.
pub static PROTOCOLS: &[&Protocol] = &[&imf::IMF, &smtp::SMTP];
