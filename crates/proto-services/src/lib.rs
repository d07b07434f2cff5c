//! Names, addresses, time and management: DNS, DHCP, NTP, SNMP.

mod ntp;

use dissect::Protocol;

/// The protocols of this family, sorted by filter name.
pub static PROTOCOLS: &[&Protocol] = &[&ntp::NTP];
