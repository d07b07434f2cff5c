//! Transports: TCP, UDP, SCTP.

mod sctp;
mod tcp;
mod udp;

use dissect::Protocol;

/// The protocols of this family, sorted by filter name.
pub static PROTOCOLS: &[&Protocol] = &[&sctp::SCTP, &tcp::TCP, &udp::UDP, &udp::lite::UDPLITE];
