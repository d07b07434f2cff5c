//! Mobile networks and telephony: GTP, PFCP, SIP.

mod gtp;
mod pfcp;
mod sip;
#[cfg(test)]
mod tests;

use dissect::Protocol;

/// The protocols of this family, sorted by filter name.
pub static PROTOCOLS: &[&Protocol] = &[&gtp::GTP, &gtp::prime::GTPPRIME, &pfcp::PFCP, &sip::SIP];
