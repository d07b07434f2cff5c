//! Packets without a link header: IPv4 or IPv6 as their first four bits tell, or PPP by its address and control
//! octets, which some systems write as raw packets.

use dissect::prelude::*;

pub(crate) static RAW: Protocol = Protocol {
    entries: &[on(tables::LINK, 101), on(tables::LINK, 12), on(tables::LINK, 14)],
    ..Protocol::new("raw", "Raw", "Raw packet data", dissect)
};

/// What some systems put before an IPv4 packet.
const ZEROS: usize = 10;

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("N/A");
    layer.set_link_ends(Address::other("N/A"), Address::other("N/A"));
    layer.info(format_args!("Raw packet data"));
    let span = layer.span();
    layer.covers(span.bytes.len());
    let first = span.u16(0)?;
    let (name, at) = match first {
        0xff03 => (Name::new("ppp"), 0),
        0x07ff if span.u8(2) == Ok(0x03) => (Name::new("ppp"), 1),
        _ if span.bytes.get(..ZEROS) == Some(&[0; ZEROS]) => (Name::new("ip"), ZEROS),
        _ if first >> 12 == 4 => (Name::new("ip"), 0),
        _ if first >> 12 == 6 => (Name::new("ipv6"), 0),
        _ => {
            layer.data(span);
            return Ok(());
        }
    };
    let rest = span.from(at);
    if !layer.call_named(name, rest, Argument::None) {
        layer.data(rest);
    }
    Ok(())
}
