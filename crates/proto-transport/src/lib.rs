//! Transports: TCP, UDP, SCTP.

mod found;
mod mptcp;
mod sctp;
mod tcp;
#[cfg(test)]
mod tests;
mod udp;

use dissect::Protocol;

/// The protocols of this family, sorted by filter name.
pub static PROTOCOLS: &[&Protocol] =
    &[&mptcp::MPTCP, &sctp::SCTP, &tcp::TCP, &udp::UDP, &udp::lite::UDPLITE];
