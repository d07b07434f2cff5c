//! Names, addresses, time and management: DNS, DHCP, NTP, SNMP.

use dissect::Protocol;

mod dns;
mod exchange;
mod llmnr;
mod mdns;
mod name;
mod ntp;
mod snmp;

/// The protocols of this family, sorted by filter name.
pub static PROTOCOLS: &[&Protocol] =
    &[&dns::DNS, &llmnr::LLMNR, &mdns::MDNS, &ntp::NTP, &snmp::SNMP];
