//! Generic Network Virtualization Encapsulation: RFC 8926 section 3.
//!
//! Code points: IANA "Network Virtualization Overlay (NVO3)", EtherTypes of the IEEE Registration Authority.

use dissect::prelude::*;

pub(crate) static GENEVE: Protocol = Protocol {
    fields: FIELDS,
    notes: NOTES,
    entries: &[on(tables::UDP_PORT, 6081)],
    ..Protocol::new("geneve", "Geneve", "Generic Network Virtualization Encapsulation", dissect)
};

fields! {
    VERSION: u8 = "geneve.version", "Version", Dec;
    /// In octets; on the wire in units of four.
    LENGTH: u8 = "geneve.option.length", "Length", Dec, OCTETS;
    FLAGS: Bits<u8> = "geneve.flags", "Flags", Hex {
        OAM: 0x80 = "geneve.flags.oam", "Operations, Administration and Management Frame", Flag;
        CRITICAL: 0x40 = "geneve.flags.critical", "Critical Options Present", Flag;
        RESERVED_FLAGS: 0x3f = "geneve.flags.reserved", "Reserved", Flag;
    };
    TYPE: u16 = "geneve.proto_type", "Protocol Type", Hex, TYPES;
    VNI: U24 = "geneve.vni", "Virtual Network Identifier (VNI)", HexDec;
    RESERVED: u8 = "geneve.reserved", "Reserved", Hex;
    OPTIONS: Bytes = "geneve.options", "Geneve Options", None;
    OPTION: Bytes = "geneve.option", "Option", None;
    OPTION_CLASS: u16 = "geneve.option.class", "Class", Hex, CLASSES;
    OPTION_TYPE: u8 = "geneve.option.type", "Type", Hex;
    OPTION_TYPE_WORD: Bits<u8> = "geneve.option.type", "Type", Hex {
        OPTION_CRITICAL: 0x80 = "geneve.option.type.critical", "Critical Option", Flag;
    };
    OPTION_FLAGS: Bits<u8> = "geneve.option.flags", "Flags", Hex {
        OPTION_RESERVED: 0xe0 = "geneve.option.flags.reserved", "Reserved", Flag;
    };
    OPTION_LENGTH: u8 = "geneve.option.length", "Length", Dec, OCTETS;
    OPTION_DATA: Bytes = "geneve.option.unknown.data", "Unknown Option Data", None;
}

notes! {
    UNKNOWN_VERSION = "geneve.version.unknown", Warn, Protocol, "Unknown version";
    INVALID_LENGTH = "geneve.option.length.invalid", Error, Malformed, "Invalid length for option";
}

const OCTETS: Labels = Labels::Unit(" bytes");
values! { TYPES {
    0x0800 "IPv4", 0x0806 "ARP", 0x6558 "Transparent Ethernet bridging", 0x8100 "802.1Q Virtual LAN", 0x86dd "IPv6",
    0x8847 "MPLS label switched packet", 0x8848 "MPLS multicast label switched packet",
    0x88a8 "802.1ad Provider Bridge (Q-in-Q)", 0x894f "Network Service Header",
} }
const CLASSES: Labels = Labels::Ranges(&[
    (0x0000, 0x00ff, "Standard"),
    (0x0100, 0x0100, "Linux"),
    (0x0101, 0x0101, "Open vSwitch"),
    (0x0102, 0x0102, "Open vSwitch Group"),
    (0x0103, 0x0103, "Open Virtual Networking"),
    (0x0104, 0x0104, "In-band Network Telemetry (INT)"),
    (0x0105, 0x0105, "VMware"),
    (0xfff0, 0xffff, "Experimental"),
]);

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("Geneve");
    layer.info_clear();
    let first = layer.peek::<u8>(0)?;
    let (version, len) = (first >> 6, 4 * usize::from(first & 0x3f));
    layer.put(VERSION, 0, 1, version);
    if version != 0 {
        layer.note(UNKNOWN_VERSION);
        return Ok(());
    }
    layer.put(LENGTH, 0, 1, len as u8);
    layer.skip(1)?;
    let mark = layer.mark();
    let flags = layer.read_bits(FLAGS)?;
    for (flag, name) in [(OAM, "OAM"), (CRITICAL, "Critical Options Present")] {
        if flag.is_set(flags) {
            layer.append_at(mark, format_args!(", {name}"));
        }
    }
    let kind = layer.read(TYPE)?;
    if let Some(name) = TYPES.find(u64::from(kind)) {
        layer.info(format_args!("Encapsulated {name}"));
    } else {
        layer.info(format_args!("Encapsulated unknown ({kind:#06x})"));
    }
    let vni = layer.read(VNI)?;
    layer.title(format_args!(", VNI: {vni:#08x}"));
    let reserved = layer.peek::<u8>(0)?;
    layer.hidden(RESERVED, layer.at(), 1, reserved);
    layer.skip(1)?;
    if len > 0 {
        layer.put_bytes(OPTIONS, layer.at(), len);
        layer.label(format_args!("Options: ({len} bytes)"));
        layer.nest(|layer| layer.within(len, options))?;
    }
    let rest = layer.rest();
    let name = match kind {
        0x6558 => Name::new("eth"),
        _ if layer.hand_off(tables::ETHERTYPE, u32::from(kind), rest) => return Ok(()),
        _ => Name::new("data"),
    };
    if !layer.call_named(name, rest, Argument::None) {
        layer.data(rest);
    }
    Ok(())
}

/// Section 3.5. Each takes at least four octets.
fn options(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    while layer.left() > 0 {
        let (at, class) = (layer.at(), layer.peek::<u16>(0)?);
        let (kind, last) = (layer.peek::<u8>(2)?, layer.peek::<u8>(3)?);
        let len = 4 + 4 * usize::from(last & 0x1f);
        let word = if kind & 0x80 != 0 { "Critical" } else { "Non-critical" };
        let name = CLASSES.name(class, "Unknown");
        layer.put_bytes(OPTION, at, len.min(layer.left()));
        layer.label(format_args!(
            "Unknown, Class: {name} ({class:#06x}) Type: {kind:#04x} ({word})"
        ));
        if len > layer.left() {
            layer.note(INVALID_LENGTH);
            return layer.skip(layer.left());
        }
        layer.nest(|layer| {
            layer.read(OPTION_CLASS)?;
            layer.put(OPTION_TYPE, at + 2, 1, kind);
            layer.append(format_args!(" ({word})"));
            layer.put_members(OPTION_TYPE_WORD, at + 2, 1, u64::from(kind));
            layer.flag_last(dissect::tree::flags::HIDDEN);
            layer.skip(1)?;
            layer.hidden(OPTION_FLAGS, at + 3, 1, last & 0xe0);
            layer.nest(|layer| layer.put_members(OPTION_FLAGS, at + 3, 1, u64::from(last)));
            layer.put(OPTION_LENGTH, at + 3, 1, len as u8);
            layer.skip(1)?;
            if len > 4 {
                layer.bytes(OPTION_DATA, len - 4)?;
            }
            Ok(())
        })?;
    }
    Ok(())
}
