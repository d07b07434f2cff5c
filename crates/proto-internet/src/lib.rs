//! Internet layers: IPv4, IPv6, ICMP, IGMP, IP security.

mod exchange;
mod icmp;
mod icmpv6;
mod igmp;
mod ip;
mod ipsec;
mod ipv6;
mod mipv6;
mod numbers;
mod reassembly;
#[cfg(test)]
mod tests;

use dissect::Protocol;

/// The protocols of this family, sorted by filter name.
pub static PROTOCOLS: &[&Protocol] = &[
    &ipsec::ah::AH,
    &ipsec::esp::ESP,
    &icmp::ICMP,
    &icmpv6::ICMPV6,
    &igmp::IGMP,
    &ip::IP,
    &ipv6::IPV6,
    &ipv6::extension::dstopts::DSTOPTS,
    &ipv6::extension::fraghdr::FRAGHDR,
    &ipv6::extension::hopopts::HOPOPTS,
    &ipv6::extension::routing::ROUTING,
    &mipv6::MIPV6,
    &igmp::rgmp::RGMP,
    &ipsec::udpencap::UDPENCAP,
];
