//! Names, addresses, time and management: DNS, DHCP, NTP, SNMP.

use dissect::Protocol;

mod dns;
mod llmnr;
mod mdns;
mod name;
mod ntp;

/// The protocols of this family, sorted by filter name.
pub static PROTOCOLS: &[&Protocol] = &[&dns::DNS, &llmnr::LLMNR, &mdns::MDNS, &ntp::NTP];
