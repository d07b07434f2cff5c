//! File transfer and terminals: FTP, TFTP, Telnet.

use dissect::Protocol;

/// The protocols of this family, sorted by filter name.
pub static PROTOCOLS: &[&Protocol] = &[];
