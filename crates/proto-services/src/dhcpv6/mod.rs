//! Dynamic Host Configuration Protocol for IPv6, RFC 8415.
//!
//! Elsewhere: options (`options.rs`), fields and code points (`fields.rs`).

use dissect::prelude::*;
use dissect::tree::flags;

use fields::*;

mod fields;
mod options;
#[cfg(test)]
mod tests;

pub(crate) static DHCPV6: Protocol = Protocol {
    fields: FIELDS,
    notes: NOTES,
    entries: &[on(tables::UDP_PORT, 546), on(tables::UDP_PORT, 547)],
    stateless: true,
    ..Protocol::new("dhcpv6", "DHCPv6", "DHCPv6", dissect)
};

const RELAY_FORWARD: u8 = 12;
const RELAY_REPLY: u8 = 13;

/// Messages inside messages, RFC 8415 §7.6 (HOP_COUNT_LIMIT).
const RELAYS_MAX: u8 = 32;

/// The message that options stand in.
#[derive(Clone, Copy)]
struct Message {
    kind: u8,
    /// How many messages it stands in.
    depth: u8,
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("DHCPv6");
    layer.info_clear();
    message(layer, 0)
}

/// A message up to the end of the layer.
fn message(layer: &mut Layer<'_, '_>, depth: u8) -> Result<(), Stop> {
    let kind = layer.read(MSGTYPE)?;
    let message = Message { kind, depth };
    match MSGTYPE_NAMES.find(u64::from(kind)) {
        Some(name) => layer.info_append(format_args!("{name} ")),
        None => layer.info_append(format_args!("Message Type {kind} ")),
    }
    if matches!(kind, RELAY_FORWARD | RELAY_REPLY) {
        relay(layer)?;
    } else {
        let id = layer.read(XID)?;
        layer.info_append(format_args!("XID: {id:#08x} "));
    }
    options::options(layer, message)
}

/// RFC 8415 §9: a message that carries another.
fn relay(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    const OPTIONS_AT: usize = 34;
    let at = layer.at() - 1;
    let hops = layer.read(HOPCOUNT)?;
    if let Some(inner) = inner_message(layer, at + OPTIONS_AT) {
        match inner {
            (RELAY_FORWARD | RELAY_REPLY, below) if below.checked_add(1) != Some(hops) => {
                layer.note_with(
                    BAD_HOP_COUNT,
                    format_args!("The message inside has hop count {below}, this one {hops}"),
                );
            }
            (RELAY_FORWARD | RELAY_REPLY, _) => {}
            (_, _) if hops != 0 => {
                layer.note_with(
                    BAD_HOP_COUNT,
                    format_args!("The hop count of the innermost relay is {hops}, not 0"),
                );
            }
            _ => {}
        }
    }
    let link = layer.ipv6(LINKADDR)?;
    layer.info_append(format_args!("L: {} ", Address::Ipv6(link)));
    layer.ipv6(PEERADDR).map(|_| ())
}

/// Type and second octet of the message that a relay's options hold.
fn inner_message(layer: &Layer<'_, '_>, mut at: usize) -> Option<(u8, u8)> {
    const RELAY_MESSAGE: u16 = 9;
    let span = layer.span();
    // Each turn takes at least the four octets of an option's header.
    loop {
        let code = span.u16(at).ok()?;
        let len = usize::from(span.u16(at + 2).ok()?);
        if code == RELAY_MESSAGE {
            return Some((span.u8(at + 4).ok()?, span.u8(at + 5).ok()?));
        }
        at += 4 + len;
    }
}

/// A message inside an option, as a layer of its own that does not stand in the names of the layers.
fn inside(layer: &mut Layer<'_, '_>, depth: u8) -> Result<(), Stop> {
    if depth >= RELAYS_MAX {
        return Err(Stop::Limit("too many relays"));
    }
    let own = layer.registry().protocol_field(layer.protocol());
    layer.put_foreign(own, layer.at(), layer.left(), Value::Range, flags::PROTOCOL);
    layer.nest(|layer| message(layer, depth + 1))
}
