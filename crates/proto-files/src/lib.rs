//! File transfer and terminals: FTP, TFTP, Telnet.

#![warn(clippy::indexing_slicing)]

mod finger;
mod ftp;
mod telnet;
mod tftp;

use dissect::Protocol;

/// The protocols of this family, sorted by filter name.
pub static PROTOCOLS: &[&Protocol] =
    &[&finger::FINGER, &ftp::FTP, &ftp::data::FTP_DATA, &telnet::TELNET, &tftp::TFTP];
