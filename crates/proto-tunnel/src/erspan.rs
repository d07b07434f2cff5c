//! Encapsulated Remote Switch Packet Analysis: mirrored frames in GRE. draft-foschiano-erspan.

use dissect::prelude::*;

pub(crate) static ERSPAN: Protocol = Protocol {
    fields: FIELDS,
    notes: NOTES,
    entries: &[on(tables::GRE_PROTO, 0x88be), on(tables::GRE_PROTO, 0x22eb)],
    ..Protocol::new("erspan", "ERSPAN", "Encapsulated Remote Switch Packet ANalysis", dissect)
};

fields! {
    FIRST: Bits<u16> = "erspan.version", "Version and VLAN", Hex & 0xf000 {
        VERSION: 0xf000 = "erspan.version", "Version", Dec, VERSIONS;
        VLAN: 0x0fff = "erspan.vlan", "Vlan", Dec;
    };
    SECOND: Bits<u16> = "erspan.cos", "Session", Hex & 0xe000 {
        COS: 0xe000 = "erspan.cos", "COS", Dec;
        ENCAP: 0x1800 = "erspan.encap", "Encap", Dec, ENCAPS;
        TRUNCATED: 0x0400 = "erspan.truncated", "Truncated", Dec, TRUNCATIONS;
        SPANID: 0x03ff = "erspan.spanid", "SpanID", Dec;
    };
    SECOND_III: Bits<u16> = "erspan.cos", "Session", Hex & 0xe000 {
        COS_III: 0xe000 = "erspan.cos", "COS", Dec;
        BSO: 0x1800 = "erspan.bso", "Bad/Short/Oversized", Dec, INTEGRITIES;
        TRUNCATED_III: 0x0400 = "erspan.truncated", "Truncated", Dec, TRUNCATIONS;
        SPANID_III: 0x03ff = "erspan.spanid", "SpanID", Dec;
    };
    INDEX_WORD: Bits<u32> = "erspan.reserved", "Index", Hex & 0xfff00000 {
        RESERVED: 0xfff00000 = "erspan.reserved", "Reserved", Dec;
        INDEX: 0x000fffff = "erspan.index", "Index", Dec;
    };
    TIMESTAMP: u32 = "erspan.timestamp", "Timestamp", Dec & 0xffffffff;
    SGT: u16 = "erspan.sgt", "Security Group Tag", Dec & 0xffff;
    LAST: Bits<u16> = "erspan.p", "Frame", Hex & 0x8000 {
        HAS_ETHERNET: 0x8000 [u16] = "erspan.p", "Has Ethernet PDU", Dec;
        FRAME_TYPE: 0x7c00 = "erspan.ft", "Frame Type", Dec, FRAME_TYPES;
        HARDWARE: 0x03f0 = "erspan.hw", "Hardware ID", Dec;
        DIRECTION: 0x0008 = "erspan.direction", "Direction", Flag, EGRESS;
        GRANULARITY: 0x0006 = "erspan.gra", "Timestamp granularity", Dec, GRANULARITIES;
        OPTIONAL: 0x0001 = "erspan.o", "Optional Sub headers", Dec;
    };
    PLATFORM: Bits<u32> = "erspan.platid", "Platform ID", Dec & 0xfc000000 {
        PLATFORM_ID: 0xfc000000 = "erspan.platid", "Platform ID", Dec;
    };
    PID1: Bits<u32> = "erspan.pid1.rsvd1", "Platform 1", Dec & 0x3fff000 {
        PID1_RSVD: 0x03fff000 = "erspan.pid1.rsvd1", "Reserved", Dec;
        PID1_VSMID: 0x00000fff = "erspan.pid1.vsmid", "VSM Domain ID", Dec;
    };
    PID1_PORT: u32 = "erspan.pid1.port_index", "Port ID/Index", Dec & 0xffffffff;
    PID3: Bits<u32> = "erspan.pid3.rsvd1", "Platform 3", Dec & 0x3ffc000 {
        PID3_RSVD: 0x03ffc000 = "erspan.pid3.rsvd1", "Reserved", Dec;
        PID3_PORT: 0x00003fff = "erspan.pid3.port_index", "Port ID/Index", Dec;
    };
    PID3_TIMESTAMP: u32 = "erspan.pid3.timestamp", "Upper 32-bit Timestamp", Dec & 0xffffffff;
    PID4: Bits<u32> = "erspan.pid4.rsvd1", "Platform 4", Dec & 0x3ffc000 {
        PID4_RSVD1: 0x03ffc000 = "erspan.pid4.rsvd1", "Reserved", Dec;
        PID4_RSVD2: 0x00003fff = "erspan.pid4.rsvd2", "Reserved", Dec;
    };
    PID4_RSVD3: u32 = "erspan.pid4.rsvd3", "Reserved", Dec & 0xffffffff;
    PID5: Bits<u32> = "erspan.pid5.switchid", "Platform 5", Dec & 0x3ff0000 {
        PID5_SWITCH: 0x03ff0000 = "erspan.pid5.switchid", "Switch ID", Dec;
        PID5_PORT: 0x0000ffff = "erspan.pid5.port_index", "Port ID/Index", Dec;
    };
    PID5_TIMESTAMP: u32 = "erspan.pid5.timestamp", "Timestamp (seconds)", Dec & 0xffffffff;
    PID7: Bits<u32> = "erspan.pid7.rsvd1", "Platform 7", Dec & 0x3f00000 {
        PID7_RSVD: 0x03f00000 = "erspan.pid7.rsvd1", "Reserved", Dec;
        PID7_SOURCE: 0x000fffff = "erspan.pid7.source_index", "Source Index", Dec;
    };
    PID7_TIMESTAMP: u32 = "erspan.pid7.timestamp", "Upper 32-bit Timestamp", Dec & 0xffffffff;
    PID_RSVD: u64 = "erspan.pid.rsvd", "Reserved", Dec & 0x3ffffff;
}

