//! Link-Local Multicast Name Resolution, RFC 4795: messages of DNS with flags of its own.

use dissect::prelude::*;

use crate::dns::{Dialect, dialect};

pub(crate) static LLMNR: Protocol = Protocol {
    entries: &[on(tables::UDP_PORT, 5355)],
    head: 4,
    ..Protocol::new("llmnr", "LLMNR", "Link-local Multicast Name Resolution", dissect)
};

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("LLMNR");
    dialect(layer, Dialect::Llmnr)
}
