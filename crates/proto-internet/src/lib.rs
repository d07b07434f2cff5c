//! Internet layers: IPv4, IPv6, ICMP, IGMP.

mod ipv4;

use dissect::Protocol;

/// The protocols of this family, sorted by filter name.
pub static PROTOCOLS: &[&Protocol] = &[&ipv4::IP];
