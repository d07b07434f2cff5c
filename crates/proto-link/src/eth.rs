//! Ethernet, IEEE 802.3-2022 section 3, and the dispatcher by EtherType.

use dissect::prelude::*;
use dissect::tree::flags;

pub(crate) static ETH: Protocol = Protocol {
    fields: FIELDS,
    notes: NOTES,
    prefs: PREFS,
    entries: &[on(tables::LINK, 1), on(tables::GRE_PROTO, 0x6558), on(tables::ETHERTYPE, 0x6558)],
    ..Protocol::new("eth", "Ethernet", "Ethernet", dissect)
};

fields! {
    DST: Ether = "eth.dst", "Destination", None;
    DST_RESOLVED: Text = "eth.dst_resolved", "Destination (resolved)", None;
    DST_OUI: U24 = "eth.dst.oui", "Destination OUI", Oui;
    DST_OUI_RESOLVED: Text = "eth.dst.oui_resolved", "Destination OUI (resolved)", None;
    SRC: Ether = "eth.src", "Source", None;
    SRC_RESOLVED: Text = "eth.src_resolved", "Source (resolved)", None;
    SRC_OUI: U24 = "eth.src.oui", "Source OUI", Oui;
    SRC_OUI_RESOLVED: Text = "eth.src.oui_resolved", "Source OUI (resolved)", None;
    ADDR: Ether = "eth.addr", "Address", None;
    ADDR_RESOLVED: Text = "eth.addr_resolved", "Address (resolved)", None;
    ADDR_OUI: U24 = "eth.addr.oui", "Address OUI", Oui;
    ADDR_OUI_RESOLVED: Text = "eth.addr.oui_resolved", "Address OUI (resolved)", None;
    DST_WORD: Bits<U24> = "eth.dst.flags", "Address bits", Hex {
        DST_LG: 0x20000 = "eth.dst.lg", "LG bit", Flag, LOCAL;
        DST_IG: 0x10000 = "eth.dst.ig", "IG bit", Flag, GROUP;
        SRC_LG: 0x20000 = "eth.src.lg", "LG bit", Flag, LOCAL;
        SRC_IG: 0x10000 = "eth.src.ig", "IG bit", Flag, GROUP;
        LG: 0x20000 = "eth.lg", "LG bit", Flag, LOCAL;
        IG: 0x10000 = "eth.ig", "IG bit", Flag, GROUP;
    };
    LEN: u16 = "eth.len", "Length", Dec;
    TYPE: u16 = "eth.type", "Type", Hex, ETHERTYPES;
    INVALID_TYPE: u16 = "eth.invalid_lentype", "Invalid length/type", HexDec;
    PADDING: Bytes = "eth.padding", "Padding", None;
    TRAILER: Bytes = "eth.trailer", "Trailer", None;
    FCS: u32 = "eth.fcs", "Frame check sequence", Hex;
    FCS_STATUS: u8 = "eth.fcs.status", "FCS Status", None, CHECKSUM_STATUS;
}

notes! {
    INVALID_LENTYPE = "eth.invalid_lentype.expert", Warn, Protocol, "Invalid length/type";
    SRC_NOT_GROUP = "eth.src_not_group", Warn, Protocol, "Source MAC must not be a group address: IEEE 802.3-2002, Section 3.2.3(b)";
    FCS_BAD = "eth.fcs_bad", Error, Checksum, "Bad checksum";
    LEN_PAST_END = "eth.len.past_end", Error, Malformed, "Length field value goes past the end of the payload";
    PADDING_BAD = "eth.padding_bad", Note, Protocol, "Padding identification may be inaccurate and impact trailer dissector";
}

prefs! {
    ASSUME_PADDING = "assume_padding", "Short frames of which the payload tells its length are padded", Choice(1, &["never", "zeros", "any"]);
    CHECK_FCS = "check_fcs", "Validate the Ethernet checksum", Bool(false);
}

flag_labels! {
    LOCAL "Locally administered address", "Globally unique address";
    GROUP "Group address", "Individual address";
}

values! { CHECKSUM_STATUS { 0 "Bad", 1 "Good", 2 "Unverified", 3 "Not present", 4 "Illegal" } }