notes! { UNKNOWN_VERSION = "erspan.version.unknown", Warn, Undecoded, "Unknown version"; }

flag_labels! { EGRESS "Egress", "Ingress" }

values! { VERSIONS { 1 "Type II", 2 "Type III" } }
values! { ENCAPS {
    0 "Originally without VLAN tag", 1 "Originally ISL encapsulated", 2 "Originally 802.1Q encapsulated",
    3 "VLAN tag preserved in frame",
} }
values! { INTEGRITIES {
    0 "Good or unknown integrity", 1 "Short frame", 2 "Oversized frame", 3 "CRC or alignment error",
} }
values! { TRUNCATIONS { 0 "Not truncated", 1 "Truncated" } }
values! { FRAME_TYPES { 0 "Ethernet", 2 "IP" } }
values! { GRANULARITIES { 0 "100 microseconds", 1 "100 nanoseconds", 2 "IEEE 1588", 3 "Custom granularity" } }

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("ERSPAN");
    layer.info(format_args!("ERSPAN:"));
    // Type I has no header, and no sequence number in GRE.
    if matches!(layer.argument(), Argument::Number(0)) {
        layer.title(format_args!(" Type I"));
        layer.covers(0);
        ethernet(layer);
        return Ok(());
    }
    let whole = layer.span().len();
    layer.covers(whole);
    let word = layer.peek::<u16>(0)?;
    layer.put_members(FIRST, 0, 2, u64::from(word));
    layer.skip(2)?;
    match VERSION.of(word) {
        1 => {
            layer.title(format_args!(" Type II"));
            let word = layer.peek::<u16>(0)?;
            layer.put_members(SECOND, 2, 2, u64::from(word));
            layer.skip(2)?;
            let word = layer.peek::<u32>(0)?;
            layer.put_members(INDEX_WORD, 4, 4, u64::from(word));
            layer.skip(4)?;
            ethernet(layer);
            Ok(())
        }
        2 => {
            layer.title(format_args!(" Type III"));
            type_iii(layer)
        }
        _ => {
            layer.title(format_args!(" Unknown"));
            layer.note_here(UNKNOWN_VERSION, format_args!(""));
            let rest = layer.rest();
            layer.data(rest);
            Ok(())
        }
    }
}

fn ethernet(layer: &mut Layer<'_, '_>) {
    let rest = layer.rest();
    if !rest.is_empty() && !layer.call_named(Name::new("eth"), rest, Argument::None) {
        layer.data(rest);
    }
}

fn type_iii(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let word = layer.peek::<u16>(0)?;
    layer.put_members(SECOND_III, 2, 2, u64::from(word));
    layer.skip(2)?;
    layer.read(TIMESTAMP)?;
    layer.read(SGT)?;
    let word = layer.peek::<u16>(0)?;
    layer.put_members(LAST, 10, 2, u64::from(word));
    layer.skip(2)?;
    if OPTIONAL.is_set(word) {
        sub_header(layer)?;
    }
    match (FRAME_TYPE.of(word), HAS_ETHERNET.is_set(word)) {
        (0, _) => ethernet(layer),
        (2, _) => {
            let rest = layer.rest();
            if !layer.call_named(Name::new("ip"), rest, Argument::None) {
                layer.data(rest);
            }
        }
        _ => {
            let rest = layer.rest();
            layer.data(rest);
        }
    }
    Ok(())
}

/// Eight octets whose form the platform tells.
fn sub_header(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let at = layer.at();
    let word = layer.peek::<u32>(0)?;
    layer.put_members(PLATFORM, at, 4, u64::from(word));
    let platform = PLATFORM_ID.of(word);
    let (group, second) = match platform {
        1 => (PID1, PID1_PORT),
        3 => (PID3, PID3_TIMESTAMP),
        4 => (PID4, PID4_RSVD3),
        5 | 6 => (PID5, PID5_TIMESTAMP),
        7 => (PID7, PID7_TIMESTAMP),
        _ => {
            let rest = u64::from(word & 0x03ff_ffff) << 32 | u64::from(layer.peek::<u32>(4)?);
            layer.put(PID_RSVD, at, 8, rest);
            return layer.skip(8);
        }
    };
    layer.put_members(group, at, 4, u64::from(word));
    layer.skip(4)?;
    layer.read(second).map(drop)
}
