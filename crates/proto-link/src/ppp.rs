//! Point-to-Point Protocol: framing and the dispatcher by protocol number, RFC 1661 and RFC 1662.
//!
//! Elsewhere: the control protocols (`ppp_control.rs`), PPP over Ethernet (`pppoe.rs`), names of protocol numbers
//! (`words.rs`).

use dissect::prelude::*;
use dissect::text::hex_digit;

use crate::words::PPP_PROTOCOLS;

pub(crate) static PPP: Protocol = Protocol {
    fields: FIELDS,
    entries: &[
        on(tables::LINK, 9),
        on(tables::LINK, 50),
        on(tables::LINK, 166),
        on(tables::LINK, 204),
        on(tables::GRE_PROTO, 0x880b),
    ],
    ..Protocol::new("ppp", "PPP", "Point-to-Point Protocol", dissect)
};

fields! {
    DIRECTION: u8 = "ppp.direction", "Direction", Dec, DIRECTIONS;
    ADDRESS: u8 = "ppp.address", "Address", Hex;
    CONTROL: u8 = "ppp.control", "Control", Hex;
    PROTOCOL: u16 = "ppp.protocol", "Protocol", Hex, PPP_PROTOCOLS;
}

values! { DIRECTIONS { 0 "DTE->DCE", 1 "DCE->DTE" } }

const ALL_STATIONS: u8 = 0xff;
const UNNUMBERED: u8 = 0x03;

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("PPP");
    layer.info_clear();
    if layer.span().u16(0) == Ok(u16::from_be_bytes([ALL_STATIONS, UNNUMBERED])) {
        layer.read(ADDRESS)?;
        layer.read(CONTROL)?;
    }
    // One octet where the field is compressed, RFC 1661 section 6.5: its last bit is set.
    let first = layer.peek::<u8>(0)?;
    let size = if first & 1 == 1 { 1 } else { 2 };
    let number = layer.read_sized(PROTOCOL, size)? as u16;
    let rest = layer.rest();
    layer.covers(layer.at());
    if layer.hand_off(tables::PPP_PROTOCOL, u32::from(number), rest) || known(layer, number, rest) {
        return Ok(());
    }
    if layer.wants_columns() {
        let digit = |shift: u32| hex_digit((number >> shift) as u8 & 15);
        let text = [b'0', b'x', digit(12), digit(8), digit(4), digit(0)];
        layer.protocol_column(str::from_utf8(&text).unwrap_or(""));
        layer.info(format_args!("PPP {} ({number:#06x})", PPP_PROTOCOLS.name(number, "Unknown")));
    }
    layer.data(rest);
    Ok(())
}

/// Protocols of other families that stand under a name of their own.
fn known<'b>(layer: &mut Layer<'_, 'b>, number: u16, rest: Span<'b>) -> bool {
    let name = match number {
        0x0021 => Name::new("ip"),
        0x0023 => Name::new("osi"),
        0x002b => Name::new("ipx"),
        0x0057 => Name::new("ipv6"),
        0x0281 | 0x0283 => Name::new("mpls"),
        0xc227 => Name::new("eap"),
        _ => return false,
    };
    layer.call_named(name, rest, Argument::None)
}
