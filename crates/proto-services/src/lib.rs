//! Names, addresses, time and management: DNS, DHCP, NTP, SNMP.

use dissect::Protocol;

mod dhcp;
mod dhcpv6;
mod dns;
mod exchange;
mod llmnr;
mod mdns;
mod name;
mod nbns;
mod ntp;
mod snmp;
mod ssdp;
mod syslog;
mod text;

/// The protocols of this family, sorted by filter name.
pub static PROTOCOLS: &[&Protocol] = &[
    &dhcp::DHCP,
    &dhcpv6::DHCPV6,
    &dns::DNS,
    &llmnr::LLMNR,
    &mdns::MDNS,
    &nbns::NBNS,
    &ntp::NTP,
    &snmp::SNMP,
    &ssdp::SSDP,
    &syslog::SYSLOG,
];
