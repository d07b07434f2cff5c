//! Internet layers: IPv4, IPv6, ICMP, IGMP.

mod checksum;
mod ip;
mod numbers;
mod reassembly;

use dissect::Protocol;

/// The protocols of this family, sorted by filter name.
pub static PROTOCOLS: &[&Protocol] = &[&ip::IP];
