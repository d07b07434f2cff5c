//! Tags of bridge port extenders: IEEE 802.1BR-2012 clause 7.5.
//!
//! Six octets between two EtherTypes: a priority, and the channels that the frame comes in by and goes out by.

use dissect::prelude::*;

use crate::eth;
use crate::ethertype::ethertype;
use crate::words::ETHERTYPES;

pub(crate) static ETAG: Protocol = Protocol {
    fields: FIELDS,
    prefs: PREFS,
    entries: &[on(tables::ETHERTYPE, 0x893f)],
    ..Protocol::new("etag", "ETAG", "802.1BR E-Tag", dissect)
};

fields! {
    /// The words that the fields are cut from have none of their own.
    INGRESS: Bits<u16> = "etag.iecid_base", "Ingress_E-CID_base", Hex & 0xfff {
        PCP: 0xe000 = "etag.pcp", "E-PCP", Dec, PRIORITIES;
        DEI: 0x1000 = "etag.dei", "E-DEI", Dec;
        INGRESS_BASE: 0x0fff = "etag.iecid_base", "Ingress_E-CID_base", Hex;
    };
    EGRESS: Bits<u16> = "etag.ecid_base", "E-CID_base", Hex & 0xfff {
        RESERVED: 0xc000 = "etag.resv", "Reserved", Dec;
        GROUP: 0x3000 = "etag.group", "GRP", Dec, GROUPS;
        BASE: 0x0fff = "etag.ecid_base", "E-CID_base", Hex;
    };
    INGRESS_EXTENSION: u8 = "etag.iecid_ext", "Ingress_E-CID_ext", Hex;
    EXTENSION: u8 = "etag.ecid_ext", "E-CID_ext", Hex;
    ETYPE: u16 = "etag.etype", "Type", Hex, ETHERTYPES;
    TRAILER: Bytes = "etag.trailer", "Trailer", None;
}

prefs! {
    SUMMARY = "summary_in_tree", "Show the tag's fields in its line, too", Bool(true);
}

// IEEE 802.1D-2004 annex G.
values! { PRIORITIES {
    0 "Best Effort (default)", 1 "Background", 2 "Spare", 3 "Excellent Effort", 4 "Controlled Load",
    5 "Video, < 100ms latency and jitter", 6 "Voice, < 10ms latency and jitter", 7 "Network Control",
} }

values! { GROUPS {
    0 "Point-to-point", 1 "Point-to-multipoint", 2 "Point-to-multipoint", 3 "Point-to-multipoint",
} }

const TAG_OCTETS: usize = 6;

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("802.1BR E-Tag");
    layer.info_clear();
    let (ingress, egress) = (layer.peek::<u16>(0)?, layer.peek::<u16>(2)?);
    let (ingress_extension, extension) = (layer.peek::<u8>(4)?, layer.peek::<u8>(5)?);
    layer.covers(TAG_OCTETS);
    let of = |extension: u8, base: u64| u64::from(extension) << 12 | base;
    if layer.wants_labels() && layer.pref_bool(SUMMARY) {
        layer.title(format_args!(
            ", TCI: 0x{:04x}{:04x}{:04x} Ingress_E-CID: {} E-CID: {}",
            ingress,
            egress,
            u16::from_be_bytes([ingress_extension, extension]),
            of(ingress_extension, INGRESS_BASE.of(ingress)),
            of(extension, BASE.of(egress)),
        ));
    }
    let bits = dissect::tree::flags::BITS;
    for f in [PCP, DEI, INGRESS_BASE] {
        layer.put_value(f, 0, 2, Value::U64(f.of(ingress)), bits);
    }
    for f in [RESERVED, GROUP, BASE] {
        layer.put_value(f, 2, 2, Value::U64(f.of(egress)), bits);
    }
    layer.skip(4)?;
    layer.read(INGRESS_EXTENSION)?;
    layer.read(EXTENSION)?;
    let kind = layer.read(ETYPE)?;
    let (mark, rest) = (layer.mark(), layer.rest());
    ethertype(layer, kind, rest);
    let payload = layer.payload_len();
    eth::tag_tail(layer, mark, TRAILER, payload)
}
