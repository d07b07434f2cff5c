//! Multicast DNS, RFC 6762: messages of DNS in which the highest bit of a class has a meaning of its own.

use dissect::prelude::*;

use crate::dns::{Dialect, dialect};

pub(crate) static MDNS: Protocol = Protocol {
    entries: &[on(tables::UDP_PORT, 5353)],
    head: 4,
    ..Protocol::new("mdns", "mDNS", "Multicast Domain Name System", dissect)
};

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("MDNS");
    dialect(layer, Dialect::Mdns)
}
