//! Cisco HDLC, and SLARP, its keepalive and address protocol (as Cisco documents them).

use dissect::prelude::*;

pub(crate) static CHDLC: Protocol = Protocol {
    fields: FIELDS,
    prefs: PREFS,
    entries: &[on(tables::LINK, 104), on(tables::LINK, 112)],
    ..Protocol::new("chdlc", "CHDLC", "Cisco HDLC", dissect)
};

/// By EtherType, of the few that Cisco HDLC knows.
const PROTOCOLS: Table = Table::new("chdlc.protocol");

fields! {
    ADDRESS: u8 = "chdlc.address", "Address", Hex, ADDRESSES;
    CONTROL: u8 = "chdlc.control", "Control", Hex;
    PROTOCOL: u16 = "chdlc.protocol", "Protocol", Hex, NAMES;
    CLNS_PADDING: u8 = "chdlc.clns_padding", "CLNS Padding", Hex;
}

prefs! {
    FCS_TYPE = "fcs_type", "Check sequence at the end of a frame", Choice(0, crate::ppp::FCS_TYPES);
}

values! { ADDRESSES { 0xf "Unicast", 0x8f "Multicast" } }
values! { NAMES {
    0x800 "IP", 0x2000 "Cisco Discovery Protocol", 0x4242 "Spanning Tree BPDU", 0x6558 "Transparent Ethernet bridging",
    0x8035 "SLARP", 0x8038 "DEC LanBridge", 0x809b "Appletalk", 0x80f3 "AARP", 0x8137 "Netware IPX/SPX",
    0x86dd "IPv6", 0x8847 "MPLS unicast", 0x8848 "MPLS multicast", 0xfefe "OSI",
} }

const OSI: u16 = 0xfefe;

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("CHDLC");
    layer.info_clear();
    let ends = match layer.peek::<u8>(0)? {
        _ if layer.packet_note().and_then(|n| n.sent).is_some_and(|sent| sent) => ("DTE", "DCE"),
        _ if layer.packet_note().and_then(|n| n.sent).is_some() => ("DCE", "DTE"),
        _ => ("N/A", "N/A"),
    };
    layer.set_link_ends(Address::other(ends.0), Address::other(ends.1));
    layer.read(ADDRESS)?;
    layer.read(CONTROL)?;
    let fcs = layer.pref_uint(FCS_TYPE);
    if fcs != 0 {
        crate::ppp::check_sequence(layer, fcs);
    }
    let number = layer.read(PROTOCOL)?;
    if number == OSI {
        layer.read(CLNS_PADDING)?;
    }
    let rest = layer.rest();
    layer.covers(layer.at());
    if layer.hand_off(PROTOCOLS, u32::from(number), rest) {
        return Ok(());
    }
    let name = match number {
        0x0800 => Name::new("ip"),
        0x2000 => Name::new("cdp"),
        0x4242 => Name::new("stp"),
        0x6558 => Name::new("eth"),
        0x8137 => Name::new("ipx"),
        0x86dd => Name::new("ipv6"),
        0x8847 | 0x8848 => Name::new("mpls"),
        OSI => Name::new("osi"),
        _ => Name::new("data"),
    };
    let unknown = name == Name::new("data");
    if unknown {
        layer.info(format_args!("Protocol {number:#06x}"));
    }
    if unknown || !layer.call_named(name, rest, Argument::None) {
        layer.data(rest);
    }
    Ok(())
}

pub(crate) mod slarp {
    //! Serial Line Address Resolution Protocol.

    use super::*;

    pub(crate) static SLARP: Protocol = Protocol {
        fields: FIELDS,
        notes: NOTES,
        stateless: true,
        entries: &[on(PROTOCOLS, 0x8035)],
        ..Protocol::new("slarp", "SLARP", "Cisco SLARP", dissect)
    };

    fields! {
        PACKET_TYPE: u32 = "slarp.ptype", "Packet type", Dec, PACKET_TYPES;
        ADDRESS: Ipv4 = "slarp.address", "Address", None;
        NETMASK: Ipv4 = "slarp.netmask", "Netmask", Netmask;
        MINE: u32 = "slarp.mysequence", "Outgoing sequence number", Dec;
        YOURS: u32 = "slarp.yoursequence", "Returned sequence number", Dec;
        RELIABILITY: u16 = "slarp.reliability", "Reliability", Hex;
    }

    notes! {
        UNRELIABLE = "slarp.reliability.invalid", Error, Malformed, "Reliability must be 0xFFFF";
    }

    values! { PACKET_TYPES { 0 "Request", 1 "Reply", 2 "Line keepalive" } }

    fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        layer.protocol_column("SLARP");
        layer.info_clear();
        let kind = layer.read(PACKET_TYPE)?;
        let name = PACKET_TYPES.name(kind, "Unknown");
        match kind {
            0 | 1 => {
                let (address, mask) = (layer.span().array::<4>(4)?, layer.span().array::<4>(8)?);
                let (from, mask) = (Address::Ipv4(address), Address::Ipv4(mask));
                layer.info(format_args!("{name}, from {from}, mask {mask}"));
                layer.ipv4(ADDRESS)?;
                layer.ipv4(NETMASK)?;
                Ok(())
            }
            2 => {
                let (mine, yours) = (layer.span().u32(4)?, layer.span().u32(8)?);
                layer.info(format_args!(
                    "{name}, outgoing sequence {mine}, returned sequence {yours}"
                ));
                layer.read(MINE)?;
                layer.read(YOURS)?;
                if layer.read(RELIABILITY)? != 0xffff {
                    layer.note(UNRELIABLE);
                }
                Ok(())
            }
            _ => {
                layer.info(format_args!("Unknown packet type {kind:#010x}"));
                let rest = layer.rest();
                layer.data(rest);
                Ok(())
            }
        }
    }
}
