//! Mail: SMTP, message format, POP, IMAP.

use dissect::Protocol;

/// The protocols of this family, sorted by filter name.
pub static PROTOCOLS: &[&Protocol] = &[];
