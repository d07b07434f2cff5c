//! Names of hosts, as a file of hosts has them.

use std::io::{Result, Write};

use dissect::Address;
use session::tap::Hosts;

use super::About;

pub(super) fn write_hosts(out: &mut dyn Write, report: &Hosts, about: &About<'_>) -> Result<()> {
    writeln!(out, "# TShark hosts output\n#\n# Host data gathered from {}\n", about.capture)?;
    let wanted = about.learned.iter().filter(|(address, _)| match address {
        Address::Ipv4(_) => report.v4,
        Address::Ipv6(_) => report.v6,
        _ => false,
    });
    let mut list: Vec<_> = wanted.collect();
    // IPv4 sorts before IPv6.
    list.sort_by_key(|(address, _)| **address);
    list.iter().try_for_each(|(address, name)| writeln!(out, "{address}\t{name}"))
}
