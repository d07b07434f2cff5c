//! Internet layers: IPv4, IPv6, ICMP, IGMP.

mod checksum;
mod exchange;
mod icmp;
mod ip;
mod ipv6;
mod numbers;
mod reassembly;

use dissect::Protocol;

/// The protocols of this family, sorted by filter name.
pub static PROTOCOLS: &[&Protocol] = &[
    &icmp::ICMP,
    &ip::IP,
    &ipv6::IPV6,
    &ipv6::extension::dstopts::DSTOPTS,
    &ipv6::extension::fraghdr::FRAGHDR,
    &ipv6::extension::hopopts::HOPOPTS,
    &ipv6::extension::routing::ROUTING,
];
