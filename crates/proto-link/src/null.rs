//! Loopback of BSD systems: the address family in four octets before the packet, in the byte order of the
//! machine that captured it (`null`) or of the network (OpenBSD's `loop`).
//!
//! Families: the systems' `sys/socket.h`; IPv6 has another number on each.

use dissect::prelude::*;

use crate::words::ETHERTYPES;

pub(crate) static NULL: Protocol = Protocol {
    fields: FIELDS,
    entries: &[on(tables::LINK, 0), on(tables::LINK, 108)],
    ..Protocol::new("null", "Null", "Null/Loopback", dissect)
};

/// By address family.
const FAMILY_TABLE: Table = Table::new("null.type");
const LINKTYPE_LOOP: u16 = 108;
const HEADER: usize = 4;
/// Larger numbers are EtherTypes.
const FAMILY_MAX: u32 = 1500;

fields! {
    /// An EtherType, which some systems write in the family's place.
    TYPE: u16 = "null.type", "Type", Hex, ETHERTYPES;
    FAMILY: u32 = "null.family", "Family", Dec, FAMILIES;
}

values! { FAMILIES {
    2 "IP", 7 "OSI", 16 "Appletalk", 23 "Netware IPX/SPX", 24 "IPv6", 28 "IPv6", 30 "IPv6",
} }

enum Kind {
    Family(u32),
    EtherType(u16),
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("N/A");
    layer.set_link_ends(Address::other("N/A"), Address::other("N/A"));
    layer.info(format_args!("Null/Loopback"));
    let span = layer.span();
    if span.u16(0) == Ok(0xff03) {
        layer.drop_node();
        hand_on(layer, Name::new("ppp"), span);
        return Ok(());
    }
    let word = span.u32(0).inspect_err(|_| layer.drop_node())?;
    let looped = layer.caller() == "frame" && layer.frame_info().link == LINKTYPE_LOOP;
    let kind = if looped { Kind::Family(word) } else { kind(word) };
    layer.covers(HEADER);
    layer.seek(HEADER);
    let rest = layer.rest();
    match kind {
        Kind::Family(family) => {
            layer.put(FAMILY, 0, HEADER, family);
            match family {
                2 => hand_on(layer, Name::new("ip"), rest),
                24 | 28 | 30 => hand_on(layer, Name::new("ipv6"), rest),
                _ => layer.hand_off_or_data(FAMILY_TABLE, family, rest),
            }
        }
        Kind::EtherType(kind) => {
            layer.put(TYPE, 0, HEADER, kind);
            layer.hand_off_or_data(tables::ETHERTYPE, u32::from(kind), rest);
        }
    }
    Ok(())
}

/// The byte order is told by where the zeros are: families and EtherTypes need two octets at most.
fn kind(word: u32) -> Kind {
    let value = match (word, word.swap_bytes()) {
        (word, _) if word >> 16 == 0 => word,
        (_, swapped) if swapped >> 16 == 0 => swapped,
        _ if word & 0xff != 0 => return Kind::EtherType(word as u16),
        _ => word & 0xffff,
    };
    match value {
        FAMILY_MAX.. if value != FAMILY_MAX => Kind::EtherType(value as u16),
        _ if value & 0xff == 0 => Kind::Family(value >> 8),
        _ => Kind::Family(value),
    }
}

fn hand_on<'b>(layer: &mut Layer<'_, 'b>, name: Name, span: Span<'b>) {
    if !layer.call_named(name, span, Argument::None) {
        layer.data(span);
    }
}