// Names: IEEE Registration Authority "EtherType" list.
values! { pub(crate) ETHERTYPES {
    0x0800 "IPv4", 0x0806 "ARP", 0x0842 "Wake on LAN", 0x8035 "RARP", 0x8100 "802.1Q Virtual LAN",
    0x86dd "IPv6", 0x8808 "MAC Control", 0x8847 "MPLS label switched packet", 0x8863 "PPPoE Discovery",
    0x8864 "PPPoE Session", 0x888e "802.1X Authentication", 0x88a8 "802.1ad Provider Bridge (Q-in-Q)",
    0x88cc "802.1 Link Layer Discovery Protocol (LLDP)", 0x88f7 "PTPv2 over Ethernet (IEEE1588)", 0x9000 "Loopback",
} }

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("Ethernet");
    let dst: [u8; 6] = layer.span().array(0)?;
    let src: [u8; 6] = layer.span().array(6)?;
    layer.set_link_ends(Address::Ether(src), Address::Ether(dst));
    let kind = layer.span().u16(12);
    if !layer.state_only() {
        address(layer, 0, &dst, &DESTINATION);
        address(layer, 6, &src, &SOURCE);
        if layer.wants_labels() {
            let (src, dst) = (Address::Ether(src), Address::Ether(dst));
            let form = if kind.is_ok_and(|k| k >= 0x600) { " II" } else { "" };
            layer.title(format_args!("{form}, Src: {src}, Dst: {dst}"));
        }
    }
    layer.seek(12);
    let kind = kind?;
    if kind >= 0x600 {
        layer.read(TYPE)?;
        let rest = layer.rest();
        ethertype(layer, kind, rest);
    } else {
        layer.read(LEN)?;
        let rest = layer.rest();
        layer.hand_off_or_data(tables::LINK, 0xffff, rest);
    }
    Ok(())
}

struct Words {
    address: Field<Ether>,
    resolved: Field<Text>,
    oui: Field<U24>,
    oui_resolved: Field<Text>,
    lg: Field<()>,
    ig: Field<()>,
}

const DESTINATION: Words = Words {
    address: DST,
    resolved: DST_RESOLVED,
    oui: DST_OUI,
    oui_resolved: DST_OUI_RESOLVED,
    lg: DST_LG,
    ig: DST_IG,
};
const SOURCE: Words = Words {
    address: SRC,
    resolved: SRC_RESOLVED,
    oui: SRC_OUI,
    oui_resolved: SRC_OUI_RESOLVED,
    lg: SRC_LG,
    ig: SRC_IG,
};

fn address(layer: &mut Layer<'_, '_>, at: usize, octets: &[u8; 6], words: &Words) {
    let [a, b, c, ..] = *octets;
    let oui = u32::from_be_bytes([0, a, b, c]);
    let vendor = layer.config().vendor(octets);
    layer.put_bytes(words.address, at, 6);
    layer.nest(|layer| {
        layer.hidden_bytes(words.resolved, at, 6);
        layer.hidden(words.oui, at, 3, oui);
        if let Some(vendor) = vendor {
            layer.put_text_flagged(words.oui_resolved, at, 6, vendor, flags::HIDDEN);
        }
        layer.put_bytes(ADDR, at, 6);
        layer.hidden_bytes(ADDR_RESOLVED, at, 6);
        layer.hidden(ADDR_OUI, at, 3, oui);
        if let Some(vendor) = vendor {
            layer.put_text_flagged(ADDR_OUI_RESOLVED, at, 6, vendor, flags::HIDDEN);
        }
        let bits = |layer: &mut Layer<'_, '_>, f: Field<()>, hidden: u8| {
            layer.put_value(f, at, 3, Value::U64(f.of(oui)), flags::BITS | hidden);
        };
        bits(layer, words.lg, 0);
        bits(layer, LG, flags::HIDDEN);
        bits(layer, words.ig, 0);
        bits(layer, IG, flags::HIDDEN);
    });
}

/// Hands bytes on by EtherType, through the dispatcher that stands in the names of the layers.
pub(crate) fn ethertype<'b>(layer: &mut Layer<'_, 'b>, kind: u16, rest: Span<'b>) {
    layer.call_named(Name::new("ethertype"), rest, Argument::Number(u64::from(kind)));
}

pub(crate) mod dispatch {
    //! The dispatcher by EtherType.

    use super::*;

    pub(crate) static ETHERTYPE: Protocol =
        Protocol { has_node: false, ..Protocol::new("ethertype", "Ethertype", "Ethertype", dissect) };

    fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        let Argument::Number(kind) = layer.argument() else { return Err(Stop::Bug("no EtherType given")) };
        let rest = layer.span();
        if !layer.hand_off(tables::ETHERTYPE, kind as u32, rest) {
            layer.protocol_column("0x");
            layer.info(format_args!("{}", ETHERTYPES.name(kind, "Unknown")));
            layer.data(rest);
        }
        Ok(())
    }
}
