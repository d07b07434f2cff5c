//! Point-to-Point Protocol: framing and the dispatcher by protocol number, RFC 1661 and RFC 1662.
//!
//! Elsewhere: the control protocols (`ppp_control.rs`), PPP over Ethernet (`pppoe.rs`), names of protocol numbers
//! (`words.rs`).

use crc::{CRC_16_IBM_SDLC, Crc};
use dissect::prelude::*;
use dissect::text::hex_digit;

use crate::eth::{CHECKSUM_STATUS, CRC_32};
use crate::words::PPP_PROTOCOLS;

pub(crate) static PPP: Protocol = Protocol {
    fields: FIELDS,
    notes: NOTES,
    prefs: PREFS,
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
    FCS_16: u16 = "ppp.fcs_16", "FCS 16", Hex;
    FCS_32: u32 = "ppp.fcs_32", "FCS 32", Hex;
    FCS_STATUS: u8 = "ppp.fcs.status", "FCS Status", None, CHECKSUM_STATUS;
}

notes! {
    FCS_BAD = "ppp.bad_checksum", Error, Checksum, "Bad checksum";
}

prefs! {
    FCS_TYPE = "fcs_type", "Check sequence at the end of a frame", Choice(0, FCS_TYPES);
    DEFAULT_PROTOCOL = "default_proto_id", "Protocol of frames that do not tell it", Uint(0);
}

/// Check sequences that a frame may end with.
pub(crate) const FCS_TYPES: &[&str] = &["None", "16-Bit", "32-Bit"];

values! { DIRECTIONS { 0 "DTE->DCE", 1 "DCE->DTE" } }

const ALL_STATIONS: u8 = 0xff;
const UNNUMBERED: u8 = 0x03;

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("PPP");
    layer.info_clear();
    if layer.caller() == "frame" {
        layer.set_link_ends(Address::other("N/A"), Address::other("N/A"));
    }
    if layer.span().u16(0) == Ok(u16::from_be_bytes([ALL_STATIONS, UNNUMBERED])) {
        layer.read(ADDRESS)?;
        layer.read(CONTROL)?;
    }
    let fcs = layer.pref_uint(FCS_TYPE);
    if fcs != 0 {
        check_sequence(layer, fcs);
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

/// Takes the check sequence (of 16 bits, or else of 32) off the frame's end. RFC 1662 annex C.
pub(crate) fn check_sequence(layer: &mut Layer<'_, '_>, kind: u64) {
    let registry = layer.registry();
    let own = registry.named(Name::new("ppp")).unwrap_or(registry.known.data);
    let octets = if kind == 1 { 2 } else { 4 };
    let span = layer.span();
    let Some(at) = span.len().checked_sub(octets) else { return };
    layer.narrow(at);
    let Ok(sent) = span.slice(at, octets) else { return };
    let frame = span.bytes.get(..at).unwrap_or(&[]);
    let sent = sent.iter().rev().fold(0, |sent, octet| sent << 8 | u32::from(*octet));
    let (field, name, sum) = match kind {
        1 => (FCS_16.index, "FCS 16", u32::from(CRC_16.checksum(frame))),
        _ => (FCS_32.index, "FCS 32", CRC_32.checksum(frame)),
    };
    let width = octets * 2 + 2;
    let value = Value::U64(u64::from(sent));
    layer.put_foreign(registry.field_of(own, field), at, octets, value, 0);
    if sent == sum {
        layer.label(format_args!("{name}: {sent:#0width$x} [correct]"));
    } else {
        layer.label(format_args!("{name}: {sent:#0width$x} incorrect, should be {sum:#0width$x}"));
        layer.nest(|layer| {
            let words = format_args!("Bad checksum [should be {sum:#0width$x}]");
            layer.note_of(own, FCS_BAD, words);
        });
    }
    let status = Value::U64(u64::from(sent == sum));
    let generated = dissect::tree::flags::GENERATED;
    layer.put_foreign(registry.field_of(own, FCS_STATUS.index), at, octets, status, generated);
}

static CRC_16: Crc<u16> = Crc::<u16>::new(&CRC_16_IBM_SDLC);

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
