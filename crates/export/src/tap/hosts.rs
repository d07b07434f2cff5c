//! Names of hosts, as a file of hosts has them.

use std::collections::BTreeMap;
use std::io::{Result, Write};

use dissect::Address;
use session::tap::Hosts;

use super::About;

pub(super) fn write_hosts(out: &mut dyn Write, report: &Hosts, about: &About<'_>) -> Result<()> {
    writeln!(out, "# TShark hosts output\n#\n# Host data gathered from {}\n", about.capture)?;
    // Those of files first: what the capture tells counts.
    let files = about.config.names.iter().flat_map(|tables| tables.hosts());
    let told = about.learned.iter().map(|(address, name)| (address, &**name));
    let all: BTreeMap<&Address, &str> = files.chain(told).collect();
    let mut wanted = all.iter().filter(|(address, _)| match address {
        Address::Ipv4(_) => report.v4,
        Address::Ipv6(_) => report.v6,
        _ => false,
    });
    // IPv4 sorts before IPv6.
    wanted.try_for_each(|(address, name)| writeln!(out, "{address}\t{name}"))
}
