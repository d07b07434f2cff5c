//! Token Ring: IEEE 802.5 (ISO/IEC 8802-5) section 3, frame format; IEEE 802.1D annex C, routing information.

use dissect::prelude::*;

pub(crate) static TR: Protocol = Protocol {
    fields: FIELDS,
    entries: &[on(tables::LINK, 6)],
    ..Protocol::new("tr", "Token-Ring", "Token-Ring", dissect)
};

fields! {
    ACCESS: Bits<u8> = "tr.ac", "Access Control", Hex {
        PRIORITY: 0xe0 = "tr.priority", "Priority", Dec;
        FRAME: 0x10 = "tr.frame", "Frame", Flag, FRAMES;
        MONITOR: 0x08 = "tr.monitor_cnt", "Monitor Count", Dec;
        RESERVATION: 0x07 = "tr.priority_reservation", "Priority Reservation", Dec;
    };
    CONTROL: Bits<u8> = "tr.fc", "Frame Control", Hex {
        KIND: 0xc0 = "tr.frame_type", "Frame Type", Dec, KINDS;
        BUFFER: 0x0f = "tr.frame_pcf", "Frame PCF", Dec, BUFFERS;
    };
    DESTINATION: Ether = "tr.dst", "Destination", None;
    SOURCE: Ether = "tr.src", "Source", None;
    ADDRESS: Ether = "tr.addr", "Source or Destination Address", None;
    ROUTED: bool = "tr.sr", "Source Routed", Flag;
    ROUTE_LENGTH: u8 = "tr.rif_bytes", "RIF Bytes", Dec;
    BROADCAST: u8 = "tr.broadcast", "Broadcast Type", Dec, BROADCASTS;
    LARGEST: u8 = "tr.max_frame_size", "Maximum Frame Size", Dec, SIZES;
    DIRECTION: u8 = "tr.direction", "Direction", Dec, DIRECTIONS;
    ROUTE: Text = "tr.rif", "Ring-Bridge Pairs", None;
    RING: u16 = "tr.rif.ring", "RIF Ring", Hex;
    BRIDGE: u8 = "tr.rif.bridge", "RIF Bridge", Hex;
    EXTRA: Bytes = "tr.rif.extra", "Extra RIF bytes beyond spec", None;
}

flag_labels! { FRAMES "Frame", "Token" }
values! { KINDS { 0 "MAC", 1 "LLC", 2 "Reserved" } }
values! { BUFFERS {
    0 "Normal buffer", 1 "Express buffer", 2 "Purge", 3 "Claim Token", 4 "Beacon", 5 "Active Monitor Present",
    6 "Standby Monitor Present",
} }
values! { BROADCASTS {
    0 "Non-broadcast", 32 "Non-broadcast", 64 "Non-broadcast", 96 "Non-broadcast", 128 "All-routes broadcast",
    160 "All-routes broadcast", 192 "Single-route broadcast", 224 "Single-route broadcast",
} }
values! { SIZES {
    0 "516", 16 "1500", 32 "2052", 48 "4472", 64 "8144", 80 "11407", 96 "17800", 112 "65535",
} }
values! { DIRECTIONS { 0 "From originating station (-->)", 128 "To originating station (<--)" } }

/// The bit of the source address that says that a route follows.
const ROUTE_FOLLOWS: u8 = 0x80;
/// Octets of a route in the standard: its control field and eight pairs.
const ROUTE_OCTETS: usize = 18;

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("TR");
    layer.read_bits(ACCESS)?;
    let mark = layer.mark();
    let control = layer.read_bits(CONTROL)?;
    let kind = KIND.of(control);
    let word = KINDS.name(kind, "Unknown");
    layer.info(format_args!("Token-Ring {word}"));
    if layer.wants_labels() {
        let buffer = BUFFERS.name(BUFFER.of(control), "Unknown");
        layer.append_at(mark, format_args!(", Frame Type: {word}, Frame PCF: {buffer}"));
    }
    let to = layer.ether(DESTINATION)?;
    let from = layer.ether(SOURCE)?;
    let [first, more @ ..] = from;
    let [a, b, c, d, e] = more;
    let plain = [first & !ROUTE_FOLLOWS, a, b, c, d, e];
    layer.set_link_ends(Address::Ether(plain), Address::Ether(to));
    layer.hidden_bytes(ADDRESS, 2, 6);
    layer.hidden_bytes(ADDRESS, 8, 6);
    let routed = first & ROUTE_FOLLOWS != 0;
    layer.put(ROUTED, 8, 1, routed);
    layer.put_text_flagged(SOURCE, 8, 6, plain, dissect::tree::flags::HIDDEN);
    if routed {
        route(layer)?;
    }
    layer.covers(layer.at());
    let rest = layer.rest();
    let name = match kind {
        0 => Name::new("trmac"),
        1 => Name::new("llc"),
        _ => Name::new("data"),
    };
    if !layer.call_named(name, rest, Argument::None) {
        layer.data(rest);
    }
    Ok(())
}

/// The routing information field: which rings and bridges the frame passes.
fn route(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let at = layer.at();
    let (first, second) = (layer.peek::<u8>(0)?, layer.peek::<u8>(1)?);
    let len = usize::from(first & 0x1f).max(2);
    layer.put(ROUTE_LENGTH, at, 1, len as u8);
    layer.put(BROADCAST, at, 1, first & 0xe0);
    layer.put(LARGEST, at + 1, 1, second & 0x70);
    layer.put(DIRECTION, at + 1, 1, second & 0x80);
    let pairs = layer.span().slice(at + 2, len.min(ROUTE_OCTETS) - 2)?;
    let mut text = String::new();
    let hops = pairs.chunks_exact(2).filter_map(|pair| pair.first_chunk::<2>());
    let count = hops.clone().count();
    let hidden = dissect::tree::flags::HIDDEN;
    for (i, pair) in hops.enumerate().filter(|_| count > 1) {
        let (ring, bridge) = (u16::from_be_bytes(*pair) >> 4, pair[1] & 15);
        let place = at + 2 + 2 * i;
        layer.hidden(RING, place, 2, ring);
        text.push_str(&format!("{ring:03X}"));
        // The last ring has no bridge behind it.
        if i + 1 < count {
            layer.put_value(BRIDGE, place + 1, 1, Value::U64(u64::from(bridge)), hidden);
            text.push_str(&format!("-{bridge:X}-"));
        }
    }
    if count > 1 {
        layer.put_text(ROUTE, at + 2, 2 * count, text);
    }
    layer.skip(len)?;
    if len > ROUTE_OCTETS {
        layer.put_bytes(EXTRA, at + ROUTE_OCTETS, len - ROUTE_OCTETS);
    }
    Ok(())
}
